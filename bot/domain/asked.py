"""What the member asked to be told, by planning a session or in so many words: it comes whatever the caps say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.due import Due, Plan
from bot.domain.hours import before_quiet, free_from
from bot.domain.member import Member
from bot.domain.nudges import Snooze
from bot.domain.sessions import Session

TEST_AFTER = timedelta(minutes=1)
"""After the welcome: soon enough to see at once that a nudge arrives."""
REMIND_BEFORE = timedelta(hours=1)
TOO_LATE_TO_REMIND = timedelta(minutes=10)
"""Closer to the start than this a reminder only startles."""
PROMPT_AFTER = timedelta(minutes=10)
"""After the session's end: time to say goodbye."""


def asked(plan: Plan) -> list[Due]:
    """Return everything that was asked for, done or not."""
    found: list[Due | None] = [_test(plan.member)] if plan.member.welcomed else []
    for session in plan.sessions:
        if session.state == "planned":
            found += [_reminder(session, plan.member), _prompt(session, plan.member)]
    found += [_snooze(snooze, plan.member) for snooze in plan.snoozes]
    return [due for due in found if due is not None]


def stamp(session: Session) -> int:
    """Return what tells a session that was moved from how it was."""
    return int(session.starts.timestamp())


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
    due = Due("reminder", f"reminder:{session.id}:{stamp(session)}", wanted, wanted, stale, session.id)
    at = free_from(wanted, member)
    if at <= stale:
        return replace(due, at=at)
    before = before_quiet(wanted, member)
    if before is None or before < session.created:
        return None
    return replace(due, at=before, moved="earlier")


def _prompt(session: Session, member: Member) -> Due:
    wanted = session.ends + PROMPT_AFTER
    slot = f"prompt:{session.id}:{stamp(session)}"
    return Due("prompt", slot, free_from(wanted, member), wanted, None, session.id)


def _snooze(snooze: Snooze, member: Member) -> Due:
    """Return a reminder that was asked for; one asked for within the quiet hours comes at their end."""
    at = free_from(snooze.at, member)
    return Due("snooze", f"snooze:{snooze.id}", at, snooze.at, None, snooze=snooze.id)
