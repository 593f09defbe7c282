"""The requests that were acknowledged lately: the very same one again gets the same answer, and no second effect."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from adapters.slack.guard import APART

MOST = 20_000
"""Answers kept; more come in five minutes only when nearly all are of one line."""
LONGEST = 2_000
"""Characters of an answer that is worth keeping: what Slack is told at once is short."""
ACKNOWLEDGED = range(200, 300)


@dataclass(frozen=True, slots=True)
class Told:
    """How a request was answered."""

    status: int
    text: str
    kind: str


class Replays:
    """Told by their signatures, which cover the moment and every byte of the body.

    What Slack sends again of its own it signs anew, so this never meets it; `seen` in the store does. What was not
    acknowledged is not kept: sent again it has to be heard.
    """

    def __init__(self) -> None:
        self._told: OrderedDict[str, tuple[float, Told]] = OrderedDict()

    def answer(self, signature: str, now: float) -> Told | None:
        """What the same request was told, None when it is new; `now` in seconds."""
        while self._told and next(iter(self._told.values()))[0] < now:
            self._told.popitem(last=False)
        kept = self._told.get(signature)
        return kept[1] if kept else None

    def keep(self, signature: str, told: Told, now: float) -> None:
        """Remember an answer for as long as its signature is worth anything."""
        if told.status in ACKNOWLEDGED and len(told.text) <= LONGEST:
            self._told[signature] = (now + 2 * APART, told)
            if len(self._told) > MOST:
                self._told.popitem(last=False)

    def __len__(self) -> int:
        return len(self._told)
