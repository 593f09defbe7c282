"""Heaps of words that are about time, in both languages and among hostile signs: never an exception, never a past."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import When, clock, day, hours, minutes, moment, past, weekdays, when
from tests.understand.soup import ZONES, soup
from tests.understand.spoken import HOSTILE, NOW

MOMENTS = st.integers(0, 12 * 365 * 24 * 60).map(
    lambda minute: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


def check(text: str, now: datetime, zone: str, language: str) -> When:
    """What is found in any text is nothing or fits together, lies ahead and is found again."""
    found = when(text, now=now, zone=zone, language=language)
    assert found == when(text, now=now, zone=zone, language=language)
    today = now.astimezone(found.moment.tzinfo).date() if found.moment else date(1, 1, 1)
    if found.moment is not None:
        assert found.moment.astimezone(UTC) > now
        assert (found.day, found.time) == (found.moment.date(), found.moment.time())
        assert found.day >= today
    else:
        assert found.time is None
    told = [found.moment or found.day, found.recurrence, found.past or None]
    assert sum(one is not None for one in told) <= 1
    assert found.minutes is None or 1 <= found.minutes <= 24 * 60
    edges = [edge for span in found.spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert bool(edges) == (found != When())
    return found


@given(st.randoms(use_true_random=False), MOMENTS, st.sampled_from(ZONES), st.sampled_from(["nl", "en"]))
def test_a_soup_of_words_is_nothing_or_lies_ahead(random, now, zone, language):
    text = soup(random)
    check(text, now, zone, language)
    assert minutes(text) is None or 1 <= minutes(text) <= 24 * 60
    assert weekdays(text) is None or weekdays(text) <= set(range(7))
    assert clock(text) is None or clock(text).second == 0
    assert hours(text) is None or len(hours(text)) == 2


@given(st.randoms(use_true_random=False), MOMENTS, st.sampled_from(ZONES))
def test_an_answer_is_a_moment_or_a_day_or_past_or_nothing(random, now, zone):
    text = soup(random)
    answers = [moment(text, now=now, zone=zone), day(text, now=now, zone=zone), past(text, now=now, zone=zone) or None]
    assert sum(answer is not None for answer in answers) <= 1


@given(st.text(max_size=120), MOMENTS)
def test_any_text_fits_together(text, now):
    check(text, now, "Europe/Amsterdam", "nl")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_holds_no_time(text):
    assert when(text, now=NOW, zone="Europe/Amsterdam") == When()
    assert when(text[:400], now=NOW, zone="Europe/Amsterdam") == When()


def test_what_stands_behind_five_hundred_characters_is_not_looked_at():
    assert when("x " * 240 + "morgen om 10 uur", now=NOW, zone="Europe/Amsterdam").moment is not None
    assert when("x " * 260 + "morgen om 10 uur", now=NOW, zone="Europe/Amsterdam") == When()
    # A word that is cut in two is none: "vandaag" is no "van".
    assert when("x " * 246 + "dinsdagen", now=NOW, zone="Europe/Amsterdam") == When()
