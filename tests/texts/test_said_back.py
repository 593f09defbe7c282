"""Names said back: what is "my brother" to the member is "your brother" when the coach speaks."""

from __future__ import annotations

import pytest

from bot.texts import texts


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("nl", "mijn broer Kees", "Je broer Kees"),
        ("nl", "Mijn zus", "Je zus"),
        ("nl", "m'n neef Bas", "Je neef Bas"),
        ("nl", "onze buurvrouw", "Jullie buurvrouw"),
        ("en", "my sister Ruth", "Your sister Ruth"),
        ("en", "our neighbour", "Your neighbour"),
        ("en", "mijn broer Kees", "Your broer Kees"),
        ("nl", "Mijnheer Voorbeeld", "Mijnheer Voorbeeld"),
        ("en", "Myra Sample", "Myra Sample"),
        ("nl", "mijn", "mijn"),
    ],
)
def test_the_coach_says_your_where_the_member_said_my(language: str, name: str, said: str) -> None:
    heard = texts(language).say("reach-thanked", name=name)
    assert said.casefold() in heard.casefold()


def test_in_a_row_too() -> None:
    assert texts("nl").row(["mijn broer Kees", "Bram", "mijn zus"]) == "je broer Kees, Bram en je zus"
    assert texts("en").row(["my brother", "Bram"]) == "your brother and Bram"


def test_what_the_member_says_or_sends_stays_theirs() -> None:
    assert texts("nl").label("week-suggest-thanks", name="mijn broer Kees") == "mijn broer Kees bedanken"
    assert "mijn broer Kees" in texts("nl").say("draft-thanks", hi="Hoi", other="mijn broer Kees")
