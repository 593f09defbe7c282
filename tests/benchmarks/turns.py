"""A turn, from the event to the commit, on both databases: how long, how many statements, and how many a second.

Members have a story and thirty names, and plan a session: choosing somebody, a moment, how long, an aim, looking at it
and letting go of it, a whole talk of six turns that leaves the database as it was. A bare turn is one insert and one
update, committed the same way on the same database; ratios are to that, in the same repetition.
"""

from __future__ import annotations

import asyncio
import itertools
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, event, insert, update

from bot.chat.events import Address, Said
from bot.coach import Coach
from bot.store import Key, Store
from bot.store.connecting import engines
from bot.store.tables import outbox
from bot.store.where import place
from scheduler.turns import Turns
from tests.benchmarks import table
from tests.chat import MONDAY, Chat
from tests.databases import DATABASES, Databases, postgres_server, to_disk
from tests.flows.journeys import finish, welcome

AT_ONCE = (1, 10, 100)
ALONE = 240
"""Turns one after the other, for how long one takes."""
TOGETHER = 400
"""Turns in all, at least, for how many there are a second."""
TALK = ("sessie", "Proef 7", "2026-12-01 15:30", "45 minuten", "één vel", "laat maar")
FIRST = ("Bram", "Noor", "Sanne", "Floor", "Karin", "Tom", "Joke", "Piet", "Sam", "Lot")

_bare = Table("bare", MetaData(), Column("id", Integer, primary_key=True), Column("content", String(200)))


class Bare:
    """One insert and one update in one transaction: the least that any turn must do."""

    def __init__(self, address: str) -> None:
        self._engine, reading = engines(place(address))
        reading.dispose()
        with self._engine.begin() as connection:
            _bare.metadata.create_all(connection)

    def turn(self) -> None:
        """Take one."""
        with self._engine.begin() as connection:
            number = connection.execute(insert(_bare).values(content="x" * 200).returning(_bare.c.id)).scalar_one()
            connection.execute(update(_bare).where(_bare.c.id == number).values(content="y" * 200))

    def delivered(self) -> None:
        """Have every message arrive, as delivery does between turns; rows that wait would make later turns slower."""
        sent = {"state": "sent", "ref": "1", "leased_by": None, "leased_until": None}
        with self._engine.begin() as connection:
            connection.execute(update(outbox).where(outbox.c.state == "pending").values(sent))

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()


class Members:
    """Members with a story and names, each with their next line to say."""

    def __init__(self, store: Store, number: int) -> None:
        self.coach = Coach(store, name="bench")
        self._addresses = [Address("console", "local", f"bench-{n}") for n in range(number)]
        self._lines = [itertools.cycle(TALK) for _ in range(number)]
        for address in self._addresses:
            _prepared(Chat(store, address=address))

    def turn(self, number: int) -> None:
        """Have one member say their next line."""
        said = Said(id=secrets.token_hex(8), address=self._addresses[number], at=MONDAY, text=next(self._lines[number]))
        self.coach.hear(said, MONDAY)


class Measured:
    """One database with members on it, measured again and again."""

    def __init__(self, kind: str, address: str, key: Key, out: table.Table) -> None:
        self.kind = kind
        self._out = out
        self._store = Store.open(address, key)
        self._members = Members(self._store, max(AT_ONCE))
        self._bare = Bare(address)
        self._talk()  # so that nothing is done for the first time while it is measured

    def repetition(self) -> None:
        """Measure everything once."""
        alone = [_timed(self._bare.turn) for _ in range(ALONE)]
        turns = []
        for _ in range(ALONE // len(TALK)):
            turns += [_timed(self._members.turn, 0) for _ in TALK]
            self._bare.delivered()
        for part in (50, 99):
            least, took = table.percentile(alone, part) * 1000, table.percentile(turns, part) * 1000
            self._out.add(f"{self.kind} bare turn p{part}", "ms", least)
            self._out.add(f"{self.kind} turn p{part}", "ms", took, ratio=took / least)
        with counted() as count:
            self._talk()
        self._out.add(f"{self.kind} statements a turn", "", len(count) / len(TALK), note="one whole talk")
        for at_once in AT_ONCE:
            self._together(at_once)

    def close(self) -> None:
        """Let go of the connections."""
        self._bare.close()
        self._store.close()

    def _talk(self) -> None:
        for _ in TALK:
            self._members.turn(0)

    def _together(self, at_once: int) -> None:
        least, _ = asyncio.run(_rate(self._store, at_once, lambda _: self._bare.turn(), self._bare.delivered))
        rate, took = asyncio.run(_rate(self._store, at_once, self._members.turn, self._bare.delivered))
        self._out.add(f"{self.kind} bare turns, {at_once} at once", "a second", least)
        self._out.add(f"{self.kind} turns, {at_once} at once", "a second", rate, ratio=rate / least)
        for part in (50, 99):
            waited = table.percentile(took, part) * 1000
            self._out.add(f"{self.kind} turns, {at_once} at once, p{part}", "ms", waited)


async def _rate(
    store: Store, at_once: int, turn: Callable[[int], None], between: Callable[[], None]
) -> tuple[float, list[float]]:
    """Turns a second, and how long each had to wait for its end, with so many members who each wait for an answer.

    Everybody has whole talks, and `between` runs after each, in no time that counts.
    """
    turns = Turns(store)
    took: list[float] = []
    seconds = 0.0

    async def talk(number: int) -> None:
        for _ in TALK:
            began = time.perf_counter()
            await turns.run(turn, number)
            took.append(time.perf_counter() - began)

    while len(took) < TOGETHER:
        between()
        began = time.perf_counter()
        await asyncio.gather(*(talk(number) for number in range(at_once)))
        seconds += time.perf_counter() - began
    turns.close()
    return len(took) / seconds, took


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count every statement that runs meanwhile; the transaction's own beginning and end are none."""
    count: list[int] = []

    def note(*_: Any) -> None:
        count.append(1)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield count
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _timed(turn: Callable[..., None], *arguments: Any) -> float:
    began = time.perf_counter()
    turn(*arguments)
    return time.perf_counter() - began


def _prepared(chat: Chat) -> None:
    """A member with a story and thirty names."""
    welcome(chat)
    chat.commands("story")
    finish(chat, "story")
    chat.commands("names")
    chat.says(", ".join(f"{FIRST[number % 10]} Proef {number}" for number in range(28)))
    while (asked := chat.open_question()) and asked != "names-dream":
        chat.commands("skip")
    chat.says("Philips, de Efteling")
    chat.says("laat maar")
    assert len(chat.everything()["contacts"]) == 30


def run(repetitions: int = table.REPETITIONS) -> None:
    """Measure both databases, in turns."""
    out = table.Table("turns")
    key = Key.made()
    with ExitStack() as after:
        folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
        server = after.enter_context(postgres_server())
        to_disk(server)
        kinds = [Measured(kind, _made(kind, folder, key, server), key, out) for kind in DATABASES]
        for each in kinds:
            after.callback(each.close)
        for _ in range(repetitions):
            for each in kinds:
                each.repetition()
    out.show()


def _made(kind: str, folder: Path, key: Key, server: str) -> str:
    return Databases(kind, folder, key, server if kind == "postgres" else None).made()


if __name__ == "__main__":
    run()
