"""Which of the times that a text mentions is a plan, and not a memory, a refusal, a name or a guess."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.understand import plans
from bot.understand.almanac import DAYS_IN_FULL
from bot.understand.around import FILLERS, JOINING, PLANS, UNTIL, Around
from bot.understand.clocks import Clock
from bot.understand.counts import ARTICLES
from bot.understand.dated import Day
from bot.understand.loose import loose
from bot.understand.mentions import Mention
from bot.understand.tables import words

# How long these take is said in hours as well, so "sessie 2 uur" may be a length.
_LASTING = plans.PAUSES | words("sessie session gesprek meeting overleg workshop training call")
_MAY_FOLLOW = (
    FILLERS | PLANS | plans.GLUE | plans.WITH | plans.STRETCHES | JOINING | plans.ASKS
    | words("in op on bij naar aan over mijn my his her hun their zijn haar our onze tijdens same work")
)  # fmt: skip
_SMALL = FILLERS | plans.GLUE | plans.ASKS | JOINING | words("! ? ; \" '")
_PICKS = words("call show see bel bellen toon zien neem take do doe ask vraag put zet contact mail app text stuur send")
# Who says of a month from now on only that it will be so, plans nothing.
_FAR = plans.ASKS | words("bel bellen terug weer contact check spreken spreek meet call back again pauze pause snooze")
_SOMEONE = words("who whom someone somebody anyone anybody die iemand")
_OPEN = words("like want wil can do free available from work works kan beschikbaar vrij")
_NO_PROBLEM = words("probleem problem")
_NEAR = 4  # words between a day and the time that goes with it
_LONGEST = 100  # characters
_MONTHS = 12


class Meant(NamedTuple):
    """The one time that is planned, if there is one, and those that are told of the past."""

    plan: Mention | None
    past: tuple[Mention, ...]


def meant(around: Around) -> Meant:
    """The one time that a text plans; nothing when there are none or several."""
    kept: list[Mention] = []
    dropped: list[Mention] = []
    for one in around.found:
        refused = around.refuses(around.words(around.own(one)))
        (dropped if refused or _behind(around, one) else kept).append(one)
    whole = _together(around, [one for one in kept if one.timed or one.dated])
    past = tuple(one for one in around.found if any(day.kind == "past" for day in one.days))
    if whole is None or any(loose(around, one, whole) for one in (*kept, whole)) or not _accepted(around, whole):
        return Meant(None, past)
    # Of "dinsdag niet om 3 uur, wel om 4 uur" the day may have gone with what was refused.
    unclear = not whole.dated and any(one.days for one in dropped)
    return Meant(None if unclear else whole, past)


def _behind(around: Around, one: Mention) -> bool:
    """Whether it is told of the past; what can only be ahead is not."""
    if any(day.kind == "past" for day in one.days):
        return True
    ahead = any(
        (day.kind in {"ahead", "months"} and (day.number or day.more))
        or (day.kind == "weekday" and (day.how in {"coming", "next", "next week"} or day.more))
        for day in one.days
    )
    return not ahead and not around.bare and around.remembers(around.words(around.own(one)))


def _together(around: Around, kept: Sequence[Mention]) -> Mention | None:
    """All that is kept as one time; nothing when they are several."""
    whole = kept[0] if kept else None
    for one in kept[1:]:
        if whole is None or one.said == whole.said:
            continue
        between = around.said[whole.end : one.first]
        count = sum(token.kind in {"word", "number"} for token in between)
        ended = any(token.text in {".", "!", "?", ";", "\n"} for token in between)
        apart = count > _NEAR or (ended and count > 0)
        several = (whole.clocks and one.clocks) or (whole.days and one.days and not _fit(whole, one))
        if apart or several or any(other.stamp or other.after or other.habit for other in (whole, one)):
            return None
        whole = whole._replace(
            end=one.end, days=whole.days + one.days, clocks=whole.clocks + one.clocks, parts=whole.parts + one.parts
        )
    return whole


def _fit(first: Mention, second: Mention) -> bool:
    """Whether two days may be said of one: a weekday, a week and one other."""
    kinds = [day.kind for day in (*first.days, *second.days)]
    return kinds.count("weekday") <= 1 and sum(kind not in {"weekday", "week"} for kind in kinds) <= 1


def _accepted(around: Around, one: Mention) -> bool:
    """Whether it is a time, and the words around it make it a plan."""
    if around.said[one.end - 1].end - around.said[one.first].start > _LONGEST or _other_than(around, one):
        return False
    if one.habit:
        return bool(plans.ASKS & around.texts) or around.texts <= _SMALL
    if _refused_after(around, one):
        return False
    if around.bare:
        return True
    if any(_counts(around, clock, one) for clock in one.clocks) or any(_named(around, day, one) for day in one.days):
        return False
    clear = bool(one.stamp or (one.dated and one.clocks))
    told = around.remembers(around.words(set(around.clauses) - around.own(one)))
    return (clear and not told) or _planned(around, one)


def _other_than(around: Around, one: Mention) -> bool:
    """Whether even as an answer it may be something else: a length, a date, a stretch, a place in a row."""
    if any(_titled(around, clock) for clock in one.clocks):
        return True
    if one.clocks:
        return not one.dated and _other_than_time(around, one.clocks[0], one)
    if len(one.days) != 1:
        return False
    day, before = one.days[0], around.said[one.first - 1].text if one.first else ""
    if day.kind == "date" and day.plain:
        return before in ARTICLES or around.said[one.end - 1].text in {"24/7", "9-5"}
    picked = bool(_PICKS & around.texts) and before not in {"op", "on", *UNTIL} and day.number <= _MONTHS
    return (day.short and day.plain) or (day.kind == "monthday" and (bool(day.how) or picked))


def _other_than_time(around: Around, clock: Clock, one: Mention) -> bool:
    """Whether a time without a day may be something else."""
    if plans.GOING & around.texts and not plans.ASKS & around.texts:
        # "mijn dag begint om 6 uur"
        return True
    before = around.said[one.first - 1].text if one.first else ""
    unled = not clock.led and not one.parts and before not in UNTIL
    lengths = any(piece.kind == "length" for piece in around.pieces)
    if clock.sign == "unit" and unled and (not around.bare or _LASTING & around.texts or lengths):
        return True
    # "10.12" may be a date as well as a time, and "I can do ten to twelve" a stretch.
    dotted = clock.sign == "dot" and unled and 1 <= clock.minute <= _MONTHS
    return dotted or (clock.sign == "to" and not clock.led and bool(_OPEN & around.texts))


def _titled(around: Around, clock: Clock) -> bool:
    """Whether it is the name of something, "Half Twaalf" or "Half Past Nothing", in a text that is not all capitals."""
    last = around.said[clock.end - 1]
    spoken = clock.sign in {"words", "to"} and last.kind == "word" and last.said[:1].isupper()
    return spoken and not all(token.said.isupper() for token in around.said if token.kind == "word")


def _planned(around: Around, one: Mention) -> bool:
    """Whether its clause, or the one before a clause of nothing but the time, has a word of plans."""
    own = around.own(one)
    said = around.words(own)
    if not one.timed and _SOMEONE.intersection(said):
        # "iemand die je morgen zou kunnen bellen"
        return False
    if not one.timed and any(day.kind == "months" for day in one.days):
        return bool(_FAR.intersection(said))
    going = plans.GOING if not one.timed else frozenset()
    if any(word in PLANS or word in plans.ASKS or word in going for word in said):
        return True
    if any(word not in FILLERS | plans.GLUE | JOINING | UNTIL for word in said):
        return False
    before = (around.words({clause}) for clause in range(min(own) - 1, -1, -1))
    near = next((said for said in before if said), [])
    return bool(PLANS.intersection(near)) and not around.remembers(near)


def _refused_after(around: Around, one: Mention) -> bool:
    """Whether a later clause says no, to nothing else than this, or that it doesn't matter any more."""
    if any(at >= one.end for at in around.never_mind):
        return True
    for clause in range(max(around.own(one)) + 1, around.clauses[-1] + 1):
        said = around.words({clause})
        own_time = any(around.clauses[other.first] == clause for other in around.found) or {"now", "nu"} & set(said)
        if around.refuses(said) and not own_time and not _NO_PROBLEM.intersection(said):
            return True
    return False


