"""Blows at random moments of bursts of messages, a tenth of whose calls end in doubt: none is lost, none comes twice.

A blow is a kill -9; with `what=stop` a worker that stands still for longer than its lease, with `what=crash` a database
server whose sessions all end in a crash and recovery, with `what=immediate` one that is stopped at once (`pg_ctl -m
immediate stop`), is away for a moment and recovers, with `what=jump` a clock that jumps ten minutes, to and fro, and
with `what=partition` a worker that is cut off from the database for longer than its lease, and then is not.

The workers are processes of their own with the real delivery; the platform is an append-only ledger behind a socket. It
drops the connection of every tenth call, half of them after the message arrived, and finds messages by their nonce.

`python -m tests.soak.bursts [N=300] [database=sqlite|postgres] [what=kill] [burst=12000] [seed=1]` prints what came of it.
"""

from __future__ import annotations

import asyncio
import base64
import os
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

import structlog
from sqlalchemy import make_url

from bot.chat.events import Address
from bot.chat.messages import Message, Row
from bot.errors import StoreError
from bot.store import Key, Store
from bot.store.work import Outgoing, claims, outbox
from scheduler import attempts
from scheduler.delivery import Delivery
from scheduler.ports import Ambiguous, Outcome, Sent
from scheduler.turns import Turns
from tests.databases import DATABASES, Databases, postgres_server, struck, to_disk

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FASTER = 20
"""How much faster the coach's clock runs than the wall's, so that waiting for another try takes no hour."""
LEASE = 3.0
"""Seconds of a lease here; a call takes two at most."""
WORKERS = {"sqlite": 1, "postgres": 3}
IN_A_LANE = 4
"""Messages of one lane in a burst."""
DOUBT = 0.1


class FastClock:
    """The coach's clock, the same in every process; a file says how far it has jumped."""

    def __init__(self, began: float, jumped: str) -> None:
        self._began = began
        self._jumped = Path(jumped)

    def now(self) -> datetime:
        """The moment."""
        jumped = float(self._jumped.read_text(encoding="ascii") or 0) if self._jumped.exists() else 0.0
        return START + timedelta(seconds=(time.time() - self._began) * FASTER + jumped)

    async def sleep_until(self, moment: datetime) -> None:
        """Return at the moment."""
        await asyncio.sleep(max(0.0, (moment - self.now()).total_seconds() / FASTER))


# -- the platform


