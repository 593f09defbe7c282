"""The state of the platform for one application, one guild and its people, and what happens in it."""

from __future__ import annotations

import re
import secrets
from typing import Any, Protocol

from tests.simulators.ledger import Ledger

from .call import Upload
from .clock import SimClock
from .components import numbered
from .form import Json
from .models import EPHEMERAL, LOADING, MENTION, Channel, Interaction, Message, User

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES = 1, 512, 4096
EPOCH = 1420070400000


class Emit(Protocol):
    """Sends one event to the bot's gateway sessions."""

    def __call__(self, event: str, data: Json, *, needs: int = 0, hidden: Json | None = None) -> None:
        """Send to whoever has an intent of `needs`; `hidden` is what goes out without message content."""


class World:
    """Everything that exists; REST, gateway and people change it only through here."""

    def __init__(self, ledger: Ledger, clock: SimClock) -> None:
        self.ledger = ledger
        self.clock = clock
        self._last_id = 0
        self.app_id = self.snowflake()
        self.bot = User(self.app_id, "Coach", bot=True)
        self.owner = User(self.snowflake(), "Olga Owner")
        self.users: dict[str, User] = {user.id: user for user in (self.bot, self.owner)}
        self.guild_id = self.snowflake()
        self.general = Channel(self.snowflake(), guild_id=self.guild_id, name="general")
        self.channels: dict[str, Channel] = {self.general.id: self.general}
        self.dms: dict[str, Channel] = {}
        self.interactions: dict[str, Interaction] = {}
        self.forms: dict[str, Interaction] = {}
        """The modal open on a person's screen, by user id."""
        self.files: dict[str, bytes] = {}
        self.cdn = ""
        self.quarantined = False
        self.dm_opens_per_minute = 0
        """More new DMs than this in a minute is refused with 40003; 0 for no limit."""
        self.nonce_window = 180.0
        self._nonces: dict[str, tuple[float, Message]] = {}
        self.opened: list[float] = []
        self.emit: Emit = _nobody_listens

    def snowflake(self) -> str:
        """A new id, always greater than the last."""
        fresh = (int(self.clock.now() * 1000) - EPOCH) << 22
        self._last_id = max(self._last_id + 1, fresh)
        return str(self._last_id)

    def add_user(self, name: str, **fields: Any) -> User:
        """Somebody new, a member of the guild."""
        user = User(self.snowflake(), name, **fields)
        self.users[user.id] = user
        return user

    def dm_with(self, user: User) -> Channel:
        """The DM between the bot and this user; there is only ever one."""
        if user.id not in self.dms:
            channel = Channel(self.snowflake(), recipient=user)
            self.dms[user.id] = self.channels[channel.id] = channel
        return self.dms[user.id]

    def guild(self) -> Json:
        """What GUILD_CREATE says."""
        return {
            "id": self.guild_id,
            "name": "Test Guild",
            "icon": None,
            "owner_id": self.owner.id,
            "unavailable": False,
            "preferred_locale": "en-US",
            "features": [],
            "member_count": len(self.users),
            "large": False,
            "joined_at": "2026-01-01T00:00:00+00:00",
            "roles": [
                {"id": self.guild_id, "name": "@everyone", "permissions": "2147601408", "position": 0, "color": 0},
            ],
            "channels": [self.general.payload()],
            "members": [{**self.bot.member(), "user": self.bot.payload()}],
            "threads": [],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "emojis": [],
            "stickers": [],
        }

    # Messages

    def same_nonce(self, nonce: str) -> Message | None:
        """The message the bot made with this nonce a short time ago."""
        at, message = self._nonces.get(nonce, (0.0, None))
        return message if message and self.clock.now() - at <= self.nonce_window else None

    def post(
        self,
        channel: Channel,
        author: User,
        body: Json,
        files: list[Upload],
        *,
        interaction: Interaction | None = None,
        hidden_from_others: bool = False,
    ) -> Message:
        """Create a message, tell the gateway, and write down what a person can now see."""
        message = Message(self.snowflake(), channel, author, self.clock.now(), interaction=interaction)
        message.nonce = body.get("nonce")
        message.reference = body.get("message_reference")
        message.flags = int(body.get("flags") or 0)
        if interaction:
            message.type = {1: 20, 2: 23, 3: 23}[interaction.command_type] if interaction.kind == 2 else 0
            if hidden_from_others:
                message.visible_to = interaction.user
                message.flags |= EPHEMERAL
        elif message.reference:
            message.type = 19
            message.reference = {"channel_id": channel.id, **message.reference}
        self._fill(message, body, files)
        channel.messages.append(message)
        if message.nonce is not None and author is self.bot:
            self._nonces[str(message.nonce)] = (message.created, message)
        self._tell("MESSAGE_CREATE", message)
        if author is self.bot:
            self._effect("thinking" if message.loading else _shown(message), message, body, files)
        return message

    def edit(self, message: Message, body: Json, files: list[Upload]) -> Message:
        """Change a message; what was "thinking…" becomes visible by it."""
        arrives = message.loading
        message.flags &= ~LOADING
        message.flags |= int(body.get("flags") or 0) & ~EPHEMERAL
        message.edited = None if arrives else self.clock.now()
        self._fill(message, body, files)
        self._tell("MESSAGE_UPDATE", message)
        self._effect(_shown(message) if arrives else "edit", message, body, files)
        return message

    def delete(self, message: Message) -> None:
        """Take a message away."""
        message.deleted = True
        message.channel.messages.remove(message)
        data = {"id": message.id, "channel_id": message.channel.id}
        in_guild = message.channel.guild_id and not message.visible_to
        if in_guild:
            data["guild_id"] = str(message.channel.guild_id)
        self.emit("MESSAGE_DELETE", data, needs=GUILD_MESSAGES if in_guild else DIRECT_MESSAGES)
        self._effect("delete", message, {}, [])

    def _fill(self, message: Message, body: Json, files: list[Upload]) -> None:
        if "content" in body:
            message.content = (body["content"] or "").strip()
        if "embeds" in body:
            message.embeds = [{"type": "rich", **embed} for embed in body["embeds"] or []]
        if "components" in body:
            message.components = numbered(body["components"] or [])
        message.mentioned = [self.users[i] for i in dict.fromkeys(MENTION.findall(message.content)) if i in self.users]
        described = body.get("attachments")
        if described is not None:
            kept = {str(item.get("id")) for item in described}
            message.attachments = [old for old in message.attachments if old["id"] in kept]
        wishes = {str(item.get("id")): item for item in described or []}
        for upload in files:
            message.attachments.append(self._keep(message, upload, wishes.get(str(upload.index), {})))

    def _keep(self, message: Message, upload: Upload, wish: Json) -> Json:
        identity = self.snowflake()
        name = re.sub(r"[^\w.-]", "_", upload.filename)
        path = f"attachments/{message.channel.id}/{identity}/{name}"
        self.files[path] = upload.data
        issued = int(self.clock.now())
        url = f"{self.cdn}/{path}?ex={issued + 86400:x}&is={issued:x}&hm={secrets.token_hex(8)}&"
        about = {key: wish[key] for key in ("description", "title") if wish.get(key)}
        return {
            "id": identity,
            "filename": name,
            "size": len(upload.data),
            "url": url,
            "proxy_url": url,
            "content_type": upload.content_type,
            **about,
        }

    def _tell(self, event: str, message: Message) -> None:
        data = message.event()
        if event == "MESSAGE_CREATE" and message.nonce is not None:
            data["nonce"] = message.nonce
        in_guild = "guild_id" in data
        hidden = None
        if in_guild and message.author is not self.bot and self.bot not in message.mentioned:
            hidden = {**data, "content": "", "embeds": [], "attachments": [], "components": []}
        self.emit(event, data, needs=GUILD_MESSAGES if in_guild else DIRECT_MESSAGES, hidden=hidden)

    def _effect(self, what: str, message: Message, body: Json, files: list[Upload]) -> None:
        seer = message.visible_to or message.channel.recipient
        about: Json = {
            "user": seer.id if seer else None,
            "to": seer.name if seer else message.channel.name,
            "channel": message.channel.id,
            "id": message.id,
        }
        self.ledger.note(
            "effect",
            what,
            **about,
            text=message.content,
            nonce=message.nonce,
            allowed_mentions=body.get("allowed_mentions"),
            pings=pings(message, body),
            message=message.payload(),
        )
        for upload, kept in zip(files, message.attachments[len(message.attachments) - len(files) :], strict=True):
            self.ledger.note("effect", "file", **about, filename=kept["filename"], size=len(upload.data),
                             description=kept.get("description"))  # fmt: skip


def pings(message: Message, body: Json) -> list[str]:
    """Whom a message notifies: named in the text and allowed; without a word about it, answers reach users only."""
    allowed = body.get("allowed_mentions")
    everything = ["users"] if message.interaction else ["users", "roles", "everyone"]
    parse = everything if allowed is None else allowed.get("parse", [])
    named = {str(user) for user in (allowed or {}).get("users", [])}
    found = [user.id for user in message.mentioned if "users" in parse or user.id in named]
    if "everyone" in parse:
        found += re.findall(r"@everyone|@here", message.content)
    return found


def _shown(message: Message) -> str:
    return "ephemeral" if message.visible_to else "message"


def _nobody_listens(event: str, data: Json, *, needs: int = 0, hidden: Json | None = None) -> None:
    """Stand in until a gateway is there."""
