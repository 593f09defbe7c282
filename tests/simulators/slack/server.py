"""One simulated Slack on a free local port."""

from __future__ import annotations

from typing import Any, Self

from aiohttp import web

from tests.simulators.ledger import FaultScript, Ledger

from .clock import SimClock
from .faults import Spoiler
from .links import Answer, HttpLink, SocketLink
from .methods_files import user_object
from .oauth import Oauth
from .person import Person
from .settings import Settings
from .team import Team
from .webapi import token_of
from .world import User, World

LARGEST_UPLOAD = 64 * 1024 * 1024


class SlackSimulator:
    """Slack for one app, with one workspace or more; `async with` starts and stops it.

    Without a request URL the app is in Socket Mode; `deliver_to` switches to HTTP.
    """

    def __init__(self, settings: Settings | None = None, *, ledger: Ledger | None = None) -> None:
        self.settings = settings or Settings()
        # An empty ledger is falsy: it has a length.
        self.ledger = Ledger() if ledger is None else ledger
        self.clock = SimClock()
        self.world = World(self.settings, self.ledger, self.clock)
        self.sockets = SocketLink(self.world)
        self.world.tokens[self.settings.bot_token] = None
        self.spoiler = Spoiler()
        self.oauth = Oauth(self)
        self.home = Team(self.world, self.sockets, self.spoiler, self.oauth)
        self.teams = {self.home.id: self.home}
        self.delivery = self.home.delivery
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
        app = web.Application(client_max_size=LARGEST_UPLOAD)
        app.router.add_get("/oauth/v2/authorize", self.oauth.ask)
        app.router.add_post("/oauth/v2/authorize", self.oauth.decide)
        app.router.add_post("/api/oauth.v2.access", self.oauth.access)
        app.router.add_route("*", "/api/{method}", self._called)
        app.router.add_post("/hooks/{key}", self._hooked)
        app.router.add_post("/upload/{file}", self._hooked)
        app.router.add_get("/files-pri/{file}", self._hooked)
        app.router.add_get("/link/", self.sockets.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        for team in self.teams.values():
            team.world.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.spoiler.stop()
        for team in self.teams.values():
            await team.delivery.close()
        await self.sockets.close()
        if self._runner:
            await self._runner.cleanup()

    async def deliver_to(self, request_url: str | None) -> None:
        """Use HTTP and this request URL from now on, or Socket Mode again."""
        if self.delivery.http:
            await self.delivery.http.close()
        link = HttpLink(self.world, request_url) if request_url else None
        for team in self.teams.values():
            team.delivery.http = link

    async def verify_request_url(self) -> Answer:
        """Send the challenge Slack sends when a request URL is entered."""
        assert self.delivery.http, "only an HTTP app has a request URL"
        body = {"token": "simulated-verification", "challenge": "simulated-challenge", "type": "url_verification"}
        return await self.delivery.http.send("events_api", body)

    def person(self, name: str = "Testa", **more: Any) -> Person:
        """Somebody of the workspace: `tz`, `tz_offset`, `locale` as for a `User`."""
        return Person(self.world, self.delivery, self.world.add_user(name, **more))

    def add_team(self, name: str, *, enterprise: str | None = None, org: bool = False) -> Team:
        """One more workspace, in an organisation or not; with `org` the organisation as a whole."""
        world = World(self.settings, self.ledger, self.clock, beside=self.world)
        world.team, world.domain, world.enterprise, world.org = f"T0{name}", name.lower(), enterprise, org
        world.bot_user, world.bot_id = f"U0BOT{name}", f"B0BOT{name}"
        world.users = {world.bot_user: User(world.bot_user, "coach", bot=True)}
        team = Team(world, self.sockets, self.spoiler, self.oauth)
        team.delivery.http = self.delivery.http
        self.teams[team.id] = team
        return team

    def team(self, id: str) -> Team:  # noqa: A002  Slack's word
        """A workspace or an organisation by its id."""
        return self.teams[id]

    async def uninstall(self) -> None:
        """Take the app out of the first workspace: every call is refused, and two events say so."""
        await self.home.uninstall()

    async def _called(self, request: web.Request) -> web.StreamResponse:
        """A Web API call, of the workspace whose token it brings."""
        token = await token_of(request)
        team = next((team for team in self.teams.values() if team.api.knows(token)), self.home)
        return await team.api.answer(request)

    async def _hooked(self, request: web.Request) -> web.StreamResponse:
        """A visit to an address that was handed out, of the workspace that did."""
        about, key = next(iter(request.match_info.items()))
        mine = (team for team in self.teams.values() if key in team.world.hooks or key in team.world.files)
        team = next(mine, self.home)
        if about == "key":
            return await team.hooks.respond(request)
        return await (team.hooks.upload(request) if request.method == "POST" else team.hooks.download(request))

    async def moves(self, person: Person, tz: str, tz_offset: int) -> bool:
        """Somebody's time zone changes."""
        person.user.tz, person.user.tz_offset = tz, tz_offset
        changed = user_object(self.world, person.user.id, locale=True)
        event = {"type": "user_change", "user": changed, "event_ts": self.world.new_ts()}
        return await self.delivery.emit(event, "user_change")
