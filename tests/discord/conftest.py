"""The whole coach on SQLite, over real sockets with the real discord.py, against the simulated Discord."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.app import adapter
from adapters.wiring import Running
from bot.config import Settings
from tests.simulators.discord import DiscordSim, pointed_at

NOWHERE = "127.0.0.1:9"


class SimulatedClock:
    """The coach's clock goes with the simulated platform's, so that a test can let time pass for both."""

    def __init__(self, sim):
        self._sim = sim

    def now(self):
        return datetime.fromtimestamp(self._sim.clock.now(), UTC)

    async def sleep_until(self, moment):
        while self.now() < moment:  # noqa: ASYNC110 - nobody tells when a test moves the platform's clock
            await asyncio.sleep(0.02)


@asynccontextmanager
async def online(sim, store, *, token=None):
    """A running process; only the settings tell discord.py where Discord is."""
    settings = Settings.load({"DISCORD_TOKEN": token or sim.token, "DISCORD_API_URL": sim.api}, env_file=None)
    with pointed_at(sim):
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = f"http://{NOWHERE}", yarl.URL(f"ws://{NOWHERE}")
        clock = SimulatedClock(sim)
        process = Running(store, [adapter(settings, clock)], clock, "test")
        try:
            await process.start()
            yield process
        finally:
            await process.stop()


@pytest.fixture
async def sim():
    async with DiscordSim() as simulated:
        yield simulated


@pytest.fixture
async def coach(sim, sqlite_store):
    async with online(sim, sqlite_store) as process:
        yield process


@pytest.fixture
def mira(sim):
    return sim.person("Mira Placeholder", locale="nl")
