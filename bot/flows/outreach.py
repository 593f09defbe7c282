"""What came of telling the story to someone: what they answered, and the need that was heard."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.contacts import Contact
from bot.domain.member import Member
from bot.domain.outreach import OUTCOMES
from bot.flows.base import Ending, Flow, Line
from bot.flows.met import brought, brought_lines, chosen, named_in, on_list
from bot.store.work import Work
from bot.talk.engine import TOLD, half_of, halves
from bot.talk.measures import Moment
from bot.talk.people import Chosen, ContactChoice, Names
from bot.talk.questions import Choice, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.understand import Understood, names

SESSION = "session"
"""The outcome that says it was a session already: its log takes over."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who there is to have told the story, and which questions a sentence answered before they were asked."""

    contacts: Sequence[Contact]
    told: Collection[str] = ()


class LogOutreach(Flow[Told]):
    """Log what came of an outreach; what else one sentence told (an introduction, a session agreed) is kept too."""

    name = "outreach"
    logs = True

    contact = ContactChoice()
    outcome = Choice(*OUTCOMES, SESSION)
    introduces = Names()
    when = Moment(optional=True)
    need = Text(most=400, optional=True)

    def route(self, a: Answers, known: Told) -> Route:
        """Ask with whom and what came of it, and for the need; the rest is only kept when it was told."""
        yield self.contact.among(known.contacts)
        person: Chosen = a[self.contact]
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
        return Told(
            sorted(contacts, key=lambda contact: -last.get(contact.id, contact.created.timestamp())),
            {*talk.draft.get(TOLD, ()), *halves(talk), *talk.answers},
        )

    def subject(self, known: Told, talk: Talk) -> str | None:
        """Return with whom it is."""
        return named_in(talk, self.contact.among(known.contacts))

    def heard(self, said: Understood, known: Told) -> dict[str, Json]:
        """Take all that a sentence told of it."""
        found = chosen(self.contact, said, known.contacts)
        if said.outcome:
            found[self.outcome.key] = said.outcome
        if said.introduces:
            found[self.introduces.key] = [{"name": named.name, "note": named.note} for named in names(said.introduces)]
        if said.session:
            found[self.when.key] = said.session.isoformat()
        return found

    def halves(self, said: Understood) -> dict[str, Json]:
        """Keep the day of a session that was agreed, when its time is missing."""
        day = said.day if said.agreed and not said.session else None
        return {half_of(self.when.key): day.isoformat()} if day else {}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Write what came of it and who was met; a session that was agreed is planned next."""
        if a[self.outcome] == SESSION:
            return Ending((), then=("result", {"which": talk.answers[self.contact.key]}))
        person = on_list(a[self.contact], member, work, now)
        work.add_outreach(member.id, contact=person.id, outcome=a[self.outcome], now=now, need=a.get(self.need))
        met = brought(a.get(self.introduces) or (), person, member, work, now)
        said = [Line("outreach-done", {"name": person.name, "outcome": a[self.outcome]})]
        if a.get(self.need):
            said.append(Line("outreach-need-kept", {"need": a[self.need]}))
        said += brought_lines(met, person, member, now)
        undone = Line("outreach-undone", {"name": person.name})
        starts = a.get(self.when)
        if starts is None:
            return Ending(tuple(said), undone=undone)
        agreed = {"contact": {"id": person.id, "name": person.name}, "when": starts.isoformat()}
        return Ending(tuple(said), undone=undone, then=("session", agreed))
