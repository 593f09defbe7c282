"""Delivers what the coach says: leased rows go out lane by lane, and what came of each is recorded."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.chat.events import Address, Event
from bot.chat.messages import Row, Turn
from bot.errors import SealError, StoreError
from bot.store.engine import Store
from bot.store.work import Outcome, Tenants, TenantTurns, Work
from scheduler.attempts import Attempts, Look
from scheduler.commits import Commits
from scheduler.limits import most_at_once
from scheduler.pacing import OwnPacing, Pacing, SharedPacing
from scheduler.ports import Clock, Messenger, Paced
from scheduler.turns import Turns
from scheduler.verdicts import Verdict

log = structlog.get_logger()

WINDOW = 100
"""Rows on their way at once; after a crash no more than these are in doubt, and settled by nonce or look-up.

What all platforms together allow, some 550 a second, at their usual 0.1 s, and some.
"""
_CEILING = 400
"""The same with those that hang or wait, which hold up nobody else."""
_OF_A_TENANT = 64
"""Lanes of one tenant under way at once: where calls hang, they take no more than this."""
_PATIENCE = 0.2
"""Seconds after which a row that is on its way no longer counts in the window."""
_BLINK = 0.01
"""Seconds that are always waited for before the next look."""
_RECORDING = 40
"""Tries to record an outcome while the database fails; then the lease is nearly over."""
_RECORDING_PAUSE = 1.0

Lane = tuple[Address, str]
_Found = tuple[Row, tuple[Verdict | None, bool]]
"""A row that was leased, why it is not wanted after all, and whether that could be seen."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A row that this process has leased, and how it stood then; None when it was born leased."""

    row: Row
    look: Look | None


