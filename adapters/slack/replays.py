"""The requests that were acknowledged lately: the very same one again gets the same answer, and no second effect."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from adapters.slack.guard import APART

MOST = 20_000
"""Answers kept; more come in five minutes only when nearly all are of one line."""
LONGEST = 2_000
"""Characters of an answer that is worth keeping: what Slack is told at once is short."""
ACKNOWLEDGED = range(200, 300)


class Told(NamedTuple):
    """How a request was answered, and until when that is kept; a tuple of these gives the garbage collector no work."""

    status: int
    text: str
    kind: str
    until: float = 0.0


class Replays:
    """Told by their signatures, which cover the moment and every byte of the body.

    What Slack sends again of its own it signs anew, so this never meets it; `seen` in the store does. What was not
    acknowledged is not kept: sent again it has to be heard.
    """

    def __init__(self) -> None:
        self._told: OrderedDict[str, Told] = OrderedDict()

    def answer(self, signature: str, now: float) -> Told | None:
        """What the same request was told, None when it is new; `now` in seconds."""
        while self._told and next(iter(self._told.values())).until < now:
            self._told.popitem(last=False)
        return self._told.get(signature)

    def keep(self, signature: str, told: Told, now: float) -> None:
        """Remember an answer for as long as its signature is worth anything."""
        if told.status in ACKNOWLEDGED and len(told.text) <= LONGEST:
            self._told[signature] = told._replace(until=now + 2 * APART)
            if len(self._told) > MOST:
                self._told.popitem(last=False)

    def __len__(self) -> int:
        return len(self._told)
