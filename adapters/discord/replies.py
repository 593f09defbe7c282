"""The own replies of interactions: answered first within three seconds, and by their token for some minutes."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

from adapters.discord.outcomes import Refused
from adapters.discord.render import EPHEMERAL, Part, Payload
from adapters.discord.wire import Wire
from bot.chat.events import ReplyRoute

MESSAGE, DEFER, DEFER_UPDATE, MODAL = 4, 5, 6, 9
LOADING = 128
_KEPT = 5000
T = TypeVar("T")

State = Literal["open", "deferred", "taken", "unsure"]
"""Nothing answered yet · "thinking…" stands there · the original is a message · another process or a failure knows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that Discord made of a part."""

    channel: str
    id: str


class Reply:
    """The way back of one interaction; its calls raise what `outcomes.TROUBLE` names."""

    def __init__(self, wire: Wire, application: str, route: ReplyRoute, state: State, *, command: bool = True) -> None:
        self.route = route
        self.acknowledged = asyncio.Event()
        self._wire = wire
        self._hooks = f"/webhooks/{application}/{route.token}"
        self._state: State = state
        self._defers_as = DEFER if command else DEFER_UPDATE
        self._lock = asyncio.Lock()

    async def defer(self) -> None:
        """Gain time, or say that all is well; does nothing when something was answered already."""
        async with self._lock:
            if self._state != "open":
                return
            hidden = self.route.ephemeral and self._defers_as == DEFER
            await self._callback(self._defers_as, {"flags": EPHEMERAL} if hidden else {})
            # What a press defers is the message with the button, which is not to be replaced by the answer.
            self._state = "deferred" if self._defers_as == DEFER else "taken"

    async def open_form(self, modal: Payload) -> bool:
        """Answer with a form; False when something was answered already."""
        async with self._lock:
            if self._state != "open":
                return False
            await self._callback(MODAL, modal)
            self._state = "taken"
            return True

    async def show(self, parts: Sequence[Part]) -> list[Shown]:
        """Answer with a message in its parts, wherever the interaction stands."""
        async with self._lock:
            if self._state == "unsure":
                original = await self.original()
                self._state = "deferred" if int(original.get("flags") or 0) & LOADING else "taken"
            return [await self._show(part) for part in parts]

    async def withdraw(self) -> None:
        """Take "thinking…" away when there is nothing to say."""
        async with self._lock:
            if self._state == "deferred":
                await self._wire.by_token("DELETE", f"{self._hooks}/messages/@original")
                self._state = "taken"

    async def original(self) -> Payload:
        """The message that was answered first, as Discord has it."""
        found: Payload = await self._wire.by_token("GET", f"{self._hooks}/messages/@original")
        return found

    async def _show(self, part: Part) -> Shown:
        hidden = {**part.payload, "flags": part.payload["flags"] | (EPHEMERAL if self.route.ephemeral else 0)}
        if self._state == "open":
            answer = await self._callback(MESSAGE, hidden, part)
            message = answer["resource"]["message"]
        elif self._state == "deferred":
            path = f"{self._hooks}/messages/@original"
            message = await self._wire.by_token("PATCH", path, part.payload, part.files)
        else:
            message = await self._wire.by_token("POST", f"{self._hooks}?wait=true", hidden, part.files)
        self._state = "taken"
        return Shown(str(message["channel_id"]), str(message["id"]))

    async def _callback(self, kind: int, data: Payload, part: Part | None = None) -> Payload:
        path = f"/interactions/{self.route.id}/{self.route.token}/callback?with_response=true"
        try:
            # Until it is known how this ends nobody may take the interaction for unanswered.
            self._state = "unsure"
            answer: Payload = await self._wire.by_token(
                "POST", path, {"type": kind, "data": data}, part.files if part else ()
            )
        except Refused as refusal:
            if refusal.status == 400 and refusal.code != 40060:  # noqa: PLR2004 - what was not accepted is not used up
                self._state = "open"
            raise
        finally:
            self.acknowledged.set()
        return answer


class Replies:
    """The interactions of the last minutes, and which token may change which ephemeral message."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._live: OrderedDict[str, Reply] = OrderedDict()
        self._owners: OrderedDict[str, tuple[ReplyRoute, str]] = OrderedDict()

    def begin(self, application: str, route: ReplyRoute, *, command: bool, pressed: str | None) -> Reply | None:
        """Take up an interaction that just came in on the message `pressed`; None when it came a second time."""
        if route.id in self._live:
            return None
        reply = Reply(self._wire, application, route, "open", command=command)
        _keep(self._live, route.id, reply)
        if pressed is not None and route.ephemeral:
            self._own(pressed, route, application)
        return reply

    def of(self, application: str, route: ReplyRoute) -> Reply:
        """The reply of a row's route, known or from before a restart."""
        if route.id not in self._live:
            _keep(self._live, route.id, Reply(self._wire, application, route, "unsure"))
        return self._live[route.id]

    def made(self, application: str, route: ReplyRoute, shown: Sequence[Shown]) -> None:
        """Note that these messages are this interaction's, so that they can be edited."""
        for message in shown:
            self._own(message.id, route, application)

    async def edit(self, message: str, part: Part, now: datetime) -> bool:
        """Change an ephemeral message; False when no token that may is known any more."""
        route, application = self._owners.get(message, (None, ""))
        if route is None or route.expires <= now:
            return False
        path = f"/webhooks/{application}/{route.token}/messages/{message}"
        await self._wire.by_token("PATCH", path, part.payload, part.files)
        return True

    def _own(self, message: str, route: ReplyRoute, application: str) -> None:
        _keep(self._owners, message, (route, application))


def _keep(things: OrderedDict[str, T], key: str, thing: T) -> None:
    things[key] = thing
    things.move_to_end(key)
    while len(things) > _KEPT:
        things.popitem(last=False)
