"""What goes to the bot: events until they are acknowledged, interactions once."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from .links import Answer, HttpLink, Kind, SocketLink
from .world import Json, World


class Delivery:
    """Sends over the link in use and notes what came of it."""

    def __init__(self, world: World, sockets: SocketLink) -> None:
        self._world, self._sockets = world, sockets
        self._tasks: set[asyncio.Task[None]] = set()
        self.http: HttpLink | None = None
        """None while the app is in Socket Mode."""

    def emit(self, inner: Json, subscription: str) -> asyncio.Future[bool]:
        """Send an event when the app is subscribed; the future tells whether the first attempt was acknowledged."""
        first: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        leaving = subscription in {"app_uninstalled", "tokens_revoked"}
        if subscription not in self._world.settings.events or (self._world.token_error and not leaving):
            first.set_result(False)
            return first
        return self.send_event(self.envelope(inner), first)

    def send_event(self, body: Json, first: asyncio.Future[bool] | None = None) -> asyncio.Future[bool]:
        """Send a whole event body, again and again as Slack does; a test may send the same one twice."""
        first = first or asyncio.get_running_loop().create_future()
        task = asyncio.create_task(self._until_acknowledged(body, first))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return first

    def envelope(self, inner: Json) -> Json:
        """The outer part of an event."""
        world = self._world
        where = {"enterprise_id": world.enterprise, "team_id": None if world.org else world.team}
        authorization = {**where, "user_id": world.bot_user, "is_bot": True, "is_enterprise_install": world.org}
        return {
            "type": "event_callback",
            "token": "simulated-verification",
            "team_id": world.team,
            "context_team_id": where["team_id"],
            "context_enterprise_id": world.enterprise,
            "api_app_id": world.app_id,
            "event": inner,
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(world.clock.now()),
            "event_context": secrets.token_hex(8),
            "authorizations": [authorization],
            "is_ext_shared_channel": False,
        }

    async def _until_acknowledged(self, body: Json, first: asyncio.Future[bool]) -> None:
        try:
            await self._deliver(body, first)
        finally:
            if not first.done():
                first.set_result(False)

    async def _deliver(self, body: Json, first: asyncio.Future[bool]) -> None:
        world, inner = self._world, body["event"]
        kind, event_id = inner["type"], body["event_id"]
        reason = ""
        for attempt, wait in enumerate((0.0, *world.settings.retry_waits)):
            if attempt:
                # Over sockets whatever was not acknowledged comes again as soon as the bot connects anew.
                await world.clock.sleep(wait, unless=None if self.http else self._sockets.arrived)
            fault = world.faults.next_for(f"event/{kind}", inner.get("channel"))
            world.ledger.note("event", kind, event_id=event_id, retry_num=attempt, retry_reason=reason, event=inner)
            if not self.http and not self._sockets.open and not first.done():
                # Nobody is there: whoever waits for the first attempt need not wait for the bot to come back.
                first.set_result(False)
            if fault and fault.when == "instead":
                answer = Answer(ok=False, reason="connection_failed")
            else:
                answer = await self._link.send("events_api", body, attempt, reason)
            if fault and fault.when != "instead":
                answer = Answer(ok=False, reason="http_timeout")
            if answer.ok:
                world.ledger.note("ack", kind, event_id=event_id, seconds=answer.seconds, retry_num=attempt)
            if not first.done():
                first.set_result(answer.ok)
            if answer.ok or answer.stop:
                return
            reason = answer.reason
        world.ledger.note("event", "given_up", event_id=event_id, event=inner)

    async def once(self, kind: Kind, name: str, payload: Json) -> Answer:
        """Send an interaction or a command; when it isn't acknowledged in time, the person sees an error."""
        world = self._world
        user = payload.get("user_id") or payload["user"]["id"]
        fault = world.faults.next_for(f"event/{name}", user)
        world.ledger.note("event", name, user=user, payload=payload)
        answer = Answer(ok=False, reason="connection_failed")
        if not (fault and fault.when == "instead"):
            answer = await self._link.send(kind, payload)
        if fault and fault.when != "instead":
            answer = Answer(ok=False, reason="http_timeout")
        if answer.ok:
            world.ledger.note("ack", name, user=user, seconds=answer.seconds, body=answer.body)
        else:
            world.ledger.note("effect", "error", user=user, about=name, reason=answer.reason)
        return answer

    @property
    def _link(self) -> Any:
        return self.http or self._sockets

    async def close(self) -> None:
        """Stop redelivering."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.http:
            await self.http.close()
