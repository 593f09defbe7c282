"""Which control, option or field somebody means by a label, a number, a key or a value; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.chat.events import Address
from bot.chat.messages import Button, Control, Field, Form, Option, Row, Select

Values = dict[str, str | tuple[str, ...]]
_NAME = re.compile(r"[\w:. -]{1,40}")
"""What may be meant as the name of a field."""


class NotFound(Exception):  # noqa: N818 - not an error of the program: the person named something that is not there
    """Nothing goes by that name; `problems` says so for each part, with what there is instead."""

    def __init__(self, part: str, name: str, there: Iterable[str]) -> None:
        super().__init__(part)
        self.part = part
        self.name = name
        self.there = tuple(there)


@dataclass(frozen=True, slots=True)
class Found:
    """A control's token, and for an option of a list its value."""

    token: str
    value: str | None = None


def in_sight(rows: Sequence[Row], address: Address) -> list[tuple[Control, ...]]:
    """The controls to press, newest message first: as they stand now, then those that an edit took away.

    The latter are old, and pressing one is something that people do; the coach answers it kindly.
    """
    mine = sorted((row for row in rows if row.address == address), key=lambda row: row.id, reverse=True)
    edited: dict[int, tuple[Control, ...]] = {}
    for row in mine:
        if row.message.replaces is not None:
            edited.setdefault(row.message.replaces, row.message.controls)
    whole = [row for row in mine if row.message.replaces is None]
    now = [edited.get(row.id, row.message.controls) for row in whole]
    before = [row.message.controls for row in whole if row.id in edited]
    return [controls for controls in (*now, *before) if controls]


def press(label: str, sight: Sequence[tuple[Control, ...]]) -> Found:
    """The control with this label in the newest message that has it, or with this number in the newest of all."""
    for controls in sight:
        found = _labelled(label, controls)
        if found is not None:
            return found
    newest = sight[0] if sight else ()
    if label.isascii() and label.isdigit() and len(label) < 4 and 0 < int(label) <= len(newest):  # noqa: PLR2004
        control = newest[int(label) - 1]
        if isinstance(control, Button):
            return Found(control.token)
        raise NotFound("pick", label, _labels(control.options))
    raise NotFound("press", label, _names(newest))


def pick(labels: str, sight: Sequence[tuple[Control, ...]]) -> tuple[str, tuple[str, ...]]:
    """The token of the newest list, and the values of what was chosen from it."""
    select = next((c for controls in sight for c in controls if isinstance(c, Select)), None)
    if select is None:
        raise NotFound("pick", labels, ())
    whole = _option(labels, select.options)
    if whole is not None:
        return select.token, (whole.value,)
    return select.token, tuple(_chosen(part, select.options, "pick") for part in _parts(labels, ";"))


def form_button(sight: Sequence[tuple[Control, ...]]) -> str:
    """The token of the newest button that opens a form."""
    for controls in sight:
        for control in controls:
            if isinstance(control, Button) and control.opens_form:
                return control.token
    raise NotFound("form", "", ())


def filled(written: str, form: Form) -> Values:
    """The form's values: as it was opened, with what was written over it."""
    values: Values = {part.key: part.value for part in form.fields}
    for part, value in _written(written, form):
        values[part.key] = _value(value, part)
    return values


def _written(written: str, form: Form) -> list[tuple[Field, str]]:
    """The fields and what was written for each; a `;` that no `name=` follows belongs to the text."""
    found: list[tuple[Field, str]] = []
    for piece in written.split(";"):
        name, equals, value = piece.partition("=")
        part = _field(name, form) if equals else None
        if part is not None:
            found.append((part, value.strip()))
        elif found and not (equals and _NAME.fullmatch(name.strip())):
            found[-1] = (found[-1][0], f"{found[-1][1]};{piece}".rstrip())
        elif piece.strip():
            raise NotFound("form", name.strip(), (part.key for part in form.fields))
    return found


def _field(name: str, form: Form) -> Field | None:
    said = _folded(name)
    return next((part for part in form.fields if said in (_folded(part.key), _folded(part.label))), None)


def _value(written: str, part: Field) -> str | tuple[str, ...]:
    if part.kind in ("line", "lines"):
        return written
    whole = _option(written, part.options)
    if whole is not None:
        return (whole.value,)
    if part.kind == "choice":
        return (_chosen(written, part.options, part.key),) if written else ()
    return tuple(_chosen(piece, part.options, part.key) for piece in _parts(written, "+,;"))


def _chosen(name: str, options: Sequence[Option], part: str) -> str:
    option = _option(name, options)
    if option is None:
        raise NotFound(part, name, _labels(options))
    return option.value


def _option(name: str, options: Sequence[Option]) -> Option | None:
    """The option with this label, value or number, in that order."""
    said = _folded(name)
    found = next((o for o in options if _folded(o.label) == said), None)
    found = found or next((o for o in options if o.value == name.strip()), None)
    return found or next((o for number, o in enumerate(options, 1) if str(number) == said), None)


def _labelled(label: str, controls: Sequence[Control]) -> Found | None:
    said = _folded(label)
    for control in controls:
        if isinstance(control, Button) and _folded(control.label) == said:
            return Found(control.token)
    for control in controls:
        for option in control.options if isinstance(control, Select) else ():
            if _folded(option.label) == said:
                return Found(control.token, option.value)
    return None


def _names(controls: Sequence[Control]) -> list[str]:
    names: list[str] = []
    for control in controls:
        names += _labels(control.options) if isinstance(control, Select) else [control.label]
    return names


def _labels(options: Sequence[Option]) -> list[str]:
    return [option.label for option in options]


def _parts(written: str, separators: str) -> list[str]:
    return [part.strip() for part in re.split(f"[{re.escape(separators)}]", written) if part.strip()]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
