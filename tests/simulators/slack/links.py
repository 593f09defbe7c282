"""The two ways to the bot: signed HTTP requests, or envelopes over its web sockets."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import secrets
import time
import uuid
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from .world import Json, World

Kind = Literal["events_api", "interactive", "slash_commands"]


@dataclass(frozen=True)
class Answer:
    """What the bot made of one request."""

    ok: bool
    reason: str = ""
    body: Any = None
    seconds: float = 0.0
    stop: bool = False
    """The bot asked not to be sent this again."""


def signed(secret: str, body: bytes, at: float | None = None) -> dict[str, str]:
    """The headers that prove a body comes from Slack; the wall clock counts, since that is what the bot compares."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


class HttpLink:
    """Posts to the bot's request URL."""

    def __init__(self, world: World, url: str) -> None:
        self._world, self.url = world, url
        self._session: aiohttp.ClientSession | None = None

    async def send(self, kind: Kind, payload: Json, attempt: int = 0, reason: str = "") -> Answer:
        """Send once and wait as long as Slack does."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if kind == "events_api":
            headers, body = {"Content-Type": "application/json"}, json.dumps(payload).encode()
        elif kind == "interactive":
            body = urlencode({"payload": json.dumps(payload)}).encode()
        else:
            body = urlencode(payload).encode()
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        return await self.post(body, headers | signed(self._world.settings.signing_secret, body))

    async def post(self, body: bytes, headers: dict[str, str]) -> Answer:
        """Send a body just as it is."""
        if not self._session:
            self._session = aiohttp.ClientSession()
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._world.settings.ack_seconds):
                async with self._session.post(self.url, data=body, headers=headers, max_redirects=2) as response:
                    text = await response.text()
        except TimeoutError:
            return Answer(ok=False, reason="http_timeout")
        except aiohttp.TooManyRedirects:
            return Answer(ok=False, reason="too_many_redirects")
        except (aiohttp.ClientError, OSError):
            return Answer(ok=False, reason="connection_failed")
        ok = 200 <= response.status < 300
        is_json = response.content_type == "application/json" and text
        found = json.loads(text) if is_json else text
        stop = response.headers.get("X-Slack-No-Retry") == "1"
        return Answer(ok, "" if ok else "http_error", found, time.monotonic() - began, stop)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session:
            await self._session.close()


class SocketLink:
    """Sends envelopes over whichever of the app's web sockets comes next."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._tickets: set[str] = set()
        self._sockets: list[web.WebSocketResponse] = []
        self._pending: dict[str, asyncio.Future[Any]] = {}
        self._turn = 0
        self.refuses = 0
        """So many of the next connections fail, each with the address that it was made with used up."""
        self.arrived = asyncio.Event()
        """Set, and replaced by a new one, when a socket opens."""

    @property
    def open(self) -> list[web.WebSocketResponse]:
        """The sockets something can be sent over."""
        return [socket for socket in self._sockets if not socket.closed]

    def ticket(self) -> str:
        """The address for one new socket."""
        ticket = secrets.token_hex(12)
        self._tickets.add(ticket)
        return f"{self._world.address.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self._world.app_id}"

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold one socket open until either side has had enough."""
        if request.query.get("ticket") not in self._tickets:
            return web.Response(status=404)
        self._tickets.remove(request.query["ticket"])
        if self.refuses > 0:
            self.refuses -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(heartbeat=self._world.settings.socket_ping_seconds)
        await socket.prepare(request)
        if len(self._sockets) >= self._world.settings.socket_limit:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        self._sockets.append(socket)
        debug = {"host": "applink-sim", "started": "simulated", "build_number": 1, "approximate_connection_time": 18060}
        about = {"num_connections": len(self._sockets), "connection_info": {"app_id": self._world.app_id}}
        await socket.send_json({"type": "hello", "debug_info": debug, **about})
        self.arrived.set()
        self.arrived = asyncio.Event()
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._heard(message.data)
        finally:
            self._sockets.remove(socket)
        return socket

    def _heard(self, data: str) -> None:
        try:
            answer = json.loads(data)
        except ValueError:
            return
        # An acknowledgement counts on whichever socket it comes: the old one may have been replaced meanwhile.
        waiting = self._pending.get(str(answer.get("envelope_id"))) if isinstance(answer, dict) else None
        if waiting and not waiting.done():
            waiting.set_result(answer.get("payload"))

    async def send(self, kind: Kind, payload: Json, attempt: int = 0, reason: str = "") -> Answer:
        """Send once; an event waits for a socket, a press does not."""
        while not (open_ones := self.open):
            if kind != "events_api":
                return Answer(ok=False, reason="no_connection")
            await self.arrived.wait()
        envelope_id = str(uuid.uuid4())
        accepts = kind != "events_api" and payload.get("type") != "shortcut"
        envelope: Json = {"envelope_id": envelope_id, "type": kind, "accepts_response_payload": accepts}
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": "timeout" if reason else ""}
        waiting = self._pending[envelope_id] = asyncio.get_running_loop().create_future()
        self._turn += 1
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._world.settings.ack_seconds):
                await open_ones[self._turn % len(open_ones)].send_json({**envelope, "payload": payload})
                body = await waiting
        except (TimeoutError, ConnectionError):
            return Answer(ok=False, reason="timeout")
        finally:
            del self._pending[envelope_id]
        if isinstance(body, dict) and set(body) == {"text"} and not body["text"]:
            body = None
        return Answer(ok=True, body=body or None, seconds=time.monotonic() - began)

    async def ask_to_reconnect(self, reason: str = "warning") -> None:
        """Tell every socket that it will go: `warning`, `refresh_requested` or `link_disabled`."""
        for socket in list(self._sockets):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-sim"}})

    async def hush(self) -> None:
        """Fall silent: the connections live, and nothing is read or answered on them any more, not even a ping."""
        for socket in list(self._sockets):
            if socket._req and socket._req.transport:  # noqa: SLF001  aiohttp offers no public way to be rude.
                socket._req.transport.pause_reading()  # noqa: SLF001

    async def drop(self) -> None:
        """Cut every socket without a word."""
        for socket in list(self._sockets):
            if socket._req and socket._req.transport:  # noqa: SLF001  aiohttp offers no public way to be rude.
                socket._req.transport.abort()  # noqa: SLF001

    async def close(self) -> None:
        """Close every socket."""
        for socket in list(self._sockets):
            await socket.close(code=aiohttp.WSCloseCode.GOING_AWAY)
