"""The tables of what people type about time: mostly understood, never wrong, and each miss shown at every run."""

import pytest

from bot.understand import When, when
from tests.understand.phrases.table import TIME_KEYS, Row, rows

ENOUGH = 0.97
TIMES = ("time.nl.txt", "time.en.txt", "unseen.time.nl.txt", "unseen.time.en.txt")
NO_TIMES = ("no-time.nl.txt", "no-time.en.txt", "unseen.no-time.nl.txt", "unseen.no-time.en.txt")


def shape(found: When) -> dict[str, object]:
    """What was found, by the keys and in the shape of the tables."""
    habit = found.recurrence
    return {
        "moment": found.moment and found.moment.isoformat(),
        "day": found.day and found.day.isoformat(),
        "time": found.time and f"{found.time:%H:%M}",
        "recurrence": habit
        and {
            "freq": habit.freq,
            "interval": habit.interval,
            "byday": list(habit.byday),
            "time": habit.time and f"{habit.time:%H:%M}",
        },
    }


def verdict(row: Row) -> tuple[str, str]:
    """`right`, `not understood` or `WRONG`, and the row with what was found."""
    found = shape(when(row.text, now=row.now, zone=row.zone, language=row.lang))
    pairs = [(row.expected.get(key), found[key]) for key in TIME_KEYS]
    misses = [(expected, got) for expected, got in pairs if expected not in ("*", got)]
    told = {key: value for key, value in found.items() if value is not None}
    if not misses:
        return "right", str(row)
    return "WRONG" if any(got is not None for _, got in misses) else "not understood", f"{row} => {told}"


def scored(name: str, record_property) -> dict[str, list[str]]:
    """The rows of a table by their verdict, kept for the summary."""
    found: dict[str, list[str]] = {"right": [], "not understood": [], "WRONG": []}
    for row in rows(name):
        kind, line = verdict(row)
        found[kind].append(line)
    counts = ", ".join(f"{len(lines)} {kind}" for kind, lines in found.items())
    missed = [f"\n  {kind}: {line}" for kind in ("not understood", "WRONG") for line in found[kind]]
    record_property("phrases", f"{name}: {counts}{''.join(missed)}")
    return found


@pytest.mark.parametrize("name", TIMES)
def test_what_people_type_about_time_is_mostly_understood_and_never_wrong(name, record_property):
    found = scored(name, record_property)
    assert found["WRONG"] == []
    assert len(found["right"]) >= ENOUGH * sum(map(len, found.values()))


@pytest.mark.parametrize("name", NO_TIMES)
def test_no_time_is_found_where_none_is_said(name, record_property):
    found = scored(name, record_property)
    assert found["WRONG"] == found["not understood"] == []


@pytest.mark.parametrize("name", TIMES)
def test_what_is_found_stands_where_the_spans_say(name):
    for row in rows(name):
        found = when(row.text, now=row.now, zone=row.zone, language=row.lang)
        if found == When():
            continue
        edges = [edge for span in found.spans for edge in span]
        assert edges == sorted(edges), row
        assert edges[0] >= 0, row
        assert edges[-1] <= len(row.text), row
        rest = "".join(
            row.text[end:start] for end, start in zip([0, *edges[1::2]], [*edges[::2], len(row.text)], strict=True)
        )
        left = when(rest, now=row.now, zone=row.zone, language=row.lang)
        assert left.moment is None, row
        assert left.recurrence is None, row
