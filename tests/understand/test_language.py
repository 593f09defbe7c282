"""Which language somebody writes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import greeting, language, tongue


@pytest.mark.parametrize("text", ["hoi", "Hallo!", "Goedemorgen, wat kan je?", "ik wil beginnen", "mijn gegevens"])
def test_dutch_is_heard(text: str) -> None:
    assert language(text) == "nl"


@pytest.mark.parametrize("text", ["hi", "Hello there", "what can you do?", "I want to start", "delete me, please"])
def test_english_is_heard(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize("text", ["", "👋", "Bonjour", "start hoi", "123"])
def test_what_could_be_either_is_nothing(text: str) -> None:
    assert language(text) is None


@pytest.mark.parametrize("text", ["hoi", "Hallo!", "Goedemorgen", "goeiemiddag", "hoi hoi 👋", "dag", "Hoi, coach"])
def test_a_dutch_greeting(text: str) -> None:
    assert greeting(text) == "nl"


@pytest.mark.parametrize(
    "text", ["hello", "Hello there!", "good morning", "Good evening, coach", "hi there", "hello 👋"]
)
def test_an_english_greeting(text: str) -> None:
    assert greeting(text) == "en"


@pytest.mark.parametrize(
    "text", ["", "hi", "hey", "Hi!", "hoi hello", "Bonjour", "👋", "hoi, ik heet Bram", "dagelijks", "1"]
)
def test_what_both_say_or_neither_is_no_choice_of_a_language(text: str) -> None:
    assert greeting(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *[
            (said, "nl")
            for said in ("Nederlands", "dutch", "NL", "in het Nederlands graag", "Dutch please", "hollands")
        ],
        *[(said, "en") for said in ("English", "engels", "en", "in English, please", "Engels graag", "in het Engels")],
        *[(said, None) for said in ("", "Frysk", "double Dutch", "Nederlands of Engels", "geen Engels", "taal")],
    ],
)
def test_a_language_is_known_by_its_name_in_either(text: str, meant: str | None) -> None:
    assert tongue(text) == meant


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    assert {greeting(text), tongue(text), language(text)} <= {"nl", "en", None}
