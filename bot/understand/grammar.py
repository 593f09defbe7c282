"""The grammar of time as a whole: from a text to what it says, resolved against now in a time zone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from bot.understand.around import Around
from bot.understand.clocks import Clock, at_part
from bot.understand.dated import Day
from bot.understand.habits import DAYS, Habit
from bot.understand.lengths import Length
from bot.understand.meant import meant
from bot.understand.mentions import Mention, mentions, taken_back
from bot.understand.nearest import dates, week_of
from bot.understand.reading import corrected, dutch, pieces
from bot.understand.times import Recurrence, When
from bot.understand.tokens import Token, tokens
from bot.understand.wall import first_ahead, later, stamped

_EVENINGS = {"evening", "night", "night of a day"}
_OF_A_DAY = {"night": "night of a day", "nacht": "nacht of a day"}
_ENDS = {"morning": 12, "afternoon": 18, "evening": 24, "night of a day": 24}
_WHOLE_DAY = 24 * 60
_MIDNIGHT, _SMALL_HOURS = 0, 6
_LEADS = frozenset({"op", "on", "om", "at", "@"})


def understood(text: str, now: datetime, zone: tzinfo | str, language: str) -> When:
    """What the beginning of a text says about time."""
    where = ZoneInfo(zone) if isinstance(zone, str) else zone
    said = corrected(tokens(text))
    in_dutch = dutch(said, language)
    found = list(pieces(said, in_dutch=in_dutch))
    around = Around(said, found, taken_back(said, mentions(said, found)), in_dutch=in_dutch)
    plan, past = meant(around)
    known = _resolved(plan, now.astimezone(UTC), where, in_dutch=in_dutch) if plan else When(past=bool(past))
    told = known.moment or known.day or known.recurrence or known.past
    lengths = [piece for piece in found if piece.kind == "length"]
    takes = {piece.value.minutes for piece in lengths if isinstance(piece.value, Length)}
    minutes = takes.pop() if len(takes) == 1 and max(takes) <= _WHOLE_DAY else None
    places = [(one.first, one.end) for one in past]
    places += [(plan.first, plan.end)] if plan and told else []
    places += [(around.aside.start, around.aside.stop)] if plan and told and around.aside else []
    places += [(piece.first, piece.end) for piece in lengths] if minutes else []
    spans = _spans(said, places)
    return When(known.moment, known.day, known.time, known.recurrence, minutes, known.past, spans)


def _spans(said: Sequence[Token], places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where the tokens stand in the text, with the small words that lead them; those inside others are left out."""
    found: list[tuple[int, int]] = []
    for place in sorted(places):
        first, end = place
        while first and said[first - 1].text in _LEADS:
            first -= 1
        if not found or said[end - 1].end > found[-1][1]:
            found.append((said[first].start, said[end - 1].end))
    return tuple(found)


def _resolved(plan: Mention, now: datetime, where: tzinfo, *, in_dutch: bool) -> When:
    """What a mention is, seen from now."""
    if plan.stamp:
        found = stamped(plan.stamp, where)
        alone = not (plan.days or plan.clocks or plan.after or plan.habit)
        return _at(found, now) if alone and found is not None else When()
    if plan.after:
        alone = not (plan.days or plan.clocks or plan.habit or plan.parts)
        return When() if not alone else _at(later(now, plan.after.minutes, where), now)
    part = _part(plan)
    clock = _clock(plan, in_dutch=in_dutch)
    if part is None or clock is None:
        return When()
    if plan.habit:
        return _habit(plan, part, clock)
    return _on_day(plan, part, clock, now, where)


def _at(found: datetime, now: datetime) -> When:
    """A moment, if it is still ahead."""
    if found.astimezone(UTC) <= now:
        return When(past=True)
    return When(moment=found, day=found.date(), time=found.time())


def _part(plan: Mention) -> str | None:
    """The part of the day, empty when none was named; None when several contradict each other."""
    parts = set(plan.parts)
    if len(parts) > 1 and parts <= _EVENINGS:
        parts = {"night of a day" if "night of a day" in parts else "evening"}
    return None if len(parts) > 1 else next(iter(parts), "")


def _clock(plan: Mention, *, in_dutch: bool) -> Clock | tuple[()] | None:
    """The time on the clock, empty when none was named; None when there are several or it is British."""
    clocks = {
        clock._replace(end=0, led=False, sign="british" if clock.sign == "british" else "") for clock in plan.clocks
    }
    if len(clocks) > 1 or any(clock.sign == "british" or (clock.british and not in_dutch) for clock in clocks):
        return None
    return next(iter(plan.clocks), ())


