"""Brings a database to the form of the tables that this version knows, however many processes start at once."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, column, func, inspect, select, table, text

from bot.errors import StoreError
from bot.store.where import SETTING

_LOCK = 0x0132_0132
"""PostgreSQL's advisory lock for this; SQLite has one writer anyway."""
_STEPS = Path(__file__).with_name("migrations")
REVISIONS = tuple(sorted(step.stem.partition("_")[0] for step in _STEPS.glob("versions/[0-9]*_*.py")))
"""Every revision this version knows, the newest last: the files of the steps begin with theirs."""
_version = table("alembic_version", column("version_num"))


def migrate(connection: Connection) -> None:
    """Run every step that this database has not had; call it inside a write transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL statement_timeout = 0"))  # to rewrite a large table takes what it takes
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    if check_not_newer(connection) != REVISIONS[-1]:
        _upgrade(connection)


def check_not_newer(connection: Connection) -> str | None:
    """The revision a database has, None for a new one; StoreError when a newer version of the coach made it."""
    if not inspect(connection).has_table(_version.name):
        return None
    found: str | None = connection.execute(select(_version.c.version_num)).scalar_one_or_none()
    if found is not None and found not in REVISIONS:
        raise StoreError(f"the database that {SETTING} names was made by a newer version of the coach")
    return found


def _upgrade(connection: Connection) -> None:
    # Imported only when there is something to do: it takes longer than all else that a start does to the database.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
