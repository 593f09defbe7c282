"""The words, numbers and signs of a text, folded, with where each stands in the text as it was typed."""

from __future__ import annotations

from typing import NamedTuple

from bot.understand.fold import fold
from bot.understand.patterns import pattern

LOOKED_AT = 500  # characters; who says more names the time before
AHEAD = 12  # how far a phrase may look past the end without asking where that is

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_PIECE = pattern(
    r"(?P<stamp>20[0-9]{2}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9:]))"
    r"|(?P<number>[0-9]+(?:[:./,-][0-9]+)*)"
    r"|(?P<word>[ap]\.m\b\.?|[aj]\.[sl]\b\.?|t/m\b|'s\b|'t\b|" + _LETTERS + r"(?:'" + _LETTERS + r")*)"
    r"|(?P<sign>[^\s\w])|(?P<line>[\n\r\x0b\x0c\x85\u2028\u2029]+)",
    2,  # re.IGNORECASE, without importing re for its name
)
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)
_SIGNS = frozenset(",.;:!?()-/&+€$£%'\"@~=*#<>|")


class Token(NamedTuple):
    """A word, a number with what joins its digits, or a sign."""

    text: str
    """Folded."""
    kind: str
    """`word`, `number`, `stamp`, `sign`, `line`, or `end` past the end."""
    start: int
    end: int
    glued: bool
    """Whether it stands right against what comes before it."""
    said: str
    """As it was typed."""


_END = Token("", "end", 0, 0, glued=False, said="")


def tokens(text: str) -> list[Token]:
    """The tokens of the beginning of a text; signs that mean nothing here, such as emoji, are left out."""
    found: list[Token] = []
    end = -1
    for match in _PIECE().finditer(_beginning(text).translate(_PLAIN)):
        kind, said = match.lastgroup or "", match[0]
        if kind == "sign" and said not in _SIGNS:
            continue
        folded = said if kind == "sign" else "\n" if kind == "line" else said.lower() if said.isascii() else fold(said)
        found.append(Token(folded, kind, match.start(), match.end(), glued=match.start() == end, said=said))
        end = match.end()
    return found + [_END] * AHEAD


def _beginning(text: str) -> str:
    """As much of the text as is looked at, cut between words."""
    if len(text) <= LOOKED_AT:
        return text
    cut = text[:LOOKED_AT]
    return cut[: cut.rfind(" ") + 1] if " " in cut else ""
