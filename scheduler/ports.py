"""What the scheduler asks of the outside: a clock, and a messenger for each platform."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, runtime_checkable

from bot.chat.events import Event
from bot.chat.messages import Row, Turn
from bot.store.engine import Store
from scheduler.turns import Turns


class Clock(Protocol):
    """The coach's clock; movable only in the try-out and in tests."""

    def now(self) -> datetime:
        """The moment it is, aware, in UTC."""
        ...

    async def sleep_until(self, moment: datetime) -> None:
        """Return at or soon after the moment; earlier when the clock was moved."""
        ...


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there; `ref` is the platform's own reference for a later edit, `channel` where it went."""

    ref: str
    channel: str | None = None


Scope = Literal["channel", "tenant", "method"]


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now: try again after `seconds`; `scope` is what has to wait with it."""

    seconds: float
    scope: Scope = "channel"


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """It may or may not have arrived (time-out, 5xx, reset)."""

    why: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The member, or the whole workspace, cannot be reached until something changes."""

    whose: Literal["member", "workspace"]
    why: str


@dataclass(frozen=True, slots=True)
class Misconfigured:
    """A scope or permission is missing; permanent until the configuration changes."""

    why: str


@dataclass(frozen=True, slots=True)
class OurBug:
    """The platform refused what we made."""

    why: str


@dataclass(frozen=True, slots=True)
class Expired:
    """An interaction's own reply route is over; the row goes to the direct messages instead."""

    why: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A code nobody has seen before."""

    code: str


@dataclass(frozen=True, slots=True)
class Done:
    """A job's work is done; `outcome` goes back to the coach as an event."""

    outcome: Mapping[str, str] = field(default_factory=dict)


Outcome = Sent | Wait | Ambiguous | Unreachable | Misconfigured | OurBug | Expired | Unclear | Done


class Messenger(Protocol):
    """One platform's way of sending."""

    platform: str

    async def send(self, row: Row) -> Outcome:
        """Send a finished row; never raises for what a platform can answer."""
        ...

    async def look_up(self, row: Row) -> Sent | Wait | Ambiguous | None:
        """After an ambiguous attempt: Sent when it is there, None when it is surely not, Ambiguous when nobody can say.

        Wait when the platform could not be asked now (429, 5xx, time-out); Ambiguous is final.
        """
        ...


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second in the long run, and `burst` at once after a silence."""

    per_second: float
    burst: int = 1


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a platform lets us send, to one channel and in one tenant as a whole; None is no limit."""

    channel: Rate | None = None
    tenant: Rate | None = None
    calls: Callable[[Row], int] = lambda row: 1  # noqa: ARG005 - most rows are one call
    """How many calls sending a row takes."""


@runtime_checkable
class Paced(Protocol):
    """A messenger that knows its platform's limits; one without `limits` is not paced."""

    def limits(self) -> Pace:
        """The pace that never makes the platform say "too fast"."""
        ...


Hear = Callable[[Event], Awaitable[Turn]]
"""Runs one event's turn in a worker thread; when it returns, the turn is committed. Raises StoreError when it isn't."""
Deliver = Callable[[Sequence[Row]], None]
"""Begins to deliver rows in tasks of their own and returns at once."""


@runtime_checkable
class Keeping(Protocol):
    """An adapter that keeps something of its own in the database: tokens of workspaces, say."""

    def lend(self, store: Store, turns: Turns) -> None:
        """Have the store and the threads that may use it; called before it is started."""
        ...


class Adapter(Protocol):
    """One platform in a running process; `adapters.<platform>.app.adapter(settings)` makes it without any network.

    For each event: `turn = await hear(event)`, only then acknowledge it to the platform (answering `turn.form` or
    `turn.problems` where there is one), then `deliver(turn.rows)`, unless `turn.repeated`: its rows were delivered the
    first time, or are found by the scheduler. On a StoreError answer "try again" or do not acknowledge.
    """

    @property
    def platform(self) -> str:
        """What its addresses call it."""
        ...

    @property
    def messenger(self) -> Messenger:
        """Its way of sending; before `start` has returned it may be asked already, and answers `Wait`."""
        ...

    async def start(self, hear: Hear, deliver: Deliver) -> None:
        """Connect and begin to take events; returns when ready, raises CoachError when that will never work."""
        ...

    async def connect(self) -> None:
        """Be able to send without taking events: what a process that only delivers does instead of `start`."""
        ...

    async def stop(self) -> None:
        """Take no more events; returns when each one that was begun is acknowledged. Sending must still work."""
        ...

    async def close(self) -> None:
        """Let go of every connection; called last, after the rows in flight are delivered, also if start failed."""
        ...
