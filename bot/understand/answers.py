"""A day or a moment that somebody answers with."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.understand.lengths import LONGEST
from bot.understand.times import When, when


def moment(text: str, *, now: datetime, zone: ZoneInfo | str) -> datetime | None:
    """The moment after `now` that the text names, aware and in `zone`; None unless there is one reading.

    A time alone is the next such time, a weekday the next one, a date without a year the next such date. A time that
    the change to summer time skips becomes the first minute after it.
    """
    return _answer(text, now, zone).moment


def day(text: str, *, now: datetime, zone: ZoneInfo | str) -> date | None:
    """The day from today on that the text names without a time; a weekday is never today."""
    found = _answer(text, now, zone)
    return found.day if found.moment is None else None


def past(text: str, *, now: datetime, zone: ZoneInfo | str) -> bool:
    """Whether the text names a moment or a day that lies behind us."""
    return _answer(text, now, zone).past


def _answer(text: str, now: datetime, zone: ZoneInfo | str) -> When:
    """What an answer of a reasonable length says."""
    return when(text, now=now, zone=zone) if len(text) <= LONGEST else When()
