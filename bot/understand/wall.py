"""Times on the wall of a time zone as moments: the only place that knows what a change of the clock does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo


def first_ahead(
    days: Iterable[date], at: time, where: tzinfo, now: datetime, *, second: bool = False
) -> datetime | None:
    """The first of the days on which that time is still ahead; `second` of one that comes twice."""
    # The hour that comes twice in autumn: the first of the two, unless only the second is ahead.
    moments = (_local(one, at, where, fold) for one in days for fold in ((1,) if second else (0, 1)))
    if second:
        moments = (found for found in moments if found is not None and found.fold)
    return next((found for found in moments if found is not None and found.astimezone(UTC) > now), None)


def later(now: datetime, minutes: int, where: tzinfo) -> datetime:
    """The moment so many minutes that pass from now, without seconds."""
    return (now.astimezone(UTC) + timedelta(minutes=minutes)).replace(second=0, microsecond=0).astimezone(where)


def stamped(text: str, where: tzinfo) -> datetime | None:
    """The moment of an ISO text, with its own offset or else on the wall of the zone."""
    try:
        found = datetime.fromisoformat(text.upper())
        if found.tzinfo is None:
            return _local(found.date(), found.time().replace(second=0), where, 0)
        return found.astimezone(where)
    except (ValueError, OverflowError):
        return None


def _local(on: date, at: time, where: tzinfo, fold: int) -> datetime | None:
    """That wall time in the zone; a time that is skipped becomes the first minute after the gap."""
    wall = datetime.combine(on, at)
    try:
        # Minute by minute: a gap is at most a day long, and it is rare.
        while (found := wall.replace(tzinfo=where)).astimezone(UTC).astimezone(where).replace(tzinfo=None) != wall:
            wall += timedelta(minutes=1)
        second = found.replace(fold=fold)
        return second if second.astimezone(UTC) != found.astimezone(UTC) else found
    except OverflowError:
        return None
