"""Delivery: many finished messages due at once, wakes due at once, one nudge in an idle system, and a full outbox.

Sending does nothing (or takes 20 ms), so that what is measured is ours: lanes, fairness, leases, fences, sealing and the
attempts' ledger are all on. Ratios are to a raw loop on the same database in the same repetition: claim a batch of plain
rows, send, acknowledge the batch. APScheduler with its job store is what many would take instead.
"""

from __future__ import annotations

import asyncio
import resource
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Column, Index, Integer, MetaData, String, Table, bindparam, insert, literal, select, text, update

from adapters.clock import WallClock
from bot.chat.events import Address
from bot.chat.messages import Message, Row
from bot.coach import Coach
from bot.store import Key, Store
from bot.store.connecting import engines
from bot.store.tables import outbox as rows
from bot.store.where import place
from bot.store.work import Outgoing
from scheduler.delivery import Delivery
from scheduler.ports import Sent
from scheduler.ticker import Ticker
from scheduler.turns import Turns
from tests.benchmarks import table
from tests.databases import DATABASES, Databases, postgres_server, to_disk

BURST = 10_000
SLOW = 2_000
"""Messages whose sending takes 20 ms."""
WAKES = 1_000
JOBS = 1_000
NUDGES = 40
FULL = 1_000_000
"""Done rows in the full outbox."""
CLAIMS = 60
_ran: list[float] = []

_raw = Table(
    "raw",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("state", String(8)),
    Column("content", String(200)),
)
Index("ix_raw_open", _raw.c.id, sqlite_where=_raw.c.state == "due", postgresql_where=_raw.c.state == "due")


class Messenger:
    """Sends at once, or in so many seconds; notes when."""

    platform = "console"

    def __init__(self, takes: float = 0.0) -> None:
        self._takes = takes
        self.at: list[float] = []

    async def send(self, row: Row) -> Sent:
        """Send it."""
        if self._takes:
            await asyncio.sleep(self._takes)
        self.at.append(time.perf_counter())
        return Sent(row.nonce, "dm")

    async def look_up(self, row: Row) -> None:
        """Nothing is ever in doubt."""


