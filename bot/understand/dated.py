"""Dates from plain words and digits: the day of a month, a date with or without its year, a feast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.almanac import DAYS_IN_FULL, FEASTS, MONTHS, NAMES_TOO
from bot.understand.clocks import clock_at
from bot.understand.counts import number, ordinal
from bot.understand.lengths import UNITS
from bot.understand.patterns import pattern
from bot.understand.plans import WITH
from bot.understand.tables import words
from bot.understand.tokens import Token

_OF_CLOCKS = words("uur u h am pm a.m. p.m. a.m p.m")
_NUMERIC = pattern(r"([0-9]{1,2})([-/])([0-9]{1,2})(?:\2(20[0-9]{2}|[0-9]{2}))?")
_DOTTED = pattern(r"([0-9]{1,2})\.([0-9]{1,2})\.(20[0-9]{2}|[0-9]{2})")
_YEAR_FIRST = pattern(r"(20[0-9]{2})([-/])([0-9]{1,2})\2([0-9]{1,2})")
_VAGUE_MONTH = words("in eind einde begin medio half mid halverwege early late ergens sometime end of during")


class Day(NamedTuple):
    """What was said of a day."""

    kind: str
    """`ahead`, `months`, `weekday`, `date`, `monthday`, `feast`, `week`, `past`, or `vague` when it is no one day."""
    number: int = 0
    """Days or months ahead, the weekday, the day of the month, or weeks ahead for `week`."""
    month: int = 0
    year: int = 0
    how: str = ""
    """Of a weekday: ``, `coming`, `next`, `this week` or `next week`; of a date: `-` or `/` when written so."""
    more: int = 0
    """Days after that."""
    part: str | None = None
    feast: tuple[str, ...] = ()
    short: bool = False
    """Whether it is a name of two or three letters."""
    plain: bool = True
    """Whether it may be something else in a sentence: a weekday or a number alone."""
    end: int = 0


def dated(said: Sequence[Token], at: int) -> Day | None:
    """A date in digits: `2026-12-01`, `3-12`, `3/12/2026`, `3.12.2026`."""
    text = said[at].text
    if said[at].kind != "number":
        return None
    if said[at + 1].text in _OF_CLOCKS:
        return Day("vague", end=at + 2) if "-" in text or "/" in text else None
    first = _YEAR_FIRST().fullmatch(text)
    if first:
        return Day("date", int(first[4]), int(first[3]), int(first[1]), plain=False, end=at + 1)
    found = _NUMERIC().fullmatch(text)
    if found:
        year = 2000 + int(found[4]) % 100 if found[4] else 0
        return Day("date", int(found[1]), int(found[3]), year, how=found[2], plain=not year, end=at + 1)
    found = _DOTTED().fullmatch(text)
    if found:
        return Day("date", int(found[1]), int(found[2]), 2000 + int(found[3]) % 100, plain=False, end=at + 1)
    return None


def written(said: Sequence[Token], at: int) -> Day | None:
    """`3 december`, `the 3rd of December 2026`, `Dec 3rd`, `december the third`."""
    start = at + (said[at].text in {"de", "the"})
    counted = ordinal(said, start) or number(said, start)
    if counted is not None:
        month = counted[1] + (said[counted[1]].text in {"of", "van"})
        if said[month].text in MONTHS:
            return _yeared(said, Day("date", counted[0], MONTHS[said[month].text], plain=False, end=month + 1))
        return None
    if said[at].text not in MONTHS:
        return None
    dotted = said[at + 1].text == "." and said[at + 1].glued
    start = at + 1 + dotted + (said[at + 1 + dotted].text == "the")
    counted = ordinal(said, start) or (number(said, start) if said[start].kind == "number" else None)
    if counted is None or counted[0] > 31 or said[counted[1]].text in MONTHS:  # noqa: PLR2004 - "Jan 3 december"
        return None
    sure = ordinal(said, start) is not None
    name = said[at].text in NAMES_TOO and (at > 0 and said[at - 1].text in WITH)
    if not sure and (name or clock_at(said, start) is not None):
        return None
    return _yeared(
        said,
        Day("date", counted[0], MONTHS[said[at].text], plain=said[at].text in NAMES_TOO and not sure, end=counted[1]),
    )


def _yeared(said: Sequence[Token], found: Day) -> Day:
    """The date with the year after it, if there is one."""
    at = found.end + (said[found.end].text == ",")
    text = said[at].text
    year = said[at].kind == "number" and text.isdigit() and len(text) == 4  # noqa: PLR2004 - a year has four digits
    return found._replace(year=int(text), end=at + 1, plain=False) if year else found


def monthday(said: Sequence[Token], at: int) -> Day | None:
    """`de 28e`, `the 1st`, `op de twaalfde`."""
    if said[at].text not in {"de", "the"}:
        return None
    found = ordinal(said, at + 1)
    if found is None:
        return None
    # "the eleventh hour"; "the third Tuesday" is one of a month.
    after = said[found[1]].text
    if after in UNITS or after in DAYS_IN_FULL:
        return Day("vague", end=found[1] + 1)
    # "the second" and "de eerste" are mostly something else.
    ordinary = said[at + 1].kind == "word" and found[0] <= 3  # noqa: PLR2004 - first, second, third
    return Day("monthday", found[0], how="word" if ordinary else "", end=found[1])


def feast(said: Sequence[Token], at: int) -> Day | None:
    """A feast by its name."""
    for size in (3, 2, 1):
        names = tuple(said[at + ahead].text for ahead in range(size))
        if names in FEASTS:
            return _yeared(said, Day("feast", feast=names, plain=False, end=at + size))
    return None


def month(said: Sequence[Token], at: int) -> Day | None:
    """A month without a day, `in mei` or `may 15:00`, which is no one day."""
    if said[at].text not in MONTHS:
        return None
    beside = clock_at(said, at + 1)
    before = at > 0 and said[at - 1].text in _VAGUE_MONTH
    if before or (beside is not None and not beside.led):
        return _yeared(said, Day("vague", end=at + 1))
    return None
