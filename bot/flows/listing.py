"""What the answers about names put on the list, and how a changed answer takes back exactly what it had put there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property

from bot.domain.contacts import Contact, folded
from bot.flows.entries import (
    Entry,
    again_as,
    copied,
    dream_of,
    first_of,
    is_of_names,
    note_of,
    paired,
    same_as,
    spot,
    turn,
    written,
)
from bot.store.work import Work
from bot.talk.talks import Json


class Listing:
    """The list while one answer is taken; `answers` are the talk's, as they are to be kept afterwards.

    A contact stays for as long as one answer means them: when the answer that added them changes, they pass to the next
    that named them.
    """

    def __init__(self, member: int, work: Work, now: datetime, answers: Mapping[str, Json]) -> None:
        self.answers = {key: copied(answer) for key, answer in answers.items()}
        self.added: list[str] = []
        self.joined: list[str] = []
        self._member = member
        self._work = work
        self._now = now
        self._there = {contact.id: contact for contact in work.contacts(member)}
        self._archived: list[str] = []

    @property
    def gone(self) -> list[str]:
        """The names that nobody on the list has any more."""
        return [name for name in self._archived if folded(name) not in self._first_called]

    def entries(self, key: str) -> list[Entry]:
        """The names in an answer."""
        answer = self.answers.get(key)
        return answer if isinstance(answer, list) else []

    def take(self, key: str, given: Sequence[Mapping[str, Json]] | None) -> None:
        """Put an answer in the place of the one there was."""
        before = self.entries(key)
        pairs = paired(given or (), before)
        staying = [old for _, old in pairs if old is not None]
        self.answers[key] = staying
        for old in before:
            if all(old is not one for one in staying):
                self._take_back(key, old)
        entries = [
            self._put(key, dict(entry)) if old is None else self._renewed(key, old, entry) for entry, old in pairs
        ]
        self.answers[key] = None if given is None else entries

    def settle(self, subject: str, choice: str) -> None:
        """Make several people of one name, or one; `subject` is whom `same_as` or `again_as` is about."""
        asked = f"same:{subject}"
        for key, entry in self._all():
            if asked == again_as(key, entry):
                self._settle_again(key, entry, choice)
            elif asked == same_as(key, entry) and choice == "other" and "other" not in entry:
                entry["other"] = self._added(key, {**entry, "note": note_of(entry)})
            elif asked == same_as(key, entry) and choice == "same" and "other" in entry:
                self._join(entry.pop("other"), entry["twin"])

    def _settle_again(self, key: str, entry: Entry, choice: str) -> None:
        """Make each time that a name was given somebody of their own, or all of them one."""
        if choice == "other" and "more" not in entry:
            entry["more"] = [self._added(key, {**entry, "note": note}) for note in entry["each"][1:]]
        elif choice == "same":
            for contact in entry.pop("more", []):
                self._join(contact, entry.get("id") or entry.get("other") or entry["twin"])
        for contact in first_of(entry):
            self._save(replace(self._there[contact], note=note_of(entry)))

    def _put(self, key: str, entry: Entry) -> Entry:
        """Put one name on the list, unless somebody of that name is there."""
        dream = dream_of(key)
        if entry.get("id") is None:
            twin = self._first_called.get(folded(entry["name"]))
            if twin is None:
                entry |= {"id": self._added(key, entry), "added": True}
            elif dream is None:
                return entry | {"twin": twin}
            else:
                entry["id"] = twin
        return entry if dream is None else self._pointed(entry, dream)

    def _renewed(self, key: str, old: Entry, given: Mapping[str, Json]) -> Entry:
        """Keep a name that is in the new answer too, as it is spelled there and with what is said beside it."""
        name, note = given["name"], given.get("note") or old.get("note")
        if given.get("each") != old.get("each"):
            self.answers.pop(again_as(key, old), None)
            old.pop("each", None)
            for contact in old.pop("more", []):
                self._let_go(contact)
            old |= {"each": given["each"]} if given.get("each") else {}
        if (name, note) != (old["name"], old.get("note")):
            for contact in first_of(old):
                self._save(replace(self._there[contact], note=note))
            for contact in written(old):
                self._save(replace(self._there[contact], name=name))
            old |= {"name": name, "note": note}
        return old

    def _take_back(self, key: str, entry: Entry) -> None:
        """Undo what one name of an answer had written."""
        if entry.get("arrow"):
            self._erase_arrow(entry["arrow"])
        self.answers.pop(same_as(key, entry), None)
        self.answers.pop(again_as(key, entry), None)
        for contact in written(entry):
            self._let_go(contact)

    def _let_go(self, contact: int) -> None:
        """Take somebody off the list, unless another answer means them."""
        holders = self._holders(contact)
        for key, entry in holders:
            if "other" not in entry:
                self._hand_over(contact, key, entry)
                return
        self._archive(contact)
        if holders:
            # All of them are others of that name; the first is now the one they are told apart from.
            (key, first), *rest = holders
            again = self.answers.pop(again_as(key, first), None)
            self.answers.pop(same_as(key, first), None)
            first |= {"id": first.pop("other"), "added": True}
            del first["twin"]
            self._answer_again(key, first, again)
            for key, entry in rest:
                self._turn(key, entry, first["id"])

    def _hand_over(self, contact: int, key: str, entry: Entry) -> None:
        """Let an answer that only meant somebody be the one that put them on the list."""
        self.answers.pop(same_as(key, entry), None)
        entry.pop("twin", None)
        entry |= {"id": contact, "added": True}
        column, group = spot(key)
        self._save(replace(self._there[contact], name=entry["name"], note=note_of(entry), column=column, group=group))

    def _join(self, other: int, one: int) -> None:
        """Take two people of one name for one; who was said to stand somewhere is the one."""
        for key, entry in self._holders(other):
            dream = dream_of(key)
            if dream is None:
                self._turn(key, entry, one)
            elif any(near["id"] == one for near in self.entries(key)):
                self.answers[key] = [near for near in self.entries(key) if near is not entry]
                self._erase_arrow(entry.get("arrow"))
            else:
                self._erase_arrow(entry.pop("arrow", None))
                entry["id"] = one
                self._pointed(entry, dream)
        self._archive(other)
        self.joined.append(self._there[one].name)

    def _turn(self, key: str, entry: Entry, twin: int) -> None:
        """Tell a name apart from somebody else, with the answer that was given."""
        answer = self.answers.pop(same_as(key, entry), None)
        again = self.answers.pop(again_as(key, entry), None)
        entry["twin"] = twin
        if answer is not None:
            self.answers[same_as(key, entry)] = answer
        self._answer_again(key, entry, again)

    def _answer_again(self, key: str, entry: Entry, answer: Json) -> None:
        if answer is not None:
            self.answers[again_as(key, entry)] = answer

    def _holders(self, contact: int) -> list[tuple[str, Entry]]:
        """The names that mean somebody, in the order in which they are asked for."""
        return [(key, entry) for key, entry in self._all() if contact in (entry.get("id"), entry.get("twin"))]

    def _all(self) -> list[tuple[str, Entry]]:
        keys = sorted(filter(is_of_names, self.answers), key=turn)
        return [(key, entry) for key in keys for entry in self.entries(key)]

    def _added(self, key: str, entry: Entry) -> int:
        column, group = spot(key)
        contact = self._work.add_contact(
            self._member, name=entry["name"], column=column, now=self._now, note=entry.get("note"), group=group
        )
        self._there[contact.id] = contact
        self._first_called.setdefault(folded(contact.name), contact.id)
        self.added.append(contact.name)
        return contact.id

    def _archive(self, contact: int) -> None:
        self._save(replace(self._there[contact], archived=True))
        self._archived.append(self._there[contact].name)

    def _save(self, contact: Contact) -> None:
        self._work.save_contact(self._member, contact)
        self._there[contact.id] = contact
        self.__dict__.pop("_first_called", None)

    def _pointed(self, entry: Entry, dream: int) -> Entry:
        """Draw an arrow from somebody to a dream, when there is none yet."""
        if entry["id"] != dream and (entry["id"], dream) not in self._arrows:
            entry["arrow"] = self._work.add_introduction(self._member, entry["id"], dream, self._now).id
            self._arrows.add((entry["id"], dream))
        return entry

    def _erase_arrow(self, arrow: int | None) -> None:
        if arrow is not None:
            self.__dict__.pop("_arrows", None)
            self._work.drop_introduction(self._member, arrow)

    @cached_property
    def _first_called(self) -> dict[str, int]:
        """The first on the list of each name, as names are compared."""
        found: dict[str, int] = {}
        for contact in self._there.values():
            if not contact.archived:
                found.setdefault(folded(contact.name), contact.id)
        return found

    @cached_property
    def _arrows(self) -> set[tuple[int, int]]:
        """Who can introduce the member to whom."""
        return {(arrow.by, arrow.to) for arrow in self._work.introductions(self._member)}
