"""What the answers about names put on the list, and how a changed answer takes back exactly what it had put there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.domain.contacts import GROUPS, Column, Contact, Introduction, folded
from bot.store import tables
from bot.store.work import Work
from bot.store.work.base import Kept as Rows
from bot.talk.talks import Json

Entry = dict[str, Any]
"""One name in an answer: `name` and `note` as given, and `id` of whom it stands for; `added` when it put them there.

A name that was on the list already has `twin` in place of `id` until it is known whether they are one, and `other` is
the second of that name. `arrow` is the introduction that it put there.
"""
_ARROWS = Rows(tables.introduction, Introduction)


class Listing:
    """The list while one answer is taken; `answers` are the talk's, as they are to be kept afterwards.

    A contact stays for as long as one answer means them: when the answer that added them changes, they pass to the next
    that named them.
    """

    def __init__(self, member: int, work: Work, now: datetime, answers: Mapping[str, Json]) -> None:
        self.answers = {key: _copied(answer) for key, answer in answers.items()}
        self.added: list[str] = []
        self.gone: list[str] = []
        self._member = member
        self._work = work
        self._now = now
        self._there = {contact.id: contact for contact in work.contacts(member)}

    def entries(self, key: str) -> list[Entry]:
        """The names in an answer."""
        answer = self.answers.get(key)
        return answer if isinstance(answer, list) else []

    def take(self, key: str, given: Sequence[Mapping[str, Json]] | None) -> None:
        """Put an answer in the place of the one there was."""
        before = self.entries(key)
        pairs = _paired(given or (), before)
        staying = [old for _, old in pairs if old is not None]
        self.answers[key] = staying
        for old in before:
            if all(old is not one for one in staying):
                self._take_back(key, old)
        entries = [self._put(key, dict(entry)) if old is None else self._renewed(old, entry) for entry, old in pairs]
        self.answers[key] = None if given is None else entries

    def settle(self, subject: str, choice: str) -> None:
        """Make two people of one name, or one; `subject` is what `same_as` was asked about."""
        for key in self._keys():
            for entry in self.entries(key):
                if same_as(key, entry) != f"same:{subject}":
                    continue
                if choice == "other" and "other" not in entry:
                    entry["other"] = self._added(key, entry)
                elif choice == "same" and "other" in entry:
                    self._join(entry.pop("other"), entry["twin"])

    def _put(self, key: str, entry: Entry) -> Entry:
        """Put one name on the list, unless somebody of that name is there."""
        dream = _dream(key)
        if entry.get("id") is None:
            twin = self._first_called.get(folded(entry["name"]))
            if twin is None:
                entry |= {"id": self._added(key, entry), "added": True}
            elif dream is None:
                return entry | {"twin": twin}
            else:
                entry["id"] = twin
        return entry if dream is None else self._pointed(entry, dream)

    def _renewed(self, old: Entry, given: Mapping[str, Json]) -> Entry:
        """Keep a name that is in the new answer too, as it is spelled there and with what is said beside it."""
        name, note = given["name"], given.get("note") or old.get("note")
        if (name, note) != (old["name"], old.get("note")):
            for contact in _written(old):
                self._save(replace(self._there[contact], name=name, note=note))
            old |= {"name": name, "note": note}
        return old

    def _take_back(self, key: str, entry: Entry) -> None:
        """Undo what one name of an answer had written."""
        if entry.get("arrow"):
            self._erase_arrow(entry["arrow"])
        self.answers.pop(same_as(key, entry), None)
        for contact in _written(entry):
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
            self.answers.pop(same_as(key, first), None)
            first |= {"id": first.pop("other"), "added": True}
            del first["twin"]
            for key, entry in rest:
                self._turn(key, entry, first["id"])

    def _hand_over(self, contact: int, key: str, entry: Entry) -> None:
        """Let an answer that only meant somebody be the one that put them on the list."""
        self.answers.pop(same_as(key, entry), None)
        entry.pop("twin", None)
        entry |= {"id": contact, "added": True}
        column, group = _spot(key)
        self._save(
            replace(self._there[contact], name=entry["name"], note=entry.get("note"), column=column, group=group)
        )

    def _join(self, other: int, one: int) -> None:
        """Take two people of one name for one; who was said to stand somewhere is the one."""
        for key, entry in self._holders(other):
            dream = _dream(key)
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

    def _turn(self, key: str, entry: Entry, twin: int) -> None:
        """Tell a name apart from somebody else, with the answer that was given."""
        answer = self.answers.pop(same_as(key, entry), None)
        entry["twin"] = twin
        if answer is not None:
            self.answers[same_as(key, entry)] = answer

    def _holders(self, contact: int) -> list[tuple[str, Entry]]:
        """The names that mean somebody, in the order in which they are asked for."""
        return [(key, e) for key in self._keys() for e in self.entries(key) if contact in (e.get("id"), e.get("twin"))]

    def _keys(self) -> Iterable[str]:
        return sorted(filter(_is_of_names, self.answers), key=_turn_of)

    def _added(self, key: str, entry: Entry) -> int:
        column, group = _spot(key)
        contact = self._work.add_contact(
            self._member, name=entry["name"], column=column, now=self._now, note=entry.get("note"), group=group
        )
        self._there[contact.id] = contact
        self._first_called.setdefault(folded(contact.name), contact.id)
        self.added.append(contact.name)
        return contact.id

    def _archive(self, contact: int) -> None:
        self._save(replace(self._there[contact], archived=True))
        self.gone.append(self._there[contact].name)

    def _save(self, contact: Contact) -> None:
        self._work.save_contact(self._member, contact)
        self._there[contact.id] = contact
        self.__dict__.pop("_first_called", None)

    def _pointed(self, entry: Entry, dream: int) -> Entry:
        """Draw an arrow from somebody to a dream, when there is none yet."""
        known = {(arrow.by, arrow.to) for arrow in self._work.introductions(self._member)}
        if entry["id"] != dream and (entry["id"], dream) not in known:
            entry["arrow"] = self._work.add_introduction(self._member, entry["id"], dream, self._now).id
        return entry

    def _erase_arrow(self, arrow: int | None) -> None:
        if arrow is not None:
            self._work._drop(_ARROWS, self._member, (tables.introduction.name, (arrow,)))  # noqa: SLF001 - no public way

    @cached_property
    def _first_called(self) -> dict[str, int]:
        """The first on the list of each name, as names are compared."""
        found: dict[str, int] = {}
        for contact in self._there.values():
            if not contact.archived:
                found.setdefault(folded(contact.name), contact.id)
        return found


def same_as(key: str, entry: Mapping[str, Json]) -> str:
    """The key of the question whether a name is the one that was there already; none is ever asked without a twin."""
    return f"same:{key.removeprefix('known:')}-{entry.get('twin')}"


def _written(entry: Mapping[str, Json]) -> list[int]:
    """The contacts that one name of an answer put on the list."""
    return ([entry["id"]] if entry.get("added") else []) + ([entry["other"]] if "other" in entry else [])


def _paired(
    given: Sequence[Mapping[str, Json]], before: Sequence[Entry]
) -> list[tuple[Mapping[str, Json], Entry | None]]:
    """Each name given with the same one of the answer before, if it was there."""
    left, pairs = list(before), []
    for entry in given:
        old = next((old for old in left if _is_same(entry, old)), None)
        left = [one for one in left if one is not old]
        pairs.append((entry, old))
    return pairs


def _is_same(entry: Mapping[str, Json], old: Entry) -> bool:
    if entry.get("id") is not None:
        return bool(entry["id"] == old.get("id"))
    return folded(entry["name"]) == folded(old["name"])


def _is_of_names(key: str) -> bool:
    return key == "dream" or key.startswith(("known:", "between:"))


def _turn_of(key: str) -> tuple[int, int]:
    """When an answer is asked for, as it sorts."""
    name, _, subject = key.partition(":")
    return ("known", "dream", "between").index(name), GROUPS.index(subject) if subject in GROUPS else 0


def _spot(key: str) -> tuple[Column, str | None]:
    """The column that an answer's names go to, and their group in it."""
    name, _, subject = key.partition(":")
    columns: dict[str, tuple[Column, str | None]] = {"known": (1, subject), "dream": (3, None), "between": (2, None)}
    return columns[name]


def _dream(key: str) -> int | None:
    """The dream that an answer's names stand before."""
    return int(key.removeprefix("between:")) if key.startswith("between:") else None


def _copied(answer: Json) -> Json:
    return [dict(part) if isinstance(part, dict) else part for part in answer] if isinstance(answer, list) else answer
