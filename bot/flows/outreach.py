"""What came of telling the story to someone: what they answered, and the need that was heard."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.contacts import Contact, Introduction, IntroState
from bot.domain.member import Member
from bot.domain.outreach import OUTCOMES, Outcome, Outreach
from bot.flows.base import Ending, Flow, Line
from bot.flows.guess import welcome_of
from bot.flows.met import brought, brought_lines, chosen, introduced, named_in, on_list, was_met
from bot.store.work import Work
from bot.talk.engine import TOLD, half_of, halves
from bot.talk.measures import Moment
from bot.talk.people import Chosen, ContactChoice, Names
from bot.talk.questions import Choice, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.understand import Understood

TOWARD = "toward"
"""Beside the answers of a talk: the introduction that was asked for."""
OUTCOME_OF: Mapping[str, Outcome] = {"yes": "yes", "forwarded": "maybe", "no": "no", "no-answer": "no-answer"}
STATE_OF: Mapping[str, IntroState] = {"yes": "yes", "forwarded": "forwarded", "no": "no", "no-answer": "asked"}
ENOUGH = 3
"""Guesses that say something together; fewer are chance."""
SESSION = "session"
"""The outcome that says it was a session already: its log takes over."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who there is to have told the story, and which questions a sentence answered before they were asked."""

    contacts: Sequence[Contact]
    told: Collection[str] = ()
    toward: Introduction | None = None
    other: str = ""
    """Whom the introduction leads to."""
    in_a_sentence: bool = False
    """Told in a sentence of one's own, which is only noted: no guess is asked for."""

    def guess(self, told: Outreach, contacts: Sequence[Contact]) -> tuple[str, Mapping[str, Json]] | None:
        """Return the guess to go on with when no answer came yet."""
        person = next(contact for contact in contacts if contact.id == told.contact)
        if told.outcome != "no-answer" or self.in_a_sentence or not welcome_of(person, contacts):
            return None
        return "guess", {"contact": {"id": person.id, "name": person.name}}


