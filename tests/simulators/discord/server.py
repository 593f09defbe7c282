"""The simulator as a whole: one aiohttp server with REST, gateway and files, and its switches."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Self

import discord
import yarl
from aiohttp import web
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.simulators.ledger import Fault, FaultScript, Ledger

from .call import Answer, Call, read
from .clock import SimClock
from .commands import CommandRoutes
from .faults import refusal, reply, wreck
from .form import ApiError, Json
from .gateway import Gateway
from .interactions import InteractionRoutes
from .limits import Limits, TooManyCallsError
from .person import Person
from .rest import Handler, Routes
from .world import World

TOKEN = "made-up-bot-token"
OPEN_TO_ALL = ("/interactions/", "/webhooks/", "/gateway")


class DiscordSim:
    """Discord for one application: `async with DiscordSim() as sim, pointed_at(sim): await client.start(sim.token)`."""

    def __init__(self, *, token: str = TOKEN, privileged: int = 0, heartbeat: float = 41.25) -> None:
        self.token = token
        self.ledger = Ledger()
        self.faults = FaultScript(self.ledger)
        self.clock = SimClock()
        self.limits = Limits(self.clock)
        self.world = World(self.ledger, self.clock)
        self.gateway = Gateway(self.world, token, privileged=privileged, heartbeat=heartbeat)
        self.commands = CommandRoutes(self.world)
        self.address = ""
        self._stopping = asyncio.Event()
        self._late: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def api(self) -> str:
        """What Route.BASE must be."""
        return f"http://{self.address}/api/v10"

    @property
    def gateway_url(self) -> str:
        """What DiscordWebSocket.DEFAULT_GATEWAY must be."""
        return f"ws://{self.address}/gateway/"

    async def start(self, port: int = 0) -> None:
        """Listen on loopback."""
        app = web.Application(client_max_size=25 * 1024 * 1024)
        tables = (Routes(self.world, lambda: self.gateway_url), InteractionRoutes(self.world), self.commands)
        for route, handler in (pair for part in tables for pair in part.table().items()):
            method, path = route.split(" ", 1)
            app.router.add_route(method, f"/api/v10{path}", self._serving(route, handler))
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/resume/", self.gateway.handle)
        app.router.add_get("/cdn/{path:.+}", self._file)
        app.router.add_route("*", "/{rest:.*}", self._unknown)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        host, bound = self._runner.addresses[0][:2]
        self.address = f"{host}:{bound}"
        self.gateway.resume_url = f"ws://{self.address}/resume/"
        self.world.cdn = f"http://{self.address}/cdn"

    async def stop(self) -> None:
        """Let go of everything that hangs or is late, and close."""
        self._stopping.set()
        self.gateway.close(1001)
        for task in self._late:
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)
        if self._runner:
            await self._runner.cleanup()

    def person(self, name: str, **fields: Any) -> Person:
        """Somebody made up, a member of the guild."""
        return Person(self.world, self.commands.known, self.world.add_user(name, **fields))

    # A REST call

    def _serving(self, route: str, handler: Handler) -> Any:
        async def serve(request: web.Request) -> web.StreamResponse:
            return await self._serve(request, route, handler)

        return serve

    async def _serve(self, request: web.Request, route: str, handler: Handler) -> web.StreamResponse:
        headers: dict[str, str] = {}
        try:
            if self.limits.blocked:
                return web.Response(status=429, text="<html>banned</html>", content_type="text/html")
            headers = self.limits.spend(route, request.match_info.get("id") or request.match_info.get("token", ""))
            self._check_token(request, route)
            call = await read(request, route)
        except (ApiError, TooManyCallsError) as error:
            return self._refuse(route, error, headers)
        scope = self._scope(call)
        self.ledger.note("call", route, params=call.params, body=call.body, query=call.query,
                         files=[upload.filename for upload in call.files], scope=scope)  # fmt: skip
        fault = self.faults.next_for(route, scope)
        if fault is None:
            return self._do(call, handler, headers)
        if fault.when == "after":
            return await wreck(request, fault, self._do(call, handler, headers), self._stopping)
        if fault.when == "late":
            self._later(fault, call, handler)
        elif fault.status in {401, 403, 429} and fault.how == "status" and fault.error != "shared":
            self.limits.note_bad()
        return await wreck(request, fault, None, self._stopping)

    def _do(self, call: Call, handler: Handler, headers: dict[str, str]) -> web.Response:
        try:
            answer: Answer = handler(call)
        except ApiError as error:
            return self._refuse(call.route, error, headers)
        return reply(answer.status, answer.body, headers)

    def _later(self, fault: Fault, call: Call, handler: Handler) -> None:
        async def run() -> None:
            await asyncio.sleep(fault.delay)
            self._do(call, handler, {})

        task = asyncio.create_task(run())
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    def _check_token(self, request: web.Request, route: str) -> None:
        if route.split(" ", 1)[1].startswith(OPEN_TO_ALL) and not route.endswith("/bot"):
            return
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise ApiError(401, 0, "401: Unauthorized")

    def _scope(self, call: Call) -> str | None:
        """The channel a call is about, so that a fault can be for one person only."""
        interaction = self.world.interactions.get(call.params.get("token", ""))
        if interaction:
            return interaction.channel.id
        if call.route == "POST /users/@me/channels" and isinstance(call.body, dict):
            return str(call.body.get("recipient_id"))
        return call.params.get("id")

    def _refuse(self, route: str, error: ApiError | TooManyCallsError, headers: dict[str, str]) -> web.Response:
        if isinstance(error, TooManyCallsError):
            self.limits.note_bad()
            self.ledger.note("refused", route, status=429, code=0, message=str(error))
            return reply(429, error.body(), error.headers)
        if error.status in {401, 403}:
            self.limits.note_bad()
        self.ledger.note("refused", route, status=error.status, code=error.code, message=error.message,
                         errors=error.errors)  # fmt: skip
        return refusal(error, headers)

    async def _file(self, request: web.Request) -> web.Response:
        data = self.world.files.get(request.match_info["path"])
        return web.Response(status=404) if data is None else web.Response(body=data)

    async def _unknown(self, request: web.Request) -> web.Response:
        self.ledger.note("refused", f"{request.method} {request.path}", status=404, code=0, message="no such route")
        body: Json = {"message": "404: Not Found", "code": 0}
        return reply(404, body)


@contextmanager
def pointed_at(sim: DiscordSim) -> Iterator[DiscordSim]:
    """Let the unmodified discord.py talk to the simulator instead of the real Discord."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = sim.api, yarl.URL(sim.gateway_url)
    Asset.BASE = sim.world.cdn
    try:
        yield sim
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE = before


async def hang_up(client: discord.Client, running: asyncio.Task[None]) -> None:
    """Close a client and wait for its `start` to end."""
    await client.close()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
