"""A look back at two weeks: four taps that show how much of it was moving others."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Choice, Choices
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk


class LookBack(Flow[None]):
    """Four quick questions about the last two weeks."""

    name = "look-back"

    hours = Choice("making", "meetings", "mail", "people")
    moved = Choices("idea", "help", "decision", "none")
    share = Choice("little", "half", "much")
    waits = Choice("yes", "somebody", "no")

    def route(self, a: Answers, known: None) -> Route:
        """Ask where the hours went, who was moved, how much that was, and what still waits."""
        yield self.hours
        yield self.moved
        yield self.share
        yield self.waits

    def look(self, member: Member, work: Work, talk: Talk) -> None:
        """Read nothing."""

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep it, and hold up the mirror."""
        told = {
            "hours": a[self.hours],
            "moved": ",".join(sorted(a[self.moved])),
            "share": a[self.share],
            "waits": a[self.waits],
        }
        work.save_member(replace(member, looked_back=told))
        shown = {**told, "moved": "none" if not a[self.moved] - {"none"} else "some"}
        return Ending((Line("look-back-done", shown),), undone=Line("look-back-undone"))
