"""The try-out's clock while somebody sits at the terminal: it stands where it was put, and then time passes."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta

from adapters.clock import TryoutClock


class PassingClock:
    """The kept clock with the time that has passed since it was last put somewhere; `keep` makes that last."""

    def __init__(self, kept: TryoutClock, *, moved: bool) -> None:
        self._kept = kept
        self._stood = kept.now()
        self._since = time.monotonic()
        self.moved = moved
        """False while it simply is the real time."""

    def now(self) -> datetime:
        """The moment it is."""
        if not self.moved:
            return self._kept.now()
        return self._stood + timedelta(seconds=time.monotonic() - self._since)

    def move_to(self, moment: datetime) -> None:
        """Put it at a later moment, from where time goes on."""
        self._kept.move_to(max(moment, self.now()))
        self._stood = self._kept.now()
        self._since = time.monotonic()
        self.moved = True

    def keep(self) -> None:
        """Keep where it is, so that it starts there next time."""
        if self.moved:
            self.move_to(self.now())

    async def sleep_until(self, moment: datetime) -> None:
        """Return when the moment has come."""
        while (left := (moment - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 - time passes, nothing happens
            await asyncio.sleep(min(left, 1.0))
