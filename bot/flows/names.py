"""The names, in the order 1, 3, 2: who you know well, who you dream of, and who stands between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.contacts import DREAMS, GROUPS, Contact, Introduction, in_column, only_through, without_connector
from bot.domain.member import Member
from bot.flows.base import Ending, Flow, Kept, Line
from bot.flows.listing import Listing
from bot.store.work import Work
from bot.talk.people import Names
from bot.talk.questions import Choice, Invalid, Question
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts import texts

PUZZLES = 5
"""Dreams asked about in one sitting; the others wait, so that asking stops long before it hurts."""


@dataclass(frozen=True, slots=True)
class List:
    """The list as it is, and whether it had names before this talk began."""

    contacts: Sequence[Contact]
    dreams: Sequence[Contact]
    """Column 3 to whom nobody stood close when this talk began."""
    introductions: Sequence[Introduction]
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
                behind = only_through(dream, known.contacts, known.introductions)
                barred = {dream.name: Invalid("itself", {"name": dream.name})}
                barred |= {far.name: Invalid("circle", {"name": far.name, "dream": dream.name}) for far in behind}
                yield self.between.about(dream.id, dream=dream.name).among(others).barring(barred)

    def look(self, member: Member, work: Work, talk: Talk) -> List:
        """Read the list; dreams that got a connector in this talk stay in it, so that the answer can be changed."""
        contacts = [contact for contact in work.contacts(member.id) if not contact.archived]
        introductions = work.introductions(member.id)
        before = [arrow for arrow in introductions if arrow.created < talk.opened]
        again = any(contact.created < talk.opened for contact in contacts)
        return List(contacts, without_connector(contacts, before), introductions, again)

    def keep(
        self, question: Question[Any], stored: Json, before: Json, member: Member, work: Work, talk: Talk, now: datetime
    ) -> Kept | None:
        """Put names on the list as soon as they are given; a changed answer takes back what it had put there."""
        if question.name == "where" or (stored is None and not before):
            return None
        if question.name == "same":
            listing = Listing(member.id, work, now, talk.answers)
            listing.settle(question.subject, stored)
            said, undone = _lines(question, listing.added, listing.gone, member)
            once = texts(member.language).row(list(dict.fromkeys(listing.joined)))
            said = (*said, Line("names-joined", {"names": once})) if listing.joined else said
            return Kept(listing.answers, said, undone)
        listing = Listing(member.id, work, now, {**talk.answers, question.key: before})
        listing.take(question.key, stored)
        entries = listing.entries(question.key)
        named = [entry["name"] for entry in entries if "twin" not in entry]
        if question.name != "between":
            return Kept(listing.answers, *_lines(question, named, listing.gone, member))
        left = {entry["id"] for entry in entries}
        gone = [entry["name"] for entry in before or () if entry["id"] not in left]
        said, undone = _lines(question, named, gone, member)
        twice = [entry["name"] for entry in entries if entry.get("each")]
        if twice:
            said = (*said, Line("names-once", {"names": texts(member.language).row(twice), "count": len(twice)}))
        return Kept(listing.answers, said, undone)

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
        once: set[str] = set()
        for chosen in a.get(question) or ():
            of_whom = f"{question.subject or question.name}-{chosen.twin or chosen.id}"
            if chosen.twin is not None and of_whom not in once:
                yield self.same.about(of_whom, name=chosen.name, times=1)
            if chosen.times > 1 and of_whom not in once:
                yield self.same.about(f"{of_whom}-again", name=chosen.name, times=chosen.times)
            once.add(of_whom)


def _lines(
    question: Question[Any], names: Sequence[str], gone: Sequence[str], member: Member
) -> tuple[tuple[Line, ...], Line | None]:
    """Return what to say of those who are on the list or stand between now, and of those who no longer are or do."""
    words = texts(member.language)
    between = question.name == "between"
    column = 3 if question.key == "dream" or question.subject.startswith("dream-") else 2 if between else 1
    kept: dict[str, Any] = {"names": words.row(names), "column": column, "count": len(names)}
    left: dict[str, Any] = {"names": words.row(gone), "count": len(gone)}
    said = []
    if gone:
        said.append(Line("names-between-gone", {**left, **question.variables}) if between else Line("names-gone", left))
    if names:
        said.append(Line("names-between-kept", {**kept, **question.variables}) if between else Line("names-kept", kept))
    return tuple(said), Line("names-undone", kept) if names else None
