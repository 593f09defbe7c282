"""When the coach next has a reason to speak to a member, and which unasked moments are used up."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select

from bot.store import tables
from bot.store.work.base import Base

_wake, _slot = tables.wake, tables.slot


class WakeWork(Base):
    """The members' next wakes and slots."""

    def set_wake(self, member_id: int, at: datetime | None) -> None:
        """Set the member's one next wake; None when there is none."""
        added = self._upsert(_wake).values(member=member_id, at=at)
        self._connection.execute(added.on_conflict_do_update(index_elements=[_wake.c.member], set_={"at": at}))

    def wake_at(self, member_id: int) -> datetime | None:
        """The member's next wake."""
        return self._connection.execute(select(_wake.c.at).where(_wake.c.member == member_id)).scalar_one_or_none()

    def due_wakes(self, now: datetime, limit: int) -> list[int]:
        """The members whose wake has come, the longest waiting first."""
        due = select(_wake.c.member).where(_wake.c.at <= now).order_by(_wake.c.at, _wake.c.member).limit(limit)
        return list(self._connection.execute(due).scalars())

    def next_wake(self) -> datetime | None:
        """The earliest wake of all."""
        soonest = select(func.min(_wake.c.at)).where(_wake.c.at.is_not(None))
        at: datetime | None = self._connection.execute(soonest).scalar_one()
        return at

    def take_slot(self, member_id: int, kind: str, local_date: date) -> bool:
        """Use up the member's one unasked moment of a kind on a date; False when it was used already."""
        added = self._upsert(_slot).values(member=member_id, kind=kind, local_date=local_date.isoformat())
        return self._connection.execute(added.on_conflict_do_nothing().returning(_slot.c.member)).first() is not None

    def slots(self, member_id: int) -> set[tuple[str, date]]:
        """The moments that were used."""
        found = select(_slot.c.kind, _slot.c.local_date).where(_slot.c.member == member_id)
        return {(row.kind, date.fromisoformat(row.local_date)) for row in self._connection.execute(found)}
