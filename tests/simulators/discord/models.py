"""What exists on the platform: users, channels, messages, interactions, and their payloads as documented."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from .form import Json

EPHEMERAL, LOADING, COMPONENTS_V2 = 64, 128, 32768
FILE_LIMIT = 10 * 1024 * 1024
MENTION = re.compile(r"<@!?(\d+)>")


@dataclass(eq=False)
class User:
    """A person or a bot."""

    id: str
    name: str
    locale: str = "en-US"
    bot: bool = False
    dms: Literal["open", "closed", "no_mutual"] = "open"
    installed: bool = False
    """Whether the application is installed for this user."""

    def payload(self) -> Json:
        """The user object."""
        return {
            "id": self.id,
            "username": self.name.lower().replace(" ", "."),
            "global_name": None if self.bot else self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
        }

    def member(self) -> Json:
        """The member object without its user."""
        return {
            "roles": [],
            "nick": None,
            "avatar": None,
            "joined_at": "2026-01-01T00:00:00+00:00",
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
        }


@dataclass(eq=False)
class Channel:
    """A DM with the bot, or a text channel of the guild."""

    id: str
    recipient: User | None = None
    guild_id: str | None = None
    name: str = ""
    messages: list[Message] = field(default_factory=list)

    @property
    def type(self) -> int:
        """1 for a DM, 0 for a text channel."""
        return 1 if self.recipient else 0

    def payload(self) -> Json:
        """The channel object; the guild's id is left out in a DM, not null."""
        last = next((message.id for message in reversed(self.messages) if not message.visible_to), None)
        shared: Json = {"id": self.id, "type": self.type, "last_message_id": last, "flags": 0}
        if self.recipient:
            return {**shared, "recipients": [self.recipient.payload()]}
        return {
            **shared,
            "guild_id": self.guild_id,
            "name": self.name,
            "position": 0,
            "permission_overwrites": [],
            "nsfw": False,
            "parent_id": None,
            "topic": None,
        }


@dataclass(eq=False)
class Message:
    """A message, ephemeral ones included."""

    id: str
    channel: Channel
    author: User
    created: float
    content: str = ""
    embeds: list[Json] = field(default_factory=list)
    components: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    flags: int = 0
    type: int = 0
    nonce: str | int | None = None
    edited: float | None = None
    visible_to: User | None = None
    deleted: bool = False
    interaction: Interaction | None = None
    reference: Json | None = None
    mentioned: list[User] = field(default_factory=list)

    @property
    def loading(self) -> bool:
        """Whether it is still "thinking…"."""
        return bool(self.flags & LOADING)

    def payload(self) -> Json:
        """The message object as REST answers hold it."""
        data: Json = {
            "id": self.id,
            "channel_id": self.channel.id,
            "type": self.type,
            "content": self.content,
            "author": self.author.payload(),
            "mentions": [user.payload() for user in self.mentioned],
            "mention_roles": [],
            "mention_everyone": False,
            "attachments": self.attachments,
            "embeds": self.embeds,
            "components": self.components,
            "timestamp": iso(self.created),
            "edited_timestamp": iso(self.edited) if self.edited else None,
            "flags": self.flags,
            "pinned": False,
            "tts": False,
        }
        if self.interaction:
            data["interaction_metadata"] = self.interaction.metadata()
            data["application_id"] = data["webhook_id"] = self.interaction.application_id
        if self.reference:
            data["message_reference"] = self.reference
        return data

    def event(self) -> Json:
        """The same with what MESSAGE_CREATE and MESSAGE_UPDATE add; an ephemeral one does not name its guild."""
        data = {**self.payload(), "channel_type": self.channel.type}
        if self.channel.guild_id and not self.visible_to:
            data["guild_id"] = self.channel.guild_id
            if not self.interaction:
                data["member"] = self.author.member()
        return data


@dataclass(eq=False)
class Interaction:
    """One slash command, press, typed letter or sent form, from its start to its token's end."""

    id: str
    token: str
    kind: int
    """2 command, 3 component, 4 autocomplete, 5 modal submit."""
    user: User
    channel: Channel
    application_id: str
    sent_at: float
    owners: dict[str, str]
    message: Message | None = None
    command_type: int = 1
    answered: int | None = None
    """The type of the callback that was accepted."""
    answered_at: float | None = None
    original: Message | None = None
    followups: int = 0
    choices: list[Json] | None = None
    form: Json | None = None
    """The modal this interaction opened."""
    opened_by: Interaction | None = None
    """The interaction that opened the modal sent here."""

    def metadata(self) -> Json:
        """What an answer says about where it comes from."""
        data: Json = {
            "id": self.id,
            "type": self.kind,
            "user": self.user.payload(),
            "authorizing_integration_owners": self.owners,
        }
        if self.kind == 3 and self.message:
            data["interacted_message_id"] = self.message.id
        if self.opened_by:
            data["triggering_interaction_metadata"] = self.opened_by.metadata()
        return data


def iso(moment: float) -> str:
    """A timestamp as Discord writes it."""
    return datetime.fromtimestamp(moment, UTC).isoformat()
