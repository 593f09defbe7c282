"""Prototype sessions, planned or held, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

CURRENCIES = ("attention", "energy", "time", "money")
State = Literal["planned", "logged", "missed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Session:
    """A prototype session with a contact: `starts` is an aware moment, `zone` the zone it was planned in."""

    id: int
    contact: int
    starts: datetime
    minutes: int
    zone: str
    created: datetime
    aim: str | None = None
    state: State = "planned"

    @property
    def ends(self) -> datetime:
        """When it is over and the prompt to log it may come."""
        return self.starts + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a session: how it went, the currencies that came in, and what follows from it.

    `worth` is the value that the other set afterwards, in `currency` (ISO 4217); `next` is whether they go on alone or
    with the member; `referrals` are the contacts they brought; `share` says whether the proof may be passed on.
    """

    session: int
    how: str
    came: frozenset[str]
    created: datetime
    worth: Decimal | None = None
    currency: str = "EUR"
    actions: str | None = None
    next: str | None = None
    referrals: tuple[int, ...] = ()
    proof: str | None = None
    share: bool = False
    thanks: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """One sentence that may change story, offer or list, and the session it came from."""

    id: int
    text: str
    created: datetime
    session: int | None = None
