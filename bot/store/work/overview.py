"""What an operator may see and do: where delivery stands, without a word of what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update

from bot.store import tables
from bot.store.moments import database_now
from bot.store.tables import is_open, outbox
from bot.store.work.base import Base
from bot.store.work.tenants import Pause, TenantWork

_COLUMNS = ("id", "platform", "tenant", "lane", "kind", "state", "due_at", "attempts", "reason", "why")


@dataclass(frozen=True, slots=True)
class Standing:
    """One row, without what it says or to whom."""

    id: int
    platform: str
    tenant: str
    lane: str
    kind: str
    state: str
    due_at: datetime
    attempts: int
    reason: str | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Where delivery stands.

    `counts` by state; what is `waiting` though it was due, what is `stuck` with a process whose lease is over, what is
    `unknown` or `dead`, the newest first; the tenants that are paused; and when members are next spoken to.
    """

    counts: dict[str, int]
    waiting: list[Standing]
    stuck: list[Standing]
    unknown: list[Standing]
    dead: list[Standing]
    paused: list[Pause]
    wakes: list[tuple[int, datetime]]


class OverviewWork(TenantWork, Base):
    """The outbox as an operator handles it."""

    def overview(self, now: datetime, most: int = 20) -> Overview:
        """Where delivery stands at a moment of the coach's clock, at `most` so many of each."""
        over = and_(outbox.c.leased_until.is_not(None), outbox.c.leased_until < database_now())
        late = and_(is_open(outbox), outbox.c.leased_until.is_(None), outbox.c.due_at <= now)
        counted = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        wake = tables.wake
        soonest = select(wake.c.member, wake.c.at).where(wake.c.at.is_not(None)).order_by(wake.c.at).limit(most)
        return Overview(
            {state: number for state, number in self._connection.execute(counted)},  # noqa: C416 - rows, not tuples
            self._standing(late, most, oldest=True),
            self._standing(and_(is_open(outbox), over), most, oldest=True),
            self._standing(outbox.c.state == "unknown", most),
            self._standing(outbox.c.state == "dead", most),
            self.paused_tenants(),
            [(member, at) for member, at in self._connection.execute(soonest)],
        )

    def try_again(self, row: int, now: datetime) -> bool:
        """Have a row that was given up delivered after all; one that may have arrived is looked up first."""
        given_up = outbox.c.state.in_(["dead", "unknown"])
        again = {"state": "retry", "due_at": now, "first_tried": None, "reason": None, "why": None}
        attempts = func.min(outbox.c.attempts, 1) if not self._postgres else func.least(outbox.c.attempts, 1)
        changed = update(outbox).where(outbox.c.id == row, given_up).values(**again, attempts=attempts)
        return self._connection.execute(changed).rowcount == 1

    def give_up(self, row: int) -> bool:
        """Cancel a row that nobody is sending at this moment, or that was given up before."""
        free = or_(outbox.c.leased_until.is_(None), outbox.c.leased_until < database_now())
        there = and_(outbox.c.id == row, outbox.c.state.not_in(["sent", "cancelled"]), free)
        ended = {"state": "cancelled", "leased_by": None, "leased_until": None, "why": "by hand"}
        return self._connection.execute(update(outbox).where(there).values(ended)).rowcount == 1

    def ring(self) -> None:
        """Tell every process, once this is committed, that something may be due; SQLite has no other process."""
        if self._postgres:
            self._connection.execute(select(func.pg_notify(CHANNEL, "")))

    def _standing(self, condition: object, most: int, *, oldest: bool = False) -> list[Standing]:
        order = outbox.c.id if oldest else outbox.c.id.desc()
        found = select(*(outbox.c[name] for name in _COLUMNS)).where(condition).order_by(order).limit(most)  # type: ignore[arg-type]
        return [Standing(*row) for row in self._connection.execute(found)]


CHANNEL = "onethreetwo"
"""What processes listen to."""
