"""The clocks: the wall clock, asked nowhere else, and those of the try-out, which a person moves."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta

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


class PassingClock:
    """The try-out's clock while somebody sits there: it stands where it was put, and then time passes.

    `keep` makes where it is last.
    """

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
