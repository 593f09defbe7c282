"""Brings a database to the form of the tables that this version knows, however many processes start at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, column, func, inspect, select, table

from bot.errors import StoreError
from bot.store.where import SETTING

_LOCK = 0x0132_0132
"""PostgreSQL's advisory lock for this; SQLite has one writer anyway."""
_version = table("alembic_version", column("version_num"))


def migrate(connection: Connection) -> None:
    """Run every step that this database has not had; call it inside a write transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    check_not_newer(connection)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check_not_newer(connection: Connection) -> None:
    """StoreError when a newer version of the coach made this database."""
    if not inspect(connection).has_table(_version.name):
        return
    known = {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}
    if not known.issuperset(connection.execute(select(_version.c.version_num)).scalars()):
        raise StoreError(f"the database that {SETTING} names was made by a newer version of the coach")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
