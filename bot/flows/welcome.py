"""The welcome: language, zone, mode, days, quiet hours; saved as it goes, ending in a test nudge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Kept, Line
from bot.store.work import Work
from bot.talk.measures import Days, Hours, Zone
from bot.talk.questions import Choice, Question, Tongue
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk


@dataclass(frozen=True, slots=True)
class Guess:
    """What the platform said, to be confirmed."""

    zone: str


class Welcome(Flow[Guess]):
    """Get to know the member in two minutes; everything but the language can be skipped and changed later."""

    name = "welcome"

    language = Tongue("nl", "en", greeted=True)
    zone = Zone(optional=True)
    mode = Choice("own", "inside", optional=True)
    days = Days(optional=True)
    quiet = Hours(optional=True)

    def route(self, a: Answers, known: Guess) -> Route:
        """Ask the five settings in a row."""
        yield self.language
        yield self.zone.suggesting(known.zone)
        yield self.mode
        yield self.days
        yield self.quiet

    def look(self, member: Member, work: Work, talk: Talk) -> Guess:
        """Read the zone as it is known so far."""
        return Guess(member.zone)

    def keep(
        self, question: Question[Any], stored: Json, before: Json, member: Member, work: Work, talk: Talk, now: datetime
    ) -> Kept | None:
        """Save each setting at once, so that the next question is in the right language."""
        if stored is None:
            return None
        value: Any = question.value(stored)
        changed = replace(member, **{question.name: value})
        if question.name == "quiet":
            changed = replace(member, quiet=(time.fromisoformat(value[0]), time.fromisoformat(value[1])))
        elif question.name == "zone":
            changed = replace(member, zone=value, confirmed_zone=True)
        work.save_member(changed)
        return Kept(member=changed)

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Note that the welcome is over; the rhythm sends the test nudge from there."""
        work.save_member(replace(member, welcomed=member.welcomed or now))
        return Ending((Line("welcome-done"),), undone=Line("welcome-undone"))
