"""What a page is shown, as plain JSON; pure.

A talk is a list of messages, the person's own among them. An edit takes the place of its message, so that a page that
comes back after a while shows what one sees that never left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.chat import markup
from bot.chat.messages import Button, Control, Field, File, Form, Option, Row
from bot.nudging import Planned

Shape = dict[str, Any]
SAID = "said:"
"""What the reference of a row begins with that holds the person's own words; the event's id follows."""
KEPT = ("id", "at", "nudge", "replaces")
"""What an edit leaves as it was."""
SHOWN = ("message", "edit", "file")
"""The kinds of rows that a page shows: it has no page of the coach's own and does no work for it."""


def talk(rows: Iterable[Row]) -> list[Shape]:
    """Return the messages as they stand now, oldest first."""
    messages: dict[int, Shape] = {}
    for row in rows:
        if row.kind not in SHOWN:
            continue
        there = messages.get(row.message.replaces or 0)
        if row.message.replaces is None:
            messages[row.id] = message(row)
        elif there is not None:
            there |= {key: value for key, value in message(row).items() if key not in KEPT}
    return list(messages.values())


def message(row: Row) -> Shape:
    """Return one message."""
    said = row.ref.removeprefix(SAID) if row.ref and row.ref.startswith(SAID) else None
    content = row.message
    return {
        "id": row.id,
        "at": row.due_at.isoformat(),
        "said": said,
        "nudge": row.lane == "nudge",
        "replaces": content.replaces,
        "blocks": blocks(content.text),
        "controls": [_control(control) for control in content.controls],
        "image": _file(row.id, 0, content.image) if content.image else None,
        "files": [_file(row.id, number, file) for number, file in enumerate(content.files, 1)],
    }


def blocks(text: str) -> list[Shape]:
    """Return a text as paragraphs and quotations, each with its runs: the text, whether bold, whether italic."""
    found: list[Shape] = []
    for span in markup.spans(text.strip("\n")):
        if not found or found[-1]["quote"] != span.quote:
            found.append({"quote": span.quote, "runs": []})
        found[-1]["runs"].append([span.text, span.bold, span.italic])
    return [block for block in found if any(run[0].strip() for run in block["runs"])]


def form(filled: Form) -> Shape:
    """Return a form to fill in."""
    return {
        "token": filled.token,
        "title": filled.title,
        "send": filled.send,
        "fields": [_field(part) for part in filled.fields],
    }


def planned(outlook: Sequence[Planned]) -> list[Shape]:
    """Return what is planned and why."""
    return [{"at": one.at.isoformat(), "what": one.what, "why": one.why} for one in outlook]


def _control(control: Control) -> Shape:
    if isinstance(control, Button):
        return {"token": control.token, "label": control.label, "style": control.style}
    return {
        "token": control.token,
        "label": control.label,
        "options": _options(control.options),
        "least": control.least,
        "most": control.most,
    }


def _field(part: Field) -> Shape:
    return {
        "key": part.key,
        "label": part.label,
        "kind": part.kind,
        "hint": part.hint,
        "options": _options(part.options),
        "value": part.value if isinstance(part.value, str) else list(part.value),
        "required": part.required,
        "most": part.most,
    }


def _options(options: Sequence[Option]) -> list[list[str]]:
    return [[option.value, option.label] for option in options]


def _file(row: int, number: int, file: File) -> Shape:
    return {"href": f"file/{row}/{number}", "name": file.name, "description": file.description}
