"""An event loop whose time passes at once whenever nothing is going on, so that an hour takes no hour to test.

What threads do (a transaction) takes no time on its clock: it stands still until they are done.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")


class VirtualLoop(asyncio.SelectorEventLoop):
    """Its `time` is virtual; begin at 0."""

    def __init__(self) -> None:
        super().__init__(Selector(self))
        self.seconds = 0.0
        self.busy = 0

    def time(self) -> float:
        """Virtual seconds since the beginning."""
        return self.seconds

    def run_in_executor(self, executor: Any, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:
        """The same, counted, for the clock stands still meanwhile."""
        self.busy += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._done)
        return future

    def _done(self, future: asyncio.Future[Any]) -> None:
        self.busy -= 1


class Selector(selectors.DefaultSelector):  # type: ignore[valid-type, misc]
    """Waits for threads in real time, and for timers in none."""

    def __init__(self, loop: VirtualLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> Any:
        """Return what is ready; with nothing to wait for, let the time pass."""
        if self._loop.busy:
            return super().select(0 if timeout == 0 else 1.0)
        ready = super().select(0)
        if not ready and timeout is None:
            return super().select(0.01)
        if not ready and timeout:
            self._loop.seconds += timeout
        return ready


class VirtualClock:
    """The coach's clock on the virtual loop that is running where it is made; asked by threads too."""

    def __init__(self, start: datetime) -> None:
        self.start = start
        self._loop = asyncio.get_running_loop()

    def now(self) -> datetime:
        """The virtual moment."""
        return self.start + timedelta(seconds=self._loop.time())

    async def sleep_until(self, moment: datetime) -> None:
        """Return at the moment."""
        await asyncio.sleep(max(0.0, (moment - self.now()).total_seconds()))


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run on a virtual loop."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