class Measured:
    """One database with members on it."""

    def __init__(self, kind: str, address: str, key: Key, out: table.Table) -> None:
        self.kind, self._address, self._out = kind, address, out
        self.store = Store.open(address, key)
        self._members: list[tuple[int, Address]] = []
        now = datetime.now(UTC)
        for first in range(0, BURST, 1_000):
            with self.store.turn() as work:
                for number in range(first, first + 1_000):
                    where = Address("console", f"T{number % 50}", f"U{number}")
                    made = work.add_member(where, language="nl", zone="Europe/Amsterdam", name=None, now=now)
                    work.save_member(replace(made, quiet=(clock(0), clock(0))))  # it is measured at night too
                    self._members.append((made.id, where))
        writing, reading = engines(place(address))
        reading.dispose()
        self._engine = writing
        with writing.begin() as connection:
            _raw.metadata.create_all(connection)

    def repetition(self) -> None:
        """Measure everything once."""
        raw = self._raw_loop()
        self._out.add(f"{self.kind} raw loop", "a second", raw)
        rate, lags = asyncio.run(self._burst(BURST, 0.0))
        self._out.add(f"{self.kind} burst of {BURST}", "a second", rate, ratio=rate / raw)
        for part in (50, 99):
            self._out.add(f"{self.kind} burst, lag p{part}", "s", table.percentile(lags, part))
        slow, _ = asyncio.run(self._burst(SLOW, 0.02))
        self._out.add(f"{self.kind} sends of 20 ms", "a second", slow)
        if self.kind == "postgres":
            two, _ = asyncio.run(self._burst(SLOW, 0.02, workers=2))
            self._out.add("postgres sends of 20 ms, two workers", "a second", two, ratio=two / slow)
        self._out.add(f"{self.kind} wakes", "a second", asyncio.run(self._wakes()))
        late = asyncio.run(self._idle())
        for part in (50, 99):
            self._out.add(f"{self.kind} one nudge, lateness p{part}", "ms", table.percentile(late, part) * 1000)

    def full(self) -> None:
        """Measure a claim in an empty outbox and in a full one."""
        few = self._claims()
        self._fill()
        many = self._claims()
        for part in (50, 99):
            least = table.percentile(few, part) * 1000
            self._out.add(f"{self.kind} claim p{part}", "ms", least)
            took = table.percentile(many, part) * 1000
            self._out.add(f"{self.kind} claim p{part}, {FULL} rows done", "ms", took, ratio=took / least)

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()
        self.store.close()

    def _raw_loop(self) -> float:
        with self._engine.begin() as connection:
            connection.execute(_raw.delete())
            connection.execute(insert(_raw), [{"state": "due", "content": "x" * 200} for _ in range(BURST)])
        due = (
            select(_raw.c.id)
            .where(_raw.c.state == "due")
            .order_by(_raw.c.id)
            .limit(100)
            .with_for_update(skip_locked=True)
        )
        claim = update(_raw).where(_raw.c.id.in_(due)).values(state="taken").returning(_raw.c.id, _raw.c.content)
        done = update(_raw).where(_raw.c.id.in_(bindparam("ids", expanding=True))).values(state="done")
        began, count = time.perf_counter(), 0
        while True:
            with self._engine.begin() as connection:
                rows = connection.execute(claim).all()
            if not rows:
                return count / (time.perf_counter() - began)
            count += len(rows)
            with self._engine.begin() as connection:
                connection.execute(done, {"ids": [row.id for row in rows]})

    def _put(self, count: int, due: datetime) -> None:
        rows = [
            Outgoing(
                member=member, address=where, channel="dm", lane="nudge", kind="message",
                message=Message("Vandaag: Sanne Proef. Dertig seconden is genoeg."), due_at=due,
            )
            for member, where in self._members[:count]
        ]  # fmt: skip
        for first in range(0, len(rows), 1_000):
            with self.store.turn() as work:
                work.put_all(rows[first : first + 1_000], leased_by=None, now=due)

    async def _burst(self, count: int, takes: float, workers: int = 1) -> tuple[float, Sequence[float]]:
        await asyncio.to_thread(self._put, count, datetime.now(UTC))
        messenger, turns = Messenger(takes), Turns(self.store)
        began = time.perf_counter()
        delivering = [
            Delivery(self.store, turns, {"console": messenger}, WallClock(), f"bench-{number}")
            for number in range(workers)
        ]

        async def deliver(delivery: Delivery) -> None:
            while len(messenger.at) < count:
                await delivery.deliver_due()
                await asyncio.sleep(0)

        await asyncio.gather(*(deliver(delivery) for delivery in delivering))
        for delivery in delivering:
            await delivery.drain()
        took = time.perf_counter() - began
        turns.close()
        return count / took, [at - began for at in messenger.at]

    async def _wakes(self) -> float:
        """Members due at once, woken and told, with delivery running beside it."""
        now = datetime.now(UTC)

        def prepare() -> None:
            with self.store.turn() as work:
                for member, _ in self._members[:WAKES]:
                    found = work.member(member)
                    assert found is not None
                    work.save_member(replace(found, welcomed=now - timedelta(minutes=1)))
                    work.set_wake(member, now)
                connection = work._connection  # noqa: SLF001 - as if nobody had been told yet
                connection.execute(text("DELETE FROM slot"))

        await asyncio.to_thread(prepare)
        messenger, turns = Messenger(), Turns(self.store)
        coach = Coach(self.store, name="bench")
        delivery = Delivery(self.store, turns, {"console": messenger}, WallClock(), "bench", coach.hear)
        ticker = Ticker(coach, self.store, turns, delivery, WallClock())
        began = time.perf_counter()
        while len(messenger.at) < WAKES and time.perf_counter() - began < 60:
            await ticker.tick()
        await delivery.drain()
        took = max(messenger.at) - began
        turns.close()
        return len(messenger.at) / took

    async def _idle(self) -> list[float]:
        """How late one row comes, again and again, in a system that does nothing else."""
        messenger, turns = Messenger(), Turns(self.store)
        coach = Coach(self.store, name="bench")
        delivery = Delivery(self.store, turns, {"console": messenger}, WallClock(), "bench", coach.hear)
        ticker = Ticker(coach, self.store, turns, delivery, WallClock())
        ticker.start()
        late = []
        for number in range(NUDGES):
            wait = 0.3 + 0.037 * (number % 20)
            due = datetime.now(UTC) + timedelta(seconds=wait)
            at = time.perf_counter() + wait
            member, where = self._members[number]

            def put(member: int = member, where: Address = where, due: datetime = due) -> None:
                with self.store.turn() as work:
                    work.put(
                        member=member, address=where, channel="dm", lane="nudge", kind="message", message=Message("nu"),
                        due_at=due, leased_by=None, now=due,
                    )  # fmt: skip

            await turns.run(put)
            ticker.nudge()  # as whoever puts a row does
            while len(messenger.at) <= number:  # noqa: ASYNC110 - it is a poll that costs nothing
                await asyncio.sleep(0.001)
            late.append(messenger.at[number] - at)
        await ticker.stop()
        await delivery.drain()
        turns.close()
        return late

    def _claims(self) -> list[float]:
        took = []
        for _ in range(CLAIMS):
            self._put(20, datetime.now(UTC))
            with self.store.turn() as work:
                began = time.perf_counter()
                taken = work.claim("bench", datetime.now(UTC), 20)
                took.append(time.perf_counter() - began)
                assert len(taken) == 20
                for one in taken:
                    work.record(one, "sent", ref="1")
        return took

    def _fill(self) -> None:
        """Put done rows there, as many days of work leave them."""
        counted = text("SELECT n FROM generate_series(1, :full) AS n").columns(Column("n", Integer))
        if self.kind == "sqlite":
            counted = text(
                "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :full) SELECT n FROM c"
            ).columns(Column("n", Integer))
        n = counted.subquery("s").c.n
        done = {
            "platform": "console", "tenant": "T1", "user": "U1", "lane": "nudge", "kind": "message", "state": "sent",
            "nonce": "nonce", "fence": 1, "attempts": 1, "due_at": datetime.now(UTC), "created": datetime.now(UTC),
            "message": b"x" * 200,
        }  # fmt: skip
        values = [literal(value, rows.c[name].type) for name, value in done.items()]
        with self._engine.begin() as connection:
            connection.execute(insert(rows).from_select(list(done), select(*values).where(n > 0)), {"full": FULL})
        if self.kind == "postgres":
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("ANALYZE outbox")


