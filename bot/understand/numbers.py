"""Whole numbers in Dutch and in English words."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.patterns import pattern

_UNITS = """
nul zero | een one | twee two | drie three | vier four | vijf five | zes six | zeven seven | acht eight | negen nine
tien ten | elf eleven | twaalf twelve | dertien thirteen | veertien fourteen | vijftien fifteen | zestien sixteen
zeventien seventeen | achttien eighteen | negentien nineteen
"""
_TENS = """
twintig twenty | dertig thirty | veertig forty fourty | vijftig fifty | zestig sixty | zeventig seventy
tachtig eighty | negentig ninety
"""
_HUNDREDS = frozenset({"honderd", "hundred"})
_THOUSANDS = frozenset({"duizend", "thousand"})
_MOST_WORDS = 12
_LONGEST = 100


@cache
def _units() -> dict[str, int]:
    lines = re.split(r"[|\n]", _UNITS.strip())
    return {word: number for number, line in enumerate(lines) for word in line.split()}


@cache
def _tens() -> dict[str, int]:
    lines = re.split(r"[|\n]", _TENS.strip())
    return {word: 20 + 10 * number for number, line in enumerate(lines) for word in line.split()}


@cache
def _compound() -> re.Pattern[str]:
    """A Dutch number written as one word, or a part of one, with its pieces."""
    units, tens = ("|".join(sorted(words, key=len, reverse=True)) for words in (_units(), _tens()))
    return re.compile(rf"(?:(?P<unit>{units})(?:en|-))?(?P<tens>{tens})|(?P<alone>{units})")


_SPLIT = pattern(r"(?P<thousands>.*?)duizend(?P<rest>.*)|(?P<hundreds>.*?)honderd(?P<below>.*)")


def number(said: str) -> int | None:
    """The number that the folded words are, from 0 to 999,999; None when they are none or no whole number."""
    words = said.replace("-", " ").split()
    inner = [word for at, word in enumerate(words) if not (word in {"and", "en"} and 0 < at < len(words) - 1)]
    return _of_words(inner) if 0 < len(words) <= _MOST_WORDS and len(said) <= _LONGEST else None


def _of_words(said: list[str]) -> int | None:
    """The number of several words: so many thousands or hundreds and what is left, or parts that get smaller."""
    for size, named in ((1000, _THOUSANDS), (100, _HUNDREDS)):
        at = next((at for at, word in enumerate(said) if word in named), None)
        if at is not None:
            return _multiplied(said[:at], size, said[at + 1 :])
    return _added([_compounded(word) for word in said])


def _multiplied(first: list[str], size: int, rest: list[str]) -> int | None:
    """So many thousands or hundreds, after what may stand before them, and what is left."""
    begin, times = next(
        ((at, many) for at in range(len(first)) if 0 < (many := _many(first[at:])) < size), (len(first), 1)
    )
    tail = _of_words(rest) if rest else 0
    if tail is None or tail >= size:
        return None
    before = [_of_words(first[:begin])] if begin else []
    return _added([*before, times * size + tail])


def _many(said: list[str]) -> int:
    """How many thousands or hundreds; 0 when that isn't known."""
    return 1 if said == ["a"] else _of_words(said) or 0


def _added(parts: list[int | None]) -> int | None:
    """The sum of parts that each have room in the one before."""
    total = 0
    for part in parts:
        if part is None or (total and not 0 < part < _room(total)):
            return None
        total += part
    return total


def _room(total: int) -> int:
    """What the next part has to be smaller than: "twenty" has room for "five" and "hundred" for "fifty"."""
    if total % 100 == 0:
        return 1000 if total % 1000 == 0 else 100
    return 10 if total % 10 == 0 and total % 100 > 10 else 1  # noqa: PLR2004


def _compounded(word: str) -> int | None:
    """The number of one Dutch compound or one English word."""
    found = _SPLIT().fullmatch(word)
    if found is None:
        return _below_hundred(word)
    big, first, rest = (
        (1000, found["thousands"], found["rest"])
        if found["thousands"] is not None
        else (100, found["hundreds"], found["below"])
    )
    head = _compounded(first) if first else 1
    tail = _compounded(rest.removeprefix("en") if rest not in _units() else rest) if rest else 0
    if head is None or tail is None or tail >= big or head >= 1000 or head == 0:  # noqa: PLR2004
        return None
    return head * big + tail


def _below_hundred(word: str) -> int | None:
    """A number below a hundred in one word."""
    found = _compound().fullmatch(word)
    if found is None:
        return None
    if found["alone"]:
        return _units()[found["alone"]]
    unit = _units()[found["unit"]] if found["unit"] else 0
    return _tens()[found["tens"]] + unit if unit < 10 else None  # noqa: PLR2004
