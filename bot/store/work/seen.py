"""The events that were handled, so that the same one again has no second effect."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from bot.chat.events import Address
from bot.store import tables
from bot.store.work.base import Base

_seen = tables.seen
_COLUMN = "seen.answer"
SEEN = _seen.c.key == bindparam("event", type_=_seen.c.key.type)
"""The condition that finds an event that was handled, by its `seen_key`."""
_READ = select(_seen, tables.member.c.data_key).join_from(_seen, tables.member, isouter=True).where(SEEN)
_REMEMBER = insert(_seen)


@dataclass(frozen=True, slots=True)
class Seen:
    """How an event was answered: with which outbox rows, with what at once, and when."""

    rows: tuple[int, ...]
    answer: dict[str, Any] | None
    at: datetime


class SeenWork(Base):
    """The events that were handled."""

    def seen(self, address: Address, event_id: str) -> Seen | None:
        """How an event was answered; None for a new one. Ask after `member_at`, which waits for a turn under way."""
        row = self._connection.execute(_READ, {"event": seen_key(address, event_id)}).one_or_none()
        if row is None:
            return None
        answer = row.answer and self._unwrap(row.member, row.data_key).open(_COLUMN, row.answer)
        return Seen(tuple(json.loads(row.rows)), answer, row.at)

    def remember(
        self,
        address: Address,
        event_id: str,
        *,
        member: int | None,
        rows: Sequence[int],
        answer: Mapping[str, Any] | None,
        now: datetime,
    ) -> None:
        """Note how an event was answered."""
        kept = {
            "key": seen_key(address, event_id),
            "member": member,
            "rows": json.dumps(list(rows)),
            "answer": None if answer is None else self._seal(member).seal(_COLUMN, dict(answer)),
            "at": now,
        }
        self._connection.execute(_REMEMBER, kept)

    def forget_seen(self, before: datetime) -> int:
        """Let go of events handled before a moment; how many."""
        return self._connection.execute(delete(_seen).where(_seen.c.at < before)).rowcount


def seen_key(address: Address, event_id: str) -> bytes:
    """One short key for an event of an address, whatever length the platform's own has."""
    parts = [address.platform, address.tenant, address.user, event_id]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).digest()
