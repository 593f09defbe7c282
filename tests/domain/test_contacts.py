"""Names are compared as people compare them, and columns count who is not put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.domain.contacts import Contact, Introduction, called, folded, in_column, only_through, without_connector

UNHURRIED = settings(deadline=None)  # a busy machine is no failure

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BRAM = Contact(1, "Bram Proef", 1, NOW)
ZOE = Contact(2, "Zoë  de Tester", 2, NOW)
PHILIPS = Contact(3, "Philips", 3, NOW)
ALL = [BRAM, ZOE, PHILIPS]


@pytest.mark.parametrize("typed", ["zoe de tester", "ZOË DE TESTER", " Zoë\tde  Tester ", "Zoe\u0308 de Tester"])
def test_a_name_is_found_whatever_its_case_accents_and_spaces(typed: str) -> None:
    assert called(typed, ALL) == ZOE


@pytest.mark.parametrize("typed", ["", "Zoë", "Bram Proeff", "Phil ips"])
def test_a_name_that_only_resembles_another_is_another(typed: str) -> None:
    assert called(typed, ALL) is None


@UNHURRIED
@given(some.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)
    assert folded(f"  {name} ") == folded(name)


def test_somebody_put_away_is_in_no_column() -> None:
    assert in_column(1, ALL) == [BRAM]
    assert in_column(1, [replace(BRAM, archived=True), ZOE]) == []


def test_a_dream_waits_until_somebody_can_introduce() -> None:
    other = replace(PHILIPS, id=4, name="De Hallen Proef")
    arrows = [Introduction(1, BRAM.id, PHILIPS.id, NOW)]
    assert without_connector([*ALL, other], []) == [PHILIPS, other]
    assert without_connector([*ALL, other], arrows) == [other]
    assert without_connector([*ALL, replace(other, archived=True)], arrows) == []


ARTIS = Contact(4, "Artis", 3, NOW)


@pytest.mark.parametrize(
    ("arrows", "behind"),
    [
        ([], []),
        ([(3, 4)], [ARTIS]),
        ([(3, 4), (4, 3)], [ARTIS]),
        ([(3, 4), (1, 4)], []),
        ([(1, 3), (3, 4)], [ARTIS]),
        ([(3, 2), (2, 4)], []),
        ([(4, 3)], []),
    ],
)
def test_a_dream_that_is_only_reached_through_another_is_not_its_way_in(arrows, behind) -> None:
    introductions = [Introduction(number, by, to, NOW) for number, (by, to) in enumerate(arrows)]
    assert only_through(PHILIPS, [*ALL, ARTIS], introductions) == behind


@UNHURRIED
@given(some.lists(some.tuples(some.integers(1, 6), some.integers(1, 6)), max_size=12))
def test_nobody_is_reached_only_through_themselves_and_the_search_ends(arrows) -> None:
    people = [Contact(number, f"Proef {number}", 1 if number == 1 else 3, NOW) for number in range(1, 7)]
    introductions = [Introduction(number, by, to, NOW) for number, (by, to) in enumerate(arrows)]
    for dream in people[1:]:
        found = only_through(dream, people, introductions)
        assert dream not in found
        assert all(other.column == 3 for other in found)
