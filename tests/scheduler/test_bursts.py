"""Twenty-five of the kills in bursts, and each process replaced once; `make soak` does far more of both."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from bot.store import Key
from tests.databases import Databases
from tests.soak.bursts import Bursts
from tests.soak.rolling import Rolling


@pytest.mark.parametrize(("kind", "kills"), [("sqlite", 13), ("postgres", 12)])
def test_kills_lose_nothing_and_say_nothing_twice(
    kind: str, kills: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    secret = secrets.token_bytes(32)
    server = request.getfixturevalue("postgres") if kind == "postgres" else None
    counts = Bursts(Databases(kind, tmp_path, Key(secret), server), secret, seed=7).run(kills, burst=1_200)
    assert counts.good, counts
    assert counts.unknown <= counts.messages // 100, "only what was on its way at five kills has no tries left"
    assert counts.kills == kills
    assert counts.dropped > 10, "a tenth of the calls ends in doubt"
    assert counts.looked_up > 10


def test_processes_that_are_replaced_one_after_another_leave_nothing_behind(tmp_path: Path, postgres: str) -> None:
    secret = secrets.token_bytes(32)
    counts = Rolling(Databases("postgres", tmp_path, Key(secret), postgres), secret, seed=7, workers=2).run(3)
    assert counts.good, counts
    assert counts.kills == 3
    assert counts.messages > 100
    assert counts.reminded > 10
