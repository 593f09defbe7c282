"""What comes next for a member, decided from how far they are and never from what they did last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.contacts import Contact, Introduction, in_column, without_connector
from bot.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a member is with the method."""

    welcomed: bool
    told: bool
    """There is a story."""
    contacts: Sequence[Contact]
    introductions: Sequence[Introduction]
    sessions: Sequence[Session]
    now: datetime

    @property
    def unlogged(self) -> list[Session]:
        """Sessions that are over and whose result is still to be logged, oldest first."""
        return sorted((s for s in self.sessions if s.state == "planned" and s.ends <= self.now), key=lambda s: s.starts)

    @property
    def planned(self) -> list[Session]:
        """Sessions still to come, soonest first."""
        return sorted((s for s in self.sessions if s.state == "planned" and s.ends > self.now), key=lambda s: s.starts)


def next_step(progress: Progress) -> str:
    """Return the word (of the table of words) for what comes next, or `rest` when a session is planned already."""
    if not progress.welcomed:
        return "start"
    if progress.unlogged:
        return "log"
    if not progress.told:
        return "story"
    known, dreams = in_column(1, progress.contacts), in_column(3, progress.contacts)
    if not known or not dreams or len(without_connector(progress.contacts, progress.introductions)) == len(dreams):
        return "names"
    return "rest" if progress.planned else "session"
