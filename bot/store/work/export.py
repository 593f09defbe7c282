"""Everything that is kept of a member, opened, for themselves."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.errors import StoreError
from bot.store import tables
from bot.store.plain import to_plain
from bot.store.work.contacts import ContactWork
from bot.store.work.journal import JournalWork
from bot.store.work.members import MemberWork
from bot.store.work.outbox import OutboxWork
from bot.store.work.outreach import OutreachWork
from bot.store.work.rhythm import RhythmWork
from bot.store.work.seen import SeenWork
from bot.store.work.sessions import SessionWork
from bot.store.work.stories import StoryWork
from bot.store.work.talks import TalkWork
from bot.store.work.wakes import WakeWork

_STATES = ("pending", "sending", "retry", "sent", "unknown", "dead", "cancelled")


class ExportWork(
    MemberWork, TalkWork, StoryWork, ContactWork, OutreachWork, SessionWork, WakeWork, OutboxWork, SeenWork,
    JournalWork, RhythmWork,
):  # fmt: skip
    """A member's own copy."""

    def everything(self, member_id: int) -> dict[str, Any]:
        """All of a member's data as JSON can hold it, moments in ISO 8601; reply tokens are no member's data."""
        member = self.member(member_id)
        if member is None:
            raise StoreError("there is no such member")
        whole: dict[str, Any] = {
            "member": member,
            "addresses": self.addresses(member_id),
            "talks": self.talks(member_id),
            "stories": self.stories(member_id),
            "contacts": self.contacts(member_id),
            "introductions": self.introductions(member_id),
            "outreach": self.outreach(member_id),
            "sessions": self.sessions(member_id),
            "results": self.results(member_id),
            "lessons": self.lessons(member_id),
            "offers": self.offers(member_id),
            "commitments": self.commitments(member_id),
            "nudges": self.nudges(member_id),
            "snoozes": self.snoozes(member_id),
            "next_wake": self.wake_at(member_id),
            "slots": [{"kind": kind, "date": day} for kind, day in sorted(self.slots(member_id))],
        }
        plain: dict[str, Any] = to_plain(whole)
        return plain | {"messages": self._messages(member_id), "turns": self._turns(member_id)}

    def _messages(self, member_id: int) -> list[dict[str, Any]]:
        return [
            {"kind": row.kind, "state": row.state, "due_at": to_plain(row.due_at)} | row.message.to_json()
            for row in self.rows_of(member_id, _STATES)
        ]

    def _turns(self, member_id: int) -> list[dict[str, Any]]:
        """What undo keeps: which turns, when, and what each was called."""
        journal = tables.journal
        found = select(journal).where(journal.c.member == member_id).order_by(journal.c.id)
        seal = self._seal(member_id)
        return [
            {"turn": row.turn, "at": to_plain(row.at), "undone": row.undone}
            | {"what": seal.open("journal.content", row.content)["what"]}
            for row in self._connection.execute(found)
        ]
