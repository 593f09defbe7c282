"""When the coach has a reason to speak first; pure, from local rules each time, never by adding 24 hours."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.asked import asked
from bot.domain.due import Due, Plan
from bot.domain.hours import free_from, quiet_span, today_of
from bot.domain.member import Member
from bot.domain.unasked import RHYTHM, UNASKED, unasked

AFTER_A_BUG = timedelta(hours=1)
"""Before a wake-up that failed on our side is tried again."""
SILENCE = timedelta(minutes=15)
"""A nudge waits until a talk under way has been silent for so long; who was heard within it is still there."""
_UNASKED_SLOTS = frozenset({"unasked", *RHYTHM})
"""What the slots begin with of what nobody asked for."""
JUST_OVER = timedelta(minutes=15)
"""After the quiet hours: for so long they are the reason that a nudge comes now and not earlier."""


def planned(plan: Plan, now: datetime) -> list[Due]:
    """Return every nudge that was asked for and what else is to come in the days after `now`, soonest first."""
    waiting = [due for due in asked(plan) if due.slot not in plan.done] + unasked(plan, now)
    found = [due for due in (_after_silence(due, plan) for due in waiting) if due is not None]
    return sorted(found, key=lambda due: (due.at, due.slot))


def next_wake(plan: Plan, now: datetime) -> datetime | None:
    """Return the first moment, from now on, at which a nudge may come; None when there is nothing more to say."""
    return min((_comes(due, plan.member, now) for due in planned(plan, now)), default=None)


def due_now(plan: Plan, now: datetime) -> list[Due]:
    """Return the nudges whose moment has come and that may be said now, stale ones included.

    What fell due earlier, while nobody could say it, is not said in the quiet hours either.
    """
    member = plan.member
    due_ = [due for due in planned(plan, now) if due.at <= now and _may_come(due, member, now)]
    return [replace(due, moved="later") if _waited(due, member, now) else due for due in due_]


def worth_until(due: Collection[Due]) -> datetime | None:
    """Return when a message that says all this would be worth nothing any more; None when it always is."""
    ends = [nudge.not_after for nudge in due if nudge.not_after is not None]
    return max(ends) if ends and len(ends) == len(due) else None


def still_wanted(plan: Plan, slots: Collection[str], now: datetime) -> bool:
    """Whether a message that says these nudges, ready but not sent yet, still says something that is wanted now.

    What was asked for is wanted while it would still be said; the rest while there is neither a pause nor a stop.
    """
    member = plan.member
    asked_for = {due.slot for due in asked(plan)}
    own = member.pace != "stopped" and not (member.paused_until and today_of(member, now) < member.paused_until)
    return any(slot in asked_for or (own and slot.partition(":")[0] in _UNASKED_SLOTS) for slot in slots)


def quiet_until(member: Member, now: datetime) -> datetime | None:
    """Return when the quiet hours are over that hold back what is ready to be sent; None when nothing is held back.

    Just after the welcome nothing is, for the test nudge was asked for there and then.
    """
    if _just_welcomed(member, now):
        return None
    free = free_from(now, member)
    return free if free > now else None


def _after_silence(due: Due, plan: Plan) -> Due | None:
    """Return a nudge after the talk's silence.

    What was asked for comes in between rather than go stale; what nobody asked for stays away.
    """
    if plan.talked_at is None or plan.talked_at + SILENCE <= due.at:
        return due
    at = free_from(plan.talked_at + SILENCE, plan.member)
    if due.not_after is None or at <= due.not_after:
        return replace(due, at=at)
    return None if due.kind in RHYTHM | UNASKED else due


def _comes(due: Due, member: Member, now: datetime) -> datetime:
    """Return the first moment, from now on, at which a nudge may come; not later than now for one that may now."""
    return due.at if due.at > now or _may_come(due, member, now) else free_from(now, member)


def _may_come(due: Due, member: Member, now: datetime) -> bool:
    return quiet_span(now, member.quiet, member.zone) is None or (due.kind == "test" and _just_welcomed(member, now))


def _just_welcomed(member: Member, now: datetime) -> bool:
    return member.welcomed is not None and member.welcomed <= now <= member.welcomed + SILENCE


def _waited(due: Due, member: Member, now: datetime) -> bool:
    """Whether what was asked for comes now because quiet hours are just over that it would have come before."""
    if due.kind in RHYTHM | UNASKED:
        return False
    span = quiet_span(now - JUST_OVER, member.quiet, member.zone)
    return span is not None and due.wanted < span[1] <= now
