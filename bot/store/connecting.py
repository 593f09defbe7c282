"""The engines of a database: how SQLite and PostgreSQL are set so that no write is lost."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from bot.errors import StoreError
from bot.store.where import SETTING, is_new

POSTGRES_WRITERS = 4
_READERS = 4
_PATIENCE = 5.0
"""Seconds that SQLite waits for another that writes."""
_STATEMENT = 8000
"""Milliseconds of a statement on PostgreSQL, waiting for others included: less than a process has to end in."""
_SILENCE = {
    "connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 8000,
}  # fmt: skip
"""After how much silence a server counts as gone, in libpq's own words; what the address says of these counts more."""


def engines(place: Path | URL) -> tuple[Engine, Engine]:
    """The engine for turns and the one for reads."""
    if isinstance(place, Path):
        _check(place)
        return _sqlite(place, "BEGIN IMMEDIATE", 1), _sqlite(place, "BEGIN", _READERS)
    try:
        same = {"hide_parameters": True, "connect_args": {k: v for k, v in _SILENCE.items() if k not in place.query}}
        writing = create_engine(place, pool_size=POSTGRES_WRITERS, max_overflow=1, **same)
        reading = create_engine(place, pool_size=_READERS, isolation_level="REPEATABLE READ", **same)
        reading = reading.execution_options(postgresql_readonly=True)
    except ImportError:
        raise StoreError(f"{SETTING} is PostgreSQL: install the coach with its extra 'postgres'") from None
    for engine in (writing, reading):
        _set_up(engine)
        _count(engine)
    return writing, reading


def _set_up(engine: Engine) -> None:
    """Set what every connection to PostgreSQL needs."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        del record
        connection.execute("SET jit = off")  # the statements are short: compiling one would take longer than running it
        connection.execute(f"SET statement_timeout = {_STATEMENT}")
        connection.commit()


def _check(path: Path) -> None:
    """Say beforehand what SQLite would only call 'unable to open'."""
    if not path.parent.is_dir():
        raise StoreError(f"{SETTING}: there is no folder {path.parent}")
    if path.exists() and not path.is_file():
        raise StoreError(f"{SETTING}: {path} is not a file")
    if is_new(path):
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))  # SQLite would make it readable to others
        except OSError as error:
            raise StoreError(f"{SETTING}: {path} cannot be made ({error.strerror})") from None
    elif not os.access(path, os.R_OK | os.W_OK):
        raise StoreError(f"{SETTING}: {path} cannot be read and written")


def _sqlite(path: Path, begin: str, size: int) -> Engine:
    """An engine of `size` connections; SQLite's default transaction mode would lose updates silently."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": _PATIENCE},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        del record
        connection.isolation_level = None
        _write_ahead(connection)
        for pragma in (
            "foreign_keys = ON",
            "synchronous = FULL",
            "secure_delete = ON",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
        if begin == "BEGIN":
            connection.execute("PRAGMA query_only = ON").close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        raw: Any = connection.connection.driver_connection
        raw.execute(begin).close()  # as driver and server do it on PostgreSQL: it is none of our statements

    _count(engine)
    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; SQLite itself would not wait here for another process that makes the same file."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


def _count(engine: Engine) -> None:
    """Count statements, so that a turn can say what it cost."""

    @event.listens_for(engine, "before_cursor_execute")
    def count(connection: Connection, *_: Any) -> None:
        connection.info["statements"] = connection.info.get("statements", 0) + 1
