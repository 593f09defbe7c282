"""A stretch of the day from one time to another, from plain words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.understand.almanac import NUMBERS
from bot.understand.clocks import at_part, clock_at, part_at, whole
from bot.understand.counts import number
from bot.understand.patterns import pattern
from bot.understand.tokens import Token

_FROM = frozenset({"van", "from", "tussen", "between"})
_TO = frozenset({"-", "tot", "t/m", "to", "until", "till", "til", "en", "and"})
_SMALL, _NOON, _DAY = 7, 12, 24
_JOINED = pattern(r"([0-9]{1,2}(?:[:.][0-9]{2})?)-([0-9]{1,2}(?:[:.][0-9]{2})?)")


def whole_stretch(text: str) -> tuple[time, time] | None:
    """The span from one time to another that the whole text is, such as `van 22 tot 8`; it may run past midnight."""
    tokens, last = whole(text)
    said = [part for token in tokens for part in _apart(token)]
    last += sum(len(_apart(token)) - 1 for token in tokens[:last])
    first = int(said[0].text in _FROM)
    start = _edge(said, first)
    if start is None or said[start[2]].text not in _TO:
        return None
    end = _edge(said, start[2] + 1)
    if end is None or end[2] != last or start[0] == end[0]:
        return None
    # "9 to 5" and "10 to 7" leave open which half of the day is meant, and "10-7pm" borrows its half.
    unclear = not (start[1] or end[1])
    if unclear and (end[0] < start[0] or any(_afternoon(said[edge[2] - 1], edge[0]) for edge in (start, end))):
        return None
    halved = ["half" in edge[3] for edge in (start, end)]
    return (start[0], end[0]) if halved[0] == halved[1] else None


def _afternoon(word: Token, at: time) -> bool:
    """Whether a small hour in words, `van twee tot vijf`, may be one of the afternoon."""
    return word.kind == "word" and word.text in NUMBERS and at.hour < _SMALL


def _apart(token: Token) -> tuple[Token, ...]:
    """The two times of `22:00-8:00` with what is between them."""
    found = _JOINED().fullmatch(token.text) if token.kind == "number" else None
    if found is None:
        return (token,)
    middle = token._replace(text="-", kind="sign", glued=True)
    return token._replace(text=found[1]), middle, token._replace(text=found[2], glued=True)


def _edge(said: Sequence[Token], at: int) -> tuple[time, bool, int, str] | None:
    """One end of a stretch: the time, whether only one half of the day can be meant, where it ends, and its sign."""
    found = clock_at(said, at)
    bare = number(said, at)
    if bare and _NOON < bare[0] <= _DAY and said[bare[1]].text in _TO:
        found = None  # "22 to 7" is a stretch from ten in the evening here, not a time before seven
    if found is None:
        if bare is None or bare[0] > _DAY:
            return None
        clear = bare[0] > _NOON or said[at].text.startswith("0")
        return time(bare[0] % _DAY), clear, bare[1], "bare"
    part, end = part_at(said, found.end)
    # Hours are written on the clock of twenty-four, so a small one without its half is one of the morning.
    meant = at_part(found, part) if part else time(found.hour, found.minute)
    if meant is None or found.british:
        return None
    clear = bool(part) or found.sign in {"half", "name"} or said[at].text.startswith("0") or found.hour > _NOON
    return meant, clear, end, "half" if found.sign == "half" or part else found.sign
