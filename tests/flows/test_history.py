"""What is kept of one person, asked for in plain words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import understand
from tests.chat import Chat
from tests.flows.journeys import logged, only_what_is_asked_for, planned, settled


def known(chat: Chat) -> None:
    """Have talked with Bram, had a session with him, and know to whom he leads."""
    settled(chat)
    nl = chat.language == "nl"
    chat.commands("names")
    for _ in range(4):
        chat.commands("skip")
    chat.says("Philips")
    chat.says("Bram Proef")
    chat.commands("cancel")
    chat.says("Bram zei ja" if nl else "Bram said yes")
    chat.says("hij wil het eerst zien" if nl else "he wants to see it first")
    planned(chat, "Bram Proef", "vandaag 15:30" if nl else "today 15:30")
    only_what_is_asked_for(chat)
    chat.waits(hours=7)
    logged(chat, came="aandacht" if nl else "attention", proof="Eindelijk helder" if nl else "Clear at last")
    while chat.open_question() is not None:
        chat.commands("cancel")


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("nl", "alles over Bram", ["Bram Proef, kolom 2", "Kan je introduceren bij: Philips", "hij wil het eerst zien", "die bracht aandacht", "Eindelijk helder"]),
        ("nl", "wie is Bram ook alweer?", ["Bram Proef, kolom 2"]),
        ("nl", "Wat weet je over Philips?", ["Philips, kolom 3", "Wie je daar brengt: Bram Proef"]),
        ("en", "everything about Bram", ["Bram Proef, column 2", "Can introduce you to: Philips", "he wants to see it first", "which brought attention", "Clear at last"]),
        ("en", "What do I know about bram?", ["Bram Proef, column 2"]),
        ("en", "who is Bram again", ["Bram Proef, column 2"]),
    ],
)  # fmt: skip
def test_it_tells_where_they_stand_and_what_happened(
    chat_of: Callable[..., Chat], language: str, asked: str, told: list[str]
) -> None:
    chat = chat_of(language=language)
    known(chat)
    said = "\n".join(chat.says(asked))
    assert [part for part in told if part not in said] == []


def test_in_the_middle_of_a_question_it_is_answered_and_the_question_comes_again(chat: Chat) -> None:
    known(chat)
    chat.commands("session")
    chat.says("alles over Bram")
    assert "kolom 2" in chat.sees[0]
    assert chat.was_asked("session-contact")


def test_of_somebody_who_is_not_there_nothing_is_made_up(chat: Chat) -> None:
    known(chat)
    assert "kolom" not in "".join(chat.says("alles over Karel"))


@pytest.mark.parametrize(
    "text", ["Bram", "wie vandaag?", "alles", "tell me", "wie is er", "everything", "who next", ""]
)
def test_other_words_ask_of_nobody(text: str) -> None:
    assert understand.looked_for(text) in (None, "er")


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [("nl", "Wie is Ruth Proef?", "Ruth Proef staat nog niet op je lijst."), ("en", "who is Ruth?", "Ruth isn't on your list yet.")],
)  # fmt: skip
def test_it_says_so_when_somebody_is_not_on_the_list(
    chat_of: Callable[..., Chat], language: str, asked: str, told: str
) -> None:
    chat = chat_of(language=language)
    settled(chat)
    said = chat.says(asked)
    assert told in said[0]
    chat.commands("session")
    assert told in "\n".join(chat.says(asked))
    assert chat.was_asked("session-contact")


@pytest.mark.parametrize("asked", ["who is next?", "wie is de baas?", "wat weet je over de Kamer van Koophandel?"])
def test_what_is_not_written_as_a_name_is_nobody(chat: Chat, asked: str) -> None:
    assert understand.name_looked_for(asked) is None
    settled(chat)
    assert "staat nog niet op je lijst" not in "\n".join(chat.says(asked))
