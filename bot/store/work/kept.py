"""How the dataclasses of the domain are kept as rows, and the statements that read and write these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Delete,
    Executable,
    Insert,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    cast,
    delete,
    insert,
    literal_column,
    null,
    select,
    union_all,
    update,
)
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.types import TypeEngine

from bot.chat.events import Address
from bot.domain.contacts import Contact, Introduction
from bot.domain.sessions import Session
from bot.store import tables
from bot.store.plain import names, to_plain

T = TypeVar("T")
Image = dict[str, Any]
"""One row: column to value."""
Place = tuple[str, tuple[Any, ...]]
"""A table's name and a primary key in it."""
HIDDEN = frozenset({"data_key"})
"""Columns that no image holds."""


@dataclass(frozen=True)
class Kept(Generic[T]):
    """How a dataclass is kept: fields that have a column of their own are in the clear, the others sealed together.

    `order` sorts what a member has. The statements are made once: making one takes longer than running it.
    """

    table: Table
    kind: type[T]
    order: Callable[[T], Any] | None = None

    @cached_property
    def columns(self) -> list[ColumnElement[Any]]:
        """What to read of a row."""
        return [column for column in self.table.c if column.name not in HIDDEN]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What these columns are called."""
        return tuple(column.name for column in self.table.c if column.name not in HIDDEN)

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns by which one row is found."""
        return tuple(column.name for column in self.table.primary_key)

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

    @cached_property
    def one(self) -> Select[*tuple[Any, ...]]:
        """Reads the row at a place."""
        return select(*self.columns).where(here(self.table))

    @cached_property
    def add(self) -> Insert:
        """Adds a row."""
        return insert(self.table)

    @cached_property
    def add_numbered(self) -> ReturningInsert[int]:
        """Adds a row that the database numbers."""
        return insert(self.table).returning(self.table.c.id)

    @cached_property
    def add_numbered_together(self) -> ReturningInsert[int]:
        """Adds rows that PostgreSQL numbers in their order."""
        return insert(self.table).returning(self.table.c.id, sort_by_parameter_order=True)

    @cached_property
    def change(self) -> Update:
        """Changes the row at a place."""
        return update(self.table).where(here(self.table))

    @cached_property
    def drop(self) -> Delete:
        """Takes away the row at a place."""
        return delete(self.table).where(here(self.table))

    def place(self, image: Mapping[str, Any]) -> Place:
        """Where a row is."""
        return self.table.name, tuple([image[name] for name in self.key])

    def sealed(self, value: T) -> Any:
        """The fields that are sealed, as plain JSON."""
        return {name: to_plain(getattr(value, name)) for name in self.hidden}


@cache
def here(table: Table) -> ColumnElement[bool]:
    """The condition that finds one row of a table; its primary key is given by `at`."""
    return and_(*(column == bindparam(f"at_{column.name}", type_=column.type) for column in table.primary_key))


def at(table: Table, place: Place) -> dict[str, Any]:
    """What `here` is given for a place."""
    return {f"at_{column.name}": value for column, value in zip(table.primary_key, place[1], strict=True)}


def where_is(address: Address) -> dict[str, str]:
    """What statements about an address are given, `here` for its table among them."""
    return {"at_platform": address.platform, "at_tenant": address.tenant, "at_user": address.user}


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement that reads several things of a member, or of many: first which it is, then columns shared by name.

    `picked` finds the columns of each again, `member` whose it is.
    """

    statement: Executable
    picked: tuple[Callable[[Sequence[Any]], tuple[Any, ...]], ...]
    member: int


@cache
def reading(kepts: tuple[Kept[Any], ...], *, many: bool) -> Reading:
    """How several things that :member has are read at once; with `many`, those that the :members have."""
    shared = {column.name: column.type for kept in kepts for column in kept.columns}
    selects = [
        select(literal_column(str(number)).label("which"), *_shared(kept, shared)).where(
            kept.table.c.member.in_(bindparam("members", expanding=True))
            if many
            else kept.table.c.member == bindparam("member")
        )
        for number, kept in enumerate(kepts)
    ]
    places = {name: place for place, name in enumerate(shared, 1)}
    picked = tuple(itemgetter(*(places[name] for name in kept.names)) for kept in kepts)
    statement: Executable = union_all(*selects) if len(selects) > 1 else selects[0]
    return Reading(statement, picked, places["member"])


def _shared(kept: Kept[Any], shared: Mapping[str, TypeEngine[Any]]) -> list[ColumnElement[Any]]:
    """The shared columns, empty where this has none of that name."""
    mine = kept.table.c
    return [mine[name] if name in kept.names else cast(null(), kind).label(name) for name, kind in shared.items()]


CONTACT = Kept(tables.contact, Contact, order=lambda contact: contact.id)
INTRODUCTION = Kept(tables.introduction, Introduction, order=lambda introduction: introduction.id)
SESSION = Kept(tables.session, Session, order=lambda session: (session.starts, session.id))
PEOPLE = (CONTACT, INTRODUCTION, SESSION)
"""Who looks at one of these looks at another of them soon."""
