"""When the coach has a reason to speak first; pure, from local rules each time, never by adding 24 hours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.member import Member
from bot.domain.sessions import Session

Nudge = Literal["test", "reminder", "prompt"]

TEST_AFTER = timedelta(minutes=1)
"""After the welcome: soon enough to see at once that a nudge arrives."""
REMIND_BEFORE = timedelta(hours=1)
TOO_LATE_TO_REMIND = timedelta(minutes=10)
"""Closer to the start than this a reminder only startles."""
PROMPT_AFTER = timedelta(minutes=10)
"""After the session's end: time to say goodbye."""
AFTER_A_BUG = timedelta(hours=1)
"""Before a wake-up that failed on our side is tried again."""
SILENCE = timedelta(minutes=15)
"""A nudge waits until a talk under way has been silent for so long."""


@dataclass(frozen=True, slots=True)
class Due:
    """One nudge: what kind, about which session, when, and when it would go stale.

    `slot` is what is never done twice: a moved session has another one.
    """

    kind: Nudge
    slot: str
    at: datetime
    not_after: datetime | None = None
    session: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides when to speak: settings, sessions, what was done already, and a talk that is under way."""

    member: Member
    sessions: Sequence[Session]
    done: Collection[str]
    talked_at: datetime | None = None
    """When the open talk was last touched; None when none is open."""


def planned(plan: Plan) -> list[Due]:
    """Return every nudge still to come, soonest first."""
    found: list[Due | None] = [_test(plan.member)] if plan.member.welcomed else []
    for session in plan.sessions:
        if session.state == "planned":
            found += [_reminder(session, plan.member), _prompt(session, plan.member)]
    waiting = [due for due in found if due is not None and due.slot not in plan.done]
    return sorted((_after_silence(due, plan) for due in waiting), key=lambda due: (due.at, due.slot))


def next_wake(plan: Plan) -> datetime | None:
    """Return the moment of the next nudge."""
    return min((due.at for due in planned(plan)), default=None)


def due_now(plan: Plan, now: datetime) -> list[Due]:
    """Return the nudges whose moment has come, stale ones included."""
    return [due for due in planned(plan) if due.at <= now]


def local(day: date, at: time, zone: str, *, last: bool = False) -> datetime:
    """Return a wall-clock time on a day as a moment; one that the clock skips is the first minute after the gap.

    Of a time that the clock shows twice it is the first moment, or the `last`.
    """
    naive = datetime.combine(day, at)
    there = naive.replace(tzinfo=ZoneInfo(zone), fold=1 if last else 0)
    moment = there.astimezone(ZoneInfo("UTC"))
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == naive:
        return moment
    return _first_from(naive, zone)


def quiet_span(moment: datetime, quiet: tuple[time, time], zone: str) -> tuple[datetime, datetime] | None:
    """Return the quiet hours that a moment falls in, from their start to their end; None outside them.

    Where the clock is set back they are the longer for it: quiet is what the clock on the wall says is quiet.
    """
    start, end = quiet
    if start == end:
        return None
    today = moment.astimezone(ZoneInfo(zone)).date()
    for days in (-1, 0, 1):  # tomorrow's have begun when the clock was set back over midnight
        day = today + timedelta(days=days)
        begins = local(day, start, zone)
        ends = local(day if start < end else day + timedelta(days=1), end, zone, last=True)
        if begins <= moment < ends:
            return begins, ends
    return None


def _test(member: Member) -> Due:
    assert member.welcomed is not None  # noqa: S101 - asked only then
    return Due("test", "test", member.welcomed + TEST_AFTER)


def _reminder(session: Session, member: Member) -> Due | None:
    at = session.starts - REMIND_BEFORE
    quiet = quiet_span(at, member.quiet, member.zone)
    if quiet is not None:
        at = quiet[0] - timedelta(minutes=15)
    if session.created > session.starts - REMIND_BEFORE - TOO_LATE_TO_REMIND:
        return None
    at = max(at, session.created)
    return Due(
        "reminder", f"reminder:{session.id}:{_stamp(session)}", at, session.starts - TOO_LATE_TO_REMIND, session.id
    )


def _prompt(session: Session, member: Member) -> Due:
    at = session.ends + PROMPT_AFTER
    quiet = quiet_span(at, member.quiet, member.zone)
    return Due("prompt", f"prompt:{session.id}:{_stamp(session)}", quiet[1] if quiet else at, None, session.id)


def _after_silence(due: Due, plan: Plan) -> Due:
    if plan.talked_at is None:
        return due
    quietened = plan.talked_at + SILENCE
    if quietened <= due.at or (due.not_after is not None and quietened > due.not_after):
        return due
    return Due(due.kind, due.slot, quietened, due.not_after, due.session)


def _stamp(session: Session) -> int:
    return int(session.starts.timestamp())


def _first_from(naive: datetime, zone: str) -> datetime:
    """Return the first moment at which the wall clock shows `naive` or later, to the second.

    Even a skipped date (Samoa, 2011-12-30) lies within the 30 hours on either side.
    """
    utc, there, around = ZoneInfo("UTC"), ZoneInfo(zone), timedelta(hours=30)
    low, high = naive.replace(tzinfo=utc) - around, naive.replace(tzinfo=utc) + around
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(there).replace(tzinfo=None) < naive:
            low = middle
        else:
            high = middle
    return high
