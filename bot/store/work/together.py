"""Reading many members in a few statements, for what is done to all of them in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, or_, select, update

from bot.domain.member import Member
from bot.store import tables
from bot.store.moments import Moment, database_now
from bot.store.tables import is_open
from bot.store.work.kept import PEOPLE, Kept
from bot.store.work.members import MEMBER, MemberWork
from bot.store.work.outbox import OutboxWork, is_free
from bot.store.work.outreach import OUTREACH
from bot.store.work.rhythm import OFFER, PLAN, RhythmWork
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


_THERE, _ROW = tables.address, tables.outbox
_OTHER = _ROW.alias("other")
_UNSAID = (
    select(_ROW.c.id, _ROW.c.member, _ROW.c.slots, _ROW.c.created, is_free().label("free"))
    .join_from(
        _THERE,
        _ROW,
        and_(
            *(_THERE.c[name] == _ROW.c[name] for name in ("platform", "tenant", "user")),
            _THERE.c.member == _ROW.c.member,
        ),
    )
    .where(
        _THERE.c.member.in_(bindparam("ids", expanding=True)),
        _ROW.c.lane == "nudge",
        is_open(_ROW),
        _ROW.c.slots.is_not(None),
        _ROW.c.created <= bindparam("before", type_=Moment()),
        or_(_ROW.c.not_after.is_(None), _ROW.c.not_after >= bindparam("now", type_=Moment())),
        # Never tried, or just claimed by somebody who is about to try it.
        or_(
            _ROW.c.attempts == 0,
            and_(_ROW.c.attempts == 1, _ROW.c.state == "sending", _ROW.c.leased_until >= database_now()),
        ),
        # Of what was said in two messages either all is taken back or nothing.
        ~select(_OTHER.c.id)
        .where(
            *(_OTHER.c[name] == _ROW.c[name] for name in ("member", "created", "slots")),
            _OTHER.c.id != _ROW.c.id,
            _OTHER.c.attempts > 0,
        )
        .correlate(_ROW)
        .exists(),
    )
    .order_by(_ROW.c.id)
    .with_for_update(of=_ROW)
)
_TAKE_BACK = (
    update(_ROW)
    .where(_ROW.c.id.in_(bindparam("ids", expanding=True)))
    .values(state="cancelled", why="said with what came since", leased_by=None, leased_until=None)
)


class TogetherWork(MemberWork, WakeWork, OutboxWork, RhythmWork):
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

    def take_back(self, ids: Sequence[int], before: datetime, now: datetime) -> set[int]:
        """Have it as if these members' nudges from before a moment, ready and never tried, had not been made.

        Gives those members who may be sent such a nudge right now: nothing was changed for them. What is stale by now
        stays, for it is never sent.
        """
        asked = {"ids": list(ids), "before": before, "now": now}
        found = self._connection.execute(_UNSAID, asked).all() if ids else []
        under_way = {row.member for row in found if not row.free}
        back = [row for row in found if row.member not in under_way]
        if back:
            self._connection.execute(_TAKE_BACK, {"ids": [row.id for row in back]})
        for row in back:
            self.give_back_slots(row.member, row.slots.split())
            self.unsay(row.member, row.created)
        return under_way
