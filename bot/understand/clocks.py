"""Times of the day from plain words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from bot.understand.almanac import DUTCH_NUMBERS, NUMBERS, PART_HOURS, PARTS, TODAY_PARTS
from bot.understand.counts import ARTICLES, number
from bot.understand.patterns import pattern
from bot.understand.tables import LONGEST
from bot.understand.tokens import Token, tokens

_NOON, _DAY, _HOUR, _HALF, _QUARTER = 12, 24, 60, 30, 15
_SMALL = 7  # an hour below it is said of the afternoon, and may be written of the night

LEADS = frozenset({"om", "at", "@", "klokslag"})
_UNITS = frozenset({"uur", "u", "h", "hr", "hrs", "o'clock", "oclock"})
_HALVES = frozenset({"am", "pm", "a.m", "p.m", "a.m.", "p.m."})
_DIGITS = pattern(r"([0-9]{1,2})([:.])([0-9]{2})(?::00)?")
_OVER = frozenset({"over", "na", "past", "after"})
_BEFORE = frozenset({"voor", "to", "till", "til", "before"})
_ENGLISH = frozenset({"past", "after", "to", "till", "til", "before"})
_NAMED = {"noon": 12, "midday": 12, "midnight": 0, "middernacht": 0}
# "nine thirty", "negen uur dertig"
# "om drieën"
_AROUND_HOURS = {
    "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6, "zevenen": 7, "achten": 8, "negenen": 9, "tienen": 10,
}  # fmt: skip
_SPOKEN_MINUTES = {"fifteen": 15, "thirty": 30, "vijftien": 15, "dertig": 30}


class Clock(NamedTuple):
    """A time on the clock as it was said, before it is known which half of the day is meant."""

    hour: int
    minute: int = 0
    named: int = -1
    """The hour in its words, 4 in "half vier"; -1 when there is nothing to choose."""
    sign: str = "words"
    """What makes it a time: `colon`, `dot`, `unit`, `half` (am or pm), `words`, `to`, `name`, or `bare` for a lead."""
    led: bool = False
    digits: bool = False
    """Whether the minutes are written in digits, so that a small hour may be one of the night."""
    exact: bool = False
    """Whether two digits tell the hour, as in `03:30`, so that no half of the day has to be guessed."""
    british: bool = False
    """Whether it reads "half 4", half past four to the British."""
    end: int = 0


def clock_at(said: Sequence[Token], at: int) -> Clock | None:
    """The time that starts at a token, with its lead and what belongs to it; `end` is the token after it."""
    start = at
    while said[start].text in LEADS and start - at < 2:  # noqa: PLR2004 - "om klokslag"
        start += 1
    led = start > at
    found = _stretched(said, start) or _halved(said, start) or _written(said, start) or _hour(said, start, led=led)
    if found is None:
        return None
    found = _named_half(said, found._replace(led=led))
    return found if found is not None and found.hour < _DAY and found.minute < _HOUR else None


def at_part(found: Clock, part: str | None) -> time | None:
    """The time that is meant, in that part of the day if one was named; None when it may be either half or neither."""
    hour, minute = found.hour, found.minute
    if part is not None:
        said = {hour, hour % _NOON, hour % _NOON + _NOON} if 0 <= found.named <= _NOON else {hour}
        fits = [one for one in said if any(first <= one < end for first, end in PART_HOURS[part])]
        return time(fits[0], minute) if len(fits) == 1 else None
    if found.exact or not 0 <= found.named <= _NOON:
        return time(hour, minute)
    if found.digits and 0 < hour < _SMALL:
        return None
    if 0 < found.named < _SMALL:
        return time(hour if hour >= _NOON else hour + _NOON, minute)
    # "half zeven" names seven, which is said as it is, and is half past six, which is said of the evening.
    return time(hour, minute) if hour >= _SMALL else None


def whole_clock(text: str) -> time | None:
    """The time that the whole text is, taken as written; also a bare hour from 7 to 23."""
    said, last = whole(text)
    part, first = part_at(said, 0)
    found = clock_at(said, first)
    if found is None or (found.sign == "bare" and not found.led):
        hour = number(said, 0)
        plain = hour is not None and hour[1] == last and said[0].kind == "number"
        return time(hour[0]) if hour and plain and _SMALL <= hour[0] < _DAY else None
    after, end = part_at(said, found.end)
    if last == 0 or end != last or (part and after) or found.british:
        return None
    named = part or after
    return at_part(found, named) if named or not found.digits else time(found.hour, found.minute)


def whole(text: str) -> tuple[list[Token], int]:
    """The tokens of a text that is short enough, without its closing punctuation, and where they end."""
    said = tokens(text if len(text) <= LONGEST else "")
    last = next(at for at, token in enumerate(said) if token.kind == "end")
    while last and said[last - 1].text in {".", "!", "?", ","}:
        last -= 1
    return said, last


def part_at(said: Sequence[Token], at: int) -> tuple[str | None, int]:
    """The part of the day that stands there, `'s avonds` or `in the morning`, and where it ends."""
    start = at
    while said[start].text in {"'s", "s", "in", "the", "at", "de"} and start - at < 2:  # noqa: PLR2004 - "in the"
        start += 1
    named = PARTS.get(said[start].text)
    if start > at and said[start - 1].text == "s" and not said[start].text.endswith("s"):
        return None, at
    return (named, start + 1) if named and (start > at or said[start].text.startswith("s")) else (None, at)


def _stretched(said: Sequence[Token], at: int) -> Clock | None:
    """`kwart voor vijf`, `tien over half drie`, `twenty-five past two`."""
    counted = _minutes_beside(said, at)
    if counted is None:
        return None
    minute, then = counted
    way = said[then].text
    half = said[then + 1].text == "half" and way not in _ENGLISH
    to = _hour_word(said, then + 1 + half)
    if to is None or (way not in _OVER and way not in _BEFORE):
        return None
    hour, end = to
    total = hour * _HOUR - (30 if half else 0) + (minute if way in _OVER else -minute)
    end += said[end].text in _UNITS
    # "ten to twelve" may be a stretch from ten, as "9 to 5" and "10 to 4" are.
    stretch = way in {"to", "till", "til"} and then == at + 1 and minute <= _NOON and said[at].text != "quarter"
    if stretch and (minute % 5 or (said[at].kind == "number" and said[at - 1].text not in LEADS)):
        return None
    return _clock(total, hour, end)._replace(sign="to" if stretch else "words")


def _minutes_beside(said: Sequence[Token], at: int) -> tuple[int, int] | None:
    """How many minutes before or after an hour it is, and where they end."""
    start = at + (said[at].text in ARTICLES and said[at + 1].text in {"kwart", "quarter"})
    if said[start].text in {"kwart", "quarter"}:
        return _QUARTER, start + 1
    counted = number(said, at)
    # From half past on it is "to".
    if counted is None or not 1 <= counted[0] < _HALF:
        return None
    return counted[0], counted[1] + (said[counted[1]].text in {"min", "minuten", "minutes"})


def _halved(said: Sequence[Token], at: int) -> Clock | None:
    """`half vier`, `halfvijf`, `half past three`; in digits the British may mean half an hour later."""
    token = said[at]
    if token.text != "half":
        rest = token.text.removeprefix("half")
        fits = rest != token.text and rest in DUTCH_NUMBERS and NUMBERS[rest] <= _NOON
        return _clock(NUMBERS[rest] * _HOUR - 30, NUMBERS[rest], at + 1) if fits else None
    at += said[at + 1].text == "-" and said[at + 2].text == "past"
    past = said[at + 1].text in {"past", "after"}
    to = _hour_word(said, at + 1 + past)
    if to is None:
        return None
    hour, end = to
    end += said[end].text in _UNITS
    if past:
        return _clock(hour * _HOUR + 30, hour, end)
    digits = said[at + 1].kind == "number"
    if not digits and said[at + 1].text not in DUTCH_NUMBERS:
        return _clock(hour * _HOUR - 30, hour, end)._replace(british=True, sign="british")
    return _clock(hour * _HOUR - 30, hour, end)._replace(british=digits)


def _written(said: Sequence[Token], at: int) -> Clock | None:
    """`15:30`, `9.30`, with its unit."""
    found = _DIGITS().fullmatch(said[at].text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[3])
    end = at + 1
    unit = said[end].text in _UNITS
    sure = len(found[1]) == 2  # noqa: PLR2004 - "03:30"
    sign = "unit" if unit else "colon" if found[2] == ":" else "dot"
    named = -1 if hour == 0 or hour > _NOON else hour
    return Clock(hour, minute, named, sign, digits=not sure, exact=sure, end=end + unit)


def _hour(said: Sequence[Token], at: int, *, led: bool) -> Clock | None:
    """`drie uur`, `15u30`, `3pm`, `noon`, and after a lead also a bare `3`."""
    token = said[at]
    if token.text in _NAMED:
        return Clock(_NAMED[token.text], sign="name", end=at + 1)
    if (army := _military(said, at)) and (led or said[at + 1].text == "hrs"):
        return army
    if led and token.text in _AROUND_HOURS:
        return Clock(_AROUND_HOURS[token.text], named=_AROUND_HOURS[token.text], end=at + 1)
    hour = number(said, at, article=led and said[at + 1].text == "uur")
    if hour is None or (token.kind == "number" and len(token.text) > 2) or hour[0] > _DAY:  # noqa: PLR2004 - two digits
        return None
    return _hour_and_more(said, at, *hour, led=led)


def _military(said: Sequence[Token], at: int) -> Clock | None:
    """`0900 hrs`, `1430 uur`."""
    text = said[at].text
    if said[at].kind != "number" or len(text) != 4 or not text.isdigit() or said[at + 1].text not in _UNITS:  # noqa: PLR2004
        return None
    return Clock(int(text[:2]), int(text[2:]), -1, "unit", exact=True, end=at + 2)


def _hour_and_more(said: Sequence[Token], at: int, value: int, end: int, *, led: bool) -> Clock | None:
    """An hour with its unit, its minutes or a part of the day after it."""
    token = said[at]
    # "03 uur" is as sure as "03:00".
    named = -1 if value == 0 or value > _NOON or token.text.startswith("0") else value
    if said[end].text in _UNITS:
        more = number(said, end + 1)
        if more is not None and more[0] < _HOUR and not _starts_more(said, end + 1, more[1]):
            return Clock(value, more[0], value if named > 0 else -1, "unit", digits=len(token.text) == 1, end=more[1])
        return Clock(value, 0, named, "unit", end=end + 1)
    if said[end].text == "o" and said[end + 1].text == "clock":
        return Clock(value, 0, named, "unit", end=end + 2)
    minute = _SPOKEN_MINUTES.get(said[end].text)
    if minute is not None and token.kind == "word" and value <= _NOON:
        return Clock(value, minute, value, "words", digits=True, end=end + 1)
    bare = led or said[end].text in _HALVES or _before_part(said, end)
    return Clock(value, 0, named, "bare", end=end) if bare else None


def _before_part(said: Sequence[Token], at: int) -> bool:
    """Whether a part of the day follows that makes a bare number an hour: `in the afternoon`, `this evening`."""
    today = said[at].text in TODAY_PARTS or (said[at].text in {"this", "deze"} and said[at + 1].text in PARTS)
    return today or (said[at].text in {"'s", "s", "in", "at"} and part_at(said, at)[0] is not None)


def _starts_more(said: Sequence[Token], at: int, end: int) -> bool:
    """Whether a number after the unit belongs to something else, `3 uur 4 december`, `15 uur 2 mensen`."""
    if said[at].glued and said[at - 1].glued and said[at].kind == "number":
        return False
    both = said[at].kind == "number" and len(said[at].text) == 2  # noqa: PLR2004 - "15u30"
    spoken = said[at].text in _SPOKEN_MINUTES
    return not (both or spoken) or (said[end].kind == "word" and not said[end].text.startswith("'"))


def _named_half(said: Sequence[Token], found: Clock) -> Clock | None:
    """The time with the am or pm after it; nothing when that can't be."""
    half = said[found.end].text
    if half not in _HALVES:
        return found
    if not 1 <= found.hour <= _NOON or found.sign == "name":
        return None
    if found.british:
        return found._replace(sign="british", end=found.end + 1)
    hour = found.hour % _NOON + (_NOON if half.startswith("p") else 0)
    return found._replace(hour=hour, named=-1, sign="half", digits=False, british=False, end=found.end + 1)


def _hour_word(said: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The hour of a spoken time, from 1 to 12."""
    found = number(said, at, article=said[at].text == "een")
    fits = found is not None and 1 <= found[0] <= _NOON and len(said[at].text) < 8  # noqa: PLR2004 - no "0000012"
    return found if fits else None


def _clock(total: int, named: int, end: int) -> Clock:
    """The time of so many minutes, before noon as said."""
    hour, minute = divmod(total, _HOUR)
    return Clock(hour or _NOON, minute, named, "words", end=end)
