"""A prototype session, planned: with whom, when, how long; a reminder and the prompt to log follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.contacts import Contact
from bot.domain.member import Member
from bot.domain.sessions import Session
from bot.flows.base import Ending, Flow, Line
from bot.flows.met import chosen, named_in, on_list
from bot.store.work import Work
from bot.talk.engine import half_of
from bot.talk.measures import Minutes, Moment
from bot.talk.people import Chosen, ContactChoice
from bot.talk.questions import Confirm, Text, YesNo
from bot.talk.script import Answers, Route, Together
from bot.talk.talks import Json, Talk
from bot.texts.dates import moment_words
from bot.understand import Understood


@dataclass(frozen=True, slots=True)
class Plans:
    """The people there are, and what was planned with them."""

    contacts: Sequence[Contact]
    sessions: Sequence[Session]
    zone: str
    language: str
    now: datetime
    offered: int | None = None
    """How long what is on offer takes."""

    def coming(self, contact: int | None) -> Session | None:
        """Return the session still to come with someone."""
        return next(
            (s for s in self.sessions if s.contact == contact and s.state == "planned" and s.starts > self.now), None
        )

    def met(self, contact: int | None) -> bool:
        """Whether there was ever a session with someone."""
        return any(s.contact == contact for s in self.sessions)


class PlanSession(Flow[Plans]):
    """Plan a prototype session with a contact; ends with a reminder before it and a prompt after it."""

    name = "session"

    contact = ContactChoice()
    move = YesNo()
    when = Moment()
    minutes = Minutes(25, 45, 90)
    aim = Text(most=300, optional=True)
    check = Confirm()

    def route(self, a: Answers, known: Plans) -> Route:
        """Ask with whom, when and how long, and at a first time what should come of it."""
        yield self.contact.among(known.contacts)
        person: Chosen = a[self.contact]
        coming = known.coming(person.id)
        if coming:
            at = moment_words(coming.starts, known.zone, known.language, known.now)
            yield self.move.given(name=person.name, at=at)
        when, minutes = (
            self.when.given(name=person.name),
            self.minutes.with_usual(known.offered).given(name=person.name),
        )
        yield Together(when, minutes)
        if not known.met(person.id):
            yield self.aim.given(name=person.name)
        yield self.check

    def look(self, member: Member, work: Work, talk: Talk) -> Plans:
        """Read the list and what was planned before this talk began."""
        contacts = [contact for contact in work.contacts(member.id) if not contact.archived]
        sessions = work.sessions(member.id)
        offer = next(reversed(work.offers(member.id)), None)
        offered = offer.minutes if offer else None
        return Plans(sorted(contacts, key=_likely), sessions, member.zone, member.language, talk.opened, offered)

    def subject(self, known: Plans, talk: Talk) -> str | None:
        """Return with whom it is."""
        return named_in(talk, self.contact.among(known.contacts))

    def heard(self, said: Understood, known: Plans) -> dict[str, Json]:
        """Take with whom, when and how long from a sentence."""
        found = chosen(self.contact, said, known.contacts)
        starts = said.session or said.moment
        if starts:
            found[self.when.key] = starts.isoformat()
        if said.minutes:
            found[self.minutes.key] = said.minutes
        return found

    def halves(self, said: Understood) -> dict[str, Json]:
        """Keep a day without its time."""
        return {half_of(self.when.key): said.day.isoformat()} if said.day and not said.moment else {}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Write the session, or move the one there was."""
        person: Chosen = a[self.contact]
        contact_id = on_list(person, member, work, now).id
        coming = self.look(member, work, talk).coming(contact_id)
        starts, minutes, aim = a[self.when], a[self.minutes], a.get(self.aim)
        if coming and a.get(self.move) == "yes":
            moved = replace(
                coming, starts=starts, minutes=minutes, zone=member.zone, created=now, aim=aim or coming.aim
            )
            work.save_session(member.id, moved)
        else:
            work.add_session(
                member.id, contact=contact_id, starts=starts, minutes=minutes, zone=member.zone, now=now, aim=aim
            )
        said = {"name": person.name, "at": moment_words(starts, member.zone, member.language, now), "minutes": minutes}
        return Ending((Line("session-done", said),), undone=Line("session-undone", {"name": person.name}))


def _likely(contact: Contact) -> tuple[int, float]:
    """Sort those one earns with first: columns 2, 3, 1, the newest first within each."""
    return {2: 0, 3: 1, 1: 2}[contact.column], -contact.created.timestamp()
