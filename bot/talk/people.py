"""Kinds of question about people: one person, or any number of names."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bot import understand
from bot.chat.messages import Option
from bot.domain.contacts import Contact, called, folded
from bot.talk.questions import Invalid, Question, Sense
from bot.talk.talks import Json
from bot.understand import Correction, Named
from bot.understand.name_lists import LONGEST_NAME

_LONGEST_DESCRIPTION = 3
"""Words that may be anybody's name ("mijn oude buurman"); more of them have to read as one."""
_PLACED = re.compile(
    r"(?P<who>[^\W\d_][\w'-]*(?: [\w'-]+){0,2}) (?:van|bij|uit|from|at|of|in|on)"
    r"(?: (?:de|het|een|mijn|onze|the|a|my|our))? [\w'&-]+(?: [\w'&-]+)?"
)
_LEADS = re.compile(r"^(?:(?:een |a )?(?:sessie|session) )?(?:met|with|bij|at)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A person: one on the list (`id`), or a new name still to be put on it."""

    name: str
    id: int | None = None
    note: str | None = None
    twin: int | None = None
    """The contact of the same name that was already there, still to be asked about."""
    times: int = 1
    """How often the name was given in one answer."""


class Names(Question[tuple[Chosen, ...]]):
    """Any number of names in any shape people type, some of them perhaps already on the list."""

    MOST = 500

    def __init__(self, *, optional: bool = True) -> None:
        super().__init__(optional=optional)
        self.contacts: tuple[Contact, ...] = ()
        self.barred: Mapping[str, Invalid] = {}

    def among(self, contacts: Iterable[Contact]) -> Self:
        """Return the question with people on the list to tap; a name of theirs that is typed is them."""
        other = copy.copy(self)
        other.contacts = tuple(contacts)
        return other

    def barring(self, barred: Mapping[str, Invalid]) -> Self:
        """Return the question with names that are no answer to it, each with what is wrong with it."""
        other = copy.copy(self)
        other.barred = {folded(name): problem for name, problem in barred.items()}
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the people on the list."""
        return tuple(Option(str(contact.id), contact.name) for contact in self.contacts)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Take the text apart into names with their notes; what people say instead of a name or beside it is none."""
        if understand.nameless(text) and called(text, self.contacts) is None:
            return Invalid("who")
        found = [named for named in understand.names(text) if not understand.beside(named.name)]
        if len(found) > self.MOST:
            return Invalid("too-many-names", {"most": self.MOST})
        if problem := _too_long(found):
            return problem
        people = [named for named in found if not understand.remark(named.name)]
        if len(people) < len(found) and all(understand.nameless(named.name) for named in people):
            return Invalid("no-names")  # "great, she paid 250 euro"
        if not people or (len(found) == 1 and _is_sentence(text)):
            return Invalid("no-names")
        return self._entries(people)

    def _entries(self, found: Sequence[Named]) -> Json | Invalid:
        """Return each name as it is stored, or what is wrong with one of them."""
        entries = []
        for named in found:
            meant = _meant(named.name, self.contacts)
            problem = meant if isinstance(meant, Invalid) else None if meant else self.barred.get(folded(named.name))
            if problem:
                return problem
            entry = (
                {"id": meant.id, "name": meant.name}
                if isinstance(meant, Contact)
                else {"name": named.name, "note": named.note}
            )
            entries.append(entry | ({"each": list(named.each)} if named.each else {}))
        return entries

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Put another name in the place of the one taken back, else of the last; the others stay."""
        entries = list(stored or [])
        new = self.understand(fixed.new, sense)
        if isinstance(new, Invalid) or not entries:
            return Invalid("gone")
        at = len(entries) - 1
        if fixed.old:
            fits = understand.contact(fixed.old, [entry["name"] for entry in entries])
            at = next((n for n, entry in enumerate(entries) if entry["name"] == fits.one), -1)
        return Invalid("gone") if at < 0 else [*entries[:at], *new, *entries[at + 1 :]]

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take people on the list."""
        there = {str(contact.id): contact for contact in self.contacts}
        if not values or not set(values) <= set(there):
            return Invalid("choice")
        return [{"id": there[value].id, "name": there[value].name} for value in values]

    def value(self, stored: Json) -> tuple[Chosen, ...] | Invalid:
        """Return the people named."""
        try:
            return tuple(
                Chosen(n["name"], n.get("id"), n.get("note"), n.get("twin"), len(n.get("each") or [0])) for n in stored
            )
        except (AttributeError, KeyError, TypeError):
            return Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the names in a row."""
        return sense.texts.row([named["name"] for named in stored for _ in named.get("each") or [0]])


class ContactChoice(Question[Chosen]):
    """One person: someone on the list, or a new name."""

    gathers = True
    known = True

    def __init__(self, *, optional: bool = False, listed: bool = False) -> None:
        super().__init__(optional=optional)
        self.contacts: tuple[Contact, ...] = ()
        self.listed = listed
        """Only somebody on the list will do."""

    def among(self, contacts: Iterable[Contact]) -> Self:
        """Return the question with the people to choose from."""
        other = copy.copy(self)
        other.contacts = tuple(contacts)
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the people to choose from."""
        return tuple(Option(str(contact.id), contact.name) for contact in self.contacts)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find one person by name or number; a name not on the list is a new one."""
        if understand.nameless(text) and called(text, self.contacts) is None:
            return Invalid("who")
        picked = understand.option(text, {option.value: option.label for option in self.options(sense)})
        if picked is not None:
            return self.choose((picked,), sense)
        meant = _meant(text, self.contacts)
        if meant is None:
            named = understand.named_in(text, [contact.name for contact in self.contacts])
            meant = _meant(text[named[0].start : named[0].end], self.contacts) if len(named) == 1 else None
        if isinstance(meant, Invalid):
            return meant
        return {"id": meant.id, "name": meant.name} if meant else self._somebody_new(text, sense)

    def _somebody_new(self, text: str, sense: Sense) -> Json | Invalid:
        """Take a name that is not on the list, without the time and the length that stand beside it."""
        rest = _without(text, understand.when(text, now=sense.now, zone=sense.zone).spans)
        found = understand.names(rest)
        if len(found) != 1 or _is_sentence(rest):
            return Invalid("one-name" if len(found) > 1 else "no-names")
        if problem := _too_long(found):
            return problem
        meant = _meant(found[0].name, self.contacts)
        if meant is None and self.listed:
            return Invalid("not-listed")
        if meant is None or isinstance(meant, Invalid):
            return meant or {"name": found[0].name, "note": found[0].note}
        return {"id": meant.id, "name": meant.name}

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Put another person in the place of the one taken back; on the list, when it isn't told who that was."""
        found = super().corrected(stored, fixed, sense)
        somebody_new = isinstance(found, dict) and found.get("id") is None
        return Invalid("gone") if somebody_new and not fixed.old else found

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a person on the list."""
        there = {str(contact.id): contact for contact in self.contacts}
        if len(values) != 1 or values[0] not in there:
            return Invalid("choice")
        contact = there[values[0]]
        return {"id": contact.id, "name": contact.name}

    def value(self, stored: Json) -> Chosen | Invalid:
        """Return the person, as long as they are still among those to choose from."""
        if not isinstance(stored, dict) or not isinstance(stored.get("name"), str):
            return Invalid("gone")
        if stored.get("id") is not None and stored["id"] not in {contact.id for contact in self.contacts}:
            return Invalid("gone")
        return Chosen(self.named(stored), stored.get("id"), stored.get("note"))

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the name."""
        return self.named(stored)

    def named(self, stored: Json) -> str:
        """Return the name of the person who was chosen, as it is now: they may have been renamed since."""
        there = {contact.id: contact.name for contact in self.contacts}
        return there.get(stored.get("id"), str(stored["name"]))


def _meant(said: str, contacts: Sequence[Contact]) -> Contact | Invalid | None:
    """The one on the list who is meant, by the whole name or part of it; Invalid when two fit as well."""
    exactly = called(said, contacts)
    if exactly is not None:
        return exactly
    fits = understand.contact(said, [contact.name for contact in contacts]).fits
    if len(fits) > 1:
        return Invalid("two-fit", {"names": fits})
    return called(fits[0], contacts) if fits else None


def _is_sentence(text: str) -> bool:
    """Whether a text is too much of a sentence to be somebody's name, or a length, a time or an amount."""
    if re.search(r"[,;\n]", text) or understand.lists_names(text) or _is_placed(text):
        return False
    measured = understand.minutes(text), understand.clock(text), understand.money(text)
    return len(text.split()) > _LONGEST_DESCRIPTION or any(found is not None for found in measured)


def _is_placed(text: str) -> bool:
    """Whether a text is somebody by a first name and where they are from: `Bep van de receptie`."""
    found = _PLACED.fullmatch(text.strip())
    return found is not None and any(understand.is_given_name(word) for word in found["who"].split())


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without some of its parts, and without the words that led to them or to a name."""
    for start, end in reversed(spans):
        text = f"{text[:start]} , {text[end:]}"
    return _LEADS.sub("", re.sub(r"[\s,]+$|^[\s,]+", "", text))


def _too_long(found: Iterable[Named]) -> Invalid | None:
    """Return the problem with the first name that was cut; its beginning is enough to know it by."""
    begins = (understand.capped(named.name, graphemes=40, octets=400) for named in found if named.cut)
    return next((Invalid("name-too-long", {"name": f"{begin}…", "most": LONGEST_NAME}) for begin in begins), None)
