"""The words and signs of a text, each with its folded shape and its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understand.fold import fold
from bot.understand.patterns import pattern

# Initials and the usual titles keep their full stop, so that it ends no sentence.
_TOKEN = pattern(
    r"(?:[^\W\d_]\.){1,4}(?![^\W_])|(?:dr|drs|mr|mrs|ms|prof|ir|ing|dhr|mevr|mw|st)\.(?=\s)"
    r"|[0-9]+(?:[:.,][0-9]+)+|[^\W_]+(?:['\u2019.-][^\W_]+)*|\n|[^\w\s]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign: as it was typed, folded, and where it stands."""

    said: str
    plain: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.said[:1].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or a number rather than a sign."""
        return self.said[:1].isalnum()


def tokens(text: str) -> list[Token]:
    """Every word and sign of the text in its order."""
    return [
        Token(found.group(), fold(found.group()) or found.group(), found.start(), found.end())
        for found in _TOKEN().finditer(text)
    ]
