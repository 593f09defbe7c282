"""The early adopters: two quick questions a name, a few names at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.adopters import PROBLEMS, TASTES, place, to_screen
from bot.domain.contacts import Contact
from bot.domain.hours import today_of
from bot.domain.member import Member
from bot.domain.paths import EARLY
from bot.flows.base import Ending, Flow, Kept, Line
from bot.store.work import Work
from bot.talk.questions import Choice, Question
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts import texts

SITTING = 5
"""Names in one sitting; the others wait, so that asking stops long before it hurts."""
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Screening:
    """Whom this sitting is about, and how many others wait."""

    contacts: Sequence[Contact]
    waiting: int


class Screen(Flow[Screening]):
    """Find the early adopters among the names."""

    name = "adopters"

    problem = Choice(*PROBLEMS, UNKNOWN, yes="knows", no="no", skips=UNKNOWN)
    taste = Choice(*TASTES, UNKNOWN, skips=UNKNOWN)

    def route(self, a: Answers, known: Screening) -> Route:
        """Ask both of each name; of whom the first isn't known, nothing more is asked."""
        for contact in known.contacts:
            problem = self.problem.about(contact.id, name=contact.name)
            yield problem
            if a[problem] != UNKNOWN:
                yield self.taste.about(contact.id, name=contact.name)

    def look(self, member: Member, work: Work, talk: Talk) -> Screening:
        """Read who is to be placed: those this talk is about already, and after them the others."""
        contacts = work.contacts(member.id)
        asked = [int(key.partition(":")[2]) for key in talk.answers if key.startswith("problem:")]
        there = {one.id: one for one in contacts}
        begun = [there[number] for number in asked if number in there]
        others = [one for one in to_screen(contacts) if one.id not in asked]
        sitting = [*begun, *others][: max(SITTING, len(begun))]
        return Screening(sitting, len(others) - (len(sitting) - len(begun)))

    def keep(
        self, question: Question[Any], stored: Json, before: Json, member: Member, work: Work, talk: Talk, now: datetime
    ) -> Kept | None:
        """Place somebody as soon as both answers are there."""
        number = int(question.subject)
        contact = next((one for one in work.contacts(member.id) if one.id == number), None)
        if contact is None:
            return None
        problem = talk.answers.get(f"problem:{number}")
        taste = talk.answers.get(f"taste:{number}") if problem != UNKNOWN else UNKNOWN
        adopter = place(problem, taste) if problem in PROBLEMS and taste in TASTES else None
        work.save_contact(member.id, replace(contact, adopter=adopter, screened=today_of(member, now)))
        if adopter is None:
            return None
        variables = {"name": contact.name, "type": adopter}
        return Kept(said=(Line("adopters-kept", variables),), undone=Line("adopters-undone", variables))

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Say who the early adopters are to begin with."""
        known = self.look(member, work, talk)
        early = [one.name for one in work.contacts(member.id) if one.adopter in EARLY and not one.archived]
        row = texts(member.language).row(early)
        said = [Line("adopters-done", {"names": row, "count": len(early)})]
        if known.waiting:
            said.append(Line("adopters-more", {"count": known.waiting}))
        return Ending(tuple(said))
