"""The two ways to sit at the console: a script that is read line by line, and a person at a prompt."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from adapters.clock import PassingClock, TryoutClock, WallClock
from adapters.console import read
from adapters.console.keyboard import Keyboard
from adapters.console.send import ConsoleMessenger, JsonScreen, Pipe, Screen, TextScreen
from adapters.console.sitting import Desk, MovableClock, Person, Sitting
from adapters.console.words import clock_face, word
from bot.coach import Coach
from bot.store import Store
from scheduler.delivery import Delivery
from scheduler.ports import Clock
from scheduler.turns import Turns

_LEAVING = frozenset({"exit", "quit"})
_MARK = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_LOOK = 20.0
"""Seconds after which a silent prompt looks whether something has become due; the clock may be another process's."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody sits: the open store, who they are, and the moment that a new clock starts at."""

    store: Store
    person: Person
    start: datetime | None = None


def process_name(person: Person) -> str:
    """The name under which rows are leased: the same for the same person, so that the next run finds them."""
    return f"console:{person.address.user}"[:64]


async def run_script(place: Place, source: BinaryIO, target: BinaryIO) -> None:
    """Take every line of the source; all that it leads to is written before the next is read."""
    _set_clock(place, standing=True)
    clock = TryoutClock(place.store)
    screen = JsonScreen(Pipe(target), place.person.zone, place.person.language)
    async with _seated(place, clock, screen) as sitting:
        await sitting.begin()
        while raw := await asyncio.to_thread(source.readline):
            await sitting.take(read.scripted(raw))


async def run_prompt(place: Place, target: BinaryIO, *, width: int, colour: bool) -> None:
    """Talk with a person until they leave; what becomes due meanwhile appears by itself."""
    moved = _set_clock(place, standing=False)
    clock = PassingClock(TryoutClock(place.store), moved=moved)
    screen = TextScreen(Pipe(target), place.person.zone, place.person.language, width=width, colour=colour)
    with Keyboard(sys.stdin) as keyboard:
        async with _seated(place, clock, screen) as sitting:
            try:
                await _greet(sitting, screen)
                await _converse(sitting, screen, keyboard, clock)
            finally:
                screen.typing = ""
                clock.keep()
            screen.show(screen.paper.styled(f"  {word('bye', screen.language)}", "\x1b[2m"), gap=False)


@asynccontextmanager
async def _seated(place: Place, clock: MovableClock, screen: Screen) -> AsyncIterator[Sitting]:
    turns = Turns(place.store)
    coach = Coach(place.store, name=process_name(place.person))
    messenger = ConsoleMessenger(screen, place.person.address)

    delivery = Delivery(place.store, turns, {messenger.platform: messenger}, clock, coach.name)
    try:
        yield Sitting(Desk(place.store, coach, turns, clock, screen, delivery.send), place.person)
    finally:
        turns.close()


def _set_clock(place: Place, *, standing: bool) -> bool:
    """Set a clock that never was; at a prompt without a given moment it follows the real time until it is moved."""
    with place.store.turn() as work:
        if work.clock() is not None:
            return True
        if standing or place.start is not None:
            work.set_clock(place.start or WallClock().now())
            return True
    return False


async def _greet(sitting: Sitting, screen: TextScreen) -> None:
    """Say how this works; begin with somebody new, and show somebody else where they were."""
    screen.show(screen.paper.styled(f"  {word('usage', screen.language)}", "\x1b[2m"))
    if await sitting.begin() is None:
        await sitting.take(read.Line("start"))
        return
    last = await sitting.last_said()
    if last is not None:
        screen.row(last)


async def _converse(sitting: Sitting, screen: TextScreen, keyboard: Keyboard, clock: PassingClock) -> None:
    while True:
        prompt = _prompt(screen, clock)
        line = asyncio.ensure_future(keyboard.line(prompt))
        while not (await asyncio.wait({line}, timeout=await _patience(sitting, clock)))[0]:
            later = _prompt(screen, clock)
            # The line editor counts on the width of the prompt that it was given.
            screen.typing = keyboard.standing(later if len(later) == len(prompt) else prompt)
            await sitting.wake()
            screen.typing = ""
        text = line.result()
        if text is None and keyboard.shows:
            screen.show("", gap=False)  # from behind the prompt to a line of its own
        if text is None or text.strip().casefold() in _LEAVING:
            return
        if not keyboard.shows:
            screen.show(f"{prompt}{text}", gap=False)
        if text.strip():
            await sitting.take(read.typed(text))
        clock.keep()


def _prompt(screen: Screen, clock: Clock) -> str:
    """The coach's clock, and a mark to type behind."""
    return f"{clock_face(clock.now(), screen.zone, screen.language)} {_MARK} "


async def _patience(sitting: Sitting, clock: PassingClock) -> float:
    """Seconds to wait for a line before looking whether something is due."""
    at = await sitting.next_moment()
    left = (at - clock.now()).total_seconds() if at else _LOOK
    return min(max(left, 0.05), _LOOK)


def wants_colour(stream_is_terminal: bool) -> bool:  # noqa: FBT001 - the one thing it depends on
    """Whether to use colour: on a terminal that can, and not where NO_COLOR is set."""
    return stream_is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
