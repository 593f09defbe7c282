"""Amounts of money from plain digits, in the Dutch and in the English way of writing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understand.fold import fold
from bot.understand.patterns import pattern

_LONGEST = 40
_CURRENCIES = {
    "\u20ac": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "$": "USD", "usd": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD",
    "\u00a3": "GBP", "gbp": "GBP", "pond": "GBP", "pound": "GBP", "pounds": "GBP", "chf": "CHF",
}  # fmt: skip
_MONEY = pattern(
    r"(?P<before>[^0-9 .,+-]+)? ?(?P<number>[0-9][0-9 .,']*?)(?P<kilo> ?k)?(?:,(?:-{1,2}|=))? ?(?P<after>[^0-9 .,+-]+)?"
)
_GROUPED = pattern(r"[0-9]{1,3}(?:([., '])[0-9]{3})(?:\1[0-9]{3}){0,2}(?:(?!\1)[.,](?P<cents>[0-9]{2}))?")
_PLAIN = pattern(r"[0-9]{1,12}(?:[.,][0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency with its ISO code; never negative."""

    amount: Decimal
    currency: str


def money(text: str, *, default: str = "EUR") -> Money | None:
    """The amount that the whole text is, in the currency it names or else the default; None when unsure."""
    if len(text) > _LONGEST:
        return None
    found = _MONEY().fullmatch(fold(text).removesuffix("."))
    if found is None:
        return None
    named = {_CURRENCIES.get(sign) for sign in (found["before"], found["after"]) if sign} or {default}
    amount = _amount(found["number"].strip())
    currency = named.pop()
    if amount is None or currency is None or named:
        return None
    return Money(amount * 1000 if found["kilo"] else amount, currency)


def _amount(number: str) -> Decimal | None:
    """The number, in which a point or comma before three digits parts thousands and before one or two parts cents."""
    if _PLAIN().fullmatch(number):
        return Decimal(number.replace(",", "."))
    found = _GROUPED().fullmatch(number)
    if found is None:
        return None
    cents = found["cents"]
    whole = re.sub(r"[^0-9]", "", number.removesuffix(cents) if cents else number)
    return Decimal(f"{whole}.{cents}" if cents else whole)
