"""What a person sees: messages and views as plain text with the controls in them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .blocks import interactive
from .world import Json

LINK = re.compile(r"<(?:(?:https?|mailto):[^|>]*\|([^>]*)|((?:https?|mailto):[^>]*))>")
MARK = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^*_~`\n]*\S)\1(?![\w*_~`])")


@dataclass(frozen=True)
class Control:
    """Something to press, pick or fill in."""

    kind: str
    label: str
    element: Json = field(repr=False, compare=False)
    block: Json = field(repr=False, compare=False)
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seen:
    """A message, a modal or the Home tab as it is on the screen."""

    text: str
    controls: tuple[Control, ...]
    ts: str = ""
    mine: bool = False
    ephemeral: bool = False
    edited: bool = False
    title: str = ""
    files: tuple[str, ...] = ()
    raw: Json = field(repr=False, compare=False, default_factory=dict)

    @property
    def labels(self) -> list[str]:
        """What the controls are called."""
        return [control.label for control in self.controls]

    @property
    def buttons(self) -> list[str]:
        """What the buttons are called."""
        return [control.label for control in self.controls if control.kind == "button"]

    def __contains__(self, words: str) -> bool:
        return words in self.text


def plain(text: str, *, mrkdwn: bool = True) -> str:
    """Text as it is read on the screen."""
    if mrkdwn:
        text = LINK.sub(lambda found: found[1] or found[2], text)
        # Twice, since bold may stand within italics.
        text = MARK.sub(r"\2", MARK.sub(r"\2", text))
    return html.unescape(text)


def message(raw: Json, *, me: str) -> Seen:
    """A message on the screen."""
    blocks = raw.get("blocks") or []
    bot = "bot_id" in raw
    text = "\n".join(_words(blocks)) if blocks and bot else plain(raw.get("text", ""), mrkdwn=bot)
    # Slack shows "(edited)" only where the text itself is rendered, not beside blocks.
    marked = "edited" in raw and not (blocks and bot)
    mine, ephemeral = raw.get("user") == me, bool(raw.get("is_ephemeral"))
    files = tuple(file["title"] for file in raw.get("files", ()))
    controls = tuple(_controls(blocks)) if bot else ()
    return Seen(text, controls, raw["ts"], mine, ephemeral, edited=marked, files=files, raw=raw)


def view(raw: Json) -> Seen:
    """A modal or the Home tab on the screen."""
    controls = tuple(_controls(raw["blocks"]))
    title = html.unescape(raw["title"]["text"]) if raw.get("title") else ""
    return Seen("\n".join(_words(raw["blocks"])), controls, title=title, raw=raw)


def label(thing: Json | None) -> str:
    """A text object as it is read."""
    return plain(thing["text"], mrkdwn=thing["type"] == "mrkdwn") if thing else ""


def _words(blocks: list[Json]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "image":
            yield f"[{block['alt_text']}]"
        elif block["type"] == "markdown":
            yield block["text"]
        elif block["type"] == "context":
            yield " ".join(f"[{e['alt_text']}]" if e["type"] == "image" else label(e) for e in block["elements"])
        elif block["type"] in {"section", "header"}:
            parts = [block.get("text"), *(block.get("fields") or ())]
            yield "\n".join(label(part) for part in parts if part)
        elif block["type"] == "input":
            yield label(block["label"]) + (f" ({label(block['hint'])})" if block.get("hint") else "")


def _controls(blocks: list[Json]) -> Iterator[Control]:
    for block in blocks:
        for element in interactive(block):
            if element["type"] == "image":
                continue
            groups = element.get("option_groups") or [element]
            options = tuple(label(option["text"]) for group in groups for option in group.get("options") or ())
            name = block["label"] if block["type"] == "input" else element.get("text") or element.get("placeholder")
            yield Control(element["type"], label(name), element, block, options)
