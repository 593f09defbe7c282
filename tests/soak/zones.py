"""`python -m tests.soak.zones [years=2000-2037] [zones=N] [part=1/2]`: the rhythm around every change of every clock.

A member's day is a date on their own wall, so each change of a clock is where a nudge may get lost, come twice or come
in the night. Around each of them somebody lives a week, at times of day that lie before, in and after what the clock
skips or shows twice. What is said then is held against a second reading of the zone, a list of stretches of one offset
each, that shares nothing with the coach's own. 1 when anything is not as it should be.

Zones that have been one since 1999 count once: all that the coach knows of a zone is its offset at a moment.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from time import monotonic
from zoneinfo import ZoneInfo, available_timezones

from bot.domain import hours, unasked
from bot.domain.asked import PROMPT_AFTER, REMIND_BEFORE, TOO_LATE_TO_REMIND
from bot.domain.due import Due, Plan
from bot.domain.hours import BEFORE_QUIET, quiet_span
from bot.domain.member import Member
from bot.domain.nudges import Nudge, Snooze
from bot.domain.rhythm import due_now, next_wake
from bot.domain.sessions import Session
from bot.domain.unasked import CAPS, RHYTHM, UNASKED
from bot.understand.wall import first_ahead

YEARS = (2000, 2037)
TIMES = (time(0), time(23, 45), time(0, 30), time(2, 30), time(9))
"""When the nudges come, beside two times that lie in what the clock skips or shows twice."""
CLOSE = 4
"""So many of the times, the ones by the change and by midnight, are lived with quiet hours close to them too."""
NIGHT = (time(20), time(8))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AROUND = 3
"""Days that are lived before the change and after it."""
BEYOND = timedelta(days=75)
"""How far beyond the years a zone is read: further than anything is planned ahead."""
DOWN = timedelta(days=3)
KNOWN = ((hours, "local"), (unasked, "on"), (unasked, "day_ends"))
"""What is asked for again and again: it is pure, and may be remembered."""
TURNS = 60
"""Nobody is woken so often in a week: it would go on for ever."""


@dataclass(frozen=True, slots=True)
class Change:
    """A moment at which a zone's offset becomes another."""

    at: datetime
    before: timedelta
    after: timedelta

    @property
    def times(self) -> list[time]:
        """Return the times of day to look at: when what is skipped or shown twice begins, its middle, and the rest."""
        begins = (self.at + min(self.before, self.after)).replace(tzinfo=None)
        middle = begins + abs(self.after - self.before) / 2
        return list(dict.fromkeys([middle.time().replace(second=0), begins.time().replace(second=0), *TIMES]))


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone's offset and its changes, and the zones (`names`) that have the same."""

    names: tuple[str, ...]
    offset: timedelta
    changes: tuple[Change, ...]

    @property
    def name(self) -> str:
        """Return the name that it is lived under."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Wall:
    """What the clock on the wall shows around a moment: stretches of one offset each, from their start to their end."""

    stretches: tuple[tuple[datetime, datetime, timedelta], ...]

    def shown(self, moment: datetime) -> datetime:
        """Return what it shows, without a zone."""
        return next(
            (moment + offset).replace(tzinfo=None) for start, end, offset in self.stretches if start <= moment < end
        )

    def first(self, shown: datetime) -> datetime:
        """Return the first moment at which it shows that or later."""
        there = shown.replace(tzinfo=UTC)
        return next(max(start, there - offset) for start, end, offset in self.stretches if there - offset < end)

    def has(self, day: date) -> bool:
        """Whether a date exists."""
        midnight = datetime.combine(day, time(0), UTC)
        return any(midnight - offset < end and start < midnight + DAY - offset for start, end, offset in self.stretches)

    def nudge(self, day: date, at: time) -> datetime | None:
        """Return when a nudge is to come on a day: shortly before the clock skips what is left of the day."""
        moment = self.first(datetime.combine(day, at))
        if self.shown(moment).date() != day:
            moment -= BEFORE_QUIET
        return moment if self.shown(moment).date() == day else None

    def quiet(self, moment: datetime, quiet: tuple[time, time]) -> bool:
        """Whether it shows a time in the quiet hours."""
        (start, end), shown = quiet, self.shown(moment).time()
        return start <= shown < end if start < end else start != end and (shown >= start or shown < end)


@dataclass
class Counts:
    """What came of it."""

    zones: int = 0
    distinct: int = 0
    changes: int = 0
    checks: int = 0
    wrong: list[str] = field(default_factory=list)
    """What was not as it should be, to read."""

    def __str__(self) -> str:
        """Return it in a line."""
        return (
            f"zones {self.zones} ({self.distinct} distinct)  transitions {self.changes}  checks {self.checks}  "
            f"violations {len(self.wrong)}"
        )


def zones(names: Sequence[str], years: tuple[int, int] = YEARS) -> list[Zone]:
    """Read the zones, those that are the same in these years as one."""
    start = datetime(years[0], 1, 1, tzinfo=UTC) - BEYOND
    end = datetime(years[1] + 1, 1, 1, tzinfo=UTC) + BEYOND
    same: dict[tuple[timedelta, tuple[Change, ...]], list[str]] = {}
    for name in names:
        there = ZoneInfo(name)
        same.setdefault((_offset(start, there), tuple(_changes(there, start, end))), []).append(name)
    return [Zone(tuple(known), offset, changes) for (offset, changes), known in same.items()]


def sweep(zone: Zone, change: Change, counts: Counts, times: Sequence[time] = ()) -> None:
    """Live around one change of a clock in every way there is."""
    counts.changes += 1
    wall = wall_of(zone, change.at)
    for number, at in enumerate(times or change.times):
        around = _Around(zone.name, wall, change, at, counts)
        try:
            around.names(zone.names)
            around.days(_hours(at, 4, -4), exact=True)
            around.sessions(_hours(at, 4, -4))
            around.sessions(NIGHT)
            if number < CLOSE:
                around.days(_hours(at, -8, 0))
            if number == 0:
                around.days((_later(at, MINUTE), _later(at, -8 * HOUR)))
                around.snoozes(_hours(at, -8, 0))
                around.snoozes(_hours(at, 0, 8))
                around.jumps()
                around.downs()
        except Exception as bug:  # noqa: BLE001 - whatever it is, it is wrong, and the rest is still to be seen
            counts.wrong.append(f"{zone.name} {change.at:%Y-%m-%d %H:%M}Z, {at:%H:%M}: {bug!r}")


class _Around:
    """Somebody around a change of their clock, who is nudged at a time of day."""

    def __init__(self, zone: str, wall: Wall, change: Change, at: time, counts: Counts) -> None:
        self.wall, self.change, self.at, self.counts = wall, change, at, counts
        self.day = wall.shown(change.at).date()
        self.starts = wall.first(datetime.combine(self.day - AROUND * DAY, time(0)))
        self.ends = wall.first(datetime.combine(self.day + (AROUND + 1) * DAY, time(0))) - MINUTE
        welcomed = self.starts - 3 * DAY
        self.member = Member(
            1, welcomed, "nl", zone, welcomed=welcomed, days=frozenset(range(7)), nudge_at=at, confirmed_zone=True
        )

    def names(self, names: Sequence[str]) -> None:
        """Check that the zones that count as one are one to the coach too."""
        life = self._life("names", NIGHT)
        for day in (self.day - DAY, self.day, self.day + DAY):
            for last in (False, True):
                moment = hours.local(day, self.at, names[0], last=last)
                for name in names[1:]:
                    life.check(hours.local(day, self.at, name, last=last) == moment, f"{name} is another", moment)

    def days(self, quiet: tuple[time, time], *, exact: bool = False) -> None:
        """Check that each date that exists has its one nudge; `exact` when the quiet hours are far from it."""
        life = self._life("days", quiet, capped=False)
        life.live(self.ends)
        said: dict[date, list[datetime]] = {}
        for moment, due in life.said:
            said.setdefault(self.wall.shown(moment).date(), []).append(moment)
            life.check(due.at == moment, "a nudge not at its own moment", moment)
        for n in range(-AROUND, AROUND + 1):
            day = self.day + n * DAY
            wanted, found = self.wall.nudge(day, self.at), said.pop(day, [])
            if not self.wall.has(day):
                life.check(not found, f"{len(found)} nudges on a date that does not exist, {day}")
                continue
            life.check(len(found) == 1, f"{len(found)} nudges on {day}")
            if wanted is None or not found:
                life.check(wanted is not None, f"no moment on {day}")
                continue
            if exact or quiet_span(wanted, quiet, self.member.zone) is None:
                life.check(found[0] == wanted, f"on {day} not at {wanted:%d %H:%M}Z", found[0])
                continue
            beside = found[0] - MINUTE if found[0] > wanted else found[0] + BEFORE_QUIET
            held = quiet_span(beside, quiet, self.member.zone) is not None
            life.check(held and found[0] != wanted, f"on {day} not just beside the quiet hours", found[0])
        life.check(not said, f"nudges on other days: {sorted(said)}")

    def sessions(self, quiet: tuple[time, time]) -> None:
        """Check that a session agreed for that time is then, and its reminder and prompt each come once and in time."""
        created = self.starts + MINUTE
        for day in dict.fromkeys([self.wall.shown(self.change.at - MINUTE).date(), self.day]):
            life = self._life("session", quiet)
            starts = first_ahead([day], self.at, ZoneInfo(self.member.zone), created)
            agreed = self.wall.first(datetime.combine(day, self.at))
            # In UTC: of a time that is shown twice nothing in another zone is ever the same.
            right = starts is not None and starts.astimezone(UTC) == agreed
            life.check(right, f"agreed for {day} but not at {agreed:%d %H:%M}Z", starts)
            session = Session(1, 1, agreed, 45, self.member.zone, created)
            life.member = replace(life.member, pace="stopped")
            life.sessions = [session]
            life.live(self.ends)
            said = {due.kind: (moment, due) for moment, due in life.said}
            life.check(sorted(due.kind for _, due in life.said) == ["prompt", "reminder"], f"said {sorted(said)}")
            if "reminder" in said:
                moment, _ = said["reminder"]
                wanted = agreed - REMIND_BEFORE
                free = quiet_span(wanted, quiet, self.member.zone) is None
                life.check(moment == wanted if free else moment <= agreed - TOO_LATE_TO_REMIND, "reminded", moment)
            if "prompt" in said:
                moment, wanted = said["prompt"][0], session.ends + PROMPT_AFTER
                late = moment > wanted and quiet_span(moment - MINUTE, quiet, self.member.zone) is not None
                life.check(moment == wanted or late, "asked how it went", moment)

    def snoozes(self, quiet: tuple[time, time]) -> None:
        """Check that what was asked for all around the change comes once, and later only for quiet hours."""
        life = self._life("snoozes", quiet)
        life.member = replace(life.member, pace="stopped")
        life.now = self.change.at - DAY
        asked = [self.change.at + n * HOUR / 3 for n in range(-8, 9)]
        life.snoozes = [Snooze(n, at, life.now) for n, at in enumerate(asked)]
        life.live(self.ends)
        life.check(sorted(due.snooze or 0 for _, due in life.said) == list(range(len(asked))), "not each once")
        for moment, due in life.said:
            held = moment > due.wanted and quiet_span(moment - MINUTE, quiet, self.member.zone) is not None
            life.check(moment == due.wanted or held, f"asked for {due.wanted:%d %H:%M}Z", moment)

    def jumps(self) -> None:
        """Check that nothing is said again, and nothing else, when the machine's clock was set back."""
        quiet = _hours(self.at, 4, -4)
        for answers in (True, False):
            usual = self._life("usual" if answers else "silent", quiet, answers=answers)
            usual.live(self.ends)
            after = next((moment for moment, _ in usual.said if moment >= self.change.at), self.change.at)
            for at in dict.fromkeys([self.change.at, after] if answers else [after]):
                before = self._life(usual.what, quiet, answers=answers)
                before.live(at)
                for back in (HOUR, DAY, 2 * DAY) if at == after else (HOUR,):
                    life = before.copy(f"{usual.what}, set back {back} at {at:%d %H:%M}Z")
                    life.set_back(back)
                    life.live(self.ends)
                    life.check(life.slots() == usual.slots(), f"said {life.slots()}, not {usual.slots()}")
                ahead = before.copy(f"{usual.what}, a day ahead for a moment at {at:%d %H:%M}Z")
                ahead.now += DAY
                ahead.live(ahead.now)
                ahead.set_back(DAY)
                ahead.live(self.ends)
                kinds = Counter(kind for _, kind in ahead.slots())
                right = kinds.keys() <= {"monday", "friday", "outreach"} if answers else kinds["pace"] <= 1
                ahead.check(right and kinds["outreach"] <= 2 * CAPS["normal"], f"said {ahead.slots()}")

    def downs(self) -> None:
        """Check that after three days without the coach one message says what is still worth saying, by day."""
        for ahead in (0, 6, 15):
            self._down(NIGHT, self.change.at + ahead * HOUR)
        self._down(_hours(self.at, 4, -4), self.change.at)

    def _down(self, quiet: tuple[time, time], up: datetime) -> None:
        """Live through sessions, reminders and dates that fall between two moments, and one session just after."""
        life = self._life(f"down until {up:%d %H:%M}Z", quiet)
        down = up - DOWN
        life.now = life.heard = down - DAY
        life.member = replace(life.member, welcomed=life.now - 7 * DAY)
        life.sessions = [
            Session(n, n, down + ahead, 45, self.member.zone, life.now)
            for n, ahead in enumerate((5 * HOUR, DAY, 2 * DAY, DOWN + HOUR / 2), 1)
        ]
        life.snoozes = [Snooze(n, down + n * 9 * HOUR, life.now) for n in (1, 2)]
        life.live(down)
        life.now = up
        life.live(self.ends)
        late = [(moment, due) for moment, due in life.said if moment >= up and down < due.at <= up]
        life.check(len({moment for moment, _ in late}) <= 1, f"{late} in more than one message")
        life.check(sum(due.kind in RHYTHM | UNASKED for _, due in late) <= 1, f"more than one of the rhythm in {late}")
        life.check(all(due.session == 4 for _, due in late if due.kind == "reminder"), f"stale in {late}")
        once = Counter((due.kind, due.session, due.snooze) for _, due in life.said if due.kind in {"prompt", "snooze"})
        life.check(set(once.values()) == {1} and len(once) == 6, f"not each once: {once}")
        dates = Counter(
            (self.wall.shown(moment).date(), due.kind in RHYTHM)
            for moment, due in life.said
            if due.kind in RHYTHM | UNASKED
        )
        life.check(set(dates.values()) == {1}, f"not one a date: {dates}")

    def _life(self, what: str, quiet: tuple[time, time], *, capped: bool = True, answers: bool = True) -> _Life:
        return _Life(what, replace(self.member, quiet=quiet), self, capped=capped, answers=answers)


