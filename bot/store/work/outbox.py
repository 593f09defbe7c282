"""What the coach has to say: finished rows, each sealed for its member."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Update, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from bot.chat.events import Address, ReplyRoute
from bot.chat.messages import Kind, Lane, Message, Row
from bot.store import tables
from bot.store.moments import database_now
from bot.store.plain import from_plain, to_plain
from bot.store.tables import is_open, outbox
from bot.store.work.base import Base
from bot.store.work.kept import where_is

LEASE = 50.0
"""Seconds that a row stays with who took it."""
_MESSAGE, _REPLY = "outbox.message", "outbox.reply"
_NONCE = 10
"""Bytes, written as twice as many letters: Discord takes 25, and a long message has `-` and its part's number too."""
_CANCELLED = {"state": "cancelled", "leased_by": None, "leased_until": None}

_replaced = outbox.alias("replaced")
READ: tuple[ColumnElement[Any], ...] = (
    *(column for column in outbox.c if column.name not in {"leased_by", "leased_until", "reason", "why"}),
    select(tables.member.c.data_key)
    .where(tables.member.c.id == outbox.c.member)
    .correlate(outbox)
    .scalar_subquery()
    .label("data_key"),
    select(_replaced.c.ref)
    .where(_replaced.c.id == outbox.c.replaces, _replaced.c.state == "sent")
    .correlate(outbox)
    .scalar_subquery()
    .label("replaces_ref"),
)
"""What a row is read with, in one statement: its member's key, and what the platform called the message it edits."""
_BY_ID = select(*READ).where(outbox.c.id.in_(bindparam("ids", expanding=True))).order_by(outbox.c.id)
_EDITS = outbox.alias("edits")
_ONE = select(
    *READ,
    select(_EDITS.c.id)
    .where(
        *(_EDITS.c[name] == outbox.c[name] for name in ("platform", "tenant", "user")),
        _EDITS.c.replaces == outbox.c.id,
        is_open(_EDITS),
    )
    .correlate(outbox)
    .exists()
    .label("edited"),
).where(outbox.c.id == bindparam("id"))
"""One row, and whether there is an edit of it that is not done."""
_SENT_REF = select(outbox.c.ref).where(outbox.c.id == bindparam("id"), outbox.c.state == "sent")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row that a person sees: what the platform called it, and whether there is an edit of it that is not done."""

    ref: str | None
    edited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """What is to become a row."""

    member: int | None
    address: Address
    channel: str | None
    lane: Lane
    kind: Kind
    message: Message
    due_at: datetime
    not_after: datetime | None = None
    reply: ReplyRoute | None = None
    slots: tuple[str, ...] = ()


class OutboxWork(Base):
    """The rows that deliver what the coach says."""

    def put(  # noqa: PLR0913 - what a row is made of
        self,
        *,
        member: int | None,
        address: Address,
        channel: str | None,
        lane: Lane,
        kind: Kind,
        message: Message,
        due_at: datetime,
        not_after: datetime | None = None,
        reply: ReplyRoute | None = None,
        slots: tuple[str, ...] = (),
        leased_by: str | None,
        now: datetime,
    ) -> Row:
        """Add one row, as `put_all` does."""
        one = Outgoing(
            member=member, address=address, channel=channel, lane=lane, kind=kind, message=message, due_at=due_at,
            not_after=not_after, reply=reply, slots=slots,
        )  # fmt: skip
        return self.put_all([one], leased_by=leased_by, now=now)[0]

    def put_all(self, outgoing: Sequence[Outgoing], *, leased_by: str | None, now: datetime) -> list[Row]:
        """Add rows in this order; with `leased_by` they are born leased to that process.

        A newer view or edit cancels a waiting one.
        """
        rows: list[Row] = []
        together: list[Outgoing] = []
        for one in outgoing:
            if one.kind in ("view", "edit"):
                if any(_same(one, other) for other in together):
                    rows += self._add(together, leased_by, now)
                    together = []
                self._supersede(one, leased_by)
            together.append(one)
        return rows + self._add(together, leased_by, now)

    def _add(self, outgoing: Sequence[Outgoing], leased_by: str | None, now: datetime) -> list[Row]:
        """Add rows in one statement."""
        if not outgoing:
            return []
        refs = [self._ref(one.message.replaces) for one in outgoing]
        kept = [self._kept(one, leased_by, now) for one in outgoing]
        adding = _adding(leased=leased_by is not None, postgres=self._postgres)
        numbers = {nonce: number for nonce, number in self._connection.execute(adding, kept)}  # noqa: C416 - rows
        return [
            Row(
                numbers[written["nonce"]], one.member, one.address, one.channel, one.lane, one.kind, one.message,
                one.due_at, one.not_after, written["nonce"], written["fence"], reply=one.reply, replaces_ref=ref,
                slots=one.slots, created=now,
            )
            for one, written, ref in zip(outgoing, kept, refs, strict=True)
        ]  # fmt: skip

    def _kept(self, one: Outgoing, leased_by: str | None, now: datetime) -> dict[str, Any]:
        """A row as it is kept."""
        seal, address = self._seal(one.member), one.address
        return {
            "member": one.member, "platform": address.platform, "tenant": address.tenant, "user": address.user,
            "channel": one.channel, "lane": one.lane, "kind": one.kind, "state": "pending", "due_at": one.due_at,
            "not_after": one.not_after, "nonce": secrets.token_hex(_NONCE), "fence": 1 if leased_by else 0,
            "attempts": 0, "leased_by": leased_by, "replaces": one.message.replaces, "created": now,
            "slots": " ".join(one.slots) or None,
            "message": seal.seal(_MESSAGE, one.message.to_json()),
            "reply": seal.seal(_REPLY, to_plain(one.reply)) if one.reply else None,
        }  # fmt: skip

    def row(self, id: int) -> Row | None:  # noqa: A002 - the word of every aggregate
        """One row; None when there is none."""
        found = self._connection.execute(_ONE, {"id": id}).one_or_none()
        if found is None:
            return None
        [row] = self._opened_rows([found])
        self._shown[id] = _Shown(row.ref if row.state == "sent" else None, edited=found.edited)
        return row

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """The rows with these numbers, in this order; those that are gone are left out."""
        if not ids:
            return []
        found = {row.id: row for row in self._opened_rows(self._connection.execute(_BY_ID, {"ids": list(ids)}))}
        return [found[number] for number in ids if number in found]

    def rows_of(self, member_id: int, states: Collection[str]) -> list[Row]:
        """A member's rows in these states, oldest first."""
        return self._rows(outbox.c.member == member_id, outbox.c.state.in_(states))

    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        counted = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        return {state: number for state, number in self._connection.execute(counted)}  # noqa: C416 - rows, not tuples

    def cancel(self, member_id: int, *, lane: Lane | None = None, kind: Kind | None = None) -> int:
        """Cancel what a member is still to be told and nobody is sending; how many."""
        narrowed = [outbox.c[name] == value for name, value in (("lane", lane), ("kind", kind)) if value]
        theirs = (outbox.c.member == member_id, is_open(outbox), is_free(), *narrowed)
        return self._connection.execute(update(outbox).where(*theirs).values(_CANCELLED)).rowcount

    def _supersede(self, one: Outgoing, by: str | None) -> None:
        """Newest wins: cancel the same page or edit that waits, unless somebody may be sending it."""
        replaces = one.message.replaces
        shown = self._shown.get(replaces) if replaces is not None else None
        if one.kind == "edit" and replaces is not None and shown is not None:
            self._shown[replaces] = replace(shown, edited=True)
            if not shown.edited:
                return
        given = {"of_kind": one.kind, "of_leased_by": by, "of_replaces": replaces}
        superseding = _superseding(edit=one.kind == "edit", mine=by is not None)
        self._connection.execute(superseding, given | where_is(one.address))

    def _ref(self, replaces: int | None) -> str | None:
        """What the platform called the message that is edited; None when it was not sent yet."""
        if replaces is None:
            return None
        shown: _Shown | None = self._shown.get(replaces)
        if shown is not None:
            return shown.ref
        ref: str | None = self._connection.execute(_SENT_REF, {"id": replaces}).scalar_one_or_none()
        return ref

    def _rows(self, *conditions: ColumnElement[bool]) -> list[Row]:
        return self._opened_rows(self._connection.execute(select(*READ).where(*conditions).order_by(outbox.c.id)))

    def _opened_rows(self, found: Iterable[Any]) -> list[Row]:
        return [self._row(row._mapping) for row in found]  # noqa: SLF001 - SQLAlchemy's public name

    def _row(self, kept: Mapping[Any, Any]) -> Row:
        """A row as it was kept, opened."""
        seal = self._unwrap(kept["member"], kept["data_key"])
        same = {name: kept[name] for name in _SAME}
        return Row(
            address=Address(kept["platform"], kept["tenant"], kept["user"]),
            message=Message.from_json(seal.open(_MESSAGE, kept["message"])),
            reply=from_plain(ReplyRoute, seal.open(_REPLY, kept["reply"])) if kept["reply"] else None,
            slots=tuple((kept["slots"] or "").split()),
            **same,
        )


