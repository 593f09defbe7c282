"""One attempt to send one row: what is checked first, what the messenger says, and what that means."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

import structlog

from bot import nudging
from bot.chat.events import Event, JobDone
from bot.chat.messages import Row, Turn
from bot.domain.rhythm import quiet_until, still_wanted
from bot.store.engine import Store
from bot.store.work import MemberNow, Work
from scheduler import verdicts
from scheduler.commits import Commits
from scheduler.limits import AHEAD, Resting
from scheduler.pacing import Pacing
from scheduler.ports import (
    Ambiguous,
    Clock,
    Done,
    Messenger,
    Misconfigured,
    OurBug,
    Outcome,
    Sent,
    Unclear,
    Wait,
)
from scheduler.turns import Turns
from scheduler.verdicts import Verdict

log = structlog.get_logger()
T = TypeVar("T")

TIMEOUT = 15.0
"""Seconds that a messenger may take to answer."""
_LEASE_LEFT = 30.0
"""Seconds after leasing in which sending may begin: the lease (50) less the longest call, and some."""
_LONGEST_NAP = 5.0
"""Seconds that a row waits for its pace in memory; a longer wait goes back to the database."""
_BOOK_AGAIN = 0.1
"""Seconds before the places that nudges took ahead are used up, when the next ones may be taken."""


_WOKEN_SOON = timedelta(seconds=2)
"""So soon somebody whose moment has come is woken, or it turns out that they cannot be."""
_STILL = 0.25
"""Seconds for which what was seen of the members when a row was leased is as good as a look just before sending."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a row stood when it was leased: when that was, on the loop's clock, and why it was not wanted already.

    `seen` is False when that could not be seen, and has to be looked at for this row alone.
    """

    leased: float
    unwanted: Verdict | None = None
    seen: bool = True


class Attempts:
    """Tries rows, one at a time for whoever asks."""

    def __init__(
        self,
        store: Store,
        turns: Turns,
        messengers: Mapping[str, Messenger],
        clock: Clock,
        hear: Callable[[Event, datetime], Turn] | None,
        pacing: Pacing,
    ) -> None:
        self._store = store
        self._turns = turns
        self._looks = Commits(store, turns, looks=True)
        self._messengers = messengers
        self._clock = clock
        self._hear = hear
        self._pacing = pacing
        self._refused: dict[int, int] = {}
        self.resting = Resting()
        """The tenants that use their whole pace: what else is queued there need not be looked at yet."""
        self.naps: Callable[[], None] = lambda: None
        """Called in a row's task when it begins to wait for its pace."""

    async def attempt(self, row: Row, look: Look) -> tuple[Verdict, Turn | None]:
        """What to record, and a turn whose rows go out after that."""
        messenger = self._messengers.get(row.address.platform)
        if messenger is None:
            return Verdict("pending"), None  # another process sends to this platform
        refused = self._refused.pop(row.id, None) == row.fence - 1
        if verdicts.once_only(row) and row.attempts > 1 and not refused:
            found = verdicts.looked_up(row, await _looked_up(messenger, row), self._clock.now())
            if found is not None:
                return found, None
        held_back = await self._held_back(row, look)
        if held_back is not None:
            return held_back, None
        verdict, outcome = await self._sent(messenger, row)
        return verdict, await self._job_ended(row, outcome, verdict) if row.kind == "job" else None

    async def _held_back(self, row: Row, look: Look) -> Verdict | None:
        """Why a row is not sent now after all; waits for its pace first, so that this is asked just before sending."""
        if row.kind == "edit" and row.replaces_ref is None:
            return verdicts.without_original(await self._turns.look(self._original, row), self._clock.now())
        loop = asyncio.get_running_loop()
        later = await self._paced(row)
        if later is not None:
            return later
        unwanted = look.unwanted
        if verdicts.speaks_first(row) and (not look.seen or loop.time() - look.leased > _STILL):
            unwanted = await self._looks.write(self.unwanted, row)
        if verdicts.late(row, self._clock.now()):
            return Verdict("cancelled", why="stale")
        if unwanted is not None:
            return unwanted
        if loop.time() - look.leased > _LEASE_LEFT:
            return Verdict("pending")
        return None

    async def _paced(self, row: Row) -> Verdict | None:
        """Wait for the row's pace; a row that would wait too long goes back, to be claimed when there is a place."""
        loop, nudge = asyncio.get_running_loop(), row.lane == "nudge"
        most = AHEAD if nudge else _LONGEST_NAP
        place = await self._pacing.place(row, most)
        if nudge and place.rests > AHEAD - _BOOK_AGAIN:
            self.resting.note(row, loop.time() + place.rests - _BOOK_AGAIN)
        if place.after > most:
            moment = self._clock.now() + timedelta(seconds=_jittered(place.after))
            return Verdict("pending", due_at=None if nudge and place.rests > most else moment)
        if place.after > 0:
            self.naps()
            await asyncio.sleep(place.after)
        return None

    def _original(self, row: Row) -> Row | None:
        with self._store.read() as work:
            return work.row(row.message.replaces) if row.message.replaces is not None else None

    def unwanted(self, work: Work, rows: Sequence[Row]) -> list[Verdict | None]:
        """Why nudges are not sent now, by what is wanted by now: quiet hours, or not at all; nothing of replies."""
        now = self._clock.now()
        asked = {row.member for row in rows if row.member is not None and verdicts.speaks_first(row)}
        members = work.members_now(asked)
        return [
            _unwanted(row, members[row.member], work, now)
            if row.member in members and verdicts.speaks_first(row)
            else None
            for row in rows
        ]

    async def _sent(self, messenger: Messenger, row: Row) -> tuple[Verdict, Outcome]:
        outcome = await _answer(messenger.send(row), row, "send")
        if isinstance(outcome, Wait):
            outcome = replace(outcome, seconds=_jittered(outcome.seconds))
            await self._pacing.hold(row, outcome.scope, outcome.seconds)
        _report(row, outcome)
        verdict = verdicts.verdict(row, outcome, self._clock.now())
        if verdict.refused:
            self._refused[row.id] = row.fence  # whoever claims it next in this process need not look it up
        return verdict, outcome

    async def _job_ended(self, row: Row, outcome: Outcome, verdict: Verdict) -> Turn | None:
        """Tell the coach what came of a job; the event has the row's number, so a job done twice is heard once."""
        if self._hear is None or verdict.state not in {"sent", "dead"}:
            return None
        now = self._clock.now()
        came = dict(outcome.outcome) if isinstance(outcome, Done) else None
        job = row.message.text
        event = JobDone(id=f"job:{row.id}", address=row.address, at=now, channel=row.channel, job=job, outcome=came)
        return await self._turns.run(self._hear, event, now)


