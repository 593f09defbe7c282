"""The coach in Slack, in one workspace or in many: Bolt sorts what comes in, over HTTP or Socket Mode."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.clock import WallClock
from adapters.slack import read
from adapters.slack.answering import Answering
from adapters.slack.discreet import LOGGER
from adapters.slack.doors import Door, HttpDoor, Pages, SocketDoor, never
from adapters.slack.installation import Installation
from adapters.slack.installations import Installations
from adapters.slack.installing import INSTALL, REDIRECT, Access, Installing
from adapters.slack.leaving import Leaving, departure, is_leaving
from adapters.slack.outcomes import TROUBLE
from adapters.slack.people import People
from adapters.slack.send import SlackMessenger
from adapters.slack.wire import Wire
from bot.chat.events import Address
from bot.config import Settings
from bot.errors import ConfigError, StoreError
from bot.store.engine import Store
from scheduler.ports import Clock, Deliver, Hear, Messenger
from scheduler.turns import Turns

log = structlog.get_logger()

TOKEN, CLIENT = "SLACK_BOT_TOKEN", "SLACK_CLIENT_ID"
INSTALLATION = "installation"
"""Where a request's context keeps the installation that it came through."""
OK, BAD, TRY_AGAIN = 200, 400, 503
SHAPELESS = (AttributeError, KeyError, TypeError, ValueError, OverflowError)
"""What reading something ends in that has not the shape of anything that Slack sends."""


def adapter(settings: Settings, clock: Clock | None = None) -> SlackAdapter:
    """The adapter of these settings, made without any network."""
    if settings.slack_bot_token is None and settings.slack_client_id is None:
        raise ConfigError(f"{TOKEN}, {CLIENT}", "missing")
    return SlackAdapter(settings, clock or WallClock())


class SlackAdapter:
    """One app in a running process: in one workspace with the bot's token, else wherever it is installed."""

    platform = read.PLATFORM

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None
        self._clock = clock
        self._wire = Wire(self._token, settings.slack_api_url)
        self._people = People(self._wire)
        self._messenger = SlackMessenger(self._wire, self._people, clock)
        self.messenger: Messenger = self._messenger
        self._answering: Answering | None = None
        self._door: Door | None = None
        self._us: AuthorizeResult | None = None
        self._only = ""
        self._pages: Pages = {}

    def lend(self, store: Store, turns: Turns) -> None:
        """Keep installations in this store."""
        settings = self._settings
        secret = settings.slack_client_secret.get_secret_value() if settings.slack_client_secret else ""
        access = Access(self._wire, settings.slack_client_id or "", secret)
        self._installations = Installations(store, turns, self._clock, access.renewed)
        self._leaving = Leaving(self._installations, self._ask, self._token)
        if self._token is None:
            self._wire.tokens = self._installations
            installing = Installing(self._wire, self._installations, self._clock, access)
            self._pages = {INSTALL: installing.begin, REDIRECT: installing.end}

    async def start(self, hear: Hear, deliver: Deliver) -> None:
        """Ask Slack who we are, and take events; returns when they come."""
        await self.connect()
        self._answering = Answering(self._wire, self._people, self._messenger, hear, deliver, self._clock)
        self._app = self._bolt()
        self._answering.listen(self._app)
        self._door = self._chosen_door()
        await self._door.open()

    async def connect(self) -> None:
        """See that the token is one, and take no events; where there are many, each is tried when it is needed."""
        if self._token is not None:
            self._us = await self._authorized(self._token)

    async def stop(self) -> None:
        """Take no more; what was begun is acknowledged."""
        if self._door is not None:
            await self._door.shut()
        while self._answering is not None and self._answering.busy:
            await asyncio.wait(set(self._answering.busy))

    async def close(self) -> None:
        """Let go of every connection."""
        if self._door is not None:
            await self._door.leave()
        if self._token is None:
            await self._installations.end()
        await self._wire.close()

    async def _authorized(self, token: str) -> AuthorizeResult:
        """Who the one token is for, whose workspace is served from now on; Bolt would ask again and again."""
        try:
            told = await self._wire.call(self._wire.client.auth_test())
        except TROUBLE as trouble:
            raise never(trouble, TOKEN) from None
        self._only = str(told.get("enterprise_id") if told.get("is_enterprise_install") else told.get("team_id"))
        await self._installations.resume(self._only)
        return AuthorizeResult(
            enterprise_id=told.get("enterprise_id"),
            team_id=told.get("team_id"),
            bot_user_id=told.get("user_id"),
            bot_id=told.get("bot_id"),
            bot_token=token,
        )

    async def _ask(self, tenant: str) -> object:
        return await self._wire.call(self._wire.of(Address(self.platform, tenant, "")).auth_test())

    def _bolt(self) -> AsyncApp:
        """Bolt, answering after its listeners; the guard has checked the signature."""

        async def authorize(context: AsyncBoltContext) -> AuthorizeResult:
            if self._us is not None:
                return self._us
            installation: Installation = context[INSTALLATION]
            return AuthorizeResult(
                enterprise_id=installation.enterprise,
                team_id=installation.team,
                bot_user_id=installation.bot_user,
                bot_id=installation.bot_id,
                bot_token=installation.token,
            )

        client = self._wire.client
        without_token = AsyncWebClient(
            base_url=client.base_url, timeout=client.timeout, session=client.session, retry_handlers=[], logger=LOGGER
        )
        return AsyncApp(
            name=self.platform,
            logger=LOGGER,
            client=without_token,
            authorize=authorize,
            process_before_response=True,
            request_verification_enabled=False,
        )

    def _chosen_door(self) -> Door:
        settings = self._settings
        if settings.slack_app_token is not None and self._token is not None:
            return SocketDoor(self._app, self._answer, self._wire, settings.slack_app_token.get_secret_value())
        if settings.slack_signing_secret is None:
            raise ConfigError("SLACK_SIGNING_SECRET", "missing")
        secret = settings.slack_signing_secret.get_secret_value()
        return HttpDoor(self._answer, secret, settings.host, settings.port, self._pages)

    async def _answer(self, request: AsyncBoltRequest) -> BoltResponse:
        status = await self._without_bolt(request)
        return await self._app.async_dispatch(request) if status is None else BoltResponse(status=status)

    async def _without_bolt(self, request: AsyncBoltRequest) -> int | None:
        """What answers what Bolt need not see; None for all else, with its installation where there are many."""
        body = request.body
        if body.get("type") == "app_rate_limited":  # holds no event, so Bolt has nothing to sort it by
            log.warning("slack sends us fewer events than there are")
            return OK
        try:
            leaves = is_leaving(body)
            told = departure(body) if leaves else None
            tenant = read.tenant(body) if belongs_somewhere(body) else None
        except SHAPELESS:
            return BAD
        if leaves:
            return await self._leaving.heard(told) if told is not None else OK
        return await self._not_installed(request, tenant) if tenant is not None else None

    async def _not_installed(self, request: AsyncBoltRequest, tenant: str) -> int | None:
        """What answers a workspace that gave us no token; None for one that did."""
        if self._token is not None:
            return None if tenant == self._only else OK
        try:
            installation = await self._installations.of(tenant)
        except StoreError as error:
            log.warning("an installation cannot be read", why=str(error))
            return TRY_AGAIN
        request.context[INSTALLATION] = installation
        # Acknowledged all the same: sending it again would help nobody.
        return OK if installation is None else None


def belongs_somewhere(body: Mapping[str, Any]) -> bool:
    """Whether a request is of somebody in a workspace; Slack's own questions are answered before any installation."""
    return body.get("type") != "url_verification" and "ssl_check" not in body
