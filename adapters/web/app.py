"""The page over HTTP and its WebSocket."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from adapters.clock import PassingClock
from adapters.web import read
from adapters.web.gate import COOKIE, Gate
from adapters.web.room import Browser, Desk, Room
from adapters.web.words import WORDS
from bot.errors import CoachError, StoreError
from bot.store import Key, Store

log = structlog.get_logger()

Example = Callable[[str, Store, PassingClock], Awaitable[str]]
"""Makes an example in a language, whose past ends at the clock's now or soon after, and returns whose talk it is."""

_STATIC = Path(__file__).parent / "static"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_TYPES = {"page.js": "text/javascript", "page.css": "text/css", "icon.svg": "image/svg+xml"}
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_HEARTBEAT = 20.0
_NAME = "page"
"""The name under which rows are leased: the same each time, so that the next process finds them."""


class Page:
    """The try-out page: serves itself, and one talk for each person who is named in its address."""

    def __init__(self, store: Store, key: Key, clock: PassingClock, port: int, example: Example) -> None:
        self.desk = Desk(store, clock, _NAME)
        self.gate = Gate(key, port)
        self._example = example
        self._examples = asyncio.Lock()
        self._rooms: dict[str, Room] = {}
        self._sockets: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """Return what aiohttp is to serve."""
        application = web.Application(middlewares=[self._guarded], client_max_size=read.MOST_BYTES)
        application.router.add_get("/", self._page)
        application.router.add_get("/{name:page\\.js|page\\.css|icon\\.svg}", self._static)
        application.router.add_get("/talk", self._talk)
        application.router.add_get("/file/{row:[0-9]{1,18}}/{number:[0-9]{1,3}}", self._file)
        application.router.add_post("/example", self._begin_example)
        application.on_shutdown.append(self._shut)
        return application

    # -- requests

    @web.middleware
    async def _guarded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Let in who may come in; everybody else learns nothing."""
        if not self.gate.is_here(request.headers):
            return web.Response(status=421, text="Not here.", headers=_HEADERS)
        token = request.query.get("token")
        if request.path == "/" and token is not None and self.gate.is_token(token):
            welcome = web.Response(status=303, headers={**_HEADERS, "Location": "/"})
            welcome.set_cookie(COOKIE, self.gate.cookie(), httponly=True, samesite="Strict", path="/")
            return welcome
        if not self.gate.lets_in(request.cookies.get(COOKIE)):
            return web.Response(status=403, text=_closed(request), headers=_HEADERS)
        try:
            return await handler(request)
        except read.Malformed:
            return web.Response(status=400, text="Not understood.", headers=_HEADERS)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        read.seat(request.query.get("as", ""))
        html = (_STATIC / "page.html").read_text(encoding="utf-8")
        # "<" cannot end the script element early: no tag begins inside it.
        words = json.dumps(WORDS, ensure_ascii=False).replace("<", "\\u003c")
        return web.Response(text=html.replace("{{words}}", words), content_type="text/html", headers=_HEADERS)

    async def _static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        return web.Response(body=(_STATIC / name).read_bytes(), content_type=_TYPES[name], headers=_HEADERS)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        room = self._room(request)
        file = await room.file(int(request.match_info["row"]), int(request.match_info["number"]))
        if file is None:
            return web.Response(status=404, text="Gone.", headers=_HEADERS)
        shown = file.media_type in _PICTURES
        name = re.sub(r"[^\w. -]", "_", file.name)
        headers = {**_HEADERS, "Content-Disposition": "inline" if shown else f'attachment; filename="{name}"'}
        kind = file.media_type if shown else "application/octet-stream"
        return web.Response(body=file.content, content_type=kind, headers=headers)

    async def _begin_example(self, request: web.Request) -> web.StreamResponse:
        if not self.gate.is_ours(request.headers):
            return web.Response(status=403, text="Not from here.", headers=_HEADERS)
        language = read.language(request.query.get("language", ""))
        async with self._examples:
            try:
                seat = await self._example(language, self.desk.store, self.desk.clock)
            except CoachError as error:
                log.warning("no example", why=str(error))
                return web.Response(status=503, text="Not now.", headers=_HEADERS)
        self.desk.clock.keep()
        return web.json_response({"to": f"/?as={seat}"}, headers=_HEADERS)

    async def _talk(self, request: web.Request) -> web.StreamResponse:
        """One tab: frames in, frames out, until it goes."""
        if not self.gate.is_ours(request.headers):
            return web.Response(status=403, text="Not from here.", headers=_HEADERS)
        room = self._room(request)
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=read.MOST_BYTES)
        await socket.prepare(request)
        self._sockets.add(socket)
        with contextlib.suppress(StoreError):
            await room.begin()
        tab = self.desk.tabs.opened(room.seat)
        try:
            tab.put_nowait(await room.whole())
            await self._converse(room, socket, tab)
        except StoreError:
            await socket.close(code=1011)
        finally:
            self._sockets.discard(socket)
            self.desk.tabs.closed(room.seat, tab)
        return socket

    async def _converse(self, room: Room, socket: web.WebSocketResponse, tab: asyncio.Queue[dict[str, Any]]) -> None:
        showing = asyncio.create_task(_show(socket, tab))
        watching = asyncio.create_task(_watch(room))
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
                try:
                    await self._take(room, message.data, tab)
                except read.Malformed:
                    await socket.close(code=WSCloseCode.UNSUPPORTED_DATA)
        finally:
            for task in (showing, watching):
                task.cancel()
            await asyncio.gather(showing, watching, return_exceptions=True)

    async def _take(self, room: Room, raw: str, tab: asyncio.Queue[dict[str, Any]]) -> None:
        frame = read.frame(raw)
        try:
            tab.put_nowait(await room.do(frame))
        except StoreError as error:
            log.warning("a turn waits for the database", why=str(error))
            tab.put_nowait({"failed": frame.id})

    def _room(self, request: web.Request) -> Room:
        seat = read.seat(request.query.get("as", ""))
        if seat not in self._rooms:
            browser = Browser(
                read.language(request.query.get("language", "")), read.zone(request.query.get("zone", ""))
            )
            self._rooms[seat] = Room(self.desk, seat, browser)
        return self._rooms[seat]

    async def _shut(self, application: web.Application) -> None:
        del application
        await asyncio.gather(*(socket.close(code=WSCloseCode.GOING_AWAY) for socket in list(self._sockets)))
        await self.desk.delivery.drain(1.0)
        self.desk.clock.keep()
        self.desk.turns.close()


async def _show(socket: web.WebSocketResponse, tab: asyncio.Queue[dict[str, Any]]) -> None:
    """Send a tab its frames in their order; a frame that is not taken in time closes it, and it comes back."""
    with contextlib.suppress(ConnectionError):
        while True:
            await asyncio.wait_for(socket.send_json(await tab.get()), _HEARTBEAT)


async def _watch(room: Room) -> None:
    """Say what becomes due while somebody looks."""
    while True:
        try:
            await asyncio.sleep(await room.patience())
            await room.wake()
        except StoreError as error:
            log.warning("a nudge waits for the database", why=str(error))
            await asyncio.sleep(1)


def _closed(request: web.Request) -> str:
    """What to tell somebody who comes without the address."""
    return WORDS[read.language(request.headers.get("Accept-Language", ""))]["closed"]
