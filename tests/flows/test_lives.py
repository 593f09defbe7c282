"""A slice of half-year lives; `python -m tests.flows.lives N=1000` lives many."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.member import Member
from bot.domain.nudges import Nudge
from bot.store import Key, Store
from tests.databases import Databases
from tests.flows.lives import START, Life, check


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_whatever_somebody_does_the_rhythm_keeps_its_promises(tmp_path: Path, key: Key, seed: int) -> None:
    store = Store.open(Databases("sqlite", tmp_path, key, None).made(), key)
    try:
        Life(store, random.Random(seed)).live(weeks=6)
    finally:
        store.close()


MEMBER = Member(1, START, "nl", "Europe/Amsterdam", welcomed=START, days=frozenset(range(5)))
TUESDAY = START + timedelta(days=1)


def nudged(kind, at: datetime = TUESDAY, session: int | None = None) -> Nudge:
    return Nudge(1, kind, at, session=session)


@pytest.mark.parametrize(
    ("nudges", "member", "wrong"),
    [
        ([nudged("outreach", TUESDAY.replace(hour=23))], MEMBER, "quiet hours"),
        ([nudged("reminder", TUESDAY.replace(hour=23))], MEMBER, "quiet hours"),
        ([nudged("outreach", START + timedelta(days=5))], MEMBER, "day off"),
        ([nudged("monday")], replace(MEMBER, paused_until=date(2026, 11, 9)), "in a pause"),
        ([nudged("outreach")], replace(MEMBER, pace="stopped"), "asked to stop"),
        ([nudged("outreach"), nudged("outreach")], MEMBER, "on a date"),
        ([nudged("outreach", START + timedelta(days=n)) for n in range(4)], MEMBER, "cap of a week"),
        ([nudged("prompt", session=1), nudged("prompt", TUESDAY + timedelta(days=1), 1)], MEMBER, "too often"),
    ],
)
def test_the_check_itself_sees_what_is_wrong(nudges: list[Nudge], member: Member, wrong: str) -> None:
    """A check that cannot fail would prove nothing."""
    with pytest.raises(AssertionError, match=wrong):
        check([(nudge, member) for nudge in nudges], Counter({date(2026, 11, 2): 3}))
