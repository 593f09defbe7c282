"""A slice of the crash-point sweep; `python -m tests.soak.crashes` ends at every point, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.store import Key
from tests.databases import Databases
from tests.soak.crashes import sweep


@pytest.mark.parametrize("faults", [False, True])
def test_wherever_a_process_ends_everything_is_said_once(tmp_path: Path, key: Key, faults: bool) -> None:
    covered, wrong = sweep(Databases("sqlite", tmp_path, key, None), key, every=47, faults=faults)
    assert wrong == []
    assert covered.total() > 5


def test_on_a_server_another_process_goes_on(tmp_path: Path, key: Key, postgres: str) -> None:
    covered, wrong = sweep(Databases("postgres", tmp_path, key, postgres), key, every=131, faults=True)
    assert wrong == []
    assert covered.total() > 2
