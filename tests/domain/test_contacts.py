"""Names are compared as people compare them, and columns count who is not put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.domain.contacts import Contact, Introduction, called, folded, in_column, without_connector

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
