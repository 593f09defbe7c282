"""The clocks: the wall clock, asked nowhere else, and the try-out's own, which a person moves."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.store.engine import Store

_LONGEST = 60.0
"""Seconds of sleep at a time, so that a wall clock that was set forward is noticed."""


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        """The moment it is, in UTC."""
        return datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        """Return when the moment has come."""
        while (left := (moment - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 - time has no event
            await asyncio.sleep(min(left, _LONGEST))


class TryoutClock:
    """A clock that follows the real one until it is moved, and then stands where it was put; kept in the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._wall = WallClock()
        self._moved = asyncio.Event()
        with store.read() as work:
            self._at = work.clock()

    def now(self) -> datetime:
        """The moment it stands at."""
        return self._at or self._wall.now()

    def move_to(self, moment: datetime) -> None:
        """Put it at a later moment; an earlier one changes nothing, for time never goes back."""
        at = max(moment, self.now()).astimezone(UTC)
        with self._store.turn() as work:
            work.set_clock(at)
        self._at = at
        self._moved.set()
        self._moved = asyncio.Event()

    async def sleep_until(self, moment: datetime) -> None:
        """Return when it was moved to the moment or beyond, or when the real time gets there before it is moved."""
        while (left := (moment - self.now()).total_seconds()) > 0:
            try:
                async with asyncio.timeout(None if self._at else min(left, _LONGEST)):
                    await self._moved.wait()
            except TimeoutError:
                continue
