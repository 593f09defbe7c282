"""Frozen dataclasses as plain JSON and back, by the types of their fields, so that a new field needs no migration."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Read = Callable[[Any], Any]


def _same(plain: Any) -> Any:
    return plain


_PLAIN = frozenset({type(None), bool, str, int, float})
_WRITERS: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    ((type(None), str, int, float), _same),
    ((datetime, date, time), lambda value: value.isoformat()),
    (Decimal, str),
    (timedelta, lambda value: value // timedelta(microseconds=1)),
    (Mapping, lambda value: {str(key): to_plain(item) for key, item in value.items()}),
    ((frozenset, set), lambda value: sorted(to_plain(item) for item in value)),
    ((list, tuple), lambda value: [to_plain(item) for item in value]),
)


def to_plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if type(value) in _PLAIN:
        return value
    for kinds, written in _WRITERS:
        if isinstance(value, kinds):
            return written(value)
    if is_dataclass(value):
        return {name: to_plain(getattr(value, name)) for name in names(type(value))}
    raise TypeError(f"{type(value).__name__} cannot be kept")  # a bug: the type of a field, never its value


def from_plain(kind: type[T], plain: Mapping[str, Any], ready: Mapping[str, Any] | None = None) -> T:
    """The dataclass that was kept; a field it did not have yet gets its default, one it lost is dropped.

    `ready` are fields that were kept as they are.
    """
    readers = _readers(kind)  # type: ignore[arg-type] # a class is hashable
    return kind(**{name: readers[name](value) for name, value in plain.items() if name in readers}, **(ready or {}))


def names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass."""
    return tuple(field.name for field in fields(kind))


@cache
def _readers(kind: type[Any]) -> Mapping[str, Read]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


_SIMPLE: Mapping[Any, Read] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    Decimal: Decimal,
    timedelta: lambda plain: timedelta(microseconds=plain),
}


def _reader(hint: Any) -> Read:
    """How a plain value becomes one of this type."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(parts)
    if origin is not None and origin is not Literal:
        return _container_reader(origin, parts)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda plain: from_plain(hint, plain)
    return _SIMPLE.get(hint, _same)


def _container_reader(origin: type[Any], parts: tuple[Any, ...]) -> Read:
    if origin is tuple:
        return _tuple_reader(parts)
    of = _reader(parts[-1])
    if issubclass(origin, Mapping):
        return lambda plain: {key: of(item) for key, item in plain.items()}
    return lambda plain: origin(of(item) for item in plain)


def _tuple_reader(parts: tuple[Any, ...]) -> Read:
    if parts[-1] is Ellipsis:
        of = _reader(parts[0])
        return lambda plain: tuple(of(item) for item in plain)
    each = [_reader(part) for part in parts]
    return lambda plain: tuple(read(item) for read, item in zip(each, plain, strict=True))


def _union_reader(parts: tuple[Any, ...]) -> Read:
    """A type or None; of two other types the one that takes lists reads lists."""
    rest = [part for part in parts if part is not type(None)]
    if len(rest) == 1:
        read = _reader(rest[0])
        return lambda plain: None if plain is None else read(plain)
    many = next((_reader(part) for part in rest if get_origin(part) in (tuple, frozenset, list)), _same)
    return lambda plain: many(plain) if isinstance(plain, list) else plain