@dataclass(slots=True)
class _Queue:
    """What this process is to send in one lane, in order."""

    held: deque[_Held] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Delivery:
    """The one path out, for rows of a turn just taken (`begin`, `send`) and for rows that are due (`deliver_due`).

    Within a lane rows go in order; lanes go at the same time. `hear` takes what comes of jobs (it is `Coach.hear`).
    """

    def __init__(
        self,
        store: Store,
        turns: Turns,
        messengers: Mapping[str, Messenger],
        clock: Clock,
        name: str,
        hear: Callable[[Event, datetime], Turn] | None = None,
        pacing: Pacing | None = None,
    ) -> None:
        self._clock = clock
        self._name = name
        self._commits = Commits(store, turns)
        # Where several may write, what is claimed and what is recorded need not wait for each other.
        self._records = self._commits if store.writers == 1 else Commits(store, turns)
        paces = {name: messenger.limits() for name, messenger in messengers.items() if isinstance(messenger, Paced)}
        self._most = {platform: most_at_once(pace) for platform, pace in paces.items()}
        if pacing is None:
            pacing = OwnPacing(paces) if store.writers == 1 else SharedPacing(paces, self._commits)
        self._attempts = Attempts(store, turns, messengers, clock, hear, pacing)
        self._attempts.naps = self._napping
        self._tenant_turns = TenantTurns()
        self._lanes: dict[Lane, _Queue] = {}
        self._fresh: set[asyncio.Task[None]] = set()
        self._claiming: set[asyncio.Task[list[asyncio.Task[None]]]] = set()
        self._under_way: Counter[tuple[str, str]] = Counter()
        """Lanes by tenant."""
        self.platforms: Collection[str] = tuple(messengers)
        """The platforms whose rows this process sends."""
        self.nudge: Callable[[], None] = lambda: None
        """Called when rows may have become due outside `deliver_due`; the ticker puts itself here."""

    @property
    def resting(self) -> Tenants:
        """The tenants of which nothing more can be begun at this moment, so that there is nothing to claim."""
        busy = [tenant for tenant, count in self._under_way.items() if count >= _OF_A_TENANT]
        return {*self._attempts.resting.now(asyncio.get_running_loop().time()), *busy}

    def rested(self) -> datetime | None:
        """When the first of them has room again; None when none rests."""
        until = self._attempts.resting.until()
        if until is None:
            return None
        return self._clock.now() + timedelta(seconds=max(0.0, until - asyncio.get_running_loop().time()))

    def begin(self, rows: Sequence[Row]) -> None:
        """Begin to send rows that were born leased to this process, in tasks of their own."""
        for row in rows:
            self._put(_Held(row, None))

    async def send(self, rows: Sequence[Row]) -> None:
        """The same, and wait until they are sent or recorded as what else became of them."""
        if rows:
            await asyncio.wait({self._put(_Held(row, None)) for row in rows})

    async def deliver_due(self, limit: int = WINDOW) -> int:
        """Claim and send what is due now, at most `limit` at once; how many. Does not wait for what hangs."""
        loop = asyncio.get_running_loop()
        now = self._clock.now()
        count = 0
        ours: set[asyncio.Task[None]] = set()
        while True:
            await self.room(limit)
            room = min(limit - len(self._fresh), _CEILING - len(self._lanes))
            claimed = await self._claim(now, room)
            count += len(claimed)
            ours = (ours | set(claimed)) & self._fresh
            if not ours:
                return count
            more = len(claimed) * len(self.platforms) >= room
            rest = self._attempts.resting.until()
            patience = _PATIENCE if rest is None else min(_PATIENCE, max(_BLINK, rest - loop.time()))
            await asyncio.wait(ours, timeout=patience, return_when="FIRST_COMPLETED" if more else "ALL_COMPLETED")

    async def room(self, limit: int = WINDOW) -> None:
        """Return when the window is not full."""
        while len(self._fresh) >= limit or len(self._lanes) >= _CEILING:
            await asyncio.wait(self._fresh or self._tasks(), timeout=_PATIENCE, return_when="FIRST_COMPLETED")

    async def settle(self) -> None:
        """Give what is on its way now a moment to arrive."""
        if self._fresh:
            await asyncio.wait(set(self._fresh), timeout=_PATIENCE)

    async def drain(self, seconds: float = 10.0) -> None:
        """Finish what is under way; what isn't by then stays leased, and is looked up when the lease is over."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while tasks := {*self._tasks(), *self._claiming}:
            _, late = await asyncio.wait(tasks, timeout=max(0.0, until - loop.time()))
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)
                break
        await self._commits.settle()
        await self._records.settle()

    async def _claim(self, now: datetime, room: int) -> list[asyncio.Task[None]]:
        """Claim and begin to send; what is claimed is sent, also when whoever asked for it was stopped meanwhile."""
        claiming = asyncio.create_task(self._claimed(now, room))
        self._claiming.add(claiming)
        claiming.add_done_callback(self._claiming.discard)
        return await asyncio.shield(claiming)

    async def _claimed(self, now: datetime, room: int) -> list[asyncio.Task[None]]:
        leased = asyncio.get_running_loop().time()
        claimed = await self._commits.write(self._claims, (now, room, tuple(self.resting)))
        return [self._put(_Held(row, Look(leased, *seen))) for row, seen in claimed]

    def _tasks(self) -> set[asyncio.Task[None]]:
        return {queue.task for queue in self._lanes.values() if queue.task is not None}

    def _napping(self) -> None:
        """A row that waits for its pace holds up nobody else."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - rows are tried in tasks
        self._fresh.discard(task)

    def _put(self, held: _Held) -> asyncio.Task[None]:
        lane = (held.row.address, held.row.lane)
        queue = self._lanes.setdefault(lane, _Queue())
        queue.held.append(held)
        if queue.task is None:
            self._under_way[_tenant(lane)] += 1
            queue.task = task = asyncio.create_task(self._lane(lane, queue))
            self._fresh.add(task)
            task.add_done_callback(self._fresh.discard)
            asyncio.get_running_loop().call_later(_PATIENCE, self._fresh.discard, task)
        return queue.task

    async def _lane(self, lane: Lane, queue: _Queue) -> None:
        try:
            while queue.held:
                await self._deliver(queue.held.popleft())
        finally:
            del self._lanes[lane]
            tenant = _tenant(lane)
            self._under_way[tenant] -= 1
            if not self._under_way[tenant]:
                del self._under_way[tenant]
        if asyncio.current_task() not in self._fresh:
            self.nudge()  # whoever claimed may have gone, and what stood behind this in the lane may be due

    async def _deliver(self, held: _Held) -> None:
        """One row from leased to recorded; a database that fails leaves it to the end of its lease."""
        row, look = held.row, held.look
        try:
            if look is None:
                leased = asyncio.get_running_loop().time()
                started = await self._commits.write(self._starts, row)
                if started is None:
                    return  # behind another in its lane: it is claimed when its turn comes
                row, look = started[0], Look(leased, *started[1])
            verdict, turn = await self._attempts.attempt(row, look)
            await self._record(row, verdict)
            if turn is not None and not turn.repeated:
                self.begin(turn.rows)
        except StoreError as error:
            log.warning("delivery waits for the database", row=row.id, why=str(error))
        except Exception as bug:  # noqa: BLE001 - one row's bug must not end the others
            log.error("delivery failed", row=row.id, bug=type(bug).__name__)  # noqa: TRY400 - a traceback shows values

    def _claims(self, work: Work, asked: Sequence[tuple[datetime, int, Tenants]]) -> list[list[_Found]]:
        claimed = [[row for platform in self.platforms for row in self._of(platform, work, *one)] for one in asked]
        return [self._looked(work, rows) for rows in claimed]

    def _of(self, platform: str, work: Work, now: datetime, room: int, resting: Tenants) -> list[Row]:
        """The due rows of one platform, each of which has its part of the room: one that is busy delays no other."""
        part = max(1, room // len(self.platforms))
        most = self._most.get(platform)
        return work.claim(
            self._name, now, part, platforms=(platform,), resting=resting, most=most, turns=self._tenant_turns
        )

    def _starts(self, work: Work, rows: Sequence[Row]) -> list[_Found | None]:
        started = work.start(rows, self._name, now=self._clock.now())
        found = {row.id: (row, seen) for row, seen in self._looked(work, started)}
        return [found.get(row.id) for row in rows]

    def _looked(self, work: Work, rows: Sequence[Row]) -> list[_Found]:
        """How the rows stand; one that cannot be looked at is looked at alone, and keeps no other from being leased."""
        try:
            seen = [(unwanted, True) for unwanted in self._attempts.unwanted(work, rows)]
        except SealError:
            seen = [(None, False) for _ in rows]
        return list(zip(rows, seen, strict=True))

    async def _record(self, row: Row, verdict: Verdict) -> None:
        """Record, however long the database fails, until the lease is over; a fence that moved on decides otherwise."""
        for _ in range(_RECORDING):
            try:
                ours = await self._records.write(_recorded, (row, verdict, self._clock.now()))
            except StoreError as error:
                log.warning("recording waits for the database", row=row.id, why=str(error))
                await asyncio.sleep(_RECORDING_PAUSE)
                continue
            if not ours:
                log.info("recorded too late", row=row.id, state=verdict.state)
            return


def _tenant(lane: Lane) -> tuple[str, str]:
    return lane[0].platform, lane[0].tenant


def _recorded(work: Work, ended: Sequence[tuple[Row, Verdict, datetime]]) -> list[bool]:
    """Record many verdicts; for each whether the row was still ours."""
    told = [
        Outcome(row, v.state, v.ref, v.channel, v.due_at, v.why, v.reason, v.came, at)
        for row, v, at in ended
        if not v.reroute
    ]
    ours = {outcome.row.id: mine for outcome, mine in zip(told, work.record_many(told), strict=True)}
    for row, v, _ in ended:
        if v.reroute:
            ours[row.id] = work.reroute(row, v.due_at or row.due_at)
        elif v.unreachable and ours[row.id]:
            work.unreachable(row.address, f"unreachable: {v.why}")
        elif v.pauses and work.pause_tenant(row.address.platform, row.address.tenant, v.why or ""):
            log.error(
                "a workspace cannot be served", platform=row.address.platform, tenant=row.address.tenant, why=v.why
            )
    return [ours[row.id] for row, _, _ in ended]
