"""The state of one workspace with one app in it: people, channels, messages, views, files, tokens of a few seconds."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.simulators.ledger import FaultScript, Ledger

from .clock import SimClock
from .settings import Refusal, Settings

Json = dict[str, Any]


@dataclass
class User:
    """Somebody of the workspace."""

    id: str
    name: str
    tz: str = "Europe/Amsterdam"
    tz_offset: int = 3600
    locale: str = "en-US"
    bot: bool = False
    deleted: bool = False
    reachable: bool = True
    """False: the bot gets `channel_not_found` for this person."""


@dataclass
class Channel:
    """A conversation and what was said in it, oldest first."""

    id: str
    name: str
    members: set[str]
    user: str | None = None
    """The other side of a direct message."""
    messages: list[Json] = field(default_factory=list)

    @property
    def im(self) -> bool:
        """Whether this is a direct message with the bot."""
        return self.user is not None


@dataclass
class Trigger:
    """The right to open one view within a few seconds."""

    user: str
    expires: float
    view: str | None = None
    used: bool = False


@dataclass
class Hook:
    """A response_url."""

    user: str
    channel: str
    expires: float
    message_ts: str | None = None
    uses: int = 0


@dataclass
class File:
    """An upload on its way to being usable."""

    id: str
    name: str
    length: int
    user: str
    content: bytes | None = None
    title: str = ""
    alt: str = ""
    completed: float | None = None
    polls: int = 0


class World:
    """Everything that exists; Web API, hooks and people change it."""

    team = "T0SIMTEAM"
    domain = "simulated"
    app_id = "A0SIMAPP"
    bot_user = "U0SIMBOT"
    bot_id = "B0SIMBOT"
    enterprise: str | None = None
    """The organisation that the workspace is part of."""
    org = False
    """Whether the app is installed in the organisation as a whole: then it stands here for all its workspaces."""

    def __init__(self, settings: Settings, ledger: Ledger, clock: SimClock, beside: World | None = None) -> None:
        self.settings, self.ledger, self.clock = settings, ledger, clock
        self.faults = beside.faults if beside else FaultScript(ledger)
        self.address = beside.address if beside else ""
        self.token_error: str | None = None
        """What every call gets while the app is uninstalled or its token is out of date."""
        self.tokens: dict[str, float | None] = {}
        """The tokens that work here, oldest first, and until when."""
        self.gone: dict[str, str] = {}
        """Those that worked once, and what they get now."""
        self.granted: frozenset[str] | None = None
        """What was agreed to in a browser; None: all that the settings say."""
        # Ids are Slack's, not a workspace's; but those of people may be the same in two.
        self.numbers = beside.numbers if beside else itertools.count(1)
        self._last_ts = 0
        self.users: dict[str, User] = {self.bot_user: User(self.bot_user, "coach", bot=True)}
        self.channels: dict[str, Channel] = {}
        self.ephemerals: dict[str, list[Json]] = {}
        """By user id; gone after a reload, and in no history."""
        self.modals: dict[str, list[Json]] = {}
        """The stack of views open on each person's screen."""
        self.homes: dict[str, Json] = {}
        self.triggers: dict[str, Trigger] = {}
        self.hooks: dict[str, Hook] = {}
        self.files: dict[str, File] = {}
        self.emit: Callable[[Json, str], object] = lambda _event, _subscription: None
        """Sends an inner event to the bot when the app is subscribed to it."""

    def new_id(self, letter: str) -> str:
        """A fresh id of a kind: U, D, C, V, F …"""
        return f"{letter}0SIM{next(self.numbers):06d}"

    def new_ts(self) -> str:
        """A fresh message ts, later than every other."""
        self._last_ts = max(self._last_ts + 1, int(self.clock.now() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    @property
    def scopes(self) -> frozenset[str]:
        """What the app may do here."""
        return self.settings.scopes if self.granted is None else self.granted

    def trouble_with(self, token: str) -> str | None:
        """Why a token is refused here; None when it is good."""
        if self.token_error or token in self.gone:
            return self.token_error or self.gone[token]
        if token not in self.tokens:
            return "invalid_auth"
        until = self.tokens[token]
        return "token_expired" if until is not None and self.clock.now() >= until else None

    def add_user(self, name: str, id: str | None = None, **more: Any) -> User:  # noqa: A002  Slack's word
        """Somebody new."""
        user = User(id or self.new_id("U"), name, **more)
        self.users[user.id] = user
        return user

    def add_channel(self, name: str, *members: str) -> Channel:
        """A public channel."""
        channel = Channel(self.new_id("C"), name, set(members))
        self.channels[channel.id] = channel
        return channel

    def dm(self, user: str) -> Channel:
        """The direct message between the bot and somebody, opened when it isn't yet."""
        for channel in self.channels.values():
            if channel.user == user:
                return channel
        channel = Channel(self.new_id("D"), "directmessage", {user, self.bot_user}, user)
        self.channels[channel.id] = channel
        return channel

    def user(self, user_id: object) -> User:
        """Somebody by id; refused when there is no such person."""
        if user := self.users.get(str(user_id)):
            return user
        raise Refusal("user_not_found")

    def channel(self, channel_id: object) -> Channel:
        """A conversation the bot is in, by its own id."""
        channel = self.channels.get(str(channel_id))
        if not channel or (channel.user and not self.users[channel.user].reachable):
            raise Refusal("channel_not_found")
        if self.bot_user not in channel.members:
            raise Refusal("not_in_channel")
        return channel

    def message(self, channel: Channel, ts: object) -> Json:
        """A message by its ts."""
        for message in channel.messages:
            if message["ts"] == ts:
                return message
        raise Refusal("message_not_found")

    def new_trigger(self, user: str, view: str | None = None) -> str:
        """A trigger_id for somebody, counted from now."""
        trigger = f"{next(self.numbers)}.{self.app_id.encode().hex()[:8].translate(DIGITS)}.{secrets.token_hex(16)}"
        self.triggers[trigger] = Trigger(user, self.clock.now() + self.settings.trigger_seconds, view)
        return trigger

    def new_hook(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """A response_url for somebody in a conversation."""
        key = secrets.token_hex(12)
        self.hooks[key] = Hook(user, channel, self.clock.now() + self.settings.hook_seconds, message_ts)
        return f"{self.address}/hooks/{key}"

    def view(self, view_id: object, user: str | None = None) -> tuple[str, Json]:
        """A view by its id and whose it is."""
        for owner, stack in self.modals.items():
            for view in stack:
                if view["id"] == view_id and user in {None, owner}:
                    return owner, view
        for owner, view in self.homes.items():
            if view["id"] == view_id and user in {None, owner}:
                return owner, view
        raise Refusal("not_found")

    def ready(self, file: File) -> bool:
        """Whether an upload can be used in a block by now."""
        if file.completed is None:
            return False
        waited = self.clock.now() - file.completed
        return file.polls >= self.settings.file_polls or waited >= self.settings.file_seconds


DIGITS = str.maketrans("abcdef", "123456")
