"""Nudges that are due all at once, on a simulated clock, against platforms that count calls by their own rules.

`python -m tests.soak.pacing [N=10000] [workspaces=100]` prints how long it takes beside the least that the limits allow.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.chat.events import Address
from bot.chat.messages import Lane, Message, Row
from bot.store import Key, Store
from bot.store.work import Outgoing
from scheduler.delivery import Delivery
from scheduler.pacing import OwnPacing
from scheduler.ports import Pace, Rate, Sent, Wait
from scheduler.turns import Turns
from tests.databases import Databases
from tests.scheduler.fakes import NINE
from tests.scheduler.virtual import VirtualClock, run

PACES = {
    "slack": Pace(channel=Rate(1.0, 4), tenant=Rate(5.0, 50)),
    "discord": Pace(channel=Rate(0.6, 2), tenant=Rate(48.0, 2)),
}


@dataclass
class Platform:
    """A platform that counts calls by its rules and answers 429 to who breaks them."""

    platform: str
    second: int
    """Calls in any second of a tenant."""
    minute: int
    """Calls in any minute of a tenant."""
    takes: float = 0.05
    said: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    refused: int = 0
    arrived: list[tuple[float, Row]] = field(default_factory=list)

    async def send(self, row: Row):
        now = asyncio.get_running_loop().time()
        before = self.said[row.address.tenant]
        if self._within(before, now, 1) >= self.second or self._within(before, now, 60) >= self.minute:
            self.refused += 1
            return Wait(1.0, "tenant")
        before.append(now)
        self.arrived.append((now, row))
        await asyncio.sleep(self.takes)
        return Sent(f"ref-{row.id}", "C")

    async def look_up(self, row: Row):
        return None

    def limits(self) -> Pace:
        return PACES[self.platform]

    @staticmethod
    def _within(before: list[float], now: float, span: float) -> int:
        count = 0
        for at in reversed(before):
            if at <= now - span:
                break
            count += 1
        return count


def fill(store: Store, waiting: dict[Address, int], lane: Lane = "nudge") -> None:
    with store.turn() as work:
        work.put_all(
            [
                Outgoing(
                    member=None, address=address, channel=None, lane=lane, kind="message", message=Message(f"{number}"),
                    due_at=NINE,
                )
                for address, count in waiting.items()
                for number in range(count)
            ],
            leased_by=None, now=NINE,
        )  # fmt: skip


async def deliver(delivery: Delivery, store: Store, turns: Turns, clock: VirtualClock) -> None:
    """What the ticker does, until nothing is left."""

    def open_rows() -> int:
        with store.read() as work:
            return sum(work.counts().get(state, 0) for state in ("pending", "sending", "retry"))

    while await turns.look(open_rows):
        await delivery.deliver_due()
        soon = clock.now() + timedelta(seconds=1)
        rested = delivery.rested()
        await clock.sleep_until(max(min(rested or soon, soon), clock.now() + timedelta(milliseconds=1)))
    await delivery.drain()


@dataclass(frozen=True)
class Makespan:
    """How it went, in simulated seconds."""

    arrived: int
    refused: int
    first: float
    last: float
    least: float
    """The longest that one tenant's nudges take at the very rate that its platform allows."""


def simulated(store: Store, *, nudges: int, workspaces: int) -> Makespan:
    """Deliver so many, over that many workspaces of growing size and one Discord bot that has the greater half."""
    most = nudges * 9 // 10 // workspaces
    sizes = {
        Address("slack", f"T{tenant}", f"U{user}"): 1
        for tenant in range(workspaces)
        for user in range(most // 4 + most // 2 * tenant // workspaces)
    }
    slack = len(sizes)
    sizes |= {Address("discord", "app", f"U{user}"): 1 for user in range(nudges - slack)}
    fill(store, sizes)
    platforms = {"slack": Platform("slack", 60, 360), "discord": Platform("discord", 50, 10**9)}
    turns = Turns(store)

    async def main() -> None:
        clock = VirtualClock(NINE)
        delivery = Delivery(store, turns, platforms, clock, "one", pacing=OwnPacing(PACES))
        await deliver(delivery, store, turns, clock)

    run(main())
    turns.close()
    arrived = [at for platform in platforms.values() for at, _ in platform.arrived]
    refused = sum(platform.refused for platform in platforms.values())
    return Makespan(len(arrived), refused, min(arrived), max(arrived), (nudges - slack) / 50)


def main(words: list[str]) -> int:
    """Print one line; 1 when a platform had to say "too fast"."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    nudges, workspaces = int(given.get("N", "10000")), int(given.get("workspaces", "100"))
    with tempfile.TemporaryDirectory() as folder:
        key = Key.made()
        store = Store.open(Databases("sqlite", Path(folder), key, None).made(), key)
        began = time.perf_counter()
        made = simulated(store, nudges=nudges, workspaces=workspaces)
        store.close()
    print(
        f"{made.arrived} of {nudges} nudges over {workspaces} workspaces and one bot: 429s {made.refused}, "
        f"first {made.first:.2f} s, makespan {made.last:.1f} s, the least {made.least:.1f} s, "
        f"ratio {made.last / made.least:.3f}; {time.perf_counter() - began:.0f} real seconds"
    )
    return int(made.refused > 0 or made.arrived < nudges)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
