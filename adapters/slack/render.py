"""Messages, pages and forms as Slack wants them, within its limits by construction (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from adapters.slack.mrkdwn import cut, escaped, pieces, width
from bot.chat.markup import escape, plain
from bot.chat.messages import Button, Control, Field, File, Form, Message, Option, Select

Payload = dict[str, Any]
T = TypeVar("T")

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
SECTION, FALLBACK, ALL_TEXT = 3000, 3900, 13_000
"""Characters: of a section; of the top-level text, of which an edit may have 4,000; of all blocks together."""
HEADER = 150
LABEL, PLACEHOLDER, OPTION, OPTIONS, ROW = 75, 150, 75, 100, 25
OPTION_VALUE, BLOCK_ID, ACTION_ID, ALT = 75, 255, 255, 2000
TITLE, FIELD_LABEL, HINT, PROBLEM, TYPED = 24, 150, 500, 500, 3000
EVENT_TYPE = "onethreetwo_row"
FORM = "form"
VALUE = "value"
BUTTON, SELECT, SEVERAL, DONE = "b", "s", "m", "k"
"""What an action is, in front of its id: a button, a list, a list of several, and the button that sends that one."""
_SEND = "OK"
"""On the button that sends several choices: Slack tells of each single tick, which is no answer yet."""
_ROOM_FOR_TEXT = 4000
_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)\*\*([^*_\\\n]+)\*\*[ \t]*(?=\n[ \t]*\n|\Z)")
"""A paragraph that is one bold line; one with something typed in it that would act as a mark is none."""


def posted(message: Message, nonce: str, *, pictures: Sequence[str] = ()) -> Payload:
    """The arguments of chat.postMessage; `pictures` are the ids of uploaded files to show."""
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"nonce": nonce}}
    # No unfurling: an address in somebody's story must not fetch a page.
    return {
        **edited(message, nonce, pictures=pictures),
        "metadata": metadata,
        "unfurl_links": False,
        "unfurl_media": False,
    }


def edited(message: Message, nonce: str, *, pictures: Sequence[str] = ()) -> Payload:
    """The arguments of chat.update, and of what both ways of answering have in common."""
    return {"text": fallback(message), "blocks": blocks(message, nonce, most=MESSAGE_BLOCKS, pictures=pictures)}


def fallback(message: Message) -> str:
    """What is read in a notification and aloud."""
    words, most = message.alt or plain(message.text), FALLBACK
    while (taken := width(text := escaped(cut(words, most)))) > FALLBACK:
        most = most * FALLBACK // taken  # an escaped character takes up to five
    return text


def bare(message: Message) -> Message:
    """The words alone, for when Slack refuses the rest."""
    return Message(escape(plain(message.text)), alt=message.alt, replaces=message.replaces)


def home(message: Message, nonce: str) -> Payload:
    """The message as the App Home."""
    return {"type": "home", "blocks": blocks(message, nonce, most=VIEW_BLOCKS, headed=True)}


def blocks(
    message: Message, nonce: str, *, most: int, pictures: Sequence[str] = (), headed: bool = False
) -> list[Payload]:
    """Sections, pictures and controls; block ids begin with the nonce, so that they are new in every version."""
    shown = [_picture(file, message.image) for file in pictures[: most // 2]]
    controls = _Controls(ALL_TEXT - _ROOM_FOR_TEXT)
    for control in _once(message.controls, lambda control: control.token, ACTION_ID - 8):
        controls.add(control)
    made = controls.blocks()[: most - len(shown) - 1]
    room = ALL_TEXT - _all_text(made)
    text = message.text if message.text.strip() or made or shown else escape(message.alt or "…")
    free = most - len(made) - len(shown)
    said = (_under_headings(text, free, room) if headed else []) or _sections(text, free, room)
    together = [*said, *shown, *made]
    return [{**block, "block_id": f"{nonce}-{n}"} for n, block in enumerate(together or [_section("…", verbatim=True)])]


def nonce_of(block_id: str) -> str:
    """Which row a block is of."""
    return block_id.rpartition("-")[0]


def modal(form: Form, channel: str | None) -> Payload:
    """The form as a modal; what comes back with it says which form it is and where to answer."""
    fields = _once(form.fields, lambda field: field.key, BLOCK_ID)[: VIEW_BLOCKS - 1]
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": _words(form.title, TITLE),
        "submit": _words(form.send, TITLE),
        "private_metadata": json.dumps({"token": form.token, "channel": channel}),
        "blocks": [_field(field) for field in fields] or [_section("…", verbatim=True)],
    }


def problems(found: Mapping[str, str], shown: Iterable[str]) -> dict[str, str]:
    """What is wrong, by the block it stands under; Slack takes only those of the form's own fields."""
    there = set(shown)
    return {key: cut(text, PROBLEM) for key, text in found.items() if key in there}


