"""Hours on a member's own wall clock: a time on a day as a moment, and the quiet hours around a moment."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.member import Member

BEFORE_QUIET = timedelta(minutes=15)
"""How long before the quiet hours, or what the clock skips, comes what would be of no use after them."""


@lru_cache(maxsize=8192)
def local(day: date, at: time, zone: str, *, last: bool = False) -> datetime:
    """Return a wall-clock time on a day as a moment; one that the clock skips is the first minute after the gap.

    Of a time that the clock shows twice it is the first moment, or the `last`. Kept: the members of a zone ask alike,
    and each plan asks for the same few moments many times.
    """
    naive = datetime.combine(day, at)
    there = naive.replace(tzinfo=ZoneInfo(zone), fold=1 if last else 0)
    moment = there.astimezone(ZoneInfo("UTC"))
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == naive:
        return moment
    return _first_from(naive, zone)


def quiet_span(moment: datetime, quiet: tuple[time, time], zone: str) -> tuple[datetime, datetime] | None:
    """Return the quiet hours that a moment falls in, from their start to their end; None outside them.

    Where the clock is set back they are the longer for it: quiet is what the clock on the wall says is quiet.
    """
    start, end = quiet
    if start == end:
        return None
    today = moment.astimezone(ZoneInfo(zone)).date()
    for days in (-1, 0, 1):  # tomorrow's have begun when the clock was set back over midnight
        day = today + timedelta(days=days)
        begins = local(day, start, zone)
        ends = local(day if start < end else day + timedelta(days=1), end, zone, last=True)
        if begins <= moment < ends:
            return begins, ends
    return None


def free_from(moment: datetime, member: Member) -> datetime:
    """Return the first moment from this one on that is not in the quiet hours."""
    while (span := quiet_span(moment, member.quiet, member.zone)) is not None:
        moment = span[1]  # where the clock changes the next may begin there
    return moment


def before_quiet(moment: datetime, member: Member) -> datetime | None:
    """Return a moment shortly before the quiet hours that this one is in; None when there is no time between."""
    while (span := quiet_span(moment, member.quiet, member.zone)) is not None:
        begins, moment = span[0], span[0] - timedelta(microseconds=1)
    at = free_from(begins - BEFORE_QUIET, member)
    return at if at < begins else None


def today_of(member: Member, now: datetime) -> date:
    """Return the date on the member's wall."""
    return now.astimezone(ZoneInfo(member.zone)).date()


def on(day: date, at: time, member: Member) -> datetime | None:
    """Return a time on a day, moved out of the quiet hours but never to another day.

    Where the clock skips what is left of the day it comes shortly before. None when all of it is quiet, or skipped.
    """
    wanted = local(day, at, member.zone)
    if today_of(member, wanted) != day:
        wanted -= BEFORE_QUIET
    if today_of(member, wanted) != day:
        return None
    free = free_from(wanted, member)
    if today_of(member, free) == day:
        return free
    earlier = before_quiet(wanted, member)
    return earlier if earlier is not None and today_of(member, earlier) == day else None


def day_ends(moment: datetime, member: Member) -> datetime:
    """Return when that day ends for the coach: where the next quiet hours begin, at midnight at the latest."""
    start, end = member.quiet
    day = today_of(member, moment)
    midnight = local(day + timedelta(days=1), time(0), member.zone)
    if midnight <= moment:  # the clock was set back over midnight: that day is shown again, and ends again
        midnight = local(day + timedelta(days=1), time(0), member.zone, last=True)
    if start == end:
        return midnight
    evening = local(day, start, member.zone)
    return evening if moment < evening < midnight else midnight


def _first_from(naive: datetime, zone: str) -> datetime:
    """Return the first moment at which the wall clock shows `naive` or later, to the second.

    Even a skipped date (Samoa, 2011-12-30) lies within the 30 hours on either side.
    """
    utc, there, around = ZoneInfo("UTC"), ZoneInfo(zone), timedelta(hours=30)
    low, high = naive.replace(tzinfo=utc) - around, naive.replace(tzinfo=utc) + around
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(there).replace(tzinfo=None) < naive:
            low = middle
        else:
            high = middle
    return high
