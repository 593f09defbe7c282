"""Which dates what was said of a day can be, seen from today."""

from __future__ import annotations

from datetime import date, timedelta

from bot.understand.almanac import FEASTS, feast_day
from bot.understand.dated import Day
from bot.understand.days import WEEK
from bot.understand.tables import words

_YEARS = 10
_MONTHS = 12
_LEAP = 8  # years; the longest without a 29th of February
# Where a date in slashes puts the month first; elsewhere in America the day comes first.
_MONTH_FIRST = words("""
    New_York Chicago Denver Los_Angeles Phoenix Detroit Anchorage Boise Juneau Sitka Nome Metlakatla Yakutat Menominee
    Adak Indianapolis Fort_Wayne Louisville Knox_IN Shiprock Atka Indiana Kentucky North_Dakota
""")


def dates(said: Day, today: date, zone: str) -> tuple[date, ...]:
    """The dates that are meant, the nearest first; several when only the time of day can tell, none if unclear."""
    if said.kind == "ahead":
        found: tuple[date, ...] = (today + timedelta(said.number),)
    elif said.kind == "months":
        found = (_months_later(today, said.number),)
    elif said.kind == "weekday":
        found = _weekdays(said, today)
    elif said.kind == "date":
        found = _dates(said, today, zone)
    elif said.kind == "monthday":
        found = _monthdays(said.number, today)
    elif said.kind == "feast":
        found = _feasts(said, today)
    else:
        found = ()
    return tuple(one + timedelta(said.more) for one in found)


def week_of(number: int, today: date) -> tuple[date, date]:
    """The Monday of this week or one after it, and that of the week that follows it."""
    monday = today - timedelta(today.weekday()) + timedelta(WEEK * number)
    return monday, monday + timedelta(WEEK)


def _months_later(today: date, months: int) -> date:
    """The same day of the month so many months later, or the last one of a shorter month."""
    year, month = divmod(today.year * _MONTHS + today.month - 1 + months, _MONTHS)
    # A month is 28 days or longer.
    days = (found for number in range(today.day, 27, -1) for found in _valid(year, month + 1, number))
    return next(days, None) or date(year, month + 1, min(today.day, 28))


def _weekdays(said: Day, today: date) -> tuple[date, ...]:
    """The coming day of that name; also today, when that is it and the time of day may still be ahead."""
    ahead = (said.number - today.weekday()) % WEEK
    coming = today + timedelta(ahead or WEEK)
    if said.how in {"this week", "next week"}:
        first, end = week_of(said.how == "next week", today)
        found = first + timedelta(said.number)
        # Today is only meant with a time that is still ahead.
        return (found,) if found >= today and first <= found < end else ()
    if said.how == "next":
        # "volgende vrijdag" on a Thursday is tomorrow to some and a week later to others.
        return (coming,) if coming >= week_of(1, today)[0] else ()
    if said.how == "coming" or said.more or ahead:
        return (coming,)
    return today, coming


def _dates(said: Day, today: date, zone: str) -> tuple[date, ...]:
    """A date in its year or, when none was named, the first from today on."""
    place = zone.split("/")
    month_first = said.how == "/" and (place[0] == "US" or (place[0] == "America" and place[1] in _MONTH_FIRST))
    first = _in_years(said.number, said.month, said.year, today)
    if month_first:
        other = _in_years(said.month, said.number, said.year, today)
        return first or other if not (first and other) or first == other else ()
    return first


def _in_years(day: int, month: int, year: int, today: date) -> tuple[date, ...]:
    """The date of a day and a month in that year, or in the first year in which it is not behind us."""
    if year:
        # "1-12-99" is no plan of anyone.
        return _valid(year, month, day) if year <= today.year + _YEARS else ()
    for later in range(_LEAP + 1):
        found = _valid(today.year + later, month, day)
        if found and found[0] >= today:
            return found
    return ()


def _monthdays(number: int, today: date) -> tuple[date, ...]:
    """The next days with that number, today among them."""
    months = ((today.year * _MONTHS + today.month - 1 + later) for later in range(_MONTHS))
    days = (found for month in months for found in _valid(month // _MONTHS, month % _MONTHS + 1, number))
    ahead = tuple(found for found in days if found >= today)[:2]
    return ahead if ahead[:1] == (today,) else ahead[:1]


def _feasts(said: Day, today: date) -> tuple[date, ...]:
    """The feast in its year, or the next one."""
    feast = FEASTS[said.feast]
    if said.year:
        return (feast_day(feast, said.year),) if today.year - 1 <= said.year <= today.year + _YEARS else ()
    return tuple(found for later in (0, 1) if (found := feast_day(feast, today.year + later)) >= today)[:1]


def _valid(year: int, month: int, number: int) -> tuple[date, ...]:
    """The date, or nothing when the calendar has no such date."""
    try:
        return (date(year, month, number),)
    except ValueError:
        return ()
