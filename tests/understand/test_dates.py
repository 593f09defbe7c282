from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import day, moment, past
from bot.understand.almanac import DAYS_IN_FULL, DAYS_IN_SHORT, MONTHS
from tests.understand.spoken import AMSTERDAM, HOSTILE, NOW

DUTCH = {
    "vandaag 15:00": "2026-11-23T15:00",
    "vandaag om 15 uur": "2026-11-23T15:00",
    "morgen om 9 uur": "2026-11-24T09:00",
    "Morgen, 9:00": "2026-11-24T09:00",
    "overmorgen 15u30": "2026-11-25T15:30",
    "dinsdag 15:00": "2026-11-24T15:00",
    "dinsdag om 15.30 uur": "2026-11-24T15:30",
    "maandag 11:00": "2026-11-23T11:00",
    "maandag 9:00": "2026-11-30T09:00",
    "komende maandag 11:00": "2026-11-30T11:00",
    "dinsdag a.s. 10:00": "2026-11-24T10:00",
    "ma 9:30": "2026-11-30T09:30",
    "do 15 uur": "2026-11-26T15:00",
    "zo 10u": "2026-11-29T10:00",
    "15:00 op donderdag": "2026-11-26T15:00",
    "dinsdag om 3 uur": "2026-11-24T15:00",
    "morgen 3 uur 's middags": "2026-11-24T15:00",
    "morgen 8 uur 's avonds": "2026-11-24T20:00",
    "morgen 8 uur \u2019s ochtends": "2026-11-24T08:00",
    "morgen 03:30": "2026-11-24T03:30",
    "3-12 10:00": "2026-12-03T10:00",
    "3/12 om 10.30": "2026-12-03T10:30",
    "3-12-2026 10:00": "2026-12-03T10:00",
    "3.12.2026 10:00": "2026-12-03T10:00",
    "3-12-26 10:00": "2026-12-03T10:00",
    "op 3 december om 14.00 uur": "2026-12-03T14:00",
    "3 maart 15:00": "2027-03-03T15:00",
    "22-11 15:00": "2027-11-22T15:00",
    "23-11 11:00": "2026-11-23T11:00",
    "dinsdag 24 november 15:00": "2026-11-24T15:00",
    "di 24-11 15u": "2026-11-24T15:00",
    "15:00": "2026-11-23T15:00",
    "om 9 uur": "2026-11-24T09:00",
    "10:00": "2026-11-24T10:00",
    "half vier": "2026-11-23T15:30",
    "29-2 10:00": "2028-02-29T10:00",
    "morgen 15:00 Jan": "2026-11-24T15:00",
    "bel Jan morgen 15:00": "2026-11-24T15:00",
}
ENGLISH = {
    "today at 3pm": "2026-11-23T15:00",
    "tomorrow at 3:30 pm": "2026-11-24T15:30",
    "tomorrow 3 p.m.": "2026-11-24T15:00",
    "tomorrow 12am": "2026-11-24T00:00",
    "tomorrow at 12pm": "2026-11-24T12:00",
    "tomorrow 8 in the morning": "2026-11-24T08:00",
    "day after tomorrow 9am": "2026-11-25T09:00",
    "Tuesday 15:00": "2026-11-24T15:00",
    "on Tuesday at 3": "2026-11-24T15:00",
    "at 3pm on Tuesday": "2026-11-24T15:00",
    "Monday 11am": "2026-11-23T11:00",
    "Monday 9am": "2026-11-30T09:00",
    "this Friday at 10": "2026-11-27T10:00",
    "thu 4 pm": "2026-11-26T16:00",
    "sun at 10": "2026-11-29T10:00",
    "Wednesday at 10 o'clock": "2026-11-25T10:00",
    "March 3 at 3pm": "2027-03-03T15:00",
    "3 March 2027 15:00": "2027-03-03T15:00",
    "March 3, 2027 15:00": "2027-03-03T15:00",
    "the 3rd of March at 10:00": "2027-03-03T10:00",
    "Dec 3rd 2pm": "2026-12-03T14:00",
    "Tuesday, Nov 24 at 3pm": "2026-11-24T15:00",
    "2026-12-01 09:00": "2026-12-01T09:00",
    "2026-12-01T09:00": "2026-12-01T09:00",
    "2026-12-01T09:00:00": "2026-12-01T09:00",
    "2026-12-01T09:00+01:00": "2026-12-01T09:00",
    "2026-12-01T09:00:00Z": "2026-12-01T10:00",
    "3pm": "2026-11-23T15:00",
    "9:30": "2026-11-24T09:30",
}
NOT_UNDERSTOOD = [
    *["", "morgen", "dinsdag", "15", "3", "dinsdag 9", "Jan", "3 mensen", "10.12", "tomorrow at 3:30"],
    *["vandaag 9:00", "vandaag 10:00", "23-11 9:00", "1-12-2025 10:00", "2025-12-01T09:00Z", "1-12-99 10:00"],
    *["31-2 10:00", "32-1 10:00", "12/25 10:00", "1-13 10:00", "vrijdag 25:00", "vrijdag 9:60"],
    *["morgen 13pm", "morgen 0am", "woensdag 24 november 15:00", "dinsdag 15:00 of 16:00", "dinsdag woensdag 15:00"],
    *["15:00 16:00", "2026-12-01T09:00+99:00", "2026-02-30T09:00Z"],
    *["morgen 15 uur 's ochtends", "may 15:00", "volgende week", "24:00", "-1:00", "morgen 15:3", "do", "ma"],
]
ZONES = ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca", "UTC"]
MOMENTS = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)


