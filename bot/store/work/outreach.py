"""What came of telling the story."""

from __future__ import annotations

from datetime import datetime

from bot.domain.outreach import Outcome, Outreach
from bot.store import tables
from bot.store.work.base import Base
from bot.store.work.kept import Kept

OUTREACH = Kept(tables.outreach, Outreach, order=lambda outreach: outreach.id)


class OutreachWork(Base):
    """A member's outreach."""

    def outreach(self, member_id: int) -> list[Outreach]:
        """Every act of telling the story, oldest first."""
        return self._all(OUTREACH, member_id)

    def add_outreach(
        self,
        member_id: int,
        *,
        contact: int,
        outcome: Outcome,
        now: datetime,
        need: str | None = None,
        toward: int | None = None,
        guess: int | None = None,
    ) -> Outreach:
        """Keep what came of telling someone the story."""
        return self._insert(OUTREACH, member_id, Outreach(0, contact, outcome, now, need, toward, guess))
