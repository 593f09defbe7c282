"""When the coach next has a reason to speak to a member, and which unasked moments are used up."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from bot.store import tables
from bot.store.work.base import Base, upsert

_wake, _slot = tables.wake, tables.slot
_WAKE_AT = select(_wake.c.at).where(_wake.c.member == bindparam("member"))
_DUE = (
    select(_wake.c.member)
    .where(_wake.c.at <= bindparam("now"))
    .order_by(_wake.c.at, _wake.c.member)
    .limit(bindparam("limit"))
)
_SOONEST = select(func.min(_wake.c.at)).where(_wake.c.at.is_not(None))
_SLOTS = select(_slot.c.kind, _slot.c.local_date).where(_slot.c.member == bindparam("member"))
_PRUNE = delete(_slot).where(
    _slot.c.member == bindparam("of_member"),
    _slot.c.local_date < bindparam("before"),
    or_(*(_slot.c.kind.startswith(f"{kind}:") for kind in ("unasked", "monday", "friday", "snooze"))),
)
"""A session's own moments stay: they tell that it was asked about."""


class WakeWork(Base):
    """The members' next wakes and slots."""

    def set_wake(self, member_id: int, at: datetime | None) -> None:
        """Set the member's one next wake; None when there is none."""
        self._connection.execute(_setting(postgres=self._postgres), {"member": member_id, "at": at})

    def wake_at(self, member_id: int) -> datetime | None:
        """The member's next wake."""
        return self._connection.execute(_WAKE_AT, {"member": member_id}).scalar_one_or_none()

    def due_wakes(self, now: datetime, limit: int) -> list[int]:
        """The members whose wake has come, the longest waiting first."""
        return list(self._connection.execute(_DUE, {"now": now, "limit": limit}).scalars())

    def next_wake(self) -> datetime | None:
        """The earliest wake of all."""
        at: datetime | None = self._connection.execute(_SOONEST).scalar_one()
        return at

    def take_slot(self, member_id: int, kind: str, local_date: date) -> bool:
        """Use up the member's one unasked moment of a kind on a date; False when it was used already."""
        slot = {"member": member_id, "kind": kind, "local_date": local_date.isoformat()}
        return self._connection.execute(_taking(postgres=self._postgres), slot).first() is not None

    def drop_slots(self, member_id: int, before: date) -> None:
        """Forget the moments that are so long ago that nothing looks at them any more."""
        self._connection.execute(_PRUNE, {"of_member": member_id, "before": before.isoformat()})

    def slots(self, member_id: int) -> set[tuple[str, date]]:
        """The moments that were used."""
        found = self._connection.execute(_SLOTS, {"member": member_id})
        return {(row.kind, date.fromisoformat(row.local_date)) for row in found}


@cache
def _setting(*, postgres: bool) -> postgresql.Insert | sqlite.Insert:
    added = upsert(_wake, postgres=postgres)
    return added.on_conflict_do_update(index_elements=[_wake.c.member], set_={"at": added.excluded.at})


@cache
def _taking(*, postgres: bool) -> ReturningInsert[int]:
    return upsert(_slot, postgres=postgres).on_conflict_do_nothing().returning(_slot.c.member)
