"""The public holidays of a country, the country of a zone, and a coach that is installed without the extra."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot import holidays
from bot.domain.member import Member
from bot.holidays import Holidays, country_kept, country_of, kept_by, known, workdays_of

MEMBER = Member(1, datetime(2026, 11, 2, tzinfo=UTC), "nl", "Europe/Amsterdam")


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the library from being imported, as where it is not installed."""
    cached = (holidays.offered, holidays.known)
    for one in cached:
        one.cache_clear()
    monkeypatch.setitem(sys.modules, "holidays", None)
    yield
    for one in cached:
        one.cache_clear()


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("NL", date(2026, 4, 27)),  # Koningsdag
        ("NL", date(2025, 4, 26)),  # on a Saturday when the 27th is a Sunday
        ("NL", date(2026, 5, 14)),  # Hemelvaartsdag
        ("NL", date(2026, 12, 26)),
        ("NL", date(2027, 1, 1)),
        ("BE", date(2026, 7, 21)),
        ("DE", date(2026, 10, 3)),
        ("US", date(2026, 11, 26)),
        ("GB", date(2026, 12, 28)),  # for Boxing Day, a Saturday
    ],
)
def test_what_a_whole_country_has_off_is_a_holiday(country: str, day: date) -> None:
    assert day in Holidays(country)


@pytest.mark.parametrize(
    ("country", "day"), [("NL", date(2026, 12, 24)), ("NL", date(2026, 7, 21)), ("BE", date(2026, 4, 27))]
)
def test_what_only_another_country_has_off_is_none(country: str, day: date) -> None:
    assert day not in Holidays(country)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Amsterdam", "NL"),
        ("Europe/Brussels", "BE"),
        ("Europe/London", "GB"),
        ("America/New_York", "US"),
        ("US/Eastern", "US"),
        ("Asia/Calcutta", "IN"),
        ("America/Paramaribo", "SR"),
        ("UTC", None),
        ("Etc/UTC", None),
        ("Etc/GMT+3", None),
        ("CET", None),
    ],
)
def test_the_country_of_a_zone_is_known_where_it_is_one(zone: str, country: str | None) -> None:
    assert country_of(zone) == country


def test_holidays_are_those_of_the_zone_until_another_country_is_chosen() -> None:
    assert country_kept(MEMBER) == "NL"
    assert country_kept(replace(MEMBER, zone="Europe/Brussels")) == "BE"
    assert country_kept(replace(MEMBER, zone="Europe/Brussels", country="DE")) == "DE"
    assert country_kept(replace(MEMBER, zone="Etc/UTC")) is None
    assert country_kept(replace(MEMBER, zone="Etc/UTC", country="NL")) == "NL"


def test_who_wants_them_as_days_like_any_other_has_none() -> None:
    assert date(2026, 12, 25) in kept_by(MEMBER)
    assert date(2026, 12, 25) not in kept_by(replace(MEMBER, holidays=False))
    assert date(2026, 12, 25) in workdays_of(replace(MEMBER, holidays=False))


def test_a_country_without_a_calendar_is_not_known() -> None:
    assert not known("ZZ")
    assert country_kept(replace(MEMBER, country="ZZ")) is None


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_there_are_no_holidays() -> None:
    holidays.ready()
    assert not holidays.offered()
    assert not known("NL")
    assert country_kept(replace(MEMBER, country="NL")) is None
    assert date(2026, 12, 25) in workdays_of(replace(MEMBER, country="NL"))


def test_the_library_is_loaded_only_when_it_is_needed() -> None:
    loads = "import sys, bot.coach; assert 'holidays' not in sys.modules; import bot.holidays; bot.holidays.ready(); assert 'holidays' in sys.modules"
    subprocess.run([sys.executable, "-c", loads], check=True)
