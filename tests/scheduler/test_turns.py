"""Turns run whole, in order, and in threads."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.errors import StoreError
from scheduler.commits import Commits
from scheduler.turns import Turns


async def test_turns_on_sqlite_run_one_after_the_other_in_the_order_of_asking(sqlite_store):
    turns = Turns(sqlite_store)
    ran: list[tuple[int, str]] = []
    await asyncio.gather(
        *(turns.run(lambda n: ran.append((n, threading.current_thread().name)), number) for number in range(50))
    )
    assert [number for number, _ in ran] == list(range(50))
    assert len({name for _, name in ran}) == 1
    assert threading.current_thread().name not in {name for _, name in ran}
    turns.close()


async def test_a_turn_ends_even_when_its_caller_is_cancelled(sqlite_store):
    turns = Turns(sqlite_store)
    begun, may_end, ended = threading.Event(), threading.Event(), []

    def turn():
        begun.set()
        assert may_end.wait(5)
        ended.append(True)

    task = asyncio.create_task(turns.run(turn))
    queued = asyncio.create_task(turns.run(ended.append, "queued"))
    await asyncio.to_thread(begun.wait, 5)
    task.cancel()
    queued.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    may_end.set()
    await asyncio.to_thread(turns.close)
    assert ended == [True, "queued"]


async def test_a_look_does_not_queue_behind_a_turn(sqlite_store):
    turns = Turns(sqlite_store)
    may_end = threading.Event()
    turn = asyncio.create_task(turns.run(may_end.wait, 5))
    assert await turns.look(lambda: "seen") == "seen"
    may_end.set()
    assert await turn
    turns.close()


async def test_one_bad_write_does_not_take_the_others_of_its_group_with_it(store):
    turns = Turns(store)
    commits = Commits(store, turns)

    def write(work, numbers):
        return [60 / number for number in numbers]

    came = await asyncio.gather(*(commits.write(write, number) for number in (1, 0, 2)), return_exceptions=True)
    assert (came[0], came[2]) == (60, 30)
    assert isinstance(came[1], ZeroDivisionError)
    turns.close()


async def test_what_is_asked_at_the_same_time_is_written_together_by_kind(sqlite_store):
    turns = Turns(sqlite_store)
    commits = Commits(sqlite_store, turns)
    groups: list[str] = []

    def doubled(work, numbers):
        groups.append(f"double {numbers}")
        return [2 * number for number in numbers]

    def halved(work, numbers):
        groups.append(f"halve {numbers}")
        return [number // 2 for number in numbers]

    came = await asyncio.gather(
        commits.write(doubled, 1), commits.write(halved, 8), commits.write(doubled, 3), commits.write(halved, 4)
    )
    assert came == [2, 4, 6, 2]
    assert groups == ["double [1, 3]", "halve [8, 4]"]
    turns.close()


async def test_a_database_that_fails_is_told_to_everybody_in_the_group(store, monkeypatch):
    turns = Turns(store)
    commits = Commits(store, turns)

    def failing():
        raise StoreError("the disk is full")

    monkeypatch.setattr(store, "turn", failing)
    came = await asyncio.gather(
        *(commits.write(lambda work, all_of_them: all_of_them, 1) for _ in range(3)), return_exceptions=True
    )
    assert [type(error) for error in came] == [StoreError] * 3
    turns.close()
