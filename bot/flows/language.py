"""Another language, at any moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Tongue
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.understand import Understood


class Speak(Flow[None]):
    """Ask which language to go on in, and go on in it."""

    name = "language"
    aside = True

    language = Tongue("nl", "en")

    def route(self, a: Answers, known: None) -> Route:
        """Ask the language."""
        yield self.language

    def look(self, member: Member, work: Work, talk: Talk) -> None:
        """Read nothing."""

    def heard(self, said: Understood, known: None) -> dict[str, Json]:
        """Take the language that was asked for."""
        return {self.language.key: said.language} if said.language else {}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Save the language; the ending is said in it."""
        work.save_member(replace(member, language=a[self.language]))
        return Ending((Line("language-done"),), undone=Line("language-undone"))
