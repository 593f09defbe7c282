"""The two ways in: signed requests over HTTP, or envelopes over Socket Mode."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import structlog
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_bolt.adapter.socket_mode.internals import build_headers
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.clock import WallClock
from adapters.slack import bodies, guard
from adapters.slack.answering import afterwards
from adapters.slack.discreet import LOGGER
from adapters.slack.outcomes import TROUBLE, Refused
from adapters.slack.replays import Replays, Told
from adapters.slack.watching import watch
from adapters.slack.wire import Wire
from bot.errors import CoachError, ConfigError

log = structlog.get_logger()

PATH = "/slack/events"
READ, CONNECT, END, PING = 5.0, 20.0, 5.0, 10.0
_BUSY, _ERROR = 503, 500
APP_TOKEN, PORT = "SLACK_APP_TOKEN", "ONETHREETWO_PORT"

Answer = Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]
Pages = Mapping[str, Callable[[web.Request], Awaitable[web.StreamResponse]]]
"""What browsers may see, by path."""


class Door(Protocol):
    """A way in."""

    async def open(self) -> None:
        """Begin to take what Slack sends; CoachError when that will never work."""
        ...

    async def shut(self) -> None:
        """Take no more; returns when everything that was taken is acknowledged."""
        ...

    async def leave(self) -> None:
        """Let go of the connections; also when it was never opened."""
        ...


class _Doing:
    """Counts what is being answered, for whoever waits until nothing is."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self.shut = False

    def __enter__(self) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)

    def __exit__(self, *_: object) -> None:
        self._tasks.discard(asyncio.current_task())

    async def end(self) -> None:
        """Take no more, and return when all is done."""
        self.shut = True
        while self._tasks:
            await asyncio.wait(set(self._tasks), timeout=0.05)


class HttpDoor:
    """A server behind Slack's request URL, with the guard in front of Bolt."""

    def __init__(self, answer: Answer, secret: str, host: str, port: int, pages: Pages | None = None) -> None:
        self._answer = answer
        self._pages = pages or {}
        self._secret = secret
        self._host = host
        self._port = port
        self._clock = WallClock()  # signatures are of Slack's time, whatever the coach's clock is
        self._replays = Replays()
        self._doing = _Doing()
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Listen."""
        app = web.Application(client_max_size=guard.MOST, logger=LOGGER)
        app.router.add_post(PATH, self._take, expect_handler=_expects)
        for path in self._pages:
            app.router.add_get(path, self._show, allow_head=False, expect_handler=_expects)
        self._runner = web.AppRunner(
            app, access_log=None, logger=LOGGER, shutdown_timeout=END, auto_decompress=False, handle_signals=False
        )
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            raise ConfigError(PORT, f"cannot listen there ({error.strerror or type(error).__name__})") from None

    async def shut(self) -> None:
        """Listen no more."""
        for site in list(self._runner.sites) if self._runner else ():
            await site.stop()
        await self._doing.end()

    async def leave(self) -> None:
        """Close what is still connected."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.StreamResponse:
        if self._doing.shut:
            return web.Response(status=_BUSY)
        with self._doing:
            taken = await self._guarded(request)
            if isinstance(taken, int):
                log.debug("request refused", status=taken)
                return web.Response(status=taken)
            signature, now = guard.signature(request.headers), self._clock.now().timestamp()
            told = self._replays.answer(signature, now)
            if told is not None:
                return web.Response(status=told.status, text=told.text, content_type=told.kind)
            answer = await self._answer(taken)
            response = _response(answer)
            self._replays.keep(signature, Told(response.status, response.text or "", response.content_type), now)
            try:
                # Written here and now, so that nothing is said before it is acknowledged.
                await response.prepare(request)
                await response.write_eof()
            finally:
                afterwards(taken.context)
            return response

    async def _show(self, request: web.Request) -> web.StreamResponse:
        if self._doing.shut:
            return web.Response(status=_BUSY)
        with self._doing:
            return await self._pages[request.path](request)

    async def _guarded(self, request: web.Request) -> AsyncBoltRequest | int:
        """What Bolt may see, or the status that refuses it."""
        status = guard.refused_unread(request.headers)
        if status is not None:
            return status
        try:
            async with asyncio.timeout(READ):
                body = await request.read()
        except (web.HTTPException, web.RequestPayloadError, TimeoutError, OSError):
            return guard.BAD
        status = guard.refused(request.headers, body, self._secret, self._clock.now())
        if status is not None:
            return status
        try:
            told = bodies.read(body, form=guard.is_form(request.headers))
            return AsyncBoltRequest(mode="socket_mode", body=dict(told), headers=dict(request.headers.items()))
        except Exception:  # noqa: BLE001 - whatever Bolt stumbles over is no request of Slack's
            return guard.BAD