class _Life:
    """What is said from a moment on to somebody who answers everything, or nothing, and whether it may be."""

    def __init__(self, what: str, member: Member, around: _Around, *, capped: bool, answers: bool) -> None:
        self.what, self.member, self.around, self.capped, self.answers = what, member, around, capped, answers
        self.now = self.heard = around.starts
        self.sessions: Sequence[Session] = ()
        self.snoozes: Sequence[Snooze] = ()
        self.done = {"test"}
        self.may_be_in_vain = False
        self.nudges: list[Nudge] = []
        self.said: list[tuple[datetime, Due]] = []

    def live(self, until: datetime) -> None:
        """Go from each next moment to the next, as the coach does."""
        spoken: datetime | None = None
        if self.around.wall.quiet(self.now, self.member.quiet):
            self.check(not due_now(self._plan(), self.now), "it would be said in the quiet hours", self.now)
        for _ in range(TURNS):
            wake = next_wake(self._plan(), self.now)
            if wake is None or wake > until:
                self.now = until
                return
            self.check(spoken is None or wake > spoken, "it wakes again without end", wake)
            self.now = max(self.now, wake)
            due = due_now(self._plan(), self.now)
            quiet = self.around.wall.quiet(self.now, self.member.quiet)
            self.check(not due or not quiet, f"said in the quiet hours: {due}", self.now)
            spoken = self.now
            for one in due:
                self._say(one)
            if not due:
                self.check(self.may_be_in_vain, "woken for nothing", wake)
                self.now += MINUTE
        self.check(False, "woken over and over", self.now)

    def set_back(self, by: timedelta) -> None:
        """Set the clock back: that silence has gone on is only known again when its nudges are in the past again."""
        self.now -= by
        self.may_be_in_vain = not self.answers

    def check(self, right: bool, what: str, at: datetime | None = None) -> None:
        """Count a check, and note what is wrong."""
        counts, around = self.around.counts, self.around
        counts.checks += 1
        if not right:
            when = "" if at is None else f" at {at.astimezone(UTC):%d %H:%M}Z, {around.wall.shown(at):%d %H:%M}"
            counts.wrong.append(
                f"{self.member.zone} {around.change.at:%Y-%m-%d %H:%M}Z, {around.at:%H:%M}, quiet from "
                f"{self.member.quiet[0]:%H:%M} to {self.member.quiet[1]:%H:%M}, {self.what}: {what}{when}"
            )

    def copy(self, what: str) -> _Life:
        """Return a life that goes on from here on its own."""
        life = _Life(what, self.member, self.around, capped=self.capped, answers=self.answers)
        life.now, life.heard = self.now, self.heard
        life.done, life.nudges, life.said = set(self.done), list(self.nudges), list(self.said)
        return life

    def slots(self) -> list[tuple[str, str]]:
        """Return what was said, by slot and kind."""
        return sorted((due.slot, due.kind) for _, due in self.said)

    def _plan(self) -> Plan:
        heard = min(self.heard, self.now)
        return Plan(self.member, self.sessions, self.done, None, self.nudges, self.snoozes, heard_at=heard)

    def _say(self, due: Due) -> None:
        """Use up a nudge's slot, and say it unless it has gone stale, as the coach does.

        Where the cap of a week does not count, so that every date has its nudge, what it counts is not remembered.
        """
        self.check(due.slot not in self.done, f"{due.slot} twice", self.now)
        self.done.add(due.slot)
        if due.not_after is not None and self.now > due.not_after:
            return
        self.said.append((self.now, due))
        if self.capped or due.kind in RHYTHM:
            self.nudges.append(Nudge(len(self.nudges) + 1, due.kind, self.now, session=due.session))
        if self.answers:
            self.heard = self.now


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Change]:
    """Yield a zone's changes, looked for between one day and the next."""
    before = _offset(start, zone)
    while start < end:
        low, high = start, start + DAY
        if (after := _offset(high, zone)) != before:
            while high - low > timedelta(seconds=1):
                middle = (low + (high - low) / 2).replace(microsecond=0)
                low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
            yield Change(high, before, after)
            before = after
        start += DAY


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def wall_of(zone: Zone, moment: datetime) -> Wall:
    """Return the wall for some weeks around a moment."""
    start, end, offset = moment - 30 * DAY, moment + 30 * DAY, zone.offset
    found: list[tuple[datetime, datetime, timedelta]] = []
    for change in zone.changes:
        if start < change.at < end:
            found.append((start, change.at, change.before))
            start = change.at
        if change.at < end:
            offset = change.after
    return Wall((*found, (start, end, offset)))


