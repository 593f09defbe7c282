"""Changing an earlier answer by naming it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import answer, finish, into

SAID = [
    ("nl", "wijzig mijn antwoord over de prijs", "offer-price"),
    ("nl", "wijzig de prijs", "offer-price"),
    ("nl", "verander de tijd", "offer-minutes"),
    ("nl", "ik wil mijn antwoord over de prijs wijzigen", "offer-price"),
    ("en", "edit my answer about the price", "offer-price"),
    ("en", "change the time", "offer-minutes"),
    ("en", "Edit my answer about what it is", "offer-what"),
]


@pytest.mark.parametrize(("language", "said", "question"), SAID)
def test_an_answer_is_changed_by_its_name(
    chat_of: Callable[..., Chat], language: str, said: str, question: str
) -> None:
    chat = chat_of(language=language)
    into(chat, "offer")
    while not chat.was_asked("offer-easy"):
        answer(chat)
    chat.says(said)
    assert chat.was_asked(question)
    answer(chat)
    assert chat.was_asked("offer-easy"), "and it goes on where it was"


def test_in_free_words_only_what_speaks_of_an_answer_changes_one(chat_of: Callable[..., Chat]) -> None:
    for said, asked in (("wijzig de tijd", "offer-choice"), ("wijzig mijn antwoord over de tijd", "offer-minutes")):
        chat = chat_of()
        into(chat, "offer")
        while not chat.was_asked("offer-experience"):
            answer(chat)
        chat.says(said)
        assert chat.was_asked(asked)


def test_a_name_that_no_answer_has_changes_nothing(chat: Chat) -> None:
    into(chat, "offer")
    while not chat.was_asked("offer-easy"):
        answer(chat)
    chat.says("wijzig mijn antwoord over de maan")
    assert chat.was_asked("offer-easy")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_label_of_the_no_does_what_its_button_does(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    into(chat, "story")
    finish(chat, "story")
    chat.commands("story")
    chat.says(texts(language).label("story-check.option-no"))
    assert texts(language).say("talk-which-change") in chat.sees[-1]
    chat.says(texts(language).label("story-love.label"))
    assert chat.was_asked("story-love")
