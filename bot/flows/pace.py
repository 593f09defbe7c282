"""After two nudges without a word: whether they should come less often, at another time, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.later import Clock
from bot.talk.questions import Choice
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk


class Pace(Flow[None]):
    """Ask how the nudges should come; nothing is changed without being asked."""

    name = "pace"
    aside = True
    lapses = True

    how = Choice("same", "slower", "time", "stop")
    at = Clock()

    def route(self, a: Answers, known: None) -> Route:
        """Ask how, and when if at another time."""
        yield self.how
        if a[self.how] == "time":
            yield self.at

    def look(self, member: Member, work: Work, talk: Talk) -> None:
        """Read nothing."""

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep what was chosen."""
        how = a[self.how]
        changes: dict[str, dict[str, Any]] = {
            "slower": {"pace": "slower"},
            "stop": {"pace": "stopped"},
            "time": {"nudge_at": a.get(self.at)},
            "same": {},
        }
        work.save_member(replace(member, **changes[how]))
        at = f"{a[self.at]:%H:%M}" if how == "time" else ""
        undone = None if how == "same" else Line("pace-undone")
        return Ending((Line("pace-done", {"how": how, "at": at}),), undone=undone)
