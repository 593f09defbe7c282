"""The whole coach on SQLite, over real sockets with the real slack-bolt, against the simulated Slack."""

import socket
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from adapters.slack.app import adapter
from adapters.slack.doors import PATH
from adapters.slack.installing import INSTALL, REDIRECT
from adapters.slack.send import SlackMessenger
from adapters.wiring import Running
from bot.config import Settings
from scheduler.ports import Pace
from tests.simulators.slack import Browser, SlackSimulator
from tests.simulators.slack import Settings as Rules


class SimulatedClock:
    """The coach's clock goes with the simulated platform's, so that a test can let time pass for both."""

    def __init__(self, slack):
        self._slack = slack

    def now(self):
        return datetime.fromtimestamp(self._slack.clock.now(), UTC)

    async def sleep_until(self, moment):
        await self._slack.clock.sleep((moment - self.now()).total_seconds())


def free_port():
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return asking.getsockname()[1]


def settings_for(slack, how, **more):
    given = {"SLACK_BOT_TOKEN": slack.settings.bot_token, "SLACK_API_URL": slack.api_url}
    if how == "socket":
        given["SLACK_APP_TOKEN"] = slack.settings.app_token
    else:
        given |= {"SLACK_SIGNING_SECRET": slack.settings.signing_secret, "ONETHREETWO_PORT": str(free_port())}
    return Settings.load(given | more, env_file=None)


@asynccontextmanager
async def online(slack, store, how, **more):
    """A running process; only the settings tell it where Slack is."""
    settings, clock = settings_for(slack, how, **more), SimulatedClock(slack)
    process = Running(store, [adapter(settings, clock)], clock, "test")
    try:
        await process.start()
        await slack.deliver_to(f"http://127.0.0.1:{settings.port}{PATH}" if how == "http" else None)
        yield process
    finally:
        await process.stop()


@asynccontextmanager
async def hosted(slack, store, name="test", **more):
    """A running process for every workspace that installs the app; its own address is `process.site`."""
    port = free_port()
    given = {
        "SLACK_CLIENT_ID": slack.settings.client_id,
        "SLACK_CLIENT_SECRET": slack.settings.client_secret,
        "SLACK_SIGNING_SECRET": slack.settings.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "ONETHREETWO_PORT": str(port),
    }
    clock = SimulatedClock(slack)
    process = Running(store, [adapter(Settings.load(given | more, env_file=None), clock)], clock, name)
    process.site = f"http://127.0.0.1:{port}"
    try:
        await process.start()
        slack.settings.redirect_urls = (f"{process.site}{REDIRECT}",)
        await slack.deliver_to(f"{process.site}{PATH}")
        yield process
    finally:
        await process.stop()


async def added(process, team, language="en"):
    """The last page of somebody who adds the coach to a workspace."""
    async with Browser(process.site, language) as browser:
        await browser.opens(INSTALL)
        return await browser.allows(team)


@pytest.fixture
async def slack(monkeypatch):
    # People in tests type faster than a message a second.
    monkeypatch.setattr(SlackMessenger, "limits", lambda _: Pace())
    async with SlackSimulator(Rules(posts_per_second=None)) as simulated:
        yield simulated


@pytest.fixture(params=["socket", "http"])
def how(request):
    return request.param


@pytest.fixture
async def coach(slack, sqlite_store, how):
    async with online(slack, sqlite_store, how) as process:
        yield process


@pytest.fixture
def mira(slack):
    return slack.person("Mira Placeholder", locale="nl-NL")
