"""The phrase tables can be read, hold what they promise and contradict neither themselves nor the calendar."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from tests.understand.phrases.table import FOLDER, TIME_KEYS, MalformedRowError, Row, rows, rows_of

PROMISED = {
    "time.nl.txt": 200,
    "time.en.txt": 200,
    "no-time.nl.txt": 130,
    "no-time.en.txt": 130,
}
TABLES = sorted(PROMISED.keys() | {path.name for path in FOLDER.glob("*.txt")})
TIMES = [name for name in TABLES if name.startswith("time.")]
NO_TIMES = [name for name in TABLES if name.startswith("no-time.")]


def only(text: str, file: str = "made-up.en.txt") -> Row:
    """The one row of a table's text."""
    [row] = rows_of(text, file)
    return row


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_read_and_holds_at_least_what_was_promised(name):
    assert len(rows(name)) >= PROMISED.get(name, 1)


@pytest.mark.parametrize("name", TABLES)
def test_no_phrase_stands_twice_for_the_same_moment_and_zone(name):
    said = Counter((row.text, row.now.isoformat(), row.zone.key, row.lang, row.contacts) for row in rows(name))
    assert [phrase for phrase, times in said.items() if times > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_expected_moment_and_day_lies_ahead_in_the_persons_own_zone(name):
    for row in rows(name):
        if row.expected.get("moment", "*") != "*":
            moment = datetime.fromisoformat(row.expected["moment"])
            assert moment.astimezone(row.zone).isoformat() == row.expected["moment"], row
            assert moment > row.now, row
        elif row.expected.get("day", "*") != "*":
            assert row.expected["day"] >= row.now.date().isoformat(), row


@pytest.mark.parametrize("name", TIMES)
def test_a_row_expects_a_moment_or_a_day_or_a_recurrence(name):
    shapes = {(), ("moment", "day", "time"), ("day",), ("recurrence",)}
    assert [
        str(row) for row in rows(name) if tuple(key for key in TIME_KEYS if key in row.expected) not in shapes
    ] == []


@pytest.mark.parametrize("name", TIMES + NO_TIMES)
def test_what_is_said_about_time_is_said_at_many_moments_and_places(name):
    assert len({(row.now.isoformat(), row.zone.key) for row in rows(name)}) >= 6


@pytest.mark.parametrize("name", TIMES)
def test_a_table_of_times_often_means_nothing_and_is_often_sloppy(name):
    table = rows(name)
    assert sum(not row.expected for row in table) >= 25
    assert 3 * sum(row.text == row.text.lower() for row in table) >= len(table)


@pytest.mark.parametrize("name", NO_TIMES)
def test_a_table_without_times_expects_nothing(name):
    assert [str(row) for row in rows(name) if row.expected] == []


def test_a_row_is_its_phrase_its_moment_and_what_is_to_be_found():
    row = only(
        "# the first\n\n@ now=2026-11-26T10:00 tz=Asia/Kolkata\n Tomorrow at 3 => moment=2026-11-27T15:00+05:30\n"
    )
    assert (row.text, row.file, row.line, row.lang) == ("Tomorrow at 3", "made-up.en.txt", 4, "en")
    assert row.now.isoformat() == "2026-11-26T10:00:00+05:30"
    assert row.expected == {"moment": "2026-11-27T15:00:00+05:30", "day": "2026-11-27", "time": "15:00"}
    assert str(row) == "made-up.en.txt:4 Tomorrow at 3"


@pytest.mark.parametrize("text", ["ergens in mei =>", "ergens in mei", "  ergens in mei  =>  "])
def test_nothing_after_the_arrow_or_no_arrow_means_nothing_to_find(text):
    assert (only(text).text, only(text).expected) == ("ergens in mei", {})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("WEEKLY/2/FR/09:00", {"freq": "WEEKLY", "interval": 2, "byday": ["FR"], "time": "09:00"}),
        ("WEEKLY/1/MO,TH/-", {"freq": "WEEKLY", "interval": 1, "byday": ["MO", "TH"], "time": None}),
        ("DAILY/1/-/08:00", {"freq": "DAILY", "interval": 1, "byday": [], "time": "08:00"}),
        ("MONTHLY/1/-/-", {"freq": "MONTHLY", "interval": 1, "byday": [], "time": None}),
    ],
)
def test_a_recurrence_is_its_four_parts(written, expected):
    assert only(f"x => recurrence={written}").expected == {"recurrence": expected}