def _hours(at: time, start: int, end: int) -> tuple[time, time]:
    """Return the hours of a day from so many after a time to so many after it."""
    return _later(at, start * HOUR), _later(at, end * HOUR)


def _later(at: time, by: timedelta) -> time:
    return (datetime.combine(date(2000, 1, 3), at) + by).time()


def main(words: list[str]) -> int:
    """Sweep through all zones, or a part of them (so that several can run at once), or the first so many."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    first, _, last = given.get("years", f"{YEARS[0]}-{YEARS[1]}").partition("-")
    years = int(first), int(last or first)
    names = sorted(available_timezones())
    part, _, of = given.get("part", "1/1").partition("/")
    read = zones(names, years)[int(part) - 1 :: int(of)][: int(given["zones"]) if "zones" in given else None]
    counts = Counts(sum(len(zone.names) for zone in read), len(read))
    began, told = monotonic(), 0
    for module, name in KNOWN:
        setattr(module, name, lru_cache(4096)(getattr(module, name)))
    for zone in read:
        for change in zone.changes:
            if years[0] <= change.at.year <= years[1]:
                sweep(zone, change, counts)
        for line in counts.wrong[told:]:
            print(f"  {line}", flush=True)
        told = len(counts.wrong)
    print(f"{counts}  in {monotonic() - began:.0f} s")
    return 1 if counts.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
