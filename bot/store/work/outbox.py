"""What the coach has to say: finished rows, each sealed for its member."""

from __future__ import annotations

import secrets
import string
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, insert, or_, select, update

from bot.chat.events import Address, ReplyRoute
from bot.chat.messages import Kind, Lane, Message, Row
from bot.store import tables
from bot.store.moments import database_now
from bot.store.plain import from_plain, to_plain
from bot.store.tables import is_open, outbox
from bot.store.work.base import Base

LEASE = 50.0
"""Seconds that a row stays with who took it."""
_MESSAGE, _REPLY = "outbox.message", "outbox.reply"
_LETTERS = string.ascii_lowercase + string.digits
_NONCE = 20

_replaced = outbox.alias("replaced")
READ: tuple[ColumnElement[Any], ...] = (
    *(column for column in outbox.c if column.name not in {"leased_by", "leased_until", "why", "created"}),
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
        leased_by: str | None,
        now: datetime,
    ) -> Row:
        """Add a row; with `leased_by` it is born leased to that process. A newer view or edit cancels a waiting one."""
        if kind in ("view", "edit"):
            self._supersede(address, kind, message, leased_by)
        seal = self._seal(member)
        nonce = "".join(secrets.choice(_LETTERS) for _ in range(_NONCE))
        fence = 1 if leased_by else 0
        kept = {
            "member": member, "platform": address.platform, "tenant": address.tenant, "user": address.user,
            "channel": channel, "lane": lane, "kind": kind, "state": "pending", "due_at": due_at,
            "not_after": not_after, "nonce": nonce, "fence": fence, "attempts": 0,
            "leased_by": leased_by, "leased_until": database_now(LEASE) if leased_by else None,
            "replaces": message.replaces, "created": now, "message": seal.seal(_MESSAGE, message.to_json()),
            "reply": seal.seal(_REPLY, to_plain(reply)) if reply else None,
        }  # fmt: skip
        number = self._connection.execute(insert(outbox).values(kept).returning(outbox.c.id)).scalar_one()
        ref = None
        if message.replaces is not None:
            sent = select(outbox.c.ref).where(outbox.c.id == message.replaces, outbox.c.state == "sent")
            ref = self._connection.execute(sent).scalar_one_or_none()
        return Row(
            number, member, address, channel, lane, kind, message, due_at, not_after, nonce, fence,
            reply=reply, replaces_ref=ref,
        )  # fmt: skip

    def row(self, id: int) -> Row | None:  # noqa: A002 - the word of every aggregate
        """One row; None when there is none."""
        return next(iter(self.rows([id])), None)

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
        return self._cancel(outbox.c.member == member_id, is_open(outbox), is_free(), *narrowed)

    def _supersede(self, address: Address, kind: Kind, message: Message, by: str | None) -> None:
        """Newest wins: cancel the same page or edit that waits, unless somebody may be sending it."""
        same = outbox.c.replaces == message.replaces if kind == "edit" else at_address(address)
        ours = and_(outbox.c.leased_by == by, outbox.c.state == "pending") if by else is_free()
        self._cancel(at_address(address), outbox.c.kind == kind, same, is_open(outbox), or_(is_free(), ours))

    def _cancel(self, *conditions: ColumnElement[bool]) -> int:
        cancelled = {"state": "cancelled", "leased_by": None, "leased_until": None}
        return self._connection.execute(update(outbox).where(*conditions).values(cancelled)).rowcount

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
            **same,
        )


_SAME = (
    "id", "member", "channel", "lane", "kind", "due_at", "not_after", "nonce", "fence", "attempts", "first_tried",
    "replaces_ref", "ref", "state",
)  # fmt: skip


def at_address(address: Address) -> ColumnElement[bool]:
    """The rows for an address."""
    return and_(outbox.c.platform == address.platform, outbox.c.tenant == address.tenant, outbox.c.user == address.user)


def is_free() -> ColumnElement[bool]:
    """The rows that are nobody's, or whose lease is over."""
    return and_(
        or_(outbox.c.leased_until.is_(None), outbox.c.leased_until < database_now()), outbox.c.state != "sending"
    )
