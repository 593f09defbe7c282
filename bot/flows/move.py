"""Another column for someone on the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.contacts import Column, Contact
from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Line
from bot.flows.met import chosen
from bot.store.work import Work
from bot.talk.people import ContactChoice
from bot.talk.questions import Choice
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.understand import Understood

COLUMNS: dict[str, Column] = {"one": 1, "two": 2, "three": 3}


class Move(Flow[Sequence[Contact]]):
    """Put someone in another column; when it is all said at once, nothing is asked."""

    name = "move"
    aside = True

    contact = ContactChoice(listed=True)
    column = Choice(*COLUMNS)

    def route(self, a: Answers, known: Sequence[Contact]) -> Route:
        """Ask who, and to which column."""
        yield self.contact.among(known)
        yield self.column.given(name=a[self.contact].name)

    def look(self, member: Member, work: Work, talk: Talk) -> Sequence[Contact]:
        """Read the list."""
        return [contact for contact in work.contacts(member.id) if not contact.archived]

    def heard(self, said: Understood, known: Sequence[Contact]) -> dict[str, Json]:
        """Take who and which column from a sentence."""
        column = next((name for name, number in COLUMNS.items() if number == said.column), None)
        return {**chosen(self.contact, said, known), **({self.column.key: column} if column else {})}

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Move them, and say where they were."""
        contact = next(c for c in work.contacts(member.id) if c.id == a[self.contact].id)
        column = COLUMNS[a[self.column]]
        if contact.column == column:
            return Ending((Line("move-same", {"name": contact.name, "column": column}),))
        work.save_contact(member.id, replace(contact, column=column, group=None))
        undone = Line("move-undone", {"name": contact.name, "column": contact.column})
        return Ending((Line("move-done", {"name": contact.name, "column": column}),), undone=undone)
