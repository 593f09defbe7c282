"""What the coach said of its own accord, and what it was asked to say later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

Kind = Literal["test", "reminder", "snooze", "prompt", "follow-up", "friday", "monday", "pace", "fresh", "outreach"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which they stand in one message."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """One nudge as it went out: of what kind, when, about whom, and why then (a text by name and what stands in it).

    `snooze` is what it was asked for by, so that it can be asked for again if it did not go out after all.
    """

    id: int
    kind: Kind
    at: datetime
    contact: int | None = None
    session: int | None = None
    why: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)
    snooze: Snooze | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """What the member asked to be reminded of, and when: words of their own, a contact, or a talk put aside."""

    id: int
    at: datetime
    created: datetime
    text: str | None = None
    contact: int | None = None
    talk: str | None = None
