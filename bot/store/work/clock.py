"""The try-out's movable clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from bot.store import tables
from bot.store.work.base import Base, upsert


class ClockWork(Base):
    """Where the try-out's clock stands."""

    def clock(self) -> datetime | None:
        """The moment it was set to; None when it was not."""
        return self._connection.execute(select(tables.clock.c.at)).scalar_one_or_none()

    def set_clock(self, at: datetime | None) -> None:
        """Set it; None to let it follow the real one."""
        if at is None:
            self._connection.execute(delete(tables.clock))
            return
        added = upsert(tables.clock, postgres=self._postgres).values(id=1, at=at)
        self._connection.execute(added.on_conflict_do_update(index_elements=[tables.clock.c.id], set_={"at": at}))
