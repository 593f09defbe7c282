"""What every part of `Work` stands on: the connection, members' seals, and what was read and changed so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.chat.events import Address
from bot.errors import StoreError
from bot.store import tables
from bot.store.plain import from_plain
from bot.store.sealing import Key, Seal
from bot.store.work.kept import Image, Kept, Place, at, reading

T = TypeVar("T")
_PLANNING = frozenset({"member", "session", "commitment", "snooze"})


@dataclass(frozen=True, slots=True)
class Change:
    """What a turn did to one row: how it was (None: not there) and how it is now (None: gone)."""

    place: Place
    before: Image | None
    after: Image | None


class Base:
    """One transaction's connection and what it has read so far."""

    def __init__(self, connection: Connection, key: Key, own: Seal, *, writing: bool) -> None:
        self._connection = connection
        self._key = key
        self._own = own
        self._writing = writing
        self._seals: dict[int, Seal] = {}
        self._images: dict[Place, tuple[Image, Any]] = {}
        self._lists: dict[tuple[str, int], list[Any]] = {}
        self._changes: dict[Place, Change] = {}
        self._found: dict[Address, tuple[str | None, datetime]] = {}
        self._shown: dict[int, Any] = {}
        self._known: dict[int, list[Any]] = {}
        self._taken: dict[int, set[tuple[str, date]]] = {}
        self._replanned = False
        self.forgot = False

    @property
    def changes(self) -> list[Change]:
        """What this transaction did to the member's rows so far, one entry a row, first touched first."""
        return [change for change in self._changes.values() if change.before != change.after]

    @property
    def replanned(self) -> bool:
        """Whether this transaction changed something that decides when the coach next speaks."""
        return self._replanned or any(change.place[0] in _PLANNING for change in self.changes)

    @property
    def statements(self) -> int:
        """How many statements this transaction has run."""
        return int(self._connection.info["statements"])

    @property
    def _postgres(self) -> bool:
        return self._connection.dialect.name == "postgresql"

    def _seal(self, member: int | None) -> Seal:
        """The seal of a member, or the store's own for what belongs to nobody."""
        if member is None:
            return self._own
        if member not in self._seals:
            wrapped = self._connection.execute(_DATA_KEY, {"member": member}).scalar_one_or_none()
            if wrapped is None:
                raise StoreError("there is no such member")
            self._unwrap(member, wrapped)
        return self._seals[member]

    def _unwrap(self, member: int | None, wrapped: bytes | None) -> Seal:
        """The seal of a member whose wrapped key was just read."""
        if member is None or wrapped is None:
            return self._own
        if member not in self._seals:
            self._seals[member] = self._key.member(member, wrapped)
        return self._seals[member]

    def _all(self, kept: Kept[T], member: int, *, beside: tuple[Kept[Any], ...] = ()) -> list[T]:
        """All that a member has of something; read once a transaction, then again only after a change.

        What is `beside` it is read in the same statement, when none of that was read yet.
        """
        which = (kept.table.name, member)
        if which not in self._lists:
            known = any((other.table.name, member) in self._lists for other in beside)
            self._read_all((kept,) if known or not beside else beside, [member])
        return list(self._lists[which])

    def _read_all(self, kepts: tuple[Kept[Any], ...], members: Sequence[int]) -> None:
        """Read these of the members, whose keys were read when they are many."""
        many = len(members) > 1
        asked = reading(kepts, many=many)
        found: dict[tuple[int, int], list[Any]] = {(n, member): [] for n in range(len(kepts)) for member in members}
        given = {"members": list(members)} if many else {"member": members[0]}
        for row in self._connection.execute(asked.statement, given).all():
            which, member = row[0], row[asked.member]
            found[which, member].append(self._opened(kepts[which], member, asked.picked[which](row)))
        for (which, member), values in found.items():
            self._lists[kepts[which].table.name, member] = sorted(values, key=kepts[which].order)

    def _opened(self, kept: Kept[T], member: int, row: Sequence[Any]) -> T:
        """The dataclass in a row, remembered as the row's image before any change."""
        image = dict(zip(kept.names, row, strict=False))  # more may follow, as a member's key
        sealed = self._seal(member).open(kept.about, image["content"]) if "content" in image else {}
        value = from_plain(kept.kind, sealed, {name: image[name] for name in kept.clear})
        self._images[kept.place(image)] = (image, value)
        return value

    def _insert(self, kept: Kept[T], member: int, value: T) -> T:
        """Add a row; an `id` of 0 is given by the database."""
        image = self._image(kept, member, value)
        if image.get("id") == 0:
            del image["id"]
            image["id"] = self._connection.execute(kept.add_numbered, image).scalar_one()
            value = _numbered(value, image["id"])
        else:
            self._connection.execute(kept.add, image)
        self._noted(kept, member, None, image, value)
        return value

    def _insert_all(self, kept: Kept[T], values: Sequence[tuple[int, T]]) -> list[tuple[int, T]]:
        """Add rows of many members that the database numbers, in one statement."""
        if not values:
            return []
        images = [self._image(kept, member, value) for member, value in values]
        for image in images:
            del image["id"]
        adding = kept.add_numbered_together if self._postgres else kept.add_numbered
        # SQLite numbers them in their order, whatever the order in which it tells.
        numbers = sorted(self._connection.execute(adding, images).scalars())
        added = [(member, _numbered(value, number)) for (member, value), number in zip(values, numbers, strict=True)]
        for (member, value), image, number in zip(added, images, numbers, strict=True):
            self._noted(kept, member, None, image | {"id": number}, value)
        return added

    def _save_all(self, kept: Kept[T], values: Sequence[tuple[int, T]]) -> None:
        """Write rows of many members over what is there, in this order; those that are not there yet come last."""
        new: list[tuple[int, T, Image]] = []
        for member, value in values:
            if self._present(kept, member, value)[0] is None:
                new.append((member, value, self._image(kept, member, value)))
            else:
                self._save(kept, member, value)
        if new:
            self._connection.execute(kept.add, [image for _, _, image in new])
        for member, value, image in new:
            self._noted(kept, member, None, image, value)

    def _save(self, kept: Kept[T], member: int, value: T) -> None:
        """Write a row over what is there; nothing happens when it says the same already."""
        before, was = self._present(kept, member, value)
        if was == value:
            return
        image = self._image(kept, member, value)
        if before is None:
            self._connection.execute(kept.add, image)
        else:
            if "content" in image and kept.sealed(was) == kept.sealed(value):
                image["content"] = before["content"]
            changed = {name: item for name, item in image.items() if before[name] != item}
            self._connection.execute(kept.change, changed | at(kept.table, kept.place(image)))
        self._noted(kept, member, before, image, value)

    def _drop(self, kept: Kept[T], member: int, place: Place) -> None:
        """Take a row away."""
        before, _ = self._images.get(place) or self._read(kept, member, place)
        if before is None:
            return
        self._connection.execute(kept.drop, at(kept.table, place))
        self._noted(kept, member, before, None, None)

    def _present(self, kept: Kept[T], member: int, value: T) -> tuple[Image | None, Any]:
        """The row that this value would write over, None when there is none; StoreError when it is another member's."""
        keyed = {"member": member} | {name: getattr(value, name) for name in kept.clear}
        place = kept.place(keyed)
        image, was = self._images.get(place) or self._read(kept, member, place)
        if image is not None and image.get("member", member) != member:
            raise StoreError("that row is another member's")
        return image, was

    def _read(self, kept: Kept[T], member: int, place: Place) -> tuple[Image | None, Any]:
        if "member" in kept.key and (kept.table.name, member) in self._lists:
            return None, None  # all of theirs were read, and it was not among them
        row = self._connection.execute(kept.one, at(kept.table, place)).one_or_none()
        if row is None:
            return None, None
        if row._mapping.get("member", member) != member:  # noqa: SLF001 - SQLAlchemy's public name
            raise StoreError("that row is another member's")
        self._opened(kept, member, row)
        return self._images[place]

    def _image(self, kept: Kept[T], member: int, value: T) -> Image:
        image = {name: getattr(value, name) for name in kept.clear}
        if "member" in kept.table.c:
            image["member"] = member
        if "content" in kept.table.c:
            image["content"] = self._seal(member).seal(kept.about, kept.sealed(value))
        return image

    def _noted(self, kept: Kept[T], member: int, before: Image | None, after: Image | None, value: T | None) -> None:
        """Remember a change: for undo, and so that the next read sees it."""
        place = kept.place(after or before or {})
        first = self._changes.get(place)
        self._changes[place] = Change(place, first.before if first else before, after)
        _, was = self._images.pop(place, (None, None))
        if after is not None:
            self._images[place] = (after, value)
        known = self._lists.get((kept.table.name, member))
        if known is not None:
            if was is not None:
                known.remove(was)
            if value is not None:
                known.append(value)
                known.sort(key=kept.order)


def _numbered(value: T, number: int) -> T:
    numbered: T = replace(value, id=number)  # type: ignore[type-var]
    return numbered


_DATA_KEY = select(tables.member.c.data_key).where(tables.member.c.id == bindparam("member"))


@cache
def upsert(table: Table, *, postgres: bool) -> postgresql.Insert | sqlite.Insert:
    """An insert that can say what to do on a conflict; there is no generic one."""
    return postgresql.insert(table) if postgres else sqlite.insert(table)
