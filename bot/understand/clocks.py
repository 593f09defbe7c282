"""Times of the day from plain words, alone and as a span from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from bot.understand.fold import fold
from bot.understand.patterns import pattern

LONGEST = 100  # characters; no one needs more for a day and a time
_NOON, _DAY, _HOUR = 12, 24, 60
_SMALL = 7  # a single digit below it may mean the afternoon

_TIME = pattern(
    r"(?:(?P<lead>om|at|@) ?)?(?P<hour>[0-9]{1,2})(?:(?P<sep>[:.])(?P<minute>[0-9]{2})(?::00)?)?"
    r"(?: ?(?P<unit>uur|u|h|hrs?|o'clock)(?: ?(?P<after>[0-9]{2}))?)?"
    r"(?: ?(?P<half>am|pm|a\.m\.?|p\.m\.?))?(?: (?P<part>'?s [a-z]+|in the [a-z]+))?"
)
_PARTS = {
    "ochtends": (1, 12), "morgens": (1, 12), "middags": (12, 18), "avonds": (17, 24), "nachts": (0, 6),
    "morning": (1, 12), "afternoon": (12, 18), "evening": (17, 24),
}  # fmt: skip
_SPAN = pattern(r"(?:(?:van|from|tussen|between) )?(?P<start>.{1,30}?) ?(?:-|\btot\b|t/m|\bto\b|\buntil\b|\btill?\b|"
                   r"\ben\b|\band\b) ?(?P<end>.{1,30})")  # fmt: skip
_BARE = pattern(r"(?P<hour>[0-9]{1,2})(?: ?(?:uur|u|h))?")


@dataclass(frozen=True, slots=True)
class Reading:
    """A time as read; it is `sure` unless the hand that wrote it may have meant twelve hours later."""

    at: time
    sure: bool = True


def phrase(text: str) -> str | None:
    """The folded text without commas and closing punctuation, or None when it is too long to be a time."""
    if len(text) > LONGEST:
        return None
    folded = re.sub(r",(?= |$)", " ", fold(text)).rstrip(" !?")
    return " ".join(folded.removesuffix(".").split())


def reading(said: str) -> Reading | None:
    """The time that a folded phrase is, with a sign that makes it one: minutes, a unit, am or pm, or `om` and `at`."""
    found = _TIME().fullmatch(said)
    if found is None or not any(found[sign] for sign in ("lead", "minute", "unit", "half", "part")):
        return None
    if found["minute"] and found["after"]:
        return None
    minute = int(found["minute"] or found["after"] or 0)
    hours = _hour(found)
    if hours is None or hours[0] >= _DAY or minute >= _HOUR:
        return None
    return Reading(time(hours[0], minute), sure=hours[1])


def _hour(found: re.Match[str]) -> tuple[int, bool] | None:
    """The hour on the 24-hour clock and whether it is sure, or None when the parts contradict each other."""
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= _NOON or found["part"]:
            return None
        return hour % _NOON + (_NOON if found["half"].startswith("p") else 0), True
    if found["part"]:
        first, end = _PARTS.get(found["part"].split()[-1], (0, 0))
        said = {hour} if hour > _NOON else {hour, hour % _NOON, hour % _NOON + _NOON}
        fits = [one for one in said if first <= one < end]
        return (fits[0], True) if len(fits) == 1 else None
    if len(found["hour"]) == 1 and 0 < hour < _SMALL:
        # "3 uur" is said of the afternoon; "3:30" may have been written by someone who means the night.
        spoken = not (found["minute"] or found["after"])
        return (hour + _NOON, True) if spoken else (hour, False)
    return hour, True


def clock(text: str) -> time | None:
    """The time that the whole text is, taken as written; also a bare hour from 7 to 23."""
    said = phrase(text)
    if said is None:
        return None
    found = reading(said)
    if found is None and re.fullmatch(r"[0-9]{1,2}", said) and _SMALL <= int(said) < _DAY:
        return time(int(said))
    return found.at if found else None


def hours(text: str) -> tuple[time, time] | None:
    """The span from one time to another that the whole text is, such as `van 22 tot 8`; it may run past midnight."""
    said = phrase(text)
    found = _SPAN().fullmatch(said) if said else None
    if found is None:
        return None
    start, end = _edge(found["start"]), _edge(found["end"])
    if start is None or end is None or start == end:
        return None
    # "9 to 5" and "10 to 7" leave open which half of the day is meant, and "10-7pm" borrows its half.
    if end < start and not (_clear(found["start"]) or _clear(found["end"])):
        return None
    return (start, end) if _halved(found["start"]) == _halved(found["end"]) else None


def _edge(said: str) -> time | None:
    """One end of a span, on the 24-hour clock unless it says am or pm."""
    found = _BARE().fullmatch(said)
    if found is None:
        at = reading(said)
        return at.at if at else None
    hour = int(found["hour"])
    return time(hour % _DAY) if hour <= _DAY else None


def _clear(said: str) -> bool:
    """Whether the end of a span can mean only one half of the day."""
    hour = re.match(r"[0-9]+", said)
    return _halved(said) or said.startswith("0") or (hour is not None and int(hour[0]) > _NOON)


def _halved(said: str) -> bool:
    """Whether it says am or pm."""
    return re.search(r"[ap]\.?m", said) is not None
