"""What a person reads off the screen: messages as plain text with their controls, and an open form."""

from __future__ import annotations

from dataclasses import dataclass, field

from .components import BUTTON, CHECKBOX, LABEL, RADIO, ROW, STRING_SELECT, TEXT, TEXT_INPUT, walk
from .form import Json
from .models import Message


@dataclass(frozen=True)
class Seen:
    """One message as it looks."""

    id: str
    text: str
    author: str
    by_bot: bool
    thinking: bool
    edited: bool
    ephemeral: bool
    buttons: tuple[str, ...]
    """Labels of those that can be pressed."""
    disabled: tuple[str, ...]
    options: tuple[str, ...]
    files: tuple[tuple[str, str | None], ...]
    """Name and description of each."""

    def __str__(self) -> str:
        controls = [f"[{label}]" for label in self.buttons] + [f"({label})" for label in self.options]
        controls += [f"<{name}: {about}>" if about else f"<{name}>" for name, about in self.files]
        return " ".join([f"{self.author}: {'thinking…' if self.thinking else self.text}", *controls])


def look(message: Message) -> Seen:
    """Read one message."""
    parts = list(walk(message.components))
    words = [message.content] + [part["content"] for part in parts if part["type"] == TEXT]
    for embed in message.embeds:
        words += [str(embed[key]) for key in ("title", "description") if embed.get(key)]
        words += [f"{item['name']}: {item['value']}" for item in embed.get("fields") or []]
    buttons = [part for part in parts if part["type"] == BUTTON]
    return Seen(
        message.id,
        "\n".join(word for word in words if word),
        message.author.name,
        message.author.bot,
        message.loading,
        message.edited is not None,
        message.visible_to is not None,
        tuple(label_of(part) for part in buttons if not part.get("disabled")),
        tuple(label_of(part) for part in buttons if part.get("disabled")),
        tuple(
            option["label"] for part in parts if part["type"] == STRING_SELECT for option in part.get("options") or []
        ),
        tuple((item["filename"], item.get("description")) for item in message.attachments),
    )


def label_of(button: Json) -> str:
    """The label, or the emoji where there is none."""
    return str(button.get("label") or (button.get("emoji") or {}).get("name", ""))


@dataclass
class Field:
    """One thing to fill in."""

    label: str
    part: Json
    value: str | list[str]

    @property
    def custom_id(self) -> str:
        """Its id, which a test may use instead of the label."""
        return str(self.part["custom_id"])

    @property
    def required(self) -> bool:
        """Whether the form can't be sent without it."""
        return bool(self.part.get("required", True))

    @property
    def options(self) -> list[Json]:
        """What can be chosen, if it is a choice."""
        return list(self.part.get("options") or [])

    def fill(self, value: object) -> None:
        """Type a text, or choose by label or value."""
        if not self.options:
            self.value = str(value)
            return
        wanted = [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]
        by_name = {o["label"]: o["value"] for o in self.options} | {o["value"]: o["value"] for o in self.options}
        missing = [item for item in wanted if item not in by_name]
        assert not missing, f"{self.label!r} offers no {missing}, but {[o['label'] for o in self.options]}"
        self.value = [by_name[item] for item in wanted]

    def problem(self) -> str | None:
        """Why the form can't be sent, as the client says before anything is sent."""
        if self.required and not self.value:
            return f"{self.label!r} is required"
        if isinstance(self.value, str) and self.value and self.part["type"] == TEXT_INPUT:
            least, most = self.part.get("min_length") or 0, self.part.get("max_length") or 4000
            if not least <= len(self.value) <= most:
                return f"{self.label!r} must have {least} to {most} characters, not {len(self.value)}"
        if isinstance(self.value, list) and len(self.value) > (self.part.get("max_values") or 1):
            return f"{self.label!r} takes fewer choices than {len(self.value)}"
        return None


@dataclass
class Modal:
    """A form on the screen."""

    title: str
    custom_id: str
    fields: list[Field]
    texts: list[str] = field(default_factory=list)
    parts: list[Json] = field(default_factory=list)

    def named(self, name: str) -> Field:
        """A field by label or custom id."""
        for candidate in self.fields:
            if name in {candidate.label, candidate.custom_id}:
                return candidate
        raise AssertionError(f"No field {name!r} in {self.title!r}, but {[f.label for f in self.fields]}")

    def sent(self) -> list[Json]:
        """The components of the submit event."""
        values = {f.custom_id: f for f in self.fields}
        return [_sent(part, values) for part in self.parts]


def open_modal(data: Json, parts: list[Json]) -> Modal:
    """Read a form as it opens; `parts` are its numbered components."""
    modal = Modal(data["title"], data["custom_id"], [], parts=parts)
    for part in parts:
        if part["type"] == LABEL:
            modal.fields.append(_field(part["label"], part["component"]))
        elif part["type"] == ROW:
            modal.fields += [_field(child["label"], child) for child in part["components"]]
        else:
            modal.texts.append(part["content"])
    return modal


def _field(label: str, part: Json) -> Field:
    if part["type"] in {TEXT_INPUT, CHECKBOX}:
        return Field(label, part, part.get("value") or "")
    return Field(label, part, [o["value"] for o in part.get("options") or [] if o.get("default")])


def _sent(part: Json, values: dict[str, Field]) -> Json:
    base = {"type": part["type"], "id": part["id"]}
    if part["type"] == LABEL:
        return {**base, "component": _sent(part["component"], values)}
    if part["type"] == ROW:
        return {**base, "components": [_sent(child, values) for child in part["components"]]}
    if part["type"] == TEXT:
        return base
    base["custom_id"] = part["custom_id"]
    value = values[part["custom_id"]].value
    if part["type"] == CHECKBOX:
        return {**base, "value": value == "True"}
    if part["type"] == RADIO:
        return {**base, "value": value[0] if value else None}
    return {**base, "value" if isinstance(value, str) else "values": value}
