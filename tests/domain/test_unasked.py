"""Weeks of nudges as they would be said, whatever the person does: caps, quiet hours, silence and pauses are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.domain import rhythm
from bot.domain.due import Due, Plan
from bot.domain.hours import quiet_span, today_of
from bot.domain.member import Member
from bot.domain.nudges import Nudge
from bot.domain.unasked import CAPS, RHYTHM, SILENT, UNASKED
from bot.domain.weeks import week_of
from bot.domain.workdays import NONE
from bot.holidays import Holidays, country_of, known

WELCOMED = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
MEMBER = Member(1, WELCOMED, "nl", "Europe/Amsterdam", welcomed=WELCOMED, days=frozenset(range(5)))
ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "UTC")


class Life:
    """Somebody's weeks: every nudge comes at its moment, and the person answers or not."""

    def __init__(self, member: Member, holidays: Container[date] = NONE) -> None:
        assert member.welcomed is not None
        self.member = member
        self.holidays = holidays
        self.now = member.welcomed + timedelta(minutes=2)
        self.said: list[tuple[Due, datetime]] = []
        self.done: set[str] = {"test"}
        self.nudges: list[Nudge] = []
        self.heard = member.welcomed

    def plan(self) -> Plan:
        """Return what decides now."""
        return Plan(self.member, (), self.done, None, self.nudges, heard_at=self.heard, holidays=self.holidays)

    def next(self, until: datetime) -> list[Due]:
        """Go to the next moment and return what is said then; nothing when none comes before `until`."""
        moment = rhythm.next_wake(self.plan(), self.now)
        if moment is None or moment > until:
            self.now = until
            return []
        self.now = max(self.now, moment)
        due = rhythm.due_now(self.plan(), self.now)
        for one in due:
            assert one.slot not in self.done, "said twice"
            self.done.add(one.slot)
            self.nudges.append(Nudge(len(self.nudges) + 1, one.kind, self.now))
            self.said.append((one, self.now))
        if not due:
            self.now += timedelta(minutes=1)
        return due

    def lives(self, weeks: int, answers: object) -> None:
        """Live on; `answers()` says whether a nudge is answered."""
        until = self.now + timedelta(weeks=weeks)
        while self.now < until:
            if self.next(until) and answers():  # type: ignore[operator]
                self.now += timedelta(minutes=5)
                self.heard = self.now

    def kinds(self) -> list[str]:
        """Return what was said, in order."""
        return [due.kind for due, _ in self.said]


def check(life: Life) -> None:
    """Check the caps, the quiet hours, the working days, the holidays and that no date has two of one kind."""
    member = life.member
    unasked: Counter[date] = Counter()
    dates: Counter[tuple[date, bool]] = Counter()
    for due, at in life.said:
        today = today_of(member, at)
        assert quiet_span(at, member.quiet, member.zone) is None, f"{due.kind} in the quiet hours"
        assert today.weekday() in member.days, f"{due.kind} on a day off"
        assert today not in life.holidays, f"{due.kind} on a holiday"
        dates[today, due.kind in RHYTHM] += 1
        if due.kind in UNASKED:
            unasked[week_of(today)] += 1
    assert all(count <= CAPS[member.pace] for count in unasked.values()), "over the cap of a week"
    assert all(count == 1 for count in dates.values()), "two of one sort on a date"


def test_a_week_of_somebody_who_answers_has_a_promise_three_people_and_a_check_in() -> None:
    life = Life(MEMBER)
    life.lives(3, lambda: True)
    week = [due.kind for due, at in life.said if week_of(today_of(MEMBER, at)) == date(2026, 11, 9)]
    assert week == ["monday", "outreach", "outreach", "outreach", "friday"]
    check(life)


def test_two_ignored_lead_to_a_question_then_one_fresh_start_on_a_fresh_day_then_silence() -> None:
    life = Life(MEMBER)
    life.lives(26, lambda: False)
    assert life.kinds() == ["monday", "outreach", "pace", "fresh"]
    fresh = today_of(MEMBER, life.said[-1][1])
    assert fresh.weekday() == 0
    assert life.said[-1][1] - WELCOMED >= SILENT
    assert rhythm.next_wake(life.plan(), life.now) is None, "it sleeps until something is heard"


