"""What came of a session: two taps and two short forms, or one question at a time, in under ninety seconds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot import understand
from bot.domain.contacts import Contact, Introduction
from bot.domain.member import Member
from bot.domain.sessions import CURRENCIES, Result, Session
from bot.flows.base import Ending, Flow, Line
from bot.flows.met import brought, brought_lines, chosen, introduced, named_in, on_list, was_met
from bot.store.work import Work
from bot.talk.engine import TOLD
from bot.talk.measures import Amount
from bot.talk.people import Chosen, ContactChoice, Names
from bot.talk.questions import Choice, Choices, Text, YesNo
from bot.talk.script import Answers, Route, Together
from bot.talk.talks import Json, Talk
from bot.texts import texts
from bot.texts.dates import moment_words
from bot.understand import Understood

UNPLANNED = timedelta(minutes=45)
"""How long a session is taken to have been that was logged without having been planned."""


@dataclass(frozen=True, slots=True)
class Held:
    """The session that is being logged, when it is known, and who there is to have had one with."""

    session: Session | None
    person: Contact | None
    contacts: Sequence[Contact]
    introductions: Sequence[Introduction]
    told: Collection[str] = ()
    """The questions that a sentence answered before they were asked."""

    def introduction(self, contact: int | None) -> Introduction | None:
        """Return the introduction to someone that has not been thanked for."""
        return next((a for a in self.introductions if a.to == contact and a.state not in {"no", "thanked"}), None)

    def introducer(self, contact: int | None) -> Contact | None:
        """Return who made the introduction to someone, when they were not thanked yet."""
        arrow = self.introduction(contact)
        return next((person for person in self.contacts if arrow and person.id == arrow.by), None)


class LogResult(Flow[Held]):
    """Log what came of a session: the four currencies, what follows, who was met through it, and the lesson."""

    name = "result"
    logs = True

    which = ContactChoice()
    how = Choice("top", "good", "hard", "missed", free=300)
    came = Choices(*CURRENCIES)
    worth = Amount(optional=True)
    actions = Text(most=600, optional=True)
    next = Choice("alone", "together", "open", optional=True)
    referrals = Names()
    proof = Text(most=400, optional=True)
    share = YesNo(optional=True)
    lesson = Text(most=400, optional=True)
    thanks = Choice("done", "later", "no", optional=True)

    def route(self, a: Answers, known: Held) -> Route:
        """Ask how it was and what came in, then what follows from it, then what is worth keeping."""
        name, contact = (known.person.name, known.person.id) if known.person else ("", None)
        if known.person is None:
            yield self.which.among(known.contacts)
            person: Chosen = a[self.which]
            name, contact = person.name, person.id
        yield self.how.given(name=name)
        if a[self.how] == "missed":
            return
        yield self.came.given(name=name)
        paid = [self.worth.given(name=name)] if self.worth.key in known.told or "money" in a[self.came] else []
        yield Together(*paid, self.actions.given(name=name), self.next.given(name=name))
        referrals, proof = self.referrals.given(name=name), self.proof.given(name=name)
        introducer = known.introducer(contact)
        thanks = [self.thanks.given(name=introducer.name)] if introducer else []
        yield Together(referrals, proof, self.share.if_given(proof), self.lesson.given(name=name), *thanks)

    def look(self, member: Member, work: Work, talk: Talk) -> Held:
        """Read the session the talk is about, and those still to be logged, theirs first."""
        everybody = work.contacts(member.id)
        contacts = [contact for contact in everybody if not contact.archived]
        sessions = work.sessions(member.id)
        session = next((s for s in sessions if s.id == talk.about.get("session")), None)
        # A session stays with whom it was, also when they were taken off the list since.
        person = next((c for c in everybody if session and c.id == session.contact), None)
        waiting = {s.contact for s in sessions if s.state == "planned" and s.starts <= talk.opened}
        ordered = sorted(contacts, key=lambda c: (c.id not in waiting, -c.created.timestamp()))
        return Held(session, person, ordered, work.introductions(member.id), talk.draft.get(TOLD, ()))

    def currencies(self, a: Answers) -> frozenset[str]:
        """Return what came in; money too when an amount was told."""
        came: frozenset[str] = a[self.came]
        return came | {"money"} if a.get(self.worth) else came

    def subject(self, known: Held, talk: Talk) -> str | None:
        """Return with whom the session was."""
        return known.person.name if known.person else named_in(talk, self.which.among(known.contacts))

    def heard(self, said: Understood, known: Held) -> dict[str, Json]:
        """Take who, how it was, what came in, how they go on and who they will introduce from a sentence."""
        found = {} if known.person else chosen(self.which, said, known.contacts)
        if said.how:
            found[self.how.key] = said.how
        came = understand.came(said.text) | ({"money"} if said.money else set())
        if came - {"money"}:  # an amount alone leaves open what else came in
            found[self.came.key] = [one for one in CURRENCIES if one in came]
        if next_ := understand.goes_on(said.text):
            found[self.next.key] = next_
        if said.money:
            found[self.worth.key] = {"amount": str(said.money.amount), "currency": said.money.currency}
        if said.introduces:
            found[self.referrals.key] = introduced(said.introduces, known.contacts)
        return found

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Write the result, the lesson and the names that came out of it."""
        known = self.look(member, work, talk)
        person = known.person or on_list(a[self.which], member, work, now)
        off = self._called_off(a, known, person, member, work, now)
        session = known.session or off or self._session(person, member, work, now)
        undone = Line("result-undone", {"name": person.name})
        if a[self.how] == "missed":
            work.save_session(member.id, replace(session, state="missed"))
            at = moment_words(off.starts, member.zone, member.language, now) if off else ""
            gone = (Line("result-called-off", {"name": person.name, "at": at}),) if off else ()
            return Ending((*gone, Line("result-missed", {"name": person.name})), ("session",), undone=undone)
        work.save_session(member.id, replace(session, state="logged"))
        was_met(person, member, work, now)
        arrow = known.introduction(person.id)
        if arrow and a.get(self.thanks) == "done":
            work.save_introduction(member.id, replace(arrow, state="thanked", changed=now))
        referrals = brought(a.get(self.referrals) or (), person, member, work, now)
        work.add_result(member.id, self._result(a, session, referrals, now))
        if a.get(self.lesson):
            work.add_lesson(member.id, text=a[self.lesson], now=now, session=session.id)
        said = tuple(_said(self, a, person, known, referrals, member, now))
        return Ending(said, ("story",) if a.get(self.lesson) else (), undone=undone)

    def _called_off(
        self, a: Answers, known: Held, person: Contact, member: Member, work: Work, now: datetime
    ) -> Session | None:
        """The session still to come that is told not to go on, when none with them waits to be logged."""
        planned = [s for s in work.sessions(member.id) if s.contact == person.id and s.state == "planned"]
        if known.session or a[self.how] != "missed" or any(s.starts <= now for s in planned):
            return None
        return min(planned, key=lambda s: s.starts, default=None)

    def _session(self, person: Contact, member: Member, work: Work, now: datetime) -> Session:
        held = [
            s for s in work.sessions(member.id) if s.contact == person.id and s.state == "planned" and s.starts <= now
        ]
        if held:
            return min(held, key=lambda s: s.starts)
        minutes = int(UNPLANNED.total_seconds() // 60)
        return work.add_session(
            member.id, contact=person.id, starts=now - UNPLANNED, minutes=minutes, zone=member.zone, now=now
        )

    def _result(self, a: Answers, session: Session, referrals: Sequence[Contact], now: datetime) -> Result:
        worth: understand.Money | None = a.get(self.worth)
        return Result(
            session=session.id,
            how=a[self.how],
            came=self.currencies(a),
            created=now,
            worth=worth.amount if worth else None,
            currency=worth.currency if worth else "EUR",
            actions=a.get(self.actions),
            next=a.get(self.next),
            referrals=tuple(contact.id for contact in referrals),
            proof=a.get(self.proof),
            share=a.get(self.share) == "yes",
            thanks=a.get(self.thanks),
        )


def _said(
    flow: LogResult,
    a: Answers,
    person: Contact,
    known: Held,
    referrals: Sequence[Contact],
    member: Member,
    now: datetime,
) -> list[Line]:
    words = texts(member.language)
    came = [
        words.label(f"result-came.option-{currency}", mode=member.mode)
        for currency in CURRENCIES
        if currency in flow.currencies(a)
    ]
    variables: dict[str, Any] = {"name": person.name, "came": words.row([w.lower() for w in came]), "count": len(came)}
    said = [
        Line(
            "result-done", {**variables, "paid": "yes" if "money" in flow.currencies(a) else "no", "mode": member.mode}
        )
    ]
    said += brought_lines(referrals, person, member, now)
    if twice := [chosen.name for chosen in a.get(flow.referrals) or () if chosen.times > 1]:
        said.append(Line("names-once", {"names": words.row(twice), "count": len(twice)}))
    introducer = known.introducer(person.id)
    if introducer and a.get(flow.thanks) == "later":
        said.append(Line("result-thanks-later", {"introducer": introducer.name, "name": person.name}))
    if a.get(flow.lesson):
        said.append(Line("result-lesson-kept"))
    return said
