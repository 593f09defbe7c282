"""How long something takes, from plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand.counts import ARTICLES, number
from bot.understand.patterns import pattern
from bot.understand.tables import LONGEST, words
from bot.understand.tokens import Token, tokens

_DAY, _HOUR, _HALF, _QUARTER = 24 * 60, 60, 30, 15


def _units(table: str) -> dict[str, tuple[str, int, str]]:
    """Each word with what it is counted in, how many of those it is, and its language if that is clear."""
    found: dict[str, tuple[str, int, str]] = {}
    for line in table.strip().splitlines():
        kind, size, tongue, *names = line.split()
        found.update(dict.fromkeys(names, (kind, int(size), tongue)))
    return found


UNITS = _units("""
    minutes 1 nl minuut minuten minuutje minuutjes
    minutes 1 en minute minutes
    minutes 1 - min mins m '
    minutes 15 nl kwartier kwartiertje kwartieren
    minutes 30 nl halfuur halfuurtje
    minutes 60 nl uur uren uurtje uurtjes u
    minutes 60 en hour hours hr hrs hour's
    minutes 60 - h
    days 1 nl dag dagen dagje dagjes
    days 1 en day days
    days 7 nl weken weekje weekjes
    days 7 en weeks week's
    days 7 - week
    days 14 en fortnight
    months 1 nl maand maanden maandje
    months 1 en month months month's
    months 12 nl jaar jaren
    months 12 en year years year's
""")
_HOURS = words("uur uren uurtje uurtjes u hour hours hr hrs h")
_FRACTION = pattern(r"([0-9]{1,2})[.,](5|50|25|75)")
_PARTS = {"5": 30, "50": 30, "25": 15, "75": 45}
_MOST = 1500  # of any unit; who says more counts something else
_AROUND = words("graag please pls lang long voor for ongeveer about zo'n . ! ? , - duurt takes")


class Length(NamedTuple):
    """A length, counted in one of its units, and the language of its words when they tell."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    tongue: str = "-"
    end: int = 0


def length(said: Sequence[Token], at: int) -> Length | None:
    """The length that starts at a token; `end` is the token after it."""
    return _halves(said, at) or _quarters(said, at) or _mixed(said, at) or _counted(said, at)


def whole_length(text: str) -> int | None:
    """The number of minutes, from 1 to a whole day, that the whole text is; a bare number counts as minutes."""
    if len(text) > LONGEST:
        return None
    said = tokens(text)
    first, last = 0, next(at for at, token in enumerate(said) if token.kind == "end")
    while first < last and said[first].text in _AROUND:
        first += 1
    while first < last and said[last - 1].text in _AROUND:
        last -= 1
    bare = number(said, first) if first < last else None
    if first and said[first - 1].text == "-":
        return None
    found = length(said, first)
    if found is not None and found.end == last:
        return found.minutes if 1 <= found.minutes <= _DAY else None
    if bare is None or bare[1] != last:
        return _QUARTER if [token.text for token in said[first:last]] in (["a", "quarter"], ["kwart"]) else None
    return bare[0] if 1 <= bare[0] <= _DAY else None


def _halves(said: Sequence[Token], at: int) -> Length | None:
    """`half an hour`, `een half uurtje`, `anderhalf uur`."""
    start = at + (said[at].text in ARTICLES)
    first, second, third = (said[start + ahead].text for ahead in range(3))
    if first in {"anderhalf", "anderhalve"} and second in _HOURS:
        return Length(minutes=_HOUR + _HALF, tongue="nl", end=start + 2)
    if first in {"half", "halve"}:
        if second in {"an", "a"} and third == "hour":
            return Length(minutes=_HALF, tongue="en", end=start + 3)
        if second in {"uur", "uurtje", "hour"}:
            return Length(minutes=_HALF, tongue="en" if second == "hour" else "nl", end=start + 2)
    return None


def _quarters(said: Sequence[Token], at: int) -> Length | None:
    """`a quarter of an hour`, `three quarters of an hour`."""
    counted = number(said, at, article=True) or (1, at)
    rest = [said[counted[1] + ahead].text for ahead in range(4)]
    if rest[0] in {"quarter", "quarters"} and rest[1:] == ["of", "an", "hour"]:
        return Length(minutes=_QUARTER * counted[0], tongue="en", end=counted[1] + 4)
    return None


def _mixed(said: Sequence[Token], at: int) -> Length | None:
    """Hours with a half or a quarter: `twee en een half uur`, `an hour and a half`, `1,5 uur`."""
    part = _FRACTION().fullmatch(said[at].text)
    if part:
        unit = UNITS.get(said[at + 1].text)
        if unit is None or said[at + 1].text not in _HOURS:
            return None
        return Length(minutes=int(part[1]) * _HOUR + _PARTS[part[2]], tongue=unit[2], end=at + 2)
    whole = number(said, at, article=True)
    if whole is None:
        return None
    count, end = whole
    rest = [said[end + ahead].text for ahead in range(4)]
    if rest[:1] in (["en"], ["and"]) and rest[1] in ARTICLES and rest[2] in {"half", "halve"} and rest[3] in _HOURS:
        return Length(minutes=count * _HOUR + _HALF, tongue=UNITS[rest[3]][2], end=end + 4)
    if rest[0] in _HOURS and rest[1] in {"en", "and"} and rest[2] in ARTICLES:
        more = {"half": _HALF, "halve": _HALF, "quarter": _QUARTER, "kwartier": _QUARTER}.get(rest[3])
        if more:
            return Length(minutes=count * _HOUR + more, tongue=UNITS[rest[0]][2], end=end + 4)
    return None


def _counted(said: Sequence[Token], at: int) -> Length | None:
    """A count and a unit, hours also with minutes: `45 min`, `1u30`, `2 hours and 15 minutes`, `een kwartiertje`."""
    counted = number(said, at, article=True) or (1, at)
    count, end = counted
    unit = UNITS.get(said[end].text)
    single = end > at or said[end].text in {"kwartier", "kwartiertje", "halfuur", "halfuurtje", "uurtje", "uur", "hour"}
    if unit is None or not single or count > _MOST:
        return None
    if said[end].text in {"m", "'"} and (said[at].kind != "number" or said[end].said == "M"):
        return None
    kind, size, tongue = unit
    end += 1
    total = count * size
    if kind == "minutes" and said[end - 1].text in _HOURS:
        more = _minutes_after(said, end)
        return Length(minutes=total + more[0], tongue=tongue, end=more[1])
    found = Length(tongue=tongue, end=end)
    if kind == "minutes":
        return found._replace(minutes=total)
    return found._replace(days=total) if kind == "days" else found._replace(months=total)


def _minutes_after(said: Sequence[Token], at: int) -> tuple[int, int]:
    """The minutes that follow the hours of a length, and where they end; none when there are none."""
    joined = said[at].text in {"en", "and"}
    found = number(said, at + joined)
    if found is None or not 1 <= found[0] < _HOUR:
        return 0, at
    unit = UNITS.get(said[found[1]].text)
    if unit is not None and unit[:2] == ("minutes", 1):
        return found[0], found[1] + 1
    bare = unit is None and not joined and said[at].kind == "number" and len(said[at].text) == 2  # noqa: PLR2004 - "1u30"
    return (found[0], found[1]) if bare else (0, at)
