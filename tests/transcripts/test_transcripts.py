"""Every transcript is had again, word for word, on both databases."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

import pytest

from bot.store import Key, Store
from tests.databases import Databases
from tests.transcripts.console import Console
from tests.transcripts.transcript import all_of_them, read, shown


@pytest.mark.parametrize("path", list(all_of_them()), ids=lambda path: path.stem)
def test_the_conversation_is_had_again(path: Path, databases: Databases) -> None:
    """A change in what is said shows as a change in the transcript, to be read before it is kept."""
    transcript = read(path)
    secret = secrets.token_bytes(32)
    address = databases.empty()
    store = Store.open(address, Key(secret))
    store.migrate()
    store.close()
    settings = {"ONETHREETWO_KEY": base64.b64encode(secret).decode()}
    try:
        with Console(
            address, language=transcript.language, zone=transcript.zone, now=transcript.now, environ=settings
        ) as console:
            for step in transcript.steps:
                assert shown(console.play(step.said)) == step.answered, step.said
    finally:
        databases.drop(address)
