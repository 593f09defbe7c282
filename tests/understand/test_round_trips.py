"""What the coach says about time it understands itself: in both languages, in many zones, at any hour of any day."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk.measures import Minutes
from bot.texts import texts
from bot.texts.dates import clock_words, day_words, hours_words, moment_words
from bot.understand import clock, day, hours, minutes, moment, weekdays, when

ZONES = [
    *["Europe/Amsterdam", "Europe/London", "Europe/Lisbon", "Europe/Istanbul", "Europe/Dublin", "Europe/Chisinau"],
    *["America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Havana"],
    *["America/Santiago", "America/Paramaribo", "America/Curacao", "Africa/Casablanca", "Africa/Cairo"],
    *["Asia/Kolkata", "Asia/Kathmandu", "Asia/Jerusalem", "Asia/Beirut", "Australia/Lord_Howe", "Australia/Sydney"],
    *["Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Honolulu", "UTC"],
]
MINUTES = 6 * 365 * 24 * 60
MOMENTS = st.integers(0, MINUTES).map(lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute))
AHEAD = st.integers(1, 400 * 24 * 60).map(lambda minute: timedelta(minutes=minute))
LANGUAGES = st.sampled_from(["nl", "en"])


def changes(zone, year):
    """The moments of that year at which a zone's clock is set."""
    where, found = ZoneInfo(zone), []
    at = datetime(year, 1, 1, tzinfo=UTC)
    while at.year == year:
        after = at + timedelta(minutes=30)
        if after.astimezone(where).utcoffset() != at.astimezone(where).utcoffset():
            found.append(after)
        at = after
    return found


@given(MOMENTS, AHEAD, st.sampled_from(ZONES), LANGUAGES)
def test_a_moment_that_the_coach_says_is_understood_as_that_moment(now, ahead, zone, language):
    meant = now + ahead
    said = moment_words(meant, zone, language, now)
    assert moment(said, now=now, zone=zone) == meant.astimezone(ZoneInfo(zone))
    found = when(said, now=now, zone=zone, language=language)
    assert found.spans[0][0] == 0
    # The sign that closes a remark is no part of the time.
    assert said[found.spans[-1][1] :] in {"", ")"}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_around_a_change_of_the_clock_the_coach_says_which_of_two_hours_it_means(zone, language):
    for change in changes(zone, 2026):
        for before in (timedelta(days=3), timedelta(hours=1), timedelta(minutes=1)):
            now = change - before
            for minute in range(1, 181, 7):
                meant = now + timedelta(minutes=minute) + before - timedelta(minutes=90)
                if meant <= now:
                    continue
                found = moment(moment_words(meant, zone, language, now), now=now, zone=zone)
                assert found is not None
                assert found.astimezone(UTC) == meant, moment_words(meant, zone, language, now)


@given(MOMENTS, st.integers(0, 400), st.sampled_from(ZONES), LANGUAGES)
def test_a_day_that_the_coach_says_is_understood_as_that_day(now, ahead, zone, language):
    today = now.astimezone(ZoneInfo(zone)).date()
    meant = today + timedelta(days=ahead)
    assert day(day_words(meant, language, today), now=now, zone=zone) == meant


@given(MOMENTS, st.integers(1, 22 * 60), st.sampled_from(ZONES))
def test_a_time_of_the_day_that_the_coach_says_is_the_next_such_time(now, ahead, zone):
    meant = now + timedelta(minutes=ahead)
    found = moment(clock_words(meant, zone), now=now, zone=zone)
    assert found is not None
    # Of an hour that comes twice the time alone doesn't tell which: it is the first of them that is ahead.
    assert found.astimezone(UTC) <= meant
    assert found.time() == meant.astimezone(ZoneInfo(zone)).time()
    assert clock(clock_words(meant, zone)) == found.time()


@given(st.times(), st.times(), LANGUAGES)
def test_hours_that_the_coach_says_are_those_hours(start, end, language):
    said = hours_words(f"{start:%H:%M}", f"{end:%H:%M}", language)
    edges = (start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0))
    found = hours(said)
    if found is None:
        # Both between ten and one and the wrong way around, or no hours at all.
        assert edges[0] == edges[1] or (edges[1] < edges[0] and time(10) <= edges[1] < edges[0] < time(13))
    else:
        assert found == edges


@given(st.sets(st.integers(0, 6), min_size=1), LANGUAGES)
def test_days_of_the_week_that_the_coach_says_are_those_days(days, language):
    said = texts(language).weekdays(days)
    assert weekdays(said) == frozenset(days)
    every = {"nl": "elke", "en": "every"}[language]
    found = when(f"{every} {said}", now=datetime(2026, 11, 23, 9, tzinfo=UTC), zone="UTC", language=language)
    assert found.recurrence is not None
    assert found.recurrence.byday == tuple(("MO", "TU", "WE", "TH", "FR", "SA", "SU")[day] for day in sorted(days))


@given(st.integers(1, Minutes.MOST), LANGUAGES)
def test_a_length_that_the_coach_says_is_that_length(length, language):
    said = texts(language).label("talk-minutes", minutes=length)
    assert minutes(said) == length
    assert when(said, now=datetime(2026, 11, 23, 9, tzinfo=UTC), zone="UTC", language=language).minutes == length
