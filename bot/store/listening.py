"""Hears other processes say that something may be due, so that nobody waits for the next look."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine

from bot.store.work.overview import CHANNEL

_LOOK = 1.0
"""Seconds after which the listener sees that it is to stop."""
_PAUSE = 2.0
"""Seconds before a connection that broke is made again."""


class Listener:
    """A thread with a connection of its own; it calls `heard` for what came, and after each time it was deaf."""

    def __init__(self, engine: Engine, heard: Callable[[], None]) -> None:
        self._engine = engine
        self._heard = heard
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hear no more."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except Exception:  # noqa: BLE001 - whatever broke: nobody waits longer than until the next look
                self._stop.wait(_PAUSE)

    def _listen(self) -> None:
        connection: Any = self._engine.raw_connection()
        try:
            driver = connection.driver_connection
            driver.autocommit = True
            driver.execute(f"LISTEN {CHANNEL}")
            self._heard()
            while not self._stop.is_set():
                began = time.monotonic()
                for _ in driver.notifies(timeout=_LOOK, stop_after=1):
                    self._heard()
                if time.monotonic() - began > 2 * _LOOK:
                    self._heard()  # the process stood still, and may have missed something
        finally:
            connection.invalidate()
            connection.close()