def _apscheduler(address: str) -> float:
    """So many one-off jobs of APScheduler's own store, due at once."""
    url = address.replace("postgresql://", "postgresql+psycopg://") if "://" in address else f"sqlite:///{address}"
    _ran.clear()
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)}, timezone="UTC")
    scheduler.start(paused=True)
    due = datetime.now(UTC) - timedelta(seconds=1)
    for _ in range(JOBS):
        scheduler.add_job(job, "date", run_date=due, misfire_grace_time=None)
    began = time.perf_counter()
    scheduler.resume()
    while len(_ran) < JOBS and time.perf_counter() - began < 60:
        time.sleep(0.01)
    took = time.perf_counter() - began
    scheduler.shutdown()
    return len(_ran) / took


def job() -> None:
    """One of APScheduler's."""
    _ran.append(time.perf_counter())


def run(repetitions: int = table.REPETITIONS) -> None:
    """Measure both databases, in turns."""
    out = table.Table("outbox")
    key = Key.made()
    with ExitStack() as after:
        folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
        server = after.enter_context(postgres_server())
        to_disk(server)
        made = [Databases(kind, folder, key, server if kind == "postgres" else None) for kind in DATABASES]
        kinds = [Measured(databases.kind, databases.made(), key, out) for databases in made]
        for each in kinds:
            after.callback(each.close)
        for _ in range(repetitions):
            for each, databases in zip(kinds, made, strict=True):
                each.repetition()
                out.add(f"{each.kind} APScheduler's store", "a second", _apscheduler(databases.empty()))
        for each in kinds:
            each.full()
    out.add("resident memory at most", "MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    out.show()


if __name__ == "__main__":
    run()
