"""Crash-point sweep: a process ends before and after every commit and every call to the platform, one after the other.

A fortnight in small is lived through the coach, the ticker and delivery as they are, once undisturbed while every point
is counted, and then once for each point with an end there: what is not committed is rolled back, what is on its way is
gone, and a new process goes on with the same database. The platform keeps an append-only ledger, and sends again what
was not acknowledged. In the end the ledger holds the same messages in the same order, each once, and the database the
same content.

`python -m tests.soak.crashes [database=sqlite|postgres] [every=1]` prints the points that were covered.
"""

from __future__ import annotations

import asyncio
import difflib
import json
import re
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.chat.events import Address, Said
from bot.chat.messages import Row
from bot.coach import Coach
from bot.store import Key, Store
from bot.store.work import Work
from scheduler.delivery import Delivery
from scheduler.ports import Ambiguous, Outcome, Sent
from scheduler.ticker import Ticker
from scheduler.turns import Turns
from tests.chat import MONDAY
from tests.databases import DATABASES, Databases, postgres_server
from tests.soak.kills import plain

PERSON = Address("console", "local", "testa")
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d):\d\d:\d\d(?:\.\d+)?")
HOURS = "hours "
"""What a step begins with in which time passes."""
STEPS = (
    "hoi", "Nederlands", "Amsterdam", "Mijn eigen zaak", "ma-vr", "22:00-07:00", "hours 1",
    "sessie met Sanne Proef vandaag om 15:30, 45 minuten", "Eén vel", "ja", "hours 7",
    "Top", "aandacht, geld", "250 euro", "ongedaan", "200 euro", "later", "hours 20", "Ik heb Bram Proef gesproken", "stop", "hours 24",
)  # fmt: skip


class Killed(BaseException):
    """The process has ended: nothing it would still do happens."""


@dataclass
class Points:
    """Counts the points that are passed, and ends the process at the one that is `fatal`."""

    fatal: int | None = None
    passed: list[str] = field(default_factory=list)
    dead: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def reach(self, what: str) -> None:
        """Pass a point, or end there."""
        with self._lock:
            if self.dead.is_set():
                raise Killed(what)
            self.passed.append(what)
            if len(self.passed) == self.fatal:
                self.dead.set()
                raise Killed(what)


class CrashingStore(Store):
    """A store whose commits are points."""

    points = Points()

    @contextmanager
    def turn(self) -> Iterator[Work]:
        """One write transaction; an end before its commit rolls it back."""
        caller = sys._getframe(2)  # noqa: SLF001 - whose commit it is
        group = caller.f_locals.get("group")
        name = "+".join(sorted({one.write.__name__ for one in group})) if group else caller.f_code.co_name
        with super().turn() as work:
            yield work
            self.points.reach(f"before the commit of {name}")
        self.points.reach(f"after the commit of {name}")


@dataclass
class Platform:
    """What the platform knows, whatever happens to the process: an append-only ledger, and what it has to send again."""

    shown: dict[str, str] = field(default_factory=dict)
    """By nonce, in order, as it stands after edits."""
    ledger: list[str] = field(default_factory=list)
    """Every nonce that was posted, in order."""
    acknowledged: int = 0
    faults: bool = False
    """Whether every third message first answers that nobody knows whether it arrived: once it did, once it didn't."""
    doubted: Counter[str] = field(default_factory=Counter)


class Messenger:
    """Posts to the platform; each call is a point."""

    platform = "console"

    def __init__(self, platform: Platform, points: Points) -> None:
        self._there = platform
        self._points = points

    async def send(self, row: Row) -> Outcome:
        """Post or edit."""
        there, what = self._there, row.kind
        self._points.reach(f"before sending a {what}")
        doubt = there.faults and row.kind != "edit" and not there.doubted[row.nonce] and len(there.ledger) % 3
        there.doubted[row.nonce] += 1
        if doubt == 1:
            self._points.reach(f"before an answer that tells nothing of a {what} that did not arrive")
            return Ambiguous("503")
        if row.kind == "edit":
            there.shown[str(row.replaces_ref)] = row.message.text
        else:
            there.ledger.append(row.nonce)
            there.shown[row.nonce] = row.message.text
        self._points.reach(f"after sending a {what}")
        return Ambiguous("reset") if doubt == 2 else Sent(row.nonce, "dm")

    async def look_up(self, row: Row) -> Sent | None:
        """Whether it is there."""
        self._points.reach("before looking up")
        found = Sent(row.nonce, "dm") if row.nonce in self._there.ledger else None
        self._points.reach("after looking up")
        return found


