"""What the store knows of the person at the console; each call is a look or a turn of its own, in a worker thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.chat.events import Address
from bot.chat.messages import Row
from bot.domain.member import Member
from bot.store import Store
from bot.store.work import Seen
from scheduler.turns import Turns


@dataclass(frozen=True, slots=True)
class Known:
    """Asks and tells the store about one address."""

    store: Store
    turns: Turns
    address: Address

    async def member(self) -> tuple[Member | None, datetime | None]:
        """Who it is, and when the coach next has something to say to them."""
        return await self.turns.look(self._member)

    async def seen(self, key: str) -> Seen | None:
        """How a line was answered before."""
        return await self.turns.look(self._seen, key)

    async def rows(self, states: Sequence[str]) -> list[Row]:
        """What was or is to be said here, oldest first."""
        return await self.turns.look(self._rows, states)

    async def remember(self, key: str, answer: Mapping[str, Any], now: datetime) -> None:
        """Note how a line was answered that the coach itself did not hear."""
        await self.turns.run(self._remember, key, answer, now)

    async def shown(self, row: Row) -> None:
        """Note that a row was shown which an earlier run was showing when it was killed."""
        await self.turns.run(self._shown, row)

    def _member(self) -> tuple[Member | None, datetime | None]:
        with self.store.read() as work:
            member = work.member_at(self.address)
            return member, work.wake_at(member.id) if member else None

    def _seen(self, key: str) -> Seen | None:
        with self.store.read() as work:
            return work.seen(self.address, key)

    def _rows(self, states: Sequence[str]) -> list[Row]:
        with self.store.read() as work:
            member = work.member_at(self.address)
            rows = work.rows_of(member.id, states) if member else []
        return [row for row in rows if row.address == self.address]

    def _remember(self, key: str, answer: Mapping[str, Any], now: datetime) -> None:
        with self.store.turn() as work:
            member = work.member_at(self.address)
            work.remember(self.address, key, member=member.id if member else None, rows=[], answer=answer, now=now)

    def _shown(self, row: Row) -> None:
        with self.store.turn() as work:
            work.record(row, "sent", ref=str(row.id))
