"""The pieces of a text that are about time, one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from bot.understand import almanac, plans
from bot.understand.clocks import LEADS, Clock, clock_at, part_at
from bot.understand.counts import number, ordinal
from bot.understand.dated import Day
from bot.understand.days import day_at
from bot.understand.habits import Habit, habit_at
from bot.understand.lengths import UNITS, Length, length
from bot.understand.tables import words
from bot.understand.tokens import Token
from bot.understand.typos import near

Kind = Literal["stamp", "day", "clock", "part", "after", "length", "habit", "second", "gone"]
# A span after one of these is no moment: how long something takes, or since when.
_NO_SPAN = words("within binnen na after sinds since al for voor per sedert during")
_LASTING = words("sessie gesprek training workshop meeting call overleg session")
_ABOUT = words(
    "gaat ging gaan gingen vertel vertelt vertellen praat praten praatte schrijf schreef schrijven boek film verhaal"
)


_DOERS = words("let's lets to i we you can could would i'd we'd i'll we'll they")
_MORNING = 7
# How an hour that comes twice is told from the first, when the clock is set back.
_SECOND_TIME = (["de", "tweede", "keer"], ["the", "second", "time"])
_CURRENCIES = frozenset("€$£#")


class Piece(NamedTuple):
    """A part of the text and what it says; `gone` is a span that is no moment."""

    kind: Kind
    value: Day | Clock | Habit | Length | str
    first: int
    end: int


def dutch(said: Sequence[Token], language: str) -> bool:
    """Whether more words are Dutch than English; the language breaks a tie."""
    words, ours, theirs = {token.text for token in said}, _dutch(), _english()
    more = len(words & ours) - len(words & theirs)
    return more > 0 or (more == 0 and language == "nl")


def corrected(said: Sequence[Token]) -> list[Token]:
    """The tokens with the slips in days, months and their like mended."""
    known, typable = _known(), _typable()
    return [
        token
        if token.kind != "word" or token.text in known or (meant := near(token.text, typable)) is None
        else token._replace(text=meant)
        for token in said
    ]


def pieces(said: Sequence[Token], *, in_dutch: bool) -> Iterator[Piece]:
    """The pieces that are about time, in their order; of two that start together the longer."""
    at, starts = 0, _starts()
    while said[at].kind != "end":
        token = said[at]
        found = None
        if (token.kind in {"number", "stamp"} or token.text.removesuffix("'s") in starts) and not _amount(said, at):
            found = _longest(said, at, in_dutch=in_dutch)
        if found is not None:
            yield found
        at = found.end if found else at + 1


def _amount(said: Sequence[Token], at: int) -> bool:
    """Whether it is a number after the sign of a currency or a minus."""
    if at == 0 or said[at].kind != "number":
        return False
    sign = said[at - 1]
    minus = sign.text == "-" and said[at].glued and not sign.glued and said[at].start > 0
    return sign.text in _CURRENCIES or (minus and (at == 1 or said[at - 2].kind != "number"))


def _longest(said: Sequence[Token], at: int, *, in_dutch: bool) -> Piece | None:
    if said[at].kind == "stamp":
        return Piece("stamp", said[at].text, at, at + 1)
    found = [_span(said, at, in_dutch=in_dutch)]
    day, habit, clock, takes = day_at(said, at), habit_at(said, at), clock_at(said, at), length(said, at)
    if day is not None and said[at].text == "do" and (not in_dutch or _does(said, at)):
        day = None
    if clock is not None and takes is not None and not clock.led and takes.end == clock.end:
        # "snooze 3 uur" and "2h" are lengths.
        clock = (
            None if said[at - 1].text in plans.PAUSES or (said[at + 1].text == "h" and clock.hour < _MORNING) else clock
        )
    found += [
        Piece("habit", habit, at, habit.end) if habit else None,
        Piece("day", day, at, day.end) if day else None,
        Piece("clock", clock, at, clock.end) if clock else None,
        Piece("length", takes, at, takes.end) if takes and said[at].text not in {"uur", "hour"} else None,
    ]
    if [token.text for token in said[at : at + 3]] in _SECOND_TIME:
        return Piece("second", "", at, at + 3)
    part, end = part_at(said, at)
    if part is None and said[at].text in almanac.PARTS:
        part, end = almanac.PARTS[said[at].text], at + 1
    found.append(Piece("part", part, at, end) if part else None)
    return max((one for one in found if one is not None), key=lambda one: one.end, default=None)


def _does(said: Sequence[Token], at: int) -> bool:
    """Whether "do" is the English verb: "let's do dinsdag"."""
    return at > 0 and said[at - 1].text in _DOERS


def _span(said: Sequence[Token], at: int, *, in_dutch: bool) -> Piece | None:
    """A span from now, `over anderhalf uur`, `in two weeks`, `an hour from now`; or one that is no moment."""
    first = said[at].text
    if first == "van" and at and said[at - 1].text in _LASTING:
        takes = length(said, at + 1)
        return Piece("length", takes, at, takes.end) if takes and takes.minutes else None
    if first in _NO_SPAN:
        takes = length(said, at + 1)
        # "voor 9 uur" is before nine.
        before = (
            first == "voor"
            and takes is not None
            and said[takes.end - 1].text in {"uur", "u"}
            and numbered(said, at + 1)
        )
        kind: Kind = "length" if first in {"for", "voor"} and takes and takes.minutes and not before else "gone"
        return Piece(kind, takes, at, takes.end) if takes else None
    takes = length(said, at + 1) if first in {"over", "in"} else None
    if takes is None:
        return _from_now(said, at)
    # "over an hour" is more than one, and "in een uur" is how long it takes.
    ours = {"over": "nl", "in": "en"}[first]
    counted = said[at + 1].text
    tongue = "nl" if counted in almanac.DUTCH_NUMBERS else "en" if counted in {"a", "an"} else takes.tongue
    if takes.tongue == "-" and tongue == "-":
        tongue = "nl" if in_dutch and first == "over" else "en"
    if takes.minutes == 1 and counted in {"a", "een"}:
        # "in a minute" is soon.
        return Piece("gone", takes, at, takes.end)
    told = first == "over" and (
        (at > 0 and said[at - 1].text in _ABOUT) or said[takes.end].text in {"uit", "vol", "zonder", "waarop", "waarin"}
    )
    if tongue != ours or told:
        return Piece("gone", takes, at, takes.end)
    # "in two weeks' time"
    tail = takes.end + (said[takes.end].text == "'")
    return _later(takes, at, tail + 1 if said[tail].text == "time" else takes.end)


def _from_now(said: Sequence[Token], at: int) -> Piece | None:
    """`ten minutes from now`, `a week ago`."""
    takes = length(said, at)
    if takes is None:
        return None
    after = [said[takes.end].text, said[takes.end + 1].text]
    if after in (["from", "now"], ["vanaf", "nu"], ["from", "today"]):
        return _later(takes, at, takes.end + 2)
    if after[0] in {"of", "or"} and numbered(said, takes.end + 1):
        # "een uur of tien" is about ten o'clock.
        return Piece("gone", takes, at, takes.end + 2)
    if after[0] in {"ago", "geleden"}:
        return Piece("day", Day("past", end=takes.end + 1), at, takes.end + 1)
    if after[0] in {"later", "eerder", "earlier", "na", "after", "before", "voor", "per", "lang", "long"}:
        longer = after[0] in {"lang", "long"}
        return Piece("length" if longer and takes.minutes else "gone", takes, at, takes.end + longer)
    return Piece("gone", takes, at, takes.end) if not takes.minutes else None


def _later(takes: Length, at: int, end: int) -> Piece:
    """The moment or the day so much later."""
    if takes.minutes:
        return Piece("after", takes, at, end)
    if takes.months:
        return Piece("day", Day("months", takes.months, plain=False, end=end), at, end)
    return Piece("day", Day("ahead", takes.days, plain=False, end=end), at, end)


def numbered(said: Sequence[Token], at: int) -> bool:
    """Whether a number stands there, one that is no article."""
    return said[at].kind == "number" or number(said, at) is not None or ordinal(said, at) is not None


@cache
def _typable() -> tuple[str, ...]:
    """The words in which a slip is mended: the longer ones that few other words are near."""
    months = (name for name in almanac.MONTHS if len(name) > 5)  # noqa: PLR2004 - "maart" is too near to "maarten"
    return (
        *almanac.DAYS_IN_FULL, *months, *almanac.TODAY_PARTS, *almanac.DAY_PARTS, *almanac.PAST_DAYS,
        *("vandaag", "today", "morgen", "tomorrow", "overmorgen", "volgende", "komende", "aanstaande"),
    )  # fmt: skip


@cache
def _known() -> frozenset[str]:
    return _starts() | _dutch() | _english() | plans.ASKS | plans.NEGATIONS | plans.PAST


@cache
def _dutch() -> frozenset[str]:
    days = {name for name in almanac.DAYS_IN_FULL if name.endswith("g")}
    known = plans.FILLERS_NL | plans.PLANS_NL | almanac.DUTCH_NUMBERS | days
    return (known | {"om", "morgen", "overmorgen", "vandaag"}) - _shared()


@cache
def _english() -> frozenset[str]:
    days = {name for name in almanac.DAYS_IN_FULL if name.endswith("y")}
    known = plans.FILLERS_EN | plans.PLANS_EN | almanac.ENGLISH_ONES.keys() | days
    # "do" is Thursday too.
    return (known | {"at", "tomorrow", "today", "next", "the"}) - _shared() - {"do"}


@cache
def _shared() -> frozenset[str]:
    return (plans.FILLERS_NL | plans.PLANS_NL) & (plans.FILLERS_EN | plans.PLANS_EN)


@cache
def _starts() -> frozenset[str]:
    """Every word or sign that a piece may start with."""
    a = almanac
    tables = (
        a.DAYS_IN_FULL, a.DAYS_IN_SHORT, a.MONTHS, a.PLURAL_DAYS, a.HABIT_DAYS, a.FROM_TODAY, a.PAST_DAYS, a.PARTS,
        a.TODAY_PARTS, a.DAY_PARTS, a.NUMBERS, a.ORDINALS, {names[0] for names in a.FEASTS}, LEADS, UNITS, _NO_SPAN,
    )  # fmt: skip
    others = """
        de the een a an over in 's on op komende aankomende eerstvolgende eerstkomende aanstaande coming deze
        this a.s. a.s as komend volgende next volgend last vorige vorig afgelopen verleden previous half halve
        anderhalf anderhalve kwart quarter noon midday midnight middernacht elke iedere elk ieder every each
        alle om door dagelijks daily wekelijks weekly fortnightly maandelijks monthly tweewekelijks biweekly
        jaarlijks yearly annually hourly doordeweeks werkdagen weekdays workdays weekdagen working business dit
        the het week weekend weekends weekenden wk black cyber blue super fat ash palm witte stille maundy holy
        following three van s straks dadelijk zometeen
    """
    halves = {f"half{word}" for word in a.DUTCH_NUMBERS}
    return frozenset().union(*map(frozenset, tables), others.split(), halves)
