"""What every part of `Work` stands on: the connection, members' seals, and how a dataclass is kept as a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.errors import StoreError
from bot.store import tables
from bot.store.plain import from_plain, names, to_plain
from bot.store.sealing import Key, Seal

T = TypeVar("T")
Image = dict[str, Any]
"""One row: column to value."""
Place = tuple[str, tuple[Any, ...]]
"""A table's name and a primary key in it."""
HIDDEN = frozenset({"data_key"})
"""Columns that no image holds."""
_PLANNING = frozenset({"member", "session"})


@dataclass(frozen=True)
class Kept(Generic[T]):
    """How a dataclass is kept: fields that have a column of their own are in the clear, the others sealed together."""

    table: Table
    kind: type[T]

    @cached_property
    def columns(self) -> list[ColumnElement[Any]]:
        """What to read of a row."""
        return [column for column in self.table.c if column.name not in HIDDEN]

    @cached_property
    def clear(self) -> list[str]:
        """The fields that have a column of their own."""
        return [name for name in names(self.kind) if name in self.table.c]

    @cached_property
    def hidden(self) -> list[str]:
        """The fields that are sealed together."""
        return [name for name in names(self.kind) if name not in self.table.c]

    @cached_property
    def about(self) -> str:
        """What its sealed column is called in the seal."""
        return f"{self.table.name}.content"

    def place(self, image: Mapping[str, Any]) -> Place:
        """Where a row is."""
        return self.table.name, tuple(image[column.name] for column in self.table.primary_key)

    def at(self, place: Place) -> ColumnElement[bool]:
        """The condition that finds the row at a place."""
        return found_by(self.table, place)

    def sealed(self, value: T) -> Any:
        """The fields that are sealed, as plain JSON."""
        return {name: to_plain(getattr(value, name)) for name in self.hidden}


def found_by(table: Table, place: Place) -> ColumnElement[bool]:
    """The condition that finds the row of a table at a place."""
    return and_(*(column == value for column, value in zip(table.primary_key, place[1], strict=True)))


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

    def _upsert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        """An insert that can say what to do on a conflict; there is no generic one."""
        return postgresql.insert(table) if self._postgres else sqlite.insert(table)

    def _seal(self, member: int | None) -> Seal:
        """The seal of a member, or the store's own for what belongs to nobody."""
        if member is None:
            return self._own
        if member not in self._seals:
            keys = select(tables.member.c.data_key).where(tables.member.c.id == member)
            wrapped = self._connection.execute(keys).scalar_one_or_none()
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

    def _all(self, kept: Kept[T], member: int, *order: ColumnElement[Any]) -> list[T]:
        """All that a member has of something; read once a transaction, then again only after a change."""
        at = (kept.table.name, member)
        if at not in self._lists:
            found = select(*kept.columns).where(kept.table.c.member == member).order_by(*order)
            self._lists[at] = [self._opened(kept, member, row) for row in self._connection.execute(found)]
        return list(self._lists[at])

    def _opened(self, kept: Kept[T], member: int, row: Row[*tuple[Any, ...]]) -> T:
        """The dataclass in a row, remembered as the row's image before any change."""
        image = {column.name: item for column, item in zip(kept.columns, row, strict=False)}  # a key may follow
        sealed = self._seal(member).open(kept.about, image["content"]) if "content" in image else {}
        value = from_plain(kept.kind, sealed, {name: image[name] for name in kept.clear})
        self._images[kept.place(image)] = (image, value)
        return value

    def _insert(self, kept: Kept[T], member: int, value: T) -> T:
        """Add a row; an `id` of 0 is given by the database."""
        image = self._image(kept, member, value)
        if image.get("id") == 0:
            del image["id"]
            added = insert(kept.table).values(image).returning(kept.table.c.id)
            image["id"] = self._connection.execute(added).scalar_one()
            value = _numbered(value, image["id"])
        else:
            self._connection.execute(insert(kept.table).values(image))
        self._noted(kept, member, None, image, value)
        return value

    def _save(self, kept: Kept[T], member: int, value: T) -> None:
        """Write a row over what is there; nothing happens when it says the same already."""
        before, was = self._present(kept, member, value)
        if was == value:
            return
        image = self._image(kept, member, value)
        if before is None:
            self._connection.execute(insert(kept.table).values(image))
        else:
            if "content" in image and kept.sealed(was) == kept.sealed(value):
                image["content"] = before["content"]
            changed = {name: item for name, item in image.items() if before[name] != item}
            self._connection.execute(update(kept.table).where(kept.at(kept.place(image))).values(changed))
        self._noted(kept, member, before, image, value)

    def _drop(self, kept: Kept[T], member: int, place: Place) -> None:
        """Take a row away."""
        before, _ = self._images.get(place) or self._read(kept, member, place)
        if before is None:
            return
        self._connection.execute(delete(kept.table).where(kept.at(place)))
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
        row = self._connection.execute(select(*kept.columns).where(kept.at(place))).one_or_none()
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
        self._lists.pop((kept.table.name, member), None)
        self._images.pop(place, None)
        if after is not None:
            self._images[place] = (after, value)


def _numbered(value: T, number: int) -> T:
    numbered: T = replace(value, id=number)  # type: ignore[type-var]
    return numbered
