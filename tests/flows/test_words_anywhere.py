"""Every word that always works, in the middle of every flow, typed in both languages and by button."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from bot.flows.all import FLOWS
from bot.store import Key, Store
from bot.words import BY_ID, HERE
from tests.chat import Chat
from tests.databases import migrated
from tests.flows.journeys import answer, into

OPENS: dict[str, str | tuple[str, ...]] = {
    "story": "story-",
    "names": "names-",
    "session": "session-",
    "log": ("outreach-", "result-"),
    "language": "language-",
    "delete": "delete-",
    "offer": "offer-",
    "lesson": "lesson-",
    "week": "week-",
    "pause": "pause-",
    "snooze": "snooze-",
    "settings": "settings-",
}
"""The words that open a flow of their own, with what its questions begin with."""


ASIDE = ("move", "rename", "language", "delete", "pause", "settings", "pace")
"""Short turns aside, of which the first question is the last, or nearly so."""


Middle = Callable[[str, str], tuple[Chat, str]]
"""Gives a chat in the middle of a flow in a language, and the question that is open."""


@pytest.fixture(scope="module")
def reached(tmp_path_factory: pytest.TempPathFactory, key: Key) -> Callable[[str, str], tuple[Chat, str, Path]]:
    """Come to the second question of a flow (the first of those with one) once, and keep that database to copy."""
    folder = tmp_path_factory.mktemp("middles")

    @cache
    def reach(flow: str, language: str) -> tuple[Chat, str, Path]:
        database = folder / f"{flow}.{language}.db"
        migrated(str(database), key)
        store = Store.open(str(database), key)
        try:
            chat = Chat(store, language=language)
            into(chat, flow)
            if flow not in ASIDE:
                answer(chat)
            asked = chat.open_key()
        finally:
            store.close()
        assert asked is not None
        assert asked.startswith(f"{flow}-")
        return chat, asked, database

    return reach


@pytest.fixture
def middle(reached: Callable[[str, str], tuple[Chat, str, Path]], tmp_path: Path, key: Key) -> Iterator[Middle]:
    """Go on in a copy of what was reached."""
    with ExitStack() as after:

        def come(flow: str, language: str) -> tuple[Chat, str]:
            chat, asked, database = reached(flow, language)
            store = Store.open(shutil.copy(database, tmp_path), key)
            after.callback(store.close)
            return chat.goes_on_in(store), asked

        yield come


def check(chat: Chat, word: str, flow: str, asked: str) -> None:
    """Check that the word did what it says, and that the flow can be gone on with at the same question."""
    assert chat.sees, f"{word} in {flow} was met with silence"
    now = chat.open_key()
    rooms = opens(word, asked, now)
    if rooms:
        assert now is not None
        assert now.startswith(rooms)
        chat.commands("cancel")
        chat.commands("resume")
    elif word in ("later", "cancel"):
        assert now != asked
        chat.commands("resume" if word == "later" else "undo")
    elif word == "back" and flow not in ASIDE:
        assert now != asked
        answer(chat)
    elif word == "skip" and now != asked:
        chat.commands("back" if str(now).startswith(f"{flow}-") else "undo")
    elif word == "undo" and now is not None and not now.startswith(f"{flow}-"):
        chat.commands("cancel")  # it took back what came before this flow; that is open now, and this one waits
        chat.commands("resume")
    elif word == "undo" and now != asked:
        answer(chat)
    elif word == "edit" and flow not in ASIDE:
        chat.commands("repeat")
    assert chat.open_key() == asked, f"{word} in {flow}"


def opens(word: str, asked: str, now: str | None) -> str | tuple[str, ...]:
    """Return what the questions of the room begin with that a word opens from here; empty when it leaves the talk open.

    The puzzle needs dreams and today's person somebody to be named: without them the talk goes on.
    """
    if word in ("puzzle", "today"):
        return "" if now == asked else {"puzzle": "puzzle-", "today": "reach-"}[word]
    return "" if word in OPENS and asked.startswith(OPENS[word]) else OPENS.get(word, "")


@pytest.mark.parametrize("flow", sorted(FLOWS))
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("word", sorted(HERE))
def test_typed(middle: Middle, word: str, language: str, flow: str) -> None:
    """The first wording of the word, typed."""
    chat, asked = middle(flow, language)
    chat.says(getattr(BY_ID[word], language)[0])
    check(chat, word, flow, asked)


@pytest.mark.parametrize("flow", sorted(FLOWS))
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("word", sorted(HERE - {"help"}))
def test_by_button(middle: Middle, word: str, language: str, flow: str) -> None:
    """The word's button or place in the list that help shows."""
    chat, asked = middle(flow, language)
    chat.says("help")
    from bot.commands import ROOMS  # noqa: PLC0415 - beside its use
    from bot.texts import texts  # noqa: PLC0415 - beside its use

    chat.presses(texts(language).label(f"word-{word}.{'button' if word in ROOMS else 'option'}"))
    check(chat, word, flow, asked)
