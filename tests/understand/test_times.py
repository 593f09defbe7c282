from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import clock, hours, minutes, weekdays, zone, zones
from tests.understand.spoken import HOSTILE


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("09:00", time(9)),
        ("9:00", time(9)),
        ("6:30", time(6, 30)),
        ("9.30", time(9, 30)),
        ("om 9 uur", time(9)),
        ("15u", time(15)),
        ("15u30", time(15, 30)),
        ("15 uur 30", time(15, 30)),
        ("15h", time(15)),
        ("3pm", time(15)),
        ("at 3:30 pm", time(15, 30)),
        ("12am", time(0)),
        ("00:00", time(0)),
        ("8 uur 's avonds", time(20)),
        ("9", time(9)),
        ("17", time(17)),
    ],
)
def test_a_time(text, meant):
    assert clock(text) == meant


@pytest.mark.parametrize(
    "text", ["", "3", "25:00", "9:60", "24:00", "13pm", "half 4", "9:00 10:00", "negen", "9:5", "-9:00"]
)
def test_no_time(text):
    assert clock(text) is None


@given(st.times())
def test_every_time_in_digits_is_that_time(at):
    assert clock(f"{at:%H:%M}") == at.replace(second=0, microsecond=0)
    assert clock(f"{at:%I:%M} {'am' if at.hour < 12 else 'pm'}") == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("22:00-08:00", 22, 8),
        ("22:00 \u2013 8:00", 22, 8),
        ("van 22 tot 8", 22, 8),
        ("van 22 uur tot 8 uur", 22, 8),
        ("22u-8u", 22, 8),
        ("tussen 20.00 en 8.00", 20, 8),
        ("from 10pm to 7am", 22, 7),
        ("from 22:00 until 07:00", 22, 7),
        ("between 8 pm and 8 am", 20, 8),
        ("9 tot 17", 9, 17),
        ("8-12", 8, 12),
        ("van 22 tot 24", 22, 0),
        ("20:00 t/m 8:00", 20, 8),
        ("22 to 7", 22, 7),
        ("20 till 8", 20, 8),
    ],
)
def test_hours_from_one_to_another(text, start, end):
    assert hours(text) == (time(start), time(end))


@pytest.mark.parametrize(
    "text", ["", "9 to 5", "10 to 7", "10-7pm", "9:00-5:00", "22-22", "22", "van 22", "25-8", "8-9-10", "-"]
)
def test_no_hours_when_it_may_be_the_other_half_of_the_day(text):
    assert hours(text) is None


@given(st.times(), st.times())
def test_hours_in_digits_are_those_hours(start, end):
    start, end = start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    found = hours(f"{start:%H:%M}-{end:%H:%M}")
    # Without a nought or an hour past noon it may be the other half of the day.
    unclear = end < start and 10 <= start.hour <= 12 and 10 <= end.hour <= 12
    assert found == (None if start == end or unclear else (start, end))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ma-vr", {0, 1, 2, 3, 4}),
        ("ma t/m vr", {0, 1, 2, 3, 4}),
        ("maandag tot en met vrijdag", {0, 1, 2, 3, 4}),
        ("Mon.-Fri.", {0, 1, 2, 3, 4}),
        ("Monday to Friday", {0, 1, 2, 3, 4}),
        ("monday through thursday", {0, 1, 2, 3}),
        ("vr-ma", {4, 5, 6, 0}),
        ("mon, tue and thu", {0, 1, 3}),
        ("ma, wo en vr", {0, 2, 4}),
        ("ma wo vr", {0, 2, 4}),
        ("ma/wo", {0, 2}),
        ("ma-wo en vr", {0, 1, 2, 4}),
        ("op dinsdag", {1}),
        ("elke dinsdag", {1}),
        ("every Tuesday and Thursday", {1, 3}),
        ("Mondays", {0}),
        ("maandagen", {0}),
        ("werkdagen", {0, 1, 2, 3, 4}),
        ("elke werkdag", {0, 1, 2, 3, 4}),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("every weekday", {0, 1, 2, 3, 4}),
        ("weekend", {5, 6}),
        ("elke dag", set(range(7))),
        ("every day", set(range(7))),
        ("daily", set(range(7))),
    ],
)
def test_days_of_the_week(text, meant):
    assert weekdays(text) == frozenset(meant)


@pytest.mark.parametrize(
    "text", ["", "dag", "maandag en jan", "7 dagen", "ma-wo-vr", "elke", "-", "maandag 15:00", "geen"]
)
def test_no_days_of_the_week_unless_all_is_understood(text):
    assert weekdays(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("45", 45),
        ("45 min", 45),
        ("45 minuten.", 45),
        ("90m", 90),
        ("1 uur", 60),
        ("2 hours", 120),
        ("1h30", 90),
        ("1u30", 90),
        ("1 uur en 30 minuten", 90),
        ("1,5 uur", 90),
        ("1.25 hours", 75),
        ("anderhalf uur", 90),
        ("an hour", 60),
        ("an hour and a half", 90),
        ("half uur", 30),
        ("half an hour", 30),
        ("een kwartiertje", 15),
        ("drie kwartier", 45),
        ("24 uur", 1440),
    ],
)
def test_a_length(text, meant):
    assert minutes(text) == meant


@pytest.mark.parametrize(
    "text", ["", "0", "1441", "25 uur", "-5", "45 mensen", "1,5 uur 30", "een poosje", "15:00", "4 5"]
)
def test_no_length(text):
    assert minutes(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        ("europe/amsterdam", "Europe/Amsterdam"),
        ("Amsterdam", "Europe/Amsterdam"),
        ("amsterdam.", "Europe/Amsterdam"),
        ("New York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("S\u00e3o Paulo", "America/Sao_Paulo"),
        ("Den Haag", "Europe/Amsterdam"),
        ("Nederland", "Europe/Amsterdam"),
        ("the Netherlands", "Europe/Amsterdam"),
        ("Belgi\u00eb", "Europe/Brussels"),
        ("Belgium", "Europe/Brussels"),
        ("UK", "Europe/London"),
        ("England", "Europe/London"),
        ("Germany", "Europe/Berlin"),
        ("Duitsland", "Europe/Berlin"),
        ("Cura\u00e7ao", "America/Curacao"),
        ("Suriname", "America/Paramaribo"),
        ("Japan", "Asia/Tokyo"),
        ("UTC", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)
def test_a_zone(text, name):
    assert zone(text) == name


@pytest.mark.parametrize(
    "text", ["", "EST", "USA", "Russia", "Spanje", "west", "Jan", "Europe", "Europe/Nowhere", "thuis in Amsterdam"]
)
def test_no_zone_when_there_are_more_or_none(text):
    assert zone(text) is None


def test_every_zone_is_found_by_its_name_and_every_found_zone_exists():
    for name in zones():
        found = zone(name)
        assert found is not None
        # An old name that is also a country gives the country's present zone.
        assert found == name or "/" not in name
    for place in ("Parijs", "Wenen", "Marokko", "Zuid-Afrika", "India", "San Francisco"):
        assert ZoneInfo(zone(place) or "")


@given(st.text(max_size=100))
def test_any_text_is_read_without_an_exception(text):
    assert clock(text) is None or isinstance(clock(text), time)
    assert hours(text) is None or len(hours(text)) == 2
    assert weekdays(text) is None or weekdays(text) <= set(range(7))
    assert minutes(text) is None or 1 <= minutes(text) <= 1440
    assert zone(text) is None or zone(text) in zones()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_none_of_these(text):
    for part in (text, text[:100]):
        assert (clock(part), hours(part), weekdays(part), minutes(part), zone(part)) == (None,) * 5
