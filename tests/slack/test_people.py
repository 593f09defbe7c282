"""What Slack says of people, also when it says something else."""

from datetime import UTC, datetime
from unittest.mock import sentinel

import pytest

from adapters.slack.outcomes import Refused
from adapters.slack.people import People
from bot.chat.events import Address, Said

ANN = Address("slack", "T1", "U1")


class OddWire:
    """A Slack that says yes to everything, and nothing more."""

    def of(self, _address):
        return self

    def users_info(self, **_):
        return sentinel.asked

    def conversations_open(self, **_):
        return sentinel.asked

    async def call(self, _asked):
        return {"ok": True, "user": None, "channel": "D1"}


async def test_somebody_is_heard_also_when_slack_says_nothing_of_them():
    event = Said(id="Ev1", address=ANN, at=datetime(2026, 11, 23, tzinfo=UTC), channel="D1", text="hi")
    assert await People(OddWire()).introduced(event) == event


async def test_an_answer_that_is_none_is_trouble_of_slacks():
    people = People(OddWire())
    with pytest.raises(Refused):
        await people.profile(ANN)
    with pytest.raises(Refused):
        await people.dm(ANN)
