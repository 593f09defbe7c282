"""Kinds of question about moments, lengths, amounts, places on the clock and days."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from bot import understand
from bot.chat.messages import Option
from bot.talk.questions import Invalid, Question, Sense
from bot.talk.talks import Json
from bot.texts.dates import clock_words, hours_words, moment_words
from bot.understand import Correction, Money


class Moment(Question[datetime]):
    """A day and a time still to come, in plain words; read back in full."""

    closed = True
    gathers = True
    echoed = True

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find the moment; one without a time, or past, is asked again with what was missing."""
        found = understand.moment(text, now=sense.now, zone=sense.zone)
        if found is None and understand.past(text, now=sense.now, zone=sense.zone):
            return Invalid("past")
        if found is None:
            whole_day = understand.day(text, now=sense.now, zone=sense.zone)
            return Invalid("no-moment") if whole_day is None else Invalid("no-time", half=True)
        return found.isoformat()

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Put right the moment, or only its day or its time; the other half stays."""
        if stored is None:
            return self.understand(fixed.new, sense)
        before = datetime.fromisoformat(stored).astimezone(ZoneInfo(sense.zone))
        day, at = understand.day(fixed.new, now=sense.now, zone=sense.zone), understand.clock(fixed.new)
        named = understand.weekdays(fixed.new)
        if named is not None and len(named) == 1:  # "no, Wednesday" stays in the week that was meant
            day = before.date() + timedelta(days=next(iter(named)) - before.weekday())
        if day or at:
            at = at or before.time()
            return self.understand(f"{day or before.date()} {at:%H:%M}", sense)
        return super().corrected(stored, fixed, sense)

    def holds(self, stored: Json, now: datetime) -> bool:
        """Whether the moment is still to come; who goes on with a talk of weeks ago is asked again."""
        found = self.value(stored) if stored is not None else None
        return not isinstance(found, datetime) or found > now

    def suggestions(self, sense: Sense) -> tuple[Option, ...]:
        """Offer tomorrow and the same weekday next week, at ten and at two."""
        offered = []
        for words in ("morgen 10:00", "morgen 14:00", "overmorgen 10:00"):
            found = understand.moment(words, now=sense.now, zone=sense.zone)
            if found is not None:
                offered.append(
                    Option(found.isoformat(), moment_words(found, sense.zone, sense.texts.language, sense.now))
                )
        return tuple(offered)

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take an offered moment while it is still to come."""
        try:
            found = datetime.fromisoformat(values[0])
        except (IndexError, ValueError):
            return Invalid("no-moment")
        if found.tzinfo is None:
            return Invalid("no-moment")
        return values[0] if found > sense.now else Invalid("past")

    def value(self, stored: Json) -> datetime | Invalid:
        """Return the aware moment."""
        try:
            found = datetime.fromisoformat(stored)
        except (TypeError, ValueError):
            return Invalid("gone")
        return found if found.tzinfo else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the moment in full."""
        return moment_words(datetime.fromisoformat(stored), sense.zone, sense.texts.language, sense.now)


class Minutes(Question[int]):
    """How long something takes; a few lengths to tap, others can be typed."""

    closed = True
    gathers = True
    MOST = 8 * 60

    def __init__(self, *usual: int, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.usual = usual

    def with_usual(self, minutes: int | None) -> Self:
        """Return the question with one more length to tap."""
        other = copy.copy(self)
        other.usual = tuple(sorted({*self.usual, minutes})) if minutes else self.usual
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the usual lengths."""
        return tuple(Option(str(n), sense.texts.label("talk-minutes", minutes=n)) for n in self.usual)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a length of up to eight hours."""
        found = understand.minutes(text)
        return found if found and 0 < found <= self.MOST else Invalid("no-minutes")

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a usual length."""
        chosen = super().choose(values, sense)
        return chosen if isinstance(chosen, Invalid) else int(chosen)

    def value(self, stored: Json) -> int | Invalid:
        """Return the minutes."""
        return stored if isinstance(stored, int) and 0 < stored <= self.MOST else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the length in words."""
        return sense.texts.label("talk-minutes", minutes=stored)


class Amount(Question[Money]):
    """What it was worth, in money."""

    closed = True

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand an amount with or without its currency."""
        found = understand.money(text)
        return Invalid("no-amount") if found is None else {"amount": str(found.amount), "currency": found.currency}

    def value(self, stored: Json) -> Money | Invalid:
        """Return the amount."""
        try:
            found = understand.money(stored["amount"].replace(",", ""), default=stored["currency"])
        except (AttributeError, KeyError, TypeError):
            return Invalid("gone")
        return found or Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the amount as it is written in the member's language."""
        return sense.texts.amount(stored["amount"], stored["currency"])


