"""The coach on Discord's gateway: discord.py connects, listens and hands over what people do."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import discord
import structlog
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.clock import WallClock
from adapters.discord import read, render
from adapters.discord.answering import Answering
from adapters.discord.commands import commands
from adapters.discord.outcomes import TROUBLE
from adapters.discord.replies import Replies
from adapters.discord.send import DiscordMessenger
from adapters.discord.wire import Wire
from bot.chat.events import Event
from bot.chat.messages import Message, Turn
from bot.config import Settings
from bot.errors import CoachError, ConfigError, StoreError
from bot.texts import texts
from scheduler.ports import Clock, Deliver, Hear, Messenger

log = structlog.get_logger()

TOKEN, API = "DISCORD_TOKEN", "DISCORD_API_URL"
_TOKEN_REFUSED, _INTENTS_REFUSED = 4004, 4014
_CATCH_UP = 100
"""Messages read again in each direct-message channel after the gateway forgot the session."""
_CHANNELS = 1000


def adapter(settings: Settings, clock: Clock | None = None) -> DiscordAdapter:
    """The adapter of these settings, made without any network."""
    if settings.discord_token is None:
        raise ConfigError(TOKEN, "missing")
    return DiscordAdapter(settings, clock or WallClock())


class DiscordAdapter:
    """One bot in a running process."""

    platform = read.PLATFORM

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._client = _Client(self)
        self._wire = Wire(self._client)
        self._replies = Replies(self._wire)
        self.messenger: Messenger = DiscordMessenger(self._wire, self._replies, clock)
        self._connection: asyncio.Task[None] | None = None
        self._busy: set[asyncio.Task[Any]] = set()
        self._orders: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._newest: dict[str, int] = {}

    async def start(self, hear: Hear, deliver: Deliver) -> None:
        """Log in, tell Discord the commands, and listen; returns when events come."""
        self._hear, self._deliver = hear, deliver
        self._answering = Answering(self._replies, self._heard, deliver)
        await self._point()
        await self._log_in()
        self._wire.hurry()
        self._connection = asyncio.create_task(self._client.connect())
        self._connection.add_done_callback(_report_end)
        ready = asyncio.create_task(self._client.was_ready.wait())
        try:
            await asyncio.wait({ready, self._connection}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            ready.cancel()
        if not self._client.was_ready.is_set():
            raise _never(self._connection.exception())

    async def connect(self) -> None:
        """Log in for sending, without the gateway: only one process listens to it."""
        await self._point()
        await self._log_in()
        self._wire.hurry()

    async def stop(self) -> None:
        """Read no more from the gateway; what was begun is answered."""
        if self._connection is not None:
            self._connection.cancel()
            await asyncio.wait({self._connection})
        while self._busy:
            await asyncio.wait(set(self._busy))

    async def close(self) -> None:
        """Let go of the gateway and of every connection."""
        await self._client.close()
        await self._wire.close()

    # -- what comes in, called by the client

    async def said(self, message: discord.Message) -> None:
        """Hear a direct message and deliver what it leads to."""
        event = read.said(message, self._client.application_id or 0)
        if event is None:
            return
        with self._doing():
            try:
                turn = await self._heard(event)
            except StoreError as error:
                log.warning("nothing could be committed", why=str(error))
                await self._apologise(message)
                return
            if not turn.repeated:
                self._deliver(turn.rows)
            channel = str(message.channel.id)
            self._newest[channel] = max(message.id, self._newest.pop(channel, 0))
            while len(self._newest) > _CHANNELS:
                del self._newest[next(iter(self._newest))]

    async def acted(self, interaction: discord.Interaction) -> None:
        """Answer a command, a press, a choice or a form."""
        with self._doing():
            await self._answering.take(interaction)

    async def catch_up(self) -> None:
        """Read what was written while the gateway had forgotten us; what was heard already changes nothing."""
        for channel, newest in list(self._newest.items()):
            place = self._client.get_partial_messageable(int(channel), type=discord.ChannelType.private)
            after = discord.Object(newest)
            try:
                missed = [message async for message in place.history(after=after, limit=_CATCH_UP, oldest_first=True)]
            except (discord.HTTPException, discord.RateLimited, *TROUBLE) as trouble:
                log.warning("could not read what was missed", why=type(trouble).__name__)
                continue
            for message in missed:
                await self.said(message)

    # -- inside

    async def _heard(self, event: Event) -> Turn:
        """One person's events one after the other, in the order in which they came."""
        order = self._orders.setdefault(event.address.user, asyncio.Lock())
        async with order:
            return await self._hear(event)

    def _doing(self) -> _Doing:
        return _Doing(self._busy)

    async def _apologise(self, message: discord.Message) -> None:
        """Ask to try again; the message's own id keeps this from being said twice."""
        part = render.parts(Message(texts("en").say("our-fault")))[0]
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=message.channel.id)
        with suppress(*TROUBLE):
            await self._wire.as_bot(route, {**part.payload, "nonce": f"sorry-{message.id}"[:25], "enforce_nonce": True})

    async def _point(self) -> None:
        """Point the library at another Discord when the settings name one: it asks nobody for the gateway itself."""
        api = self._settings.discord_api_url
        if api == str(Settings.model_fields["discord_api_url"].default):
            return
        Route.BASE = api
        try:
            async with aiohttp.ClientSession() as session, session.get(f"{api}/gateway") as answer:
                gateway = type(DiscordWebSocket.DEFAULT_GATEWAY)((await answer.json())["url"])
        except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError):
            raise ConfigError(API, "does not answer as Discord does") from None
        DiscordWebSocket.DEFAULT_GATEWAY = gateway

    async def _log_in(self) -> None:
        token = self._settings.discord_token
        try:
            await self._client.login(token.get_secret_value() if token else "")
            await self._tell_commands()
        except discord.LoginFailure:
            raise ConfigError(TOKEN, "Discord does not accept it") from None
        except (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError) as trouble:
            raise CoachError(f"Discord cannot be reached ({type(trouble).__name__})") from None

    async def _tell_commands(self) -> None:
        application, server = self._client.application_id or 0, self._settings.discord_dev_guild
        if server is None:
            await self._client.http.bulk_upsert_global_commands(application, commands())
        else:
            only_here = commands(in_one_server=True)
            await self._client.http.bulk_upsert_guild_commands(application, server, only_here)


