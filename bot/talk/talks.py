"""A talk: one conversation under way, as it is kept between turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = Any
"""What JSON can hold."""


@dataclass(frozen=True, slots=True)
class Talk:
    """One run of a flow: what was answered so far and which question is open.

    `answers` are stored answers by question key (None = skipped). `about` is what the flow was started with. `asks`
    counts the questions put, so that a button of an earlier one shows its age; `asked` is the one put last.
    `turning_back` is an answered question put again on purpose. `message` is the outbox row that shows the open
    question, `asked_at` when it was put. `draft` are form values that were right in a form that was not.
    """

    id: str
    flow: str
    opened: datetime
    touched: datetime
    about: Mapping[str, Json] = field(default_factory=dict)
    answers: Mapping[str, Json] = field(default_factory=dict)
    asked: str | None = None
    asks: int = 0
    asked_at: datetime | None = None
    tries: int = 0
    turning_back: str | None = None
    message: int | None = None
    draft: Mapping[str, Json] = field(default_factory=dict)
    active: bool = True
