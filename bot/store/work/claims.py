"""Who sends what: rows are leased to one process at a time, only the head of a lane, tenants in turn."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, tuple_, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.chat.messages import Row
from bot.store.moments import Moment, database_now
from bot.store.tables import is_open, outbox
from bot.store.work.heads import (
    NOBODY,
    Platforms,
    Tenants,
    claiming,
    is_head,
    open_platforms,
    soonest,
    walking,
)
from bot.store.work.outbox import LEASE, OutboxWork
from bot.store.work.tenants import TenantWork, is_served

_LEAST = 5
"""Rows of a tenant to look at, at least."""
_TENANTS = 10
"""With fewer tenants than this a claim may need a second look; with more it never looks at much more than it takes."""


@dataclass(slots=True)
class TenantTurns:
    """Whose turn it is: by platform the tenant after which the next claim begins, for one process."""

    after: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Taking:
    """Who takes rows, when, for how many microseconds, and of whom: not of those that rest."""

    by: str
    now: datetime
    lease: int
    resting: Collection[tuple[str, str]]
    turns: TenantTurns


class ClaimWork(OutboxWork, TenantWork):
    """Taking rows to send."""

    def claim(  # noqa: PLR0913 - what a claim depends on
        self,
        by: str,
        now: datetime,
        limit: int,
        *,
        lease: float = LEASE,
        resting: Tenants = (),
        platforms: Platforms = None,
        most: int | None = None,
        turns: TenantTurns | None = None,
    ) -> list[Row]:
        """Lease due rows to a process, due first and tenants in turn; what expires at another process is taken too.

        Nothing of a tenant that is paused, or among those that are `resting`. At `most` so many of one
        tenant; without it a tenant that is alone may get the whole claim. `turns` remembers where to go on.
        A row taken over from a lease that ended while it was sent has more than one attempt: it may have arrived.
        """
        if platforms is None:
            platforms = list(self._connection.execute(open_platforms()).scalars())
        turns = turns or TenantTurns()
        taking = _Taking(by, now, int(lease * 1_000_000), set(resting), turns)
        rows: list[Row] = []
        for platform in platforms:
            share = min(limit, most or max(_LEAST, limit // _TENANTS))
            rows += self._taken_of(platform, taking, limit - len(rows), share)
            fullest = max(
                Counter(row.address.tenant for row in rows if row.address.platform == platform).values(), default=0
            )
            if most is None and len(rows) < limit and fullest >= share:  # few tenants, and one of them has more
                rows += self._taken_of(platform, taking, limit - len(rows), limit - len(rows))
        return sorted(rows, key=lambda row: (row.due_at, row.id))

    def _taken_of(self, platform: str, taking: _Taking, limit: int, share: int) -> list[Row]:
        """Lease rows of one platform: of as many tenants as it takes, beginning with whose turn it is."""
        rows: list[Row] = []
        for tenants in self._in_turn(platform, taking, limit):
            room = limit - len(rows)
            given = {
                "by": taking.by, "now": taking.now, "lease": taking.lease, "of_platform": platform,
                "tenants": tenants if self._postgres else json.dumps(tenants),
                "limit": room, "share": share, "within": 4 * room,
            }  # fmt: skip
            if tenants:
                rows += self._updated(claiming(postgres=self._postgres), given)
            if len(rows) >= limit:  # the rest of these tenants have theirs next
                last = max(row.address.tenant for row in rows if row.address.tenant in tenants)
                taking.turns.after[platform] = last
                break
        return rows

    def _in_turn(self, platform: str, taking: _Taking, size: int) -> Iterator[list[str]]:
        """The tenants of a platform that have something open and are served, some at a time and each once.

        A list is as long as there are rows wanted, and each further one twice as long: where hardly any has something
        due, a claim must not take a statement for each.
        """
        begun = after = taking.turns.after.get(platform, "")
        again = not begun
        while size > 0:
            asked = {"of_platform": platform, "after": after, "tenants": size}
            found = self._connection.execute(walking(), asked).all()
            page = [(tenant, served) for tenant, served in found if not (again and begun and tenant > begun)]
            if page:
                after = taking.turns.after[platform] = page[-1][0]
                yield [one for one, served in page if served and (platform, one) not in taking.resting]
            if len(page) < size:
                if again:
                    taking.turns.after[platform] = "" if not begun else after
                    return
                again, after = True, ""
            size *= 2

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
        asked = soonest(None if platforms is None else frozenset(platforms))
        at_last: datetime | None = self._connection.execute(asked, {"resting": [*resting, NOBODY]}).scalar_one()
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
