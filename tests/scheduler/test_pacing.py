"""The pace that platforms allow: never beyond it, all of it used, by one process or by several."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from adapters.clock import WallClock
from bot.chat.events import Address
from bot.chat.messages import Message, Row
from bot.coach import Coach
from bot.store import Store
from bot.store.work import Held
from scheduler.commits import Commits
from scheduler.delivery import Delivery
from scheduler.pacing import OwnPacing, SharedPacing
from scheduler.ports import Pace, Rate
from scheduler.ticker import Ticker
from scheduler.turns import Turns
from tests.scheduler.fakes import NINE, PostOffice
from tests.scheduler.virtual import VirtualClock, run
from tests.soak.pacing import PACES, Platform, deliver, fill, simulated


def test_many_nudges_due_at_once_take_hardly_longer_than_they_must(sqlite_store: Store) -> None:
    """`python -m tests.soak.pacing` takes 10,000 of them over 100 workspaces."""
    made = simulated(sqlite_store, nudges=1_500, workspaces=12)
    assert made.arrived == 1_500
    assert made.refused == 0, "429s that the coach caused"
    assert made.first < 2
    assert made.last <= 1.05 * made.least + 0.5


def test_a_call_that_hangs_in_one_workspace_delays_no_other(sqlite_store: Store) -> None:
    def lateness(hangs: float) -> list[float]:
        with sqlite_store.turn() as work:
            work._connection.exec_driver_sql("DELETE FROM outbox")  # noqa: SLF001
        fill(sqlite_store, {Address("slack", f"T{tenant}", f"U{user}"): 1 for tenant in range(2) for user in range(40)})
        turns = Turns(sqlite_store)
        platform = Platform("slack", 60, 360)
        send = platform.send

        async def hanging(row: Row):
            if row.address.tenant == "T0" and row.id % 4 == 0:
                await asyncio.sleep(hangs)
            return await send(row)

        platform.send = hanging  # type: ignore[method-assign]

        async def main() -> None:
            clock = VirtualClock(NINE)
            delivery = Delivery(sqlite_store, turns, {"slack": platform}, clock, "one", pacing=OwnPacing(PACES))
            await deliver(delivery, sqlite_store, turns, clock)

        run(main())
        turns.close()
        return sorted(at for at, row in platform.arrived if row.address.tenant == "T1")

    calm, hung = lateness(0), lateness(30)
    assert len(calm) == len(hung) == 40
    assert hung[20] == pytest.approx(calm[20], abs=0.25)


async def test_replies_go_ahead_of_nudges(post: PostOffice) -> None:
    for number in range(30):
        post.put(f"nudge {number}", user=f"u{number}", born=None, lane="nudge", due_at=NINE - timedelta(minutes=9))
    post.put("reply", user="late", born=None)
    with post.store.turn() as work:
        assert work.claim("p1", NINE, 1)[0].message.text == "reply"


async def test_several_processes_keep_one_pace(store: Store) -> None:
    turns = Turns(store)
    paces = {"slack": Pace(tenant=Rate(20.0, 2))}
    fill(store, {Address("slack", "T", f"U{user}"): 1 for user in range(30)})
    platform = Platform("slack", 10**6, 10**6, takes=0.001)
    post = PostOffice(store)
    workers = [
        Delivery(
            store, turns, {"slack": platform}, post.clock, f"worker-{number}",
            pacing=SharedPacing(paces, Commits(store, turns)),
        )
        for number in range(3)
    ]  # fmt: skip
    until = asyncio.get_running_loop().time() + 20
    while len(platform.arrived) < 30 and asyncio.get_running_loop().time() < until:
        await asyncio.gather(*(worker.deliver_due() for worker in workers))
        await asyncio.sleep(0.02)
    await asyncio.gather(*(worker.drain() for worker in workers))
    at = sorted(moment for moment, _ in platform.arrived)
    assert len(at) == len({row.id for _, row in platform.arrived}) == 30
    assert at[-1] - at[0] >= 28 / 20 - 0.1, "two at once and then twenty a second, whoever sends"
    turns.close()
    post.turns.close()


async def test_what_a_platform_asked_of_one_process_holds_the_others(store: Store) -> None:
    turns = Turns(store)
    paces = {"slack": Pace(tenant=Rate(20.0, 2))}
    one, other = (SharedPacing(paces, Commits(store, turns)) for _ in range(2))
    row = Row(
        1, None, Address("slack", "T", "U"), "C", "nudge", "message", Message("hi"), NINE, None, "n", 1
    )  # fmt: skip
    await one.hold(row, "tenant", 30.0)
    await other.hold(row, "tenant", 3.0)
    assert 29 < (await other.place(row, 0.0)).after <= 30
    turns.close()


@pytest.mark.parametrize("make", [lambda paces, store, turns: OwnPacing(paces), lambda paces, store, turns: SharedPacing(paces, Commits(store, turns))])  # fmt: skip
async def test_a_row_of_several_calls_takes_several_places(store: Store, make: Callable[..., OwnPacing]) -> None:
    turns = Turns(store)
    pacing = make({"slack": Pace(tenant=Rate(2.0, 2), calls=lambda row: len(row.message.text))}, store, turns)
    places = Counter()
    for text in ("one", "x", "x"):
        row = Row(1, None, Address("slack", "T", "U"), "C", "reply", "message", Message(text), NINE, None, "n", 1)
        places[round((await pacing.place(row, 5.0)).after * 2)] += 1
    assert places == {0: 1, 2: 1, 3: 1}
    turns.close()


def test_a_pace_that_holds_nobody_back_any_more_is_forgotten(store: Store) -> None:
    with store.turn() as work:
        _, now = work.pace(["a", "b", "c"])
        work.keep_pace({"b": now - 60.0, "c": now - 7200.0})
        work.hold_pace([Held("d", 60.0)])
    with store.turn() as work:
        assert work.forget_pace() == 2
        assert set(work.pace(["a", "b", "c", "d"])[0]) == {"a", "b", "c", "d"}
        assert work.pace(["b"])[0]["b"].full_at == pytest.approx(now - 60.0, abs=0.001), "and this was kept"


async def test_the_ticker_forgets_them_from_time_to_time(store: Store) -> None:
    with store.turn() as work:
        work.pace(["a"])
    turns = Turns(store)
    delivery = Delivery(store, turns, {}, WallClock(), "one")
    ticker = Ticker(Coach(store, name="one"), store, turns, delivery, WallClock())
    ticker.start()
    assert ticker._scheduler is not None  # noqa: SLF001
    job = ticker._scheduler.get_job("tidy")  # noqa: SLF001
    await job.func()
    with store.turn() as work:
        assert work.forget_pace() == 0
    await ticker.stop()
    turns.close()
