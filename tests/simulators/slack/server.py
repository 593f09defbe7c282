"""One simulated Slack on a free local port."""

from __future__ import annotations

from typing import Any, Self

from aiohttp import web

from tests.simulators.ledger import FaultScript, Ledger

from .clock import SimClock
from .delivery import Delivery
from .faults import Spoiler
from .hooks import Hooks
from .limits import Limits
from .links import Answer, HttpLink, SocketLink
from .methods_files import user_object
from .person import Person
from .settings import Settings
from .webapi import WebApi
from .world import World

LARGEST_UPLOAD = 64 * 1024 * 1024


class SlackSimulator:
    """Slack for one workspace and one app; `async with` starts and stops it.

    Without a request URL the app is in Socket Mode; `deliver_to` switches to HTTP.
    """

    def __init__(self, settings: Settings | None = None, *, ledger: Ledger | None = None) -> None:
        self.settings = settings or Settings()
        # An empty ledger is falsy: it has a length.
        self.ledger = Ledger() if ledger is None else ledger
        self.clock = SimClock()
        self.world = World(self.settings, self.ledger, self.clock)
        self.sockets = SocketLink(self.world)
        self.delivery = Delivery(self.world, self.sockets)
        self.world.emit = self.delivery.emit
        self._spoiler = Spoiler()
        self._runner: web.AppRunner | None = None

    @property
    def faults(self) -> FaultScript:
        """What is to go wrong: by method, `response_url`, `upload`, `download`, or `event/{type}`."""
        return self.world.faults

    @property
    def address(self) -> str:
        """Where the simulator listens."""
        return self.world.address

    @property
    def api_url(self) -> str:
        """The `base_url` for a slack_sdk client."""
        return f"{self.world.address}/api/"

    async def __aenter__(self) -> Self:
        limits = Limits(self.world)
        hooks = Hooks(self.world, limits, self._spoiler)
        api = WebApi(self.world, limits, self._spoiler, self.sockets.ticket)
        app = web.Application(client_max_size=LARGEST_UPLOAD)
        app.router.add_route("*", "/api/{method}", api.answer)
        app.router.add_post("/hooks/{key}", hooks.respond)
        app.router.add_post("/upload/{file}", hooks.upload)
        app.router.add_get("/files-pri/{file}", hooks.download)
        app.router.add_get("/link/", self.sockets.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.world.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self._spoiler.stop()
        await self.delivery.close()
        await self.sockets.close()
        if self._runner:
            await self._runner.cleanup()

    async def deliver_to(self, request_url: str | None) -> None:
        """Use HTTP and this request URL from now on, or Socket Mode again."""
        if self.delivery.http:
            await self.delivery.http.close()
        self.delivery.http = HttpLink(self.world, request_url) if request_url else None

    async def verify_request_url(self) -> Answer:
        """Send the challenge Slack sends when a request URL is entered."""
        assert self.delivery.http, "only an HTTP app has a request URL"
        body = {"token": "simulated-verification", "challenge": "simulated-challenge", "type": "url_verification"}
        return await self.delivery.http.send("events_api", body)

    def person(self, name: str = "Testa", **more: Any) -> Person:
        """Somebody of the workspace: `tz`, `tz_offset`, `locale` as for a `User`."""
        return Person(self.world, self.delivery, self.world.add_user(name, **more))

    async def uninstall(self) -> None:
        """Take the app out of the workspace: every call is refused, and two events say so."""
        self.world.token_error = "account_inactive"
        gone = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self.world.bot_user]}}
        await self.delivery.emit(gone, "tokens_revoked")
        await self.delivery.emit({"type": "app_uninstalled"}, "app_uninstalled")

    async def moves(self, person: Person, tz: str, tz_offset: int) -> bool:
        """Somebody's time zone changes."""
        person.user.tz, person.user.tz_offset = tz, tz_offset
        changed = user_object(self.world, person.user.id, locale=True)
        event = {"type": "user_change", "user": changed, "event_ts": self.world.new_ts()}
        return await self.delivery.emit(event, "user_change")
