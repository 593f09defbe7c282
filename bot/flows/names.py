"""The names, in the order 1, 3, 2: who you know well, who you dream of, and who stands between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.contacts import GROUPS, Column, Contact, called, folded, in_column, without_connector
from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Kept, Line
from bot.store.work import Work
from bot.talk.questions import Choice, Names, Question
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts import texts

DREAMS = 3
"""The column of those one does not know yet."""
PUZZLES = 5
"""Dreams asked about in one sitting; the others wait, so that asking stops long before it hurts."""


@dataclass(frozen=True, slots=True)
class List:
    """The list as it is, and whether it had names before this talk began."""

    contacts: Sequence[Contact]
    dreams: Sequence[Contact]
    """Column 3 to whom nobody stood close when this talk began."""
    again: bool


class WriteNames(Flow[List]):
    """Write the names in three columns; each answer is on the list at once."""

    name = "names"

    where = Choice("known", "dream", "between")
    known = Names()
    dream = Names()
    between = Names()
    same = Choice("same", "other")

    def route(self, a: Answers, known: List) -> Route:
        """Ask column 1 by its four groups, then column 3, then who stands before each dream; later only one of them."""
        part = "all"
        if known.again:
            yield self.where
            part = a[self.where]
        if part in ("all", "known"):
            for group in GROUPS:
                question = self.known.about(group, group=group)
                yield question
                yield from self._twins(question, a)
        if part in ("all", "dream"):
            yield self.dream
            yield from self._twins(self.dream, a)
        if part in ("all", "between", "dream"):
            for dream in known.dreams[:PUZZLES]:
                others = [contact for contact in known.contacts if contact.id != dream.id and contact.column != DREAMS]
                yield self.between.about(dream.id, dream=dream.name).among(others)

    def look(self, member: Member, work: Work, talk: Talk) -> List:
        """Read the list; dreams that got a connector in this talk stay in it, so that the answer can be changed."""
        contacts = [contact for contact in work.contacts(member.id) if not contact.archived]
        before = [arrow for arrow in work.introductions(member.id) if arrow.created < talk.opened]
        again = any(contact.created < talk.opened for contact in contacts)
        return List(contacts, without_connector(contacts, before), again)

    def keep(
        self, question: Question[Any], stored: Json, before: Json, member: Member, work: Work, talk: Talk, now: datetime
    ) -> Kept | None:
        """Put names on the list as soon as they are given, and take back those of a changed answer."""
        if question.name == "same":
            return self._other(question, stored, member, work, talk, now)
        if question.name not in ("known", "dream", "between") or (stored is None and not before):
            return None
        column: Column = {"known": 1, "dream": 3, "between": 2}[question.name]  # type: ignore[assignment]
        there = work.contacts(member.id)
        self._take_back(before or [], stored or [], there, member, work)
        dream = int(question.subject) if question.name == "between" else None
        entries, fresh = [], []
        for entry in stored or []:
            added = _placed(entry, before or [], there, dream)
            if added is None:
                group = question.subject if column == 1 else None
                contact = work.add_contact(
                    member.id, name=entry["name"], column=column, now=now, note=entry.get("note"), group=group
                )
                there, added = [*there, contact], {**entry, "id": contact.id, "added": True}
            if dream is not None:
                work.add_introduction(member.id, added["id"], dream, now)
            if "twin" not in added:
                fresh.append(added["name"])
            entries.append(added)
        return Kept(entries if stored is not None else None, *_lines(question, column, fresh, member))

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Count what is on the list; the names themselves were kept as they came."""
        contacts = work.contacts(member.id)
        counts = {f"column{n}": len(in_column(n, contacts)) for n in (1, 2, 3)}
        if not any(counts.values()):
            return Ending((Line("names-none"),))
        said = [Line("names-done", counts)]
        open_dreams = without_connector(contacts, work.introductions(member.id))
        if open_dreams:
            said.append(Line("names-open", {"dream": open_dreams[0].name, "count": len(open_dreams)}))
        return Ending(tuple(said))

    def _twins(self, question: Question[Any], a: Answers) -> Route:
        for chosen in a.get(question) or ():
            if chosen.twin is not None:
                yield self.same.about(f"{question.subject or question.name}-{chosen.twin}", name=chosen.name)

    def _other(
        self, question: Question[Any], stored: Json, member: Member, work: Work, talk: Talk, now: datetime
    ) -> Kept | None:
        """Put the second of two people with one name on the list after all."""
        asked_of, _, twin = question.subject.rpartition("-")
        key = asked_of if asked_of == "dream" else f"known:{asked_of}"
        entry = next((e for e in talk.answers.get(key) or [] if e.get("twin") == int(twin)), None)
        if stored != "other" or entry is None:
            return None
        column: Column = 3 if asked_of == "dream" else 1
        contact = work.add_contact(
            member.id, name=entry["name"], column=column, now=now, note=entry.get("note"),
            group=asked_of if column == 1 else None,
        )  # fmt: skip
        return Kept(stored, *_lines(question, column, [contact.name], member))

    def _take_back(
        self, before: Sequence[Json], stored: Sequence[Json], there: Sequence[Contact], member: Member, work: Work
    ) -> None:
        """Archive what the answer being replaced had put on the list and the new one no longer names."""
        kept = {folded(entry["name"]) for entry in stored}
        ours = {entry["id"] for entry in before if entry.get("added") and folded(entry["name"]) not in kept}
        for contact in there:
            if contact.id in ours:
                work.save_contact(member.id, replace(contact, archived=True))


def _placed(entry: Json, before: Sequence[Json], there: Sequence[Contact], dream: int | None) -> Json | None:
    """Return the entry as it is when its contact is there already, None when it is to be added."""
    if entry.get("id") is not None:
        return entry
    earlier = next((old for old in before if folded(old["name"]) == folded(entry["name"])), None)
    if earlier is not None:
        return {**earlier, "note": entry.get("note") or earlier.get("note")}
    twin = called(entry["name"], [contact for contact in there if not contact.archived])
    if twin is None:
        return None
    return {**entry, "id": twin.id} if dream is not None else {**entry, "twin": twin.id}


def _lines(
    question: Question[Any], column: int, names: Sequence[str], member: Member
) -> tuple[Line | None, Line | None]:
    if not names:
        return None, None
    row = texts(member.language).row(names)
    variables = {"names": row, "column": column, "count": len(names)}
    if question.name == "between":
        return Line("names-between-kept", {**variables, **question.variables}), Line("names-undone", variables)
    return Line("names-kept", variables), Line("names-undone", variables)
