"""What one text means, in either language: a word, a time, names, an amount, a wish or a log; and the same as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from bot.understand.asked import Money, Named

if TYPE_CHECKING:
    from typing import Any
    from zoneinfo import ZoneInfo

    from bot.understand.kinds import Column, How, Intent, Language, Outcome


class Understood(NamedTuple):
    """What a text means; None and empty where it says nothing, or nothing that is sure.

    `contacts` are all who fit when it isn't told which one is meant, `stranger` is the name of somebody not known yet;
    `how` is how a session or a talk went.
    """

    moment: datetime | None = None
    day: date | None = None
    time: time | None = None
    recurrence: Any = None
    names: tuple[Named, ...] = ()
    money: Money | None = None
    intent: Intent | None = None
    contact: str | None = None
    outcome: Outcome | None = None
    session: datetime | None = None
    introduces: str | None = None
    column: Column | None = None
    language: Language | None = None
    contacts: tuple[str, ...] = ()
    stranger: str | None = None
    how: How | None = None
    minutes: int | None = None
    until: date | None = None
    """With `pause`: the first day on which they are back."""
    agreed: bool = False
    """A session was agreed on, whether or not its whole moment was told."""
    about: str | None = None
    """With `snooze`: what they want to be reminded of, as it was typed."""
    text: str = ""
    """What was said, for what only one flow listens to; empty where nobody does."""


def understood(
    text: str, *, now: datetime, zone: ZoneInfo | str, language: str = "nl", contacts: Sequence[str] = ()
) -> Understood:
    """What the text means, said at that moment in that zone by somebody who knows these contacts."""
    # The shapes of sentences take long to load, and a process that never reads one need not.
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    from bot.understand.meaning import meaning  # noqa: PLC0415

    return meaning(text, now, ZoneInfo(zone) if isinstance(zone, str) else zone, language, contacts)


def to_json(found: Understood) -> dict[str, Any]:
    """The documented keys, in their order."""
    return {
        "moment": found.moment.isoformat() if found.moment else None,
        "day": found.day.isoformat() if found.day else None,
        "time": f"{found.time:%H:%M}" if found.time is not None else None,
        "recurrence": _recurrence(found.recurrence),
        "names": [{"name": named.name, "note": named.note} for named in found.names],
        "money": {"amount": _digits(found.money), "currency": found.money.currency} if found.money else None,
        "intent": found.intent,
        "contact": found.contact,
        "outcome": found.outcome,
        "session": found.session.isoformat() if found.session else None,
        "introduces": found.introduces,
        "column": found.column,
        "language": found.language,
    }


def _recurrence(found: Any) -> dict[str, Any] | None:
    """A recurrence as JSON."""
    if found is None:
        return None
    at = f"{found.time:%H:%M}" if found.time is not None else None
    return {"freq": found.freq, "interval": found.interval, "byday": list(found.byday), "time": at}


def _digits(found: Money) -> str:
    """The amount in plain digits, with cents only when there are any."""
    return str(int(found.amount)) if found.amount == int(found.amount) else f"{found.amount:.2f}"
