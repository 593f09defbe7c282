"""What the coach says, as one JSON object for each message; pure."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat import markup
from bot.chat.messages import Control, File, Form, Option, Row, Select

Shape = dict[str, Any]
_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What some readers take for the end of a line, and so of the object."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back at once instead of as a message: a form to fill in, or what was wrong with one that was sent."""

    id: str
    at: datetime
    form: Form | None = None
    problems: Mapping[str, str] | None = None


def line(shape: Shape) -> str:
    """One line of JSON, without anything in it that could be read as a line's end."""
    return json.dumps(shape, ensure_ascii=False).translate(_BREAKS)


def row_shape(row: Row, zone: str) -> Shape:
    """One message; its id is the same whenever it is printed, `replaces` is the id of the message that it edits."""
    message = row.message
    shape = _shape(str(row.id), row.due_at, zone)
    shape["kind"] = "edit" if row.kind == "edit" else row.lane
    shape["replaces"] = None if message.replaces is None else str(message.replaces)
    shape["text"] = markup.plain(message.text).rstrip()
    shape["controls"] = [_control(control) for control in message.controls]
    shape["image"] = _file(message.image) if message.image else None
    shape["file"] = _file(message.files[0]) if message.files else None
    if len(message.files) > 1:
        shape["files"] = [_file(file) for file in message.files]
    return shape


def answer_shape(answer: Answer, zone: str) -> Shape:
    """A form that was opened, or problems; neither is a message, so the id comes from what asked for it."""
    shape = _shape(answer.id, answer.at, zone)
    shape["form"] = _form(answer.form) if answer.form else None
    shape["problems"] = dict(answer.problems) if answer.problems else None
    return shape


def _shape(number: str, at: datetime, zone: str) -> Shape:
    return {
        "id": number,
        "at": at.astimezone(ZoneInfo(zone)).isoformat(),
        "kind": "reply",
        "replaces": None,
        "text": "",
        "controls": [],
        "form": None,
        "problems": None,
        "image": None,
        "file": None,
    }


def _control(control: Control) -> Shape:
    if isinstance(control, Select):
        return {
            "id": control.token,
            "label": control.label,
            "style": "select",
            "options": [_option(option) for option in control.options],
            "least": control.least,
            "most": control.most,
        }
    return {"id": control.token, "label": control.label, "style": control.style}


def _form(form: Form) -> Shape:
    return {
        "id": form.token,
        "title": form.title,
        "send": form.send,
        "fields": [
            {
                "key": part.key,
                "label": part.label,
                "kind": part.kind,
                "hint": part.hint,
                "options": [_option(option) for option in part.options],
                "value": part.value if isinstance(part.value, str) else list(part.value),
                "required": part.required,
                "most": part.most,
            }
            for part in form.fields
        ],
    }


def _option(option: Option) -> Shape:
    return {"value": option.value, "label": option.label}


def _file(file: File) -> Shape:
    return {
        "name": file.name,
        "media_type": file.media_type,
        "description": file.description,
        "content": base64.b64encode(file.content).decode("ascii"),
    }
