"""A day of very many members on a simulated clock: everything is real but the sending and the time.

Members are woken by the coach's real turns, and what these say goes through the real ticker, delivery, pacing and
database. The platforms are counted by their own rules; Discord is one bot, for all its shards share the bot's limit.

With `machine=ideal` work takes no time: what is late is so for the platforms' limits, and the work is told apart.
With `machine=real` the time that the work takes here passes on the coach's clock too, and only waiting is skipped.

`python -m tests.soak.scale [members=2000] [workspaces=20] [database=sqlite|postgres] [machine=ideal|real] [disk=on|off]
[seed=1]` prints what came of it; 1 when a nudge was lost or came twice, or a platform had to say "too fast". The whole
is `members=1000000 workspaces=10000`.
"""

from __future__ import annotations

import asyncio
import resource
import secrets
import sys
import tempfile
import time
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from bot.chat.messages import Row, Turn
from bot.coach import Coach
from bot.store import Key, Store
from bot.store.work.claims import ClaimWork
from bot.store.work.outcomes import OutcomeWork
from bot.store.work.paces import PaceWork
from bot.store.work.wakes import WakeWork
from scheduler.delivery import Delivery
from scheduler.ports import Outcome, Pace, Rate, Sent, Wait
from scheduler.ticker import Ticker
from scheduler.turns import Turns
from tests.databases import DATABASES, Databases, postgres_server, to_disk
from tests.scheduler.virtual import VirtualClock, VirtualLoop
from tests.soak import crowd
from tests.soak.clocks import Bells, WorkingLoop, databases_follow, run
from tests.soak.crowd import DAY, Crowd
from tests.soak.pacing import PACES

RULES = {"slack": ((1.0, 60), (60.0, 360)), "discord": ((1.0, 50),)}
"""Calls that a tenant may make in so many seconds."""
ALLOWED = {"slack": Rate(5.0, 12), "discord": Rate(50.0, 1)}
"""Nudges of a tenant in the long run and at once: Slack's several hundred a minute, and a bot's fifty a second."""
TAKES = 0.1
"""Seconds that a call takes."""
HOUR = 3600.0
TOLD = 25_000
"""Nudges after which it says how far it is."""
FIRST = 50
"""Calls that count as the beginning."""
MEASURED: tuple[tuple[type, str], ...] = (
    (Coach, "wake"),
    (ClaimWork, "claim"),
    (ClaimWork, "start"),
    (ClaimWork, "next_due"),
    (WakeWork, "due_wakes"),
    (WakeWork, "next_wake"),
    (OutcomeWork, "record_many"),
    (PaceWork, "pace"),
)


def forced_by(platform: str, count: int) -> float:
    """How many seconds so many nudges of one tenant take at least."""
    allowed = ALLOWED[platform]
    return max(0, count - allowed.burst) / allowed.per_second


# -- the platforms, and what they take down


@dataclass
class Arrivals:
    """What arrived: of whom, how late, and how much later than the platform's limits force."""

    crowd: Crowd
    times: bytearray = field(init=False)
    """How often each member was told."""
    late: dict[str, array[float]] = field(default_factory=lambda: defaultdict(lambda: array("d")))
    beyond: dict[str, array[float]] = field(default_factory=lambda: defaultdict(lambda: array("d")))
    groups: Counter[tuple[int, float]] = field(default_factory=Counter)
    """How many came by now, of a tenant that were due at one moment."""
    last: dict[tuple[int, float], float] = field(default_factory=dict)
    refused: int = 0
    hours: Counter[int] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Nothing came yet."""
        self.times = bytearray(len(self.crowd.due))

    def came(self, row: Row, at: float) -> None:
        """Take one down."""
        assert row.member is not None
        place = row.member - 1
        tenant, due = self.crowd.tenant[place], self.crowd.due[place]
        self.times[place] = min(self.times[place] + 1, 255)
        forced = forced_by(row.address.platform, self.groups[tenant, due])
        self.groups[tenant, due] += 1
        self.last[tenant, due] = at
        self.late[row.address.platform].append(at - due)
        self.beyond[row.address.platform].append(at - due - forced)
        self.hours[int(at // HOUR)] += 1
        if (sent := sum(self.hours.values())) % TOLD == 0:
            print(f"  {sent} sent at {at / HOUR:.2f} h, {at - due:.0f} s late", flush=True)


class Platform:
    """Counts the calls of every tenant and answers 429 to who breaks its rules."""

    def __init__(self, platform: str, arrivals: Arrivals) -> None:
        self.platform = platform
        self._arrivals = arrivals
        self._most = max(most for _, most in RULES[platform])
        self._said: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=self._most))

    async def send(self, row: Row) -> Outcome:
        """Take it, or say "too fast"."""
        now = asyncio.get_running_loop().time()
        said = self._said[row.address.tenant]
        if any(len(said) >= most and said[-most] > now - span for span, most in RULES[self.platform]):
            self._arrivals.refused += 1
            return Wait(1.0, "tenant")
        said.append(now)
        self._arrivals.came(row, now)
        await asyncio.sleep(TAKES)
        return Sent(f"ref-{row.id}", row.channel)

    async def look_up(self, row: Row) -> None:
        """Nothing is ever in doubt."""

    def limits(self) -> Pace:
        """As the real one's."""
        return PACES[self.platform]


