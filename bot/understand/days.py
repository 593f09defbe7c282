"""Days from plain words: what is said of them, not yet which date it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.understand.almanac import (
    DAY_PARTS,
    DAYS_IN_FULL,
    DAYS_IN_SHORT,
    FROM_TODAY,
    PARTS,
    PAST_DAYS,
    TODAY_PARTS,
    WORDS_TOO,
)
from bot.understand.clocks import clock_at
from bot.understand.counts import ordinal
from bot.understand.dated import Day, dated, feast, month, monthday, written
from bot.understand.lengths import length
from bot.understand.plans import TITLES
from bot.understand.tables import words
from bot.understand.tokens import Token

WEEK = 7
WEEKS = frozenset({"week", "weeks", "wek", "weke", "wk"})
_COMING = words("komende aankomende aanstaande eerstkomende eerstvolgende komend coming deze this a.s. a.s as")
# With a time these are later today.
_SOON = words("straks dadelijk zometeen")
_AFTER = frozenset({"a.s.", "a.s", "aanstaande", "komend"})
_NEXT = frozenset({"volgende", "next", "volgend"})
_PAST = frozenset({"last", "vorige", "vorig", "afgelopen", "verleden", "previous"})
_OTHER = words("black cyber blue super fat ash mardi shrove palm witte stille maundy holy following second")
_PERIODS = WEEKS | words("weekend month maand quarter kwartaal year jaar days dagen day dag maanden weken")


def day_at(said: Sequence[Token], at: int) -> Day | None:
    """What is said of a day from a token on; `end` is the token after it."""
    for reading in _READINGS:
        found = reading(said, at)
        if found is not None:
            return found
    return None


def _relative(said: Sequence[Token], at: int) -> Day | None:
    """`morgen`, `the day after tomorrow`, `vanavond`, `this afternoon`, `morgenmiddag`, `yesterday`."""
    first, second = said[at].text, said[at + 1].text
    start = at + (first == "the")
    if [said[start + ahead].text for ahead in range(3)] in (
        ["day", "after", "tomorrow"],
        ["day", "before", "yesterday"],
    ):
        past = said[start + 1].text == "before"
        return Day("past" if past else "ahead", 2, plain=False, end=start + 3)
    if first.endswith("'s") and (first[:-2] in FROM_TODAY or first[:-2] in DAYS_IN_FULL or first[:-2] in TODAY_PARTS):
        # "Tuesday's meeting"
        return Day("vague", end=at + 1)
    if first.removesuffix("'s") in PAST_DAYS or (first in {"last", "afgelopen"} and second in PARTS):
        return Day("past", end=at + 1 + (second in PARTS))
    if first in _SOON and clock_at(said, at + 1) is not None:
        return Day("ahead", 0, plain=False, end=at + 1)
    if first in FROM_TODAY and (at == 0 or said[at - 1].text not in {"goede", "goeie", "good", "'s"}):
        early = first == "morgen" and second == "vroeg"
        found = Day("ahead", FROM_TODAY[first], part="morning" if early else None, plain=False, end=at + 1 + early)
        return _weeks_later(said, found)
    return _part_of_day(first, second, at)


def _part_of_day(first: str, second: str, at: int) -> Day | None:
    """A part of today or of a day from today on: `vanavond`, `this afternoon`, `morgenmiddag`."""
    if first in TODAY_PARTS:
        return Day("ahead", 0, part=TODAY_PARTS[first], plain=False, end=at + 1)
    if first in {"this", "deze"} and second in PARTS:
        return Day("ahead", 0, part=PARTS[second], plain=False, end=at + 2)
    name, part = DAY_PARTS.get(first, ("", ""))
    return Day("ahead", FROM_TODAY[name], part=part, plain=False, end=at + 1) if name in FROM_TODAY else None


def _weeks_later(said: Sequence[Token], found: Day) -> Day:
    """The day with the weeks after it: `over een week`, `week`; and a weekday with `volgende week` or `last week`."""
    end = found.end
    first, second = said[end].text, said[end + 1].text
    if first in WEEKS and (not second or said[end + 1].kind != "number"):
        return found._replace(more=found.more + WEEK, end=end + 1, plain=False)
    if first == "over":
        later = length(said, end + 1)
        if later is not None and later.days and later.days % WEEK == 0:
            return found._replace(more=found.more + later.days, end=later.end, plain=False)
    if found.kind == "weekday":
        skipped = end + (first in {"of", "in", "van"}) + (second in {"de", "the"} and first in {"in", "van"})
        week = _week(said, skipped)
        if week is not None and week.kind != "vague":
            how = {0: "this week", 1: "next week"}.get(week.number, "")
            return week if week.kind == "past" else found._replace(how=how, end=week.end, plain=False)
    return found


def _later(said: Sequence[Token], at: int) -> Day | None:
    """`a week from Monday`, `two weeks from tomorrow`, `a week on Friday`."""
    ahead = length(said, at)
    if ahead is None or not ahead.days or ahead.days % WEEK:
        return None
    way = said[ahead.end].text
    if way == "from" or (way == "on" and ahead.days == WEEK and said[at - 1].text != "in"):
        found = _weekday(said, ahead.end + 1) or _relative(said, ahead.end + 1)
        if found is not None and found.kind in {"weekday", "ahead"} and not found.more:
            return found._replace(more=ahead.days, plain=False)
    if said[ahead.end].text in {"today", "tomorrow"} and ahead.tongue != "nl":
        return Day("ahead", FROM_TODAY[said[ahead.end].text], more=ahead.days, plain=False, end=ahead.end + 1)
    return None


def _week(said: Sequence[Token], at: int) -> Day | None:
    """`volgende week`, `this week`, `last month`, `the weekend`, `next month`: a day only with a weekday beside it."""
    first, second = said[at].text, said[at + 1].text
    start = at + (first in {"the", "de", "het", "een", "a"})
    if said[start].text in WEEKS:
        return _numbered_week(said, start)
    if said[start].text in {"weekend", "weekends", "weekenden"}:
        return Day("vague", end=start + 1)
    if second not in _PERIODS or first not in _PAST | _NEXT | _COMING | {"dit"}:
        return None
    end = at + 2
    if first in _PAST:
        inner = _weekday(said, end + (said[end].text in {"op", "on"}))
        return Day("past", end=inner.end if inner else end)
    one_week = second in WEEKS and first in _NEXT | {"deze", "this"}
    return Day("week" if one_week else "vague", int(first in _NEXT), end=end)


def _numbered_week(said: Sequence[Token], at: int) -> Day | None:
    """`week 49`, `the week after next`: no one day."""
    if said[at + 1].text in {"after", "before", "na", "van", "of"}:
        return Day("vague", end=at + 2 + (said[at + 2].text in _NEXT))
    return Day("vague", end=at + 2) if said[at + 1].kind == "number" else None


def _weekday(said: Sequence[Token], at: int) -> Day | None:
    """`dinsdag`, `komende maandag`, `next Tuesday`, `vrijdagmiddag`, `volgende week dinsdag`, `Monday week`."""
    how, start = "", at
    while said[start].text in _COMING and start - at < 2:  # noqa: PLR2004 - "this coming"
        how, start = "coming", start + 1
    if said[start].text in _NEXT and not how:
        how, start = "next", start + 1
    named = _name(said, start)
    if named is None or (how == "coming" and said[at].text == "as"):
        return _other_weekday(said, at)
    weekday, part, end, short = named
    if said[end].text in _AFTER and not how:
        how, end = "coming", end + 1
    if said[end].text in {"jl", "j.l.", "j.l", "last"}:
        return Day("past", end=end + 1)
    if short and not how and not _stands_alone(said, at):
        # "bel ma om 3 uur": on Monday, or mother?
        return Day("vague", end=end) if clock_at(said, end) else None
    return _weeks_later(said, Day("weekday", weekday, how=how, part=part, short=short, plain=not how, end=end))


def _other_weekday(said: Sequence[Token], at: int) -> Day | None:
    """A weekday that lies behind us or is no one's next, `last Monday`, `the first Monday`, `Black Friday`."""
    placed = ordinal(said, at)
    if said[at].text not in _PAST | _OTHER and placed is None:
        return None
    named = _name(said, placed[1] if placed else at + 1)
    if named is None:
        return None
    of_a_month = said[named[2]].text in {"of", "van", "in"}
    return Day("past" if said[at].text in _PAST and not of_a_month else "vague", plain=False, end=named[2])


