"""What a sentence says about time, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

from bot.understand.dates import day, moment
from bot.understand.lengths import minutes
from bot.understand.typed import tokens

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class SaidTime:
    """The moment, the day and the length that a text names, and where they stand in it."""

    moment: datetime | None = None
    day: date | None = None
    minutes: int | None = None
    spans: tuple[tuple[int, int], ...] = ()


def said_time(text: str, *, now: datetime, zone: ZoneInfo, language: str) -> SaidTime:
    """The longest run of words that is a moment, or else a day."""
    del language
    said = tokens(text)
    places = [(a, b) for b, a in product(range(_MOST_WORDS, 0, -1), range(len(said))) if a + b <= len(said)]
    for first, length in places:
        start, end = said[first].start, said[first + length - 1].end
        found = moment(text[start:end], now=now, zone=zone)
        if found is not None and length > 1:
            return SaidTime(found, None, None, ((start, end),))
    for first, length in places:
        start, end = said[first].start, said[first + length - 1].end
        named = day(text[start:end], now=now, zone=zone)
        if named is not None:
            return SaidTime(None, named, None, ((start, end),))
    return SaidTime(minutes=minutes(text) if not text.strip().isdigit() else None)