@pytest.mark.parametrize(("text", "meant"), [*DUTCH.items(), *ENGLISH.items()])
def test_a_moment_in_plain_words(text, meant):
    for said in (text, text.upper(), f"  {text}. "):
        found = moment(said, now=NOW, zone="Europe/Amsterdam")
        assert found is not None
        assert found.strftime("%Y-%m-%dT%H:%M") == meant
        assert found.tzinfo == AMSTERDAM


@pytest.mark.parametrize("text", NOT_UNDERSTOOD)
def test_nothing_when_unsure(text):
    assert moment(text, now=NOW, zone=AMSTERDAM) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("vandaag", "2026-11-23"),
        ("morgen", "2026-11-24"),
        ("overmorgen", "2026-11-25"),
        ("today", "2026-11-23"),
        ("Tomorrow!", "2026-11-24"),
        ("maandag", "2026-11-30"),
        ("dinsdag", "2026-11-24"),
        ("on Friday", "2026-11-27"),
        ("komende ma", "2026-11-30"),
        ("wo 25 nov", "2026-11-25"),
        ("3-12", "2026-12-03"),
        ("23-11", "2026-11-23"),
        ("22-11", "2027-11-22"),
        ("3 maart", "2027-03-03"),
        ("March 3rd", "2027-03-03"),
        ("2026-12-01", "2026-12-01"),
        ("1 januari 2027", "2027-01-01"),
    ],
)
def test_a_day_in_plain_words(text, meant):
    assert day(text, now=NOW, zone=AMSTERDAM) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "text", ["do", "sun", "sat", "ma", "2025-12-01", "22-11-2026", "31-2", "Jan", "15", "", "15:00"]
)
def test_a_text_that_may_be_no_day_is_none(text):
    assert day(text, now=NOW, zone=AMSTERDAM) is None


def test_a_date_without_a_year_may_be_on_the_29th_of_february():
    assert day("29-2", now=NOW.replace(year=2027), zone=AMSTERDAM) == date(2028, 2, 29)


