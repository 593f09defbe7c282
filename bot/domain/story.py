"""The one-minute story, in versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

QUESTIONS = ("who", "love", "person", "need", "change")


@dataclass(frozen=True, slots=True)
class Story:
    """One version of a member's story: the five answers by question, and the minute they make together."""

    version: int
    answers: Mapping[str, str]
    text: str
    created: datetime


def sentence(typed: str, *, opens: bool) -> str:
    """Return what was typed with an end behind it and no line breaks; what opens a sentence gets a capital."""
    flat = " ".join(typed.split())
    if opens:
        flat = flat[:1].upper() + flat[1:]
    said = flat.rstrip("”\"')")
    return flat if said.endswith((".", "!", "?", "…")) else flat + "."


def words_in(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())
