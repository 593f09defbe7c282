"""What can come in: everything a person or a platform can do that the coach hears."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """Where one person is on one platform: Slack (enterprise or team, user), Discord (application, user), console."""

    platform: str
    tenant: str
    user: str


@dataclass(frozen=True, slots=True)
class ReplyRoute:
    """The short-lived way back that an interaction carries; its token is a secret and is sealed at rest."""

    id: str
    token: str = field(repr=False)
    expires: datetime
    ephemeral: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at an address.

    `id` is the platform's own key for it: the same id twice is the same event, whatever it carries. `at` is when the
    person did it, on the platform's clock. `channel` is the direct-message channel for answers, when it is known.
    `language`, `zone` and `name` are what the platform says of the person, used only at the first contact.
    """

    id: str
    address: Address
    at: datetime
    channel: str | None = None
    reply: ReplyRoute | None = None
    language: str | None = None
    zone: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    """The person typed something; `files` are the names of what they sent along."""

    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Event):
    """The person pressed a button; `token` is its id (see `chat.tokens`)."""

    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked(Event):
    """The person chose from a select; `values` are the chosen options' values."""

    token: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSent(Event):
    """The person sent a form: field key to text, or to the chosen values."""

    token: str
    values: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMissed(Event):
    """A form that was asked for came too late for the platform to open it; the coach offers it again."""

    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded(Event):
    """The person used one of the words that always work as a command; `rest` is what they typed behind it.

    An unknown `word` is heard as if the whole had been typed.
    """

    word: str
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened(Event):
    """The person opened the coach's own page on the platform (Slack's App Home)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDone(Event):
    """A slow piece of work that the coach asked for has ended; `outcome` is None when it failed."""

    job: str
    outcome: Mapping[str, str] | None
