"""Nobody, don't know, yes and no are no people: they never land on the list as names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import ANSWERS, answer, columns, into, planned, settled

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
NOBODY = ["niemand", "Geen.", "niks", "nee, niemand", "weet ik niet", "no idea"]
YES_OR_NO = ["ja", "Nee hoor.", "ja nee", "yes", "no"]
ASKED = ["names-known:friends", "names-dream", "names-between", "result-referrals"]


def _at(chat: Chat, asked: str) -> None:
    """Come to a question about names that may be skipped."""
    if asked.startswith("result"):
        settled(chat)
        planned(chat, ANSWERS["session-contact"][chat.language], "2026-11-23 15:30")
        chat.waits(hours=8)
    else:
        into(chat, "names")
    while not (chat.open_key() or "").startswith(asked):
        answer(chat)


@LANGUAGES
@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("typed", NOBODY)
def test_nobody_is_a_skip_where_that_may_be(chat_of: Callable[..., Chat], language, asked: str, typed: str) -> None:
    chat = chat_of(language=language)
    _at(chat, asked)
    key, before = chat.open_key(), columns(chat)
    chat.says(typed)
    assert chat.open_key() != key
    assert columns(chat) == before
    for talk in chat.everything()["talks"]:
        assert talk["answers"][str(key).partition("-")[2]] is None


@LANGUAGES
@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("typed", YES_OR_NO)
def test_yes_and_no_are_met_with_the_question_who(
    chat_of: Callable[..., Chat], language, asked: str, typed: str
) -> None:
    chat = chat_of(language=language)
    _at(chat, asked)
    key, before = chat.open_key(), columns(chat)
    (said,) = chat.says(typed)
    assert said.startswith(texts(language).say("problem-who"))
    assert chat.open_key() == key
    assert columns(chat) == before


@LANGUAGES
@pytest.mark.parametrize("flow", ["session", "outreach"])
@pytest.mark.parametrize("typed", NOBODY + YES_OR_NO)
def test_somebody_is_needed_for_a_session_or_a_log(
    chat_of: Callable[..., Chat], language, flow: str, typed: str
) -> None:
    chat = chat_of(language=language)
    into(chat, flow)
    asked = chat.open_key()
    (said,) = chat.says(typed)
    assert said.startswith(texts(language).say("problem-who"))
    assert chat.open_key() == asked
    assert columns(chat) == {1: [], 2: [], 3: []}


@pytest.mark.parametrize("typed", ["nee", "yes", "ja nee"])
def test_a_yes_or_no_in_a_form_is_met_with_the_question_who(chat: Chat, typed: str) -> None:
    _at(chat, "result-referrals")
    chat.presses(texts("nl").label("talk-together"))
    chat.fills(referrals=typed)
    assert chat.turn.problems == {"referrals": texts("nl").label("problem-who")}
    chat.fills(referrals="Floor Testman")
    assert "Floor Testman" in columns(chat)[2]


@pytest.mark.parametrize("typed", ["niemand", "geen", "nee, niemand", "weet ik niet", "no idea"])
def test_nobody_in_a_form_is_a_skip(chat: Chat, typed: str) -> None:
    _at(chat, "result-referrals")
    before = columns(chat)
    chat.presses(texts("nl").label("talk-together"))
    chat.fills(referrals=typed)
    assert chat.turn.problems is None
    assert columns(chat) == before
    assert chat.everything()["results"][0]["referrals"] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bram Proef, verder niemand", ["Bram Proef"]),
        ("ja, Bram Proef en Noor Proef", ["Bram Proef", "Noor Proef"]),
        ("Bram Proef and nobody else", ["Bram Proef"]),
        ("weet ik niet, Bram Proef", ["Bram Proef"]),
        ("J, K. en Nada", ["J", "K.", "Nada"]),
        ("Fine Voorbeeld, Niemand Zijlstra", ["Fine Voorbeeld", "Niemand Zijlstra"]),
    ],
)
def test_beside_names_such_words_are_left_out_and_names_stay_names(chat: Chat, typed: str, meant: list[str]) -> None:
    into(chat, "names")
    chat.says(typed)
    assert columns(chat)[1] == meant


def test_somebody_on_the_list_is_found_whatever_they_are_called(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Top, Bram Proef")
    chat.commands("cancel")
    chat.commands("session")
    chat.says("Top")
    assert chat.was_asked("session-when")


@pytest.mark.parametrize("typed", ["nee", "geen"])
def test_a_no_is_not_the_beginning_of_somebodys_name(chat: Chat, typed: str) -> None:
    into(chat, "names")
    chat.says("Neeltje Proef, Geene Proef")
    chat.commands("cancel")
    chat.commands("session")
    chat.says(typed)
    assert chat.was_asked("session-contact")


@pytest.mark.parametrize("typed", ["weet ik niet", "geen idee", "I don't know", "not sure"])
def test_not_knowing_is_a_skip_of_words_that_may_be_skipped(chat: Chat, typed: str) -> None:
    into(chat, "session")
    while not chat.was_asked("session-aim"):
        answer(chat)
    chat.says(typed)
    assert chat.was_asked("session-check")
    assert chat.everything()["talks"][0]["answers"]["aim"] is None


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("top, ze betaalde 250 euro", []),
        ("great, she will introduce me", []),
        ("ze wil het eerst zien", []),
        ("Bram en Noor, ik bel ze morgen", ["Bram", "Noor"]),
        ("Bram, hij van hiernaast, He Wei Ming", ["Bram", "hij van hiernaast", "He Wei Ming"]),
    ],
)
def test_what_is_said_of_somebody_is_nobodys_name(chat: Chat, typed: str, names: list[str]) -> None:
    into(chat, "names")
    chat.says(typed)
    assert columns(chat)[1] == names
