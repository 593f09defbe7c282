"""When something is to be, from plain words: the one moment, day, time or habit that a text names, or nothing."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import NamedTuple


class Recurrence(NamedTuple):
    """What comes back: each day, week or month, or every so many of them, in a week on those days."""

    freq: str
    """`DAILY`, `WEEKLY` or `MONTHLY`."""
    interval: int
    byday: tuple[str, ...]
    """`MO` to `SU`, in that order; empty unless weekly."""
    time: time | None


class When(NamedTuple):
    """What a text says about time; all None when it says nothing, or nothing certain."""

    moment: datetime | None = None
    """With a day and a time that are both known: after now, aware, in the zone that was asked for."""
    day: date | None = None
    """The day of the moment, or the day alone."""
    time: time | None = None
    """The wall time of the moment."""
    recurrence: Recurrence | None = None
    minutes: int | None = None
    """How long something takes, when one length is named."""
    past: bool = False
    """Whether a moment or a day was understood but lies behind us."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where in the text that stands, so that others can read the rest."""


def when(text: str, *, now: datetime, zone: tzinfo | str, language: str = "nl") -> When:
    """What the beginning of a text says about time, seen from `now` in `zone`; the language only breaks ties.

    Of a time that is taken back only what came instead counts. Two different times, one that may be another, and one
    that lies behind us are none.
    """
    # The grammar is read at the first text, so that starting takes no time for it.
    from bot.understand.grammar import understood  # noqa: PLC0415

    return understood(text, now, zone, language)
