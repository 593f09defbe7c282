"""Which rows may be sent now: the heads of their lanes, some of every tenant, without a look at all that waits.

The statements are written so that both databases walk an index whatever they believe about how full the outbox is.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache
from typing import Any, get_args

from sqlalchemy import (
    ARRAY,
    CTE,
    BigInteger,
    BindParameter,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Subquery,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    union_all,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from bot.chat.messages import Lane
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
_PLATFORM = bindparam("of_platform", type_=outbox.c.platform.type)
_LEASES = 1000
"""As many as there ever are at once, and to spare; a row that is behind another in its lane may be among them."""
_KEPT = ("id", "lane", "due_at", "state", "fence", "leased_until")


@cache
def claiming(*, postgres: bool) -> ReturningUpdate[int]:
    """The statement that leases due heads and gives their ids: by :by, at :now, :limit of them, :share of a tenant.

    Only of the :tenants of :of_platform. Built once: building it takes longer than running it.
    """
    due = _due_heads(postgres=postgres)
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


@cache
def walking() -> Select[str, bool]:
    """The statement that gives :tenants tenants of :of_platform after one of them, and whether each is served.

    Only those that have something open, in the order of their names, found by stepping through the index.
    """
    same = _later.c.platform == _PLATFORM
    first = select(
        _least("tenant", same, _later.c.tenant > bindparam("after")).label("tenant"),
        literal_column("1").label("number"),
    ).cte("workspace", recursive=True)  # not "tenant": that is a table, and a CTE of its name would hide it
    following = _least("tenant", same, _later.c.tenant > first.c.tenant, of=first)
    more = first.c.number < bindparam("tenants", type_=Integer())
    tenant = first.union_all(select(following, first.c.number + 1).where(first.c.tenant.is_not(None), more))
    theirs = tenant.c.tenant.is_not(None)
    return select(tenant.c.tenant, is_served(tenant, platform=_PLATFORM)).where(theirs).order_by(tenant.c.number)


@cache
def open_platforms() -> Select[str]:
    """The statement that gives every platform for which something is open."""
    platform = _platforms()
    return select(platform.c.platform).where(platform.c.platform.is_not(None))


@lru_cache(maxsize=64)
def soonest(platforms: frozenset[str] | None) -> Select[Any]:
    """The statement that gives when there is something to claim: the earliest due head, or the first end of a lease."""
    tenant = _tenants()
    free = [
        select(_first_free(tenant, lane).label("at")).select_from(tenant).where(*served(tenant, platforms))
        for lane in get_args(Lane)
    ]
    # Whatever is leased is open. Where it is comes after the walk along the leases' own index, not instead of it.
    ending = select(outbox).where(outbox.c.leased_until.is_not(None)).order_by(outbox.c.leased_until)
    leased = ending.limit(literal_column(str(_LEASES))).cte("leased").prefix_with("MATERIALIZED")
    ends = select(func.min(leased.c.leased_until)).where(is_head(leased), *served(leased, platforms))
    found = union_all(*free, ends).subquery("found")
    return select(func.min(found.c.at, type_=outbox.c.due_at.type))


def _first_free(tenant: CTE, lane: str) -> ColumnElement[Any]:
    """When the first head of a tenant is due that nobody has."""
    theirs = (_head.c.platform == tenant.c.platform, _head.c.tenant == tenant.c.tenant)
    first = select(_head.c.due_at).where(*theirs, _head.c.lane == literal_column(f"'{lane}'"), is_open(_head))
    first = first.where(_head.c.leased_until.is_(None), is_head(_head)).order_by(_head.c.due_at, _head.c.id)
    return first.limit(literal_column("1")).correlate(tenant).scalar_subquery()


def _due_heads(*, postgres: bool) -> Subquery:
    """The first due heads of each tenant, numbered by `turn`: who is first anywhere goes before who is second."""
    if postgres:
        tenant = (
            func.unnest(bindparam("tenants", type_=ARRAY(Text()))).table_valued("tenant", name="asked").render_derived()
        )
    else:
        tenant = func.json_each(bindparam("tenants", type_=Text())).table_valued("value", name="asked")
    [named] = tenant.c
    firsts = select(*(_head.c[name] for name in _KEPT))
    firsts = firsts.where(_head.c.platform == _PLATFORM, _head.c.tenant == named, _waits(), is_head(_head))
    share = bindparam("share", type_=Integer())
    firsts = firsts.order_by(_head.c.lane.desc(), _head.c.due_at, _head.c.id).limit(share).correlate(tenant)
    if postgres:
        first: FromClause = firsts.lateral("first")
        joined = tenant.join(first, true())
    else:  # SQLite knows no LATERAL, and PostgreSQL would run this for every row
        first = outbox.alias("first")
        joined = tenant.join(first, first.c.id.in_(firsts.with_only_columns(_head.c.id)))
    by_due = (first.c.lane.desc(), first.c.due_at, first.c.id)  # a tenant's replies go ahead of its nudges
    turn = func.row_number().over(partition_by=named, order_by=by_due).label("turn")
    found = select(*(first.c[name] for name in _KEPT), turn).select_from(joined)
    found = found.order_by(turn, first.c.due_at, first.c.id)
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


def _platforms() -> CTE:
    """Every platform for which something is open, and None at the end."""
    platform = select(_least("platform").label("platform")).cte("platform", recursive=True)
    following = _least("platform", _later.c.platform > platform.c.platform, of=platform)
    return platform.union_all(select(following).where(platform.c.platform.is_not(None)))


def _tenants() -> CTE:
    """Every tenant that has something open, found by stepping through the index from one to the next."""
    platform = _platforms()
    same = _later.c.platform == platform.c.platform
    first = select(platform.c.platform, _least("tenant", same, of=platform).label("tenant"))
    tenant = first.where(platform.c.platform.is_not(None)).cte("workspace", recursive=True)
    same, beyond = _later.c.platform == tenant.c.platform, _later.c.tenant > tenant.c.tenant
    following: Select[str, str] = select(tenant.c.platform, _least("tenant", same, beyond, of=tenant))
    return tenant.union_all(following.where(tenant.c.tenant.is_not(None)))


def _least(name: str, *conditions: ColumnElement[bool], of: FromClause | None = None) -> ColumnElement[str]:
    least = select(func.min(_later.c[name])).where(is_open(_later), *conditions)
    return (least if of is None else least.correlate(of)).scalar_subquery()
