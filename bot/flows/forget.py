"""Being forgotten: everything a member ever said, erased after one clear yes."""

from __future__ import annotations

from datetime import datetime

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Choice
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk


class Forget(Flow[None]):
    """Ask once whether all of it may go, and then let it go."""

    name = "delete"
    aside = True

    sure = Choice("keep", "erase")

    def route(self, a: Answers, known: None) -> Route:
        """Ask whether to erase."""
        yield self.sure

    def look(self, member: Member, work: Work, talk: Talk) -> None:
        """Read nothing."""

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Erase the member, or leave everything as it is."""
        if a[self.sure] == "keep":
            return Ending((Line("delete-kept"),))
        work.forget(member.id)
        return Ending((Line("delete-done"),), gone=True)