class Zone(Question[str]):
    """A time zone, by city or country; the guess is offered to tap."""

    closed = True

    def suggesting(self, zone: str) -> Zone:
        """Return the question with a guess to confirm."""
        other = copy.copy(self)
        other.variables = {"zone": zone, "place": _place(zone)}
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the guess."""
        zone = str(self.variables.get("zone", sense.zone))
        at = clock_words(sense.now, zone)
        return (Option(zone, sense.texts.label(f"{self.text_id}.option-yes", at=at)),)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find the zone of a place; a yes takes the guess."""
        if understand.yes_no(text):
            return str(self.variables.get("zone", sense.zone))
        return understand.zone(text) or Invalid("no-zone")

    def value(self, stored: Json) -> str | Invalid:
        """Return the IANA name."""
        return stored if isinstance(stored, str) and understand.zone(stored) else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the place's name."""
        return _place(str(stored))


class Days(Question[frozenset[int]]):
    """Days of the week; the usual sets to tap, others can be typed."""

    closed = True
    SETS: Mapping[str, tuple[int, ...]] = {
        "workdays": (0, 1, 2, 3, 4),
        "four": (0, 1, 2, 3),
        "all": (0, 1, 2, 3, 4, 5, 6),
    }

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the usual sets."""
        return tuple(Option(i, sense.texts.label(f"{self.text_id}.option-{i}")) for i in self.SETS)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand days by name or range."""
        chosen = understand.option(text, {option.value: option.label for option in self.options(sense)})
        if chosen is not None:
            return list(self.SETS[chosen])
        found = understand.weekdays(text)
        return sorted(found) if found else Invalid("no-days")

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a usual set."""
        chosen = super().choose(values, sense)
        return chosen if isinstance(chosen, Invalid) else list(self.SETS[chosen])

    def value(self, stored: Json) -> frozenset[int] | Invalid:
        """Return the weekdays, Monday 0."""
        fits = isinstance(stored, list) and stored and all(day in range(7) for day in stored)
        return frozenset(stored) if fits else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the days by name."""
        return sense.texts.weekdays(stored)


class Hours(Question[tuple[str, str]]):
    """A daily stretch of hours, over midnight or not; read as `HH:MM` twice."""

    closed = True
    SETS = (("20:00", "08:00"), ("18:00", "09:00"), ("22:00", "07:00"))

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the usual stretches."""
        return tuple(Option(f"{a}-{b}", hours_words(a, b, sense.texts.language)) for a, b in self.SETS)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a beginning and an end."""
        found = understand.hours(text)
        return [found[0].strftime("%H:%M"), found[1].strftime("%H:%M")] if found else Invalid("no-hours")

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a usual stretch."""
        chosen = super().choose(values, sense)
        return chosen if isinstance(chosen, Invalid) else str(chosen).split("-")

    def value(self, stored: Json) -> tuple[str, str] | Invalid:
        """Return the beginning and the end."""
        fits = isinstance(stored, list) and [understand.clock(str(part)) is not None for part in stored] == [True, True]
        return (stored[0], stored[1]) if fits else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the stretch in words."""
        return hours_words(stored[0], stored[1], sense.texts.language)


def _place(zone: str) -> str:
    """Return the city in an IANA name."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")
