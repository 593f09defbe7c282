"""What is asked of the grammar about people, names, amounts, words and corrections; the first question loads it.

A command that reads no text need not wait for the tables of words. No module here is called as a function of this
package is: loading it later would put it in the function's place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bot.words import BY_ID, HERE

if TYPE_CHECKING:
    from decimal import Decimal


class Named(NamedTuple):
    """A name as it was typed, and what was said beside it.

    `cut` when it was longer than is looked at. `each` is what was said beside it each time, when it was listed more
    than once.
    """

    name: str
    note: str | None = None
    cut: bool = False
    each: tuple[str | None, ...] = ()


class Money(NamedTuple):
    """An amount in a currency with its ISO code; never negative."""

    amount: Decimal
    currency: str


class Match(NamedTuple):
    """Everybody known who fits as well as anybody does."""

    fits: tuple[str, ...] = ()

    @property
    def one(self) -> str | None:
        """The only one who fits."""
        return self.fits[0] if len(self.fits) == 1 else None


class Mention(NamedTuple):
    """Where a text names somebody who is known, everybody who fits, and whether it is about something of theirs."""

    fits: tuple[str, ...]
    start: int
    end: int
    possessive: bool = False


class Correction(NamedTuple):
    """What is meant, and, if it was said, what was not."""

    new: str
    old: str | None = None


def names(text: str) -> tuple[Named, ...]:
    """The names that a text lists, each once, in its order; a parenthesis or what follows a dash or colon is a note."""
    from bot.understand.name_lists import listed  # noqa: PLC0415

    return listed(text)


def lists_names(text: str) -> bool:
    """Whether the text is a name or a list of names, rather than a sentence, a word, a time, an amount or yes or no."""
    from bot.understand.listed import reads_as_names  # noqa: PLC0415

    return reads_as_names(text)


def contact(said: str, known: Sequence[str]) -> Match:
    """Who is meant: by the full name, else a part of it or initials, else a diminutive, else a slip of the finger."""
    from bot.understand.people import match  # noqa: PLC0415

    return match(said, known)


def named_in(text: str, known: Sequence[str]) -> tuple[Mention, ...]:
    """Where a sentence names people who are known, longest name first where several begin; never an ordinary word."""
    from bot.understand.people import mentions  # noqa: PLC0415

    return mentions(text, known)


def correction(text: str) -> Correction | None:
    """The correction that the whole text is; None for an ordinary sentence, however it begins."""
    from bot.understand.corrections import corrected  # noqa: PLC0415

    return corrected(text)


def money(text: str, *, default: str = "EUR") -> Money | None:
    """The amount that the whole text is, in the currency it names or else the default; None when unsure."""
    from bot.understand.amounts import whole  # noqa: PLC0415

    return whole(text, default)


def money_in(text: str) -> Money | None:
    """The one amount with a sign or a currency word that a sentence holds; None when unsure or when two differ."""
    from bot.understand.amounts import inside  # noqa: PLC0415

    return inside(text)


def plain_word(text: str, among: Collection[str] = HERE) -> str | None:
    """The id of the word that the whole text is just as the table has it, in either language."""
    from bot.understand.words import as_it_stands  # noqa: PLC0415

    found = as_it_stands(text)
    return found if found is not None and found in among else None


def word(text: str, among: Collection[str] = HERE) -> str | None:
    """The id of the word that the whole text is, in either language, said politely, as a wish, or with a slip.

    Never of a part of an answer or of a name; `delete` only as it stands.
    """
    from bot.understand.words import meant  # noqa: PLC0415

    found = meant(text)
    return found if found is not None and found in among else None


def wording(word_id: str, lang: str) -> str:
    """The wording we show for a word in a language."""
    known = BY_ID[word_id]
    return (known.nl if lang == "nl" else known.en)[0]
