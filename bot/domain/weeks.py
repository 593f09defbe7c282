"""The week: what a member promises themselves on Monday, how it went, and the streak with its reserves.

Reserves raise persistence (Sharif & Shu 2017), and one miss does no harm (Lally 2010).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from bot.domain.contacts import Contact
from bot.domain.offers import Offer
from bot.domain.outreach import Outreach
from bot.domain.sessions import Lesson, Session

Kept = Literal["kept", "partly", "not"]
KEPT: tuple[Kept, ...] = get_args(Kept)
RESERVES = 2
"""Weeks off that a streak bears, in each four."""
SPAN = 4


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a member promises themselves for a week, as an if-then plan: `cue` is when it is done, `promise` what.

    `week` is its Monday, in the member's zone. `outcome` is what the check-in told, None before it.
    """

    id: int
    week: date
    created: datetime
    promise: str
    cue: str | None = None
    outcome: Kept | None = None
    checked: datetime | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """What moved in a week."""

    talks: int = 0
    offers: int = 0
    sessions: int = 0
    lessons: int = 0
    names: int = 0

    @property
    def any(self) -> bool:
        """Whether anything that counts for the streak did; names alone are preparation."""
        return bool(self.talks or self.offers or self.sessions or self.lessons)


@dataclass(frozen=True, slots=True)
class Done:
    """All that a member did, and how to find the date of a moment on their wall."""

    outreach: Sequence[Outreach]
    offers: Sequence[Offer]
    sessions: Sequence[Session]
    lessons: Sequence[Lesson]
    contacts: Sequence[Contact]
    day: Callable[[datetime], date]

    def motion(self, week: date) -> Motion:
        """Return what moved in the week of that Monday."""
        held = [one.starts for one in self.sessions if one.state == "logged"]
        return Motion(
            self._in(week, (one.created for one in self.outreach)),
            self._in(week, (one.created for one in self.offers)),
            self._in(week, held),
            self._in(week, (one.created for one in self.lessons)),
            self._in(week, (one.created for one in self.contacts if not one.archived)),
        )

    def weeks(self) -> set[date]:
        """Return the Mondays of all weeks in which something moved."""
        moments = [one.created for one in self.outreach] + [one.created for one in self.offers]
        moments += [one.created for one in self.lessons]
        moments += [one.starts for one in self.sessions if one.state == "logged"]
        return {week_of(self.day(moment)) for moment in moments}

    def _in(self, week: date, moments: Iterable[datetime]) -> int:
        return sum(week_of(self.day(moment)) == week for moment in moments)


@dataclass(frozen=True, slots=True)
class Streak:
    """How many weeks in a row something moved, and how many weeks off are left."""

    weeks: int
    reserves: int


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def moved_weeks(commitments: Iterable[Commitment], done: Done) -> set[date]:
    """Return the weeks that count: a promise kept at least in part, or anything that moved."""
    kept = {one.week for one in commitments if one.outcome in {"kept", "partly"}}
    return kept | done.weeks()


def paused_weeks(pauses: Iterable[tuple[date, date]]) -> set[date]:
    """Return the weeks in which there was a pause on any working day; they never count as missed."""
    found: set[date] = set()
    for start, until in pauses:
        week = week_of(start)
        while week < until:
            found.add(week)
            week += timedelta(weeks=1)
    return found


def streak(moved: Collection[date], paused: Collection[date], first: date, today: date) -> Streak:
    """Return the streak up to this week, which only counts once something moved in it.

    A week without motion uses one of the reserves of its four weeks; when they are used up the streak begins anew.
    """
    weeks = 0
    used: list[date] = []
    week, this = week_of(first), week_of(today)
    while week <= this:
        if week in moved:
            weeks += 1
        elif week < this and week not in paused and weeks:
            used = [one for one in used if one > week - timedelta(weeks=SPAN)]
            if len(used) == RESERVES:
                weeks, used = 0, []
            else:
                used.append(week)
        week += timedelta(weeks=1)
    return Streak(weeks, RESERVES - sum(one > this - timedelta(weeks=SPAN) for one in used))
