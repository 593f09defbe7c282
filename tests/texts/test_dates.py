"""Moments, days and hours are written as people read them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.domain.member import LANGUAGES
from bot.texts import texts
from bot.texts.dates import clock_words, day_words, hours_words, moment_words, weekday_names

UNHURRIED = settings(deadline=None)  # a busy machine is no failure

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MOMENT = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "dinsdag 1 december om 15:00"), ("en", "Tuesday 1 December at 15:00")]
)
def test_a_moment_is_written_in_full_without_this_year(language: str, words: str) -> None:
    assert moment_words(MOMENT, "Europe/Amsterdam", language, NOW) == words


@pytest.mark.parametrize(("language", "words"), [("nl", "vrijdag 1 januari 2027"), ("en", "Friday 1 January 2027")])
def test_another_year_is_named(language: str, words: str) -> None:
    assert day_words(date(2027, 1, 1), language, date(2026, 12, 31)) == words
    assert "2027" not in day_words(date(2027, 1, 1), language, date(2027, 6, 1))


def test_the_year_is_that_of_the_members_own_clock() -> None:
    new_year = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)
    assert "2027" in moment_words(new_year, "Pacific/Kiritimati", "en", datetime(2026, 12, 31, 9, 0, tzinfo=UTC))
    assert "2027" not in moment_words(new_year, "Pacific/Kiritimati", "en", datetime(2026, 12, 31, 10, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("zone", "clock"),
    [("Europe/Amsterdam", "15:00"), ("America/New_York", "09:00"), ("Asia/Kathmandu", "19:45"), ("UTC", "14:00")],
)
def test_the_clock_is_that_of_the_place(zone: str, clock: str) -> None:
    assert clock_words(MOMENT, zone) == clock


def test_hours_read_from_one_to_the_other() -> None:
    assert hours_words("20:00", "08:00", "nl") == "20:00 tot 08:00"
    assert hours_words("20:00", "08:00", "en") == "20:00 to 08:00"


def test_the_week_begins_on_monday() -> None:
    assert weekday_names("nl")[0] == "maandag"
    assert weekday_names("en")[6] == "Sunday"


def test_a_run_of_days_is_written_by_its_ends_and_others_in_a_row() -> None:
    words = texts("en")
    assert words.weekdays({0, 1, 2, 3, 4}) == "Monday to Friday"
    assert words.weekdays({0, 1}) == "Monday and Tuesday"
    assert words.weekdays({0, 2, 4}) == words.row(["Monday", "Wednesday", "Friday"])
    assert words.weekdays({6}) == "Sunday"


@UNHURRIED
@given(
    moment=some.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=some.just(UTC)),
    zone=some.sampled_from(["Europe/Amsterdam", "America/St_Johns", "Pacific/Chatham", "Asia/Tehran"]),
    language=some.sampled_from(LANGUAGES),
)
def test_every_moment_ends_in_its_clock_and_names_its_day(moment: datetime, zone: str, language: str) -> None:
    words = moment_words(moment, zone, language, NOW)
    assert words.endswith(clock_words(moment, zone))
    assert words.split()[0] in weekday_names(language)