def test_other_values_stay_as_they_are_written_but_for_escaped_signs():
    row = only(r"Jan\n\; Piet => names=Jan (a\; b) | Piet\nEen; intent=*; money=1250.50 EUR")
    assert row.text == "Jan\n; Piet"
    assert row.expected == {"names": "Jan (a; b) | Piet\nEen", "intent": "*", "money": "1250.50 EUR"}


def test_any_moment_brings_any_day_and_any_time():
    assert only("x => moment=*").expected == {"moment": "*", "day": "*", "time": "*"}


def test_a_phrase_may_start_with_the_sign_of_a_comment_or_a_header():
    assert [row.text for row in rows_of("\\# Jan\n\\@jan\n# a comment", "names.txt")] == ["# Jan", "@jan"]


def test_a_header_changes_only_what_it_names():
    table = "@ now=2027-01-04T09:00 tz=Europe/London lang=nl contacts=Jan Proef; Anna Proef\na\n@ lang=en\nb\n@ contacts=\nc"
    first, second, third = rows_of(table, "logs.txt")
    assert (first.lang, first.contacts) == ("nl", ("Jan Proef", "Anna Proef"))
    assert (second.lang, second.contacts, second.now) == ("en", first.contacts, first.now)
    assert (third.contacts, third.zone.key) == ((), "Europe/London")


def test_of_a_doubled_hour_now_is_the_first_unless_it_says_otherwise():
    table = "@ now=2026-10-25T02:45 tz=Europe/Amsterdam\na\n@ now=2026-10-25T02:45+01:00\nb"
    assert [row.now.utcoffset() for row in rows_of(table, "time.txt")] == [timedelta(hours=2), timedelta(hours=1)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("=> day=2026-12-01", "no phrase"),
        ("x => tomorrow", "no key=value"),
        ("x => day=", "no key=value"),
        ("x => momnet=2026-12-01T15:30+01:00", "no key momnet"),
        ("x => moment=2026-12-01T15:30", "no moment"),
        ("x => moment=2026-02-30T15:30+01:00", "day is out of range"),
        ("x => day=1-12-2026", "no day"),
        ("x => day=2026-02-30", "day is out of range"),
        ("x => time=24:00", "no time"),
        ("x => time=9:00", "no time"),
        ("x => intent=log; intent=log", "stands twice"),
        ("x => day=2026-12-01; moment=2026-12-01T15:30+01:00", "stands twice"),
        ("x => recurrence=WEEKLY/1/TH,MO/-", "order of the week"),
        ("x => recurrence=WEEKLY/0/MO/-", "no recurrence"),
        ("x => recurrence=WEEKLY/1/-/-", "WEEKLY has days"),
        ("x => recurrence=DAILY/1/MO/-", "WEEKLY has days"),
        ("@ noon=2026-11-26T10:00", "a header is"),
        ("@ tomorrow", "a header is"),
        ("@", "a header is"),
        ("@ tz=Europe/Utopia", "no zone"),
        ("@ tz=Europe", "no zone"),
        ("@ lang=de", "lang is nl or en"),
        ("@ now=today", "isoformat"),
        ("@ now=2026-11-26T10:00+05:00 tz=Europe/Amsterdam", "another offset"),
    ],
)
def test_a_malformed_line_tells_where_it_stands_and_what_is_wrong(line, reason):
    with pytest.raises(MalformedRowError, match=rf"^made-up.txt:2: .*{reason}"):
        rows_of(f"# a table\n{line}", "made-up.txt")
