"""Amounts of money in digits and in words, in the Dutch and in the English way of writing them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.understand.asked import Money
from bot.understand.fold import fold
from bot.understand.numbers import number
from bot.understand.patterns import pattern
from bot.understand.tables import words
from bot.understand.typed import Token, tokens

_LONGEST = 90
_LONGEST_TEXT = 500
_CURRENCIES = {
    "\u20ac": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "euro's": "EUR",
    "$": "USD", "usd": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD",
    "\u00a3": "GBP", "gbp": "GBP", "pond": "GBP", "quid": "GBP", "pound": "GBP", "pounds": "GBP", "chf": "CHF",
}  # fmt: skip
_ONE = frozenset({"een", "one", "a", "an"})
_TIMES = {
    "duizend": 1000,
    "thousand": 1000,
    "k": 1000,
    "honderd": 100,
    "hundred": 100,
    "miljoen": 1_000_000,
    "million": 1_000_000,
}
_BETWEEN = frozenset({"tot", "of", "en", "and", "to", "or", "naar", "-", "/", "a", "from", "van"})
# "A few hundred", "half a thousand", "three times 50" and "not 250" are other amounts than the one that follows.
_VAGUE = words("""
    paar few several enkele enige tig half halve anderhalf anderhalve couple x keer maal times geen no not niet min
    minus - zonder without nooit never dozens tientallen
""")
_MORE = frozenset({"cent", "cents", "ton", "miljoen", "million", "miljard", "billion"})
_MOST_WORDS = 12
_LEAST = 13
_MONEY = pattern(
    r"(?P<before>[^0-9 .,+-]+)? ?(?P<number>[0-9][0-9 .,']*?)(?P<kilo> ?k)?(?:,(?:-{1,2}|=))? ?(?P<after>[^0-9 .,+-]+)?"
)
_GROUPED = pattern(r"[0-9]{1,3}(?:([., '])[0-9]{3})(?:\1[0-9]{3}){0,2}(?:(?!\1)[.,](?P<cents>[0-9]{2}))?")
_PLAIN = pattern(r"[0-9]{1,12}(?:[.,][0-9]{1,2})?")


def whole(text: str, default: str = "EUR") -> Money | None:
    """The amount that the whole text is, in the currency it names or else the default; None when unsure."""
    if len(text) > _LONGEST:
        return None
    said = fold(text).removesuffix(".")
    found = _MONEY().fullmatch(said)
    if found is None:
        return _in_words(said, default)
    named = {_CURRENCIES.get(sign) for sign in (found["before"], found["after"]) if sign} or {default}
    amount = _amount(found["number"].strip())
    currency = named.pop()
    if amount is None or currency is None or named:
        return None
    return Money(amount * 1000 if found["kilo"] else amount, currency)


def _in_words(said: str, default: str) -> Money | None:
    """The amount in words that the whole folded text is; a small number alone counts something else."""
    words = said.split()
    currency = _CURRENCIES.get(words[-1]) if words else None
    value = number(" ".join(words[:-1] if currency else words))
    least = 2 if currency else _LEAST
    return Money(Decimal(value), currency or default) if value is not None and value >= least else None


def inside(text: str) -> Money | None:
    """The one amount with a sign or a currency word that a sentence holds; None when unsure or when two differ."""
    found = {one.money for one in amounts(text)}
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text and where it stands; without money when it can't be told how much it is."""

    money: Money | None
    start: int
    end: int


def amounts(text: str) -> tuple[Amount, ...]:
    """Every amount with a sign or a currency word in the text."""
    said = tokens(text[:_LONGEST_TEXT])
    if all(token.plain not in _CURRENCIES and token.plain not in {",", ",-"} for token in said):
        # Looking for a number at every word takes long.
        return ()
    found, at = [], 0
    while at < len(said):
        run = _run(said, at)
        if run is None:
            at += 1
            continue
        first, last, value = run
        money_there = None if _unclear(said, first, last) else value
        found.append(Amount(money_there, said[first].start, said[last].end))
        at = last + 1
    return tuple(found)


