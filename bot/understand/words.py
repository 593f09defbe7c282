"""Which of the words that always work a text is, if it is nothing else."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from bot.understand.fold import bare, fold
from bot.words import BY_ID, HERE, WORDS

_LONGEST = 100


def word(text: str, among: Collection[str] = HERE) -> str | None:
    """The id of the word that the whole text is, in either language and with or without `/` or `!`; never of a part."""
    if len(text) > _LONGEST:
        return None
    found = _ids().get(bare(text))
    return found if found is not None and found in among else None


def wording(word_id: str, lang: str) -> str:
    """The wording we show for a word in a language."""
    known = BY_ID[word_id]
    return (known.nl if lang == "nl" else known.en)[0]


@cache
def _ids() -> dict[str, str]:
    """Each folded wording with its id."""
    return {fold(said): known.id for known in WORDS for said in known.nl + known.en}
