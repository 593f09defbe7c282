"""What is asked of the grammar about people, names, amounts, words and corrections; the first question loads it.

A command that reads no text need not wait for the tables of words. No module here is called as a function of this
package is: loading it later would put it in the function's place.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Money:
    """An amount in a currency with its ISO code; never negative."""

    amount: Decimal
    currency: str


def money(text: str, *, default: str = "EUR") -> Money | None:
    """The amount that the whole text is, in the currency it names or else the default; None when unsure."""
    from bot.understand.amounts import whole  # noqa: PLC0415

    return whole(text, default)


def money_in(text: str) -> Money | None:
    """The one amount with a sign or a currency word that a sentence holds; None when unsure or when two differ."""
    from bot.understand.amounts import inside  # noqa: PLC0415

    return inside(text)
