"""The simulator's clock: real time, which tests move ahead instead of waiting."""

from __future__ import annotations

import asyncio
import contextlib
import time


class SimClock:
    """Seconds since the epoch at the usual speed (or `speed` times as fast), and `advance` to skip some."""

    def __init__(self, speed: float = 1.0) -> None:
        self._began = time.time()
        self._ahead = 0.0
        self._moved = asyncio.Event()
        self.speed = speed

    def now(self) -> float:
        """The moment it is on the platform."""
        return self._began + (time.time() - self._began) * self.speed + self._ahead

    def advance(self, seconds: float) -> None:
        """Let this much time pass at once; whoever slept past it wakes."""
        self._ahead += seconds
        self._moved.set()
        self._moved = asyncio.Event()

    async def sleep(self, seconds: float, *, unless: asyncio.Event | None = None) -> None:
        """Wait until this much platform time has passed, or until `unless` is set."""
        until = self.now() + seconds
        while (left := until - self.now()) > 0 and not (unless and unless.is_set()):
            waiting = [asyncio.ensure_future(event.wait()) for event in (self._moved, unless) if event]
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(left / self.speed):
                    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in waiting:
                task.cancel()
