"""A crowd of members, made in bulk: some are made by talking with the coach, and the others are copies of them.

What a member wrote is sealed under their own number, so that a copy is sealed anew; all else is the same.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from sqlalchemy import Boolean, Table, make_url

from bot.chat.events import Address
from bot.store import Key, Store, tables
from bot.store.moments import ticks
from tests.chat import Chat
from tests.databases import Databases
from tests.flows.journeys import ANSWERS, answer

DAY = datetime(2026, 11, 24, tzinfo=UTC)
"""A Tuesday, on which no zone changes its clocks."""
ZONES = (
    ("Europe/Amsterdam", "nl", 0.55),
    ("Europe/Amsterdam", "en", 0.15),
    ("Europe/London", "en", 0.1),
    ("America/New_York", "en", 0.1),
    ("America/Los_Angeles", "en", 0.04),
    ("Asia/Kolkata", "en", 0.06),
)
"""Where members are, in which language, and how many of them; a workspace is in one of these as a whole."""
NAMES = (2, 5, 9)
"""How many people somebody knows well, beside one in between and one they dream of."""
DISCORD = 0.1
"""The part of the members who are on Discord: one bot, whatever its shards, for its limit is the bot's."""
COPIED = tuple(
    table
    for table in tables.metadata.sorted_tables
    if "member" in table.c and table.name not in {"outbox", "seen", "journal"}
)
"""What makes a member, without what was said to them and how to take it back."""
_FIRST = ("Bram", "Noor", "Kim", "Sanne", "Joris", "Mila", "Daan", "Fenna", "Ruben")
_PART = 2_000
"""Members that are written together."""


@dataclass
class Crowd:
    """Where everybody is, by number less one, and when each is to be woken, in seconds of the day."""

    tenants: list[tuple[str, str]]
    tenant: array[int]
    due: array[float]
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def moments(self) -> list[float]:
        """The moments at which somebody is woken."""
        return sorted(set(self.due))


@dataclass(frozen=True)
class Template:
    """A member's rows as they are kept, opened, by table."""

    rows: dict[str, list[dict[str, Any]]]

    @property
    def due(self) -> float:
        """When they are woken, in seconds of the day."""
        [wake] = self.rows["wake"]
        return float(wake["at"] - ticks(DAY)) / 1e6


def sizes(members: int, workspaces: int) -> list[int]:
    """How many members each workspace has: of 900,000 in 10,000, a few have thousands and the half some 50 or fewer."""
    weights = [(number + 11) ** -0.7 for number in range(workspaces)]
    total, given, found = sum(weights), 0.0, []
    for weight in weights:
        before, given = round(given), given + members * weight / total
        found.append(round(given) - before)
    return found


def templates(key: Key, variants: int = len(NAMES)) -> list[list[Template]]:
    """Members of every zone who told their story and their names, and what they promise for the week."""
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases("sqlite", Path(folder), key, None)
        return [
            [_template(databases.made(), key, zone, language, names) for names in NAMES[:variants]]
            for zone, language, _ in ZONES
        ]


def _template(database: str, key: Key, zone: str, language: str, names: int) -> Template:
    store = Store.open(database, key)
    at = ZoneInfo(zone)
    chat = Chat(store, language=language, zone=zone, now=datetime(2026, 11, 19, 10, 0, tzinfo=at))
    chat.says("hoi" if language == "nl" else "hi")
    while (asked := chat.open_question()) is not None:
        chat.says(zone.partition("/")[2].replace("_", " ") if asked == "welcome-zone" else ANSWERS[asked][language])
    with store.turn() as work:  # in India the day is a holiday
        member = work.member_at(chat.address)
        assert member is not None
        work.save_member(replace(member, holidays=False))
    chat.waits(minutes=3)
    for word in ("story", "names"):
        chat.commands(word)
        for _ in range(40):
            if chat.was_asked("names-known"):
                chat.says(", ".join(f"{first} Testman" for first in _FIRST[:names]))
            elif chat.open_question() is not None:
                answer(chat)
    assert chat.open_question() is None
    chat.waits(days=1)  # to the first Friday, and over the weekend
    chat.commands("cancel")
    chat.now = datetime(2026, 11, 23, 8, 0, tzinfo=at)
    chat.waits(hours=2)
    for _ in range(10):
        if chat.open_question() is not None:
            chat.says(ANSWERS[str(chat.open_question())][language])
    assert chat.open_question() is None
    store.close()
    return _read(database, key, zone)


def _read(database: str, key: Key, zone: str) -> Template:
    """Open all that the one member of a database has."""
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        found = {
            table.name: [dict(row) for row in connection.execute(f'SELECT * FROM "{table.name}"')]  # noqa: S608
            for table in (tables.member, *COPIED)
        }
    connection.close()
    [member] = found["member"]
    seal = key.member(member["id"], member["data_key"])
    for name, rows in found.items():
        for row in rows:
            if "content" in row:
                row["content"] = seal.open(f"{name}.content", row["content"])
    assert member["zone"] == zone
    assert found["wake"][0]["at"] >= ticks(DAY)
    assert not found["talk"], "a talk knows people by number, which a copy would have to change"
    return Template(found)


