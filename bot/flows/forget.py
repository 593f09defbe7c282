"""Being forgotten: everything a member ever said, erased after one clear yes."""

from __future__ import annotations

from datetime import datetime

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Choice, Invalid, Sense
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.understand import yes_no


class Sure(Choice):
    """Whether to erase; a plain no keeps everything, while erasing needs more than a plain yes."""

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand an option or a no."""
        return "keep" if yes_no(text) is False else super().understand(text, sense)


class Forget(Flow[None]):
    """Ask once whether all of it may go, and then let it go."""

    name = "delete"
    aside = True

    sure = Sure("keep", "erase")

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
