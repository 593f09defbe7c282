"""The examples of the try-out page: a made-up person's weeks, lived again line by line with a clock of their own."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.clock import PassingClock
from adapters.console.read import Line, Typed, command
from adapters.console.render import Answer
from adapters.console.sitting import Desk, Person, Sitting
from adapters.web.room import keep_said
from adapters.web.send import PLATFORM, TENANT, PageMessenger
from bot.chat.events import Address
from bot.chat.messages import Row
from bot.coach import Coach
from bot.errors import CoachError
from bot.store import Store
from scheduler.delivery import Delivery
from scheduler.turns import Turns

NAMES = {"nl": "Noor Voorbeeld", "en": "Nora Sample"}
"""Plainly made up."""
ZONES = {"nl": "Europe/Amsterdam", "en": "Europe/London"}
_FOLDERS = (Path(__file__).parent / "web" / "examples", Path(__file__).parent.parent / "examples")
"""Where they lie when the coach is installed, and in its own repository."""
_LASTS = re.compile(r"# lasts (?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")
_BEGINS = 10
"""The hour on a Monday at which an example begins."""


class NoExample(CoachError):  # noqa: N818 - it says what there is not
    """There is no such example here, or it does not go with this version."""


@dataclass(frozen=True, slots=True)
class Script:
    """What somebody types and presses, and how long that takes on the wall clock, from a Monday morning on."""

    lines: tuple[str, ...]
    lasts: timedelta


def script(language: str) -> Script:
    """Return the example in a language; NoExample when it is not installed."""
    for folder in _FOLDERS:
        path = folder / f"{language}.txt"
        if path.exists():
            return _read(path.read_text(encoding="utf-8"))
    raise NoExample("the examples are not installed")


def start_of(lasts: timedelta, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the Monday from which an example ends at now or within the week after.

    Its weeks hang together with their Mondays and Fridays, so it can only end on its own weekday.
    """
    wall = now.astimezone(zone) - lasts
    start = wall.replace(hour=_BEGINS, minute=0, second=0, microsecond=0) - timedelta(days=wall.weekday())
    return start if start + lasts >= now else start + timedelta(weeks=1)


async def live(language: str, store: Store, clock: PassingClock) -> str:
    """Live an example that ends now or soon after, put the clock at its end, and return whose it is."""
    written = script(language)
    zone = ZoneInfo(ZONES[language])
    seat = f"example-{language}-{secrets.token_hex(3)}"
    lived = Lived(store, seat, language, start_of(written.lasts, clock.now(), zone))
    try:
        await lived.through(written.lines)
    finally:
        lived.close()
    if lived.unclear:
        raise NoExample(f"the example does not go with this version: {lived.unclear[0]}")
    clock.move_to(lived.now())
    return seat


def address_of(seat: str) -> Address:
    """Return where an example's talk is."""
    return Address(PLATFORM, TENANT, seat)


def _works_on_holidays(store: Store, address: Address) -> None:
    """Make holidays days like any other: the weeks of an example hang together, whenever it is lived."""
    with store.turn() as work:
        member = work.member_at(address)
        if member is not None:
            work.save_member(replace(member, holidays=False))


class Lived:
    """A person who types the lines of an example; the clock is theirs and stands while they type."""

    def __init__(self, store: Store, seat: str, language: str, start: datetime) -> None:
        self._store = store
        self._at = start
        self._turns = Turns(store)
        self.zone = ZONES[language]
        self.language = language
        self.address = address_of(seat)
        self.unclear: list[str] = []
        """What was pressed or chosen and is not there, which is a fault of the script."""
        coach = Coach(store, name=seat)
        delivery = Delivery(store, self._turns, {PLATFORM: PageMessenger(_unseen)}, self, seat)
        desk = Desk(store, coach, self._turns, self, self, delivery.send)
        self._sitting = Sitting(desk, Person(self.address, language, self.zone, NAMES[language]))

    async def through(self, lines: Sequence[str]) -> None:
        """Type the lines one after the other."""
        await self._sitting.begin()
        for number, line in enumerate(lines):
            key = f"line-{number}"
            if isinstance(command(line), Typed):
                await self._turns.run(keep_said, self._store, self.address, key, line, self._at)
            await self._sitting.take(Line(line, key))
            if number == 0:
                await self._turns.run(_works_on_holidays, self._store, self.address)

    def close(self) -> None:
        """Let go of the threads."""
        self._turns.close()

    # -- a clock that only the script moves

    def now(self) -> datetime:
        """The moment it is."""
        return self._at

    def move_to(self, moment: datetime) -> None:
        """Put it at a later moment."""
        self._at = max(moment, self._at)

    async def sleep_until(self, moment: datetime) -> None:
        """Return at once: nothing passes by itself."""
        del moment

    # -- a screen that nobody looks at

    def row(self, row: Row) -> None:
        """Show nothing: the row is in the talk."""

    def answer(self, answer: Answer) -> None:
        """Keep what was wrong."""
        self.unclear += (answer.problems or {}).values()


def _read(text: str) -> Script:
    lines = text.splitlines()
    found = next((match for line in lines if (match := _LASTS.fullmatch(line))), None)
    if found is None:
        raise NoExample("the example does not say how long it lasts")
    days, hours, minutes = (int(number or 0) for number in found.groups())
    typed = tuple(line for line in lines if line.strip() and not line.startswith("#"))
    return Script(typed, timedelta(days=days, hours=hours, minutes=minutes))


def _unseen(seat: str, frame: dict[str, Any]) -> None:
    """Nobody looks while an example is lived."""
