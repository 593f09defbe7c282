"""Processes replaced one after another while there is always something to send: everything comes once, in time.

One process hears what people say, others deliver beside it on the same PostgreSQL, all of them `onethreetwo run` but
for the platform, which is the ledger of the bursts. Each in its turn is told to end by SIGTERM, and another takes its
place. Nothing may stay with one that has ended: it would come a whole lease later.

`python -m tests.soak.rolling [N=40] [workers=3] [seed=1]` prints what came of it.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import os
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from datetime import time as wall_time
from pathlib import Path

from sqlalchemy import func, select

from adapters import wiring
from bot.chat.events import Address, Said
from bot.chat.messages import Message
from bot.config import Settings
from bot.store import Key, Store
from bot.store.tables import is_open, outbox
from bot.store.work import Outgoing
from scheduler.ports import Deliver, Hear
from tests.databases import Databases, postgres_server
from tests.soak.bursts import Counts, Ledger, SocketMessenger, compare

TAKES = 0.25
"""Seconds of a call, so that something is on its way whenever a process is told to end."""
EVERY = 0.1
"""Seconds between what is said, and what falls due."""
AT_ONCE = 6
"""Messages that fall due together: two for each of three people, of whom the second waits for the first."""
TALKERS = 10
ASKED = 40
"""People who ask to be reminded, one after the other."""
GRACE = 10.0
LATE = 25.0
"""Seconds after which a message can only have waited for a lease to end: half of one."""


# -- a process


class Desk:
    """The platform in a process: its messages go to the ledger, and where it hears, somebody always talks."""

    platform = "console"

    def __init__(self, port: int) -> None:
        self.messenger = SocketMessenger(port)
        self._talking: asyncio.Task[None] | None = None
        self._shut = asyncio.Event()

    async def start(self, hear: Hear, deliver: Deliver) -> None:
        """Let people talk."""
        self._talking = asyncio.create_task(self._talk(hear, deliver))
        await self.connect()

    async def connect(self) -> None:
        """Be ready."""
        print("ready", flush=True)

    async def stop(self) -> None:
        """Let the last one be heard."""
        self._shut.set()
        if self._talking is not None:
            await self._talking

    async def close(self) -> None:
        """Every call has its own connection."""

    async def _talk(self, hear: Hear, deliver: Deliver) -> None:
        for number in itertools.count():
            if self._shut.is_set():
                return
            address = Address("console", "talkers", f"talker-{number % TALKERS}")
            name, now = secrets.token_hex(8), datetime.now(UTC)
            turn = await hear(Said(id=name, address=address, at=now, language="en", text="status"))
            deliver(turn.rows)
            await asyncio.sleep(EVERY)


def work(port: int, name: str, *, events: bool) -> None:
    """Serve until told to end."""
    wiring.adapters_for = lambda _: [Desk(port)]  # type: ignore[assignment]
    wiring._name = lambda _: name  # noqa: SLF001
    settings = Settings.load(env_file=None)
    wiring.configure_logging(settings)
    asyncio.run(wiring.run(settings, events=events))


# -- who replaces them


@dataclass
class Rolled(Counts):
    """What came of it; `kills` counts those that were told to end."""

    stayed: int = 0
    """Rows that stayed with a process that had ended."""
    badly: int = 0
    """Processes that ended otherwise than with 0 within the grace."""
    slowest_end: float = 0.0
    reminded: int = 0
    not_once: int = 0
    """People who were not reminded as often as they had asked for."""
    latest: float = 0.0
    """Seconds between when a message was due and when it arrived, at most."""

    @property
    def good(self) -> bool:
        """Whether nothing was wrong."""
        wrong = self.unknown or self.looked_up or self.stayed or self.badly or self.not_once or self.latest > LATE
        return super().good and not wrong

    def __str__(self) -> str:
        """One line."""
        return (
            f"{super().__str__()}  stayed {self.stayed}  ended badly {self.badly}  "
            f"slowest end {self.slowest_end:.1f} s  reminders {self.reminded}, not once {self.not_once}  latest {self.latest:.1f} s"
        )


class Rolling:
    """A town with a few processes, on one database."""

    def __init__(self, databases: Databases, secret: bytes, seed: int, workers: int = 3) -> None:
        self._random = random.Random(seed)
        address = databases.empty()
        self._environ = {
            **os.environ,
            "ONETHREETWO_DATABASE": address,
            "ONETHREETWO_KEY": base64.b64encode(secret).decode(),
            "ONETHREETWO_LOG_LEVEL": "warning",
        }
        self._store = Store.open(address, Key(secret))
        self._store.migrate()
        self.ledger = Ledger(self._random, doubt=0.0, takes=TAKES)
        self._parts = ["hears", *["delivers"] * workers]
        self._over = threading.Event()
        self._reminders: Counter[int] = Counter()

    def run(self, restarts: int, *, patience: float = 60.0) -> Rolled:
        """Replace so many processes, one after the other, and let the rest arrive."""
        counts = Rolled()
        self.ledger.serve()
        talk = threading.Thread(target=self._feed, args=(self._people(),))
        processes = [self._started(number) for number in range(len(self._parts))]
        try:
            talk.start()
            while counts.kills < restarts:
                number = counts.kills % len(processes)
                time.sleep(self._random.uniform(0.2, 1.2))
                self._end(*processes[number], counts)
                processes[number] = self._started(number)
                counts.kills += 1
            self._over.set()
            talk.join()
            until = time.monotonic() + patience
            while self._waiting() and time.monotonic() < until:
                time.sleep(0.2)
            for process, name in processes:
                self._end(process, name, counts)
        finally:
            self._over.set()
            talk.join()
            for process, _ in processes:
                process.kill()
                process.wait()
            self.ledger.close()
        self._check(counts)
        self._store.close()
        return counts

    def _started(self, number: int) -> tuple[subprocess.Popen[str], str]:
        name = f"{self._parts[number]}-{number}-{secrets.token_hex(3)}"
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.rolling", self._parts[number], str(self.ledger.port), name],
            env=self._environ, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        with process.stdout as told:
            assert told.readline() == "ready\n", "the process did not start"
        return process, name

    def _end(self, process: subprocess.Popen[str], name: str, counts: Rolled) -> None:
        asked = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=60)
        took = time.monotonic() - asked
        counts.slowest_end = max(counts.slowest_end, took)
        counts.badly += code != 0 or took > GRACE
        theirs = select(func.count()).select_from(outbox).where(is_open(outbox), outbox.c.leased_by == name)
        with self._store.read() as turn:
            counts.stayed += turn._connection.execute(theirs).scalar_one()  # noqa: SLF001

    def _people(self) -> list[int]:
        """Those who will be reminded, at any hour."""
        now = datetime.now(UTC)
        people = []
        with self._store.turn() as turn:
            for number in range(ASKED):
                address = Address("console", "asked", f"asked-{number}")
                member = turn.add_member(address, language="en", zone="UTC", name=None, now=now)
                turn.save_member(replace(member, quiet=(wall_time(0), wall_time(0))))
                people.append(member.id)
        return people

    def _feed(self, people: list[int]) -> None:
        """Have messages fall due, and people ask to be reminded now, until it is over."""
        for number in itertools.count():
            now = datetime.now(UTC)
            rows = [
                Outgoing(
                    member=None, address=Address("console", f"T{number % 7}", f"U{number % 50}-{which // 2}"),
                    channel=None, lane="nudge", kind="message", message=Message("It is time"), due_at=now,
                )
                for which in range(AT_ONCE)
            ]  # fmt: skip
            member = people[number % len(people)]
            with self._store.turn() as turn:
                turn.put_all(rows, leased_by=None, now=now)
                turn.add_snooze(member, at=now, now=now, text=f"{number}")
                turn.set_wake(member, now)
            self._reminders[member] += 1
            if self._over.wait(EVERY):
                return

    def _waiting(self) -> bool:
        with self._store.read() as turn:
            counts = turn.counts()
            return any(counts.get(state) for state in ("pending", "sending", "retry")) or turn.next_wake() is not None

    def _check(self, counts: Rolled) -> None:
        compare(self.ledger, self._store, counts)
        with self._store.read() as turn:
            due = dict(turn._connection.execute(select(outbox.c.nonce, outbox.c.due_at)).all())  # noqa: SLF001
            for member, asked in self._reminders.items():
                reminded = sum(nudge.kind == "snooze" for nudge in turn.nudges(member))
                counts.reminded += reminded
                counts.not_once += reminded != asked
        arrived = zip(self.ledger.arrived, self.ledger.at, strict=True)
        counts.latest = max((at - due[nonce]).total_seconds() for nonce, at in arrived)


def main(words: list[str]) -> int:
    """Replace N processes; 1 when it shows."""
    if words and words[0] in {"hears", "delivers"}:
        work(int(words[1]), words[2], events=words[0] == "hears")
        return 0
    given = dict(word.split("=", 1) for word in words if "=" in word)
    seed = int(given["seed"]) if "seed" in given else secrets.randbelow(10**6)
    with ExitStack() as after:
        folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
        server = after.enter_context(postgres_server())
        secret = secrets.token_bytes(32)
        databases = Databases("postgres", folder, Key(secret), server)
        began = time.monotonic()
        counts = Rolling(databases, secret, seed, int(given.get("workers", "3"))).run(int(given.get("N", "40")))
    print(f"postgres, rolling: {counts}  seed {seed}  {time.monotonic() - began:.0f} s", flush=True)
    return not counts.good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
