"""Which dates are working days, and how many lie between two."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.weeks import week_of
from bot.domain.workdays import Workdays

MONDAY = date(2026, 12, 21)
dates = some.dates(date(2026, 1, 1), date(2027, 12, 31))
workdays = some.builds(Workdays, some.frozensets(some.integers(0, 6)), some.frozensets(dates, max_size=60))


def test_a_holiday_on_a_day_of_theirs_is_no_working_day() -> None:
    christmas = Workdays(frozenset(range(5)), {date(2026, 12, 25), date(2026, 12, 26)})
    assert christmas.of_week(MONDAY) == [MONDAY + timedelta(days=number) for number in range(4)]
    assert christmas.lost(date(2026, 12, 25))
    assert not christmas.lost(date(2026, 12, 26)), "a Saturday is off anyway"
    assert christmas.between(MONDAY, MONDAY + timedelta(days=7)) == 4


@given(workdays, dates)
def test_the_days_of_a_week_are_those_it_works_on_in_order(days: Workdays, day: date) -> None:
    week = days.of_week(week_of(day))
    assert week == sorted(week)
    assert (day in week) == (day in days)
    assert not (day in days and days.lost(day))


@given(workdays, dates, some.integers(0, 40), some.integers(0, 40))
def test_working_days_add_up(days: Workdays, first: date, one: int, other: int) -> None:
    middle = first + timedelta(days=one)
    last = middle + timedelta(days=other)
    assert days.between(first, middle) + days.between(middle, last) == days.between(first, last)