class SocketDoor:
    """A web socket that Slack writes to."""

    def __init__(self, app: AsyncApp, answer: Answer, wire: Wire, token: str) -> None:
        self._app = app
        self._answer = answer
        self._wire = wire
        self._token = token
        self._doing = _Doing()
        self._handler: _Handler | None = None
        self._watch: asyncio.Task[None] | None = None

    async def open(self) -> None:
        """Connect; slack_sdk keeps the connection from then on, and is watched."""
        try:
            asked = self._wire.client.apps_connections_open(app_token=self._token)
            url = str((await self._wire.call(asked))["url"])
        except TROUBLE as trouble:
            raise never(trouble, APP_TOKEN) from None
        self._handler = _Handler(self._app, self._token, self._wire, self._take)
        # Left alone it would ask for an address of its own, and go on asking for ever.
        self._handler.client.wss_uri = url
        try:
            async with asyncio.timeout(CONNECT):
                await self._handler.client.connect()  # type: ignore[no-untyped-call]
        except TimeoutError:
            raise CoachError("Slack's web socket cannot be reached") from None
        self._watch = asyncio.create_task(watch(self._handler.client))

    async def shut(self) -> None:
        """Leave to Slack what comes now: it is not acknowledged, and comes again."""
        await self._doing.end()

    async def leave(self) -> None:
        """Disconnect."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.wait({self._watch})
        if self._handler is None:
            return
        client = self._handler.client
        await client.close()  # type: ignore[no-untyped-call]
        ends = [client.message_processor, client.current_session_monitor, client.message_receiver]
        await asyncio.gather(*(end for end in ends if end is not None), return_exceptions=True)

    async def _take(self, client: AsyncBaseSocketModeClient, envelope: SocketModeRequest) -> None:
        if self._doing.shut:
            return
        with self._doing:
            request = AsyncBoltRequest(mode="socket_mode", body=envelope.payload, headers=build_headers(envelope))
            answer = await self._answer(request)
            try:
                await send_async_response(client, envelope, answer, start_time=0.0)  # only for a debug line
            finally:
                afterwards(request.context)


class _Handler(AsyncSocketModeHandler):
    """Bolt's handler, which says nothing before it has acknowledged."""

    def __init__(
        self,
        app: AsyncApp,
        token: str,
        wire: Wire,
        take: Callable[[AsyncBaseSocketModeClient, SocketModeRequest], Awaitable[None]],
    ) -> None:
        self._take = take
        super().__init__(app, token, logger=LOGGER, web_client=wire.client, ping_interval=PING)

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        await self._take(client, req)


async def _expects(request: web.Request) -> None:
    """Leave it to the guard: aiohttp itself stumbles over an expectation that is no text."""


def never(trouble: BaseException, variable: str) -> CoachError:
    """Why Slack will not have us, in one line."""
    if isinstance(trouble, Refused) and trouble.status < _ERROR and trouble.code:
        if trouble.code == "missing_scope":
            return ConfigError(variable, "lacks a scope that the coach needs")
        if trouble.code not in {"ratelimited", "internal_error", "fatal_error", "service_unavailable"}:
            return ConfigError(variable, f"Slack does not accept it ({trouble.code})")
    why = str(trouble) if isinstance(trouble, Refused) else type(trouble).__name__
    return CoachError(f"Slack cannot be reached ({why})")


def _response(answer: BoltResponse) -> web.Response:
    """Bolt's answer; an error of its own is one that no request of Slack's leads to."""
    status = guard.BAD if answer.status >= _ERROR and answer.status != _BUSY else answer.status
    kind = (answer.headers.get("content-type") or ["text/plain"])[0].partition(";")[0]
    return web.Response(status=status, text=answer.body or "", content_type=kind)
