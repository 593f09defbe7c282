"""The puzzle: who stands between, who opens the door to them, and the warm paths that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.contacts import DREAMS, Contact, Introduction, in_column, only_through
from bot.domain.member import Member
from bot.domain.paths import best_to_each, warm_paths
from bot.flows.base import Ending, Kept, Line
from bot.flows.names import PUZZLES, List, WriteNames
from bot.store.work import Work
from bot.talk.people import Names
from bot.talk.questions import Invalid, Question, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts import texts

DOORS = 3
"""Connectors in one sitting of whom it is asked how one gets to them."""
SHOWN = 3
"""Warm paths that are told at the end, the best."""


@dataclass(frozen=True, slots=True)
class Board(List):
    """The list, the connectors to whom no door was known when this talk began, and whom the member may help first."""

    connectors: Sequence[Contact] = ()
    helped: Contact | None = None


class SolvePuzzle(WriteNames):
    """Draw the introductions from those one knows to those one dreams of."""

    name = "puzzle"

    between = Names()
    given = Text(most=200, optional=True)

    def route(self, a: Answers, known: List) -> Route:
        """Ask who stands before each dream, then who leads to those, and what was given first to the best of them."""
        assert isinstance(known, Board)  # noqa: S101 - what look returns
        for far in [*known.dreams[:PUZZLES], *known.connectors[:DOORS]]:
            near = [one for one in known.contacts if one.id != far.id and one.column != DREAMS]
            behind = only_through(far, known.contacts, known.introductions) if far.column == DREAMS else []
            barred = {far.name: Invalid("itself", {"name": far.name})}
            barred |= {one.name: Invalid("circle", {"name": one.name, "dream": far.name}) for one in behind}
            yield self.between.about(far.id, dream=far.name).among(near).barring(barred)
        if known.helped is not None:
            yield self.given.given(name=known.helped.name)

    def look(self, member: Member, work: Work, talk: Talk) -> Board:
        """Read the list; who was asked about in this talk stays in it, so that the answer can be changed."""
        there = super().look(member, work, talk)
        before = [arrow for arrow in there.introductions if arrow.created < talk.opened]
        paths = warm_paths(there.contacts, there.introductions)
        best = paths[0].steps[-2] if paths else None
        helped = best if best is not None and best.given is None else None
        return Board(
            there.contacts, there.dreams, there.introductions, there.again, _without_door(there, before), helped
        )

    def keep(
        self, question: Question[Any], stored: Json, before: Json, member: Member, work: Work, talk: Talk, now: datetime
    ) -> Kept | None:
        """Draw the arrows as soon as they are known."""
        return None if question.name == "given" else super().keep(question, stored, before, member, work, talk, now)

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Tell the warm paths, the best first, and what the first ask is."""
        known = self.look(member, work, talk)
        if not in_column(DREAMS, known.contacts):
            return Ending((Line("puzzle-no-dreams"),), ("names",))
        if a.get(self.given) and known.helped is not None:
            work.save_contact(member.id, replace(known.helped, given=a[self.given]))
        paths = best_to_each(warm_paths(work.contacts(member.id), work.introductions(member.id)))
        if not paths:
            return Ending((Line("puzzle-none"),), ("names",))
        rows = "\n".join("- " + texts(member.language).path([one.name for one in path.steps]) for path in paths[:SHOWN])
        said = [Line("puzzle-done", {"count": len(paths), "paths": rows})]
        first = paths[0].next
        if first is not None:
            people = {one.id: one.name for one in known.contacts}
            said.append(Line("puzzle-first", {"name": people.get(first.by, ""), "other": people.get(first.to, "")}))
        undone = Line("puzzle-undone") if a.get(self.given) else None
        return Ending(tuple(said), ("today", "board"), undone=undone)


def _without_door(there: List, before: Sequence[Introduction]) -> list[Contact]:
    """Return the connectors before a dream to whom nobody on the list led when the talk began."""
    dreams = {one.id for one in there.contacts if one.column == DREAMS}
    standing = {arrow.by for arrow in there.introductions if arrow.to in dreams}
    reached = {arrow.to for arrow in before}
    return [one for one in there.contacts if one.column not in (1, DREAMS) and one.id in standing - reached]