# -- what the work takes


@dataclass
class Calls:
    """Calls of one kind: when, in seconds of the day, how long each took in real ones, and how many things it gave."""

    at: array[float] = field(default_factory=lambda: array("d"))
    took: array[float] = field(default_factory=lambda: array("f"))
    gave: array[int] = field(default_factory=lambda: array("l"))

    def within(self, since: float, until: float) -> Calls:
        """Those of a part of the day."""
        places = [place for place, at in enumerate(self.at) if since <= at < until]
        return Calls(
            array("d", [self.at[place] for place in places]), array("f", [self.took[place] for place in places]),
            array("l", [self.gave[place] for place in places]),
        )  # fmt: skip

    def __str__(self) -> str:
        """How many, and how long they took."""
        if not self.at:
            return "none"
        first, rest = sorted(self.took[:FIRST]), sorted(self.took)
        ms = f"p50 {_part(rest, 50) * 1000:.1f} p99 {_part(rest, 99) * 1000:.1f} most {rest[-1] * 1000:.0f} ms"
        gave = f", {sum(self.gave) / len(self.gave):.1f} each" if any(self.gave) else ""
        begin = f"the first {len(first)}: p50 {_part(first, 50) * 1000:.1f} ms"
        return f"{len(rest)}{gave}, {ms} ({begin}), {sum(rest):.1f} s in all"


@dataclass
class Meter:
    """What the work of a day takes."""

    calls: dict[str, Calls] = field(default_factory=lambda: defaultdict(Calls))
    statements: int = 0
    transactions: int = 0
    made: int = 0
    most_open: int = 0
    most_resting: int = 0
    hours: list[tuple[float, float]] = field(default_factory=list)
    """Real seconds and processor seconds, at every hour."""

    @contextmanager
    def on(self, store: Store, loop: VirtualLoop, arrivals: Arrivals) -> Iterator[None]:
        """Measure meanwhile."""
        with ExitStack() as after:
            for kind, name in MEASURED:
                after.enter_context(patch.object(kind, name, self._timed(getattr(kind, name), name, loop, arrivals)))
            for engine in (store._writing, store._reading):  # noqa: SLF001 - the engines are nobody else's business
                event.listen(engine, "before_cursor_execute", self._stated)
                event.listen(engine, "commit", self._committed)
            yield

    def _timed(
        self, function: Callable[..., Any], name: str, loop: VirtualLoop, arrivals: Arrivals
    ) -> Callable[..., Any]:
        calls = self.calls[name]

        def timed(*args: Any, **given: Any) -> Any:
            at, began = loop.time(), time.perf_counter()
            came = function(*args, **given)
            calls.at.append(at)
            calls.took.append(time.perf_counter() - began)
            calls.gave.append(len(came.rows) if isinstance(came, Turn) else len(came) if isinstance(came, list) else 0)
            if isinstance(came, Turn):
                self.made += len(came.rows)
                self.most_open = max(self.most_open, self.made - sum(arrivals.hours.values()))
            elif name == "claim":
                self.most_resting = max(self.most_resting, len(given["resting"]))
            return came

        return timed

    def _stated(self, *_: Any) -> None:
        self.statements += 1

    def _committed(self, *_: Any) -> None:
        self.transactions += 1


