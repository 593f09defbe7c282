"""Which language somebody writes."""

from __future__ import annotations

import pytest

from bot.understand import language


@pytest.mark.parametrize("text", ["hoi", "Hallo!", "Goedemorgen, wat kan je?", "ik wil beginnen", "mijn gegevens"])
def test_dutch_is_heard(text: str) -> None:
    assert language(text) == "nl"


@pytest.mark.parametrize("text", ["hi", "Hello there", "what can you do?", "I want to start", "delete me, please"])
def test_english_is_heard(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize("text", ["", "👋", "Bonjour", "start hoi", "123"])
def test_what_could_be_either_is_nothing(text: str) -> None:
    assert language(text) is None
