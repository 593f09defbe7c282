"""A slice of the day of a million members; `python -m tests.soak.scale` lives it with any number, on both databases."""

from __future__ import annotations

import secrets
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import Key, Store
from tests.databases import Databases
from tests.scheduler.virtual import VirtualLoop
from tests.soak import crowd, scale

MEMBERS = 300


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_everybody_is_told_once_as_soon_as_the_limits_allow(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    secret = secrets.token_bytes(32)
    server = request.getfixturevalue("postgres") if kind == "postgres" else None
    database = Databases(kind, tmp_path, Key(secret), server).empty()
    with closing(Store.open(database, Key(secret))) as store:
        store.migrate()
    members = crowd.fill(database, Key(secret), members=MEMBERS, workspaces=3, seed=7, variants=1)
    day = scale.simulated(database, Key(secret), members, VirtualLoop())
    assert day.good, scale.told(day)
    assert Counter(day.arrivals.times) == {1: MEMBERS}
    assert day.states == {"sent": MEMBERS}
    assert day.rows["attempt"] == MEMBERS
    for platform in scale.RULES:
        beyond = day.arrivals.beyond[platform]
        assert max(beyond) < 1.5, "later than a workspace's own queue makes it"
        took, least = day.makespan(platform)
        assert took <= 1.05 * least + 1.5


def test_sizes_are_skewed_and_add_up() -> None:
    found = crowd.sizes(900_000, 10_000)
    assert sum(found) == 900_000
    assert 2_000 < max(found) < 5_000
    assert sorted(found)[5_000] <= 60


def test_a_nudge_that_is_lost_or_comes_twice_is_told(tmp_path: Path) -> None:
    members = crowd.Crowd([("slack", "T")], crowd.array("l", [0, 0, 0]), crowd.array("d", [0.0, 0.0, 0.0]))
    arrivals = scale.Arrivals(members)
    arrivals.times[:] = bytes([1, 2, 0])
    day = scale.Day(members, arrivals, scale.Meter(), {"sent": 3, "dead": 1}, {}, 0.0, 0, 0.0, (0.0, 0.0))
    assert (day.lost, day.double, day.good) == (2, 1, False)
