"""A clock that is moved, a messenger that answers what it was told to, and a post office around them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.chat.events import Address
from bot.chat.messages import Message, Row
from bot.store import Store
from scheduler.delivery import Delivery
from scheduler.ports import Ambiguous, Outcome, Sent, Wait
from scheduler.turns import Turns

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ME = "process-1"


async def until(true: Callable[[], object]) -> None:
    """Wait, a little, until something is so."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(0.005)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NINE) -> None:
        self.at = now

    def now(self) -> datetime:
        return self.at

    def passes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    async def sleep_until(self, moment: datetime) -> None:
        self.at = max(self.at, moment)


class FakeMessenger:
    """Answers `Sent` unless the script for a text says otherwise; what arrived is in `arrived`, in order."""

    platform = "console"

    def __init__(self) -> None:
        self.script: dict[str, deque[Outcome | Exception | asyncio.Event]] = {}
        self.found: dict[str, deque[Sent | Wait | Ambiguous | Exception | None]] = {}
        self.arrived: list[str] = []
        self.rows: list[Row] = []
        self.looked_up: list[str] = []
        self.at_once = 0
        self.most_at_once = 0

    def answers(self, text: str, *outcomes: Outcome | Exception | asyncio.Event) -> None:
        self.script.setdefault(text, deque()).extend(outcomes)

    def finds(self, text: str, *found: Sent | Wait | Ambiguous | Exception | None) -> None:
        self.found.setdefault(text, deque()).extend(found)

    async def send(self, row: Row) -> Outcome:
        self.rows.append(row)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._outcome(row)
        finally:
            self.at_once -= 1

    async def _outcome(self, row: Row) -> Outcome:
        text = row.message.text
        scripted = self.script.get(text)
        outcome = scripted.popleft() if scripted else Sent(f"ref:{text}", f"dm:{row.address.user}")
        if isinstance(outcome, asyncio.Event):
            await outcome.wait()
            outcome = Sent(f"ref:{text}")
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, Sent):
            self.arrived.append(text)
        return outcome

    async def look_up(self, row: Row) -> Sent | Wait | Ambiguous | None:
        self.looked_up.append(row.message.text)
        found = self.found[row.message.text].popleft()
        if isinstance(found, Exception):
            raise found
        return found


class PostOffice:
    """A store with members in it, a clock, a messenger, and the delivery between them."""

    def __init__(self, store: Store, *, hear=None, pacing=None, platform: str = "console") -> None:
        self.store = store
        self.clock = FakeClock()
        self.messenger = FakeMessenger()
        self.turns = Turns(store)
        self.hear, self.pacing = hear, pacing
        self.platform = platform
        self.delivery = self.process(ME)

    def process(self, name: str) -> Delivery:
        """The delivery of a process with this name."""
        return Delivery(self.store, self.turns, {"console": self.messenger}, self.clock, name, self.hear, self.pacing)

    def put(self, text: str, *, user: str = "ann", born: str | None = ME, tenant: str = "local", **row) -> Row:
        """A row as a turn leaves it: born leased, or free for everybody with `born=None`."""
        address = Address(row.pop("platform", self.platform), tenant, user)
        message = Message(text, replaces=row.pop("replaces", None))
        given = {"lane": "reply", "kind": "message", "channel": None, "due_at": self.clock.now()} | row
        with self.store.turn() as work:
            member = work.member_at(address) or work.add_member(
                address, language="en", zone="Europe/London", name=None, now=self.clock.now()
            )
            return work.put(
                member=member.id, address=address, message=message, leased_by=born, now=self.clock.now(), **given
            )

    def row(self, row: Row) -> Row:
        """How a row stands now."""
        with self.store.read() as work:
            found = work.row(row.id)
        assert found is not None
        return found

    def why(self, row: Row) -> str | None:
        """What the platform said of how it ended."""
        return self._column(row, "why")

    def reason(self, row: Row) -> str | None:
        """Why it is dead."""
        return self._column(row, "reason")

    def _column(self, row: Row, name: str) -> str | None:
        from sqlalchemy import select  # noqa: PLC0415

        from bot.store.tables import outbox  # noqa: PLC0415

        with self.store.read() as work:
            return work._connection.execute(select(outbox.c[name]).where(outbox.c.id == row.id)).scalar_one()  # noqa: SLF001

    def known(self, row: Row):
        """What is known of the row's address."""
        with self.store.read() as work:
            return work.best_address(row.member)
