"""A pause: until a day the coach keeps quiet, save for what was asked for; and being back before that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.hours import today_of
from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.later import Back
from bot.talk.questions import Choice
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts.dates import day_words
from bot.understand import Understood

KEPT = 30
"""Pauses that are remembered, the latest."""


@dataclass(frozen=True, slots=True)
class Away:
    """Until when there is a pause already, and that day in words."""

    until: date | None
    words: str


class Pause(Flow[Away]):
    """Take a pause, or end or change the one there is."""

    name = "pause"
    aside = True

    already = Choice("back", "longer", "keep")
    until = Back()

    def route(self, a: Answers, known: Away) -> Route:
        """Ask until when; somebody who is away already is asked first what they want."""
        if known.until is not None:
            yield self.already.given(day=known.words)
            if a[self.already] != "longer":
                return
        yield self.until

    def look(self, member: Member, work: Work, talk: Talk) -> Away:
        """Read the pause there is."""
        until = member.paused_until
        if until is None or until <= today_of(member, talk.touched):
            return Away(None, "")
        return Away(until, day_words(until, member.language, today_of(member, talk.touched)))

    def heard(self, said: Understood, known: Away) -> dict[str, Json]:
        """Take the day on which they are back."""
        if said.until is None:
            return {}
        longer = {self.already.key: "longer"} if known.until is not None else {}
        return {**longer, self.until.key: said.until.isoformat()}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep the day, or end the pause."""
        if a.get(self.until) is not None:
            work.save_member(paused(member, today_of(member, now), a[self.until]))
            day = day_words(a[self.until], member.language, today_of(member, now))
            return Ending((Line("pause-done", {"day": day}),), undone=Line("pause-undone"))
        if a[self.already] == "back":
            work.save_member(paused(member, today_of(member, now), None))
            return Ending((Line("pause-over"),), undone=Line("pause-over-undone"))
        return Ending((Line("pause-kept"),))


def paused(member: Member, today: date, until: date | None) -> Member:
    """Return the member with a pause from today until a day, or with the one there is ended today."""
    before = [(start, min(end, today)) for start, end in member.pauses if start < today]
    now = [(today, until)] if until is not None else []
    return replace(member, paused_until=until, pauses=tuple([*before, *now][-KEPT:]))
