"""What comes back, from plain words: every day, every other Tuesday, on weekdays, monthly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.almanac import DAY_PARTS, DAYS_IN_FULL, DAYS_IN_SHORT, HABIT_DAYS, PARTS, PLURAL_DAYS
from bot.understand.counts import number, ordinal
from bot.understand.tables import words
from bot.understand.tokens import Token

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK, _WORKING = 7, frozenset(range(5))
_EVERY = words("elke iedere elk ieder every each alle")
_OTHER = words("other andere")
_DAILY = words("dag dagen day days")
_WEEKLY = words("week weken weeks wek fortnight")
_MONTHLY = words("maand maanden month months")
_WORKDAY = words("werkdag werkdagen weekday weekdays workday workdays weekdag weekdagen doordeweeks")
_WORKING_DAYS = [
    *([word] for word in sorted(_WORKDAY - {"werkdag", "workday", "weekday", "weekdag"})),
    *(["door", "de", "week"], ["working", "days"], ["business", "days"]),
]
_NO_ONE_DAY = words("uur uren hour hours jaar year years kwartaal quarter kwartier minuut minute minutes weekend")
_SINGLE = {
    "dagelijks": ("DAILY", 1), "daily": ("DAILY", 1), "wekelijks": ("WEEKLY", 1), "weekly": ("WEEKLY", 1),
    "fortnightly": ("WEEKLY", 2), "maandelijks": ("MONTHLY", 1), "monthly": ("MONTHLY", 1),
}  # fmt: skip
_UNCLEAR = words("tweewekelijks biweekly bi-weekly halfjaarlijks jaarlijks yearly annually hourly")
_ALSO = frozenset({"en", "and", "&", ",", "/", "+"})
_UP_TO = frozenset({"t/m", "tot", "through", "thru", "to", "-", "till", "until"})


class Habit(NamedTuple):
    """What comes back and how often; `unclear` when it can't be said in a day or a week or a month."""

    freq: str = "WEEKLY"
    interval: int = 1
    days: frozenset[int] = frozenset()
    part: str | None = None
    kind: str = "every"
    """`every`, `single` for one word, `days` for days in the plural, `stretch` for mere days, or `unclear`."""
    end: int = 0


def habit_at(said: Sequence[Token], at: int) -> Habit | None:
    """What comes back as said from a token on; `end` is the token after it."""
    first, second = said[at].text, said[at + 1].text
    if first in _EVERY:
        return _every(said, at + 1)
    if first == "om" and second in {"de", "het"}:
        return _skipping(said, at + 2)
    if first in _UNCLEAR:
        return Habit(kind="unclear", end=at + 1)
    if first in _SINGLE:
        freq, interval = _SINGLE[first]
        return _on_days(said, Habit(freq, interval, kind="single", end=at + 1))
    after_s = first == "'s"
    return _working(said, at) or _plural(said, at + after_s, after_s=after_s) or _mere_days(said, at)


def _working(said: Sequence[Token], at: int) -> Habit | None:
    """`op werkdagen`, `weekdays`, `door de week`."""
    said_so = [token.text for token in said[at : at + 3]]
    size = next((len(words) for words in _WORKING_DAYS if said_so[: len(words)] == words), 0)
    return Habit(days=_WORKING, kind="days", end=at + size) if size else None


def _every(said: Sequence[Token], at: int) -> Habit | None:
    """What follows `elke` or `every`."""
    interval, end = 1, at
    if said[at].text in _OTHER:
        interval, end = 2, at + 1
    elif (counted := number(said, at)) is not None and ordinal(said, at) is None:
        interval, end = counted
    elif (placed := ordinal(said, at)) is not None:
        # The first Monday of every month can't be said in weeks.
        return Habit(kind="unclear", end=placed[1] + (said[placed[1]].kind == "word"))
    found = _period(said, end, interval)
    if found is not None:
        return found
    days = days_at(said, end)
    return Habit(interval=interval, days=days[0], part=days[1], end=days[2]) if days and interval <= 2 else None  # noqa: PLR2004


