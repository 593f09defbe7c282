"""Pacing, on a clock of plain seconds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.chat.events import Address, ReplyRoute
from bot.chat.messages import Message, Row
from scheduler.limits import Limits
from scheduler.ports import Pace, Rate

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def row(channel="C1", tenant="T1", kind="message", reply=None, platform="slack") -> Row:
    address = Address(platform, tenant, "U1")
    return Row(1, 1, address, channel, "reply", kind, Message("hi"), NOW, None, "nonce", 1, reply=reply)


@pytest.fixture
def limits() -> Limits:
    return Limits({"slack": Pace(channel=Rate(1, 3), tenant=Rate(5, 10))})


def test_a_small_burst_goes_at_once_and_then_one_a_second(limits):
    assert [limits.place(row(), 0, 60).after for _ in range(6)] == [0, 0, 0, 1, 2, 3]


def test_a_silence_gives_the_burst_back(limits):
    for _ in range(3):
        limits.place(row(), 0, 60)
    assert [limits.place(row(), 10, 60).after for _ in range(4)] == [0, 0, 0, 1]


def test_channels_do_not_hold_each_other_until_the_tenant_is_full(limits):
    waits = [limits.place(row(channel=f"C{number}"), 0, 60).after for number in range(12)]
    assert waits == pytest.approx([0] * 10 + [0.2, 0.4])
    assert limits.place(row(tenant="T2"), 0, 60).after == 0


def test_what_would_wait_too_long_takes_no_place(limits):
    for _ in range(3):
        limits.place(row(), 0, 60)
    assert [limits.place(row(), 0, 0.5).after for _ in range(3)] == [1, 1, 1]
    assert limits.place(row(), 1, 0.5).after == 0


def test_edits_pages_and_own_replies_are_not_held_by_their_channel(limits):
    for _ in range(3):
        limits.place(row(), 0, 60)
    assert limits.place(row(kind="edit"), 0, 60).after == 0
    assert limits.place(row(reply=ReplyRoute("i", "t", NOW)), 0, 60).after == 0


@pytest.mark.parametrize(
    ("scope", "held", "free"),
    [
        ("channel", row(), row(channel="C2")),
        ("tenant", row(channel="C2"), row(tenant="T2")),
        ("method", row(channel="C2"), row(kind="edit", channel="C2")),
    ],
)
def test_a_platform_that_says_wait_holds_what_it_named(limits, scope, held, free):
    limits.hold(row(), scope, 30)
    assert limits.place(held, 0, 60).after == 30
    assert limits.place(free, 0, 60).after == 0


def test_a_platform_without_a_pace_is_only_held_by_its_own_wait():
    limits = Limits()
    assert [limits.place(row(), 0, 60).after for _ in range(9)] == [0] * 9
    limits.hold(row(), "channel", 5)
    assert limits.place(row(), 1, 60).after == 4


def test_what_holds_nobody_any_more_is_forgotten(limits):
    for number in range(11_000):
        limits.place(row(channel=f"C{number}", tenant=f"T{number}"), number, 60)
    assert len(limits.full) <= 10_002
