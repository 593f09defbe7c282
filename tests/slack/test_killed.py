"""A slice of the kills under Slack's events: what was acknowledged is done, once, and answered once and in order."""

import secrets

import pytest

from bot.store import Key
from tests.databases import Databases
from tests.soak.slack_kills import besiege


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_what_was_acknowledged_is_done_once_whenever_the_process_is_killed(kind, tmp_path, request):
    secret = secrets.token_bytes(32)
    server = request.getfixturevalue("postgres") if kind == "postgres" else None
    counts = besiege(Databases(kind, tmp_path, Key(secret), server), secret, kills=2, seed=5, rate=40.0)
    assert counts.acknowledged > 0
    assert counts.good, counts
