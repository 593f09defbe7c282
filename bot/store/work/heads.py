"""Which rows may be sent now: the heads of their lanes, some of every tenant, without a look at all that waits.

The statements are written so that both databases walk an index whatever they believe about how full the outbox is.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from sqlalchemy import (
    CTE,
    BigInteger,
    BindParameter,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Subquery,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from bot.store.moments import Moment, database_now
from bot.store.tables import is_open, outbox
from bot.store.work.tenants import is_served

Tenants = Collection[tuple[str, str]]
"""Platform and tenant."""
NOBODY = ("", "")
"""A tenant that there is not, so that the list of those that rest is never empty."""
Platforms = Collection[str] | None
"""Those that a process can send to; None is all."""
_head, _earliest, _later = outbox.alias("head"), outbox.alias("earliest"), outbox.alias("later")
_NOW = bindparam("now", type_=Moment())
_KEPT = ("id", "lane", "due_at", "state", "fence", "leased_until")


@lru_cache(maxsize=64)
def claiming(platforms: frozenset[str] | None, *, lateral: bool) -> ReturningUpdate[int]:
    """The statement that leases due heads and gives their ids: by :by, at :now, :limit of them, :share of a tenant.

    None of those that are :resting. Built once for each set of platforms: building it takes longer than running it.
    """
    due = _due_heads(platforms, lateral=lateral)
    taken = (
        select(outbox.c.id)
        .join(due, and_(due.c.id == outbox.c.id, _unchanged(due)))
        .order_by(due.c.turn, due.c.due_at, due.c.id)
        .limit(bindparam("limit", type_=Integer()))
        .with_for_update(of=outbox, skip_locked=True)
    )
    chosen = taken.cte("chosen").prefix_with("MATERIALIZED")  # else PostgreSQL may run it more than once
    leased = {
        "state": "sending",
        "fence": outbox.c.fence + 1,
        "attempts": outbox.c.attempts + 1,
        "first_tried": func.coalesce(outbox.c.first_tried, _NOW),
        "leased_by": bindparam("by"),
        "leased_until": bindparam("lease", type_=BigInteger()) + database_now(),
    }
    return update(outbox).where(outbox.c.id.in_(select(chosen.c.id))).values(leased).returning(outbox.c.id)


def _due_heads(platforms: Platforms, *, lateral: bool) -> Subquery:
    """The first due heads of each tenant, numbered by `turn`: who is first anywhere goes before who is second."""
    tenant = _tenants()
    theirs = (_head.c.platform == tenant.c.platform, _head.c.tenant == tenant.c.tenant)
    firsts = select(*(_head.c[name] for name in _KEPT)).where(*theirs, _waits(), is_head(_head))
    share = bindparam("share", type_=Integer())
    firsts = firsts.order_by(_head.c.lane.desc(), _head.c.due_at, _head.c.id).limit(share).correlate(tenant)
    if lateral:
        first: FromClause = firsts.lateral("first")
        joined = tenant.join(first, true())
    else:  # SQLite knows no LATERAL, and PostgreSQL would run this for every row
        first = outbox.alias("first")
        joined = tenant.join(first, first.c.id.in_(firsts.with_only_columns(_head.c.id)))
    by_due = (first.c.lane.desc(), first.c.due_at, first.c.id)  # a tenant's replies go ahead of its nudges
    turn = func.row_number().over(partition_by=(tenant.c.platform, tenant.c.tenant), order_by=by_due).label("turn")
    found = select(*(first.c[name] for name in _KEPT), turn).select_from(joined)
    found = found.where(*served(tenant, platforms)).order_by(turn, first.c.due_at, first.c.id)
    # More than are wanted, for others may be taking the first of them at this moment.
    return found.limit(bindparam("within", type_=Integer())).subquery("due")


def _unchanged(due: Subquery) -> ColumnElement[bool]:
    """Whether a row is still as it was found, asked again by who waited for its lock."""
    return and_(
        outbox.c.state == due.c.state,
        outbox.c.fence == due.c.fence,
        outbox.c.leased_until.is_not_distinct_from(due.c.leased_until),
    )


def is_head(rows: FromClause) -> ColumnElement[bool]:
    """The rows before which nothing of their lane is open; what is unknown, dead or cancelled blocks nobody."""
    lane = (_earliest.c[name] == rows.c[name] for name in ("platform", "tenant", "user", "lane"))
    earliest = select(func.min(_earliest.c.id)).where(*lane, is_open(_earliest))
    return rows.c.id == earliest.correlate(rows).scalar_subquery()


def served(rows: FromClause, platforms: Platforms) -> list[ColumnElement[bool]]:
    """The rows of tenants that are neither paused nor :resting, on these platforms."""
    resting: BindParameter[list[tuple[str, str]]] = bindparam("resting", expanding=True)
    conditions = [is_served(rows), tuple_(rows.c.platform, rows.c.tenant).not_in(resting)]
    if platforms is not None:
        conditions.append(rows.c.platform.in_(list(platforms)))
    return conditions


def _waits() -> ColumnElement[bool]:
    """The rows that nobody has and whose time has come; one whose sending was cut off is always due."""
    nobody = or_(_head.c.leased_until.is_(None), _head.c.leased_until < database_now())
    return and_(is_open(_head), nobody, or_(_head.c.due_at <= _NOW, _head.c.state == "sending"))


def _tenants() -> CTE:
    """Every tenant that has something open, found by stepping through the index from one to the next."""
    platform = select(_least("platform").label("platform")).cte("platform", recursive=True)
    next_platform = _least("platform", _later.c.platform > platform.c.platform, of=platform)
    platform = platform.union_all(select(next_platform).where(platform.c.platform.is_not(None)))
    same = _later.c.platform == platform.c.platform
    first = select(platform.c.platform, _least("tenant", same, of=platform).label("tenant"))
    # Not "tenant": that is a table, and a CTE of its name would hide it.
    tenant = first.where(platform.c.platform.is_not(None)).cte("workspace", recursive=True)
    same, beyond = _later.c.platform == tenant.c.platform, _later.c.tenant > tenant.c.tenant
    following: Select[str, str] = select(tenant.c.platform, _least("tenant", same, beyond, of=tenant))
    return tenant.union_all(following.where(tenant.c.tenant.is_not(None)))


def _least(name: str, *conditions: ColumnElement[bool], of: FromClause | None = None) -> ColumnElement[str]:
    least = select(func.min(_later.c[name])).where(is_open(_later), *conditions)
    return (least if of is None else least.correlate(of)).scalar_subquery()
