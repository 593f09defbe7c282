"""Somebody at the console: what one line of theirs does, and what becomes due while they sit there."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from adapters.console import find
from adapters.console.find import Found, NotFound
from adapters.console.known import Known
from adapters.console.read import Advance, Fill, Line, Pick, Press, ToNext, Typed, command
from adapters.console.render import Answer
from adapters.console.send import Screen
from adapters.console.words import not_found, word
from bot.chat.events import Address, Event, FormSent, Picked, Pressed, Said
from bot.chat.messages import Button, Control, Row, Turn
from bot.coach import Coach
from bot.domain.member import Member
from bot.errors import StoreError
from bot.store import Store
from bot.store.work import Seen
from scheduler.ports import Clock
from scheduler.turns import Turns

OPEN = ("pending", "sending")
_AT_ONCE = 50
"""More wake-ups than this at one moment would be a bug, and must not keep the person waiting."""


class MovableClock(Clock, Protocol):
    """A clock that a person moves."""

    def move_to(self, moment: datetime) -> None:
        """Put it at a later moment."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """Who sits at the console, with what is guessed of them before they say it."""

    address: Address
    language: str
    zone: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a sitting works with; `deliver` shows rows of a turn and records that they were shown."""

    store: Store
    coach: Coach
    turns: Turns
    clock: MovableClock
    screen: Screen
    deliver: Callable[[Sequence[Row]], Awaitable[None]]


