"""Groups small writes, or looks, that are ready together into one transaction: it costs far more than what is in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.errors import StoreError
from bot.store.engine import Store
from bot.store.work import Work
from scheduler.turns import Turns

A = TypeVar("A")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Asked:
    write: Callable[[Work, Sequence[Any]], Sequence[Any]]
    what: Any
    answer: asyncio.Future[Any]


class Commits:
    """One group is written at a time; what is asked for meanwhile makes the next one. With `looks` it only reads."""

    def __init__(self, store: Store, turns: Turns, *, looks: bool = False) -> None:
        self._store = store
        self._turns = turns
        self._looks = looks
        self._waiting: list[_Asked] = []
        self._writing: asyncio.Task[None] | None = None

    async def write(self, write: Callable[[Work, Sequence[A]], Sequence[T]], what: A) -> T:
        """The answer for `what`, once it is committed; `write` gets all that is asked of it in a group together.

        It may be called again after it failed, so it does nothing but write.
        """
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Asked(write, what, answer))
        if self._writing is None:
            self._writing = asyncio.create_task(self._groups())
        return await answer

    async def settle(self) -> None:
        """Return when everything asked for is written."""
        while self._writing is not None:
            await asyncio.wait({self._writing})

    async def _groups(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting, []
                await self._group(group)
        finally:
            self._writing = None

    async def _group(self, group: Sequence[_Asked]) -> None:
        try:
            answers = await (self._turns.look if self._looks else self._turns.run)(self._together, group)
        except Exception as error:  # noqa: BLE001 - whatever it is goes to those who asked
            if len(group) > 1 and not isinstance(error, StoreError):
                for one in group:  # so that one bad write doesn't take the others with it
                    await self._group([one])
                return
            for asked in group:
                if not asked.answer.done():
                    asked.answer.set_exception(error)
            return
        for asked, answer in zip(group, answers, strict=True):
            if not asked.answer.done():
                asked.answer.set_result(answer)

    def _together(self, group: Sequence[_Asked]) -> list[Any]:
        kinds = {asked.write: [other for other in group if other.write == asked.write] for asked in group}
        answers: dict[int, Any] = {}
        with self._store.read() if self._looks else self._store.turn() as work:
            for write, alike in kinds.items():
                came = write(work, [asked.what for asked in alike])
                answers |= {id(asked): answer for asked, answer in zip(alike, came, strict=True)}
        return [answers[id(asked)] for asked in group]
