"""Another name for someone on the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.contacts import Contact, called
from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.flows.met import chosen
from bot.store.work import Work
from bot.talk.people import ContactChoice
from bot.talk.questions import Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.understand import Understood


class Rename(Flow[Sequence[Contact]]):
    """Call someone by another name; a name that another has already is said so, never merged."""

    name = "rename"
    aside = True

    contact = ContactChoice(listed=True)
    newname = Text(most=80)

    def route(self, a: Answers, known: Sequence[Contact]) -> Route:
        """Ask who, and what they are called."""
        yield self.contact.among(known)
        yield self.newname.given(name=a[self.contact].name)

    def look(self, member: Member, work: Work, talk: Talk) -> Sequence[Contact]:
        """Read the list."""
        return [contact for contact in work.contacts(member.id) if not contact.archived]

    def heard(self, said: Understood, known: Sequence[Contact]) -> dict[str, Json]:
        """Take who and the new name from a sentence."""
        new = {self.newname.key: said.names[0].name} if len(said.names) == 1 else {}
        return {**chosen(self.contact, said, known), **new}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Write the new name; everything else about them stays."""
        there = work.contacts(member.id)
        contact = next(c for c in there if c.id == a[self.contact].id)
        new = " ".join(a[self.newname].split())
        twin = called(new, [other for other in there if other.id != contact.id and not other.archived])
        work.save_contact(member.id, replace(contact, name=new))
        said = [Line("rename-done", {"former": contact.name, "name": new})]
        said += [Line("rename-twin", {"name": twin.name})] if twin else []
        return Ending(tuple(said), undone=Line("rename-undone", {"former": contact.name, "name": new}))
