"""Outreach: acts of telling the story to a contact, and what the other answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Outcome = Literal["yes", "maybe", "no", "no-answer"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Outreach:
    """One act of telling the story to a contact: `outcome` is what they answered, `need` what they want or miss."""

    id: int
    contact: int
    outcome: Outcome
    created: datetime
    need: str | None = None
    toward: int | None = None
    """The introduction (its id) that was asked for; None when the story was for the contact themselves."""
    guess: int | None = None
    """The chance of a yes, in percent, that the member expected beforehand."""
