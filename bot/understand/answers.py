"""A day, a moment, a time or a length that somebody answers with; the grammar is loaded by the first answer."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo

from bot.understand.tables import LONGEST
from bot.understand.times import When, when


def moment(text: str, *, now: datetime, zone: tzinfo | str) -> datetime | None:
    """The moment after `now` that the text names, aware and in `zone`; None unless there is one reading.

    A time alone is the next such time, a weekday the next one, a date without a year the next such date. A time that
    the change to summer time skips becomes the first minute after it.
    """
    return _answer(text, now, zone).moment


def day(text: str, *, now: datetime, zone: tzinfo | str) -> date | None:
    """The day from today on that the text names without a time; a weekday is never today."""
    found = _answer(text, now, zone)
    return found.day if found.moment is None else None


def until(text: str, *, now: datetime, zone: tzinfo | str) -> date | None:
    """The first day on which somebody is back who is away as the text says; None unless it is still to come."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    from bot.understand.absences import away_until  # noqa: PLC0415

    return away_until(text, now=now, zone=ZoneInfo(zone) if isinstance(zone, str) else zone)


def past(text: str, *, now: datetime, zone: tzinfo | str) -> bool:
    """Whether the text names a moment or a day that lies behind us."""
    return _answer(text, now, zone).past


def clock(text: str) -> time | None:
    """The time that the whole text is, taken as written; also a bare hour from 7 to 23."""
    from bot.understand.clocks import whole_clock  # noqa: PLC0415

    return whole_clock(text)


def hours(text: str) -> tuple[time, time] | None:
    """The span from one time to another that the whole text is, such as `van 22 tot 8`; it may run past midnight."""
    from bot.understand.stretches import whole_stretch  # noqa: PLC0415

    return whole_stretch(text)


def minutes(text: str) -> int | None:
    """The number of minutes, from 1 to a whole day, that the whole text is; a bare number counts as minutes."""
    from bot.understand.lengths import whole_length  # noqa: PLC0415

    return whole_length(text)


def _answer(text: str, now: datetime, zone: tzinfo | str) -> When:
    """What an answer of a reasonable length says."""
    return when(text, now=now, zone=zone) if len(text) <= LONGEST else When()
