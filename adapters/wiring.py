"""Puts the parts together: settings in, a running process out."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import structlog

from adapters.clock import WallClock
from bot.chat.events import Event
from bot.chat.messages import Turn
from bot.coach import Coach, ready
from bot.config import Settings
from bot.errors import ConfigError
from bot.store.engine import Store
from bot.store.sealing import load_key
from scheduler.delivery import Delivery
from scheduler.ports import Adapter, Clock, Keeping
from scheduler.ticker import Ticker
from scheduler.turns import Turns

log = structlog.get_logger()

DATABASE = "ONETHREETWO_DATABASE"
_GRACE = 10.0
"""Seconds between the signal to stop and the end."""
_LATE = 2.0
"""So much later a process that has not ended is ended as it is."""
_TALKATIVE = ("aiohttp.access", "alembic", "apscheduler", "slack_bolt")
"""Libraries whose INFO is noise or, for a request that Bolt refuses, the whole of its body."""


def configure_logging(settings: Settings) -> None:
    """Log to stderr, our own words at the level set; libraries never below INFO, where they print what people wrote."""
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    as_json = settings.log_format == "json"
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    shown: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]  # no locals
        if as_json
        else [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback, colors=_in_colour())]
    )
    structlog.configure(
        processors=[*shared, *shown],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    told = logging.StreamHandler(sys.stderr)
    told.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder([])],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *shown],
        )
    )
    logging.basicConfig(handlers=[told], level=max(level, logging.INFO), force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))


def open_store(settings: Settings) -> Store:
    """The database of these settings, opened with its key; StoreError when that cannot be."""
    return Store.open(settings.database, load_key(settings))


def adapters_for(settings: Settings) -> list[Adapter]:
    """The platforms that are configured; a ConfigError when none is."""
    made: list[Adapter] = []
    if settings.slack_bot_token or settings.slack_client_id:
        from adapters.slack import app as slack

        made.append(slack.adapter(settings))
    if settings.discord_token:
        from adapters.discord import app as discord

        made.append(discord.adapter(settings))
    if not made:
        raise ConfigError(
            "SLACK_BOT_TOKEN, DISCORD_TOKEN",
            "nothing to run: set one of them, or both, or SLACK_CLIENT_ID for many workspaces (see .env.example)",
        )
    return made


class Running:
    """One process: the coach, its clock, the scheduler and the platforms, from `start` to `stop`.

    Without `events` it only wakes and delivers, beside a process that hears what people say.
    """

    def __init__(
        self, store: Store, adapters: Sequence[Adapter], clock: Clock, name: str, *, events: bool = True
    ) -> None:
        self._events = events
        self._deaf: Callable[[], None] = lambda: None
        self.store = store
        self.adapters = adapters
        self.clock = clock
        self.name = name
        self.coach = Coach(store, name=name)
        self.turns = Turns(store)
        for adapter in adapters:
            if isinstance(adapter, Keeping):
                adapter.lend(store, self.turns)
        messengers = {adapter.platform: adapter.messenger for adapter in adapters}
        self.delivery = Delivery(store, self.turns, messengers, clock, name, self.coach.hear)
        self.ticker = Ticker(self.coach, store, self.turns, self.delivery, clock)

    async def hear(self, event: Event) -> Turn:
        """One event's turn, committed when this returns."""
        return await self.turns.run(self.coach.hear, event, self.clock.now())

    async def start(self) -> None:
        """Begin; returns when every platform is ready, raises CoachError when one never will be."""
        await self.turns.run(self._adopt)
        self.ticker.start()
        begun = [
            adapter.start(self.hear, self.delivery.begin) if self._events else adapter.connect()
            for adapter in self.adapters
        ]
        await asyncio.gather(*begun)
        await self.turns.run(self._resume)
        self.ticker.nudge()
        loop = asyncio.get_running_loop()

        def heard() -> None:
            loop.call_soon_threadsafe(self.ticker.nudge)

        self._deaf = self.store.listen(heard)

    async def stop(self) -> None:
        """Begin nothing more, take no more events, finish what is under way within the grace, and let go of it all."""
        loop = asyncio.get_running_loop()
        until = loop.time() + _GRACE
        await _within(until, self.ticker.stop())
        await _within(until, asyncio.to_thread(self._deaf), *(adapter.stop() for adapter in self.adapters))
        await self.delivery.drain(max(0.0, until - loop.time()))
        await _within(until + 1, *(adapter.close() for adapter in self.adapters))
        await asyncio.to_thread(self.turns.close)

    def _resume(self) -> None:
        """Try paused tenants again: who starts a process has most likely mended what paused them."""
        with self.store.turn() as work:
            for adapter in self.adapters:
                work.resume_tenants(adapter.platform)

    def _adopt(self) -> None:
        with self.store.turn() as work:
            work.adopt(self.name)


async def run(settings: Settings, *, events: bool = True) -> None:
    """Serve the platforms, or only deliver to them, until SIGTERM or SIGINT; a CoachError when that cannot be."""
    adapters = adapters_for(settings)
    store = await asyncio.to_thread(open_store, settings)
    await asyncio.to_thread(ready)
    try:
        if not events and store.writers == 1:
            raise ConfigError(DATABASE, "one process serves a SQLite file; several need PostgreSQL")
        await asyncio.to_thread(store.migrate)
        await _serve(Running(store, adapters, WallClock(), _name(store), events=events))
    finally:
        store.close()


async def _serve(running: Running) -> None:
    """Run until the first signal; a second one ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    stopping = asyncio.create_task(stop.wait())
    starting = asyncio.create_task(running.start())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            # What is there by now stays: each look through all of it would stop everything for a tenth of a second.
            gc.collect()
            gc.freeze()
            log.info("ready", platforms=[adapter.platform for adapter in running.adapters])
            await stopping
        log.info("stopping")
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
        # A thread that waits for a database that hangs cannot be stopped. What it has is taken over after the lease.
        late = threading.Timer(_GRACE + _LATE, _give_up)
        late.daemon = True
        late.start()
        for task in (starting, stopping):
            task.cancel()
        await asyncio.wait({starting, stopping})
        await running.stop()
        late.cancel()


def _give_up() -> None:
    log.error("not ended in time: the rest is left to whoever comes next")
    sys.stderr.flush()
    os._exit(1)


async def _within(until: float, *ending: Coroutine[Any, Any, None]) -> None:
    """Run these together until then at most; what fails in ending is logged, for the rest must still end."""
    if not ending:
        return
    tasks = [asyncio.create_task(one) for one in ending]
    _, late = await asyncio.wait(tasks, timeout=max(0.0, until - asyncio.get_running_loop().time()))
    for task in late:
        task.cancel()
    for came in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(came, BaseException):
            log.warning("not ended well", bug=type(came).__name__)


def _name(store: Store) -> str:
    """Who leases rows: one process serves a SQLite file, and finds its own rows again; on PostgreSQL there are many."""
    if store.writers == 1:
        return "run"
    return f"{socket.gethostname()[:40]}-{secrets.token_hex(4)}"


def _in_colour() -> bool:
    return sys.stderr.isatty()
