"""The easy-yes offer: a prototype that gives the other an experience, in versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


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