def test_today_is_today_where_the_member_is():
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert day("vandaag", now=late, zone="Europe/Amsterdam") == date(2026, 11, 24)
    assert day("vandaag", now=late, zone="America/New_York") == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("zone", "text", "meant"),
    [
        ("Europe/Amsterdam", "28-3-2027 02:30", "2027-03-28T03:00:00+02:00"),
        ("America/New_York", "14-3-2027 02:15", "2027-03-14T03:00:00-04:00"),
        ("Australia/Lord_Howe", "3-10-2027 02:10", "2027-10-03T02:30:00+11:00"),
        ("Europe/Amsterdam", "31-10-2027 02:30", "2027-10-31T02:30:00+02:00"),
        ("Europe/Amsterdam", "28-3-2027 09:00", "2027-03-28T09:00:00+02:00"),
    ],
)
def test_a_time_that_is_skipped_or_comes_twice(zone, text, meant):
    found = moment(text, now=NOW, zone=zone)
    assert found is not None
    assert found.isoformat() == meant


def test_in_the_hour_that_comes_twice_the_second_is_meant_once_the_first_has_gone():
    between = datetime(2027, 10, 31, 1, 10, tzinfo=UTC)  # 02:10 for the second time
    found = moment("02:30", now=between, zone=AMSTERDAM)
    assert found is not None
    assert found.isoformat() == "2027-10-31T02:30:00+01:00"


@given(MOMENTS, st.sampled_from(ZONES), st.sampled_from(sorted(DAYS_IN_FULL | DAYS_IN_SHORT)), st.times())
def test_a_weekday_and_a_time_are_the_next_such_moment(now, zone, name, at):
    found = moment(f"{name} {at:%H:%M}", now=now, zone=zone)
    where = ZoneInfo(zone)
    assert found is not None
    assert found.astimezone(UTC) > now
    assert found.tzinfo == where
    assert found.weekday() == (DAYS_IN_FULL | DAYS_IN_SHORT)[name]
    # A time within a gap of the clock moves to its end; else it is exactly what was said.
    wall = datetime.combine(found.date(), at.replace(second=0, microsecond=0))
    exists = wall.replace(tzinfo=where).astimezone(UTC).astimezone(where).replace(tzinfo=None) == wall
    assert (
        found.time() == wall.time()
        if exists
        else timedelta(0) < found.replace(tzinfo=None) - wall <= timedelta(hours=1)
    )
    assert found.astimezone(UTC) - now <= timedelta(days=7, hours=2)


@given(MOMENTS, st.sampled_from(ZONES), st.times(), st.sampled_from(["vandaag", "today", "morgen", "tomorrow", ""]))
def test_a_time_today_or_tomorrow_is_right_or_nothing(now, zone, at, said):
    found = moment(f"{said} {at:%H:%M}".strip(), now=now, zone=zone)
    here = now.astimezone(ZoneInfo(zone))
    if found is None:
        assert said in {"vandaag", "today"}
        return
    assert found.astimezone(UTC) > now
    ahead = (found.date() - here.date()).days
    assert ahead in ({0, 1} if not said else {0} if said in {"vandaag", "today"} else {1})


@given(MOMENTS, st.sampled_from(ZONES), st.integers(0, 364), st.times(), st.sampled_from(sorted(MONTHS)))
def test_a_date_in_any_writing_is_that_date(now, zone, ahead, at, name):
    here = now.astimezone(ZoneInfo(zone)).date()
    on = here + timedelta(ahead)
    hour = f"{at:%H:%M}"
    ways = [f"{on:%Y-%m-%d} {hour}", f"{on:%d-%m-%Y} {hour}"]
    if zone != "America/New_York" or on.day > 12:  # where 3/12 is in March to many
        ways.append(f"{on.day}/{on.month}/{on.year} {hour}")
    if ahead:
        ways.append(f"{on.day}-{on.month} {hour}")
        if MONTHS[name] == on.month:
            ways += [f"{on.day} {name} {hour}", f"{name} {on.day} {hour}"]
    found = {moment(text, now=now, zone=zone) for text in ways}
    assert len(found) == 1
    one = found.pop()
    assert (one is None and ahead == 0) or (one is not None and one.date() == on and one.astimezone(UTC) > now)


