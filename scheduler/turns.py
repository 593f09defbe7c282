"""Runs a turn as a whole in a worker thread, so that the event loop never waits for the database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, TypeVarTuple

from bot.store.engine import Store

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")

_LOOKERS = 2


class Turns:
    """As many threads as the store has writers; first come, first served."""

    def __init__(self, store: Store) -> None:
        self._writers = ThreadPoolExecutor(store.writers, thread_name_prefix="turn")
        self._readers = ThreadPoolExecutor(_LOOKERS, thread_name_prefix="look")

    async def run(self, function: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """What the function returns or raises; once asked for it always ends, even when the caller is cancelled."""
        return await _in(self._writers, function, *arguments)

    async def look(self, function: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """The same for what only reads: it has threads of its own and doesn't queue behind turns."""
        return await _in(self._readers, function, *arguments)

    def close(self) -> None:
        """Let every turn that was asked for end, and take no more."""
        self._writers.shutdown()
        self._readers.shutdown()


async def _in(pool: ThreadPoolExecutor, function: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
    turn = asyncio.get_running_loop().run_in_executor(pool, function, *arguments)
    return await asyncio.shield(turn)
