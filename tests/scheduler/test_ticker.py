"""Members are woken when their moment comes, once, whatever else goes wrong."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.chat.events import Address
from bot.chat.messages import Row, Turn
from bot.coach import Coach
from bot.errors import StoreError
from bot.store import Store
from scheduler import delivery, ticker
from scheduler.ticker import Ticker
from tests.chat import Chat
from tests.flows.journeys import planned, settled
from tests.scheduler.fakes import NINE, PostOffice, until


class FakeCoach:
    """Says one thing to who is woken, and plans no other wake unless told to."""

    def __init__(self, post: PostOffice) -> None:
        self.post = post
        self.woken: list[int] = []
        self.fails: dict[int, Exception] = {}
        self.next: datetime | None = None

    def wake(self, members: Sequence[int], now: datetime) -> Turn:
        self.woken += members
        rows = [self._wake(member) for member in members if member not in self.fails]
        if not rows:
            raise self.fails[members[0]]
        return Turn(tuple(rows))

    def _wake(self, member_id: int) -> Row:
        with self.post.store.turn() as work:
            work.set_wake(member_id, self.next)
            there = work.addresses(member_id)[0].address
        return self.post.put(f"wake {member_id}", user=there.user, lane="nudge")


class Town:
    """A post office, a coach and a ticker."""

    def __init__(self, store: Store) -> None:
        self.post = PostOffice(store)
        self.coach = FakeCoach(self.post)
        self.ticker = self.other(self.post)

    def other(self, post: PostOffice) -> Ticker:
        return Ticker(self.coach, post.store, post.turns, post.delivery, post.clock)

    def member(self, user: str, at: datetime | None) -> int:
        row = self.post.put("welcome", user=user, born=None)
        with self.post.store.turn() as work:
            work.cancel(row.member)
            member = work.member(row.member)
            assert member is not None
            work.save_member(replace(member, quiet=(time(0), time(0))))  # one test looks at the real clock
            work.set_wake(row.member, at)
        return row.member


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    monkeypatch.setattr(delivery, "_PATIENCE", 5.0)  # nothing hangs here, but the machine may be busy


@pytest.fixture
def town(store) -> Iterator[Town]:
    made = Town(store)
    yield made
    made.post.turns.close()


async def test_a_tick_wakes_whoever_is_due_once_and_delivers_what_they_are_told(town):
    ann, bob = town.member("ann", NINE), town.member("bob", NINE - timedelta(days=3))
    cas = town.member("cas", NINE + timedelta(minutes=5))
    assert await town.ticker.tick() == NINE + timedelta(minutes=5)
    assert sorted(town.coach.woken) == [ann, bob]
    assert sorted(town.post.messenger.arrived) == [f"wake {ann}", f"wake {bob}"]
    town.post.clock.passes(300)
    assert await town.ticker.tick() is None
    assert sorted(town.coach.woken) == [ann, bob, cas]


async def test_a_tick_says_when_a_row_is_due_next(town):
    town.post.put("later", born=None, due_at=NINE + timedelta(minutes=2))
    town.member("bob", NINE + timedelta(minutes=5))
    assert await town.ticker.tick() == NINE + timedelta(minutes=2)


async def test_a_hundred_who_are_due_together_are_all_woken_once(town):
    members = [town.member(f"u{number}", NINE) for number in range(100)]
    await town.ticker.tick()
    assert sorted(town.coach.woken) == members
    await town.post.delivery.drain()
    assert len(town.post.messenger.arrived) == 100


async def test_a_wake_that_stays_in_the_past_is_tried_once_a_tick(town):
    ann = town.member("ann", NINE)
    town.coach.next = NINE
    await town.ticker.tick()
    assert town.coach.woken == [ann]


async def test_one_member_whose_wake_fails_keeps_nobody_else_asleep(town, capsys):
    broken = [town.member(f"broken {number}", NINE - timedelta(hours=1)) for number in range(25)]
    town.coach.fails = {member: ValueError("the secret words") for member in broken}
    ann = town.member("ann", NINE)
    await town.ticker.tick()
    assert sorted(town.coach.woken) == [*broken, ann]
    assert town.post.messenger.arrived == [f"wake {ann}"]
    logged = str(capsys.readouterr())
    assert "ValueError" in logged
    assert "secret" not in logged


async def test_a_started_ticker_rings_at_the_moment_and_not_at_the_next_poll(town, monkeypatch):
    monkeypatch.setattr(ticker, "_POLL", 30)
    town.post.clock.now = lambda: datetime.now(UTC)
    moment = datetime.now(UTC) + timedelta(seconds=0.3)
    ann = town.member("ann", moment)
    town.ticker.start()
    await until(lambda: town.post.messenger.arrived)
    assert datetime.now(UTC) >= moment
    assert town.coach.woken == [ann]
    await town.ticker.stop()
    await town.post.delivery.drain()


async def test_a_moment_is_rung_once_and_then_the_ticker_is_at_rest(town, monkeypatch):
    monkeypatch.setattr(ticker, "_POLL", 30)
    town.post.clock.now = lambda: datetime.now(UTC)
    steps = []
    for hand in town.ticker._hands:  # noqa: SLF001

        async def counted(step=hand.step, name=hand.name):
            steps.append(name)
            return await step()

        hand.step = counted
    town.post.put("soon", born=None, due_at=datetime.now(UTC) + timedelta(seconds=0.05))
    town.ticker.start()
    await until(lambda: town.post.messenger.arrived)
    await asyncio.sleep(0.2)
    before = len(steps)
    await asyncio.sleep(0.6)
    assert len(steps) == before
    await town.ticker.stop()
    await town.post.delivery.drain()


async def test_two_schedulers_never_wake_the_same_member(store):
    people = [Chat(store, address=Address("console", "local", f"u{n}")) for n in range(30)]
    for person in people:
        settled(person)
        planned(person, "Sanne Proef", "vandaag 15:30")
        person.arrive()
    moment = NINE.replace(hour=13, minute=30)  # an hour before the session, in Amsterdam
    with store.read() as work:
        due = work.due_wakes(moment, 100)
    coaches = [Coach(store, name=f"p{n}") for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        turns = list(pool.map(lambda coach: coach.wake(due, moment), coaches))
    told = [row.member for turn in turns for row in turn.rows]
    assert len(due) == 30
    assert sorted(told) == sorted(due)


async def test_a_failing_database_is_tried_again_at_the_next_poll(town, capsys):
    ann, bob = town.member("ann", NINE), town.member("bob", NINE)
    town.coach.fails = {bob: StoreError("the disk is full")}
    town.ticker.start()
    await until(lambda: town.post.messenger.arrived)
    assert town.post.messenger.arrived == [f"wake {ann}"]
    await until(lambda: town.coach.woken.count(bob) == 2)
    town.coach.fails = {}
    await until(lambda: len(town.post.messenger.arrived) == 2)
    assert town.coach.woken.count(ann) == 1
    await town.ticker.stop()
    await town.post.delivery.drain()
    assert "waits for the database" in str(capsys.readouterr())


async def test_a_nudge_is_quicker_than_the_poll(town, monkeypatch):
    monkeypatch.setattr(ticker, "_POLL", 30)
    town.ticker.start()
    await until(lambda: not any(hand.bell.is_set() for hand in town.ticker._hands))  # noqa: SLF001
    town.post.put("hello", born=None)
    town.ticker.nudge()
    await until(lambda: town.post.messenger.arrived)
    await town.ticker.stop()
    await town.post.delivery.drain()


async def test_a_stopped_ticker_starts_nothing_more(town):
    town.ticker.start()
    await town.ticker.stop()
    town.member("ann", NINE)
    town.ticker.nudge()
    await asyncio.sleep(0.05)
    assert town.coach.woken == []


class Gate:
    """Stands before something that is done in a thread: it begins, and ends once it is let through."""

    def __init__(self, behind) -> None:
        self.begun, self.open = threading.Event(), threading.Event()
        self._behind = behind

    def __call__(self, *given):
        done = self._behind(*given)
        self.begun.set()
        self.open.wait(5)
        return done


async def _stopped_behind(gate: Gate, town: Town) -> None:
    town.ticker.start()
    await until(gate.begun.is_set)
    stopping = asyncio.create_task(town.ticker.stop())
    await asyncio.sleep(0.05)
    gate.open.set()
    await stopping
    await town.post.delivery.drain()


async def test_what_was_being_claimed_when_it_stopped_is_sent_and_not_left_to_its_lease(town):
    row = town.post.put("hello", born=None)
    gate = town.post.delivery._claims = Gate(town.post.delivery._claims)  # noqa: SLF001
    await _stopped_behind(gate, town)
    assert town.post.messenger.arrived == ["hello"]
    assert town.post.row(row).state == "sent"


async def test_what_who_was_being_woken_is_told_is_sent_and_not_left_to_its_lease(town):
    ann = town.member("ann", NINE)
    gate = town.coach.wake = Gate(town.coach.wake)
    await _stopped_behind(gate, town)
    assert town.post.messenger.arrived == [f"wake {ann}"]
