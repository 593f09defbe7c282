"""Showing what the coach says: the page's messenger, and the tabs that look."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable

from adapters.web import shape
from bot.chat.messages import Row
from scheduler.ports import Done, Outcome, Sent

PLATFORM = "web"
TENANT = "local"


class Tabs:
    """The open tabs by whose talk they show; each gets every frame, in order."""

    def __init__(self) -> None:
        self._open: dict[str, set[asyncio.Queue[shape.Shape]]] = defaultdict(set)

    def opened(self, seat: str) -> asyncio.Queue[shape.Shape]:
        """Count a tab in."""
        tab: asyncio.Queue[shape.Shape] = asyncio.Queue()
        self._open[seat].add(tab)
        return tab

    def closed(self, seat: str, tab: asyncio.Queue[shape.Shape]) -> None:
        """Count it out."""
        self._open[seat].discard(tab)

    def show(self, seat: str, frame: shape.Shape) -> None:
        """Give a frame to every tab of this talk."""
        for tab in self._open[seat]:
            tab.put_nowait(frame)


class PageMessenger:
    """Shows a row in the tabs that are open; the others find it in the talk when they come."""

    platform = PLATFORM

    def __init__(self, show: Callable[[str, shape.Shape], None]) -> None:
        self._show = show

    async def send(self, row: Row) -> Outcome:
        """Show it; a page has no page of the coach's own and does no work for it."""
        if row.kind == "job":
            return Done()
        if row.kind in shape.SHOWN:
            self._show(row.address.user, {"message": shape.message(row)})
        return Sent(ref=str(row.id))

    async def look_up(self, row: Row) -> Sent:
        """After a sending that was cut off: every tab reads the whole talk when it comes back."""
        return Sent(ref=str(row.id))
