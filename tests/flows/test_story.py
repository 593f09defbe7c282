"""The story: five questions become a minute to tell, kept in versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.chat.markup import plain
from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import ANSWERS, answer, finish, into, settled, steps, welcome

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
QUESTIONS = ["who", "love", "person", "need", "change"]


def _stories(chat: Chat) -> list[dict[str, Any]]:
    """Return the versions, newest first."""
    return chat.everything()["stories"]


def _told(chat: Chat) -> None:
    """Tell a story from the first question to the end."""
    into(chat, "story")
    finish(chat, "story")


@LANGUAGES
def test_five_questions_make_the_first_version(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    _told(chat)
    (story,) = _stories(chat)
    assert story["version"] == 1
    assert story["answers"] == {name: ANSWERS[f"story-{name}"][language] for name in QUESTIONS}
    for name in QUESTIONS:
        assert ANSWERS[f"story-{name}"][language].rstrip(".") in story["text"]
    assert any(story["text"] in line for line in chat.sees), "it is shown at once"


@LANGUAGES
def test_they_are_asked_one_at_a_time_with_how_far_it_is(chat_of: Callable[..., Chat], language) -> None:
    assert steps(lambda: chat_of(language=language), "story") == [f"story-{name}" for name in QUESTIONS]
    chat = chat_of(language=language)
    into(chat, "story")
    answer(chat)
    assert ("2 van 5" if language == "nl" else "2 of 5") in chat.sees[-1]


@LANGUAGES
def test_inside_an_organisation_the_last_three_are_asked_in_other_words(chat_of: Callable[..., Chat], language) -> None:
    asked = {}
    for mode in ("own", "inside"):
        chat = chat_of(language=language)
        chat.says("hoi")
        answer(chat)
        answer(chat)
        chat.presses(texts(language).label(f"welcome-mode.option-{mode}"))
        finish(chat, "welcome")
        chat.commands("story")
        asked[mode] = [chat.sees[-1]]
        for _ in QUESTIONS[1:]:
            answer(chat)
            asked[mode].append(chat.sees[-1])
        answer(chat)
        asked[mode].append(_stories(chat)[0]["text"])
    same = [one == two for one, two in zip(asked["own"], asked["inside"], strict=True)]
    assert same == [True, True, False, False, False, False]


def test_what_is_still_right_makes_no_new_version(chat: Chat) -> None:
    _told(chat)
    chat.says("verhaal")
    assert chat.was_asked("story-check")
    assert "Karin Proef" in chat.sees[-1]
    chat.says("ja")
    assert [story["version"] for story in _stories(chat)] == [1]
    assert chat.open_question() is None


def test_a_changed_answer_makes_a_second_version_and_keeps_the_first(chat: Chat) -> None:
    _told(chat)
    chat.says("verhaal")
    chat.says("nee")
    chat.says("Voor wie")
    assert chat.was_asked("story-person")
    assert "Karin Proef" in chat.sees[-1], "what was said earlier is shown"
    chat.says("Bram Proef")
    assert chat.was_asked("story-check"), "it is shown once more before it is kept"
    chat.says("ja")
    two, one = _stories(chat)
    assert (two["version"], one["version"]) == (2, 1)
    assert (two["answers"]["person"], one["answers"]["person"]) == ("Bram Proef", "Karin Proef")
    assert two["answers"]["who"] == one["answers"]["who"]


@pytest.mark.parametrize("way", ["word", "button"])
def test_undo_after_the_end_takes_the_version_back_and_asks_the_last_question(chat: Chat, way: str) -> None:
    _told(chat)
    chat.says("ongedaan") if way == "word" else chat.presses(texts("nl").label("word-undo.button"))
    assert _stories(chat) == []
    assert chat.was_asked("story-change")
    chat.says("Ze heeft twee vellen")
    (story,) = _stories(chat)
    assert story["answers"]["who"] == ANSWERS["story-who"]["nl"], "the others stayed"
    assert story["answers"]["change"] == "Ze heeft twee vellen"


def test_undo_of_a_second_version_leaves_the_first(chat: Chat) -> None:
    _told(chat)
    chat.says("verhaal")
    chat.says("nee")
    chat.says("Voor wie")
    chat.says("Bram Proef")
    chat.says("ja")
    chat.says("ongedaan")
    assert [story["version"] for story in _stories(chat)] == [1]
    assert chat.was_asked("story-check")


def test_a_whole_novel_is_too_long_and_nothing_is_lost(chat: Chat) -> None:
    into(chat, "story")
    answer(chat)
    (said,) = chat.says("heel lang " * 4_000)
    assert "500" in said
    assert chat.was_asked("story-love")
    chat.says("Tekenen")
    assert chat.was_asked("story-person")


@pytest.mark.parametrize("typed", ["*Testa* _van_ `Proef` ~ > | \\", "<@U123> @everyone", "{ $who } -brand- 🇳🇱"])
def test_what_was_typed_is_shown_as_it_was_typed(chat: Chat, typed: str) -> None:
    into(chat, "story")
    chat.says(typed)
    for _ in QUESTIONS[1:]:
        answer(chat)
    assert any(typed in line for line in chat.sees)
    assert typed in _stories(chat)[0]["text"]


def test_going_back_two_questions_keeps_all_that_was_said(chat: Chat) -> None:
    into(chat, "story")
    for _ in QUESTIONS[:3]:
        answer(chat)
    chat.says("terug")
    chat.says("terug")
    assert chat.was_asked("story-love")
    chat.says("Iets heel anders")
    assert chat.was_asked("story-need")
    finish(chat, "story")
    assert _stories(chat)[0]["answers"]["love"] == "Iets heel anders"
    assert _stories(chat)[0]["answers"]["person"] == "Karin Proef"


def test_another_flow_in_the_middle_and_then_the_same_question(chat: Chat) -> None:
    into(chat, "story")
    answer(chat)
    chat.says("namen")
    assert chat.was_asked("names-known")
    chat.says("laat maar")
    chat.presses(texts("nl").label("talk-go-on", flow=texts("nl").label("story-called")))
    assert chat.was_asked("story-love")


def test_a_story_longer_than_a_minute_is_said_to_be_but_kept(chat: Chat) -> None:
    into(chat, "story")
    for _ in QUESTIONS:
        chat.says("woord " * 60)
    (story,) = _stories(chat)
    length = len(story["text"].split())
    assert length > 300
    assert any(texts("nl").say("story-long", count=length) in line for line in chat.sees)


def test_none_of_the_five_can_be_skipped_and_says_why(chat: Chat) -> None:
    into(chat, "story")
    for name in QUESTIONS:
        (said,) = chat.says("sla over")
        assert chat.was_asked(f"story-{name}")
        assert plain(texts("nl").say(f"story-{name}.why")) in said
        answer(chat)
    assert len(_stories(chat)) == 1


def test_after_the_story_come_the_names(chat: Chat) -> None:
    settled(chat)
    chat.says("verhaal")
    finish(chat, "story")
    assert texts("nl").say("next-names") in chat.sees[-1]
    chat.presses(texts("nl").label("word-names.button"))
    assert chat.was_asked("names-known")


def test_two_people_never_see_each_others_story(chat_of: Callable[..., Chat]) -> None:
    one, two = chat_of(), chat_of()
    _told(one)
    welcome(two)
    two.says("verhaal")
    assert two.was_asked("story-who")
    assert _stories(two) == []


@LANGUAGES
def test_a_lesson_comes_back_when_the_story_opens_and_not_after_the_next_version(
    chat_of: Callable[..., Chat], language
) -> None:
    chat = chat_of(language=language)
    _told(chat)
    chat.waits(days=1)
    chat.commands("lesson")
    chat.says("Eerst laten tekenen")
    chat.commands("skip")
    chat.commands("story")
    assert chat.was_asked("story-check")
    assert "“Eerst laten tekenen”" in chat.sees[-1]
    chat.says(texts(language).label("story-check.option-no"))
    chat.says(texts(language).label("story-love.label"))
    chat.says("Anderen laten tekenen")
    chat.says(texts(language).label("story-check.option-yes"))
    assert [story["version"] for story in _stories(chat)] == [2, 1]
    chat.waits(days=1)
    chat.commands("story")
    assert chat.was_asked("story-check")
    assert "Eerst laten tekenen" not in chat.sees[-1]
