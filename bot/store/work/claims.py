"""Who sends what: rows are leased to one process at a time, only the head of a lane, tenants in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, Subquery, and_, case, func, literal, or_, select, true, tuple_, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.chat.messages import Row
from bot.store.moments import Moment, database_now
from bot.store.tables import is_open, outbox
from bot.store.work.outbox import LEASE, OutboxWork

Tenants = Collection[tuple[str, str]]
"""Platform and tenant."""
Platforms = Collection[str] | None
"""Those that a process can send to; None is all."""
_TENANTS = 10
"""A claim for one tenant less than this may need a second look; one for more never looks at much more than it takes."""
_earlier, _head = outbox.alias("earlier"), outbox.alias("head")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Who claims, when, for how long, and of which tenants and platforms."""

    by: str
    now: datetime
    lease: float
    where: Sequence[ColumnElement[bool]]


class ClaimWork(OutboxWork):
    """Taking rows to send."""

    def claim(
        self,
        by: str,
        now: datetime,
        limit: int,
        *,
        lease: float = LEASE,
        paused: Tenants = (),
        platforms: Platforms = None,
    ) -> list[Row]:
        """Lease due rows to a process, due first and tenants in turn; what expires at another process is taken too.

        A row taken over from a lease that ended while it was sent has more than one attempt: it may have arrived.
        """
        share = -(-limit // _TENANTS)
        found = _Wanted(by, now, lease, [*_not_in(paused), *_on(platforms)])
        rows = self._taken(found, limit, share)
        most = max(Counter((row.address.platform, row.address.tenant) for row in rows).values(), default=0)
        if len(rows) < limit and most >= share:  # few tenants, and one of them has more
            rows += self._taken(found, limit - len(rows), limit)
        return sorted(rows, key=lambda row: (row.due_at, row.id))

    def _taken(self, wanted: _Wanted, limit: int, share: int) -> list[Row]:
        """Lease rows, of each tenant no more than its share: so no claim looks at all that waits."""
        due = self._due(wanted, share)
        taken = (
            select(outbox.c.id)
            .join(due, due.c.id == outbox.c.id)
            .where(_waits(outbox, wanted.now))  # once more, for who waited here for a row that somebody else just took
            .order_by(due.c.turn, due.c.due_at, due.c.id)
            .limit(limit)
            .with_for_update(of=outbox, skip_locked=True)
        )
        chosen = taken.cte("chosen").prefix_with("MATERIALIZED")  # else PostgreSQL may run it more than once
        leased = {
            "state": "sending",
            "fence": outbox.c.fence + 1,
            "attempts": outbox.c.attempts + 1,
            "first_tried": func.coalesce(outbox.c.first_tried, literal(wanted.now, Moment())),
            "leased_by": wanted.by,
            "leased_until": database_now(wanted.lease),
        }
        mine = outbox.c.id.in_(select(chosen.c.id))
        return self._updated(update(outbox).where(mine).values(leased).returning(outbox.c.id))

    def _due(self, wanted: _Wanted, share: int) -> Subquery:
        """The first due lane heads of each tenant, numbered: who is first everywhere goes before who is second."""
        open_ones = select(outbox.c.platform, outbox.c.tenant).where(is_open(outbox), *wanted.where).distinct()
        tenant = open_ones.cte("tenant").prefix_with("MATERIALIZED")
        theirs = (_head.c.platform == tenant.c.platform, _head.c.tenant == tenant.c.tenant)
        firsts = (
            select(_head.c.id, _head.c.due_at)
            .where(*theirs, _waits(_head, wanted.now), _is_head(_head))
            .order_by(_head.c.due_at, _head.c.id)
            .limit(share)
            .correlate(tenant)
        )
        if self._postgres:
            first: FromClause = firsts.lateral("first")
            joined = tenant.join(first, true())
        else:  # SQLite knows no LATERAL, and PostgreSQL would run this for every row
            first = outbox.alias("first")
            joined = tenant.join(first, first.c.id.in_(firsts.with_only_columns(_head.c.id)))
        turn = func.row_number().over(
            partition_by=(tenant.c.platform, tenant.c.tenant), order_by=(first.c.due_at, first.c.id)
        )
        return select(first.c.id, first.c.due_at, turn.label("turn")).select_from(joined).subquery("due")

    def adopt(self, by: str) -> int:
        """At the start of a process: let go of what an earlier one of the same name had leased; how many."""
        released = {"leased_by": None, "leased_until": None}
        mine = update(outbox).where(is_open(outbox), outbox.c.leased_by == by).values(released)
        return self._connection.execute(mine).rowcount

    def start(self, rows: Sequence[Row], by: str, *, now: datetime | None = None) -> list[Row]:
        """Begin to send rows that were born leased; those that are still ours and the head of their lane.

        The others are let go of: `claim` gives them when their turn comes, or `start` when asked again before that.
        """
        if not rows:
            return []
        same = or_(*(and_(outbox.c.id == row.id, outbox.c.fence == row.fence) for row in rows))
        ours = and_(outbox.c.state == "pending", same, or_(outbox.c.leased_by == by, outbox.c.leased_by.is_(None)))
        begun = {
            "state": "sending",
            "attempts": outbox.c.attempts + 1,
            "first_tried": func.coalesce(outbox.c.first_tried, literal(now, Moment()) if now else database_now()),
            "leased_by": by,
            "leased_until": database_now(LEASE),
        }
        heads = update(outbox).where(ours, _is_head(outbox)).values(begun).returning(outbox.c.id)
        started = {row.id: row for row in self._updated(heads)}
        if len(started) < len(rows):
            released = {"leased_by": None, "leased_until": None}
            self._connection.execute(update(outbox).where(ours).values(released))
        return [started[row.id] for row in rows if row.id in started]

    def _updated(self, statement: ReturningUpdate[int]) -> list[Row]:
        """Run an update of rows and read them; SQLite's own RETURNING does not see the rows that these replace."""
        return self.rows([number for (number,) in self._connection.execute(statement)])

    def next_due(self, *, paused: Tenants = (), platforms: Platforms = None) -> datetime | None:
        """When `claim` next has something: the earliest due head, or the end of a lease; None when all is done."""
        at = case((outbox.c.leased_until.is_not(None), outbox.c.leased_until), else_=outbox.c.due_at)
        narrowed = (*_not_in(paused), *_on(platforms))
        soonest = select(func.min(at, type_=outbox.c.due_at.type)).where(is_open(outbox), _is_head(outbox), *narrowed)
        at_last: datetime | None = self._connection.execute(soonest).scalar_one()
        return at_last


def _waits(rows: FromClause, now: datetime) -> ColumnElement[bool]:
    """The rows that nobody has and whose time has come; one whose sending was cut off is always due."""
    nobody = or_(rows.c.leased_until.is_(None), rows.c.leased_until < database_now())
    return and_(is_open(rows), nobody, or_(rows.c.due_at <= now, rows.c.state == "sending"))


def _is_head(rows: FromClause) -> ColumnElement[bool]:
    """The rows before which nothing of their lane is open; what is unknown, dead or cancelled blocks nobody."""
    lane = ("platform", "tenant", "user", "lane")
    before = select(_earlier.c.id).where(
        *(_earlier.c[name] == rows.c[name] for name in lane), _earlier.c.id < rows.c.id, is_open(_earlier)
    )
    return ~before.correlate(rows).exists()


def _not_in(paused: Tenants) -> list[ColumnElement[bool]]:
    return [tuple_(outbox.c.platform, outbox.c.tenant).not_in(list(paused))] if paused else []


def _on(platforms: Platforms) -> list[ColumnElement[bool]]:
    return [] if platforms is None else [outbox.c.platform.in_(list(platforms))]