_SAME = (
    "id", "member", "channel", "lane", "kind", "due_at", "not_after", "nonce", "fence", "attempts", "first_tried",
    "replaces_ref", "ref", "state", "created",
)  # fmt: skip


def _same(one: Outgoing, other: Outgoing) -> bool:
    """Whether both are edits of the same message, or both pages."""
    return (one.kind, one.message.replaces) == (other.kind, other.message.replaces)


def is_free() -> ColumnElement[bool]:
    """The rows that are nobody's, or whose lease is over."""
    return and_(
        or_(outbox.c.leased_until.is_(None), outbox.c.leased_until < database_now()), outbox.c.state != "sending"
    )


@cache
def _adding(*, leased: bool, postgres: bool) -> ReturningInsert[str, int]:
    """Adds rows, numbered in their order; SQLite does so unasked, and if asked, SQLAlchemy adds one at a time."""
    added = insert(outbox).values(leased_until=database_now(LEASE)) if leased else insert(outbox)
    return added.returning(outbox.c.nonce, outbox.c.id, sort_by_parameter_order=postgres)


@cache
def _superseding(*, edit: bool, mine: bool) -> Update:
    """Cancels a page, or an edit of the same message, that waits at an address; with `mine` one of this process too."""
    there = and_(*(outbox.c[name] == bindparam(f"at_{name}") for name in ("platform", "tenant", "user")))
    same = [outbox.c.replaces == bindparam("of_replaces")] if edit else []
    ours = and_(outbox.c.leased_by == bindparam("of_leased_by"), outbox.c.state == "pending")
    waits = or_(is_free(), ours) if mine else is_free()
    superseded = update(outbox).where(there, outbox.c.kind == bindparam("of_kind"), is_open(outbox), waits, *same)
    return superseded.values(_CANCELLED)
