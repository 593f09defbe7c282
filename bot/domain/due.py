"""What decides when the coach speaks, and what is due: shared by everything that plans nudges."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.member import Member
from bot.domain.nudges import Kind, Nudge, Snooze
from bot.domain.sessions import Session
from bot.domain.workdays import NONE, Workdays


@dataclass(frozen=True, slots=True)
class Due:
    """One nudge: what kind, about which session or snooze, when, and when it would go stale.

    `slot` is what is never done twice: a moved session has another one. `wanted` is when it would come if no hours were
    quiet, `moved` whether they are why it comes at another moment. `why` is `back` on the first day after a pause, and
    `holiday` when one makes the working days of a week begin later or end sooner.
    """

    kind: Kind
    slot: str
    at: datetime
    wanted: datetime
    not_after: datetime | None = None
    session: int | None = None
    snooze: int | None = None
    moved: Literal["earlier", "later"] | None = None
    why: Literal["back", "holiday", ""] = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides when to speak.

    Settings, sessions, what was done already (`done`, by slot) or said (`nudges`), what was asked for (`snoozes`), the
    weeks (by their Monday) for which something was `promised` or that were `checked`, when the member was last
    `heard_at`, when the open talk was last touched (`talked_at`; None when none is open), and the `holidays` that are
    days off.
    """

    member: Member
    sessions: Sequence[Session]
    done: Collection[str]
    talked_at: datetime | None = None
    nudges: Sequence[Nudge] = ()
    snoozes: Sequence[Snooze] = ()
    promised: Collection[date] = ()
    checked: Collection[date] = ()
    heard_at: datetime | None = None
    holidays: Container[date] = NONE

    @property
    def workdays(self) -> Workdays:
        """The member's working days."""
        return Workdays(self.member.days, self.holidays)
