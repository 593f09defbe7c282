"""Days of the week from plain words: lists, stretches and the names for many at once."""

from __future__ import annotations

from bot.understand.fold import bare
from bot.understand.patterns import pattern
from bot.understand.tables import LONGEST

_WEEK = 7
_MANY: dict[str, frozenset[int]] = {
    **dict.fromkeys(
        ("werkdagen", "werkdag", "doordeweeks", "door de week", "weekdays", "weekday", "working days", "workdays"),
        frozenset(range(5)),
    ),
    **dict.fromkeys(("weekend", "het weekend", "weekends", "the weekend", "weekenden"), frozenset({5, 6})),
    **dict.fromkeys(
        ("dag", "alle dagen", "dagelijks", "day", "days", "daily", "all days", "hele week", "de hele week", "all week"),
        frozenset(range(7)),
    ),
}
# "day" and its like mean all of them only after one of these.
_EVERY = pattern(
    r"(?:(?:alleen|only|just) )?(?:(?:op|on|in) )?(?P<every>(?:elke|iedere|every|each|alle|all) )?(?P<days>.+)"
)
_SEVERAL = pattern(r"\s*(?:[,;+/&]|\ben\b|\band\b|\s)\s*")
_STRETCH = pattern(r"\s*(?:-|\bt/m\b|\btot en met\b|\btot\b|\bthrough\b|\bthru\b|\bto\b|\btill?\b|\buntil\b)\s*")


def weekdays(text: str) -> frozenset[int] | None:
    """The weekdays that the whole text names, Monday being 0, or None unless all of it is understood."""
    if len(text) > LONGEST:
        return None
    found = _EVERY().fullmatch(bare(text).replace(".", " "))
    if found is None:
        return None
    said = found["days"]
    if said in _MANY and (found["every"] or said not in {"dag", "day", "days", "werkdag", "weekday"}):
        return _MANY[said]
    days: set[int] = set()
    for part in (part for part in _SEVERAL().split(_STRETCH().sub("-", said)) if part):
        stretch = _stretch(part)
        if not stretch:
            return None
        days |= stretch
    return frozenset(days) or None


def _stretch(part: str) -> set[int]:
    """The days of one name, or from one to another, also past Sunday; empty when a name is unknown."""
    names = part.split("-")
    numbers = [_number(name) for name in names]
    first, last = numbers[0], numbers[-1]
    if len(names) > 2 or first is None or last is None:  # noqa: PLR2004 - from and to
        return set()
    return {(first + ahead) % _WEEK for ahead in range((last - first) % _WEEK + 1)}


def _number(name: str) -> int | None:
    """The number of a weekday, in full, in short or in the plural."""
    # The almanac is long, and a process that never reads one need not load it.
    from bot.understand.almanac import DAYS_IN_FULL, DAYS_IN_SHORT  # noqa: PLC0415

    known = DAYS_IN_FULL | DAYS_IN_SHORT
    singular = name.removesuffix("en") if name.endswith("dagen") else name.removesuffix("s")
    return known.get(name, known.get(singular))
