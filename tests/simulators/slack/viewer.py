"""Somebody looking at the screen: what Slack shows them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from . import render
from .render import Seen
from .world import Channel, User, World

T = TypeVar("T")


class Viewer:
    """What one person sees; what they look for may take `patience` seconds to appear."""

    def __init__(self, world: World, user: User) -> None:
        self._world, self.user = world, user
        self.patience = 5.0

    @property
    def id(self) -> str:
        """The user id."""
        return self.user.id

    @property
    def dm(self) -> Channel:
        """The conversation with the bot."""
        return self._world.dm(self.user.id)

    def sees(self, *, mine: bool = False) -> list[Seen]:
        """The messages of the conversation with the bot, oldest first; with `mine` also what they typed themselves."""
        own = [message for message in self._world.ephemerals.get(self.id, ()) if message["channel"] == self.dm.id]
        shown = sorted([*self.dm.messages, *own], key=lambda message: float(message["ts"]))
        return [seen for message in shown if not (seen := render.message(message, me=self.id)).mine or mine]

    @property
    def last(self) -> Seen:
        """The bot's newest message."""
        return self.sees()[-1]

    @property
    def ephemerals(self) -> list[Seen]:
        """What only they see, in any conversation."""
        return [render.message(message, me=self.id) for message in self._world.ephemerals.get(self.id, ())]

    @property
    def modal(self) -> Seen | None:
        """The modal on top, if one is open."""
        stack = self._world.modals.get(self.id)
        return render.view(stack[-1]) if stack else None

    @property
    def home(self) -> Seen | None:
        """The Home tab, once the bot has filled it."""
        raw = self._world.homes.get(self.id)
        return render.view(raw) if raw else None

    @property
    def errors(self) -> list[str]:
        """What went wrong before their eyes, as what they did and why it failed."""
        found = self._world.ledger.of("effect", "error")
        return [f"{e.details['about']}: {e.details['reason']}" for e in found if e.details["user"] == self.id]

    async def eventually(self, look: Callable[[], T | None], *, within: float | None = None) -> T:
        """What `look` finds as soon as it is something; fails, and tells what is on the screen, when it takes long."""
        until = time.monotonic() + (self.patience if within is None else within)
        while True:
            try:
                if found := look():
                    return found
            except (LookupError, AttributeError):
                pass
            if time.monotonic() > until:
                seen = [f"{seen.text!r} {seen.labels}" for seen in (*self.sees()[-3:], *self.ephemerals[-2:])]
                screen_now = "\n".join([*seen, f"modal: {self.modal}", f"errors: {self.errors}"])
                raise AssertionError(f"not seen in time; on the screen:\n{screen_now}")
            await asyncio.sleep(0.01)
