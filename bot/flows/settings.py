"""The settings: when and how often the coach speaks, in what language, and for what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from bot import holidays
from bot.domain.hours import today_of
from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.holidays import NO, Holidays
from bot.talk.later import Clock
from bot.talk.measures import Days, Hours, Zone
from bot.talk.questions import Choice, Tongue
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk
from bot.texts import texts
from bot.texts.dates import day_words, hours_words

_AHEAD = 400
"""Days within which the next holiday is looked for."""


@dataclass(frozen=True, slots=True)
class Now:
    """How everything is set now."""

    member: Member
    holidays: bool = False
    """Whether public holidays can be known here at all."""
    country: str | None = None
    """Whose holidays are offered."""

    def shown(self) -> dict[str, str]:
        """Return the settings as a text shows them."""
        member, words = self.member, texts(self.member.language)
        start, end = (f"{part:%H:%M}" for part in member.quiet)
        return {
            "language": words.label(f"settings-language.option-{member.language}"),
            "place": member.zone.rsplit("/", 1)[-1].replace("_", " "),
            "days": words.weekdays(member.days),
            "holidays": self._holidays(),
            "at": f"{member.nudge_at:%H:%M}",
            "quiet": hours_words(start, end, member.language) if start != end else words.label("settings-never"),
            "pace": words.label(f"settings-pace.option-{member.pace}"),
            "purpose": words.label(f"settings-mode.option-{member.mode}"),
        }

    def _holidays(self) -> str:
        """Return whether holidays are days off, as it stands behind the days; nothing where none are known."""
        if not holidays.offered():
            return ""
        words, country = texts(self.member.language), holidays.country_kept(self.member)
        return words.label("settings-off", country=words.country(country)) if country else words.label("settings-on")


class Settings(Flow[Now]):
    """Show how everything is set, and change one thing."""

    name = "settings"
    aside = True

    which = Choice("at", "days", "holidays", "quiet", "pace", "zone", "language", "mode", "nothing")
    at = Clock()
    days = Days()
    holidays = Holidays()
    quiet = Hours()
    pace = Choice("normal", "slower", "stopped")
    zone = Zone()
    language = Tongue("nl", "en")
    mode = Choice("own", "inside")

    def route(self, a: Answers, known: Now) -> Route:
        """Ask what to change, then to what."""
        which = self.which if known.holidays else self.which.without("holidays")
        yield which.given(**known.shown())
        chosen = a[self.which]
        if chosen == "holidays":
            yield self.holidays.of(known.country)
        elif chosen == "zone":
            yield self.zone.suggesting(known.member.zone)
        elif chosen != "nothing":
            yield self.question(chosen)

    def look(self, member: Member, work: Work, talk: Talk) -> Now:
        """Read the settings."""
        country = member.country or holidays.country_of(member.zone)
        return Now(member, holidays.offered(), country if country and holidays.known(country) else None)

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep the change; the ending is said in the language that is chosen by now."""
        chosen = a[self.which]
        if chosen == "nothing":
            return Ending((Line("settings-kept"),))
        changed = set_to(member, chosen, a[self.question(chosen)])
        work.save_member(changed)
        shown = Now(changed).shown()
        said = Line("settings-done", {"which": chosen, "first": _first_holiday(changed, now), **shown})
        return Ending((said,), ("settings",), undone=Line("settings-undone"))


def set_to(member: Member, which: str, value: Any) -> Member:
    """Return the member with one setting changed, its value as the question of that name gives it."""
    if which == "at":
        return replace(member, nudge_at=value)
    if which == "quiet":
        return replace(member, quiet=(time.fromisoformat(value[0]), time.fromisoformat(value[1])))
    if which == "zone":
        return replace(member, zone=value, confirmed_zone=True)
    if which == "holidays":
        return replace(member, holidays=False) if value == NO else replace(member, holidays=True, country=value)
    changed: dict[str, Any] = {which: value}
    return replace(member, **changed)


def _first_holiday(member: Member, now: datetime) -> str:
    """Return the first working day that is a day off for being a holiday, in words; `none` when there is none."""
    today, days = today_of(member, now), holidays.workdays_of(member)
    off = next((day for day in (today + timedelta(days=n) for n in range(_AHEAD)) if days.lost(day)), None)
    return day_words(off, member.language, today) if off else "none"
