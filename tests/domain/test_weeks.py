"""The streak: motion counts, two reserves in four weeks, a pause never counts as missed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.weeks import RESERVES, Streak, paused_weeks, streak, week_of

MONDAY = date(2026, 11, 2)


def weeks(*numbers: int) -> set[date]:
    return {MONDAY + timedelta(weeks=number) for number in numbers}


@pytest.mark.parametrize(
    ("moved", "now", "wanted"),
    [
        ((), 0, Streak(0, 2)),
        ((0,), 0, Streak(1, 2)),
        ((0, 1, 2), 2, Streak(3, 2)),
        ((0, 1), 2, Streak(2, 2)),  # this week may still move
        ((0, 2), 2, Streak(2, 1)),
        ((0, 3), 3, Streak(2, 0)),
        ((0, 4), 4, Streak(1, 2)),  # three missed in a row: begun anew
        ((0, 1, 3, 5, 6), 6, Streak(5, 1)),  # the first week off is more than four weeks ago
        ((3,), 3, Streak(1, 2)),  # nothing is missed before it begins
    ],
)
def test_a_streak_bears_two_weeks_off_in_four(moved, now: int, wanted: Streak) -> None:
    assert streak(weeks(*moved), set(), MONDAY, MONDAY + timedelta(weeks=now)) == wanted


def test_a_pause_is_no_miss() -> None:
    paused = paused_weeks([(MONDAY + timedelta(days=8), MONDAY + timedelta(days=30))])
    assert paused == weeks(1, 2, 3, 4)
    assert streak(weeks(0, 5), paused, MONDAY, MONDAY + timedelta(weeks=5)) == Streak(2, 2)


@given(st.sets(st.integers(0, 30)), st.sets(st.integers(0, 30)), st.integers(0, 30))
def test_a_streak_is_never_more_than_what_moved_and_reserves_are_two_at_most(moved, paused, now: int) -> None:
    found = streak(weeks(*moved), weeks(*paused), MONDAY, MONDAY + timedelta(weeks=now))
    assert 0 <= found.weeks <= sum(number <= now for number in moved)
    assert 0 <= found.reserves <= RESERVES
    more = streak(weeks(*moved, now), weeks(*paused), MONDAY, MONDAY + timedelta(weeks=now))
    assert more.weeks >= found.weeks, "to move never costs"


@given(st.dates())
def test_a_week_begins_on_its_monday(day: date) -> None:
    try:
        monday = week_of(day)
    except OverflowError:
        return
    assert monday.weekday() == 0
    assert timedelta() <= day - monday < timedelta(days=7)