@dataclass
class _Controls:
    """Buttons in rows, lists on their own, until the text in them would be too much for a message."""

    room: int
    _blocks: list[Payload] = field(default_factory=list)
    _row: list[Payload] = field(default_factory=list)
    _count: int = 0

    def add(self, control: Control) -> None:
        """Put one more at the end."""
        self._count += 1
        made = self._button(control) if isinstance(control, Button) else self._select(control)
        taken = _all_text(made)
        if not made or taken > self.room:
            return
        self.room -= taken
        for block in made:
            if block["type"] == "section":
                self._close()
                self._blocks.append(block)
            elif block["type"] == "button":
                self._row.append(block)
                if len(self._row) == ROW:
                    self._close()
            else:
                self._close()
                self._blocks.append({"type": "actions", "elements": [block]})

    def blocks(self) -> list[Payload]:
        """All of them."""
        self._close()
        return self._blocks

    def _close(self) -> None:
        if self._row:
            self._blocks.append({"type": "actions", "elements": self._row})
            self._row = []

    def _button(self, button: Button) -> list[Payload]:
        style = {} if button.style == "plain" else {"style": button.style}
        ids = {"action_id": self._id(BUTTON, button.token), "value": button.token}
        return [{"type": "button", "text": _words(button.label, LABEL), **ids, **style}]

    def _select(self, select: Select) -> list[Payload]:
        options = _options(select.options)
        if not options:
            return []
        if select.most <= 1:
            made = {"type": "static_select", "placeholder": _words(select.label, PLACEHOLDER), "options": options}
            return [{**made, "action_id": self._id(SELECT, select.token)}]
        several = {
            "type": "multi_static_select",
            "placeholder": _words("…", PLACEHOLDER),
            "options": options,
            "max_selected_items": min(select.most, len(options)),
            "action_id": self._id(SEVERAL, select.token),
        }
        ids = {"action_id": self._id(DONE, select.token), "value": select.token}
        send = {"type": "button", "text": _words(_SEND, LABEL), "style": "primary", **ids}
        return [{**_section(cut(select.label, PLACEHOLDER), verbatim=True), "accessory": several}, send]

    def _id(self, kind: str, token: str) -> str:
        return f"{kind}{self._count}|{token}"


def _under_headings(text: str, most: int, room: int) -> list[Payload]:
    """The text with its bold lines as headers, which a screen reader goes by; nothing when that is too much."""
    made: list[Payload] = []
    for n, part in enumerate(_HEADING.split(text)):
        if n % 2:
            made.append({"type": "header", "text": _words(part, HEADER)})
        elif part.strip():
            made += _sections(part, most, room)
    return made if len(made) <= most and _all_text(made) <= room else []


def _sections(text: str, most: int, room: int) -> list[Payload]:
    parts = pieces(text, width_each=SECTION, most=most, width_all=room)
    return [_section(part.text, verbatim=part.verbatim) for part in parts]


def _section(text: str, *, verbatim: bool) -> Payload:
    # `verbatim` is Slack's word for: make no links or mentions of your own.
    words = _words(text, SECTION) if verbatim else {"type": "mrkdwn", "text": text, "verbatim": True}
    return {"type": "section", "text": words}


def _picture(file: str, image: File | None) -> Payload:
    described = cut(image.description if image else "", ALT)
    return {"type": "image", "slack_file": {"id": file}, "alt_text": described}


def _options(options: Iterable[Option]) -> list[Payload]:
    offered = _once(options, lambda option: option.value, OPTION_VALUE)[:OPTIONS]
    return [{"text": _words(option.label, OPTION), "value": option.value} for option in offered]


def _field(field: Field) -> Payload:
    options = _options(field.options) if field.kind in {"choice", "choices"} else []
    element = _choice(field, options) if options else _input(field)
    made = {
        "type": "input",
        "block_id": field.key,
        "label": _words(field.label, FIELD_LABEL),
        "optional": not field.required,
        "element": {**element, "action_id": VALUE},
    }
    return {**made, "hint": _words(field.hint, HINT)} if field.hint.strip() else made


def _choice(field: Field, options: list[Payload]) -> Payload:
    before = (field.value,) if isinstance(field.value, str) else field.value
    chosen = [option for option in options if option["value"] in before]
    if field.kind == "choices":
        made: Payload = {"type": "multi_static_select", "options": options}
        return {**made, "initial_options": chosen} if chosen else made
    made = {"type": "static_select", "options": options}
    return {**made, "initial_option": chosen[0]} if chosen else made


def _input(field: Field) -> Payload:
    most = max(1, min(field.most, TYPED))
    before = field.value if isinstance(field.value, str) else ", ".join(field.value)
    several = field.kind != "line"
    value = before if several else " ".join(before.splitlines())
    made: Payload = {"type": "plain_text_input", "multiline": several, "max_length": most}
    return {**made, "initial_value": cut(value, most)} if value.strip() else made


def _words(text: str, most: int) -> Payload:
    return {"type": "plain_text", "text": cut(text, most), "emoji": True}


def _all_text(made: Any) -> int:
    """How much there is to read in blocks and elements."""
    if isinstance(made, dict):
        text = made.get("text")
        return (width(text) if isinstance(text, str) else 0) + sum(_all_text(value) for value in made.values())
    return sum(_all_text(value) for value in made) if isinstance(made, list) else 0


def _once(items: Iterable[T], key: Callable[[T], str], most: int) -> list[T]:
    """The items whose id Slack takes, each id once."""
    taken: set[str] = set()
    kept = []
    for item in items:
        name = key(item)
        if name not in taken and 0 < len(name) <= most:
            taken.add(name)
            kept.append(item)
    return kept
