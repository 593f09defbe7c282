"""One shape for texts that mean the same: case, accents, quotes, dashes and white space folded away."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00e6": "ae", "\u0153": "oe", "\u0131": "i",
})  # fmt: skip
_MARKS = {"Mn", "Me"}


def fold(text: str) -> str:
    """The text in lower case without accents, with plain quotes and dashes and single spaces."""
    text = text.casefold()
    if not text.isascii():
        # Marks go before as well: NFD sorts a long run of them in quadratic time.
        text = _unmarked(unicodedata.normalize("NFD", _unmarked(text.translate(_SAME))))
    return " ".join(text.split())


def bare(text: str) -> str:
    """The folded text without the punctuation, emoji and other signs around it."""
    folded = fold(text)
    first = next((at for at, char in enumerate(folded) if char.isalnum()), len(folded))
    last = next((at for at in range(len(folded), first, -1) if folded[at - 1].isalnum()), first)
    return folded[first:last]


def _unmarked(text: str) -> str:
    """The text without accents and without the frame that makes a digit a keycap."""
    return "".join(char for char in text if unicodedata.category(char) not in _MARKS)