def _counts(around: Around, clock: Clock, one: Mention) -> bool:
    """Whether in a sentence it is no time at all: "om 5 klanten", "ten to twelve clients", "versie 2.10"."""
    after = around.said[clock.end]
    if clock.sign in {"bare", "words", "to"} and after.kind == "word" and clock.end not in around.taken:
        return after.text not in _MAY_FOLLOW and (not one.days or clock.sign == "bare")
    return clock.sign in {"dot", "name"} and not (clock.led or one.days)


def _named(around: Around, day: Day, one: Mention) -> bool:
    """Whether in a sentence the day is a name, a score or a place in a row."""
    before, after = around.said[max(one.first - 1, 0)], around.said[one.end]
    if day.kind == "monthday":
        other = after.kind == "word" and one.end not in around.taken and after.text not in FILLERS | PLANS | JOINING
        dayish = before.text in {"op", "on", *UNTIL} or after.text in {"weer", "terug", "again", "back"}
        return not one.clocks and (other or not (len(one.days) > 1 or dayish))
    if day.kind == "weekday" and not one.clocks and after.text == "is":
        return True
    name = around.said[day.end - 1]
    if not day.plain or len(one.days) > 1 or (one.clocks and not name.text.endswith("g")):
        return False
    if day.kind == "date":
        return not one.clocks and (one.first == 0 or before.text not in {"op", "on", *UNTIL})
    if name.text not in DAYS_IN_FULL or not name.said[:1].isupper():
        return False
    # A day with a capital after a name with one, "Jan Vrijdag"; in English every day has one.
    leads = before.said[:1].isupper() and one.first > 1 and before.text not in _MAY_FOLLOW
    follows = after.said[:1].isupper() and after.text not in _MAY_FOLLOW and before.text not in {"op", "on"}
    return leads or follows
