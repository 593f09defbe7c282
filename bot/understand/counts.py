"""Numbers and places in a row, in words and in digits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand.almanac import ENGLISH_ONES, NUMBERS, ORDINAL_ENDS, ORDINALS, TENS
from bot.understand.tokens import Token

ARTICLES = frozenset({"een", "a", "an"})
_DIGITS = 4
_MOST_DAYS = 31


def number(said: Sequence[Token], at: int, *, article: bool = False) -> tuple[int, int] | None:
    """The whole number that starts there and where it ends; `een` and `a` count only when they may be articles."""
    token = said[at]
    if token.kind == "number":
        return (int(token.text), at + 1) if token.text.isdigit() and len(token.text) <= _DIGITS else None
    if token.text in ARTICLES:
        return (1, at + 1) if article or (token.text == "een" and token.said.casefold() != "een") else None
    found = NUMBERS.get(token.text)
    if found is None:
        return None
    if token.text in TENS:
        ones = at + 1 + (said[at + 1].text == "-")
        if said[ones].text in ENGLISH_ONES:
            return found + ENGLISH_ONES[said[ones].text], ones + 1
    return found, at + 1


def ordinal(said: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The place in a row that starts there, `28e`, `the twenty-first`, up to 31, and where it ends."""
    token, after = said[at], said[at + 1]
    if token.kind == "number":
        fits = token.text.isdigit() and after.glued and after.text in ORDINAL_ENDS
        return (int(token.text), at + 2) if fits and 1 <= int(token.text[:3]) <= _MOST_DAYS else None
    if token.text in ORDINALS:
        return ORDINALS[token.text], at + 1
    ones = at + 1 + (after.text == "-")
    if token.text in {"twenty", "thirty"} and 1 <= ORDINALS.get(said[ones].text, 0) < 10:  # noqa: PLR2004 - twenty-ninth
        found = TENS[token.text] + ORDINALS[said[ones].text]
        return (found, ones + 1) if found <= _MOST_DAYS else None
    return None
