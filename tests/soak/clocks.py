"""Virtual time for a whole process: the databases' own clocks follow it, and what is worked may count in it or not."""

from __future__ import annotations

import asyncio
import selectors
import sqlite3
import threading
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar
from unittest.mock import patch

import psycopg
from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.pool import Pool

from bot.store import moments
from tests.scheduler.virtual import Selector, VirtualLoop

T = TypeVar("T")
_STEP = 0.005
"""Seconds by which PostgreSQL's clock may lag behind, so that it is not set before every transaction."""


class WorkingLoop(VirtualLoop):
    """Its time passes by itself while something is done, in threads too; only waiting takes no time."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        asyncio.SelectorEventLoop.__init__(self, _Working(self))
        self.seconds = 0.0
        self.busy = 0

    def time(self) -> float:
        """Seconds since the beginning: those that were worked, and those that were waited for."""
        return self.seconds + time.perf_counter() - self._began


class _Working(Selector):
    """Lets timers run on while a thread works, for that takes time here."""

    def select(self, timeout: float | None = None) -> Any:
        """Return what is ready; with nothing to wait for but timers, skip the time until the first of them."""
        if self._loop.busy:
            return selectors.DefaultSelector.select(self, timeout)
        return super().select(timeout)


def run(main: Coroutine[Any, Any, T], loop: VirtualLoop) -> T:
    """Run on this loop."""
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(main)


Ring = Callable[..., Coroutine[Any, Any, None]]


class Bells:
    """Stands for APScheduler, which knows the wall's clock only: rings as asked, once for each time it was asked.

    `rests` says until when nothing can happen, in the loop's seconds; for so long no poll rings.
    """

    def __init__(self, rests: Callable[[], float]) -> None:
        self._rests = rests
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.polls = 0
        self.skipped = 0.0
        """Polls that were left out, for nothing could have been due."""

    def start(self) -> None:
        """Nothing to do: what is asked for begins at once."""

    def shutdown(self, *, wait: bool) -> None:
        """Ring no more."""
        for task in self._tasks.values():
            task.cancel()

    def add_job(self, ring: Ring, trigger: str, *, args: Sequence[Any] = (), **given: Any) -> None:
        """Ring in so many seconds, and what is a poll or done every hour again and again."""
        assert trigger == "interval"
        name = given["id"]
        self.remove_job(name)
        seconds = timedelta(hours=given.get("hours", 0), seconds=given.get("seconds", 0)).total_seconds()
        work = _once(ring, seconds, args) if args else self._polls(ring, seconds)
        self._tasks[name] = asyncio.create_task(work)

    def remove_job(self, name: str) -> None:
        """Ring for this no more; what rings at this moment ends by itself."""
        if name in self._tasks and self._tasks[name] is not asyncio.current_task():
            self._tasks[name].cancel()

    async def _polls(self, ring: Ring, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(seconds)
            idle = self._rests() - loop.time()
            if idle > seconds:
                self.skipped += idle / seconds
                await asyncio.sleep(idle)
            self.polls += 1
            await ring()


async def _once(ring: Ring, seconds: float, args: Sequence[Any]) -> None:
    await asyncio.sleep(seconds)
    await ring(*args)


@contextmanager
def databases_follow(loop: VirtualLoop, start: datetime, database: str) -> Iterator[None]:
    """Let the database's own clock, by which leases and paces go, be the loop's; open the store inside of this."""

    def now() -> int:
        return moments.ticks(start + timedelta(seconds=loop.time()))

    def on_sqlite(element: Any, compiler: Any, **options: Any) -> str:
        return "virtual_now()"

    def on_postgres(element: Any, compiler: Any, **options: Any) -> str:
        return "(SELECT last_value FROM virtual_now)"

    def connected(connection: Any, record: Any) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.create_function("virtual_now", 0, now, deterministic=True)  # once a statement

    follows = _Follows(database, now) if "://" in database else None

    def begins(connection: Connection) -> None:
        if follows is not None and connection.dialect.name == "postgresql":
            follows.set()

    specs = moments._DatabaseTicks._compiler_dispatcher.specs  # type: ignore[attr-defined]  # noqa: SLF001
    event.listen(Pool, "connect", connected)
    event.listen(Engine, "begin", begins)
    try:
        with patch.dict(specs, {"sqlite": on_sqlite, "postgresql": on_postgres}):
            yield
    finally:
        event.remove(Pool, "connect", connected)
        event.remove(Engine, "begin", begins)
        if follows is not None:
            follows.close()


class _Follows:
    """A sequence as PostgreSQL's clock: everybody sees at once how it is set, whatever they have read before."""

    def __init__(self, database: str, now: Callable[[], int]) -> None:
        self._now = now
        self._set = 0
        self._lock = threading.Lock()
        address = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection = psycopg.connect(address, autocommit=True)
        self._connection.execute("CREATE SEQUENCE IF NOT EXISTS virtual_now")
        self.set()

    def set(self) -> None:
        """Set it to now."""
        with self._lock:
            now = self._now()
            if now - self._set > _STEP * 1e6:
                self._connection.execute("SELECT setval('virtual_now', %s)", (now,))
                self._set = now

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
