"""Tables of words, written as text, and how long an answer is that is looked up in them."""

from __future__ import annotations

LONGEST = 100  # characters; no one needs more for a day and a time


def words(table: str) -> frozenset[str]:
    """The words of a table, parted by white space."""
    return frozenset(table.split())
