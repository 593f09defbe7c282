"""Days and moments from plain words, in the member's own zone; nothing when unsure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.understand.almanac import DAYS_IN_FULL, DAYS_IN_SHORT, FROM_TODAY, MONTHS
from bot.understand.clocks import phrase, reading
from bot.understand.patterns import pattern

_WEEK = 7
_YEARS = 10
_STAMP = pattern(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:z|[+-][0-9]{2}:?[0-9]{2})")
_LEAD = pattern(r"(?:(?:op|on|deze|this) )?(.+)")
_WEEKDAY = pattern(r"(?P<next>(?:komende|aanstaande|coming) )?(?P<name>[a-z]+)\.?(?P<soon> a\.?s\.?| aanstaande)?")
_YEAR_FIRST = pattern(r"(?P<year>20[0-9]{2})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_IN_DIGITS = pattern(r"(?P<day>[0-9]{1,2})([-/])(?P<month>[0-9]{1,2})(?:\2(?P<year>20[0-9]{2}|[0-9]{2}))?")
_WITH_DOTS = pattern(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>20[0-9]{2}|[0-9]{2})")
_DAY_FIRST = pattern(
    r"(?:de |the )?(?P<day>[0-9]{1,2})(?:e|ste|de|st|nd|rd|th)?(?: of| van)? (?P<name>[a-z]+)\.?"
    r"(?: (?P<year>20[0-9]{2}))?"
)
_MONTH_FIRST = pattern(r"(?P<name>[a-z]+)\.? (?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: (?P<year>20[0-9]{2}))?")
_DATES = (_YEAR_FIRST, _IN_DIGITS, _WITH_DOTS, _DAY_FIRST, _MONTH_FIRST)
_YESTERDAY = pattern(r"\b(?:(?:eer)?gisteren|yesterday)\b")
_YEAR = pattern(r"(?<![0-9])(?:20(?P<year>[0-9]{2})|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?P<short>[0-9]{2}))(?![0-9])")
# "10.12" may be a date as well as a time.
_DATE_OR_TIME = pattern(r"[0-9]{1,2}\.(?:0[1-9]|1[0-2])")


def moment(text: str, *, now: datetime, zone: ZoneInfo | str) -> datetime | None:
    """The moment after `now` that the whole text names, aware and in `zone`; None unless there is one reading.

    A time alone is the next such time, a weekday the next one, a date without a year the next such date. A time that
    the change to summer time skips becomes the first minute after it.
    """
    said = phrase(text)
    if not said:
        return None
    where = ZoneInfo(zone) if isinstance(zone, str) else zone
    if _STAMP().fullmatch(said):
        return _stamped(said, where, now)
    said = re.sub(r"(?<=[0-9]-[0-9]{2})t(?=[0-9]{2}:)", " ", said)
    today = now.astimezone(where).date()
    readings = set()
    for day_said, time_said in _parted(said):
        at = reading(time_said)
        days = _days(day_said, today, timed=True)
        if at and days:
            readings.add((days, at))
    if len(readings) != 1 or _DATE_OR_TIME().fullmatch(said):
        return None
    days, at = readings.pop()
    return _first_ahead(days, at.at, where, now) if at.sure else None


def day(text: str, *, now: datetime, zone: ZoneInfo | str) -> date | None:
    """The day from today on that the whole text names; a weekday is never today."""
    said = phrase(text)
    if not said:
        return None
    where = ZoneInfo(zone) if isinstance(zone, str) else zone
    today = now.astimezone(where).date()
    return next((found for found in _days(said, today, timed=False) if found >= today), None)


def past(text: str, *, now: datetime, zone: ZoneInfo | str) -> bool:
    """Whether the whole text names a moment or a day that was understood and has gone by."""
    said = phrase(text)
    if not said or moment(text, now=now, zone=zone) or day(text, now=now, zone=zone):
        return False
    where = ZoneInfo(zone) if isinstance(zone, str) else zone
    local = now.astimezone(where)
    looks = [(_YESTERDAY().sub("today", said), datetime.combine(local, time(), tzinfo=where))]
    for found in _YEAR().finditer(said):
        year = 2000 + int(found["year"] or found["short"])
        if year <= local.year:
            # Seen from before its year, what is named with its year lies ahead.
            looks.append((said, datetime(year - 1, 12, 31, 12, tzinfo=where)))
    return any(moment(one, now=then, zone=where) or day(one, now=then, zone=where) for one, then in looks)


def _parted(said: str) -> Iterator[tuple[str, str]]:
    """Every way to part the phrase in a day and a time, in either order; the day may be left out."""
    words = said.split()
    for at in range(len(words)):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        yield first, second
        if first:
            yield second, first


def _days(said: str, today: date, *, timed: bool) -> tuple[date, ...]:
    """The days that a folded phrase can mean, the nearest first; short names count only beside a time."""
    if not said:
        return (today, today + timedelta(1)) if timed else ()
    if said in FROM_TODAY:
        return (today + timedelta(FROM_TODAY[said]),)
    lead = _LEAD().fullmatch(said)
    said = lead[1] if lead else said
    found = _weekday(said, today, timed=timed) or _dated(said, today)
    first, _, rest = said.partition(" ")
    named = _number(first.removesuffix("."))
    if not found and named is not None:
        # "dinsdag 24 november": when the two contradict each other we don't know which one is meant.
        found = tuple(one for one in _dated(rest, today) if one.weekday() == named)
    return found


def _number(name: str) -> int | None:
    """The number of a weekday, Monday being 0."""
    return DAYS_IN_FULL.get(name, DAYS_IN_SHORT.get(name))


def _weekday(said: str, today: date, *, timed: bool) -> tuple[date, ...]:
    """The coming days of that name: today and a week from now, when it is that day and a time goes with it."""
    found = _WEEKDAY().fullmatch(said)
    number = _number(found["name"]) if found else None
    if found is None or number is None:
        return ()
    coming = bool(found["next"] or found["soon"])
    if found["name"] in DAYS_IN_SHORT and not timed and not coming:
        return ()
    ahead = (number - today.weekday()) % _WEEK
    if ahead:
        return (today + timedelta(ahead),)
    week = today + timedelta(_WEEK)
    return (today, week) if timed and not coming else (week,)


def _dated(said: str, today: date) -> tuple[date, ...]:
    """The date that a folded phrase is, this year or, when it has gone by, next year."""
    found = next(filter(None, (shape().fullmatch(said) for shape in _DATES)), None)
    if found is None:
        return ()
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else MONTHS.get(parts["name"], 0)
    if parts["year"]:
        year = 2000 + int(parts["year"]) % 100
        # "1-12-99" is no plan of anyone.
        return _valid(year, month, int(parts["day"])) if year <= today.year + _YEARS else ()
    this_year = _valid(today.year, month, int(parts["day"]))
    return this_year if this_year and this_year[0] >= today else _valid(today.year + 1, month, int(parts["day"]))


def _valid(year: int, month: int, number: int) -> tuple[date, ...]:
    """The date, or nothing when the calendar has no such date."""
    try:
        return (date(year, month, number),)
    except ValueError:
        return ()


def _stamped(said: str, where: ZoneInfo, now: datetime) -> datetime | None:
    """The moment of an ISO text with its own offset."""
    try:
        found = datetime.fromisoformat(said.upper()).astimezone(where)
    except (ValueError, OverflowError):
        return None
    return found if _instant(found) > _instant(now) else None


def _first_ahead(days: tuple[date, ...], at: time, where: ZoneInfo, now: datetime) -> datetime | None:
    """The first of the days on which that time is still ahead."""
    # The hour that comes twice in autumn: the first of the two, unless only the second is ahead.
    moments = (_local(one, at, where, fold) for one in days for fold in (0, 1))
    return next((found for found in moments if _instant(found) > _instant(now)), None)


def _local(on: date, at: time, where: ZoneInfo, fold: int) -> datetime:
    """That wall time in the zone; a time that is skipped becomes the first minute after the gap."""
    wall = datetime.combine(on, at.replace(fold=0))
    while True:
        found = wall.replace(tzinfo=where)
        back = _instant(found).astimezone(where)
        if back.replace(tzinfo=None) == wall:
            break
        wall += timedelta(minutes=1)
    later = found.replace(fold=fold)
    return later if _instant(later) != _instant(found) else found


def _instant(found: datetime) -> datetime:
    """The moment in UTC; within one zone Python compares wall times, which go wrong when the clock is set back."""
    return found.astimezone(UTC)
