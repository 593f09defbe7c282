"""A reminder that was asked for: of what was put aside, of the person of the day, or of words of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.later import Soon
from bot.talk.questions import Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts.dates import moment_words
from bot.understand import Understood

MOST = 200
"""Characters of what to be reminded of."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Whether it is about a talk that was put aside, so that it needs no words."""

    talk: str | None


class Snoozed(Flow[Aside]):
    """Ask when to come back, and to what."""

    name = "snooze"

    when = Soon()
    what = Text(most=MOST, optional=True)

    def route(self, a: Answers, known: Aside) -> Route:
        """Ask when; and what it is about, unless it is about what was just open."""
        yield self.when
        if known.talk is None:
            yield self.what

    def look(self, member: Member, work: Work, talk: Talk) -> Aside:
        """Read which talk it is about."""
        return Aside(talk.about.get("talk"))

    def heard(self, said: Understood, known: Aside) -> dict[str, Json]:
        """Take the moment, and whom it is about."""
        found: dict[str, Json] = {}
        if said.moment is not None:
            found[self.when.key] = said.moment.isoformat()
        if words := said.about or said.contact:
            found[self.what.key] = words[:MOST]
        return found

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep it until then."""
        at = a[self.when]
        work.add_snooze(member.id, at=at, now=now, text=a.get(self.what), talk=talk.about.get("talk"))
        words = moment_words(at, member.zone, member.language, now)
        return Ending((Line("snooze-done", {"at": words}),), undone=Line("snooze-undone"))
