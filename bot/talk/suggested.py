"""A question with suggestions to tap, and room for one's own words."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Self

from bot.chat.messages import Option
from bot.talk.questions import Invalid, Sense, Text
from bot.talk.talks import Json

_LABEL = 75
"""Characters of a button, as the tightest platform has them."""


class Suggested(Text):
    """A sentence of one's own, or one of a few that are made of what is known."""

    def __init__(self, *, most: int = 300, optional: bool = False) -> None:
        super().__init__(most=most, optional=optional)
        self.suggested: tuple[str, ...] = ()

    def among(self, suggested: Sequence[str]) -> Self:
        """Return the question with these to tap."""
        other = copy.copy(self)
        other.suggested = tuple(suggested)
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the suggestions."""
        return tuple(
            Option(str(number), text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…")
            for number, text in enumerate(self.suggested, 1)
        )

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take the words of the suggestion that was tapped."""
        chosen = values[0] if len(values) == 1 else ""
        if not chosen.isdecimal() or not 0 < int(chosen) <= len(self.suggested):
            return Invalid("choice")
        return self.suggested[int(chosen) - 1]

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Take the words as they are; the number of a suggestion is that one."""
        number = text.strip().rstrip(".")
        if number.isdecimal() and 0 < int(number) <= len(self.suggested):
            return self.suggested[int(number) - 1]
        return super().understand(text, sense)

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the words themselves."""
        return str(stored)
