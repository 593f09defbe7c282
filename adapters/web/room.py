"""One person's talk on the page: what they do, what becomes due, and where the clock is put."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from adapters.clock import PassingClock
from adapters.web import read, shape
from adapters.web.send import PLATFORM, TENANT, PageMessenger, Tabs
from bot.chat import markup
from bot.chat.events import Address, Commanded, Event, FormSent, Picked, Pressed, Said
from bot.chat.messages import File, Message, Row, Turn
from bot.coach import Coach
from bot.domain.member import Member
from bot.store import Store
from bot.store.work import Work
from scheduler.delivery import Delivery
from scheduler.turns import Turns

OPEN = ("pending", "sending")
_AT_ONCE = 50
"""More wake-ups than this at one moment would be a bug, and must not keep the person waiting."""
_SPANS = {"day": timedelta(days=1), "week": timedelta(weeks=1)}
_LOOK = 20.0
"""Seconds after which a page that is only looked at looks whether something has become due."""


class Desk:
    """What every talk works with: the coach over its store, the clock, and the way to the open tabs."""

    def __init__(self, store: Store, clock: PassingClock, name: str) -> None:
        self.store = store
        self.clock = clock
        self.name = name
        self.coach = Coach(store, name=name)
        self.turns = Turns(store)
        self.tabs = Tabs()
        messengers = {PLATFORM: PageMessenger(self.tabs.show)}
        self.delivery = Delivery(store, self.turns, messengers, clock, name, self.coach.hear)


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser says of the person: their language and zone, used only at the first contact."""

    language: str
    zone: str | None


