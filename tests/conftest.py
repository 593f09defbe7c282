"""Fixtures for every test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.chat.events import Address
from bot.store.engine import Store
from tests.chat import Chat
from tests.databases import databases, key, postgres, sqlite_store, store
from tests.understand.phrases.score import pytest_terminal_summary

LONGEST = (
    "tests/transcripts/", "tests/scheduler/test_bursts", "tests/scheduler/test_down", "tests/scheduler/test_ending",
    "tests/flows/test_bad_input", "tests/flows/test_words_anywhere", "tests/understand/",
)  # fmt: skip
"""Where the files are that take longest."""

__all__ = [
    "chat", "chat_of", "databases", "key", "postgres", "pytest_terminal_summary", "sqlite_store", "store",
]  # fmt: skip


@pytest.fixture
def chat_of(sqlite_store: Store) -> Callable[..., Chat]:
    """Make people who chat with one coach, each at an address of their own, on SQLite."""
    made: list[Chat] = []

    def make(**settings: Any) -> Chat:
        made.append(Chat(sqlite_store, address=Address("console", "local", f"person-{len(made)}"), **settings))
        return made[-1]

    return make


@pytest.fixture
def chat(chat_of: Callable[..., Chat]) -> Chat:
    """Give one person, speaking Dutch."""
    return chat_of()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files: a worker has a file whole, and the last one should not be waited for."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
