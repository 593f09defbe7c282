"""When the coach next has a reason to speak to a member, and which unasked moments are used up."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from bot.store import tables
from bot.store.work.base import Base, upsert

Slot = tuple[int, str, date]
"""One unasked moment of a member: whose, of which kind, on which date."""
_wake, _slot = tables.wake, tables.slot
_WAKE_AT = select(_wake.c.at).where(_wake.c.member == bindparam("member"))
_DUE = (
    select(_wake.c.member)
    .where(_wake.c.at <= bindparam("now"))
    .order_by(_wake.c.at, _wake.c.member)
    .limit(bindparam("limit"))
)
_SOONEST = select(func.min(_wake.c.at)).where(_wake.c.at.is_not(None))
_SLOTS = select(_slot).where(_slot.c.member.in_(bindparam("members", expanding=True)))
_PASSING = ("unasked:", "monday:", "friday:", "snooze:")
"""A session's own moments stay: they tell that it was asked about."""
_PRUNE = delete(_slot).where(
    _slot.c.member == bindparam("of_member"),
    _slot.c.local_date < bindparam("before"),
    or_(*(_slot.c.kind.startswith(kind) for kind in _PASSING)),
)
_GIVE_BACK = delete(_slot).where(
    _slot.c.member == bindparam("of_member"), _slot.c.kind.in_(bindparam("kinds", expanding=True))
)


class WakeWork(Base):
    """The members' next wakes and slots."""

    def set_wake(self, member_id: int, at: datetime | None) -> None:
        """Set the member's one next wake; None when there is none."""
        self.set_wakes({member_id: at})

    def set_wakes(self, wakes: Mapping[int, datetime | None]) -> None:
        """Set the next wakes of many members."""
        if wakes:
            kept = [{"member": member, "at": at} for member, at in wakes.items()]
            self._connection.execute(_setting(postgres=self._postgres), kept)

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
        return bool(self.take_slots([(member_id, kind, local_date)]))

    def take_slots(self, slots: Sequence[Slot]) -> set[Slot]:
        """Use up many of them; those that were not used already."""
        if not slots:
            return set()
        kept = [{"member": member, "kind": kind, "local_date": on.isoformat()} for member, kind, on in slots]
        found = self._connection.execute(_taking(postgres=self._postgres), kept)
        taken = {(row.member, row.kind, date.fromisoformat(row.local_date)) for row in found}
        for member, kind, on in taken:
            if member in self._taken:
                self._taken[member].add((kind, on))
        return taken

    def drop_slots(self, member_id: int, before: date) -> None:
        """Forget the moments that are so long ago that nothing looks at them any more."""
        taken = self.slots(member_id)
        gone = {(kind, day) for kind, day in taken if day < before and kind.startswith(_PASSING)}
        if not gone:
            return
        self._taken[member_id] = taken - gone
        self._connection.execute(_PRUNE, {"of_member": member_id, "before": before.isoformat()})

    def give_back_slots(self, member_id: int, kinds: Collection[str]) -> None:
        """Have these moments of a member unused again."""
        self._taken.pop(member_id, None)
        self._connection.execute(_GIVE_BACK, {"of_member": member_id, "kinds": list(kinds)})

    def slots(self, member_id: int) -> set[tuple[str, date]]:
        """The moments that were used."""
        if member_id not in self._taken:
            self._read_slots([member_id])
        return set(self._taken[member_id])

    def _read_slots(self, members: Sequence[int]) -> None:
        """Read the slots of these members, kept for the rest of the transaction."""
        self._taken |= {member: set() for member in members}
        for row in self._connection.execute(_SLOTS, {"members": list(members)}):
            self._taken[row.member].add((row.kind, date.fromisoformat(row.local_date)))


@cache
def _setting(*, postgres: bool) -> postgresql.Insert | sqlite.Insert:
    added = upsert(_wake, postgres=postgres)
    return added.on_conflict_do_update(index_elements=[_wake.c.member], set_={"at": added.excluded.at})


@cache
def _taking(*, postgres: bool) -> ReturningInsert[int]:
    return upsert(_slot, postgres=postgres).on_conflict_do_nothing().returning(*_slot.primary_key)
