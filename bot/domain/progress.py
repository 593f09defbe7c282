"""What comes next for a member, decided from how far they are and never from what they did last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.adopters import to_screen
from bot.domain.contacts import Contact, Introduction, in_column, without_connector
from bot.domain.paths import warm_paths
from bot.domain.sessions import Session

FEW = 3
"""Names from which it is worth asking who of them are early adopters."""


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
    offered: bool = False
    """There is an offer."""
    willing: bool = False
    """Somebody said yes or maybe to the story."""
    reach: bool = False
    """There is somebody to get in touch with today."""

    @property
    def unlogged(self) -> list[Session]:
        """Sessions that are over and whose result is still to be logged, oldest first."""
        return sorted((s for s in self.sessions if s.state == "planned" and s.ends <= self.now), key=lambda s: s.starts)

    @property
    def planned(self) -> list[Session]:
        """Sessions still to come, soonest first."""
        return sorted((s for s in self.sessions if s.state == "planned" and s.ends > self.now), key=lambda s: s.starts)


def next_step(progress: Progress) -> str:
    """Return what comes next: a word, a flow that has none, or `rest` when a session is planned already."""
    return next(step for step, due in _STEPS if due(progress))


def _no_list(progress: Progress) -> bool:
    known, dreams = in_column(1, progress.contacts), in_column(3, progress.contacts)
    open_dreams = without_connector(progress.contacts, progress.introductions)
    return not known or not dreams or len(open_dreams) == len(dreams)


def _unscreened(progress: Progress) -> bool:
    nobody = all(one.adopter is None and one.screened is None for one in progress.contacts)
    return nobody and len(to_screen(progress.contacts)) >= FEW


_STEPS: tuple[tuple[str, Callable[[Progress], bool]], ...] = (
    ("start", lambda progress: not progress.welcomed),
    ("log", lambda progress: bool(progress.unlogged)),
    ("story", lambda progress: not progress.told),
    ("names", _no_list),
    ("adopters", _unscreened),
    ("puzzle", lambda progress: not warm_paths(progress.contacts, progress.introductions)),
    ("rest", lambda progress: bool(progress.planned)),
    ("offer", lambda progress: progress.willing and not progress.offered),
    ("today", lambda progress: progress.reach),
    ("session", lambda _: True),
)
"""The steps in their order, each with when it is due; the first that is, is next."""
