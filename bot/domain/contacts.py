"""The names in three columns, and who can introduce whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal, get_args

Column = Literal[1, 2, 3]
DREAMS: Final = 3
"""The column of those one does not know yet."""
GROUPS = ("friends", "family", "colleagues", "acquaintances")

Adopter = Literal["innovator", "early-adopter", "early-majority", "late-majority", "laggard"]
ADOPTERS: tuple[Adopter, ...] = get_args(Adopter)
"""The innovation curve, from its front to its end (Rogers)."""
IntroState = Literal["possible", "asked", "forwarded", "yes", "no", "met", "thanked"]
INTRO_STATES: tuple[IntroState, ...] = get_args(IntroState)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or organisation on the list: column 1 known well, 2 connector, 3 dream; `group` only in column 1.

    `adopter` is their place on the innovation curve, `screened` when that was last asked. `given` is what the member
    did for them before asking anything. `guess` is the chance of a yes, in percent, that the member expects of the
    ask under way. `rests_until` is the day before which the coach doesn't bring them up; `parked` means not until
    asked for.
    """

    id: int
    name: str
    column: Column
    created: datetime
    note: str | None = None
    group: str | None = None
    archived: bool = False
    adopter: Adopter | None = None
    screened: date | None = None
    given: str | None = None
    guess: int | None = None
    rests_until: date | None = None
    parked: bool = False


@dataclass(frozen=True, slots=True)
class Introduction:
    """An arrow between two contacts: `by` can introduce the member to `to`; how far that is, and since when."""

    id: int
    by: int
    to: int
    created: datetime
    state: IntroState = "possible"
    changed: datetime | None = None


def folded(name: str) -> str:
    """A name as it is compared: without accents, case or double spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def called(name: str, contacts: Iterable[Contact]) -> Contact | None:
    """The contact with this name, as names are compared; None when there is none."""
    wanted = folded(name)
    return next((contact for contact in contacts if folded(contact.name) == wanted), None)


def in_column(column: Column, contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts of one column that are not archived, oldest first."""
    return [contact for contact in contacts if contact.column == column and not contact.archived]


def without_connector(contacts: Iterable[Contact], introductions: Iterable[Introduction]) -> list[Contact]:
    """The dreams to which nobody on the list stands close yet."""
    reached = {introduction.to for introduction in introductions}
    return [dream for dream in in_column(DREAMS, contacts) if dream.id not in reached]


def only_through(dream: Contact, contacts: Sequence[Contact], introductions: Sequence[Introduction]) -> list[Contact]:
    """The other dreams that one gets to through this one and in no other way, so that they cannot be its way in."""
    known = {contact.id for contact in contacts if contact.column != DREAMS}
    through = _reached({dream.id}, introductions, set())
    past_it = _reached(known, introductions, {dream.id})
    return [other for other in in_column(DREAMS, contacts) if other.id in through - past_it - {dream.id}]


def _reached(start: set[int], introductions: Sequence[Introduction], but: set[int]) -> set[int]:
    """Everybody one gets to from there by introductions, without passing some."""
    found, fresh = set(start), set(start)
    while fresh:
        fresh = {arrow.to for arrow in introductions if arrow.by in fresh} - found - but
        found |= fresh
    return found
