"""Fixtures of the scheduler's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.store import Store
from tests.scheduler.fakes import PostOffice


@pytest.fixture
def post(store: Store) -> Iterator[PostOffice]:
    """A post office on each database."""
    office = PostOffice(store)
    yield office
    office.turns.close()
