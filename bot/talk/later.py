"""Kinds of question about what is to come: a moment soon, a day to be back on, a time on the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from bot import understand
from bot.chat.messages import Option
from bot.talk.measures import Moment
from bot.talk.questions import Invalid, Question, Sense
from bot.talk.talks import Json
from bot.texts.dates import day_words


class Back(Question[date]):
    """The first day on which somebody is back who will be away; read back in full."""

    closed = True
    echoed = True
    WEEKS = (1, 2, 4)

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Offer one, two or four weeks, by the day they end on."""
        today = sense.now.astimezone(ZoneInfo(sense.zone)).date()
        return tuple(
            Option(
                (today + timedelta(weeks=weeks)).isoformat(),
                sense.texts.label("talk-weeks", count=weeks),
            )
            for weeks in self.WEEKS
        )

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find the day; one that is past or more than a year away is asked again."""
        found = understand.until(text, now=sense.now, zone=sense.zone)
        if found is None:
            return Invalid("past" if understand.past(text, now=sense.now, zone=sense.zone) else "no-day")
        return found.isoformat()

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take an offered day while it is still to come."""
        found = self.value(values[0] if len(values) == 1 else None)
        if isinstance(found, Invalid):
            return Invalid("no-day")
        return found.isoformat() if found > sense.now.astimezone(ZoneInfo(sense.zone)).date() else Invalid("past")

    def value(self, stored: Json) -> date | Invalid:
        """Return the day."""
        try:
            return date.fromisoformat(stored)
        except (TypeError, ValueError):
            return Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the day in full."""
        today = sense.now.astimezone(ZoneInfo(sense.zone)).date()
        return day_words(date.fromisoformat(stored), sense.texts.language, today)


class Soon(Moment):
    """A moment to be reminded at: as any other, or so much later, with the usual ones to tap."""

    SOON: Mapping[str, timedelta] = {"20m": timedelta(minutes=20), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}
    MORNINGS: Mapping[str, str] = {"tomorrow": "morgen 9:00", "week": "maandag 9:00"}

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Offer a little later, tomorrow morning and next week."""
        return tuple(Option(i, sense.texts.label(f"talk-in-{i}")) for i in (*self.SOON, *self.MORNINGS))

    def suggestions(self, sense: Sense) -> tuple[Option, ...]:
        """Offer the same."""
        return self.options(sense)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find the moment; a length alone is so much later, a day alone its morning."""
        named = understand.option(text, {option.value: option.label for option in self.options(sense)})
        if named is not None:
            return self.choose([named], sense)
        length = understand.minutes(text) if not text.strip().isdigit() else None
        if length:
            return (sense.now + timedelta(minutes=length)).isoformat()
        found = super().understand(text, sense)
        if isinstance(found, Invalid) and found.half:
            return super().understand(f"{text} 9:00", sense)
        return found

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take one of the usual moments, counted from now."""
        chosen = values[0] if len(values) == 1 else ""
        if chosen in self.SOON:
            return (sense.now + self.SOON[chosen]).isoformat()
        if chosen in self.MORNINGS:
            return super().understand(self.MORNINGS[chosen], sense)
        return super().choose(values, sense)


class Clock(Question[time]):
    """A time of the day on the wall clock."""

    closed = True
    USUAL = ("08:00", "09:00", "12:00", "16:00")

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the usual times."""
        return tuple(Option(at, at) for at in self.USUAL)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a time."""
        found = understand.clock(text)
        return Invalid("no-clock") if found is None else f"{found:%H:%M}"

    def value(self, stored: Json) -> time | Invalid:
        """Return the time."""
        found = understand.clock(stored) if isinstance(stored, str) else None
        return found or Invalid("gone")
