"""What can go out: messages with their controls, forms and files, and the rows they travel in."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from bot.chat.events import Address, ReplyRoute

Lane = Literal["reply", "nudge"]
Kind = Literal["message", "edit", "view", "file", "job"]
Style = Literal["plain", "primary", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; `token` says what it does, `label` is a verb the member would say."""

    token: str
    label: str
    style: Style = "plain"
    opens_form: bool = False
    """A press must be answered with a form, which some platforms only allow as the very first response."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Select:
    """A list to choose from, at least `least` and at most `most` of it."""

    token: str
    label: str
    options: tuple[Option, ...]
    least: int = 1
    most: int = 1


Control = Button | Select


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a form; `value` is filled in beforehand, `hint` is shown beside it."""

    key: str
    label: str
    kind: Literal["line", "lines", "choice", "choices"] = "line"
    hint: str = ""
    options: tuple[Option, ...] = ()
    value: str | tuple[str, ...] = ""
    required: bool = True
    most: int = 3000
    """Characters, for a line or lines."""


@dataclass(frozen=True, slots=True)
class Form:
    """Several questions to fill in together, at most five."""

    token: str
    title: str
    fields: tuple[Field, ...]
    send: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand over, with a description for who cannot see it."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    description: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message: text in the small markup of `chat.markup`, controls, and what comes with it.

    `alt` is what to read where the rest cannot be shown (a notification). `replaces` is the outbox row whose message
    this one takes the place of.
    """

    text: str
    controls: tuple[Control, ...] = ()
    image: File | None = None
    files: tuple[File, ...] = ()
    alt: str = ""
    replaces: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The message as plain JSON, for the outbox."""
        return {
            "text": self.text,
            "controls": [_control_to_json(control) for control in self.controls],
            "image": _file_to_json(self.image) if self.image else None,
            "files": [_file_to_json(file) for file in self.files],
            "alt": self.alt,
            "replaces": self.replaces,
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Message:
        """The message that `to_json` wrote."""
        return cls(
            text=stored["text"],
            controls=tuple(_control_from_json(control) for control in stored["controls"]),
            image=_file_from_json(stored["image"]) if stored["image"] else None,
            files=tuple(_file_from_json(file) for file in stored["files"]),
            alt=stored["alt"],
            replaces=stored["replaces"],
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One outbox row as delivery and the messengers see it: finished content, where it goes, and how far it is.

    `fence` is checked when the outcome is recorded; `nonce` is the same at every attempt; `replaces_ref` is the
    platform's own reference of the message that this row edits (None when that was never sent); `ref` is what the
    platform answered when this row was sent; `first_tried` is the moment of the first attempt; `slots` are those of
    the nudges that it says and `created` when it was made, so that one that nobody wants any more is not sent.
    """

    id: int
    member: int | None
    address: Address
    channel: str | None
    lane: Lane
    kind: Kind
    message: Message
    due_at: datetime
    not_after: datetime | None
    nonce: str
    fence: int
    attempts: int = 0
    first_tried: datetime | None = None
    reply: ReplyRoute | None = None
    replaces_ref: str | None = None
    ref: str | None = None
    state: str = "pending"
    slots: tuple[str, ...] = ()
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn gives back: rows that were born leased, and the two answers a platform wants at once."""

    rows: tuple[Row, ...] = ()
    form: Form | None = None
    problems: Mapping[str, str] | None = None
    repeated: bool = False
    """This event was handled before; rows and answers are those of the first time."""


def form_to_json(form: Form) -> dict[str, Any]:
    """The form as plain JSON, kept with the event it answered."""
    return {
        "token": form.token,
        "title": form.title,
        "send": form.send,
        "fields": [
            {
                "key": part.key,
                "label": part.label,
                "kind": part.kind,
                "hint": part.hint,
                "options": [[option.value, option.label] for option in part.options],
                "value": part.value if isinstance(part.value, str) else list(part.value),
                "required": part.required,
                "most": part.most,
            }
            for part in form.fields
        ],
    }


def form_from_json(stored: Mapping[str, Any]) -> Form:
    """The form that `form_to_json` wrote."""
    return Form(
        token=stored["token"],
        title=stored["title"],
        send=stored["send"],
        fields=tuple(
            replace(
                Field(**{**part, "options": (), "value": ""}),
                options=tuple(Option(value, label) for value, label in part["options"]),
                value=part["value"] if isinstance(part["value"], str) else tuple(part["value"]),
            )
            for part in stored["fields"]
        ),
    )


def _control_to_json(control: Control) -> dict[str, Any]:
    if isinstance(control, Button):
        return {
            "type": "button",
            "token": control.token,
            "label": control.label,
            "style": control.style,
            "opens_form": control.opens_form,
        }
    return {
        "type": "select",
        "token": control.token,
        "label": control.label,
        "options": [[option.value, option.label] for option in control.options],
        "least": control.least,
        "most": control.most,
    }


def _control_from_json(stored: Mapping[str, Any]) -> Control:
    if stored["type"] == "button":
        return Button(stored["token"], stored["label"], stored["style"], stored["opens_form"])
    options = tuple(Option(value, label) for value, label in stored["options"])
    return Select(stored["token"], stored["label"], options, stored["least"], stored["most"])


def _file_to_json(file: File) -> dict[str, Any]:
    return {
        "name": file.name,
        "media_type": file.media_type,
        "content": base64.b64encode(file.content).decode("ascii"),
        "description": file.description,
    }


def _file_from_json(stored: Mapping[str, Any]) -> File:
    content = base64.b64decode(stored["content"])
    return File(stored["name"], stored["media_type"], content, stored["description"])