def fill(database: str, key: Key, *, members: int, workspaces: int, seed: int, variants: int = len(NAMES)) -> Crowd:
    """Put so many members into a database with its tables made; where each is, and when they are woken."""
    chance = random.Random(seed)
    made = templates(key, variants)
    discord = int(members * DISCORD)
    found = [("slack", f"T{number:06}") for number in range(workspaces)]
    zones = _zones(workspaces, chance)
    places = [
        (number, zones[number]) for number, size in enumerate(sizes(members - discord, workspaces)) for _ in range(size)
    ]
    places += [(workspaces, zone) for zone in _zones(discord, chance)]
    chance.shuffle(places)  # they came one by one
    crowd = Crowd([*found, ("discord", "app")], array("l"), array("d"))
    writer = _Postgres(database) if "://" in database else _Sqlite(database)
    copies = _Copies(key)
    for number, (tenant, zone) in enumerate(places, 1):
        template = chance.choice(made[zone])
        crowd.tenant.append(tenant)
        crowd.due.append(template.due)
        platform, name = crowd.tenants[tenant]
        copies.add(number, template, Address(platform, name, f"U{number:07}"))
        if number % _PART == 0:
            writer.write(copies.taken())
    writer.write(copies.taken())
    writer.close(copies.last)
    crowd.rows = dict(copies.count)
    return crowd


def _zones(count: int, chance: random.Random) -> list[int]:
    return chance.choices(range(len(ZONES)), [share for *_, share in ZONES], k=count)


class _Copies:
    """Rows of copied members, by table."""

    def __init__(self, key: Key) -> None:
        self._key = key
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._next: dict[str, Iterator[int]] = defaultdict(lambda: itertools.count(1))
        self.last: dict[str, int] = {}
        self.count: dict[str, int] = defaultdict(int)

    def add(self, number: int, template: Template, where: Address) -> None:
        """Copy a member to a number and an address."""
        wrapped = self._key.new_member(number)
        seal = self._key.member(number, wrapped)
        there = {"platform": where.platform, "tenant": where.tenant, "user": where.user, "channel": f"D{number:07}"}
        same: dict[tuple[str, int], int] = {}
        for table in (tables.member, *COPIED):
            name = table.name
            for kept in template.rows[name]:
                row = dict(kept)
                if name == "member":
                    row |= {"id": number, "data_key": wrapped}
                    self.last[name] = number
                else:
                    row["member"] = number
                    if "id" in row:
                        self.last[name] = same[name, row["id"]] = row["id"] = next(self._next[name])
                for column in _POINTS[name]:
                    if row[column] is not None:
                        row[column] = same["contact", row[column]]
                if "content" in row:
                    row["content"] = seal.seal(f"{name}.content", row["content"])
                if name == "address":
                    row |= there
                self._rows[name].append(tuple(row[column] for column in _COLUMNS[name]))
                self.count[name] += 1

    def taken(self) -> dict[str, list[tuple[Any, ...]]]:
        """What was copied since the last time, without keeping it."""
        rows, self._rows = self._rows, defaultdict(list)
        return rows


def _points(table: Table) -> list[str]:
    """The columns that name one of the member's people."""
    return [column.name for column in table.c if any(key.column is tables.contact.c.id for key in column.foreign_keys)]


_COLUMNS = {table.name: [column.name for column in table.c] for table in (tables.member, *COPIED)}
_POINTS = {table.name: _points(table) for table in (tables.member, *COPIED)}


class _Sqlite:
    def __init__(self, database: str) -> None:
        self._connection = sqlite3.connect(database)
        self._connection.execute("PRAGMA synchronous = OFF")

    def write(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        for name, values in rows.items():
            marks = ", ".join("?" * len(_COLUMNS[name]))
            adding = f'INSERT INTO "{name}" ({_named(name)}) VALUES ({marks})'  # noqa: S608
            self._connection.executemany(adding, values)
        self._connection.commit()

    def close(self, last: dict[str, int]) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()


class _Postgres:
    def __init__(self, database: str) -> None:
        address = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection = psycopg.connect(address, autocommit=True)
        self._connection.execute("SET session_replication_role = replica")  # what is copied is sound

    def write(self, rows: dict[str, list[tuple[Any, ...]]]) -> None:
        for name, values in rows.items():
            flags = [place for place, kind in enumerate(_kinds(name)) if isinstance(kind, Boolean)]
            with self._connection.cursor().copy(f'COPY "{name}" ({_named(name)}) FROM STDIN') as copy:
                for row in values:
                    copy.write_row(_flagged(row, flags) if flags else row)

    def close(self, last: dict[str, int]) -> None:
        for name, number in last.items():
            self._connection.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", (f'"{name}"', number))
        self._connection.execute("ANALYZE")
        self._connection.close()


def _kinds(name: str) -> list[Any]:
    return [column.type for column in tables.metadata.tables[name].c]


def _flagged(row: Sequence[Any], flags: Sequence[int]) -> list[Any]:
    return [bool(value) if place in flags else value for place, value in enumerate(row)]


def _named(name: str) -> str:
    return ", ".join(f'"{column}"' for column in _COLUMNS[name])
