"""The week: what a member promises themselves on Monday, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

Kept = Literal["kept", "partly", "not"]
KEPT: tuple[Kept, ...] = get_args(Kept)


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a member promises themselves for a week, as an if-then plan: `cue` is when it is done, `promise` what.

    `week` is its Monday, in the member's zone. `outcome` is what the check-in told, None before it.
    """

    id: int
    week: date
    created: datetime
    promise: str
    cue: str | None = None
    outcome: Kept | None = None
    checked: datetime | None = None
    note: str | None = None
