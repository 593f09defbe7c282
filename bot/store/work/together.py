"""Reading many members in a few statements, for what is done to all of them in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from bot.domain.member import Member
from bot.store import tables
from bot.store.moments import Moment
from bot.store.work.kept import PEOPLE, Kept
from bot.store.work.members import MEMBER, MemberWork
from bot.store.work.outreach import OUTREACH
from bot.store.work.rhythm import OFFER, PLAN
from bot.store.work.sessions import RESULT
from bot.store.work.stories import STORY
from bot.store.work.talks import TALK
from bot.store.work.wakes import WakeWork

_SPOKEN_OF: tuple[tuple[Kept[Any], ...], ...] = ((TALK, STORY), PLAN, (*PEOPLE, OUTREACH, OFFER, RESULT))
"""What is looked at before the coach speaks first, by the statement that reads it."""
_MEMBERS = (
    select(*MEMBER.columns, MEMBER.table.c.data_key)
    .join(tables.wake, tables.wake.c.member == MEMBER.table.c.id)
    .where(
        MEMBER.table.c.id.in_(bindparam("ids", expanding=True)), tables.wake.c.at <= bindparam("now", type_=Moment())
    )
    .order_by(MEMBER.table.c.id)
    .with_for_update(of=MEMBER.table, skip_locked=True)
)


class TogetherWork(MemberWork, WakeWork):
    """Many members at once."""

    def due(self, ids: Sequence[int], now: datetime) -> list[Member]:
        """Those of these members whose wake has come, locked in the order of their numbers.

        Not those of whom another turn is under way: it may be theirs, in another process; else they stay due.
        What the coach looks at before it speaks to them is read with them, and then no statement more.
        """
        asked = {"ids": list(ids), "now": now}
        members = [self._plain(row) for row in self._connection.execute(_MEMBERS, asked).all()]
        there = [member.id for member in members]
        if there:
            self._read_addresses(there)
            self._read_slots(there)
            for kepts in _SPOKEN_OF:
                self._read_all(kepts, there)
        return members
