"""Order within a lane, freedom between lanes, leases, and the end of a process."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.errors import StoreError
from scheduler import attempts, delivery
from scheduler.attempts import Look
from scheduler.ports import Ambiguous, Sent, Unclear
from tests.scheduler.fakes import ME, NINE, PostOffice, until


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(delivery, "_PATIENCE", 0.05)


async def test_rows_of_one_lane_arrive_in_order_however_they_come(post):
    born = [post.put(f"{number}") for number in range(5)]
    await post.delivery.send(born)
    for number in range(5, 10):
        post.put(f"{number}", born=None)
    assert await post.delivery.deliver_due() == 5
    assert post.messenger.arrived == [str(number) for number in range(10)]


async def test_two_turns_of_one_member_keep_their_order_while_the_first_is_on_its_way(post):
    slow = asyncio.Event()
    post.messenger.answers("first", slow)
    first = asyncio.create_task(post.delivery.send([post.put("first")]))
    second = asyncio.create_task(post.delivery.send([post.put("second")]))
    await until(lambda: post.messenger.rows)
    await post.turns.run(lambda: None)  # whatever the second has asked of the database has been done
    assert [row.message.text for row in post.messenger.rows] == ["first"]
    slow.set()
    await asyncio.gather(first, second)
    assert [row.message.text for row in post.messenger.rows] == ["first", "second"]


async def test_what_waits_to_be_tried_again_holds_its_own_lane_and_no_other(post):
    rows = [post.put("first"), post.put("second"), post.put("nudge", lane="nudge"), post.put("hi", user="bob")]
    post.messenger.answers("first", Unclear("new_error"))
    await post.delivery.send(rows)
    assert sorted(post.messenger.arrived) == ["hi", "nudge"]
    await post.delivery.deliver_due()
    post.clock.passes(5)
    await post.delivery.deliver_due()
    assert post.messenger.arrived[2:] == ["first", "second"]


async def test_what_ended_badly_blocks_nobody(post):
    first, second = post.put("first"), post.put("second")
    post.messenger.answers("first", Ambiguous("503"))
    post.messenger.finds("first", Ambiguous("no telling"))
    await post.delivery.send([first, second])
    post.clock.passes(2)
    await post.delivery.deliver_due()
    assert (post.row(first).state, post.row(second).state) == ("unknown", "sent")


async def test_a_call_that_hangs_delays_no_other_lane(post):
    never = asyncio.Event()
    hanging = [post.put(f"hanging {number}", user=f"u{number}", born=None) for number in range(30)]
    for row in hanging:
        post.messenger.answers(row.message.text, never)
    post.put("hi", user="bob", born=None, due_at=NINE + timedelta(seconds=1))
    await post.delivery.deliver_due()
    post.clock.passes(1)
    assert await post.delivery.deliver_due() == 1
    assert post.messenger.arrived == ["hi"]
    never.set()
    await post.delivery.drain()
    assert {post.row(row).state for row in hanging} == {"sent"}


async def test_the_window_is_never_exceeded(post):
    for number in range(60):
        post.put(f"{number}", user=f"u{number}", born=None)
    assert await post.delivery.deliver_due() == 60
    assert len(post.messenger.arrived) == 60
    assert post.messenger.most_at_once <= delivery.WINDOW


async def test_outcomes_that_are_ready_together_share_a_transaction(post, monkeypatch):
    turns = 0
    real = post.store.turn

    def counted():
        nonlocal turns
        turns += 1
        return real()

    rows = [post.put(f"{number}", user=f"u{number}") for number in range(20)]
    monkeypatch.setattr(post.store, "turn", counted)
    await post.delivery.send(rows)
    assert len(post.messenger.arrived) == 20
    assert turns <= 6


async def test_a_lease_that_ran_out_while_sending_is_taken_over_and_looked_up(post):
    row = post.put("hello", born=None)
    with post.store.turn() as work:
        work.claim("a process that was killed", NINE, 20, lease=-1)
    post.messenger.finds("hello", Sent("it is there"))
    assert await post.delivery.deliver_due() == 1
    assert (post.row(row).state, post.row(row).ref, post.messenger.arrived) == ("sent", "it is there", [])


async def test_what_an_earlier_process_of_the_same_name_held_is_adopted(post):
    begun = post.put("begun", born=None)
    with post.store.turn() as work:
        work.claim(ME, NINE, 20)
    unbegun = post.put("unbegun", user="bob")
    assert await post.delivery.deliver_due() == 0
    with post.store.turn() as work:
        assert work.adopt(ME) == 2
    post.messenger.finds("begun", None)
    assert await post.delivery.deliver_due() == 2
    assert {post.row(begun).state, post.row(unbegun).state} == {"sent"}
    assert post.messenger.looked_up == ["begun"]


async def test_an_outcome_that_comes_after_the_lease_was_taken_over_changes_nothing(post):
    slow = asyncio.Event()
    row = post.put("hello", born=None)
    post.messenger.answers("hello", slow)
    sending = asyncio.create_task(post.delivery.deliver_due())
    await until(lambda: post.messenger.rows)
    with post.store.turn() as work:
        work.adopt(ME)
        assert len(work.claim("process-2", NINE, 20)) == 1
    slow.set()
    await sending
    await post.delivery.drain()
    assert (post.row(row).state, post.row(row).ref) == ("sending", None)


async def test_a_row_that_was_held_too_long_is_not_sent_with_a_lease_that_may_be_over(post, monkeypatch):
    row = post.put("hello", born=None)
    monkeypatch.setattr(attempts, "_LEASE_LEFT", -1)
    with post.store.turn() as work:
        held = work.claim(ME, NINE, 20)
    verdict, _ = await post.delivery._attempts.attempt(held[0], Look(asyncio.get_running_loop().time()))  # noqa: SLF001
    assert (verdict.state, post.messenger.rows) == ("pending", [])
    assert post.row(row).state == "sending"


async def test_rows_of_a_platform_that_this_process_does_not_serve_are_left_to_others(post):
    born = post.put("hello", platform="discord")
    free = post.put("hi", platform="discord", user="bob", born=None)
    await post.delivery.send([born])
    assert await post.delivery.deliver_due() == 0
    with post.store.turn() as work:
        others = work.claim("process-2", NINE, 20, platforms=["discord"])
    assert [(row.id, row.attempts) for row in others] == [(born.id, 1), (free.id, 1)]


async def test_an_outcome_is_recorded_when_the_database_is_back(post, monkeypatch):
    row = post.put("hello")
    failing = iter([False, True])
    real = post.store.turn

    def sometimes():
        if next(failing, False):
            raise StoreError("the disk is full")
        return real()

    monkeypatch.setattr(post.store, "turn", sometimes)
    monkeypatch.setattr(delivery, "_RECORDING_PAUSE", 0.01)
    await post.delivery.send([row])
    assert (post.row(row).state, post.messenger.arrived) == ("sent", ["hello"])


async def test_draining_finishes_what_is_on_its_way(post):
    slow = asyncio.Event()
    first, second = post.put("first"), post.put("second")
    post.messenger.answers("first", slow)
    post.delivery.begin([first, second])
    asyncio.get_running_loop().call_later(0.05, slow.set)
    await post.delivery.drain()
    assert (post.row(first).state, post.row(second).state) == ("sent", "sent")


async def test_what_hangs_at_the_end_stays_in_doubt_and_is_looked_up_by_the_next(post):
    row = post.put("hello")
    post.messenger.answers("hello", asyncio.Event())
    post.delivery.begin([row])
    await until(lambda: post.messenger.rows)
    await post.delivery.drain(0.01)
    assert post.row(row).state == "sending"
    with post.store.turn() as work:
        work.adopt(ME)
    post.messenger.finds("hello", Sent("it is there"))
    await post.process(ME).deliver_due()
    assert (post.row(row).state, post.row(row).ref) == ("sent", "it is there")


async def test_a_row_is_paced_by_its_channel(sqlite_store, monkeypatch):
    from scheduler.pacing import OwnPacing  # noqa: PLC0415
    from scheduler.ports import Pace, Rate  # noqa: PLC0415

    post = PostOffice(sqlite_store, pacing=OwnPacing({"console": Pace(channel=Rate(10, 1))}))
    loop = asyncio.get_running_loop()
    began = loop.time()
    await post.delivery.send([post.put("1", channel="C"), post.put("2", channel="C"), post.put("3", channel="C")])
    assert post.messenger.arrived == ["1", "2", "3"]
    assert loop.time() - began >= 0.2
    monkeypatch.setattr(attempts, "_LONGEST_NAP", 0.0)
    waits = post.put("4", channel="C")
    await post.delivery.send([waits])
    assert (post.row(waits).state, post.row(waits).attempts) == ("pending", 0)
    assert post.row(waits).due_at > NINE
    post.turns.close()