def _habit(plan: Mention, part: str, clock: Clock | tuple[()]) -> When:
    """What comes back, with its time of the day."""
    kinds = {habit.kind for habit in plan.habit}
    at = at_part(clock, part or None) if isinstance(clock, Clock) else None
    if plan.days or "unclear" in kinds or kinds == {"stretch"} or (clock and at is None):
        return When()
    every = _one_habit(plan.habit)
    if every is None or (every.freq == "WEEKLY") != bool(every.days) or (every.freq == "DAILY" and part and not clock):
        return When()
    byday = tuple(name for number, name in enumerate(DAYS) if number in every.days)
    return When(recurrence=Recurrence(every.freq, every.interval, byday, at))


def _one_habit(habits: Sequence[Habit]) -> Habit | None:
    """Two halves of one habit together, `Monday to Friday, every week`; None when they are two."""
    first, *others = habits
    for other in others:
        days = [habit for habit in (first, other) if habit.days]
        if len(days) != 1 or {first.freq, other.freq} != {"WEEKLY"}:
            return None
        first = first._replace(days=days[0].days, interval=max(first.interval, other.interval))
    return first


def _on_day(plan: Mention, part: str, clock: Clock | tuple[()], now: datetime, where: tzinfo) -> When:
    """A day, with or without a time, or a time alone."""
    today = now.astimezone(where).date()
    if not plan.days and not clock:
        return When()
    days = _days(plan.days, today, getattr(where, "key", "")) if plan.days else ()
    if isinstance(clock, Clock):
        return _timed(plan, part, clock, days, now, where)
    return _whole_day(plan, part, days, now.astimezone(where))


def _timed(plan: Mention, part: str, clock: Clock, days: Sequence[date], now: datetime, where: tzinfo) -> When:
    """A time on a day, or alone on the first day on which it is ahead."""
    tonight = any(day.part == "nacht" and day.kind == "ahead" and not day.number for day in plan.days)
    named = _OF_A_DAY.get(part, part) if plan.days and not tonight else part
    at = at_part(clock, named or None)
    if at is None or (plan.days and not days):
        return When()
    if plan.days and at.hour == _MIDNIGHT and (named or clock.sign == "name"):
        # The night before that day or the one after it?
        return When()
    today = now.astimezone(where).date()
    if not plan.days or (tonight and at.hour < _SMALL_HOURS):
        days = (today, date.fromordinal(today.toordinal() + 1))
    found = first_ahead(days, at, where, now, second=plan.second)
    return _at(found, now) if found else When(past=True)


def _whole_day(plan: Mention, part: str, days: Sequence[date], now: datetime) -> When:
    """A day without a time."""
    today = now.date()
    if not days or part == "nacht":
        return When()
    kinds = {day.kind for day in plan.days}
    ahead = [day for day in days if day > today] if kinds & {"weekday", "monthday"} else list(days)
    found = ahead[0] if ahead else days[0]
    if found == today and part and (_ENDS.get(part, 0) <= now.hour or "weekday" in kinds):
        return When(past="weekday" not in kinds)
    if found > today and today in days and part:
        # "donderdagavond" on a Thursday morning: this evening or next week's?
        return When()
    return When(day=found) if found >= today else When(past=True)


def _days(said: Sequence[Day], today: date, zone: str) -> tuple[date, ...]:
    """The dates that all that was said of the day agrees on."""
    weekdays = [day for day in said if day.kind == "weekday"]
    weeks = {day.number for day in said if day.kind == "week"}
    others = [day for day in said if day.kind not in {"weekday", "week"}]
    if len(weeks) > 1 or not (weekdays or others):
        return ()
    how = {0: "this week", 1: "next week"}[weeks.pop()] if weeks and not others else ""
    if others:
        found = set(dates(others[0], today, zone)).intersection(*(dates(day, today, zone) for day in others[1:]))
        found &= {day for day in found if all(day.weekday() == one.number for one in weekdays)}
        for number in weeks:
            first, end = week_of(number, today)
            found = {day for day in found if first <= day < end}
        if any(day.how or day.more for day in weekdays):
            found = found.intersection(*(dates(day, today, zone) for day in weekdays))
        return tuple(sorted(found))
    if how and any(day.how and day.how != how for day in weekdays):
        return ()
    sets = [dates(day._replace(how=how or day.how), today, zone) for day in weekdays]
    return tuple(sorted(set(sets[0]).intersection(*sets[1:])))
