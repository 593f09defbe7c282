"""Wakes members when their moment comes, and has what is due delivered."""

from __future__ import annotations

import asyncio
import contextlib
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.coach import Coach
from bot.errors import StoreError
from bot.store.engine import Store
from bot.store.work import Tenants
from scheduler.delivery import WINDOW, Delivery
from scheduler.ports import Clock
from scheduler.turns import Turns

log = structlog.get_logger()

_POLL = 1
"""Seconds between looks when nobody says that something changed."""
_TOGETHER = 25
"""Members who are woken in one transaction: it costs far more than what is in it, and whoever speaks waits for it."""
_MOMENT = timedelta(seconds=0.3)
"""So soon a tenant that sends at its whole pace has room again, and all is looked at then."""
_MANY = 1000
"""Tenants that rest, at most, that a look for what is due next is told of: there PostgreSQL has a limit."""
_RING: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


@dataclass(slots=True)
class _Hand:
    """One thing to do whenever its bell rings; `step` says when it wants to be rung next."""

    name: str
    step: Callable[[], Awaitable[datetime | None]]
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


class Ticker:
    """The coach's alarm clock: everything is in the database, APScheduler only rings, from memory."""

    def __init__(self, coach: Coach, store: Store, turns: Turns, delivery: Delivery, clock: Clock) -> None:
        self._coach = coach
        self._store = store
        self._turns = turns
        self._delivery = delivery
        self._clock = clock
        # Two hands, so that a long delivery keeps no wake waiting.
        self._hands = [_Hand("wakes", self._wakes), _Hand("rows", self._rows)]
        self._waking: asyncio.Future[list[BaseException | None]] | None = None
        self._scheduler: AsyncIOScheduler | None = None

    async def tick(self) -> datetime | None:
        """Wake whoever is due, deliver what is due, and say when something is due next."""
        await self._wakes()
        await self._rows()
        await self._delivery.settle()
        return _first(await self._turns.look(self._next_wake), await self._next_row())

    def start(self) -> None:
        """Begin to tick: now, at each next moment, and at least every second."""
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(self._poll, "interval", seconds=_POLL, id="poll", **_RING)
        self._scheduler.add_job(self._tidy, "interval", hours=1, id="tidy", **_RING)
        self._scheduler.start()
        for hand in self._hands:
            hand.task = asyncio.create_task(self._run(hand))
        self._delivery.nudge = self.nudge
        self.nudge()

    async def stop(self) -> None:
        """Tick no more; turns that have begun end and what they say is sent: delivery goes on until it is drained."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
        for hand in self._hands:
            if hand.task is not None:
                hand.task.cancel()
                await asyncio.wait({hand.task})
                hand.task = None
        if self._waking is not None:
            await asyncio.wait({self._waking})

    def nudge(self) -> None:
        """Tick soon: something may be due that was not known of at the last tick."""
        for hand in self._hands:
            hand.bell.set()

    async def _poll(self) -> None:
        self.nudge()

    async def _ring_once(self, hand: _Hand) -> None:
        """Ring, and not again after the same time."""
        hand.bell.set()
        if self._scheduler is not None:
            with contextlib.suppress(JobLookupError):
                self._scheduler.remove_job(hand.name)

    async def _tidy(self) -> None:
        """Let go of what nothing needs any more; what fails is done an hour later."""
        with contextlib.suppress(StoreError):
            await self._turns.run(self._forget)

    async def _run(self, hand: _Hand) -> None:
        while True:
            await hand.bell.wait()
            hand.bell.clear()
            try:
                self._aim(hand, await hand.step())
            except StoreError as error:
                log.warning("ticker waits for the database", what=hand.name, why=str(error))  # the poll tries again
            except Exception as bug:  # noqa: BLE001 - whatever it is, the next nudges must still go
                _report("tick failed", bug)

    def _aim(self, hand: _Hand, moment: datetime | None) -> None:
        """Ring at the next moment; what is due already and could not be done waits for the poll."""
        left = (moment - self._clock.now()).total_seconds() if moment is not None else 0.0
        if self._scheduler is not None and 0 < left <= _POLL * 2:  # the poll comes before anything later
            # By what is left, not by the moment: the try-out's clock is not APScheduler's.
            once = {"args": [hand], "id": hand.name, "replace_existing": True}
            self._scheduler.add_job(self._ring_once, "interval", seconds=left, **once, **_RING)

    async def _wakes(self) -> datetime | None:
        """Wake everybody who is due, each once; what they are told is sent while the next are woken."""
        now = self._clock.now()
        woken: set[int] = set()
        stuck = 0
        while True:
            limit = WINDOW + stuck  # so that those whose wake stays due hide nobody behind them
            found = await self._turns.look(self._due, now, limit)
            due = [member for member in found if member not in woken]
            if not due and len(found) < limit:
                return await self._turns.look(self._next_wake)
            stuck = len(found) - len(due)
            woken.update(due)
            groups = [due[first : first + _TOGETHER] for first in range(0, len(due), _TOGETHER)]
            self._waking = asyncio.gather(*(self._wake(group, now) for group in groups), return_exceptions=True)
            for failed in filter(None, await asyncio.shield(self._waking)):
                raise failed
            await self._delivery.room()

    async def _wake(self, members: Sequence[int], now: datetime) -> None:
        try:
            turn = await self._turns.run(self._coach.wake, members, now)
        except StoreError:
            raise
        except Exception as bug:  # noqa: BLE001 - a bug about some must not keep the others asleep
            _report("wake failed", bug)
        else:
            self._delivery.begin(turn.rows)

    async def _rows(self) -> datetime | None:
        due = await self._next_row()
        if due is None or due > self._clock.now():
            return due
        await self._delivery.deliver_due()
        return await self._next_row()

    async def _next_row(self) -> datetime | None:
        """When there is something to deliver; where a tenant has room again in a moment, nothing else is looked for."""
        rested, resting = self._delivery.rested(), tuple(self._delivery.resting)
        if rested is not None and (rested <= self._clock.now() + _MOMENT or len(resting) > _MANY):
            return rested
        return _first(rested, await self._turns.look(self._next_due, resting))

    def _forget(self) -> int:
        with self._store.turn() as work:
            return work.forget_pace()

    def _due(self, now: datetime, limit: int) -> list[int]:
        with self._store.read() as work:
            return work.due_wakes(now, limit)

    def _next_wake(self) -> datetime | None:
        with self._store.read() as work:
            return work.next_wake()

    def _next_due(self, resting: Tenants = ()) -> datetime | None:
        with self._store.read() as work:
            return work.next_due(platforms=self._delivery.platforms, resting=resting)


def _first(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment is not None), default=None)


def _report(what: str, bug: Exception) -> None:
    """Log where a bug is, without the values it met."""
    steps = traceback.extract_tb(bug.__traceback__)[-8:]
    at = [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in steps]
    log.error(what, bug=type(bug).__name__, steps=at)
