"""Somebody to keep things of, for the tests of the store."""

import itertools
from datetime import UTC, datetime, timedelta

from bot.chat.events import Address
from bot.chat.messages import Message
from bot.domain.member import Member
from bot.store import Store, Work

NOW = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
_numbers = itertools.count(1)


def an_address(tenant: str = "T1", platform: str = "slack") -> Address:
    """An address that nobody has yet."""
    return Address(platform, tenant, f"U{next(_numbers)}")


def a_member(work: Work, address: Address | None = None, name: str = "Noor") -> Member:
    """Somebody new."""
    return work.add_member(address or an_address(), language="nl", zone="Europe/Amsterdam", name=name, now=NOW)


def somebody(store: Store, address: Address | None = None) -> Member:
    """Somebody new, kept."""
    with store.turn() as work:
        return a_member(work, address)


def put(work, member, address, text="hello", **given):
    """A row of a member, nobody's unless `leased_by` says so."""
    row = {
        "channel": "D1", "lane": "reply", "kind": "message", "message": Message(text), "due_at": NOW,
        "leased_by": None, "now": NOW,
    }  # fmt: skip
    return work.put(member=member and member.id, address=address, **row | given)
