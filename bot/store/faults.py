"""What went wrong in the database, told without the driver's text, which may hold stored values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.errors import StoreError
from bot.store.where import SETTING

_TOLD = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "it can only be read",
    "SQLITE_CANTOPEN": "it cannot be opened (does its folder exist, and may the coach write there?)",
    "SQLITE_NOTADB": "the file is not a database",
    "SQLITE_CORRUPT": "the file is damaged",
    "SQLITE_BUSY": "another process keeps it locked",
    "SQLITE_IOERR": "the disk cannot be read or written",
    "SQLITE_PERM": "the coach may not use it",
}


@contextmanager
def told() -> Iterator[None]:
    """Turn a database error into a StoreError that names only its kind; SQLite's own come while it is being set up."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"the database ({SETTING}) failed: {_kind(error)}") from None


def _kind(error: Exception) -> str:
    """The driver's own name for what went wrong, never its text."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = str(getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or type(error).__name__)
    return next((text for code, text in _TOLD.items() if name.startswith(code)), f"{type(error).__name__} {name}")
