"""How long somebody is away, from plain words: until a day, for a number of days, or the rest of a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo

from bot.understand.fold import fold
from bot.understand.lengths import length
from bot.understand.patterns import pattern
from bot.understand.tables import LONGEST
from bot.understand.times import when
from bot.understand.tokens import tokens

_INCLUDED = pattern(r"\b(?:tot en met|t/m|through|thru|up to and including)\b")
_REST = pattern(r"\b(?:deze|this|rest van de|rest of the) week\b")
_NEXT = pattern(r"\b(?:volgende|next|komende) week\b")
_MOST = 366


def away_until(text: str, *, now: datetime, zone: tzinfo) -> date | None:
    """The first day on which somebody is back who is away as the text says; None unless it is a day still to come.

    "Until Monday" is back on Monday, "through Friday" on Saturday, "two weeks" that many days from today.
    """
    if len(text) > LONGEST:
        return None
    today = now.astimezone(zone).date()
    included = _INCLUDED().search(fold(text))
    plain = _replaced(text, included.group() if included else "")
    found = when(plain, now=now, zone=zone)
    back = found.day if found.moment is None else None
    if back is not None and included:
        back += timedelta(days=1)
    if back is None and found.moment is None and not found.past:
        back = _counted(text, today) or _week(fold(text), today)
    return back if back is not None and today < back <= today + timedelta(days=_MOST) else None


def _replaced(text: str, included: str) -> str:
    """The text with a plain "until" in the place of words that the grammar of days doesn't know."""
    folded = fold(text)
    return folded.replace(included, "tot", 1) if included else text


def _counted(text: str, today: date) -> date | None:
    """The day after the one length in days or months that a text names."""
    said = tokens(text)
    found = [
        one
        for at, token in enumerate(said)
        if token.kind != "end" and (one := length(said, at)) and (one.days or one.months)
    ]
    ends = {one.end for one in found}
    if len(ends) != 1:
        return None
    return today + timedelta(days=found[0].days) if found[0].days else _months(today, found[0].months)


def _months(day: date, count: int) -> date:
    """The same day of the month so many months later, or its last one."""
    month = day.month - 1 + count
    first = date(day.year + month // 12, month % 12 + 1, 1)
    return next(found for short in range(4) if (found := _on(first, day.day - short)) is not None)


def _on(first: date, day: int) -> date | None:
    try:
        return first.replace(day=day)
    except ValueError:
        return None


def _week(folded: str, today: date) -> date | None:
    """The Monday after this week or the next, for who is away all of it."""
    monday = today - timedelta(days=today.weekday())
    weeks: tuple[tuple[Callable[[], object], int], ...] = (
        (lambda: _REST().search(folded), 1),
        (lambda: _NEXT().search(folded), 2),
    )
    return next((monday + timedelta(weeks=count) for said, count in weeks if said()), None)
