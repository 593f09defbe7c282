"""Messages and forms as Discord wants them, within its limits by construction (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from adapters.discord.markdown import cut, pieces
from bot.chat.markup import escape, plain
from bot.chat.messages import Button, Control, Field, File, Form, Message, Option, Select

Payload = dict[str, Any]
CONTENT, LABEL, OPTION, PLACEHOLDER, CUSTOM_ID = 2000, 80, 100, 150, 100
ROWS = ROW_BUTTONS = 5
OPTIONS, ATTACHMENTS, DESCRIPTION = 25, 10, 1024
TITLE = FIELD_LABEL = 45
FIELDS, FIELD_HINT, FIELD_TEXT = 5, 100, 4000
MESSAGES = 5
"""Into so many messages a text is parted before it is cut; a user-installed app has six answers to an interaction."""
SUPPRESS_EMBEDS, EPHEMERAL = 4, 64
_ROW, _BUTTON, _SELECT, _INPUT, _LABEL = 1, 2, 3, 4, 18
_STYLES = {"plain": 2, "primary": 1, "danger": 4}
_NOBODY: Payload = {"parse": []}
_NAME = re.compile(r"[^\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """One Discord message of the one or more that a message of ours becomes."""

    payload: Payload
    files: tuple[File, ...] = ()

    def custom_ids(self) -> list[str]:
        """The ids of its controls, in order."""
        return [control["custom_id"] for row in self.payload["components"] for control in row["components"]]


def parts(message: Message, most: int = MESSAGES) -> list[Part]:
    """The message as at most so many Discord messages; controls and files come with the last of the text."""
    rows = _grouped(_rows(message.controls), ROWS)
    files = _grouped([*([message.image] if message.image else []), *message.files], ATTACHMENTS)
    extra = max(len(rows), len(files), 1) - 1
    texts = pieces(message.text, width_each=CONTENT, most=max(1, most - extra))
    if not texts and not rows and not files:
        texts = pieces(escape(message.alt), width_each=CONTENT, most=1) or ["…"]
    before, last = texts[:-1], texts[-1] if texts else ""
    together = zip_longest([last], rows, files)
    made = [*(_part(text, [], []) for text in before), *(_part(t or "", r or [], f or []) for t, r, f in together)]
    return made[:most]


def bare_parts(message: Message, most: int = MESSAGES) -> list[Part]:
    """The words alone, for when Discord refuses the rest."""
    return parts(Message(escape(plain(message.text)), alt=message.alt), most)


def modal(form: Form) -> Payload:
    """The form as a modal."""
    components = [_field(field) for field in _once(form.fields, lambda field: field.key)[:FIELDS]]
    return {"custom_id": form.token, "title": cut(form.title, TITLE), "components": components}


def multipart(payload: Payload, files: Sequence[File]) -> list[dict[str, Any]]:
    """The fields of a body with files; `files[0]` is the attachment with the id 0."""
    fields: list[dict[str, Any]] = [{"name": "payload_json", "value": json.dumps(payload)}]
    for n, file in enumerate(files):
        name, kind = _filename(file), "application/octet-stream"
        fields.append({"name": f"files[{n}]", "value": file.content, "filename": name, "content_type": kind})
    return fields


def _part(text: str, rows: list[Payload], files: Sequence[File]) -> Part:
    # No embeds: an address in somebody's story must not unfurl.
    payload = {"content": text, "components": rows, "allowed_mentions": _NOBODY, "flags": SUPPRESS_EMBEDS}
    if files:
        payload["attachments"] = [
            {"id": n, "filename": _filename(file), "description": cut(file.description, DESCRIPTION)}
            for n, file in enumerate(files)
        ]
    return Part(payload, tuple(files))


def _rows(controls: Iterable[Control]) -> list[Payload]:
    """Rows of up to five buttons in a row, or of one select."""
    rows: list[Payload] = []
    buttons: list[Payload] = []
    for control in _once(controls, lambda control: control.token):
        if isinstance(control, Select):
            rows += [*_button_rows(buttons), *_select_row(control)]
            buttons = []
        else:
            buttons.append(_button(control))
    return rows + _button_rows(buttons)


def _button_rows(buttons: list[Payload]) -> list[Payload]:
    return [{"type": _ROW, "components": group} for group in _grouped(buttons, ROW_BUTTONS)]


def _button(button: Button) -> Payload:
    label = cut(button.label, LABEL)
    return {"type": _BUTTON, "style": _STYLES[button.style], "label": label, "custom_id": button.token}


def _select_row(select: Select) -> list[Payload]:
    options = _options(select.options)
    if not options:
        return []
    most = max(1, min(select.most, len(options)))
    made = {
        "type": _SELECT,
        "custom_id": select.token,
        "placeholder": cut(select.label, PLACEHOLDER),
        "options": options,
        "min_values": max(0, min(select.least, most)),
        "max_values": most,
    }
    return [{"type": _ROW, "components": [made]}]


def _options(options: Iterable[Option], chosen: Sequence[str] = ()) -> list[Payload]:
    offered = _once(options, lambda option: option.value)[:OPTIONS]
    made = [{"label": cut(option.label, OPTION), "value": option.value} for option in offered]
    return [{**option, "default": True} if option["value"] in chosen else option for option in made]


def _field(field: Field) -> Payload:
    label: Payload = {"type": _LABEL, "label": cut(field.label, FIELD_LABEL)}
    if field.hint.strip():
        label["description"] = cut(field.hint, FIELD_HINT)
    many = field.kind == "choices"
    chosen = (field.value,) if isinstance(field.value, str) else field.value
    options = _options(field.options, chosen if many else chosen[:1]) if field.kind in {"choice", "choices"} else []
    inner = _choice(field, options, many=many) if options else _input(field)
    return {**label, "component": {**inner, "custom_id": field.key, "required": field.required}}


def _choice(field: Field, options: list[Payload], *, many: bool) -> Payload:
    least, most = int(field.required), len(options) if many else 1
    return {"type": _SELECT, "options": options, "min_values": least, "max_values": most}


def _input(field: Field) -> Payload:
    most = max(1, min(field.most, FIELD_TEXT))
    value = field.value if isinstance(field.value, str) else ", ".join(field.value)
    made: Payload = {"type": _INPUT, "style": 2 if field.kind == "lines" else 1, "max_length": most}
    return {**made, "value": value[:most]} if value else made


def _filename(file: File) -> str:
    return _NAME.sub("_", file.name)[-100:].strip(".") or "file"


def _once(items: Iterable[Any], key: Any) -> list[Any]:
    """The items whose id Discord takes, each id once."""
    taken: set[str] = set()
    kept = []
    for item in items:
        name = key(item)
        if name not in taken and 0 < len(name) <= CUSTOM_ID:
            taken.add(name)
            kept.append(item)
    return kept


def _grouped(items: Sequence[Any], size: int) -> list[list[Any]]:
    return [list(items[at : at + size]) for at in range(0, len(items), size)]
