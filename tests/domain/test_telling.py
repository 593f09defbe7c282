"""What makes a story hard to hear: a word that only insiders know, nobody in particular, a thing instead of a change."""

from __future__ import annotations

import pytest

from bot.domain.telling import is_a_thing, jargon, names_nobody


@pytest.mark.parametrize("told", ["iedereen met een bedrijf", "ondernemers", "anyone with a business", "startups"])
def test_a_crowd_is_nobody(told: str) -> None:
    assert names_nobody(told)


@pytest.mark.parametrize("told", ["Karin Proef, die net begonnen is", "Omar from finance", "mijn buurvrouw Els"])
def test_one_real_person_is_somebody(told: str) -> None:
    assert not names_nobody(told)


@pytest.mark.parametrize(
    "told",
    [
        "een workshop van een dag",
        "a dashboard with three charts",
        "een app",
        "een nieuw formulier",
        "a checklist for nurses",
    ],
)
def test_what_is_made_is_a_thing(told: str) -> None:
    assert is_a_thing(told)


@pytest.mark.parametrize(
    "told",
    [
        "ze durft haar prijs te noemen",
        "she sleeps again",
        "zij hebben twee klanten erbij",
        "het overleg duurt nog tien minuten",
        "the form is filled in within a minute",
    ],
)
def test_what_is_different_for_them_is_none(told: str) -> None:
    assert not is_a_thing(told)


@pytest.mark.parametrize("told", ["ik teken wat anderen bedoelen", "I draw what others mean"])
def test_plain_words_are_no_jargon(told: str) -> None:
    assert jargon(told) is None