# -- the day


@dataclass
class Day:
    """What came of it."""

    crowd: Crowd
    arrivals: Arrivals
    meter: Meter
    states: dict[str, int]
    rows: dict[str, int]
    megabytes: float
    polls: int
    skipped: float
    resident: tuple[float, float]

    @property
    def lost(self) -> int:
        """Members who were to be told something and were not, and rows that did not end well."""
        left = sum(count for state, count in self.states.items() if state != "sent")
        return self.arrivals.times.count(0) + left

    @property
    def double(self) -> int:
        """What was said twice."""
        return sum(self.arrivals.times) - (len(self.arrivals.times) - self.arrivals.times.count(0))

    @property
    def good(self) -> bool:
        """Whether it went as it must."""
        return not self.lost and not self.double and not self.arrivals.refused

    @property
    def peak(self) -> float:
        """The moment at which the most are woken."""
        return Counter(self.crowd.due).most_common(1)[0][0]

    @property
    def claims(self) -> float:
        """How often a row was claimed or started for each that was sent."""
        return sum(sum(self.meter.calls[name].gave) for name in ("claim", "start")) / max(1, sum(self.arrivals.times))

    def makespan(self, platform: str) -> tuple[float, float]:
        """How long it took from the peak until all of a platform were told, and the least that its limits allow."""
        peak = self.peak
        theirs = {place for place, (name, _) in enumerate(self.crowd.tenants) if name == platform}
        last = [at - peak for (tenant, due), at in self.arrivals.last.items() if due == peak and tenant in theirs]
        counts = [n for (tenant, due), n in self.arrivals.groups.items() if due == peak and tenant in theirs]
        return max(last, default=0.0), forced_by(platform, max(counts, default=0))


def simulated(database: str, key: Key, members: Crowd, loop: VirtualLoop) -> Day:
    """Live the day."""
    arrivals, meter = Arrivals(members), Meter()
    moments = [*members.moments, 24 * HOUR]
    gone = Counter(members.due)

    def rests() -> float:
        """Until when nothing can happen."""
        now = loop.time()
        came = sum(arrivals.hours.values())
        waiting = sum(count for moment, count in gone.items() if moment <= now) - came
        return moments[min(bisect_right(moments, now), len(moments) - 1)] - 1 if not waiting else now

    bells = Bells(rests)

    async def main(store: Store, turns: Turns) -> None:
        clock = VirtualClock(DAY)
        coach = Coach(store, name="one")
        platforms = {name: Platform(name, arrivals) for name in RULES}
        delivery = Delivery(store, turns, platforms, clock, "one", coach.hear)
        ticker = Ticker(coach, store, turns, delivery, clock)
        with patch("scheduler.ticker.AsyncIOScheduler", lambda timezone: bells):
            ticker.start()
        for hour in range(25):
            await asyncio.sleep(hour * HOUR - loop.time())
            meter.hours.append((time.perf_counter(), time.process_time()))
        await ticker.stop()
        await delivery.drain()

    with databases_follow(loop, DAY, database):
        store = Store.open(database, key)
        turns = Turns(store)
        before = resident()
        with meter.on(store, loop, arrivals):
            run(main(store, turns), loop)
        turns.close()
        states, rows, megabytes = _looked(store, members)
        store.close()
    return Day(members, arrivals, meter, states, rows, megabytes, bells.polls, bells.skipped, (before, resident()))


