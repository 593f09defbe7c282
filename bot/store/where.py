"""Where the database is: a SQLite file or a PostgreSQL address, from one setting."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.config import database_url
from bot.errors import StoreError

SETTING = "ONETHREETWO_DATABASE"


def place(database: str) -> Path | URL:
    """The SQLite file, or the PostgreSQL address, that the setting names; a path without a scheme is a SQLite file."""
    if "://" not in database:
        return Path(database).expanduser()
    try:
        url = make_url(database_url(database))
    except (ArgumentError, ValueError):
        raise StoreError(
            f"{SETTING} is neither a path, sqlite:///path nor postgresql://…"
        ) from None  # may hold a password
    if url.drivername == "sqlite":
        return Path(url.database or "").expanduser()
    return url


def is_new(path: Path) -> bool:
    """Whether there is no SQLite database at this path yet."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)
