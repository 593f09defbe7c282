"""What an option is called is an answer where it is offered, also when it is a word that does something elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import finish, into

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


@LANGUAGES
def test_who_is_back_from_a_pause_says_so(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    into(chat, "pause")
    finish(chat, "pause")
    assert chat.everything()["member"]["paused_until"] is not None
    chat.commands("pause")
    chat.says({"nl": "Ik ben er weer", "en": "I'm back"}[language])
    assert chat.everything()["member"]["paused_until"] is None


@LANGUAGES
def test_an_offer_that_is_left_as_it_is_stays(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    into(chat, "offer")
    finish(chat, "offer")
    chat.commands("offer")
    assert chat.was_asked("offer-again")
    chat.says({"nl": "Zo laten", "en": "Leave it"}[language])
    assert chat.open_question() is None
    assert len(chat.everything()["offers"]) == 1


@LANGUAGES
def test_a_lesson_that_changes_the_story_leads_to_it(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    into(chat, "lesson")
    finish(chat, "lesson")
    assert chat.everything()["lessons"]
    chat.presses(texts(language).label("word-story.button"))
    assert str(chat.open_question()).startswith("story-")


@LANGUAGES
def test_later_puts_the_person_of_today_off(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    into(chat, "reach")
    chat.says("Later")
    assert chat.was_asked("reach-until")
