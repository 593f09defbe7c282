"""What a claim and its fellows take while very many rows and members wait at one moment, all tenants open.

`python -m tests.soak.waiting [most=1000000] [database=sqlite|postgres]` prints milliseconds for a thousand rows, ten
thousand and so on; a hundred of a tenant. Nothing is sent, and whoever waits is bare: it is about the statements alone.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from bot.chat.events import Address
from bot.chat.messages import Message
from bot.errors import StoreError
from bot.store import Key, Store, tables
from bot.store.moments import ticks
from bot.store.work import Outgoing
from tests.databases import DATABASES, Databases, postgres_server, to_disk
from tests.scheduler.fakes import NINE

LEAST = 1_000
OF_A_TENANT = 100
TIMES = 9
PATIENCE = 20.0
"""Seconds after which one thing is not measured again."""
ROOM = 50
"""Rows that one platform's claim asks for, of a window of a hundred and two platforms."""
MOST = 13
"""Nudges of a tenant in one claim, by Slack's pace."""


def fill(database: str, key: Key, count: int) -> None:
    """Let so many rows wait, each in a lane of its own, and as many wakes."""
    store = Store.open(database, key)
    with store.turn() as work:
        first = Outgoing(
            member=None, address=Address("slack", "T0", "U0"), channel="D0", lane="nudge", kind="message",
            message=Message("Wie kun je vandaag een berichtje sturen?"), due_at=NINE,
        )  # fmt: skip
        work.put_all([first], leased_by=None, now=NINE)
    store.close()
    columns = [column.name for column in tables.outbox.c if column.name != "id"]
    given = {
        "tenant": f"'T' || (n % {count // OF_A_TENANT})",
        "user": "'U' || n",
        "channel": "'D' || n",
        "nonce": "'n' || n",
    }
    taken = ", ".join(given.get(name, f'"{name}"') for name in columns)
    named = ", ".join(f'"{name}"' for name in columns)
    at = ticks(NINE)
    series = f"generate_series(1, {count - 1}) AS s(n)"
    if "://" not in database:
        numbers = f"SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count - 1}"  # noqa: S608
        series = f"(WITH RECURSIVE s(n) AS ({numbers}) SELECT n FROM s)"  # noqa: S608
    statements = [
        f"INSERT INTO outbox ({named}) SELECT {taken} FROM outbox, {series} WHERE id = 1",  # noqa: S608
        f"INSERT INTO wake (member, at) SELECT n, {at} FROM {series}",  # noqa: S608
    ]
    connection: Any
    if "://" in database:
        address = make_url(database).set(drivername="postgresql").render_as_string(hide_password=False)
        connection = psycopg.connect(address, autocommit=True)
        statements = ["SET session_replication_role = replica", *statements, "ANALYZE"]
    else:
        connection = sqlite3.connect(database, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def measured(store: Store, count: int) -> dict[str, float | None]:
    """Milliseconds in the middle of some repetitions; None for what the database refuses."""
    tenants = [("slack", f"T{number}") for number in range(count // OF_A_TENANT)]
    found: dict[str, float | None] = {}
    for name, resting in (("nobody rests", tenants[:0]), ("nine of ten rest", tenants[len(tenants) // 10 :])):

        def claim(resting: list[tuple[str, str]] = resting) -> None:
            with store.turn() as work:
                work.claim("one", NINE, ROOM, platforms=("slack",), resting=resting, most=MOST)

        def next_due(resting: list[tuple[str, str]] = resting) -> None:
            with store.read() as work:
                work.next_due(platforms=("slack",), resting=resting)

        found[f"claim, {name}"], found[f"next_due, {name}"] = _middle(claim), _middle(next_due)

    def due_wakes() -> None:
        with store.read() as work:
            work.due_wakes(NINE, 100)

    def next_wake() -> None:
        with store.read() as work:
            work.next_wake()

    return found | {"due_wakes": _middle(due_wakes), "next_wake": _middle(next_wake)}


def _middle(once: Callable[[], None]) -> float | None:
    took: list[float] = []
    while len(took) <= TIMES and sum(took) < PATIENCE:
        began = time.perf_counter()
        try:
            once()
        except StoreError:
            return None
        took.append(time.perf_counter() - began)
    return statistics.median(took[1:] or took) * 1000  # the first also builds its statement


def main(words: list[str]) -> int:
    """Print a table for each database."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    counts = [LEAST]
    while counts[-1] * 10 <= int(given.get("most", "1000000")):
        counts.append(counts[-1] * 10)
    for kind in [given["database"]] if "database" in given else DATABASES:
        with ExitStack() as after:
            folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
            server = after.enter_context(postgres_server()) if kind == "postgres" else None
            key = Key.made()
            databases = Databases(kind, folder, key, server)
            if server is not None:
                to_disk(server)
            for count in counts:
                database = databases.made()
                fill(database, key, count)
                store = Store.open(database, key)
                for name, took in measured(store, count).items():
                    told = "refused" if took is None else f"{took:.1f} ms"
                    print(f"{kind}, {count} rows in {count // OF_A_TENANT} tenants: {name} {told}", flush=True)
                store.close()
                databases.drop(database)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
