"""What the rhythm looks at beside the sessions: nudges that went out, snoozes, offers and commitments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select

from bot.domain.nudges import Nudge, Snooze
from bot.domain.offers import Offer
from bot.domain.weeks import Commitment
from bot.store import tables
from bot.store.work.base import Base
from bot.store.work.kept import Kept

KEPT_NUDGES = 40
"""As many as ever decide what comes next, and to spare."""
OFFER = Kept(tables.offer, Offer, order=lambda offer: offer.id)
_COMMITMENT = Kept(tables.commitment, Commitment, order=lambda commitment: commitment.week)
_NUDGE = Kept(tables.nudge, Nudge, order=lambda nudge: nudge.id)
_SNOOZE = Kept(tables.snooze, Snooze, order=lambda snooze: (snooze.at, snooze.id))
PLAN = (_COMMITMENT, _NUDGE, _SNOOZE)
"""Who plans the next nudge looks at all of these."""
_nudge = tables.nudge
_NEWEST = select(_nudge.c.id).where(_nudge.c.member == bindparam("of_member")).order_by(_nudge.c.id.desc())
_PRUNE = delete(_nudge).where(
    _nudge.c.member == bindparam("of_member"), _nudge.c.id <= _NEWEST.offset(KEPT_NUDGES).limit(1).scalar_subquery()
)


class RhythmWork(Base):
    """A member's offers, commitments, nudges and snoozes."""

    def offers(self, member_id: int) -> list[Offer]:
        """Every version of the offer, oldest first."""
        return self._all(OFFER, member_id)

    def add_offer(self, member_id: int, offer: Offer) -> Offer:
        """Keep a version of the offer; its number is given here."""
        return self._insert(OFFER, member_id, offer)

    def commitments(self, member_id: int) -> list[Commitment]:
        """What was promised, one a week, oldest first."""
        return self._all(_COMMITMENT, member_id, beside=PLAN)

    def add_commitment(
        self, member_id: int, *, week: date, promise: str, now: datetime, cue: str | None = None
    ) -> Commitment:
        """Keep what is promised for a week that has no promise yet."""
        return self._insert(_COMMITMENT, member_id, Commitment(0, week, now, promise, cue))

    def save_commitment(self, member_id: int, commitment: Commitment) -> None:
        """Keep what changed about a commitment."""
        self._save(_COMMITMENT, member_id, commitment)

    def nudges(self, member_id: int) -> list[Nudge]:
        """The latest nudges that went out, oldest first."""
        return self._all(_NUDGE, member_id, beside=PLAN)

    def add_nudge(self, member_id: int, nudge: Nudge) -> Nudge:
        """Note that a nudge went out, its number is given here; those that nothing depends on any more go."""
        return self.add_nudges([(member_id, nudge)])[0]

    def add_nudges(self, nudges: Sequence[tuple[int, Nudge]]) -> list[Nudge]:
        """The same for many members' nudges, in one statement."""
        added = self._insert_all(_NUDGE, nudges)
        full = [member for member in {member for member, _ in added} if len(self.nudges(member)) > KEPT_NUDGES]
        if full:
            self._connection.execute(_PRUNE, [{"of_member": member} for member in full])
            for member in full:
                self._lists[_nudge.name, member] = self.nudges(member)[-KEPT_NUDGES:]
        return [nudge for _, nudge in added]

    def unsay(self, member_id: int, at: datetime) -> None:
        """Take back that nudges of a moment went out; what was asked for by a snooze is asked for again."""
        for nudge in self.nudges(member_id):
            if nudge.at == at:
                self._drop(_NUDGE, member_id, (tables.nudge.name, (nudge.id,)))
                if nudge.snooze is not None:
                    self._insert(_SNOOZE, member_id, replace(nudge.snooze, id=0))

    def snoozes(self, member_id: int) -> list[Snooze]:
        """What is to be said later, soonest first."""
        return self._all(_SNOOZE, member_id, beside=PLAN)

    def add_snooze(
        self,
        member_id: int,
        *,
        at: datetime,
        now: datetime,
        text: str | None = None,
        contact: int | None = None,
        talk: str | None = None,
    ) -> Snooze:
        """Keep what is to be said at a moment."""
        return self._insert(_SNOOZE, member_id, Snooze(0, at, now, text, contact, talk))

    def drop_snooze(self, member_id: int, id: int) -> None:  # noqa: A002 - the word of every aggregate
        """Forget a snooze: it was said, or is not wanted any more."""
        self._drop(_SNOOZE, member_id, (tables.snooze.name, (id,)))
