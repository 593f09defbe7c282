"""How much of each platform's pace is used, shared by every process: in seconds on the database's clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import BigInteger, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store import tables
from bot.store.moments import database_now, moment, ticks
from bot.store.work.base import Base, upsert

_pace = tables.pace
_SECOND = 1_000_000
_HOUR = 3600.0
_NOW = select(database_now())
_READ = (
    select(_pace.c.key, _pace.c.full_at, _pace.c.held_until)
    .where(_pace.c.key.in_(bindparam("keys", expanding=True)))
    .order_by(_pace.c.key)
    .with_for_update()
)


@dataclass(frozen=True, slots=True)
class Used:
    """The moment from which a key has its whole burst again, and until which it is to be quiet; in seconds."""

    full_at: float
    held_until: float


@dataclass(frozen=True, slots=True)
class Held:
    """A key that the platform asked to be quiet for so many seconds from now."""

    key: str
    seconds: float


class PaceWork(Base):
    """The places that are taken."""

    def pace(self, keys: Sequence[str]) -> tuple[dict[str, Used], float]:
        """What is used of these keys, which come sorted and stay locked until the end; and the database's now."""
        if keys:
            at = {"full_at": moment(0), "held_until": moment(0)}
            self._connection.execute(_making(postgres=self._postgres), [{"key": key} | at for key in keys])
        found = self._connection.execute(_READ, {"keys": list(keys)}).all()
        now = self._connection.execute(_NOW).scalar_one()
        return {key: Used(ticks(full) / _SECOND, ticks(held) / _SECOND) for key, full, held in found}, ticks(
            now
        ) / _SECOND

    def keep_pace(self, full: Mapping[str, float]) -> None:
        """Keep from when these keys, which `pace` has locked, have their whole burst again."""
        if full:
            kept = [{"of_key": key, "at": moment(int(at * _SECOND))} for key, at in full.items()]
            self._connection.execute(_KEEP, kept)

    def hold_pace(self, held: Sequence[Held]) -> None:
        """Keep these quiet, which come sorted; one that is to be quiet for longer stays so."""
        for one in held:
            self._connection.execute(
                _holding(postgres=self._postgres), {"key": one.key, "for": int(one.seconds * _SECOND)}
            )

    def forget_pace(self) -> int:
        """Let go of the keys that hold nobody back any more, and have not for an hour; how many.

        One that somebody is using at this moment is left for the next time.
        """
        return self._connection.execute(_FORGET).rowcount


_SPENT = (
    select(_pace.c.key)
    .where(_pace.c.full_at < database_now(-_HOUR), _pace.c.held_until < database_now(-_HOUR))
    .with_for_update(skip_locked=True)
)
_FORGET = delete(_pace).where(_pace.c.key.in_(_SPENT))
_KEEP = _pace.update().where(_pace.c.key == bindparam("of_key")).values(full_at=bindparam("at"))


@cache
def _making(*, postgres: bool) -> postgresql.Insert | sqlite.Insert:
    return upsert(_pace, postgres=postgres).on_conflict_do_nothing()


@cache
def _holding(*, postgres: bool) -> postgresql.Insert | sqlite.Insert:
    until = database_now() + bindparam("for", type_=BigInteger())
    added = upsert(_pace, postgres=postgres).values(key=bindparam("key"), full_at=database_now(), held_until=until)
    longest = func.greatest if postgres else func.max
    return added.on_conflict_do_update(
        index_elements=[_pace.c.key], set_={"held_until": longest(_pace.c.held_until, added.excluded.held_until)}
    )