class Clock:
    """Moved by hand; what it shows outlives the process."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> datetime:
        """The moment."""
        return self.at

    async def sleep_until(self, moment: datetime) -> None:
        """Nothing waits on it."""
        del moment


class Process:
    """One process from its start to its end."""

    def __init__(self, address: str, key: Key, platform: Platform, clock: Clock, points: Points, name: str) -> None:
        CrashingStore.points = Points()  # opening it is no turn
        self.store = CrashingStore.open(address, key)
        self.store.points = points
        self.platform, self.clock, self.points, self.name = platform, clock, points, name

    async def live(self) -> bool:
        """Go on with the steps from where the platform was told; whether it came to the end."""
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)  # the dead are many
        work = asyncio.create_task(self._live())
        while not work.done() and not self.points.dead.is_set():
            await asyncio.wait({work}, timeout=0.01)
        if work.done() and not self.points.dead.is_set():
            work.result()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        return not self.points.dead.is_set()

    async def _live(self) -> None:
        self.turns = Turns(self.store)
        try:
            self.coach = Coach(self.store, name=self.name)
            messenger = Messenger(self.platform, self.points)
            self.delivery = Delivery(
                self.store, self.turns, {"console": messenger}, self.clock, self.name, self.coach.hear
            )
            self.ticker = Ticker(self.coach, self.store, self.turns, self.delivery, self.clock)
            await self.turns.run(self._adopt)
            await self._settle()
            while self.platform.acknowledged < len(STEPS):
                await self._step(self.platform.acknowledged, STEPS[self.platform.acknowledged])
                await self._settle()
        finally:
            await asyncio.to_thread(self.turns.close)

    def _adopt(self) -> None:
        with self.store.turn() as work:
            work.adopt(self.name)

    async def _step(self, number: int, step: str) -> None:
        if step.startswith(HOURS):
            await self._pass(until=_until(number))
            self.platform.acknowledged += 1
            return
        event = Said(
            id=f"event-{number}", address=PERSON, at=self.clock.at, text=step, language="nl", zone="Europe/Amsterdam"
        )
        turn = await self.turns.run(self.coach.hear, event, self.clock.now())
        self.points.reach("before the acknowledgement")
        self.platform.acknowledged += 1
        self.points.reach("after the acknowledgement")
        if not turn.repeated:
            self.delivery.begin(turn.rows)

    async def _pass(self, until: datetime) -> None:
        """Let time pass, one moment at which something is due after the other."""
        while (moment := await self.turns.look(self._next_wake)) is not None and moment <= until:
            self.clock.at = max(self.clock.at, moment)
            await self._settle()
        self.clock.at = max(self.clock.at, until)

    async def _settle(self) -> None:
        """Tick until nothing is left to send; what is to be tried again makes the time pass."""
        while True:
            await self.ticker.tick()
            await self.delivery.drain()
            if not await self.turns.look(self._open):
                return
            self.clock.at += timedelta(seconds=1)

    def _next_wake(self) -> datetime | None:
        with self.store.read() as work:
            return work.next_wake()

    def _open(self) -> int:
        with self.store.read() as work:
            counts = work.counts()
        return sum(counts.get(state, 0) for state in ("pending", "sending", "retry"))


def _until(number: int) -> datetime:
    """When a step in which time passes ends: told by the steps alone, so that an end in between changes nothing."""
    hours = sum(int(step.removeprefix(HOURS)) for step in STEPS[: number + 1] if step.startswith(HOURS))
    return MONDAY + timedelta(hours=hours)


@dataclass(frozen=True)
class Lived:
    """What is there in the end."""

    said: list[str]
    kept: Any
    twice: list[str]
    states: dict[str, int]


def lived(databases: Databases, key: Key, *, fatal: int | None, faults: bool) -> tuple[Lived, Points]:
    """Live it through, with an end at one point or undisturbed; and the points that the first process passed."""
    address = databases.made()
    platform, clock = Platform(faults=faults), Clock()
    first = points = Points(fatal)
    number = 0
    while True:
        name = "process" if databases.kind == "sqlite" else f"process-{number}"
        process = Process(address, key, platform, clock, points, name)
        try:
            if asyncio.run(process.live()):
                break
            _leases_end(process.store)
        finally:
            process.store.close()
        number += 1
        points = Points()
    store = Store.open(address, key)
    try:
        with store.read() as work:
            member = work.member_at(PERSON)
            kept = _to_the_hour(plain(work.everything(member.id))) if member else None
            states = work.counts()
    finally:
        store.close()
        databases.drop(address)
    twice = [nonce for nonce, count in Counter(platform.ledger).items() if count > 1]
    return Lived(list(platform.shown.values()), kept, twice, states), first


def _to_the_hour(kept: Any) -> Any:
    """What is kept, without the seconds that it takes to come back."""
    match kept:
        case dict():
            return {name: _to_the_hour(one) for name, one in kept.items()}
        case list():
            return [_to_the_hour(one) for one in kept]
        case str():
            return _TIME.sub(r"\1", kept)
        case _:
            return kept


def _leases_end(store: Store) -> None:
    """What time would do: every lease is over."""
    store.points = Points()  # type: ignore[attr-defined]
    with store.turn() as work:
        work._connection.exec_driver_sql("UPDATE outbox SET leased_until = 1 WHERE leased_until IS NOT NULL")  # noqa: SLF001


def sweep(databases: Databases, key: Key, *, every: int = 1, faults: bool = False) -> tuple[Counter[str], list[str]]:
    """End at every point, or at every so many; how often each kind of point was covered, and what went wrong."""
    calm, points = lived(databases, key, fatal=None, faults=faults)
    assert calm.twice == []
    covered: Counter[str] = Counter()
    wrong: list[str] = []
    for number in range(1, len(points.passed) + 1, every):
        ended, passed = lived(databases, key, fatal=number, faults=faults)
        covered[passed.passed[-1]] += 1
        at = f"end at point {number}, {passed.passed[-1]}"
        if ended.twice:
            wrong.append(f"{at}: {len(ended.twice)} messages arrived twice")
        if ended.said != calm.said:
            wrong.append(f"{at}: said {_differs(calm.said, ended.said)}")
        if ended.kept != calm.kept:
            wrong.append(f"{at}: keeps something else: {_first_difference(calm.kept, ended.kept)}")
        if set(ended.states) - {"sent", "cancelled"}:
            wrong.append(f"{at}: leaves {ended.states}")
    return covered, wrong


def _first_difference(calm: Any, ended: Any) -> str:
    one, other = (json.dumps(kept, indent=0, ensure_ascii=False).splitlines() for kept in (calm, ended))
    return "; ".join(list(difflib.unified_diff(one, other, lineterm="", n=2))[3:12])


def _differs(calm: list[str], ended: list[str]) -> str:
    pairs = enumerate(zip(calm, ended, strict=False))
    first = next((number for number, (one, other) in pairs if one != other), min(len(calm), len(ended)))
    return f"{len(ended)} instead of {len(calm)}, first other at {first}: {ended[first : first + 1]}"


def main(words: list[str]) -> int:
    """Sweep the databases that are named, or both, without and with doubtful answers."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    code = 0
    for kind in [given["database"]] if "database" in given else DATABASES:
        with ExitStack() as after:
            folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
            server = after.enter_context(postgres_server()) if kind == "postgres" else None
            key = Key.made()
            for faults in (False, True):
                every = int(given.get("every", "1"))
                covered, wrong = sweep(Databases(kind, folder, key, server), key, every=every, faults=faults)
                print(f"{kind}{', doubtful answers' if faults else ''}: {covered.total()} points, {len(wrong)} wrong")
                for what, count in sorted(covered.items()):
                    print(f"  {count:4}  {what}")
                for line in wrong[:40]:
                    print(f"  {line}")
                code |= bool(wrong)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
