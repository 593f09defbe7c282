"""The same fortnights over real sockets, with the real slack-bolt and the real discord.py."""

import pytest

from tests.discord.conftest import online as on_discord
from tests.discord.conftest import sim
from tests.platforms import DiscordScreen, SlackScreen, lived
from tests.slack.conftest import online as on_slack
from tests.slack.conftest import slack

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
