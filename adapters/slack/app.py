"""The coach in one Slack workspace: Bolt sorts what comes in, over HTTP or Socket Mode."""

from __future__ import annotations

import asyncio

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.clock import WallClock
from adapters.slack import read
from adapters.slack.answering import Answering
from adapters.slack.discreet import LOGGER
from adapters.slack.doors import Door, HttpDoor, SocketDoor, never
from adapters.slack.outcomes import TROUBLE
from adapters.slack.people import People
from adapters.slack.send import SlackMessenger
from adapters.slack.wire import Wire
from bot.config import Settings
from bot.errors import ConfigError
from scheduler.ports import Clock, Deliver, Hear, Messenger

log = structlog.get_logger()

TOKEN = "SLACK_BOT_TOKEN"  # noqa: S105 - the name of a variable


def adapter(settings: Settings, clock: Clock | None = None) -> SlackAdapter:
    """The adapter of these settings, made without any network."""
    if settings.slack_bot_token is None:
        raise ConfigError(TOKEN, "missing")
    return SlackAdapter(settings, settings.slack_bot_token.get_secret_value(), clock or WallClock())


class SlackAdapter:
    """One app in a running process."""

    platform = read.PLATFORM

    def __init__(self, settings: Settings, token: str, clock: Clock) -> None:
        self._settings = settings
        self._token = token
        self._clock = clock
        self._wire = Wire(token, settings.slack_api_url)
        self._people = People(self._wire)
        self._messenger = SlackMessenger(self._wire, self._people, clock)
        self.messenger: Messenger = self._messenger
        self._answering: Answering | None = None
        self._door: Door | None = None

    async def start(self, hear: Hear, deliver: Deliver) -> None:
        """Ask Slack who we are, and take events; returns when they come."""
        us = await self._us()
        self._answering = Answering(self._wire, self._people, self._messenger, hear, deliver, self._clock)
        self._app = self._bolt(us)
        self._answering.listen(self._app)
        self._door = self._chosen_door()
        await self._door.open()

    async def connect(self) -> None:
        """See that the token is one, and take no events."""
        await self._us()

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
        await self._wire.close()

    async def _us(self) -> AuthorizeResult:
        """Who the token is for; asked once, where Bolt would ask again and again."""
        try:
            told = await self._wire.call(self._wire.client.auth_test())
        except TROUBLE as trouble:
            raise never(trouble, TOKEN) from None
        return AuthorizeResult(
            enterprise_id=told.get("enterprise_id"),
            team_id=told.get("team_id"),
            bot_user_id=told.get("user_id"),
            bot_id=told.get("bot_id"),
            bot_token=self._token,
        )

    def _bolt(self, us: AuthorizeResult) -> AsyncApp:
        """Bolt, answering after its listeners; the guard has checked the signature."""

        async def authorize() -> AuthorizeResult:
            return us

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
        if settings.slack_app_token is not None:
            return SocketDoor(self._app, self._answer, self._wire, settings.slack_app_token.get_secret_value())
        if settings.slack_signing_secret is None:
            raise ConfigError("SLACK_SIGNING_SECRET", "missing")
        return HttpDoor(self._answer, settings.slack_signing_secret.get_secret_value(), settings.host, settings.port)

    async def _answer(self, request: AsyncBoltRequest) -> BoltResponse:
        if request.body.get("type") == "app_rate_limited":  # holds no event, so Bolt has nothing to sort it by
            log.warning("slack sends us fewer events than there are")
            return BoltResponse(status=200)
        return await self._app.async_dispatch(request)