def _unwanted(row: Row, there: MemberNow, work: Work, now: datetime) -> Verdict | None:
    """Why a nudge is not sent now; only who was heard since it was made can have changed what they want."""
    member = there.member
    changed = row.created is None or (there.heard is not None and there.heard >= row.created)
    if row.slots and changed and not still_wanted(nudging.plan(member, work, None, now), row.slots, now):
        return Verdict("cancelled", why="not wanted any more")
    if verdicts.joins_next(row, there.wakes, now):
        return Verdict("pending", due_at=now + _WOKEN_SOON)
    quiet = quiet_until(member, now)
    return Verdict("pending", due_at=quiet) if quiet is not None else None


@dataclass(frozen=True, slots=True)
class _Failed(Ambiguous):
    """The messenger did not answer at all."""


async def _looked_up(messenger: Messenger, row: Row) -> Sent | Wait | Ambiguous | None:
    """What the platform says of an earlier attempt; a look-up that fails itself is made again later."""
    found = await _answer(messenger.look_up(row), row, "look up")
    return Wait(_jittered(TIMEOUT)) if isinstance(found, _Failed) else found


async def _answer(call: Awaitable[T], row: Row, what: str) -> T | _Failed:
    """The messenger's answer; a call that raises or hangs may or may not have arrived."""
    try:
        async with asyncio.timeout(TIMEOUT):
            return await call
    except TimeoutError:
        why = "timeout"
    except Exception as bug:  # noqa: BLE001 - whatever a library raises, the row is in doubt
        why = type(bug).__name__
    log.error("messenger failed", what=what, platform=row.address.platform, row=row.id, why=why)
    return _Failed(why)


def _report(row: Row, outcome: Outcome) -> None:
    """Log what somebody should look at, without what was said or to whom."""
    about = {"row": row.id, "platform": row.address.platform, "kind": row.kind}
    match outcome:
        case OurBug(why):
            log.error("the platform refused what we made", why=why, **about)
        case Misconfigured(why):
            log.error("a permission is missing", tenant=row.address.tenant, why=why, **about)
        case Unclear(code):
            log.warning("an answer nobody knows", code=code, **about)
        case _:
            pass


def _jittered(seconds: float) -> float:
    """A little longer, so that those who wait together don't come back together."""
    return seconds + random.uniform(0, min(1.0, seconds / 4))  # noqa: S311 - nothing is secret here
