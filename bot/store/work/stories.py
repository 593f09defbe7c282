"""The versions of a member's story."""

from __future__ import annotations

from bot.domain.story import Story
from bot.store import tables
from bot.store.work.base import Base
from bot.store.work.kept import Kept

STORY = Kept(tables.story, Story, order=lambda story: -story.version)


class StoryWork(Base):
    """A member's one-minute story."""

    def stories(self, member_id: int) -> list[Story]:
        """Every version, newest first."""
        return self._all(STORY, member_id)

    def add_story(self, member_id: int, story: Story) -> None:
        """Keep a version."""
        self._save(STORY, member_id, story)