def test_who_comes_back_after_silence_is_nudged_again() -> None:
    life = Life(MEMBER)
    life.lives(10, lambda: False)
    life.heard, before = life.now, len(life.said)
    life.lives(2, lambda: True)
    assert {"monday", "outreach", "friday"} <= set(life.kinds()[before:])
    check(life)


def test_what_was_answered_before_the_clock_was_set_back_does_not_count_as_ignored() -> None:
    life = Life(MEMBER)
    friday = datetime(2026, 11, 13, 9, 30, tzinfo=UTC)
    while life.now < friday:
        if life.next(friday):
            life.heard = life.now
    assert life.kinds()[-2:] == ["outreach", "friday"]
    life.now -= timedelta(days=2)
    life.heard = life.now  # as the coach takes what was heard later
    assert {due.kind for due in rhythm.planned(life.plan(), life.now)} == {"monday", "outreach"}


def test_a_pause_is_silence_that_never_counts_and_ends_with_a_fresh_start() -> None:
    life = Life(replace(MEMBER, paused_until=date(2026, 11, 25)))
    life.lives(4, lambda: True)
    first, at = life.said[0]
    assert today_of(MEMBER, at) == date(2026, 11, 25)
    assert "pace" not in life.kinds()
    assert first.kind in {"fresh", "monday"}
    check(life)


def test_slower_is_one_person_a_week_and_stopped_is_nothing() -> None:
    slower = Life(replace(MEMBER, pace="slower"))
    slower.lives(4, lambda: True)
    assert slower.kinds().count("outreach") == 4
    check(slower)
    stopped = Life(replace(MEMBER, pace="stopped"))
    stopped.lives(4, lambda: True)
    assert stopped.said == []


@settings(deadline=None, max_examples=60)
@given(
    zone=some.sampled_from(ZONES),
    days=some.sets(some.integers(0, 6), min_size=1),
    quiet=some.sampled_from([(time(22), time(7)), (time(20), time(8)), (time(18), time(9, 30)), (time(1), time(6))]),
    at=some.sampled_from([time(9), time(7, 30), time(12), time(17, 45)]),
    pace=some.sampled_from(["normal", "slower", "stopped"]),
    pause=some.none() | some.dates(date(2026, 11, 3), date(2027, 3, 1)),
    answers=some.lists(some.booleans(), min_size=1, max_size=200),
    holidays=some.frozensets(some.dates(date(2026, 11, 3), date(2027, 5, 7)), max_size=40),
)
def test_whatever_the_plan_and_the_silence_the_rules_hold_for_half_a_year(
    *, zone, days, quiet, at, pace, pause, answers, holidays
) -> None:
    member = replace(MEMBER, zone=zone, days=frozenset(days), quiet=quiet, nudge_at=at, pace=pace, paused_until=pause)
    life = Life(member, holidays)
    told = iter(answers)
    life.lives(26, lambda: next(told, False))
    check(life)
    if pause is not None:
        assert all(today_of(member, said) >= pause for _, said in life.said), "in a pause"
    if pace == "stopped":
        assert life.said == []


# -- public holidays


def told_in(life: Life, week: date) -> list[tuple[str, int]]:
    """Return what was said in a week, each with its weekday."""
    days = [(due.kind, today_of(life.member, at)) for due, at in life.said]
    return [(kind, day.weekday()) for kind, day in days if week_of(day) == week]


def test_a_holiday_at_the_start_of_a_week_moves_its_promise_to_the_next_working_day_and_that_is_why() -> None:
    life = Life(MEMBER, {date(2026, 11, 9)})
    life.lives(2, lambda: True)
    assert told_in(life, date(2026, 11, 9))[0] == ("monday", 1)
    assert [due.why for due, _ in life.said if due.kind == "monday"] == ["", "holiday", ""]