class LogOutreach(Flow[Told]):
    """Log what came of an outreach; what else one sentence told (an introduction, a session agreed) is kept too."""

    name = "outreach"
    logs = True

    contact = ContactChoice()
    outcome = Choice(*OUTCOMES, SESSION)
    intro = Choice(*STATE_OF)
    introduces = Names()
    when = Moment(optional=True)
    need = Text(most=400, optional=True)

    def route(self, a: Answers, known: Told) -> Route:
        """Ask with whom and what came of it, and for the need; the rest is only kept when it was told."""
        yield self.contact.among(known.contacts)
        person: Chosen = a[self.contact]
        if known.toward is not None:
            yield self.intro.given(name=person.name, other=known.other)
            return
        yield self.outcome.given(name=person.name)
        if a[self.outcome] == SESSION:
            return
        if self.introduces.key in known.told:
            yield self.introduces.given(name=person.name)
        if self.when.key in known.told:
            yield self.when.given(name=person.name)
        if a[self.outcome] != "no-answer":
            yield self.need.given(name=person.name, outcome=a[self.outcome])

    def look(self, member: Member, work: Work, talk: Talk) -> Told:
        """Read the list, those told last first."""
        last = {outreach.contact: outreach.created.timestamp() for outreach in work.outreach(member.id)}
        contacts = [contact for contact in work.contacts(member.id) if not contact.archived]
        asked = talk.answers.get(TOWARD) or talk.about.get(TOWARD)
        toward = next((one for one in work.introductions(member.id) if one.id == asked), None) if asked else None
        return Told(
            sorted(contacts, key=lambda contact: -last.get(contact.id, contact.created.timestamp())),
            {*talk.draft.get(TOLD, ()), *halves(talk), *talk.answers},
            toward,
            next((contact.name for contact in contacts if toward and contact.id == toward.to), ""),
            bool(talk.draft.get(TOLD)),
        )

    def subject(self, known: Told, talk: Talk) -> str | None:
        """Return with whom it is."""
        return named_in(talk, self.contact.among(known.contacts))

    def heard(self, said: Understood, known: Told) -> dict[str, Json]:
        """Take all that a sentence told of it."""
        found = chosen(self.contact, said, known.contacts)
        if said.outcome and known.toward is not None:
            found[self.intro.key] = next(state for state, one in OUTCOME_OF.items() if one == said.outcome)
        elif said.outcome:
            found[self.outcome.key] = said.outcome
        if said.introduces:
            found[self.introduces.key] = introduced(said.introduces, known.contacts)
        if said.session:
            found[self.when.key] = said.session.isoformat()
        return found

    def halves(self, said: Understood) -> dict[str, Json]:
        """Keep the day of a session that was agreed, when its time is missing."""
        day = said.day if said.agreed and not said.session else None
        return {half_of(self.when.key): day.isoformat()} if day else {}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Write what came of it and who was met; a session that was agreed is planned next."""
        known = self.look(member, work, talk)
        if known.toward is not None:
            return self._asked(a, known, member, work, now)
        if a[self.outcome] == SESSION:
            return Ending((), then=("result", {"which": talk.answers[self.contact.key]}))
        person = on_list(a[self.contact], member, work, now)
        outcome: Outcome = a[self.outcome]
        told = Outreach(0, person.id, outcome, now, a.get(self.need))
        compared = _kept(person, told, member, work)
        if outcome != "no-answer":
            was_met(person, member, work, now)
        met = brought(a.get(self.introduces) or (), person, member, work, now)
        said = [Line("outreach-done", {"name": person.name, "outcome": outcome}), *compared]
        if a.get(self.need):
            said.append(Line("outreach-need-kept", {"need": a[self.need]}))
        said += brought_lines(met, person, member, now)
        undone = Line("outreach-undone", {"name": person.name})
        starts = a.get(self.when)
        if starts is None:
            plan = ("session",) if outcome == "yes" and work.offers(member.id) else ()
            return Ending(tuple(said), plan, undone=undone, then=known.guess(told, work.contacts(member.id)))
        agreed = {"contact": {"id": person.id, "name": person.name}, "when": starts.isoformat()}
        return Ending(tuple(said), undone=undone, then=("session", agreed))

    def _asked(self, a: Answers, known: Told, member: Member, work: Work, now: datetime) -> Ending:
        """Write what came of asking for an introduction."""
        toward = known.toward
        assert toward is not None  # noqa: S101 - this is about one
        person = on_list(a[self.contact], member, work, now)
        state = STATE_OF[a[self.intro]]
        told = Outreach(0, person.id, OUTCOME_OF[a[self.intro]], now, toward=toward.id)
        compared = _kept(person, told, member, work)
        work.save_introduction(member.id, replace(toward, state=state, changed=now))
        said = Line("outreach-intro-done", {"name": person.name, "other": known.other, "state": state})
        undone = Line("outreach-undone", {"name": person.name})
        return Ending((said, *compared), undone=undone, then=known.guess(told, work.contacts(member.id)))


def _kept(person: Contact, told: Outreach, member: Member, work: Work) -> list[Line]:
    """Keep an outreach, and say how a guess turned out that was made before it; any contact ends somebody's rest."""
    settled = person.guess if told.outcome != "no-answer" else None
    work.add_outreach(
        member.id, contact=person.id, outcome=told.outcome, now=told.created, need=told.need, toward=told.toward,
        guess=settled,
    )  # fmt: skip
    still = person.guess if settled is None else None
    work.save_contact(member.id, replace(person, guess=still, rests_until=None, parked=False))
    if settled is None:
        return []
    lines = [Line("outreach-guessed", {"guess": settled, "outcome": told.outcome})]
    guessed = [one for one in work.outreach(member.id) if one.guess is not None]
    if len(guessed) >= ENOUGH:
        mean = round(sum(one.guess or 0 for one in guessed) / len(guessed))
        yes = round(100 * sum(one.outcome == "yes" for one in guessed) / len(guessed))
        lines.append(Line("outreach-guesses", {"count": len(guessed), "guess": mean, "yes": yes}))
    return lines
