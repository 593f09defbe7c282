"""The introduction: two minutes, everything saved at once, everything but the language may be skipped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.chat.markup import plain
from bot.store import Store
from bot.texts import texts
from tests.chat import MONDAY, Chat
from tests.flows.journeys import answer, finish, into, only_what_is_asked_for, settled, steps, welcome

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
QUESTIONS = ["welcome-language", "welcome-zone", "welcome-mode", "welcome-days", "welcome-quiet"]


def _member(chat: Chat) -> dict:
    return chat.everything()["member"]


@LANGUAGES
def test_the_first_message_says_who_is_speaking_and_asks_the_language(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    (said,) = chat.says("hoi" if language == "nl" else "hi")
    assert plain(texts(language).say("welcome-hello")) in said
    assert chat.was_asked("welcome-language")
    assert {"Nederlands", "English"} <= set(chat.labels())


@LANGUAGES
def test_the_introduction_is_five_questions(chat_of: Callable[..., Chat], language) -> None:
    assert steps(lambda: chat_of(language=language), "welcome") == QUESTIONS


def test_each_setting_is_saved_at_once(chat: Chat) -> None:
    chat.says("hoi")
    chat.presses("Nederlands")
    chat.says("Lissabon")
    assert (_member(chat)["zone"], _member(chat)["confirmed_zone"]) == ("Europe/Lisbon", True)
    chat.presses("Binnen mijn organisatie")
    assert _member(chat)["mode"] == "inside"
    chat.says("dinsdag en vrijdag")
    assert _member(chat)["days"] == [1, 4]
    chat.says("van 21:00 tot 7:30")
    assert _member(chat)["quiet"] == ["21:00:00", "07:30:00"]
    assert _member(chat)["welcomed"] is not None
    assert chat.open_question() is None


def test_the_next_question_is_already_in_the_language_that_was_chosen(chat: Chat) -> None:
    chat.says("hoi")
    (said,) = chat.presses("English")
    assert "Amsterdam" in said
    assert "time zone" in said
    assert _member(chat)["language"] == "en"


def test_the_guessed_zone_is_confirmed_by_a_yes(chat_of: Callable[..., Chat]) -> None:
    chat = chat_of(zone="America/New_York", language="en")
    chat.says("hi")
    chat.says("English")
    assert not _member(chat)["confirmed_zone"]
    chat.says("yes")
    assert (_member(chat)["zone"], _member(chat)["confirmed_zone"]) == ("America/New_York", True)


@LANGUAGES
def test_everything_but_the_language_may_be_skipped(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    chat.says("hoi" if language == "nl" else "hi")
    chat.commands("skip")
    assert chat.was_asked("welcome-language"), "this one is needed"
    answer(chat)
    before = _member(chat)
    for _ in QUESTIONS[1:]:
        chat.commands("skip")
    assert chat.open_question() is None
    assert {**_member(chat), "welcomed": None} == before
    assert _member(chat)["welcomed"]


def test_a_place_nobody_knows_is_asked_again_more_helpfully_and_then_let_go(chat: Chat) -> None:
    chat.says("hoi")
    chat.says("Nederlands")
    said = [chat.says("Nergenshuizen")[-1] for _ in range(3)]
    assert len(set(said)) == 3, "each time something else is said"
    labels = [control.label for control in chat.last.controls]
    assert {texts("nl").label(f"word-{word}.button") for word in ("skip", "later", "cancel")} <= set(labels)
    chat.says("Brussel")
    assert _member(chat)["zone"] == "Europe/Brussels"


@LANGUAGES
def test_a_test_nudge_comes_a_minute_after_it_and_only_once(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    welcome(chat)
    assert chat.next_wake() == MONDAY + timedelta(minutes=1)
    only_what_is_asked_for(chat)
    assert chat.waits(seconds=59) == []
    assert chat.waits(seconds=1) == [texts(language).say("nudge-test")]
    assert chat.turn.rows[0].lane == "nudge"
    assert chat.waits(days=30) == []
    assert chat.next_wake() is None


def test_undo_after_the_end_goes_back_to_the_last_question_and_withdraws_the_nudge(chat: Chat) -> None:
    welcome(chat)
    chat.says("ongedaan")
    assert chat.was_asked("welcome-quiet")
    assert _member(chat)["welcomed"] is None
    assert chat.waits(hours=3) == []
    chat.says("20:00 tot 8:00")
    assert chat.open_question() is None
    assert chat.waits(minutes=2) == [texts("nl").say("nudge-test")]


def test_going_back_keeps_the_later_answers(chat: Chat) -> None:
    chat.says("hoi")
    for _ in QUESTIONS[:3]:
        answer(chat)
    chat.says("terug")
    chat.says("terug")
    assert chat.was_asked("welcome-zone")
    chat.says("Londen")
    assert chat.was_asked("welcome-days"), "the answer after it is still there"
    assert _member(chat)["zone"] == "Europe/London"


def test_an_earlier_answer_is_changed_by_naming_it(chat: Chat) -> None:
    chat.says("hoi")
    for _ in QUESTIONS[:3]:
        answer(chat)
    chat.says("wijzig")
    chat.says("Tijdzone")
    assert chat.was_asked("welcome-zone")
    chat.says("Lissabon")
    assert chat.was_asked("welcome-days")
    assert _member(chat)["zone"] == "Europe/Lisbon"


def test_a_restart_in_the_middle_goes_on_at_the_same_question(chat: Chat, sqlite_store: Store) -> None:
    chat.says("hoi")
    answer(chat)
    answer(chat)
    again = Chat(sqlite_store, address=chat.address, name="another process")
    again.says("hallo?", event_id="after the restart")
    assert again.was_asked("welcome-mode")
    again.says("Mijn eigen zaak", event_id="and on")
    assert again.was_asked("welcome-days")


@pytest.mark.parametrize("word", ["privacy", "help", "exporteer"])
def test_a_stranger_gets_an_answer_first_and_then_the_introduction(chat: Chat, word: str) -> None:
    said = chat.says(word)
    assert len(said) >= 2
    assert chat.was_asked("welcome-language")
    finish(chat, "welcome")
    assert _member(chat)["welcomed"]


def test_a_stranger_who_wants_to_be_forgotten_is_asked_and_then_is(chat: Chat) -> None:
    chat.says("wis alles")
    assert chat.was_asked("delete-sure")
    chat.presses("Ja, wis alles")
    (said,) = chat.says("hoi")
    assert plain(texts("nl").say("welcome-hello")) in said


def test_the_introduction_put_aside_is_gone_on_with(chat: Chat) -> None:
    chat.says("hoi")
    answer(chat)
    chat.says("later")
    assert chat.open_question() is None
    chat.says("verder")
    assert chat.was_asked("welcome-zone")


def test_after_it_the_next_step_is_the_story(chat: Chat) -> None:
    settled(chat)
    chat.says("begin")
    assert chat.sees[-1] == texts("nl").say("next-story")
    chat.presses(texts("nl").label("word-story.button"))
    assert chat.was_asked("story-who")


@pytest.mark.parametrize(
    ("language", "typed", "heard"),
    [
        *[("en", "hoi", "nl"), ("nl", "hello", "en"), ("nl", "Hoi!", "nl"), ("en", "good morning", "en")],
        *[("en", "Dutch", "nl"), ("nl", "Engels graag", "en")],
    ],
)
def test_a_greeting_or_a_name_in_a_language_chooses_it(chat_of: Callable[..., Chat], language, typed, heard) -> None:
    chat = chat_of(language=language)
    chat.commands("start")
    assert chat.was_asked("welcome-language")
    chat.says(typed)
    assert chat.everything()["member"]["language"] == heard
    assert chat.was_asked("welcome-zone")


@LANGUAGES
@pytest.mark.parametrize("typed", ["hi", "hey", "Frysk", "hoi hello"])
def test_a_greeting_that_both_have_chooses_nothing(chat_of: Callable[..., Chat], language, typed) -> None:
    chat = chat_of(language=language)
    chat.commands("start")
    chat.says(typed)
    assert chat.was_asked("welcome-language")
    assert chat.everything()["member"]["language"] == language


@pytest.mark.parametrize(("language", "typed", "heard"), [("nl", "Engels", "en"), ("en", "dutch", "nl")])
def test_another_language_later_is_known_by_its_name_in_either(
    chat_of: Callable[..., Chat], language, typed, heard
) -> None:
    chat = chat_of(language=language)
    into(chat, "story")
    chat.commands("language")
    chat.says("hoi" if language == "en" else "hello")
    assert chat.was_asked("language-language"), "a greeting is no wish for another language"
    chat.says(typed)
    assert chat.everything()["member"]["language"] == heard
    assert chat.was_asked("story-who")
