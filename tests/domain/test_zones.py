"""A slice of the sweep through all zones (`python -m tests.soak.zones`) for every run of the tests: the changes that tell most."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.domain import hours, rhythm, unasked
from bot.domain.member import Member
from tests.soak import zones

CHANGES = (
    ("Europe/Amsterdam", 2026, 2),
    ("America/New_York", 2026, 2),
    ("Europe/Dublin", 2026, 2),  # its summer is the usual time
    ("Africa/Cairo", 2024, 2),  # over midnight
    ("Africa/Cairo", 2026, 2),
    ("America/Sao_Paulo", 2018, 2),
    ("Asia/Beirut", 2026, 2),
    ("Asia/Tehran", 2022, 2),
    ("America/Nuuk", 2026, 2),  # the last hour of a day
    ("America/Scoresbysund", 2024, 1),  # from -1 to -2 and into summer at once: in March the clock stays as it is
    ("Asia/Dhaka", 2009, 2),
    ("Asia/Pyongyang", 2018, 1),
    ("America/St_Johns", 2006, 2),  # a minute after midnight, back to the day before
    ("Antarctica/Casey", 2010, 1),
    ("Antarctica/Casey", 2021, 2),  # three hours
    ("Antarctica/Troll", 2026, 2),  # two
    ("Australia/Lord_Howe", 2026, 2),  # half of one
    ("Africa/Casablanca", 2024, 2),  # Ramadan; its rules are changed often, so a year that is over
    ("Pacific/Apia", 2011, 3),  # 30 December was skipped
    ("Pacific/Kwajalein", 1993, 1),  # 21 August was skipped
)  # fmt: skip
"""A zone, a year and how many changes that has."""


@pytest.fixture(autouse=True, scope="module")
def _known():
    """Remember what is asked for again and again; it is pure."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in zones.KNOWN:
            patch.setattr(module, name, lru_cache(4096)(getattr(module, name)))
        yield


def _around(name: str, year: int) -> tuple[zones.Zone, list[zones.Change]]:
    (zone,) = zones.zones([name], (year, year))
    return zone, [change for change in zone.changes if change.at.year == year]


@pytest.mark.parametrize(("name", "year", "number"), CHANGES)
def test_around_a_change_of_the_clock_each_date_has_its_one_nudge_at_its_time(name, year, number) -> None:
    zone, changes = _around(name, year)
    assert len(changes) == number
    counts = zones.Counts()
    for change in changes:
        zones.sweep(zone, change, counts, change.times[:1])
    assert counts.wrong == []
    assert counts.checks > 400 * number


@settings(deadline=None, max_examples=10)
@given(
    name=some.sampled_from(sorted(available_timezones())),
    year=some.integers(*zones.YEARS),
    at=some.builds(time, some.integers(0, 23), some.integers(0, 59)),
)
def test_in_any_zone_at_any_time_too(name: str, year: int, at: time) -> None:
    zone, changes = _around(name, year)
    counts = zones.Counts()
    for change in changes:
        zones.sweep(zone, change, counts, [at])
    assert counts.wrong == []


# -- the sweep itself


def test_changes_are_found_to_the_second_and_zones_that_are_the_same_are_one() -> None:
    found = zones.zones(["Europe/Amsterdam", "Europe/Berlin", "Europe/London"], (2026, 2026))
    assert [zone.names for zone in found] == [("Europe/Amsterdam", "Europe/Berlin"), ("Europe/London",)]
    one, two = timedelta(hours=1), timedelta(hours=2)
    assert [change for change in found[0].changes if change.at.year == 2026] == [
        zones.Change(datetime(2026, 3, 29, 1, tzinfo=UTC), one, two),
        zones.Change(datetime(2026, 10, 25, 1, tzinfo=UTC), two, one),
    ]


def test_the_wall_knows_what_is_skipped_and_what_is_shown_twice() -> None:
    amsterdam, (spring, autumn) = _around("Europe/Amsterdam", 2026)
    wall = zones.wall_of(amsterdam, spring.at)
    assert wall.first(datetime(2026, 3, 29, 2, 30)) == spring.at
    assert wall.shown(spring.at) == datetime(2026, 3, 29, 3)
    wall = zones.wall_of(amsterdam, autumn.at)
    assert wall.first(datetime(2026, 10, 25, 2, 30)) == autumn.at - timedelta(minutes=30)
    apia, changes = _around("Pacific/Apia", 2011)
    wall = zones.wall_of(apia, changes[-1].at)
    assert [wall.has(date(2011, 12, day)) for day in (29, 30, 31)] == [True, False, True]


def _24_hours_on(day: date, at: time, member: Member) -> datetime:
    """As who counts on from ten to eleven in the evening of one day: in summer that is another hour, and date."""
    return datetime(2026, 3, 1, 22, 50, tzinfo=UTC) + (day - date(2026, 3, 1))


@pytest.mark.parametrize(
    ("on", "wrong"),
    [
        (_24_hours_on, "days: 0 nudges on 2026-03-29"),
        (lambda day, at, member: hours.local(day, at, member.zone, last=True), "not at 25 00:30Z"),
        (lambda day, at, member: hours.local(day, at, member.zone) if day.day != 29 else None, "0 nudges on 2026-03-29"),
    ],
)  # fmt: skip
def test_the_sweep_sees_what_is_wrong(monkeypatch, on, wrong: str) -> None:
    monkeypatch.setattr(unasked, "on", on)
    zone, changes = _around("Europe/Amsterdam", 2026)
    counts = zones.Counts()
    for change in changes:
        zones.sweep(zone, change, counts, [time(2, 30)])
    assert any(wrong in line for line in counts.wrong)


def test_the_sweep_sees_what_is_said_in_the_quiet_hours(monkeypatch) -> None:
    monkeypatch.setattr(unasked, "on", lambda day, at, member: hours.local(day, time(13), member.zone))
    monkeypatch.setattr(rhythm, "quiet_span", lambda moment, quiet, zone: None)
    zone, changes = _around("Europe/Amsterdam", 2026)
    counts = zones.Counts()
    zones.sweep(zone, changes[0], counts, [time(2, 30)])
    assert any("said in the quiet hours" in line for line in counts.wrong)