def resident() -> float:
    """Megabytes that this process had at most until now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _looked(store: Store, members: Crowd) -> tuple[dict[str, int], dict[str, int], float]:
    """What is in the database after the day."""
    with store.read() as work:
        connection = work._connection  # noqa: SLF001 - counting is nothing the coach does
        counted = {
            name: int(connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one())  # noqa: S608
            for name in ("outbox", "attempt", "pace", "nudge", "slot", "journal", "talk")
        }
        if connection.dialect.name == "sqlite":
            size = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        else:
            size = "SELECT pg_database_size(current_database())"
        return work.counts(), counted, int(connection.exec_driver_sql(size).scalar_one()) / 2**20


# -- the report


def told(day: Day) -> list[str]:
    """Say what came of it."""
    meter, arrivals, peak = day.meter, day.arrivals, day.peak
    late = sorted(at for some in arrivals.late.values() for at in some)
    lines = [
        f"  made {meter.made}, sent {len(late)}, lost {day.lost}, double {day.double}, 429s {arrivals.refused}",
        f"  in the end {day.states}, {day.rows}, database {day.megabytes:.0f} MB",
        f"  late, virtual seconds: {_three(late)}",
    ]
    for platform, some in arrivals.late.items():
        took, least = day.makespan(platform)
        lines.append(
            f"    {platform}: {len(some)}, {_three(some)}; "
            f"beyond what the limits force {_three(arrivals.beyond[platform])}; "
            f"peak took {took:.1f} s, the least {least:.1f}, ratio {took / max(least, 1e-9):.3f}"
        )
    lines += [
        f"  {meter.transactions} transactions, {meter.statements} statements, {day.claims:.1f} claims of a row",
        f"  at most {meter.most_open} rows open and {meter.most_resting} tenants resting",
        f"  {day.polls} polls, {day.skipped:.0f} left out",
    ]
    for _, name in MEASURED:
        lines.append(f"    {name}: {meter.calls[name]}")
        busy = meter.calls[name].within(peak, peak + HOUR)
        if busy.at and len(busy.at) < len(meter.calls[name].at):
            lines.append(f"      in the peak hour: {busy}")
    for hour, (start, end) in enumerate(zip(meter.hours, meter.hours[1:], strict=False)):
        wall, cpu = end[0] - start[0], end[1] - start[1]
        if wall > 1 or arrivals.hours[hour]:
            lines.append(
                f"    hour {hour:02}: {arrivals.hours[hour]} sent, real {wall:.1f} s, of our processor {cpu:.1f} s"
            )
    lines.append(f"  resident {day.resident[0]:.0f} MB before the day, {day.resident[1]:.0f} MB at most")
    return lines


def _three(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return f"p50 {_part(ordered, 50):.1f} p99 {_part(ordered, 99):.1f} most {max(ordered, default=0.0):.1f}"


def _part(ordered: Sequence[float], part: int) -> float:
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)] if ordered else 0.0


def made(database: str, secret: bytes, members: int, workspaces: int, seed: int) -> Crowd:
    """Fill a database, in a process of its own, whose memory doesn't count."""
    return crowd.fill(database, Key(secret), members=members, workspaces=workspaces, seed=seed)


def main(words: list[str]) -> int:
    """Live the day on the databases that are named, or on both."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    members = int(given.get("members") or given.get("N", "2000"))
    workspaces = int(given.get("workspaces", str(max(1, members // 100))))
    seed, machine = int(given.get("seed", "1")), given.get("machine", "ideal")
    code = 0
    for kind in [given["database"]] if "database" in given else DATABASES:
        with ExitStack() as after:
            folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
            server = after.enter_context(postgres_server()) if kind == "postgres" else None
            secret = secrets.token_bytes(32)
            database = Databases(kind, folder, Key(secret), server).made()
            began = time.perf_counter()
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
                there = apart.submit(made, database, secret, members, workspaces, seed).result()
            filled = time.perf_counter() - began
            if server is not None and given.get("disk", "on") == "on":
                to_disk(server)
            day = simulated(database, Key(secret), there, VirtualLoop() if machine == "ideal" else WorkingLoop())
            lived = time.perf_counter() - began - filled
        print(
            f"{kind}: {members} members in {workspaces} workspaces and one bot, {machine} machine, seed {seed}: "
            f"{'good' if day.good else 'WRONG'}; making them took {filled:.0f} s, the day {lived:.0f} s"
        )
        print("\n".join(told(day)), flush=True)
        code |= not day.good
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
