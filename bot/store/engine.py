"""The store: one database, opened with its key, that gives out transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from sqlalchemy import Connection, Engine, insert, inspect, select

from bot.errors import SealError, StoreError
from bot.store import migrating
from bot.store.connecting import POSTGRES_WRITERS, engines
from bot.store.faults import told
from bot.store.sealing import Key, Seal
from bot.store.tables import keycheck
from bot.store.where import SETTING, place
from bot.store.work import Work

_OWN = "store"
"""The owner of what belongs to no member."""


class Store:
    """A database and its key; `writers` is how many threads may run turns at the same time."""

    def __init__(self, key: Key, writing: Engine, reading: Engine) -> None:
        self._key = key
        self._writing = writing
        self._reading = reading
        self._own: Seal | None = None
        self.writers = 1 if writing.dialect.name == "sqlite" else POSTGRES_WRITERS

    @classmethod
    def open(cls, url: str, key: Key) -> Self:
        """The store at a path, sqlite:/// or postgresql:// address; StoreError when it cannot be used with this key."""
        store = cls(key, *engines(place(url)))
        try:
            with told(), store._reading.begin() as connection:
                migrating.check_not_newer(connection)
                if inspect(connection).has_table(keycheck.name):
                    store._own = store._checked(connection)
        except BaseException:
            store.close()
            raise
        return store

    def migrate(self) -> None:
        """Bring the tables to the form this version knows; safe when several processes start at once."""
        with told(), self._writing.begin() as connection:
            migrating.migrate(connection)
            self._own = self._checked(connection)
            if self._own is None:
                wrapped = self._key.new(_OWN)
                connection.execute(insert(keycheck).values(id=1, data_key=wrapped))
                self._own = self._key.unwrap(_OWN, wrapped)

    @contextmanager
    def turn(self) -> Iterator[Work]:
        """One write transaction: committed at the end, rolled back when anything is raised."""
        forgot = False
        with told(), self._writing.begin() as connection:
            work = self._work(connection, writing=True)
            yield work
            forgot = work.forgot
        if forgot:
            self._wipe()

    @contextmanager
    def read(self) -> Iterator[Work]:
        """One look at the database as it is at this moment; writing in it fails."""
        with told(), self._reading.begin() as connection:
            yield self._work(connection, writing=False)

    def listen(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Call `heard`, in a thread, whenever another process rang; returns what ends it. On SQLite nobody rings."""
        if self.writers == 1:
            return lambda: None
        from bot.store.listening import Listener  # noqa: PLC0415 - only where there are several processes

        return Listener(self._reading, heard).close

    def close(self) -> None:
        """Let go of every connection."""
        self._writing.dispose()
        self._reading.dispose()

    def _work(self, connection: Connection, *, writing: bool) -> Work:
        connection.info["statements"] = 0
        if self._own is None:
            self._own = self._checked(connection)
        if self._own is None:
            raise StoreError(f"the database that {SETTING} names has no tables yet: run migrate first")
        return Work(connection, self._key, self._own, writing=writing)

    def _checked(self, connection: Connection) -> Seal | None:
        """The store's own seal; it opens only with the key that the database was made with."""
        wrapped = connection.execute(select(keycheck.c.data_key)).scalar_one_or_none()
        if wrapped is None:
            return None
        try:
            return self._key.unwrap(_OWN, wrapped)
        except SealError:
            raise SealError(
                f"the key (ONETHREETWO_KEY, ONETHREETWO_KEY_FILE or the .key file) is not the one that the database "
                f"({SETTING}) was made with"
            ) from None

    def _wipe(self) -> None:
        """Take what was erased out of SQLite's write-ahead log too; when somebody reads, the next one does it."""
        if self._writing.dialect.name == "sqlite":
            with told(), self._writing.connect() as connection:
                raw = connection.connection.driver_connection
                if raw is not None:
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
