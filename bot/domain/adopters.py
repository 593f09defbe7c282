"""Two quick questions place somebody on the innovation curve (Rogers): what they do about it, and how they take to new.

Who has the problem and tried something for it looks for what is new; who likes to tell is the bridge to the majority.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, get_args

from bot.domain.contacts import Adopter, Contact

Problem = Literal["tried", "knows", "no"]
Taste = Literal["tells", "likes", "waits", "wary"]
PROBLEMS: tuple[Problem, ...] = get_args(Problem)
TASTES: tuple[Taste, ...] = get_args(Taste)

_PLACES: Mapping[Taste, tuple[Adopter, Adopter, Adopter]] = {
    "tells": ("early-adopter", "early-adopter", "early-majority"),
    "likes": ("innovator", "early-adopter", "early-majority"),
    "waits": ("early-majority", "early-majority", "late-majority"),
    "wary": ("late-majority", "late-majority", "laggard"),
}
"""By taste, then by problem in the order above."""


def place(problem: Problem, taste: Taste) -> Adopter:
    """Return where on the curve somebody stands."""
    return _PLACES[taste][PROBLEMS.index(problem)]


def to_screen(contacts: Sequence[Contact]) -> list[Contact]:
    """Return who is not placed yet: connectors first, then who is known well, then dreams; who was asked last, last."""
    turn = {2: 0, 1: 1, 3: 2}
    waiting = [one for one in contacts if one.adopter is None and not one.archived and not one.parked]
    return sorted(waiting, key=lambda one: (one.screened or date.min, turn[one.column], one.id))
