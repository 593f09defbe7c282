"""Keeps the pace of what is sent: by memory in the one process there is, by the database among several."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.chat.messages import Row
from bot.store.work import Held, Work
from scheduler.commits import Commits
from scheduler.limits import Key, Limits, Place, key_of, sorted_keys
from scheduler.ports import Pace, Scope


class Pacing(Protocol):
    """Gives every row its place."""

    async def place(self, row: Row, most: float) -> Place:
        """Take the row's place, unless it comes later than in `most` seconds."""
        ...

    async def hold(self, row: Row, scope: Scope, seconds: float) -> None:
        """Keep everything of this row's channel, tenant or kind quiet for so long: the platform asked for it."""
        ...


class OwnPacing:
    """The pace of a process that sends alone, in memory: after a restart it begins anew."""

    def __init__(self, paces: Mapping[str, Pace]) -> None:
        self._limits = Limits(paces)

    async def place(self, row: Row, most: float) -> Place:
        """Take the row's place."""
        return self._limits.place(row, asyncio.get_running_loop().time(), most)

    async def hold(self, row: Row, scope: Scope, seconds: float) -> None:
        """Keep what was named quiet."""
        self._limits.hold(row, scope, asyncio.get_running_loop().time() + seconds)


class SharedPacing:
    """The pace of all processes together: the places are in the database, on its clock."""

    def __init__(self, paces: Mapping[str, Pace], commits: Commits) -> None:
        self._paces = paces
        self._commits = commits
        self._own = OwnPacing({})
        """A platform without a pace is only asked to wait, and that is no matter of all."""

    async def place(self, row: Row, most: float) -> Place:
        """Take the row's place, with those of all rows that ask at this moment in one transaction."""
        if row.address.platform not in self._paces:
            return await self._own.place(row, most)
        return await self._commits.write(self._places, (row, most))

    async def hold(self, row: Row, scope: Scope, seconds: float) -> None:
        """Keep what was named quiet."""
        if row.address.platform not in self._paces:
            await self._own.hold(row, scope, seconds)
            return
        await self._commits.write(_hold, (key_of(row, scope), seconds))

    def _places(self, work: Work, asked: Sequence[tuple[Row, float]]) -> list[Place]:
        kept, now = work.pace([_named(key) for key in sorted_keys(row for row, _ in asked)])
        full: dict[Key, float] = {_key(name): used.full_at for name, used in kept.items()}
        held: dict[Key, float] = {_key(name): used.held_until for name, used in kept.items()}
        limits = Limits(self._paces, full, held)
        before = dict(full)
        places = [limits.place(row, now, most) for row, most in asked]
        work.keep_pace({_named(key): at for key, at in limits.full.items() if before.get(key) != at})
        return places


def _hold(work: Work, asked: Sequence[tuple[Key, float]]) -> list[None]:
    work.hold_pace([Held(_named(key), seconds) for key, seconds in sorted(asked)])
    return [None] * len(asked)


def _named(key: Key) -> str:
    return "\n".join(key)


def _key(name: str) -> Key:
    return tuple(name.split("\n"))
