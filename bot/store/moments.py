"""Moments as the tables keep them, and the database's own clock, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Dialect, TypeDecorator, literal, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

_START = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def ticks(moment: datetime) -> int:
    """Microseconds since 1970 in UTC."""
    if moment.tzinfo is None:
        raise ValueError("a moment must be aware")  # a bug: naive times never reach the store
    return (moment - _START) // _TICK


def moment(ticks: int) -> datetime:
    """The moment that `ticks` counted."""
    return _START + timedelta(microseconds=ticks)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """The number to keep."""
        del dialect
        return None if value is None else ticks(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """The moment that was kept."""
        del dialect
        return None if value is None else moment(value)


class _DatabaseTicks(FunctionElement[int]):
    """Now, on the clock that every process using the database shares."""

    type = BigInteger()
    inherit_cache = True


@compiles(_DatabaseTicks, "sqlite")
def _on_sqlite(element: _DatabaseTicks, compiler: SQLCompiler, **options: Any) -> str:
    del element, compiler, options
    return "(CAST((julianday('now') - 2440587.5) * 86400000.0 AS INTEGER) * 1000)"


@compiles(_DatabaseTicks, "postgresql")
def _on_postgres(element: _DatabaseTicks, compiler: SQLCompiler, **options: Any) -> str:
    del element, compiler, options
    return "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"


def database_now(seconds: float = 0.0) -> ColumnElement[datetime]:
    """The database's own now, and so many seconds later."""
    return type_coerce(_DatabaseTicks() + literal(int(seconds * 1_000_000), BigInteger()), Moment())