@given(st.text(max_size=60), MOMENTS)
def test_any_text_is_nothing_or_lies_ahead(text, now):
    found = moment(text, now=now, zone="Europe/Amsterdam")
    assert found is None or (found.tzinfo is not None and found.astimezone(UTC) > now)
    on = day(text, now=now, zone="Europe/Amsterdam")
    assert on is None or on >= now.astimezone(AMSTERDAM).date()


@given(
    st.lists(
        st.sampled_from(
            [
                "maandag",
                "di",
                "3",
                "12",
                "15:00",
                "om",
                "at",
                "-",
                "/",
                ".",
                "3-12",
                "maart",
                "pm",
                "uur",
                "u",
                "'s",
                "avonds",
                "2027",
            ]
        ),
        max_size=7,
    )
)
def test_any_heap_of_these_words_is_nothing_or_lies_ahead(words):
    found = moment(" ".join(words), now=NOW, zone=AMSTERDAM)
    assert found is None or found > NOW


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_no_moment(text):
    assert moment(text, now=NOW, zone=AMSTERDAM) is None
    assert day(text, now=NOW, zone=AMSTERDAM) is None
    assert moment(text[:100], now=NOW, zone=AMSTERDAM) is None


def test_a_text_of_more_than_100_characters_is_no_moment():
    assert moment("morgen 15:00" + " " * 88, now=NOW, zone=AMSTERDAM) == datetime(2026, 11, 24, 15, tzinfo=AMSTERDAM)
    assert moment("morgen 15:00" + " " * 89, now=NOW, zone=AMSTERDAM) is None


def test_seconds_are_left_out():
    found = moment("morgen 15:00:00", now=NOW, zone=AMSTERDAM)
    assert found is not None
    assert found.time() == time(15)


@pytest.mark.parametrize(
    "text",
    [
        *["vandaag 9:00", "Vandaag om 9 uur.", "today 9:59", "vandaag 10:00", "23-11 9:00", "maandag 23 november 9:00"],
        *["gisteren 10:00", "10:00 gisteren", "yesterday at 3pm", "eergisteren 15:30", "gisteren", "Yesterday!"],
        *["2020-01-01 10:00", "2025-12-01T09:00Z", "1-12-2025 10:00", "22-11-2026 10:00", "3 maart 2026 15:00"],
        *["1-12-20 10:00", "2020-01-01", "March 3, 2026", "23-11-2026 9:00"],
    ],
)
def test_what_was_understood_and_has_gone_by_is_past(text):
    assert moment(text, now=NOW, zone=AMSTERDAM) is None
    assert past(text, now=NOW, zone="Europe/Amsterdam")


@pytest.mark.parametrize(
    "text",
    [
        *DUTCH,
        *ENGLISH,
        "",
        "vandaag",
        "morgen",
        "9:00",
        "Jan",
        "half vier",
        *["2020", "2020-02-30 10:00", "31-2-2020 10:00", "dinsdag 23 november 9:00", "woensdag 1 januari 2025 3 Jan"],
        *["29-2 10:00", "29-02 10:00", "dinsdag 1-12-2025 10:00", "morgen 3:30", "1-12-99 10:00", "20-20-2020 20:20"],
    ],
)
def test_what_lies_ahead_or_was_not_understood_is_not_past(text):
    assert not past(text, now=NOW, zone="Europe/Amsterdam")


@given(MOMENTS, MOMENTS, st.sampled_from(ZONES))
def test_a_written_moment_is_past_or_ahead(written, now, zone):
    local = written.astimezone(ZoneInfo(zone))
    text = f"{local:%Y-%m-%d %H:%M}"
    assert past(text, now=now, zone=zone) != (moment(text, now=now, zone=zone) is not None) or abs(
        written - now
    ) <= timedelta(hours=1), "only the hour that comes twice may be either"


@given(st.text(max_size=40), MOMENTS, st.sampled_from(ZONES))
def test_any_text_is_past_or_not_without_an_exception(text, now, zone):
    assert past(text, now=now, zone=zone) in {True, False}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_not_past(text):
    assert not past(text, now=NOW, zone=AMSTERDAM)