class _Client(discord.Client):
    """discord.py without any cache of what people say, and without any privileged intent."""

    def __init__(self, owner: DiscordAdapter) -> None:
        intents = discord.Intents(guilds=True, dm_messages=True)
        nobody = discord.MemberCacheFlags.none()
        super().__init__(intents=intents, max_messages=None, guild_ready_timeout=0.0, member_cache_flags=nobody)
        self._owner = owner
        self.was_ready = asyncio.Event()

    async def on_ready(self) -> None:
        again = self.was_ready.is_set()
        self.was_ready.set()
        if again:
            await self._owner.catch_up()

    async def on_message(self, message: discord.Message) -> None:
        await self._owner.said(message)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        await self._owner.acted(interaction)

    async def on_error(self, event_method: str, /, *_: Any, **__: Any) -> None:
        """Log which event failed; the library would log what somebody said."""
        log.error("event failed", what=event_method)


class _Doing:
    """Marks the running task as busy with something that must be finished before the adapter has stopped."""

    def __init__(self, busy: set[asyncio.Task[Any]]) -> None:
        self._busy = busy

    def __enter__(self) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._busy.add(task)

    def __exit__(self, *_: object) -> None:
        self._busy.discard(asyncio.current_task())


def _never(why: BaseException | None) -> CoachError:
    """Why the gateway will not have us, in one line."""
    if isinstance(why, discord.ConnectionClosed) and why.code == _TOKEN_REFUSED:
        return ConfigError(TOKEN, "Discord does not accept it any more")
    if isinstance(why, discord.PrivilegedIntentsRequired):
        return CoachError("Discord wants the intents to be enabled in the developer portal")
    return CoachError(f"Discord's gateway cannot be reached ({type(why).__name__})")


def _report_end(connection: asyncio.Task[None]) -> None:
    """Say in one clear line why the gateway is gone for good."""
    if not connection.cancelled():
        log.error("the gateway is gone", why=str(_never(connection.exception())))
