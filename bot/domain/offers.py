"""The easy-yes offer: a prototype that gives the other an experience, in versions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

EASY = ("small", "timed", "risk", "theirs", "experience", "choice")
"""The easy-yes check: small, time-boxed, low risk, about their situation, an experience, and it ends in a choice."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One version of the offer: what it is in one or two sentences, and how long it takes the other, in minutes.

    `easy` are the points of the easy-yes check that it meets.
    """

    id: int
    created: datetime
    text: str
    minutes: int | None = None
    easy: frozenset[str] = frozenset()


def missing(easy: Collection[str]) -> list[str]:
    """Return the points of the check that are not met, the most telling first."""
    order = ("theirs", "timed", "small", "choice", "risk", "experience")
    return [point for point in order if point not in easy]
