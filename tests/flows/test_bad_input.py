"""Whatever is typed at whatever question: kindly met, never silence, the question is put again and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.chat.messages import Button
from bot.flows.sitting import Sitting
from bot.store.plain import to_plain
from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import ANSWERS, COMMANDS, answer, columns, finish, into, planned, settled
from tests.flows.walks import bugs, ways_to_ask

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
FLOWS = [
    "welcome", "look-back", "story", "names", "adopters", "puzzle", "reach", "offer", "session", "result", "lesson",
    "week", "check-in", "pause", "snooze", "settings", "pace", "language", "delete",
]  # fmt: skip
BAD = {
    "empty": "",
    "spaces": " \t \n  ",
    "forty thousand characters": "a" * 40_000,
    "forty thousand characters in words": "nog een woord " * 2_900,
    "only emoji": "🎉🦄🏽",
    "NUL": "\0",
    "NUL in words": "Ik\0ben\0Testa",
    "right to left": "\u202eproeF marB\u202c",
    "zero width": "\u200b\u200d\ufeff",
    "zero width in words": "Br\u200bam \u2066Proef\u2069",
    "a lone surrogate": "\ud800",
    "a lone surrogate in words": "Bram \udfff Proef",
    "Will Stop": "Will Stop",
    "two hundred names": "\n".join(f"Proef Nummer{number}" for number in range(200)),
    "the same name twice": "Jan Proef, Jan Proef",
    "markdown": "**vet** _schuin_ > citaat `code` [x](https://example.org) ~~weg~~ ||stil||",
    "mentions": "@everyone <@U123456> <!channel> <@&1> <#C1|x> @here",
    "SQL": "'); DROP TABLE member; --",
    "very many combining marks": "Z" + "\u0335\u0301" * 5_000 + "algo",
    "only combining marks": "\u0301" * 3_000,
    "placeables": "{ $name } {0} %s ${x}",
    "a number far too big": "9" * 400,
}
ONLY_AGAIN = {"story-check", "names-where", "session-move", "result-which", "result-thanks"}
ONLY_SOMETIMES = {
    "story-plainer", "story-somebody", "story-effect", "reach-leave", "offer-again",
    "week-again", "week-rather", "check-in-was", "check-in-carry", "pause-already", "settings-at", "settings-days",
    "settings-holidays", "settings-quiet", "settings-zone", "settings-language", "settings-mode",
}  # fmt: skip
"""What only a certain answer leads to."""
MEANT_AS_AN_UNDO = {"nl": "ongedaan", "en": "undo"}


@contextmanager
def _kindly(chat: Chat) -> Iterator[None]:
    """Hold that what is done meanwhile meets neither the apology nor silence, and that the open question is put."""
    with capture_logs() as logged:
        yield
    assert not bugs(logged)
    faults = {texts(language).say("our-fault") for language in ("nl", "en")}
    said = [row.message.text for row in chat.turn.rows if row.kind in ("message", "file")]
    assert said, "met with silence"
    assert not faults & set(said), "the apology"
    ways = _ways(chat)
    assert not ways or any(way in said[-1] for way in ways), f"{ways[0]!r} is open, said {said[-1]!r}"


def _ways(chat: Chat) -> tuple[str, ...]:
    """Return the texts of which one puts the open question."""
    with chat.store.read() as work:
        member = work.member_at(chat.address)
        assert member is not None
        sitting = Sitting(member, work, chat.now, "look")
        talk = sitting.active
        return ways_to_ask(sitting.place(talk), talk, sitting) if talk else ()


def _talk(chat: Chat, flow: str) -> dict[str, Any] | None:
    """Return a talk as it is kept; reading only talks, for all that was said grows with every bad input."""
    with chat.store.read() as work:
        member = work.member_at(chat.address)
        talks = work.talks(member.id) if member else []
    return next((to_plain(talk) for talk in talks if talk.flow == flow), None)


def _begin(chat: Chat, flow: str) -> None:
    """Come to the first question of a flow, with a session over when its result is to be logged."""
    if flow == "result":
        settled(chat)
        planned(chat, ANSWERS["session-contact"][chat.language], "2026-11-23 15:30")
        chat.waits(hours=8)
    else:
        into(chat, flow)


def _begin_again(chat: Chat, flow: str) -> None:
    """Come to the first question of a flow for a second time, when it asks other things."""
    settled(chat)
    if flow == "result":
        chat.commands("names")
        while not chat.was_asked("names-between"):
            chat.says(ANSWERS["session-contact"][chat.language]) if chat.was_asked("names-dream") else answer(chat)
        answer(chat)
        for who, hour in ((ANSWERS["session-contact"][chat.language], 14), ("Floor Testman", 16)):
            planned(chat, who, f"2026-11-23 {hour}:30")
        chat.waits(hours=10)
        for word in (
            "cancel",
            "resume",
            "cancel",
        ):  # each prompt knows whose session it was; one of two has to be asked
            chat.commands(word)
    else:
        chat.commands(COMMANDS[flow])
        finish(chat, flow)
        chat.waits(hours=1)
    chat.commands(COMMANDS[flow])


def _is_bad(chat: Chat, flow: str, text: str) -> None:
    """Type something at the open question; where it passes for an answer, take it back."""
    before, key = _talk(chat, flow), chat.open_key()
    assert before is not None
    with _kindly(chat):
        chat.says(text)
    after = _talk(chat, flow)
    if after is not None:
        assert {name: after["answers"].get(name) for name in before["answers"]} == before["answers"], (
            "answers were lost"
        )
    if chat.open_key() == key:
        return
    with _kindly(chat):
        chat.says(MEANT_AS_AN_UNDO[_language(chat)])
    assert chat.open_key() == key
    again = _talk(chat, flow)
    assert again is not None
    assert again["answers"] == before["answers"]


def _language(chat: Chat) -> str:
    with chat.store.read() as work:
        member = work.member_at(chat.address)
        assert member is not None
        return str(member.language)


def _meets_bad_input(chat: Chat, flow: str) -> set[str]:
    """Go through a flow with everything bad at each of its questions, and return which they were."""
    met = set()
    while (key := chat.open_key()) is not None and key.startswith(f"{flow}-"):
        met.add(str(chat.open_question()))
        for text in BAD.values():
            _is_bad(chat, flow, text)
            assert chat.open_key() == key
        answer(chat)
    return met


@LANGUAGES
@pytest.mark.parametrize("flow", FLOWS)
def test_bad_input_at_every_question_loses_nothing(chat_of: Callable[..., Chat], language, flow: str) -> None:
    chat = chat_of(language=language)
    _begin(chat, flow)
    met = _meets_bad_input(chat, flow)
    assert met == {question for question in ANSWERS if question.startswith(f"{flow}-")} - ONLY_AGAIN - ONLY_SOMETIMES


@LANGUAGES
@pytest.mark.parametrize("flow", ["story", "names", "session", "result"])
def test_bad_input_at_what_is_only_asked_a_second_time_loses_nothing(
    chat_of: Callable[..., Chat], language, flow: str
) -> None:
    chat = chat_of(language=language)
    _begin_again(chat, flow)
    met = _meets_bad_input(chat, flow)
    assert {question for question in ONLY_AGAIN if question.startswith(f"{flow}-")} <= met


@LANGUAGES
@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_bad_input_as_the_very_first_message_is_met_with_a_hello(chat_of: Callable[..., Chat], language, bad) -> None:
    chat = chat_of(language=language)
    with _kindly(chat):
        chat.says(bad)
    assert chat.was_asked("welcome-language")


@LANGUAGES
@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_bad_input_with_nothing_open_leads_on(chat_of: Callable[..., Chat], language, bad) -> None:
    chat = chat_of(language=language)
    settled(chat)
    kept = chat.everything()["contacts"]
    with _kindly(chat):
        chat.says(bad)
    assert chat.open_question() is None
    assert chat.everything()["contacts"] == kept


@LANGUAGES
@pytest.mark.parametrize("word", ["names", "session", "story", "language"])
def test_bad_input_behind_a_command_is_heard_as_an_answer_or_asked_again(
    chat_of: Callable[..., Chat], language, word: str
) -> None:
    for bad in BAD.values():
        chat = chat_of(language=language)
        chat.says("hoi" if language == "nl" else "hi")
        with _kindly(chat):
            chat.commands(word, bad)
        assert str(chat.open_question()).startswith(word)


def _at_a_form(chat: Chat, flow: str, question: str) -> None:
    """Come to a group of questions and open its form."""
    _begin(chat, flow)
    while chat.open_key() != question:
        answer(chat)
    chat.presses(texts(chat.language).label("talk-together"))
    assert chat.turn.form is not None


GOOD = {
    "when": "2026-12-01 15:30", "minutes": "45", "worth": "250 euro", "actions": "Tekenen", "next": "alone",
    "referrals": "Floor Testman", "proof": "Helder", "share": "yes", "lesson": "Eerst tekenen",
}  # fmt: skip


@LANGUAGES
@pytest.mark.parametrize(
    ("flow", "question"), [("session", "session-when"), ("result", "result-worth"), ("result", "result-referrals")]
)
def test_bad_input_in_each_part_of_a_form_keeps_the_right_parts(
    chat_of: Callable[..., Chat], language, flow: str, question: str
) -> None:
    chat = chat_of(language=language)
    _at_a_form(chat, flow, question)
    assert chat.form is not None
    good = {part.key: GOOD[part.key] for part in chat.form.fields}
    before = _talk(chat, flow)
    assert before is not None
    for name in good:
        for text in BAD.values():
            with capture_logs() as logged:
                chat.fills(**{**good, name: text})
            assert not bugs(logged)
            assert chat.turn.problems or chat.turn.rows, "met with silence"
            if chat.turn.problems:
                assert set(chat.turn.problems) == {name}
                assert all(chat.turn.problems.values())
                talk = _talk(chat, flow)
                assert talk is not None
                assert talk["answers"] == before["answers"]
                assert {part: talk["draft"].get(part) for part in good if part != name} == {
                    part: value for part, value in good.items() if part != name
                }
                continue
            with _kindly(chat):
                chat.says(MEANT_AS_AN_UNDO[language])
            assert chat.open_key() == question
            chat.presses(texts(language).label("talk-together"))


# -- twice


@LANGUAGES
@pytest.mark.parametrize("flow", FLOWS)
def test_every_button_pressed_twice_answers_once_and_kindly(chat_of: Callable[..., Chat], language, flow: str) -> None:
    chat = chat_of(language=language)
    _begin(chat, flow)
    while (key := chat.open_key()) is not None and key.startswith(f"{flow}-"):
        tokens = [
            control.token
            for control in chat.last.controls
            if isinstance(control, Button) and control.token.startswith("a.")
        ]
        if not tokens:
            answer(chat)
            continue
        with _kindly(chat):
            chat.presses_token(tokens[0])
        after, contacts = chat.open_key(), columns(chat)
        with _kindly(chat):
            chat.presses_token(tokens[0])
        assert chat.open_key() == after
        assert columns(chat) == contacts


@LANGUAGES
@pytest.mark.parametrize("flow", ["session", "names", "story"])
def test_an_answer_to_a_question_that_is_gone_changes_nothing(
    chat_of: Callable[..., Chat], language, flow: str
) -> None:
    chat = chat_of(language=language)
    _begin(chat, flow)
    seen = set()
    while (key := chat.open_key()) is not None and key.startswith(f"{flow}-"):
        seen |= {control.token for control in chat.last.controls if not control.token.startswith(("u.", "w..."))}
        answer(chat)
    kept = {part: found for part, found in chat.everything().items() if part not in ("messages", "addresses")}
    for token in seen:
        with _kindly(chat):
            chat.presses_token(token)
        with _kindly(chat):
            chat.picks_token(token, "1", "yes")
    now = chat.everything()
    assert {part: now[part] for part in kept} == kept


@LANGUAGES
@pytest.mark.parametrize(("flow", "question"), [("session", "session-when"), ("result", "result-referrals")])
def test_a_form_sent_twice_is_taken_once(chat_of: Callable[..., Chat], language, flow: str, question: str) -> None:
    chat = chat_of(language=language)
    _at_a_form(chat, flow, question)
    assert chat.form is not None
    good = {part.key: GOOD[part.key] for part in chat.form.fields}
    with _kindly(chat):
        chat.fills(**good)
    kept = {part: chat.everything()[part] for part in ("contacts", "sessions", "results", "lessons", "introductions")}
    asked = chat.open_key()
    with _kindly(chat):
        chat.fills(**dict.fromkeys(good, "Iets anders"))
    assert chat.turn.problems is None
    now = chat.everything()
    assert {part: now[part] for part in kept} == kept
    assert chat.open_key() == asked


@LANGUAGES
def test_a_form_of_a_talk_that_was_given_up_is_kindly_met(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    _at_a_form(chat, "session", "session-when")
    chat.commands("cancel")
    with _kindly(chat):
        chat.fills(when="2026-12-01 15:30", minutes="45")
    assert chat.everything()["sessions"] == []


@LANGUAGES
def test_a_form_of_a_talk_that_was_put_aside_brings_it_back(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    _at_a_form(chat, "session", "session-when")
    chat.commands("later")
    with _kindly(chat):
        chat.fills(when="2026-12-01 15:30", minutes="45")
    assert chat.was_asked("session-aim")
    finish(chat, "session")
    assert len(chat.everything()["sessions"]) == 1
