"""Between SIGTERM and the end of a process of each kind: what is under way is finished, and nothing more is begun."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.chat.events import Address
from bot.chat.messages import Message, Row
from bot.store import Key, Store
from bot.store.tables import outbox
from bot.store.work import Outgoing
from tests.databases import Databases
from tests.simulators.ledger import Fault
from tests.simulators.slack import Settings as Rules
from tests.simulators.slack import SlackSimulator
from tests.soak.bursts import Proxy

POST = "chat.postMessage"
SLOW = 3.0
GRACE = 10.0
A_WHILE = 2.0
"""What a busy machine may add to it."""
PEOPLE = 5
KINDS = (("sqlite", ()), ("postgres", ()), ("postgres", ("scheduler",)))


@pytest.fixture
async def slack() -> AsyncIterator[SlackSimulator]:
    async with SlackSimulator(Rules()) as simulated:
        yield simulated


@pytest.fixture(params=KINDS, ids=lambda kind: "-".join([kind[0], *kind[1]]))
def kind(request: pytest.FixtureRequest) -> tuple[str, tuple[str, ...]]:
    """A database, and which of the processes that may serve it."""
    return request.param


@pytest.fixture
async def town(kind, slack, tmp_path, request) -> AsyncIterator[Town]:
    secret = os.urandom(32)
    server = request.getfixturevalue("postgres") if kind[0] == "postgres" else None
    address = Databases(kind[0], tmp_path, Key(secret), server).empty()
    store = Store.open(address, Key(secret))
    store.migrate()
    people = [slack.person(f"Testa {number}").id for number in range(PEOPLE + 1)]
    yield Town(slack, store, address, secret, people, tmp_path)
    store.close()


@dataclass
class Town:
    """A simulated Slack with people in it, a database, and what there is to say to them."""

    slack: SlackSimulator
    store: Store
    address: str
    secret: bytes
    people: Sequence[str]
    folder: Path

    def put(self, *people: str, twice: bool = False) -> list[Row]:
        """Something to say to each of these people, or two things."""
        now = datetime.now(UTC)
        rows = [
            Outgoing(
                member=None, address=Address("slack", self.slack.world.team, person), channel=None, lane="nudge",
                kind="message", message=Message("It is time"), due_at=now,
            )
            for person in people
            for _ in range(1 + twice)
        ]  # fmt: skip
        with self.store.turn() as work:
            put = work.put_all(rows, leased_by=None, now=now)
            work.ring()
        return put

    def standing(self, rows: Sequence[Row]) -> list[tuple[str, int, bool]]:
        """How each row stands: its state, its attempts, and whether a process has it."""
        with self.store.read() as work:
            about = select(outbox.c.id, outbox.c.state, outbox.c.attempts, outbox.c.leased_by)
            found = work._connection.execute(about).all()  # noqa: SLF001
        stands = {number: (state, attempts, by is not None) for number, state, attempts, by in found}
        return [stands[row.id] for row in rows]

    def forgets_leases(self) -> None:
        """Every lease is over now."""
        with self.store.turn() as work:
            over = update(outbox).where(outbox.c.leased_until.is_not(None)).values(leased_until=outbox.c.due_at)
            work._connection.execute(over)  # noqa: SLF001

    @property
    def posted(self) -> int:
        """How many posts were begun."""
        return len(self.slack.ledger.of("call", POST))

    @property
    def seen(self) -> int:
        """How many messages there are to read."""
        return len(self.slack.ledger.of("effect", "message"))

    @asynccontextmanager
    async def process(self, *words: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """`onethreetwo run`, killed at the latest when the test is over."""
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "ONETHREETWO_DATABASE": self.address,
            "ONETHREETWO_KEY": base64.b64encode(self.secret).decode(),
            "SLACK_BOT_TOKEN": self.slack.settings.bot_token,
            "SLACK_APP_TOKEN": self.slack.settings.app_token,
            "SLACK_API_URL": self.slack.api_url,
        }
        with (self.folder / "log").open("ab") as told:
            started = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "adapters", "run", *words, cwd=self.folder, env=environ, stderr=told
            )
            try:
                yield started
            finally:
                if started.returncode is None:
                    started.kill()
                    await started.wait()

    async def until(self, true) -> None:
        """Wait for something that takes the start of a process."""
        async with asyncio.timeout(60):
            while not true():  # noqa: ASYNC110 - what is waited for has no event of its own
                await asyncio.sleep(0.02)


async def _ends(process: asyncio.subprocess.Process, asked: float) -> float:
    """Seconds from when it was asked to end."""
    async with asyncio.timeout(60):
        assert await process.wait() == 0
    return time.monotonic() - asked


async def test_what_is_under_way_is_finished_and_nothing_more_is_begun(town, kind):
    town.slack.faults.add(Fault(POST, "slow", "after", times=1000, delay=SLOW))
    async with town.process(*kind[1]) as process:
        await town.until(lambda: town.slack.ledger.of("call", "auth.test"))
        rows = town.put(*town.people[:PEOPLE], twice=True)
        await town.until(lambda: town.posted == PEOPLE)
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.2)
        late = town.put(town.people[PEOPLE])
        assert await _ends(process, asked) < GRACE
    assert town.standing(rows) == [("sent", 1, False), ("pending", 0, False)] * PEOPLE
    assert town.standing(late) == [("pending", 0, False)]
    assert (town.posted, town.seen) == (PEOPLE, PEOPLE)


@pytest.mark.parametrize("kind", KINDS[1:], indirect=True)
async def test_a_database_that_hangs_holds_nobody_up_for_long(town, kind):
    proxy = Proxy(town.address)
    town.slack.faults.add(Fault(POST, "slow", "after", times=1000, delay=SLOW))
    try:
        async with replace(town, address=proxy.address).process(*kind[1]) as process:
            rows = town.put(*town.people[:PEOPLE])
            await town.until(lambda: town.posted == PEOPLE)
            proxy.held.set()  # what is sent now cannot be recorded
            asked = time.monotonic()
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(60):
                assert await process.wait() == 1
            assert time.monotonic() - asked < GRACE + 2 * A_WHILE
    finally:
        proxy.close()
    assert town.standing(rows) == [("sending", 1, True)] * PEOPLE, "left to the lease"
    assert "not ended in time" in (town.folder / "log").read_text(encoding="utf-8")


async def test_a_call_that_hangs_is_left_to_its_lease_and_looked_up_by_who_takes_it_over(town, kind):
    hangs, *others = town.people[:PEOPLE]
    town.slack.faults.add(Fault(POST, "hang", "after", scope=town.slack.world.dm(hangs).id))
    town.slack.faults.add(Fault(POST, "slow", "after", times=1000, delay=SLOW))
    async with town.process(*kind[1]) as process:
        rows = town.put(hangs, *others)
        await town.until(lambda: town.posted == PEOPLE)
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await _ends(process, asked) < GRACE + A_WHILE
    hung, *rest = town.standing(rows)
    assert hung in {("sending", 1, True), ("retry", 1, False)}, "left to its lease, unless its own time was over first"
    assert rest == [("sent", 1, False)] * len(others)
    if town.store.writers > 1:
        town.forgets_leases()  # on SQLite whoever starts knows that nobody else has it
    async with town.process(*kind[1]) as process:
        await town.until(lambda: town.standing(rows[:1])[0][0] == "sent")
        process.send_signal(signal.SIGTERM)
        assert await _ends(process, time.monotonic()) < GRACE
    assert town.standing(rows[:1]) == [("sent", 2, False)]
    assert town.slack.ledger.of("call", "conversations.history")
    assert (town.posted, town.seen) == (PEOPLE, PEOPLE)