def _period(said: Sequence[Token], at: int, interval: int) -> Habit | None:
    """A day, a working day, a week, a month or a part of the day, so many of them."""
    word, end = said[at].text, at + 1
    working = word in {"working", "business", "work"} and said[end].text in _DAILY
    found: Habit | None = None
    if word in _DAILY or word in _MONTHLY:
        found = Habit("DAILY" if word in _DAILY else "MONTHLY", interval, end=end)
    elif word in _WORKDAY or working:
        found = Habit(days=_WORKING, kind="every" if interval == 1 else "unclear", end=end + working)
    elif word in _WEEKLY:
        found = _on_days(said, Habit("WEEKLY", interval * (1 + (word == "fortnight")), end=end))
    elif word in PARTS and interval == 1:
        found = Habit("DAILY", part=PARTS[word], end=end)
    elif word in _NO_ONE_DAY:
        found = Habit(kind="unclear", end=end)
    return found if interval else None


def _skipping(said: Sequence[Token], at: int) -> Habit | None:
    """What follows `om de`: `om de dag`, `om de twee weken`."""
    end = at + (said[at].text in _OTHER)
    counted = number(said, end)
    if days_at(said, end):
        return Habit(kind="unclear", end=end + 1)
    found = _period(said, counted[1], counted[0]) if counted else _period(said, end, 2)
    return found if found is None or found.part is None else None


def _on_days(said: Sequence[Token], found: Habit) -> Habit:
    """A weekly habit with the days it is on: `op vrijdag`, `on Monday and Thursday`."""
    if found.freq != "WEEKLY":
        return found
    led = found.end + (said[found.end].text in {"op", "on"})
    days = days_at(said, led + (led > found.end and said[led].text in {"a", "an", "een"}))
    return found._replace(days=days[0], part=days[1], kind="every", end=days[2]) if days else found


def _plural(said: Sequence[Token], at: int, *, after_s: bool) -> Habit | None:
    """`maandagen`, `Mondays and Thursdays`, `'s maandags`."""
    known = HABIT_DAYS if after_s or said[at].text not in PLURAL_DAYS else PLURAL_DAYS
    if said[at].text not in known:
        return None
    days = days_at(said, at)
    return Habit(days=days[0], kind="days", end=days[2]) if days else None


def _mere_days(said: Sequence[Token], at: int) -> Habit | None:
    """`Monday to Friday`, which comes back only if that is said beside it."""
    if said[at].text not in DAYS_IN_FULL and said[at].text not in DAYS_IN_SHORT:
        return None
    if said[at + 1].text not in _UP_TO - {"tot", "to", "until", "till"} | {"tot", "to"}:
        return None
    days = days_at(said, at)
    return Habit(days=days[0], kind="stretch", end=days[2]) if days and len(days[0]) > 1 else None


def days_at(said: Sequence[Token], at: int) -> tuple[frozenset[int], str | None, int] | None:
    """The days that are listed from a token on, the part of the day if they share one, and where they end."""
    found: set[int] = set()
    parts: set[str | None] = set()
    end = at
    while (named := _stretch(said, end)) is not None:
        days, part, then = named
        found |= days
        parts.add(part)
        end = then
        also = then + (said[then].text in _ALSO) + (said[then].text == "," and said[then + 1].text in _ALSO)
        also += said[also].text in {"op", "on", "'s"} and also > then
        if also == then or _stretch(said, also) is None:
            break
        end = also
    return (frozenset(found), parts.pop(), end) if found and len(parts) == 1 else None


def _stretch(said: Sequence[Token], at: int) -> tuple[set[int], str | None, int] | None:
    """One day, or those from one to another, also past Sunday."""
    first = _named(said[at].text)
    if first is None:
        return None
    end = at + 1 + (said[at + 1].text == "." and said[at + 1].glued)
    if said[end].text in _UP_TO:
        skip = end + 1 + 2 * ([said[end + 1].text, said[end + 2].text] == ["en", "met"])
        last = _named(said[skip].text)
        if last is not None:
            ahead = (last[0] - first[0]) % _WEEK
            return {(first[0] + later) % _WEEK for later in range(ahead + 1)}, None, skip + 1
    return {first[0]}, first[1], at + 1


def _named(word: str) -> tuple[int, str | None] | None:
    """The weekday of a name, in full, in short or in the plural, and the part of the day in it."""
    if word in DAY_PARTS and DAY_PARTS[word][0] in DAYS_IN_FULL:
        return DAYS_IN_FULL[DAY_PARTS[word][0]], DAY_PARTS[word][1]
    for known in (DAYS_IN_FULL, DAYS_IN_SHORT, PLURAL_DAYS, HABIT_DAYS):
        if word in known:
            return known[word], None
    return None