def _run(said: list[Token], at: int) -> tuple[int, int, Money | None] | None:
    """The first and the last token of the amount that begins there, and its worth."""
    sign = _CURRENCIES.get(said[at].plain)
    first = at + 1 if sign else at
    after, value = _counted(said, first)
    if value is None:
        return None
    if sign is None and after < len(said) and said[after].plain in _CURRENCIES:
        if after == at + 1 and said[at].plain in _ONE:
            return None
        last, cents = _cents(said, after)
        return at, last, Money(value + cents, _CURRENCIES[said[after].plain])
    tail = _dash_after(said, after)
    if sign or tail > after:
        last = tail - 1
        # "EUR 250 euro" is one amount too, "$ 250 euro" is none that we understand.
        if tail < len(said) and said[tail].plain in _CURRENCIES:
            last, sign = tail, sign if _CURRENCIES[said[tail].plain] == (sign or "EUR") else "?"
        return at, last, None if sign == "?" else Money(value, sign or "EUR")
    return None


def _cents(said: list[Token], at: int) -> tuple[int, Decimal]:
    """Where an amount ends when "and fifty cents" follows its currency, and those cents."""
    if [token.plain for token in said[at + 1 : at + 2]] not in (["en"], ["and"]):
        return at, Decimal(0)
    end, value = _counted(said, at + 2)
    counted = value is not None and 0 < value < 100 and end < len(said)  # noqa: PLR2004
    if value is None or not counted or said[end].plain not in {"cent", "cents"}:
        return at, Decimal(0)
    return end, value / 100


def _dash_after(said: list[Token], at: int) -> int:
    """Where to read on after the ",-" of a round amount."""
    signs = "".join(token.said for token in said[at : at + 3])
    for tail in (",--", ",-", ",="):
        if signs.startswith(tail) and said[at].start == said[at - 1].end:
            return at + len(tail)
    return at


def _counted(said: list[Token], at: int) -> tuple[int, Decimal | None]:
    """The number that begins there in digits or words, and where to read on."""
    if at >= len(said):
        return at, None
    plain = said[at].plain
    if plain[0].isdigit():
        kilo = plain.endswith("k")
        value = _amount(plain.removesuffix("k"))
        at += 1
        following = said[at].plain if at < len(said) else ""
        if value is not None and following in _TIMES and not kilo:
            return at + 1, value * _TIMES[following]
        return at, value * 1000 if value is not None and kilo else value
    for end in range(min(len(said), at + _MOST_WORDS), at, -1):
        # The last word has to be a number itself: "two hundred and" ends before its "and".
        words = [token.plain for token in said[at:end]]
        value_in_words = number(" ".join(words)) if all(word.replace("-", "").isalpha() for word in words) else None
        if value_in_words is not None:
            return end, Decimal(value_in_words)
    return at, None


def _unclear(said: list[Token], first: int, last: int) -> bool:
    """Whether the words around make it another amount, or a choice of amounts."""
    before = [token.plain for token in said[max(0, first - 3) : first]]
    after = [token.plain for token in said[last + 1 : last + 5]]
    if before[-1:] and (before[-1] in _VAGUE or _numeric(before[-1])):
        return True
    if before[-1:] in (["de"], ["the"], ["zo'n"], ["about"]):
        before = before[:-1]
    if len(before) > 1 and before[-1] in _BETWEEN and _numeric(before[-2]):
        return True
    if after[:1] and (after[0] in _MORE or _numeric(after[0])):
        return True
    if before[-2:-1] == ["%"] or {"procent", "percent"} & set(before):
        return True
    for choice in (
        ["tot"],
        ["of"],
        ["to"],
        ["or"],
        ["naar"],
        ["-"],
        ["in", "plaats", "van"],
        ["instead", "of"],
        ["not"],
        ["niet"],
    ):
        rest = after[len(choice) :]
        if after[: len(choice)] == choice and rest and _numeric(rest[0]):
            return True
    return False


def _numeric(plain: str) -> bool:
    """Whether the word is a number."""
    return plain[0].isdigit() or (plain not in _ONE and number(plain) is not None)


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
