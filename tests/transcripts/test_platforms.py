"""The same fortnights over real sockets, with the real slack-bolt and the real discord.py."""

from contextlib import AsyncExitStack

import pytest

from adapters.slack.app import adapter as slack_adapter
from adapters.wiring import Running
from bot.store import Store
from tests.databases import Databases
from tests.discord.conftest import online as on_discord
from tests.discord.conftest import sim
from tests.platforms import DiscordScreen, SlackScreen, lived, unpaced
from tests.slack.conftest import online as on_slack
from tests.slack.conftest import settings_for, slack

__all__ = ["sim", "slack"]

DUTCH, ENGLISH = ("nl", "Europe/Amsterdam", 3600), ("en-GB", "Europe/London", 0)
PEOPLE = {"fortnight.nl": DUTCH, "fortnight.en": ENGLISH, "typed.nl": DUTCH, "typed.en": ENGLISH}


@pytest.mark.parametrize("name", PEOPLE)
async def test_on_discord(sim, sqlite_store, name):
    async with on_discord(sim, sqlite_store) as process:
        person = sim.person("Noor Testman", locale=PEOPLE[name][0])
        assert await lived(DiscordScreen(sim, process, person), name) > 40
        assert sim.ledger.of("refused") == []


@pytest.mark.parametrize("how", ["socket", "http"])
@pytest.mark.parametrize("name", PEOPLE)
async def test_on_slack(slack, sqlite_store, name, how):
    language, zone, offset = PEOPLE[name]
    async with on_slack(slack, sqlite_store, how) as process:
        person = slack.person("Noor", tz=zone, tz_offset=offset, locale=language)
        assert await lived(SlackScreen(slack, process, person), name) > 40
        assert slack.ledger.of("refused") == []


@pytest.mark.parametrize("how", ["socket", "http"])
@pytest.mark.parametrize("name", ["month.nl.own", "month.en.inside"])
async def test_a_month_on_slack(slack, store, name, how):
    async with on_slack(slack, store, how) as process:
        locale = DUTCH[0] if name.startswith("month.nl") else ENGLISH[0]
        person = slack.person("Noor Testman", tz="Europe/Amsterdam", tz_offset=3600, locale=locale)
        assert await lived(SlackScreen(slack, process, person), name) > 40
        assert slack.ledger.of("refused") == []


@pytest.mark.parametrize("name", ["fortnight.nl", "typed.en", "month.nl.own", "month.en.inside"])
async def test_on_slack_with_three_workers_beside_it(slack, tmp_path, key, postgres, name):
    """Whoever of the four wakes and sends: everything is said once, at its step."""
    language, zone, offset = PEOPLE.get(name) or (name.split(".")[1], "Europe/Amsterdam", 3600)
    address = Databases("postgres", tmp_path, key, postgres).made()
    async with AsyncExitStack() as after:
        stores = [Store.open(address, key) for _ in range(4)]
        for store in stores:
            after.callback(store.close)
        process = await after.enter_async_context(on_slack(slack, stores[0], "socket"))
        for number, store in enumerate(stores[1:]):
            settings = settings_for(slack, "socket")
            adapter = slack_adapter(settings, process.clock)
            worker = Running(store, [adapter], process.clock, f"worker-{number}", events=False)
            unpaced(worker)
            await worker.start()
            after.push_async_callback(worker.stop)
        person = slack.person("Noor Testman", tz=zone, tz_offset=offset, locale=language)
        assert await lived(SlackScreen(slack, process, person), name) > 40
        assert slack.ledger.of("refused") == []
