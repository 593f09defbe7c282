"""Moments, days and hours as people read them in Dutch and English."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names

_AT = {"nl": "om", "en": "at"}
_TO = {"nl": "tot", "en": "to"}
# An hour that comes twice, when the clock is set back.
_AGAIN = {"nl": " (de tweede keer)", "en": " (the second time)"}


def moment_words(moment: datetime, zone: str, language: str, now: datetime) -> str:
    """Return a moment in full, `dinsdag 1 december om 15:00`; the year only when it is not this one."""
    local = moment.astimezone(ZoneInfo(zone))
    day = day_words(local.date(), language, now.astimezone(ZoneInfo(zone)).date())
    return f"{day} {_AT[language]} {local:%H:%M}{_AGAIN[language] if local.fold else ''}"


def day_words(day: date, language: str, today: date) -> str:
    """Return a day in full; the year only when it is not this one."""
    pattern = "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y"
    return str(format_date(day, pattern, locale=language))


def clock_words(moment: datetime, zone: str) -> str:
    """Return the time of day somewhere, `15:00`."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def hours_words(start: str, end: str, language: str) -> str:
    """Return a stretch of hours, `20:00 tot 08:00`."""
    return f"{start} {_TO[language]} {end}"


@cache
def weekday_names(language: str) -> tuple[str, ...]:
    """Return the names of the days, Monday first."""
    names = get_day_names("wide", locale=language)
    return tuple(str(names[day]) for day in range(7))