def _name(said: Sequence[Token], at: int) -> tuple[int, str | None, int, bool] | None:
    """The weekday of a name, the part of the day in it, where it ends, and whether it is short."""
    word = said[at].text
    if word in DAYS_IN_FULL:
        return DAYS_IN_FULL[word], None, at + 1, False
    if word in DAY_PARTS and DAY_PARTS[word][0] in DAYS_IN_FULL:
        name, part = DAY_PARTS[word]
        return DAYS_IN_FULL[name], part, at + 1, False
    if word in DAYS_IN_SHORT:
        dotted = said[at + 1].text == "." and said[at + 1].glued and said[at + 2].kind in {"word", "number"}
        return DAYS_IN_SHORT[word], None, at + 1 + dotted, True
    return None


def _stands_alone(said: Sequence[Token], at: int) -> bool:
    """Whether a short name can't be a word of the sentence before it: "do" in "let's do", "zo" in "doe maar zo"."""
    if said[at].text not in WORDS_TOO or at == 0 or said[at - 1].kind in {"sign", "line"}:
        return True
    before = said[at - 1].text
    if said[at].text == "wo" and clock_at(said, at + 1) is not None:
        return True
    return before in {"op", "on", "week"} or before in _COMING | _NEXT


def _title(said: Sequence[Token], at: int) -> Day | None:
    """A weekday that is somebody's name: `mevrouw Zondag`, `Mr. Friday`."""
    before = at - 1 - (at > 0 and said[at - 1].text == ".")
    if before >= 0 and said[before].text in TITLES and _name(said, at):
        return Day("name", end=at + 1)
    return None


_READINGS: tuple[Callable[[Sequence[Token], int], Day | None], ...] = (
    _title, feast, _relative, _later, _week, _weekday, dated, written, monthday, month,
)  # fmt: skip
