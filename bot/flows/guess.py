"""The guess beforehand: how likely a yes seems of somebody who was asked and has not answered yet.

Apart from the log of the asking, so that who leaves it unanswered has logged all the same. Most people guess too low;
`outreach` puts the guess beside what came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.contacts import Contact
from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.flows.met import named_in, on_list
from bot.store.work import Work
from bot.talk.people import Chosen, ContactChoice
from bot.talk.questions import Choice
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk

OPEN_GUESSES = 2
"""With so many guesses open no other is asked for: it is to stay light."""


def welcome_of(person: Contact, contacts: Sequence[Contact]) -> bool:
    """Whether a guess may be asked for of what this person will answer."""
    return person.guess is None and sum(one.guess is not None for one in contacts) < OPEN_GUESSES


class GuessYes(Flow[Sequence[Contact]]):
    """Ask how likely a yes is; whoever has no idea skips it."""

    name = "guess"
    lapses = True

    contact = ContactChoice()
    chance = Choice("10", "30", "50", "70", "90", optional=True)

    def route(self, a: Answers, known: Sequence[Contact]) -> Route:
        """Ask of whom, which is known when a log leads here, and how likely."""
        yield self.contact.among(known)
        person: Chosen = a[self.contact]
        yield self.chance.given(name=person.name).counted(0, 0)

    def look(self, member: Member, work: Work, talk: Talk) -> Sequence[Contact]:
        """Read the list."""
        return [contact for contact in work.contacts(member.id) if not contact.archived]

    def subject(self, known: Sequence[Contact], talk: Talk) -> str | None:
        """Return of whom it is."""
        return named_in(talk, self.contact.among(known))

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep the chance with the person."""
        chance = a.get(self.chance)
        if chance is None:
            return Ending(())
        person = on_list(a[self.contact], member, work, now)
        work.save_contact(member.id, replace(person, guess=int(chance)))
        return Ending((Line("guess-done", {"guess": int(chance)}),), undone=Line("guess-undone", {"name": person.name}))
