"""The settings: when and how often the coach speaks, in what language, and for what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.later import Clock
from bot.talk.measures import Days, Hours, Zone
from bot.talk.questions import Choice, Tongue
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk
from bot.texts import texts
from bot.texts.dates import hours_words


@dataclass(frozen=True, slots=True)
class Now:
    """How everything is set now."""

    member: Member

    def shown(self) -> dict[str, str]:
        """Return the settings as a text shows them."""
        member, words = self.member, texts(self.member.language)
        start, end = (f"{part:%H:%M}" for part in member.quiet)
        return {
            "language": words.label(f"settings-language.option-{member.language}"),
            "place": member.zone.rsplit("/", 1)[-1].replace("_", " "),
            "days": words.weekdays(member.days),
            "at": f"{member.nudge_at:%H:%M}",
            "quiet": hours_words(start, end, member.language) if start != end else words.label("settings-never"),
            "pace": words.label(f"settings-pace.option-{member.pace}"),
            "purpose": words.label(f"settings-mode.option-{member.mode}"),
        }


class Settings(Flow[Now]):
    """Show how everything is set, and change one thing."""

    name = "settings"
    aside = True

    which = Choice("at", "days", "quiet", "pace", "zone", "language", "mode", "nothing")
    at = Clock()
    days = Days()
    quiet = Hours()
    pace = Choice("normal", "slower", "stopped")
    zone = Zone()
    language = Tongue("nl", "en")
    mode = Choice("own", "inside")

    def route(self, a: Answers, known: Now) -> Route:
        """Ask what to change, then to what."""
        yield self.which.given(**known.shown())
        chosen = a[self.which]
        if chosen == "zone":
            yield self.zone.suggesting(known.member.zone)
        elif chosen != "nothing":
            yield self.question(chosen)

    def look(self, member: Member, work: Work, talk: Talk) -> Now:
        """Read the settings."""
        return Now(member)

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep the change; the ending is said in the language that is chosen by now."""
        chosen = a[self.which]
        if chosen == "nothing":
            return Ending((Line("settings-kept"),))
        changed = set_to(member, chosen, a[self.question(chosen)])
        work.save_member(changed)
        shown = Now(changed).shown()
        said = Line("settings-done", {"which": chosen, **shown})
        return Ending((said,), ("settings",), undone=Line("settings-undone"))


def set_to(member: Member, which: str, value: Any) -> Member:
    """Return the member with one setting changed, its value as the question of that name gives it."""
    if which == "at":
        return replace(member, nudge_at=value)
    if which == "quiet":
        return replace(member, quiet=(time.fromisoformat(value[0]), time.fromisoformat(value[1])))
    if which == "zone":
        return replace(member, zone=value, confirmed_zone=True)
    changed: dict[str, Any] = {which: value}
    return replace(member, **changed)
