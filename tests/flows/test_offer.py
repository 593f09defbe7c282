"""The easy-yes offer: what is mended counts, what is missing is named, and inside an organisation nobody pays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import settled


def offered(chat: Chat, **given: str) -> dict[str, Any]:
    """Make an offer, the usual answers but for those given; what is kept of it."""
    usual = {
        "what": "Samen jouw idee op één vel tekenen", "minutes": "45 minuten", "price": "Niets",
        "experience": "Een tekening die iedereen snapt", "choice": "Zelf verder of samen",
        "easy": "Het is klein, Ze lopen geen risico, Het gaat over hun eigen situatie",
    }  # fmt: skip
    chat.commands("offer")
    for _ in range(12):
        asked = chat.open_question()
        if asked is None or not asked.startswith("offer-"):
            return dict(chat.everything()["offers"][-1])
        answer = {**usual, **given}.get(asked.removeprefix("offer-"))
        chat.says(answer) if answer else chat.commands("skip")
    raise AssertionError("offer does not end")


@pytest.fixture
def settled_chat(chat: Chat) -> Chat:
    settled(chat)
    return chat


def inside(chat: Chat) -> None:
    with chat.store.turn() as work:
        member = work.member_at(chat.address)
        assert member is not None
        work.save_member(replace(member, mode="inside"))


def test_an_offer_that_meets_every_point_says_so(settled_chat: Chat) -> None:
    assert len(offered(settled_chat)["easy"]) == 6
    assert "6 van de 6" in settled_chat.sees[0]


@pytest.mark.parametrize(
    ("given", "point", "better", "told"),
    [
        ({"easy": "Het is klein, Ze lopen geen risico"}, "theirs", "Samen jouw week op één vel tekenen", "Samen jouw week op één vel tekenen."),
        ({"easy": "Ze lopen geen risico, Het gaat over hun eigen situatie"}, "small", "Samen één zin van je idee tekenen", "Samen één zin van je idee tekenen."),
        ({"choice": ""}, "choice", "Zelf verder of samen", "Aan het eind kies je: Zelf verder of samen."),
        ({"minutes": "3 uur"}, "timed", "Samen de eerste schets maken", "Samen de eerste schets maken. Het duurt 60 minuten."),
    ],
)  # fmt: skip
def test_what_was_mended_counts_and_stands_in_the_offer(
    settled_chat: Chat, given: dict[str, str], point: str, better: str, told: str
) -> None:
    kept = offered(settled_chat, **given, better=better)
    assert point in kept["easy"]
    assert len(kept["easy"]) == 6
    assert told in kept["text"]


def test_a_risk_that_was_taken_away_is_told_beside_the_price(settled_chat: Chat) -> None:
    kept = offered(
        settled_chat, price="Een vast bedrag", easy="Het is klein, Het gaat over hun eigen situatie",
        better="Bevalt het niet, dan betaal je niets",
    )  # fmt: skip
    assert "risk" in kept["easy"]
    assert "Bevalt het niet, dan betaal je niets." in kept["text"]
    assert kept["text"].startswith("Samen jouw idee op één vel tekenen.")


def test_what_is_still_missing_is_named(settled_chat: Chat) -> None:
    kept = offered(settled_chat, choice="")
    assert len(kept["easy"]) == 5
    assert "een keuze aan het eind" in settled_chat.sees[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_inside_an_organisation_no_money_is_spoken_of(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    settled(chat)
    inside(chat)
    words = texts(language)
    chat.commands("offer")
    for answer in ("Samen tekenen", "45 min"):
        chat.says(answer)
    assert chat.was_asked("offer-price")
    labels = chat.labels()[-4:]
    assert not {label for label in labels if "bedrag" in label or "amount" in label}
    chat.says(words.label("offer-price.option-nothing", mode="inside"))
    for answer in ("Een vel", "Zelf of samen"):
        chat.says(answer)
    chat.says({"nl": "geen", "en": "none"}[language])
    chat.commands("skip")
    text = chat.everything()["offers"][-1]["text"]
    assert "kost" not in text
    assert "cost" not in text
