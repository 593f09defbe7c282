"""The seams between Slack and the coach: everything here goes through sockets, a turn and the outbox."""

import pytest


async def hears(person, words):
    return await person.eventually(lambda: next((s for s in reversed(person.sees()) if words in s.text), None))


async def test_a_dm_is_answered(slack, coach, mira):
    await mira.says("hi there")
    seen = await hears(mira, "Which language")
    assert seen.buttons == ["Nederlands", "English"]
