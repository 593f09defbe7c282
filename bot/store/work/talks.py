"""The conversations under way."""

from __future__ import annotations

from collections.abc import Sequence

from bot.store import tables
from bot.store.moments import ticks
from bot.store.work.base import Base
from bot.store.work.kept import Kept
from bot.talk.talks import Talk

TALK = Kept(tables.talk, Talk, order=lambda talk: (not talk.active, -ticks(talk.touched), talk.id))


class TalkWork(Base):
    """A member's talks; at most one is active, the others are parked."""

    def talks(self, member_id: int) -> list[Talk]:
        """The active one first, then the parked ones, touched last first."""
        return self._all(TALK, member_id)

    def save_talk(self, member_id: int, talk: Talk) -> None:
        """Keep a talk, new or changed; park the active one before another becomes active."""
        self._save(TALK, member_id, talk)

    def save_talks(self, talks: Sequence[tuple[int, Talk]]) -> None:
        """The same for many members' talks; those that are new in one statement."""
        self._save_all(TALK, talks)

    def end_talk(self, member_id: int, talk_id: str) -> None:
        """Let go of a talk."""
        self._drop(TALK, member_id, (tables.talk.name, (member_id, talk_id)))
