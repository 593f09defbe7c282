"""The story: five questions, one at a time, that become a minute to tell; every change is a new version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member
from bot.domain.story import QUESTIONS, Story, sentence, words_in
from bot.domain.telling import is_a_thing, jargon, names_nobody
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Confirm, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts import texts

WARNINGS = 3
"""In one telling, one of each kind at most mostly: the story is theirs."""
A_MINUTE = 170
"""Words that can be told in a minute, unhurried."""


@dataclass(frozen=True, slots=True)
class Told:
    """The story as it was told before, if it was."""

    latest: Story | None
    lessons: Sequence[str] = ()
    """What was learnt since, each between quotation marks."""
    learnt: str = ""
    """The same in a row."""


class TellStory(Flow[Told]):
    """Make the story clear; a second time the old answers stand ready to be changed."""

    name = "story"

    who = Text(most=500)
    love = Text(most=500)
    person = Text(most=500)
    need = Text(most=500)
    change = Text(most=500)
    plainer = Text(most=500, optional=True)
    somebody = Text(most=500, optional=True)
    effect = Text(most=500, optional=True)
    check = Confirm()

    def route(self, a: Answers, known: Told) -> Route:
        """Ask the five in a row; what was told before is shown to be confirmed or changed."""
        warned = 0
        for number, name in enumerate(QUESTIONS, 1):
            question: Text = getattr(self, name).counted(number, len(QUESTIONS))
            yield question
            warning = self._warning(name, a[question], known) if warned < WARNINGS else None
            if warning is not None:
                warned += 1
                yield warning.counted(0, 0)
        if known.latest:
            yield self.check.given(count=len(known.lessons), lessons=known.learnt)

    def _warning(self, name: str, answer: str, known: Told) -> Text | None:
        """Return what is asked once more about an answer that makes a story hard to hear; never again of a kept one."""
        if known.latest and known.latest.answers.get(name) == answer:
            return None
        if name == "person" and names_nobody(answer):
            return self.somebody.given(said=answer)
        if name == "change" and is_a_thing(answer):
            return self.effect.given(said=answer)
        word = jargon(answer) if name != "person" else None
        return self.plainer.about(name, word=word) if word else None

    def _answers(self, a: Answers) -> dict[str, str]:
        """Return the answers as they were bettered."""
        better = {"person": self.somebody, "change": self.effect}
        found = {}
        for name in QUESTIONS:
            plainer = a.get(self.plainer.about(name))
            instead = a.get(better[name]) if name in better else None
            found[name] = instead or plainer or a[getattr(self, name)]
        return found

    def look(self, member: Member, work: Work, talk: Talk) -> Told:
        """Read the latest version, and what was learnt since."""
        latest = next(iter(work.stories(member.id)), None)
        if latest is None:
            return Told(None)
        lessons = [f"“{one.text}”" for one in work.lessons(member.id) if one.created > latest.created]
        return Told(latest, lessons, texts(member.language).row(lessons))

    def prefill(self, known: Told) -> dict[str, Json]:
        """Start from what was told before."""
        return dict(known.latest.answers) if known.latest else {}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Put the answers together and keep them as a new version."""
        latest = self.look(member, work, talk).latest
        answers = self._answers(a)
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
