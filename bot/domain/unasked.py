"""What the coach says without being asked: the agreed rhythm of the week, and the person of a working morning.

The defaults and their reasons are in the product's design: repeats lower the response (Ancker 2017), a fresh start
helps (Dai, Milkman & Riis 2014), and silence is answered with a question, then with silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from bot.domain.asked import stamp
from bot.domain.due import Due, Plan
from bot.domain.hours import day_ends, local, on, today_of
from bot.domain.nudges import Kind
from bot.domain.sessions import Session
from bot.domain.weeks import week_of
from bot.domain.workdays import Workdays

CAPS = {"normal": 3, "slower": 1, "stopped": 0}
"""Unasked nudges a week, beside the rhythm."""
RHYTHM: frozenset[Kind] = frozenset({"monday", "friday"})
UNASKED: frozenset[Kind] = frozenset({"outreach", "follow-up", "pace", "fresh"})
IGNORED = 2
"""Nudges in a row without a word, after which the coach asks what is wanted rather than go on."""
SILENT = timedelta(days=14)
"""Without a word: one offer to start afresh, and then the coach sleeps."""
FOLLOWED_UP = timedelta(days=10)
"""After a session: how long its prompt may still be followed up."""
AHEAD = 7
"""Days that are planned ahead."""
FAR = 62
"""Days within which a fresh day surely comes."""


@dataclass(slots=True)
class _Week:
    """What was said in the weeks and what this planning adds to it."""

    said: dict[date, int] = field(default_factory=dict)
    """Unasked nudges, by the Monday of their week."""
    promised: set[date] = field(default_factory=set)
    followed: set[int] = field(default_factory=set)


def unasked(plan: Plan, now: datetime) -> list[Due]:
    """Return what comes in the days after `now` if all stays as it is, one date after the other."""
    member = plan.member
    if member.welcomed is None or member.pace == "stopped":
        return []
    since = _since(plan, now)
    # What was said later than now, before the clock was set back, has not been ignored yet.
    counted = [nudge for nudge in plan.nudges if since < nudge.at <= now]
    asked_pace = any(nudge.kind == "pace" for nudge in counted)
    if asked_pace or now - since >= SILENT:
        return [] if any(nudge.kind == "fresh" for nudge in counted) else _fresh(plan, now, since)
    if sum(nudge.kind in RHYTHM | UNASKED for nudge in counted) >= IGNORED:
        return _first(plan, now, "pace")
    return _usual(plan, now)


def _since(plan: Plan, now: datetime) -> datetime:
    """Return from when silence counts: since they were last heard, but a pause never does."""
    heard = plan.heard_at or plan.member.welcomed
    assert heard is not None  # noqa: S101 - asked only of who was welcomed
    over = _pause_over(plan)
    return max(heard, over) if over is not None and over <= now else heard


def _pause_over(plan: Plan) -> datetime | None:
    until = plan.member.paused_until
    return local(until, time(0), plan.member.zone) if until else None


def _open_days(plan: Plan, now: datetime, ahead: int) -> Iterator[tuple[date, datetime, datetime]]:
    """Yield the working days from today on, so many ahead and beyond a pause: each with its moment and its end.

    After each that is lost to a holiday it goes on to the same day a week later, so that every one has its turn.
    """
    member = plan.member
    assert member.welcomed is not None  # noqa: S101 - asked only of who was welcomed
    day, last = today_of(member, now) - timedelta(days=1), _last(plan, now, ahead)
    while (day := day + timedelta(days=1)) <= last:
        if plan.workdays.lost(day):
            last = max(last, day + timedelta(weeks=1))
        paused = member.paused_until is not None and day < member.paused_until
        if day not in plan.workdays or paused or day <= today_of(member, member.welcomed):
            continue
        at = on(day, member.nudge_at, member)
        if at is not None and now < (until := day_ends(at, member)):
            yield day, at, until


def _last(plan: Plan, now: datetime, ahead: int) -> date:
    """Return the day that is so many ahead, of today or of the end of a pause."""
    today = today_of(plan.member, now)
    return max(today, plan.member.paused_until or today) + timedelta(days=ahead)


def _first(plan: Plan, now: datetime, kind: Kind) -> list[Due]:
    """Return the one thing there is to say, on the first day on which nothing was said unasked."""
    for day, at, until in _open_days(plan, now, AHEAD):
        if f"unasked:{day}" not in plan.done and not _had_rhythm(day, plan) and _room(plan, day):
            return [_due(kind, f"unasked:{day}", day, at, until, plan)]
    return []


def _fresh(plan: Plan, now: datetime, since: datetime) -> list[Due]:
    """Return the offer to start afresh: on a Monday, the first of a month, or the first day after a pause."""
    for day, at, until in _open_days(plan, now, FAR):
        if at - since >= SILENT and _is_fresh(day, plan) and f"unasked:{day}" not in plan.done:
            due = _due("fresh", f"unasked:{day}", day, at, until, plan)
            return [replace(due, why="back") if _back(day, plan) else due]
    return []


def _is_fresh(day: date, plan: Plan) -> bool:
    return day.day == 1 or day == plan.workdays.of_week(week_of(day))[0] or _back(day, plan)


def _back(day: date, plan: Plan) -> bool:
    """Whether a day is the first working day after a pause."""
    until = plan.member.paused_until
    if until is None or day < until:
        return False
    return not any(until + timedelta(days=n) in plan.workdays for n in range((day - until).days))


def _usual(plan: Plan, now: datetime) -> list[Due]:
    """Return a week's rhythm and its unasked nudges."""
    said = [week_of(today_of(plan.member, nudge.at)) for nudge in plan.nudges if nudge.kind in UNASKED]
    week = _Week({monday: said.count(monday) for monday in said})
    found: list[Due] = []
    today, last = today_of(plan.member, now), _last(plan, now, AHEAD)
    for day, at, until in _open_days(plan, now, AHEAD):
        # Today's may yet be dropped for a talk under way, so it is not enough.
        if day > last and found and today_of(plan.member, found[-1].at) > today:
            break
        rhythm = _rhythm(day, plan, week)
        if rhythm is not None:
            slot = f"{rhythm}:{week_of(day)}"
            due = _due(rhythm, slot, day, at, until, plan)
            found.append(replace(due, why="holiday") if _shifted(rhythm, day, plan) else due)
        found += _beside(day, at, until, plan, week, rhythm)
    return found


