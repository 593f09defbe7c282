"""Members who are woken in one transaction are told what each would be told alone, and a fault of one is theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, update
from structlog.testing import capture_logs

from bot.chat.events import Address
from bot.domain.member import Member
from bot.errors import StoreError
from bot.store import Store, tables
from tests.chat import MONDAY, Chat, plain
from tests.flows.journeys import planned, welcome

TUESDAY = datetime(2026, 11, 24, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _paused(chat: Chat) -> None:
    _change(chat, paused_until=date(2026, 12, 1))


def _in_a_session(chat: Chat) -> None:
    planned(chat, "Sanne Proef", "dinsdag 10:00")


def _in_the_middle(chat: Chat) -> None:
    chat.commands("story")


def _out_of_reach(chat: Chat) -> None:
    with chat.store.turn() as work:
        work.unreachable(chat.address, "unreachable: cannot_dm_bot")


def _with_names(chat: Chat) -> None:
    chat.says("Bram Proef, Noor Testman: ken ik goed")


STATES: list[Callable[[Chat], object]] = [
    lambda _: None, _paused, _in_a_session, _in_the_middle, _out_of_reach, _with_names,
]  # fmt: skip


def _member(chat: Chat) -> Member:
    with chat.store.read() as work:
        found = work.member_at(chat.address)
    assert found is not None
    return found


def _change(chat: Chat, **changes: Any) -> None:
    with chat.store.turn() as work:
        work.save_member(replace(_member(chat), **changes))


def _people(store: Store, which: str) -> list[Chat]:
    people = [
        Chat(store, address=Address("console", which, f"u{n}"), now=MONDAY, language=language)
        for n, language in enumerate(["nl"] * len(STATES) + ["en"])
    ]
    for chat in people:
        welcome(chat)
        chat.waits(hours=1)
    for state, chat in zip(STATES, people, strict=False):
        state(chat)
    for chat in people:
        chat.arrive()
    return people


def _kinds(slots: Iterable[str]) -> list[str]:
    """Slots without the numbers of their sessions."""
    return sorted(re.sub(r":\d+:", ":", slot) for slot in slots)


def _said(chat: Chat, rows: Any) -> tuple[Any, ...]:
    """What a member was told and how they stand now, without what tells one member from another."""
    member = _member(chat)
    mine = [row for row in rows if row.member == member.id]
    with chat.store.read() as work:
        return (
            [
                (row.lane, row.kind, plain(row.message.text), row.due_at, row.not_after, _kinds(row.slots))
                for row in mine
            ],
            work.wake_at(member.id),
            _kinds(f"{kind} {day}" for kind, day in work.slots(member.id)),
            [(nudge.kind, nudge.at, nudge.why) for nudge in work.nudges(member.id)],
            [(talk.flow, talk.active, talk.message in {row.id for row in mine}) for talk in work.talks(member.id)],
        )


def test_what_is_said_to_many_together_is_what_is_said_to_each_alone(store: Store) -> None:
    alone, together = _people(store, "alone"), _people(store, "together")
    for moment in (TUESDAY, TUESDAY + timedelta(hours=2), TUESDAY + timedelta(days=6)):
        apart = [row for chat in alone for row in alone[0].coach.wake([_member(chat).id], moment).rows]
        at_once = alone[0].coach.wake([_member(chat).id for chat in reversed(together)], moment).rows
        assert [_said(chat, at_once) for chat in together] == [_said(chat, apart) for chat in alone]
        alone[0].arrive((*apart, *at_once))
    assert any(row.slots for row in at_once)


def test_many_cost_a_few_statements_and_none_more_for_each(store: Store) -> None:
    people = [_member(chat).id for chat in _people(store, "all")]
    reads: list[str] = []
    writes: list[str] = []

    def count(*given: Any) -> None:
        (reads if given[2].startswith("SELECT") else writes).append(given[2])

    event.listen(store._writing, "before_cursor_execute", count)  # noqa: SLF001
    try:
        Chat(store).coach.wake(people, TUESDAY)
    finally:
        event.remove(store._writing, "before_cursor_execute", count)  # noqa: SLF001
    assert len(reads) == 7, [read.split("FROM")[1][:40] for read in reads[7:]]
    added = Counter(" ".join(write.split()[:3]) for write in writes)
    assert {added[f"INSERT INTO {table}"] for table in ("outbox", "nudge", "talk", "slot", "wake")} == {1}, added


def test_one_whose_seal_is_broken_keeps_nobody_else_waiting(store: Store) -> None:
    people = _people(store, "all")
    broken = _member(people[2])
    with store.turn() as work:
        theirs = tables.session.c.member == broken.id
        work._connection.execute(update(tables.session).where(theirs).values(content=b"not sealed"))  # noqa: SLF001
    with capture_logs() as logged:
        rows = people[0].coach.wake([_member(chat).id for chat in people], TUESDAY).rows
    assert [entry["bug"] for entry in logged if "bug" in entry] == ["SealError"]
    assert {row.member for row in rows} >= {_member(people[0]).id, _member(people[6]).id}
    assert broken.id not in {row.member for row in rows}
    with store.read() as work:
        assert work.wake_at(broken.id) == TUESDAY + timedelta(hours=1)


def test_when_the_database_fails_between_two_what_the_first_was_told_is_not_lost(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = _people(store, "all")
    first, second = _member(people[0]), _member(people[6])
    coach, woken = people[0].coach, people[0].coach._woken  # noqa: SLF001

    def failing(members: Any, *given: Any) -> Any:
        if len(members) > 1:
            raise ValueError("a bug about one of them")
        if members == [second.id]:
            raise StoreError("the disk is full")
        return woken(members, *given)

    monkeypatch.setattr(coach, "_woken", failing)
    rows = coach.wake([first.id, second.id], TUESDAY).rows
    assert {row.member for row in rows} == {first.id}
    with store.read() as work:
        assert second.id in work.due_wakes(TUESDAY, 100)
    with pytest.raises(StoreError):
        coach.wake([second.id], TUESDAY)