def test_a_holiday_at_the_end_of_a_week_brings_its_check_in_forward_and_that_is_why() -> None:
    life = Life(MEMBER, {date(2026, 11, 13), date(2026, 11, 12)})
    life.lives(2, lambda: True)
    assert told_in(life, date(2026, 11, 9)) == [("monday", 0), ("outreach", 1), ("friday", 2)]
    assert [due.why for due, _ in life.said if due.kind == "friday"] == ["", "holiday"]


def test_a_holiday_in_the_middle_of_a_week_moves_nothing() -> None:
    life = Life(MEMBER, {date(2026, 11, 11)})
    life.lives(2, lambda: True)
    week = [("monday", 0), ("outreach", 1), ("outreach", 3), ("friday", 4)]
    assert told_in(life, date(2026, 11, 9)) == week
    assert {due.why for due, _ in life.said} == {""}


def test_a_week_of_holidays_says_nothing_and_the_next_begins_as_ever() -> None:
    off = {date(2026, 11, 9) + timedelta(days=number) for number in range(7)}
    life = Life(MEMBER, off)
    life.lives(3, lambda: True)
    assert told_in(life, date(2026, 11, 9)) == []
    assert told_in(life, date(2026, 11, 16))[0] == ("monday", 0)


def test_a_fresh_start_that_would_fall_on_a_holiday_comes_on_the_first_day_that_is_worked() -> None:
    silent = Life(MEMBER)
    silent.lives(26, lambda: False)
    usual = today_of(MEMBER, silent.said[-1][1])
    life = Life(MEMBER, {usual})
    life.lives(26, lambda: False)
    assert (life.kinds()[-1], today_of(MEMBER, life.said[-1][1])) == ("fresh", usual + timedelta(days=1))


def test_who_works_on_mondays_only_is_not_forgotten_when_several_in_a_row_are_holidays() -> None:
    life = Life(replace(MEMBER, days=frozenset({0})), {date(2026, 11, day) for day in (9, 16, 23)})
    life.lives(8, lambda: True)
    days = sorted({today_of(MEMBER, at) for _, at in life.said})
    assert days[:3] == [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14)]
    check(life)


def test_a_talk_that_keeps_todays_nudge_away_leaves_a_wake_though_the_next_working_day_is_a_holiday() -> None:
    life = Life(replace(MEMBER, days=frozenset({0}), quiet=(time(20), time(8))), {date(2026, 11, 16)})
    talking = datetime(2026, 11, 9, 18, 50, tzinfo=UTC)
    wake = rhythm.next_wake(replace(life.plan(), talked_at=talking, heard_at=talking), talking)
    assert wake is not None
    assert today_of(MEMBER, wake) == date(2026, 11, 23)


def test_more_is_planned_ahead_for_a_holiday_only_while_nothing_else_is_to_come() -> None:
    life = Life(MEMBER, {date(2026, 11, 6)})
    days = [today_of(MEMBER, due.at) for due in rhythm.planned(life.plan(), life.now)]
    assert max(days) == date(2026, 11, 9)


COUNTRIES = sorted({country for zone in available_timezones() if (country := country_of(zone)) and known(country)})


@settings(deadline=None, max_examples=60)
@given(
    country=some.sampled_from(COUNTRIES),
    zone=some.sampled_from(sorted(available_timezones())),
    days=some.sets(some.integers(0, 6), min_size=1),
    welcomed=some.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=some.just(UTC)),
    answers=some.lists(some.booleans(), max_size=40),
)
def test_nothing_unasked_comes_on_a_holiday_of_any_country_in_any_zone_and_year(
    country, zone, days, welcomed, answers
) -> None:
    member = replace(MEMBER, zone=zone, days=frozenset(days), welcomed=welcomed, created=welcomed)
    life = Life(member, Holidays(country))
    told = iter(answers)
    life.lives(9, lambda: next(told, True))
    check(life)
    assert life.said, "a holiday silences nobody for weeks"