def _rhythm(day: date, plan: Plan, week: _Week) -> Kind | None:
    """Return which of the rhythm's moments a day is: the promise comes later in the week when its day went by."""
    monday = week_of(day)
    days = plan.workdays.of_week(monday)
    if day == days[-1] and len(days) > 1:
        done = f"friday:{monday}" in plan.done or monday in plan.checked
        return None if done else "friday"
    if f"monday:{monday}" in plan.done or monday in plan.promised or monday in week.promised:
        return None
    week.promised.add(monday)
    return "monday"


def _shifted(rhythm: Kind, day: date, plan: Plan) -> bool:
    """Whether a week has its promise or its check-in on another day than it usually does because of a holiday."""
    usual = Workdays(plan.member.days).of_week(week_of(day))
    moved = [one for one in usual if (one < day if rhythm == "monday" else one > day)]
    return bool(moved) and not any(one in plan.workdays for one in moved)


def _beside(day: date, at: datetime, until: datetime, plan: Plan, week: _Week, rhythm: Kind | None) -> list[Due]:
    """Return the unasked nudge of a day: a follow-up, or on a day without rhythm the person of the day."""
    monday = week_of(day)
    if f"unasked:{day}" in plan.done or week.said.get(monday, 0) >= CAPS[plan.member.pace]:
        return []
    session = _to_follow_up(day, at, plan, week)
    back = _back(day, plan) and not _spoken_since_pause(plan)
    if session is None and not back and (rhythm is not None or _had_rhythm(day, plan)):
        return []
    week.said[monday] = week.said.get(monday, 0) + 1
    if session is not None:
        week.followed.add(session.id)
        return [_due("follow-up", f"unasked:{day}", day, at, until, plan, session=session.id)]
    due = _due("fresh" if back else "outreach", f"unasked:{day}", day, at, until, plan)
    return [replace(due, why="back") if back else due]


def _had_rhythm(day: date, plan: Plan) -> bool:
    """Whether the promise or the check-in came on a day already: it carried that day's person."""
    return any(nudge.kind in RHYTHM and today_of(plan.member, nudge.at) == day for nudge in plan.nudges)


def _to_follow_up(day: date, at: datetime, plan: Plan, week: _Week) -> Session | None:
    """Return the session whose prompt was left unanswered since an earlier day; each is followed up once."""
    followed = week.followed | {nudge.session for nudge in plan.nudges if nudge.kind == "follow-up" and nudge.session}
    prompted = {
        nudge.session
        for nudge in plan.nudges
        if nudge.kind == "prompt" and today_of(plan.member, nudge.at) < day and nudge.session
    }
    waiting = [
        session
        for session in plan.sessions
        if session.state == "planned" and session.id in prompted - followed and at - session.ends <= FOLLOWED_UP
        and f"prompt:{session.id}:{stamp(session)}" in plan.done
    ]  # fmt: skip
    return min(waiting, key=lambda session: session.ends, default=None)


def _spoken_since_pause(plan: Plan) -> bool:
    """Whether anything was heard or said unasked since the pause was over."""
    over = _pause_over(plan)
    assert over is not None  # noqa: S101 - asked only after a pause
    heard = plan.heard_at is not None and plan.heard_at >= over
    return heard or any(nudge.kind in RHYTHM | UNASKED and nudge.at >= over for nudge in plan.nudges)


def _room(plan: Plan, day: date) -> bool:
    """Whether the week of a day has room for one more unasked nudge."""
    monday = week_of(day)
    said = [n for n in plan.nudges if n.kind in UNASKED and week_of(today_of(plan.member, n.at)) == monday]
    return len(said) < CAPS[plan.member.pace]


def _due(
    kind: Kind, slot: str, day: date, at: datetime, until: datetime, plan: Plan, *, session: int | None = None
) -> Due:
    wanted = local(day, plan.member.nudge_at, plan.member.zone)
    return Due(kind, slot, at, wanted, until, session)
