"""How long somebody is away: until a day, for so many days, a week; and nothing when that is not told."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot import understand
from tests.understand.soup import soup

NOW = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Thursday


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("tot maandag", (2026, 11, 30)), ("until Monday", (2026, 11, 30)), ("maandag", (2026, 11, 30)),
        ("twee weken", (2026, 12, 10)), ("a fortnight", (2026, 12, 10)), ("in two weeks", (2026, 12, 10)),
        ("een maand", (2026, 12, 26)), ("3 months", (2027, 2, 26)), ("3 dagen", (2026, 11, 29)),
        ("t/m vrijdag", (2026, 11, 28)), ("tot en met 4 januari", (2027, 1, 5)), ("through Friday", (2026, 11, 28)),
        ("until jan 4", (2027, 1, 4)), ("tot 4 januari", (2027, 1, 4)), ("tot morgen", (2026, 11, 27)),
        ("deze week", (2026, 11, 30)), ("volgende week", (2026, 12, 7)), ("rest of the week", (2026, 11, 30)),
        ("ik ben twee weken op vakantie", (2026, 12, 10)), ("I'm on holiday for a week", (2026, 12, 3)),
    ],
)  # fmt: skip
def test_when_somebody_is_back(text: str, back: tuple[int, int, int]) -> None:
    assert understand.until(text, now=NOW, zone="Europe/Amsterdam") == date(*back)


@pytest.mark.parametrize(
    "text", ["gisteren", "altijd", "20 minuten", "tot 3 uur", "vandaag", "ooit", "", "2 weken of 3 weken", "900 dagen"]
)
def test_what_tells_no_day_to_be_back_on(text: str) -> None:
    assert understand.until(text, now=NOW, zone="Europe/Amsterdam") is None


@pytest.mark.parametrize(
    ("day", "back"), [(date(2026, 1, 31), date(2026, 2, 28)), (date(2027, 12, 31), date(2028, 1, 31))]
)
def test_a_month_from_the_end_of_one_is_the_end_of_the_next(day: date, back: date) -> None:
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert understand.until("een maand", now=now, zone="UTC") == back


@settings(deadline=None, max_examples=300)
@given(text=some.integers().map(lambda seed: soup(random.Random(seed))) | some.text(max_size=60))
def test_whatever_is_typed_is_a_day_within_a_year_or_nothing(text: str) -> None:
    back = understand.until(text, now=NOW, zone="Europe/Amsterdam")
    assert back is None or timedelta(0) < back - NOW.date() <= timedelta(days=366)


def test_a_wish_for_a_pause_tells_when_it_is_over() -> None:
    said = understand.understood("ik ben twee weken op vakantie", now=NOW, zone="Europe/Amsterdam")
    assert (said.intent, said.until) == ("pause", date(2026, 12, 10))