@dataclass
class Ledger:
    """What arrived, in order; served to the workers by a thread of its own."""

    chance: random.Random
    dedupes: bool = False
    doubt: float = DOUBT
    takes: float = 0.0
    """Seconds between a message's arrival and the answer."""
    arrived: list[str] = field(default_factory=list)
    at: list[datetime] = field(default_factory=list)
    """When, on the wall's clock."""
    there: set[str] = field(default_factory=set)
    looked_up: int = 0
    dropped: int = 0
    same: int = 0
    """Calls with a nonce that was there, answered as Discord does: with the message of before."""
    port: int = 0

    def serve(self) -> None:
        """Begin to listen."""
        ready = threading.Event()

        async def listening() -> None:
            stop, loop = asyncio.Event(), asyncio.get_running_loop()
            self._stop = lambda: loop.call_soon_threadsafe(stop.set)
            async with await asyncio.start_server(self._call, "127.0.0.1", 0, backlog=1000) as server:
                self.port = server.sockets[0].getsockname()[1]
                ready.set()
                await stop.wait()

        self._thread = threading.Thread(target=lambda: asyncio.run(listening()))
        self._thread.start()
        ready.wait()

    def close(self) -> None:
        """Listen no more."""
        self._stop()
        self._thread.join()

    async def _call(self, reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
        try:
            what, nonce = (await reading.readline()).decode().split()
            answer = "yes"
            if what == "find":
                self.looked_up += 1
                answer = "yes" if nonce in self.there else "no"
            else:
                fate = self.chance.random()
                if fate < self.doubt / 2:
                    self.dropped += 1
                    return
                if nonce in self.there and self.dedupes:
                    self.same += 1
                else:
                    self.arrived.append(nonce)
                    self.at.append(datetime.now(UTC))
                    self.there.add(nonce)
                await asyncio.sleep(self.takes)
                if fate < self.doubt:
                    self.dropped += 1
                    return
            writing.write(f"{answer}\n".encode())
            await writing.drain()
        except (OSError, ValueError):
            pass  # who asked was killed
        finally:
            writing.close()


What = Literal["kill", "stop", "crash", "immediate", "jump", "partition"]
ON_A_SERVER = frozenset({"crash", "immediate", "partition"})


class SocketMessenger:
    """Sends to the ledger; whoever gets no answer knows nothing."""

    platform = "console"

    def __init__(self, port: int) -> None:
        self._port = port

    async def send(self, row: Row) -> Outcome:
        """Post it."""
        answer = await self._asked(f"send {row.nonce}")
        return Sent(row.nonce, "dm") if answer == "yes" else Ambiguous("reset")

    async def look_up(self, row: Row) -> Sent | None:
        """Whether it is there."""
        answer = await self._asked(f"find {row.nonce}")
        if answer == "":
            raise ConnectionError
        return Sent(row.nonce, "dm") if answer == "yes" else None

    async def _asked(self, what: str) -> str:
        try:
            reading, writing = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:
            return ""
        try:
            writing.write(f"{what}\n".encode())
            return (await reading.readline()).decode().strip()
        except OSError:
            return ""
        finally:
            writing.close()


class Proxy:
    """Stands between a worker and the server's socket; while `held` is set nothing passes, either way."""

    def __init__(self, address: str) -> None:
        self.held = threading.Event()
        url = make_url(address)
        there = f"{url.query['host']}/.s.PGSQL.5432"
        self._folder = tempfile.TemporaryDirectory(prefix="proxy-")
        here = Path(self._folder.name)
        self.address = url.set(query={"host": str(here)}).render_as_string(hide_password=False)
        ready = threading.Event()

        async def serving() -> None:
            stop, loop = asyncio.Event(), asyncio.get_running_loop()
            self._stop = lambda: loop.call_soon_threadsafe(stop.set)

            async def call(reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
                answering, asking = await asyncio.open_unix_connection(there)
                try:
                    with suppress(asyncio.CancelledError):  # asyncio would call it an error that this ends with it
                        await asyncio.gather(self._pass(reading, asking), self._pass(answering, writing))
                finally:
                    for side in (asking, writing):
                        side.transport.abort()

            async with await asyncio.start_unix_server(call, here / ".s.PGSQL.5432"):
                ready.set()
                await stop.wait()

        self._thread = threading.Thread(target=lambda: asyncio.run(serving()))
        self._thread.start()
        ready.wait()

    async def _pass(self, reading: asyncio.StreamReader, writing: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while part := await reading.read(65_536):
                while self.held.is_set():  # noqa: ASYNC110 - it is set by another thread
                    await asyncio.sleep(0.05)
                writing.write(part)
                await writing.drain()
        writing.close()

    def close(self) -> None:
        """Pass nothing more on."""
        self._stop()
        self._thread.join()
        self._folder.cleanup()


# -- a worker


def work(address: str, port: int, name: str, began: float, jumped: str) -> None:
    """Deliver until killed."""
    # Nobody reads what comes after "ready": a pipe that is full would hold the worker up for good.
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    for module in (outbox, claims):
        module.LEASE = LEASE  # type: ignore[attr-defined]
    attempts.TIMEOUT, attempts._LEASE_LEFT = 2.0, 0.8  # noqa: SLF001 - all of it shorter than the lease
    claims.ClaimWork.claim.__kwdefaults__["lease"] = LEASE
    store = Store.open(address, Key(base64.b64decode(os.environ["ONETHREETWO_KEY"])))
    with store.turn() as turn:
        turn.adopt(name)

    async def delivering() -> None:
        delivery = Delivery(store, Turns(store), {"console": SocketMessenger(port)}, FastClock(began, jumped), name)
        print("ready", flush=True)
        while True:
            try:
                await delivery.deliver_due()
            except StoreError:
                await asyncio.sleep(0.2)  # as the ticker does: the next look tries again
            await asyncio.sleep(0.02)

    asyncio.run(delivering())


# -- who strikes


@dataclass
class Counts:
    """What came of it."""

    kills: int = 0
    messages: int = 0
    lost: int = 0
    double: int = 0
    out_of_order: int = 0
    unknown: int = 0
    left: int = 0
    dropped: int = 0
    looked_up: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing was wrong."""
        return not (self.lost or self.double or self.out_of_order or self.left)

    def __str__(self) -> str:
        """One line."""
        return (
            f"blows {self.kills}  messages {self.messages}  calls in doubt {self.dropped}  looked up {self.looked_up}  "
            f"lost {self.lost}  double {self.double}  out of order {self.out_of_order}  unknown {self.unknown}  "
            f"left {self.left}"
        )


class Bursts:
    """Bursts on one database."""

    def __init__(self, databases: Databases, secret: bytes, seed: int, what: What = "kill") -> None:
        self._what = what
        self._random = random.Random(seed)
        self._databases = databases
        self._address = databases.empty()
        self._began = time.time()
        self._environ = {**os.environ, "ONETHREETWO_KEY": base64.b64encode(secret).decode()}
        self._store = Store.open(self._address, Key(secret))
        self._store.migrate()
        # A worker that stood still between its last look at the clock and its call sends after another did: a platform
        # that knows the nonce answers with the message of before, one that does not shows it twice.
        self.ledger = Ledger(random.Random(seed), dedupes=what in {"stop", "partition"})
        self._proxy = Proxy(self._address) if what == "partition" else None
        self._jumped = tempfile.NamedTemporaryFile(prefix="jumped-")  # noqa: SIM115 - lives as long as this
        self._bursts = 0

    def run(self, kills: int, burst: int, *, patience: float = 240.0) -> Counts:
        """Kill so many times while there is something to send, and let the rest arrive."""
        self.ledger.serve()
        counts = Counts()
        workers = [self._started(number) for number in range(WORKERS[self._databases.kind])]
        try:
            while counts.kills < kills:
                if self._open() < burst // 4:
                    self._fill(burst)
                number = self._random.randrange(len(workers))
                time.sleep(self._random.uniform(0.0, 0.5))
                self._strike(workers, number)
                counts.kills += 1
            until = time.time() + patience
            Path(self._jumped.name).write_text("", encoding="ascii")
            while self._open() and time.time() < until:
                time.sleep(0.2)
        finally:
            for worker in workers:
                _end(worker)
            self.ledger.close()
            if self._proxy is not None:
                self._proxy.close()
        compare(self.ledger, self._store, counts)
        self._store.close()
        return counts

    def _strike(self, workers: list[subprocess.Popen[str]], number: int) -> None:
        worker = workers[number]
        if self._what == "stop":
            worker.send_signal(signal.SIGSTOP)
            time.sleep(1.3 * LEASE)
            worker.send_signal(signal.SIGCONT)
        elif self._what == "crash":
            with suppress(StoreError), self._store.read() as turn:
                session = turn._connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()  # noqa: SLF001
                os.kill(session, signal.SIGKILL)  # the server ends every session and recovers
            time.sleep(2.0)
        elif self._what == "immediate":
            with struck(self._address):
                time.sleep(self._random.uniform(0.0, 2.0))
            time.sleep(2.0)
        elif self._proxy is not None:
            self._proxy.held.set()
            time.sleep(1.3 * LEASE)
            self._proxy.held.clear()
        elif self._what == "jump":
            Path(self._jumped.name).write_text(str(self._random.choice([-600, 0, 600])), encoding="ascii")
        else:
            _end(worker)
            workers[number] = self._started(number)

    def _started(self, number: int) -> subprocess.Popen[str]:
        name = "run" if self._databases.kind == "sqlite" else f"worker-{number}-{secrets.token_hex(3)}"
        address = self._proxy.address if self._proxy is not None and number == 0 else self._address
        words = [address, str(self.ledger.port), name, str(self._began), self._jumped.name]
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.bursts", "worker", *words], env=self._environ, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n", "the worker did not start"
        return worker

    def _fill(self, count: int) -> None:
        self._bursts += 1
        clock = FastClock(self._began, self._jumped.name)
        rows = [
            Outgoing(
                member=None, address=Address("console", f"T{user % 7}", f"U{user}"), channel=None, lane="nudge",
                kind="message", message=Message(f"{self._bursts}"), due_at=clock.now(),
            )
            for user in range(count // IN_A_LANE)
            for _ in range(IN_A_LANE)
        ]  # fmt: skip
        for first in range(0, len(rows), 2_000):
            while True:
                try:
                    with self._store.turn() as turn:
                        turn.put_all(rows[first : first + 2_000], leased_by=None, now=clock.now())
                    break
                except StoreError:
                    time.sleep(0.5)  # it is recovering

    def _open(self) -> int:
        try:
            with self._store.read() as turn:
                counts = turn.counts()
        except StoreError:
            return sys.maxsize  # it is recovering, and who knows: neither over nor to be filled
        return sum(counts.get(state, 0) for state in ("pending", "sending", "retry"))


def compare(ledger: Ledger, store: Store, counts: Counts) -> None:
    """Hold the ledger against the database; of edits the newest wins, so they are not counted."""
    with store.read() as turn:
        connection = turn._connection  # noqa: SLF001 - every row at once, without opening it
        found = connection.exec_driver_sql(
            "SELECT nonce, state, tenant, \"user\", lane FROM outbox WHERE kind <> 'edit' ORDER BY id"
        ).all()
    arrived = Counter(ledger.arrived)
    place = {nonce: number for number, nonce in enumerate(ledger.arrived)}
    lanes: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for nonce, state, *lane in found:
        counts.unknown += state == "unknown"
        counts.left += state not in ("sent", "unknown")
        counts.lost += state == "sent" and nonce not in arrived
        if nonce in place:
            lanes[tuple(lane)].append(place[nonce])
    counts.messages = len(found)
    counts.double = sum(count - 1 for count in arrived.values() if count > 1)
    counts.out_of_order = sum(places != sorted(places) for places in lanes.values())
    counts.dropped, counts.looked_up = ledger.dropped, ledger.looked_up


def _end(worker: subprocess.Popen[str]) -> None:
    worker.kill()
    worker.wait()
    if worker.stdout is not None:
        worker.stdout.close()


def main(words: list[str]) -> int:
    """Run on the databases that are named, or on both."""
    if words[:1] == ["worker"]:
        work(words[1], int(words[2]), words[3], float(words[4]), words[5])
        return 0
    given = dict(word.split("=", 1) for word in words if "=" in word)
    kills, burst = int(given.get("N", "300")), int(given.get("burst", "12000"))
    seed = int(given["seed"]) if "seed" in given else secrets.randbelow(10**6)
    what = next(one for one in get_args(What) if one == given.get("what", "kill"))
    code = 0
    for kind in [given["database"]] if "database" in given else DATABASES:
        if what in ON_A_SERVER and kind == "sqlite":
            continue  # there is no server
        with ExitStack() as after:
            folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
            server = after.enter_context(postgres_server()) if kind == "postgres" else None
            if server is not None and what in ON_A_SERVER:
                to_disk(server)
            secret = secrets.token_bytes(32)
            began = time.time()
            counts = Bursts(Databases(kind, folder, Key(secret), server), secret, seed, what).run(kills, burst)
        print(f"{kind}, {what}: {counts}  seed {seed}  {time.time() - began:.0f} s", flush=True)
        code |= not counts.good
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
