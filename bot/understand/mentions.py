"""The times that a text mentions: pieces that stand together, and what somebody takes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.understand.clocks import Clock, clock_at
from bot.understand.counts import number
from bot.understand.dated import Day
from bot.understand.habits import Habit
from bot.understand.lengths import Length
from bot.understand.plans import CORRECTING, FILLERS_EN, FILLERS_NL, GLUE
from bot.understand.reading import Piece
from bot.understand.tokens import AHEAD, Token

_LONGEST_MARKER = 4
_MARKERS = frozenset(tuple(words.split()) for words in CORRECTING)
_SIGNS = frozenset({",", ".", "-", ";", ":", "(", ")", "!", "?", "\n"})
_LAST_HOUR = 24
_TIED = GLUE | {"\n"}


class Mention(NamedTuple):
    """A time as mentioned, part by part, from the token `first` to before the token `end`."""

    first: int
    end: int
    days: tuple[Day, ...] = ()
    clocks: tuple[Clock, ...] = ()
    parts: tuple[str, ...] = ()
    after: Length | None = None
    habit: tuple[Habit, ...] = ()
    stamp: str = ""
    second: bool = False
    """Whether it is the second time of an hour that comes twice."""

    @property
    def timed(self) -> bool:
        """Whether it says a time of the day, or a span."""
        return bool(self.clocks or self.after or self.stamp)

    @property
    def dated(self) -> bool:
        """Whether it says a day, or what comes back."""
        return bool(self.days or self.habit or self.stamp or self.after)

    @property
    def said(self) -> tuple[object, ...]:
        """What it says, wherever it stands."""
        days = tuple(day._replace(end=0) for day in self.days)
        clocks = tuple(clock._replace(end=0, led=False) for clock in self.clocks)
        return days, clocks, self.parts, self.after and self.after._replace(end=0), self.stamp


def mentions(said: Sequence[Token], found: Iterable[Piece]) -> list[Mention]:
    """The times mentioned, in their order: pieces with nothing but small words between them belong together."""
    together: list[Mention] = []
    for piece in found:
        if piece.kind in {"length", "gone"}:
            continue
        one = _mention(piece)
        if together and all(token.text in _TIED for token in said[together[-1].end : piece.first]):
            together[-1] = joined(together[-1], one)
        else:
            together.append(one)
    return together


def taken_back(said: Sequence[Token], found: Sequence[Mention]) -> list[Mention]:
    """The times mentioned once corrections are heeded: `dinsdag, nee, woensdag`, `niet dinsdag maar woensdag`."""
    kept: list[Mention] = []
    for one in found:
        if kept and (first := _corrects(said, kept[-1], one)) is not None:
            kept[-1] = _instead(kept[-1], one)._replace(first=first)
        else:
            kept.append(one)
    return [_hour_instead(said, one) for one in kept]


def joined(first: Mention, second: Mention) -> Mention:
    """Both as one."""
    return Mention(
        first=min(first.first, second.first),
        end=max(first.end, second.end),
        days=first.days + second.days,
        clocks=first.clocks + second.clocks,
        parts=first.parts + second.parts,
        after=first.after or second.after,
        habit=first.habit + second.habit,
        stamp=first.stamp or second.stamp,
        second=first.second or second.second,
    )


def _mention(piece: Piece) -> Mention:
    first, end, value = piece.first, piece.end, piece.value
    if isinstance(value, Day):
        parts = (value.part,) if value.part else ()
        return Mention(first, end, days=(value,), parts=parts)
    if isinstance(value, Clock):
        return Mention(first, end, clocks=(value,))
    if isinstance(value, Habit):
        parts = (value.part,) if value.part else ()
        return Mention(first, end, habit=(value,), parts=parts)
    if isinstance(value, Length):
        return Mention(first, end, after=value)
    if piece.kind == "second":
        return Mention(first, end, second=True)
    return Mention(first, end, stamp=value) if piece.kind == "stamp" else Mention(first, end, parts=(value,))


def _corrects(said: Sequence[Token], first: Mention, second: Mention) -> int | None:
    """The token from which on the second takes the place of the first; None when it doesn't."""
    words = [token.text for token in said[first.end : second.first] if token.text not in _SIGNS]
    before = next((at for at in range(first.first - 1, -1, -1) if said[at].text not in GLUE), 0)
    if said[before].text in {"niet", "not"} and words[:1] in (["maar"], ["but"]):
        return before if all(word in FILLERS_NL | FILLERS_EN | GLUE for word in words[1:]) else None
    return first.first if words and marked(words) == len(words) else None


def marked(words: Sequence[str]) -> int:
    """How many words from the first on say no more than that what came before is taken back; 0 when they don't."""
    at, marks = 0, False
    while at < len(words):
        sizes = range(min(_LONGEST_MARKER, len(words) - at), 0, -1)
        size = next((size for size in sizes if tuple(words[at : at + size]) in _MARKERS), 0)
        if not size and words[at] not in FILLERS_NL | FILLERS_EN | GLUE:
            break
        marks = marks or bool(size)
        at += size or 1
    return at if marks else 0


def _instead(first: Mention, second: Mention) -> Mention:
    """The second, with what it leaves open from the first."""
    whole = second.stamp or second.after or (first.after and not second.days)
    if whole or (first.stamp and second.days):
        # "over een uur, nee, twee uur" may be two o'clock as well.
        unclear = first.after is not None and bool(second.clocks) and not second.dated
        return second._replace(first=first.first, days=second.days + ((Day("vague"),) if unclear else ()))
    days = second.days or (() if second.habit else first.days)
    habit = second.habit or (() if second.days else first.habit)
    clocks = tuple(_same_half(first, clock) for clock in second.clocks) or first.clocks
    parts = second.parts or (first.parts if days == first.days or not second.clocks else ())
    return Mention(first.first, second.end, days, clocks, parts, None, habit)


def _same_half(first: Mention, second: Clock) -> Clock:
    """A corrected time in the half of the day of the first: `8pm, no wait, 9`."""
    if second.named < 0 or second.exact or len(first.clocks) != 1 or first.parts:
        return second
    before = first.clocks[0]
    if before.sign == "half" and second.hour <= 12:  # noqa: PLR2004 - on the clock of twelve hours
        return second._replace(hour=second.hour % 12 + (12 if before.hour >= 12 else 0), named=-1)  # noqa: PLR2004
    # "at 3, no, 8": in the morning or in the evening?
    unclear = 0 < before.named < 7 <= second.named < 12  # noqa: PLR2004 - hours said of the afternoon and of either half
    return second._replace(british=True, sign="british") if unclear else second


def _hour_instead(said: Sequence[Token], one: Mention) -> Mention:
    """The mention with a bare hour that corrects its time: `tomorrow at 10, no wait, 11`."""
    words = [token.text for token in said[one.end : one.end + 8]]
    plain = [word for word in words if word not in _SIGNS]
    size = marked(plain) if one.clocks else 0
    at, left = one.end, size
    while left or said[at].text in _SIGNS:
        left -= said[at].text not in _SIGNS
        at += 1
    hour = number(said, at)
    if not size or hour is None or hour[0] > _LAST_HOUR or said[hour[1]].kind not in {"end", "sign", "line"}:
        return one
    lead = said[0]._replace(text="om", kind="word")
    found = clock_at([lead, *said[at : at + AHEAD]], 0)
    if found is None:
        return one
    return _instead(one, Mention(at, hour[1], clocks=(found._replace(end=hour[1]),)))