class Room:
    """One person's talk; what is done in it happens one after the other, in every tab the same."""

    def __init__(self, desk: Desk, seat: str, browser: Browser) -> None:
        self.desk = desk
        self.seat = seat
        self.address = Address(PLATFORM, TENANT, seat)
        self._browser = browser
        self._one_by_one = asyncio.Lock()
        self._recovered = False

    async def begin(self) -> None:
        """Show what an earlier process was killed over, greet somebody new, and say what has become due."""
        async with self._one_by_one:
            if not self._recovered:
                await self.desk.turns.run(self._recover)
                self._recovered = True
            if await self._member() is None:
                await self._hear(self._event(Commanded, "start", word="start"))
            await self._wake()

    async def do(self, frame: read.Frame) -> shape.Shape:
        """Do what a frame asks for and return the answer to it; what is said reaches every tab before that.

        The same frame again, after a connection that broke, changes nothing and is answered as before.
        """
        async with self._one_by_one:
            answer = await self._done(frame)
            await self._wake()
            self.desk.clock.keep()
            await self._look()
            return {"done": frame.id, **answer}

    async def wake(self) -> None:
        """Say everything that is due by now."""
        async with self._one_by_one:
            if await self._wake():
                await self._look()

    async def patience(self) -> float:
        """Return the seconds until something is due, or until it is time to look again."""
        at = await self._next()
        left = (at - self.desk.clock.now()).total_seconds() if at else _LOOK
        return min(max(left, 0.05), _LOOK)

    async def whole(self) -> shape.Shape:
        """Return the talk as it is now, for a tab that comes or comes back."""
        rows = await self.desk.turns.look(self._rows)
        return {"talk": shape.talk(rows), **await self._around()}

    async def file(self, row_id: int, number: int) -> File | None:
        """Return a message's picture (0) or one of its files (from 1)."""
        rows = await self.desk.turns.look(self._rows)
        row = next((row for row in rows if row.id == row_id), None)
        if row is None:
            return None
        files = [row.message.image, *row.message.files]
        return files[number] if number < len(files) else None

    # -- inside, one at a time

    async def _done(self, frame: read.Frame) -> shape.Shape:
        match frame:
            case read.Say(number, text):
                await self.desk.turns.run(self._said, number, text)
                return await self._hear(self._event(Said, number, text=text))
            case read.Press(number, token):
                return await self._hear(self._event(Pressed, number, token=token))
            case read.Pick(number, token, values):
                return await self._hear(self._event(Picked, number, token=token, values=values))
            case read.Send(number, token, values):
                return await self._hear(self._event(FormSent, number, token=token, values=values))
            case read.Move(_, to):
                await self._move(to)
        return {}

    async def _hear(self, event: Event) -> shape.Shape:
        turn = await self.desk.turns.run(self.desk.coach.hear, event, self.desk.clock.now())
        await self._deliver(turn)
        return {
            "form": shape.form(turn.form) if turn.form else None,
            "problems": dict(turn.problems) if turn.problems else None,
        }

    async def _deliver(self, turn: Turn) -> None:
        if turn.repeated:
            for row in turn.rows:
                self.desk.tabs.show(self.seat, {"message": shape.message(row)})
            return
        mine = [row for row in turn.rows if row.address == self.address]
        if mine:
            await self.desk.delivery.send(mine)

    async def _wake(self) -> bool:
        """Say what is due by now; whether there was anything."""
        for count in range(_AT_ONCE):
            member, at = await self.desk.turns.look(self._known)
            if member is None or at is None or at > self.desk.clock.now():
                return count > 0
            await self._deliver(await self.desk.turns.run(self.desk.coach.wake, [member.id], self.desk.clock.now()))
        return True

    async def _move(self, to: read.Span) -> None:
        """Move the clock from one moment at which the coach speaks to the next, and then to where it was to go."""
        clock = self.desk.clock
        if to == "next":
            target = await self._next()
        else:
            member = await self._member()
            wall = clock.now().astimezone(ZoneInfo(member.zone if member else "UTC"))
            target = wall + _SPANS[to]
        if target is None:
            return
        while (at := await self._next()) is not None and at <= target:
            clock.move_to(at)
            await self._look()
            if not await self._wake():
                break
        clock.move_to(target)

    async def _look(self) -> None:
        """Show every tab the clock and what is planned, as it is now."""
        self.desk.tabs.show(self.seat, await self._around())

    async def _around(self) -> shape.Shape:
        now = self.desk.clock.now()
        member = await self._member()
        outlook = await self.desk.turns.look(self.desk.coach.outlook, self.address, now)
        return {
            "now": now.isoformat(),
            "zone": member.zone if member else self._browser.zone or "UTC",
            "language": member.language if member else self._browser.language,
            "planned": shape.planned(outlook),
        }

    async def _member(self) -> Member | None:
        return (await self.desk.turns.look(self._known))[0]

    async def _next(self) -> datetime | None:
        return (await self.desk.turns.look(self._known))[1]

    def _event(self, kind: Callable[..., Event], number: str, **parts: Any) -> Event:
        return kind(
            id=number, address=self.address, at=self.desk.clock.now(), language=self._browser.language,
            zone=self._browser.zone, **parts,
        )  # fmt: skip

    # -- looks and turns of the store, each in a worker thread

    def _known(self) -> tuple[Member | None, datetime | None]:
        with self.desk.store.read() as work:
            member = work.member_at(self.address)
            return member, work.wake_at(member.id) if member else None

    def _rows(self) -> list[Row]:
        with self.desk.store.read() as work:
            return self._mine(work, (*OPEN, "sent"))

    def _recover(self) -> None:
        """Count as shown what an earlier process was about to show: every tab reads the whole talk."""
        with self.desk.store.turn() as work:
            for row in self._mine(work, OPEN):
                work.record(row, "sent", ref=str(row.id))

    def _said(self, number: str, text: str) -> None:
        """Keep what they typed where the page shows it from; the first word of somebody new has no place yet."""
        row = keep_said(self.desk.store, self.address, number, text, self.desk.clock.now())
        if row is not None:
            self.desk.tabs.show(self.seat, {"message": shape.message(row)})

    def _mine(self, work: Work, states: Sequence[str]) -> list[Row]:
        member = work.member_at(self.address)
        rows = work.rows_of(member.id, states) if member else []
        return [row for row in rows if row.address == self.address]


def keep_said(store: Store, address: Address, number: str, text: str, now: datetime) -> Row | None:
    """Keep what somebody typed as a row of their own that was sent already: sealed, in order, and erased with them.

    None when nobody is there yet, or when it is kept already (a frame that came again).
    """
    ref = f"{shape.SAID}{number}"
    with store.turn() as work:
        member = work.member_at(address)
        if member is None or work.seen(address, number) is not None:
            return None
        if any(row.ref == ref for row in work.rows_of(member.id, ("sent",))):
            return None
        row = work.put(
            member=member.id, address=address, channel=None, lane="reply", kind="message",
            message=Message(markup.escape(text)), due_at=now, leased_by="page", now=now,
        )  # fmt: skip
        work.record(row, "sent", ref=ref)
        return work.row(row.id)
