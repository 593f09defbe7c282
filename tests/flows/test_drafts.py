"""Drafts: short enough to be read, whole sentences only, and addressed as one would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.markup import spans
from bot.domain.contacts import Contact, Introduction
from bot.domain.member import Member
from bot.domain.offers import Offer
from bot.domain.reaching import Occasion, Reach
from bot.domain.story import Story
from bot.flows.drafts import MOST, draft, greeting
from bot.texts import texts
from tests.chat import MONDAY, Chat
from tests.flows.journeys import into

NOW: datetime = MONDAY
WORDS = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=9)
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), min_size=0, max_size=6).map(". ".join)


class Kept:
    """What a draft reads of the store."""

    def __init__(self, answers: dict[str, str] | None, offer: str | None) -> None:
        self._stories = [Story(1, answers, "told", NOW)] if answers else []
        self._offers = [Offer(1, NOW, offer)] if offer else []

    def stories(self, member: int) -> list[Story]:
        return self._stories

    def offers(self, member: int) -> list[Offer]:
        return self._offers


def member(language: Any = "nl", mode: Any = "own") -> Member:
    return Member(1, NOW, language, "Europe/Amsterdam", "Noor Testman", mode)


def reach(occasion: Occasion, name: str = "Bram Proef") -> Reach:
    one, other, dream = (Contact(n, who, n, NOW) for n, who in enumerate((name, "Noor Proef", "Philips"), 1))
    return Reach(one, occasion, Introduction(1, 1, 2, NOW), other, dream)


def quotes(text: str) -> Iterator[str]:
    """The drafts in a message, as they would be copied."""
    quote = ""
    for span in spans(text):
        if span.quote:
            quote += span.text
        elif quote:
            yield quote.strip()
            quote = ""
    if quote:
        yield quote.strip()


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(get_args(Occasion)), st.sampled_from(["nl", "en"]), st.sampled_from(["own", "inside"]), SENTENCES, SENTENCES,
    SENTENCES,
)  # fmt: skip
def test_a_draft_is_short_and_made_of_whole_sentences(
    occasion: Occasion, language: str, mode: str, love: str, change: str, offer: str
) -> None:
    kept = Kept({"love": love, "change": change} if love or change else None, offer)
    found = list(quotes(draft(reach(occasion), member(language, mode), kept)))  # type: ignore[arg-type]
    assert len(found) == (2 if occasion == "ask" else 1)
    for text in found:
        assert len(text.split()) <= MOST
        assert text[-1] in ".?!"
        assert "…" not in text or "…" in love + change + offer
        assert not _cut((love, change, offer), text), "a sentence was cut"


def _cut(answers: tuple[str, ...], text: str) -> bool:
    """Whether the text holds the beginning of a sentence of an answer outside the sentences that it holds whole."""
    flat = [" ".join(answer.split()) for answer in answers]
    sentences = [sentence.split() for answer in flat for sentence in re.split(r"(?<=[.!?…]) ", answer)]
    for sentence in sorted(sentences, key=len, reverse=True):
        text = text.replace(" ".join(sentence).rstrip(" .!?…") or "\0", "\0")
    return any(len(sentence) > 8 and " ".join(sentence[:8]) in text for sentence in sentences)


def test_the_check_sees_a_cut_sentence_and_lets_a_whole_one_be() -> None:
    told = "One two three four five six seven eight nine ten."
    assert _cut((told,), "Hi Bram, One two three four five six seven eight. Shall we?")
    assert not _cut((told, "One two three four five six seven eight"), f"Hi Bram, {told} Shall we?")
    assert not _cut(
        ("One two three four five six seven eight nine ? Ten.",), "One two three four five six seven eight nine ?"
    )
    assert not _cut(("0 0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0"), "Hi Bram, 0 0 0 0 0 0 0 0. Shall we?")


OFFER = (
    "Samen jouw overdracht op één kaart zetten, met de drie vragen die er altijd toe doen en ruimte voor wat die nacht bijzonder was. "
    "Het duurt 45 minuten. Wat je eraan overhoudt: een kaart die de volgende dienst in één minuut leest. Het kost je niets. "
    "Aan het eind kies je: zelf verder of samen met mij."
)


@pytest.mark.parametrize("mode", ["own", "inside"])
def test_price_and_choice_are_the_heart_of_an_offer_and_stay(mode: str) -> None:
    [text] = quotes(draft(reach("offer"), member(mode=mode), Kept(None, OFFER)))  # type: ignore[arg-type]
    assert "Het kost je niets." in text
    assert "zelf verder of samen met mij" in text


@pytest.mark.parametrize(
    ("language", "name", "hi"),
    [
        ("nl", "Bram Proef", "Hoi Bram"),
        ("nl", "mevrouw Testema", "Beste mevrouw Testema"),
        ("nl", "Mevr. Testema", "Beste mevr. Testema"),
        ("nl", "meneer Proef", "Beste meneer Proef"),
        ("nl", "dr. C. van den Berg", "Beste dr. C. van den Berg"),
        ("nl", "dhr. Proef", "Beste dhr. Proef"),
        ("nl", "mijn broer Kees", "Hoi Kees"),
        ("nl", "mijn zus", "Hoi"),
        ("nl", "mevrouw", "Hoi"),
        ("nl", "Philips", "Hoi"),
        ("en", "Ms Standin", "Dear Ms Standin"),
        ("en", "Dr. Sample", "Dear Dr. Sample"),
        ("en", "Mr. Pretend", "Dear Mr. Pretend"),
        ("en", "Nora Sample", "Hi Nora"),
        ("en", "my sister Ruth", "Hi Ruth"),
    ],
)
def test_somebody_is_addressed_as_one_would(language: str, name: str, hi: str) -> None:
    assert greeting(name, member(language)) == hi


@pytest.mark.parametrize("stuck", ["words", "much", "time"])
def test_a_hand_with_the_first_words_greets_by_name_and_fits_the_trouble(chat: Chat, stuck: str) -> None:
    into(chat, "reach")
    name = next(line for line in chat.last.text.splitlines() if line.startswith("**")).strip("*").split(": ")[1]
    chat.presses("Help me even")
    chat.presses(texts("nl").label(f"reach-stuck.option-{stuck}"))
    [text] = quotes(chat.last.text)
    assert text.startswith(f"Hoi {name.split()[0]},")


def test_each_trouble_has_words_of_its_own() -> None:
    for language in ("nl", "en"):
        said = {
            texts(language).say("reach-after", stuck=stuck, name="Bram", hi="Hoi Bram")
            for stuck in ("words", "much", "wrong", "time")
        }
        found = {quote for text in said for quote in quotes(text)}
        assert len(found) == 3
