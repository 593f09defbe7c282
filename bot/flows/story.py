"""The story: five questions, one at a time, that become a minute to tell; every change is a new version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member
from bot.domain.story import QUESTIONS, Story, sentence, words_in
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Confirm, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts import texts

A_MINUTE = 170
"""Words that can be told in a minute, unhurried."""


@dataclass(frozen=True, slots=True)
class Told:
    """The story as it was told before, if it was."""

    latest: Story | None


class TellStory(Flow[Told]):
    """Make the story clear; a second time the old answers stand ready to be changed."""

    name = "story"

    who = Text(most=500)
    love = Text(most=500)
    person = Text(most=500)
    need = Text(most=500)
    change = Text(most=500)
    check = Confirm()

    def route(self, a: Answers, known: Told) -> Route:
        """Ask the five in a row; what was told before is shown to be confirmed or changed."""
        yield self.who
        yield self.love
        yield self.person
        yield self.need
        yield self.change
        if known.latest:
            yield self.check

    def look(self, member: Member, work: Work, talk: Talk) -> Told:
        """Read the latest version."""
        return Told(next(iter(work.stories(member.id)), None))

    def prefill(self, known: Told) -> dict[str, Json]:
        """Start from what was told before."""
        return dict(known.latest.answers) if known.latest else {}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Put the answers together and keep them as a new version."""
        latest = self.look(member, work, talk).latest
        answers = {name: a[getattr(self, name)] for name in QUESTIONS}
        if latest and dict(latest.answers) == answers:
            return Ending((Line("story-same", {"version": latest.version}),))
        words = texts(member.language)
        parts = {name: sentence(answer, opens=name == "who") for name, answer in answers.items()}
        told = words.label("story-told", mode=member.mode, opening=_opening(answers["who"]), **parts)
        version = latest.version + 1 if latest else 1
        work.add_story(member.id, Story(version, answers, told, now))
        said = [Line("story-done", {"version": version, "story": told})]
        if words_in(told) > A_MINUTE:
            said.append(Line("story-long", {"count": words_in(told)}))
        return Ending(tuple(said), undone=Line("story-undone", {"version": version}))


def _opening(who: str) -> str:
    """Say whether the first answer is a sentence already, or what one is (`designer and father`)."""
    first = who.split(maxsplit=1)[0].casefold().strip(",.'’")
    return "own" if first in {"ik", "mijn", "i", "i'm", "i’m", "my", "wij", "we"} else "bare"
