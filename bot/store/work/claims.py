"""Who sends what: rows are leased to one process at a time, only the head of a lane, tenants in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, func, or_, select, tuple_, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.chat.messages import Row
from bot.store.moments import Moment, database_now
from bot.store.tables import is_open, outbox
from bot.store.work.heads import NOBODY, Platforms, Tenants, claiming, is_head, served
from bot.store.work.outbox import LEASE, OutboxWork
from bot.store.work.tenants import TenantWork, is_served

_LEAST = 5
"""Rows of a tenant to look at, at least."""
_TENANTS = 10
"""With fewer tenants than this a claim may need a second look; with more it never looks at much more than it takes."""


class ClaimWork(OutboxWork, TenantWork):
    """Taking rows to send."""

    def claim(
        self,
        by: str,
        now: datetime,
        limit: int,
        *,
        lease: float = LEASE,
        resting: Tenants = (),
        platforms: Platforms = None,
        most: int | None = None,
    ) -> list[Row]:
        """Lease due rows to a process, due first and tenants in turn; what expires at another process is taken too.

        Nothing of a tenant that is paused, or among those that are `resting`. At `most` so many of one
        tenant; without it a tenant that is alone may get the whole claim.
        A row taken over from a lease that ended while it was sent has more than one attempt: it may have arrived.
        """
        share = min(limit, most or max(_LEAST, limit // _TENANTS))
        claiming_now = claiming(None if platforms is None else frozenset(platforms), lateral=self._postgres)
        given = {"by": by, "now": now, "lease": int(lease * 1_000_000), "resting": [*resting, NOBODY]}
        rows = self._updated(claiming_now, given | _room(limit, share))
        fullest = max(Counter((row.address.platform, row.address.tenant) for row in rows).values(), default=0)
        if most is None and len(rows) < limit and fullest >= share:  # few tenants, and one of them has more
            rest = limit - len(rows)
            rows += self._updated(claiming_now, given | _room(rest, rest))
        return sorted(rows, key=lambda row: (row.due_at, row.id))

    def adopt(self, by: str) -> int:
        """At the start of a process: let go of what an earlier one of the same name had leased; how many."""
        released = {"leased_by": None, "leased_until": None}
        mine = update(outbox).where(is_open(outbox), outbox.c.leased_by == by).values(released)
        return self._connection.execute(mine).rowcount

    def start(self, rows: Sequence[Row], by: str, *, now: datetime | None = None) -> list[Row]:
        """Begin to send rows that were born leased; those still ours, heads of their lanes, of no paused tenant.

        The others are let go of: `claim` gives them when their turn comes, or `start` when asked again before that.
        """
        if not rows:
            return []
        ours = {"ids": [row.id for row in rows], "same": [(row.id, row.fence) for row in rows], "by": by}
        started = {row.id: row for row in self._updated(_START, ours | {"now": now})}
        if len(started) < len(rows):
            self._connection.execute(_RELEASE, ours)
        return [started[row.id] for row in rows if row.id in started]

    def _updated(self, statement: ReturningUpdate[int], given: Mapping[str, Any] | None = None) -> list[Row]:
        """Run an update of rows and read them; SQLite's own RETURNING does not see the rows that these replace."""
        return self.rows([number for (number,) in self._connection.execute(statement, given)])

    def next_due(self, *, resting: Tenants = (), platforms: Platforms = None) -> datetime | None:
        """When `claim` next has something: the earliest due head, or the end of a lease; None when all is done."""
        soonest = _soonest(None if platforms is None else frozenset(platforms))
        at_last: datetime | None = self._connection.execute(soonest, {"resting": [*resting, NOBODY]}).scalar_one()
        return at_last


_OURS = and_(
    outbox.c.state == "pending",
    outbox.c.id.in_(bindparam("ids", expanding=True)),  # SQLite finds rows by this, not by the pairs
    tuple_(outbox.c.id, outbox.c.fence).in_(bindparam("same", expanding=True)),
    or_(outbox.c.leased_by == bindparam("by"), outbox.c.leased_by.is_(None)),
)
_START = (
    update(outbox)
    .where(_OURS, is_head(outbox), is_served(outbox))
    .values(
        state="sending",
        attempts=outbox.c.attempts + 1,
        first_tried=func.coalesce(outbox.c.first_tried, bindparam("now", type_=Moment()), database_now()),
        leased_by=bindparam("by"),
        leased_until=database_now(LEASE),
    )
    .returning(outbox.c.id)
)
_RELEASE = update(outbox).where(_OURS).values(leased_by=None, leased_until=None)


@lru_cache(maxsize=64)
def _soonest(platforms: frozenset[str] | None) -> Select[datetime]:
    at = case((outbox.c.leased_until.is_not(None), outbox.c.leased_until), else_=outbox.c.due_at)
    narrowed = served(outbox, platforms)
    return select(func.min(at, type_=outbox.c.due_at.type)).where(is_open(outbox), is_head(outbox), *narrowed)


def _room(limit: int, share: int) -> dict[str, int]:
    return {"limit": limit, "share": share, "within": 4 * limit}
