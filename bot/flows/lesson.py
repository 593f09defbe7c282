"""A lesson: one sentence that may change the story, the offer or the list."""

from __future__ import annotations

from datetime import datetime

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Choices, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk

CHANGES = ("story", "offer", "names")


class Learn(Flow[None]):
    """Note what was learnt, and go on to what it changes."""

    name = "lesson"

    lesson = Text(most=300)
    changes = Choices(*CHANGES, optional=True)

    def route(self, a: Answers, known: None) -> Route:
        """Ask the lesson and what it changes."""
        yield self.lesson
        yield self.changes

    def look(self, member: Member, work: Work, talk: Talk) -> None:
        """Read nothing."""

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep the lesson; what it changes is one tap away."""
        work.add_lesson(member.id, text=a[self.lesson], now=now)
        changes = [one for one in CHANGES if one in (a.get(self.changes) or ())]
        said = Line("lesson-done", {"lesson": a[self.lesson], "changes": changes[0] if changes else "none"})
        return Ending((said,), tuple(changes), undone=Line("lesson-undone"))
