"""What somebody meant to type when one finger slipped."""

from __future__ import annotations

from collections.abc import Collection

_SHORT = 4


def slips(said: str, known: Collection[str]) -> tuple[str, ...]:
    """The known words from which `said` differs by one letter too many, one missing, or two neighbours swapped.

    Another letter in the place of one mostly makes another word, so that is no slip; of a short word only a swap is.
    """
    return tuple(word for word in known if abs(len(word) - len(said)) <= 1 and _slipped(said, word))


def _slipped(said: str, word: str) -> bool:
    """Whether one slip makes the one out of the other; the first letter is right, unless it is swapped."""
    at = next((at for at, (one, other) in enumerate(zip(said, word, strict=False)) if one != other), None)
    if len(said) == len(word):
        return at is not None and said[at : at + 2] == word[at : at + 2][::-1] and said[at + 2 :] == word[at + 2 :]
    shorter, longer = sorted((said, word), key=len)
    at = len(shorter) if at is None else at
    return at > 0 and len(word) > _SHORT and shorter[at:] == longer[at + 1 :]
