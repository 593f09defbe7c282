"""The simulator's clock: real time, moved ahead by tests instead of waiting."""

from __future__ import annotations

import time


class SimClock:
    """Seconds since the epoch, running at the usual speed, and `advance` to skip some."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def now(self) -> float:
        """The moment it is on the platform."""
        return time.time() + self._ahead

    def advance(self, seconds: float) -> None:
        """Let this much time pass at once."""
        self._ahead += seconds
