"""When the coach has a reason to speak first; pure, from local rules each time, never by adding 24 hours."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
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
"""A nudge waits until a talk under way has been silent for so long; who was heard within it is still there."""
BEFORE_QUIET = timedelta(minutes=15)
"""How long before the quiet hours a reminder comes that would be of no use after them."""
JUST_OVER = timedelta(minutes=15)
"""After the quiet hours: for so long they are the reason that a nudge comes now and not earlier."""


@dataclass(frozen=True, slots=True)
class Due:
    """One nudge: what kind, about which session, when, and when it would go stale.

    `slot` is what is never done twice: a moved session has another one. `wanted` is when it would come if no hours were
    quiet, `moved` whether they are why it comes at another moment.
    """

    kind: Nudge
    slot: str
    at: datetime
    wanted: datetime
    not_after: datetime | None = None
    session: int | None = None
    moved: Literal["earlier", "later"] | None = None


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


def next_wake(plan: Plan, now: datetime) -> datetime | None:
    """Return the first moment, from now on, at which a nudge may come; None when there is nothing more to say."""
    return min((_comes(due, plan.member, now) for due in planned(plan)), default=None)


def due_now(plan: Plan, now: datetime) -> list[Due]:
    """Return the nudges whose moment has come and that may be said now, stale ones included.

    What fell due earlier, while nobody could say it, is not said in the quiet hours either.
    """
    member = plan.member
    due_ = [due for due in planned(plan) if due.at <= now and _may_come(due, member, now)]
    return [replace(due, moved="later") if _waited(due, member, now) else due for due in due_]


def worth_until(due: Collection[Due]) -> datetime | None:
    """Return when a message that says all this would be worth nothing any more; None when it always is."""
    ends = [nudge.not_after for nudge in due if nudge.not_after is not None]
    return max(ends) if ends and len(ends) == len(due) else None


def quiet_until(member: Member, now: datetime) -> datetime | None:
    """Return when the quiet hours are over that hold back what is ready to be sent; None when nothing is held back.

    Just after the welcome nothing is, for the test nudge was asked for there and then.
    """
    if _just_welcomed(member, now):
        return None
    free = _free_from(now, member)
    return free if free > now else None


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
    """Return the test nudge: the one that comes in the quiet hours too, right after the welcome.

    Who has just been told "in a minute I'll send a test nudge" is typing with us, whatever the hour, and waits for it;
    that it stays away would mean to them that it does not arrive. A quarter of an hour later they may have gone to bed.
    """
    assert member.welcomed is not None  # noqa: S101 - asked only then
    at = member.welcomed + TEST_AFTER
    return Due("test", "test", at, at)


def _reminder(session: Session, member: Member) -> Due | None:
    wanted, stale = session.starts - REMIND_BEFORE, session.starts - TOO_LATE_TO_REMIND
    if session.created > wanted - TOO_LATE_TO_REMIND:
        return None
    due = Due("reminder", f"reminder:{session.id}:{_stamp(session)}", wanted, wanted, stale, session.id)
    at = _free_from(wanted, member)
    if at <= stale:
        return replace(due, at=at)
    before = _before_quiet(wanted, member)
    if before is None or before < session.created:
        return None
    return replace(due, at=before, moved="earlier")


def _prompt(session: Session, member: Member) -> Due:
    wanted = session.ends + PROMPT_AFTER
    slot = f"prompt:{session.id}:{_stamp(session)}"
    return Due("prompt", slot, _free_from(wanted, member), wanted, None, session.id)


def _after_silence(due: Due, plan: Plan) -> Due:
    """Return a nudge after the talk's silence, unless it would then go stale: rather it comes in between."""
    if plan.talked_at is None or plan.talked_at + SILENCE <= due.at:
        return due
    at = _free_from(plan.talked_at + SILENCE, plan.member)
    return due if due.not_after is not None and at > due.not_after else replace(due, at=at)


def _comes(due: Due, member: Member, now: datetime) -> datetime:
    """Return the first moment, from now on, at which a nudge may come; not later than now for one that may now."""
    return due.at if due.at > now or _may_come(due, member, now) else _free_from(now, member)


def _may_come(due: Due, member: Member, now: datetime) -> bool:
    return quiet_span(now, member.quiet, member.zone) is None or (due.kind == "test" and _just_welcomed(member, now))


def _just_welcomed(member: Member, now: datetime) -> bool:
    return member.welcomed is not None and member.welcomed <= now <= member.welcomed + SILENCE


def _waited(due: Due, member: Member, now: datetime) -> bool:
    """Whether a nudge comes now because quiet hours are just over that it would have come before the end of."""
    span = quiet_span(now - JUST_OVER, member.quiet, member.zone)
    return span is not None and due.wanted < span[1] <= now


def _free_from(moment: datetime, member: Member) -> datetime:
    """Return the first moment from this one on that is not in the quiet hours."""
    while (span := quiet_span(moment, member.quiet, member.zone)) is not None:
        moment = span[1]  # where the clock changes the next may begin there
    return moment


def _before_quiet(moment: datetime, member: Member) -> datetime | None:
    """Return a moment shortly before the quiet hours that this one is in; None when there is no time between."""
    while (span := quiet_span(moment, member.quiet, member.zone)) is not None:
        begins, moment = span[0], span[0] - timedelta(microseconds=1)
    at = _free_from(begins - BEFORE_QUIET, member)
    return at if at < begins else None


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