@dataclass(slots=True)
class Sitting:
    """One person's lines, one after the other."""

    desk: Desk
    person: Person
    _known: Known = field(init=False)
    _form: str | None = field(default=None, init=False)
    """The button behind the form that was opened last; after a restart the newest one is taken."""

    def __post_init__(self) -> None:
        self._known = Known(self.desk.store, self.desk.turns, self.person.address)

    async def begin(self) -> Member | None:
        """Show what an earlier run was killed over, say what has become due, and return who is there."""
        member = await self._refresh()
        for row in await self._known.rows(OPEN):
            await self._recover(row)
        await self.wake()
        return member

    async def take(self, line: Line) -> None:
        """Do what a line says; everything it leads to has been shown when this returns."""
        key = line.id or secrets.token_hex(8)
        try:
            await self._take(key, line.text)
            await self.wake()
        except StoreError:
            self._answer(key, problems={"coach": word("our-fault", self.desk.screen.language)})

    async def wake(self) -> bool:
        """Say everything that is due by now; False when there seems to be no end to it."""
        for _ in range(_AT_ONCE):
            member, at = await self._known.member()
            if member is None or at is None or at > self.desk.clock.now():
                return True
            await self._deliver(await self.desk.turns.run(self.desk.coach.wake, [member.id], self.desk.clock.now()))
        return False

    async def next_moment(self) -> datetime | None:
        """When the coach next has something to say."""
        return (await self._known.member())[1]

    async def last_said(self) -> Row | None:
        """The newest message that is no edit, to show where one was."""
        rows = [row for row in await self._known.rows(("sent",)) if row.kind != "edit"]
        return rows[-1] if rows else None

    # -- what a line does

    async def _take(self, key: str, text: str) -> None:
        seen = await self._known.seen(key)
        if seen is not None:
            await self._again(key, seen)
            return
        try:
            await self._act(key, text)
        except NotFound as missing:
            said = not_found(missing.part, missing.name, missing.there, self.desk.screen.language)
            await self._refuse(key, missing.part, said)

    async def _act(self, key: str, text: str) -> None:
        match command(text):
            case Typed(said):
                await self._hear(self._event(Said, key, text=said))
            case Press(label):
                await self._press(key, find.press(label, await self._sight()))
            case Pick(labels):
                token, values = find.pick(labels, await self._sight())
                await self._hear(self._event(Picked, key, token=token, values=values))
            case Fill(values):
                await self._fill(key, values)
            case Advance(days, elapsed):
                await self._advance(key, days, elapsed)
            case ToNext():
                await self._to_next(key)

    async def _press(self, key: str, found: Found) -> None:
        if found.value is not None:
            await self._hear(self._event(Picked, key, token=found.token, values=(found.value,)))
            return
        turn = await self._hear(self._event(Pressed, key, token=found.token))
        if turn.form is not None:
            self._form = found.token

    async def _fill(self, key: str, written: str) -> None:
        """Open the form once more, as it is stored, and send it with what was written."""
        sight = await self._sight()
        there = {control.token for controls in sight for control in controls if isinstance(control, Button)}
        token = self._form if self._form in there else find.form_button(sight)
        opening = self._event(Pressed, f"{key}:form", token=token)
        turn = await self.desk.turns.run(self.desk.coach.hear, opening, self.desk.clock.now())
        if turn.form is None:
            await self._show(f"{key}:form", turn)
            return
        values = find.filled(written, turn.form)
        await self._hear(self._event(FormSent, key, token=turn.form.token, values=values))

    async def _advance(self, key: str, days: int, elapsed: timedelta | None) -> None:
        if elapsed is None:
            await self._refuse(key, "advance", word("advance", self.desk.screen.language))
            return
        try:
            there = self.desk.clock.now().astimezone(ZoneInfo(self.desk.screen.zone)) + timedelta(days=days)
            target = there.astimezone(ZoneInfo("UTC")) + elapsed
        except OverflowError:
            await self._refuse(key, "advance", word("too-far", self.desk.screen.language))
            return
        await self._known.remember(key, {"advance_to": target.isoformat()}, self.desk.clock.now())
        await self._move(target)

    async def _to_next(self, key: str) -> None:
        at = await self.next_moment()
        if at is None:
            await self._refuse(key, "to-next", word("to-next", self.desk.screen.language))
            return
        target = max(at, self.desk.clock.now())
        await self._known.remember(key, {"advance_to": target.isoformat()}, self.desk.clock.now())
        await self._move(target)

    async def _again(self, key: str, seen: Seen) -> None:
        """Show once more what a line led to, and end what it began; nothing happens twice."""
        target = (seen.answer or {}).get("advance_to")
        if target is None:
            await self._hear(self._event(Said, key, text=""))
            return
        until = datetime.fromisoformat(target)
        for row in await self._known.rows(("sent",)):
            if row.lane == "nudge" and seen.at < row.due_at <= until:
                self.desk.screen.row(row)
        await self._move(until)

    async def _move(self, target: datetime) -> None:
        """Move the clock from one wake-up to the next, each at its own moment, and then to the target."""
        while (at := await self.next_moment()) is not None and at <= target:
            if at > self.desk.clock.now():
                self.desk.clock.move_to(at)
            if not await self.wake():
                break
        if target > self.desk.clock.now():
            self.desk.clock.move_to(target)

    # -- what comes of it

    async def _hear(self, event: Event) -> Turn:
        turn = await self.desk.turns.run(self.desk.coach.hear, event, self.desk.clock.now())
        await self._show(event.id, turn)
        return turn

    async def _show(self, key: str, turn: Turn) -> None:
        """Show a turn's rows; those of a repeated one that were shown before are shown again, under the same id."""
        await self._refresh()
        if turn.repeated:
            for row in turn.rows:
                if row.state == "sent":
                    self.desk.screen.row(row)
                elif row.state in OPEN:
                    await self._recover(row)
        else:
            await self._deliver(turn)
        if turn.form is not None:
            self.desk.screen.answer(Answer(f"form:{turn.form.token}", self.desk.clock.now(), form=turn.form))
        if turn.problems:
            self._answer(key, problems=dict(turn.problems))

    async def _deliver(self, turn: Turn) -> None:
        """Deliver what is for this console; what a member is told elsewhere is left to who sends it there."""
        mine = [row for row in turn.rows if row.address == self.person.address]
        if mine:
            await self.desk.deliver(mine)

    async def _recover(self, row: Row) -> None:
        """Show a row that a killed run left; one that it was showing just then is shown again, under its id."""
        if row.state == "pending":
            await self.desk.deliver([row])
            return
        self.desk.screen.row(row)
        await self._known.shown(row)

    async def _refuse(self, key: str, part: str, text: str) -> None:
        """Say what is wrong with a line, the same when it is repeated."""
        problems = {part: text}
        await self._known.remember(key, {"form": None, "problems": problems}, self.desk.clock.now())
        self._answer(key, problems=problems)

    def _answer(self, key: str, *, problems: dict[str, str]) -> None:
        self.desk.screen.answer(Answer(f"problems:{key}", self.desk.clock.now(), problems=problems))

    def _event(self, kind: Callable[..., Event], key: str, **parts: Any) -> Event:
        person = self.person
        return kind(
            id=key, address=person.address, at=self.desk.clock.now(), language=person.language, zone=person.zone,
            name=person.name, **parts,
        )  # fmt: skip

    async def _refresh(self) -> Member | None:
        """Follow the zone and language that the member chose."""
        member, _ = await self._known.member()
        self.desk.screen.zone = member.zone if member else self.person.zone
        self.desk.screen.language = member.language if member else self.person.language
        return member

    async def _sight(self) -> list[tuple[Control, ...]]:
        return find.in_sight(await self._known.rows(("sent",)), self.person.address)
