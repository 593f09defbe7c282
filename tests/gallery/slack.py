"""A message, form or home as Slack draws its blocks, with what comes near to a limit."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

from adapters.slack import render
from adapters.slack.mrkdwn import width
from bot.chat.messages import Form
from tests.gallery.journey import Shown
from tests.gallery.page import Card
from tests.simulators.slack.blocks import check_message, check_view

NEAR = 0.8
"""The part of a limit from which it is worth a warning."""
MANY = 7
"""Buttons in one message, from which on nobody reads them all."""
_NONCE = "k3j2h1g4f5d6s7a8p9o0"
_BOLD, _ITALIC = re.compile(r"\*([^*\n]+)\*"), re.compile(r"(?<!\w)_([^_\n]+)_(?!\w)")


def card(shown: Shown) -> Card:
    """The thing as Slack would show it."""
    if isinstance(shown.what, Form):
        view = render.modal(shown.what, "D1")
        foot = f'<footer><b class="button primary">{_plain(view["submit"])}</b></footer>'
        body = f'<div class="modal"><h4>{_plain(view["title"])}</h4>{_drawn(view["blocks"])}{foot}</div>'
        return Card("Slack", body, "", (*check_view(view, "modal", _usable), *_near(view["blocks"], 100)))
    if shown.kind == "home":
        view = render.home(shown.what, _NONCE)
        found = (*check_view(view, "home", _usable), *_near(view["blocks"], 100))
        return Card("Slack", f'<div class="home">{_drawn(view["blocks"])}</div>', "", found)
    pictures = ["F1"] if shown.what.image else []
    made = render.edited(shown.what, _NONCE, pictures=pictures)
    files = "".join(f'<p class="file">{html.escape(file.name)}</p>' for file in shown.what.files)
    body = (
        '<div class="message"><i class="face">1·3·2</i><div><p class="who"><b>OneThreeTwo</b> <small>APP</small></p>'
        f"{_drawn(made['blocks'])}{files}</div></div>"
    )
    warnings = [*check_message(made["blocks"], _usable), *_near(made["blocks"], 50)]
    if width(made["text"]) > NEAR * render.FALLBACK:
        warnings.append(f"the fallback text has {width(made['text'])} characters")
    return Card("Slack", body, html.unescape(made["text"]), tuple(warnings))


def _usable(_: object) -> bool:
    return True


def _near(blocks: list[dict[str, Any]], most: int) -> Iterator[str]:
    """What a person or Slack will soon find too much."""
    if len(blocks) > NEAR * most:
        yield f"{len(blocks)} blocks of {most}"
    total, buttons = 0, 0
    for thing in _within(blocks):
        text = thing.get("text")
        if thing.get("type") == "section" and text and width(text["text"]) > NEAR * render.SECTION:
            yield f"a section of {width(text['text'])} characters"
        if thing.get("type") == "button":
            buttons += 1
            if width(text["text"]) > NEAR * render.LABEL:
                yield f"a button of {width(text['text'])} characters: {text['text']}"
        if len(thing.get("options", ())) > NEAR * render.OPTIONS:
            yield f"a list of {len(thing['options'])} options"
        total += width(text) if isinstance(text, str) else 0
    if buttons > MANY:
        yield f"{buttons} buttons"
    if total > NEAR * render.ALL_TEXT:
        yield f"{total} characters in all"


def _within(thing: Any) -> Iterator[dict[str, Any]]:
    if isinstance(thing, dict):
        yield thing
    for part in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from _within(part)


def _drawn(blocks: list[dict[str, Any]]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: dict[str, Any]) -> str:
    return _DRAWN[block["type"]](block)


def _actions(block: dict[str, Any]) -> str:
    return f'<div class="actions">{"".join(map(_element, block["elements"]))}</div>'


def _input(block: dict[str, Any]) -> str:
    more = f"<small>{_plain(block['hint'])}</small>" if "hint" in block else ""
    optional = " <small>(optional)</small>" if block["optional"] else ""
    return f"<label>{_plain(block['label'])}{optional}</label>{_element(block['element'])}{more}"


def _section(block: dict[str, Any]) -> str:
    inside = _text(block["text"]) if "text" in block else ""
    inside += "".join(f'<div class="field">{_text(part)}</div>' for part in block.get("fields", ()))
    beside = _element(block["accessory"]) if "accessory" in block else ""
    return f'<div class="section"><div>{inside}</div>{beside}</div>'


_DRAWN: dict[str, Callable[[dict[str, Any]], str]] = {
    "divider": lambda _: "<hr>",
    "header": lambda block: f'<h4 class="header">{_plain(block["text"])}</h4>',
    "image": lambda block: f'<div class="picture" role="img">{html.escape(block["alt_text"])}</div>',
    "context": lambda block: f'<div class="context">{" ".join(map(_text, block["elements"]))}</div>',
    "actions": _actions,
    "input": _input,
    "section": _section,
}


def _element(element: dict[str, Any]) -> str:
    if element["type"] == "button":
        return f'<b class="button {element.get("style", "")}">{_plain(element["text"])}</b>'
    if element["type"] == "plain_text_input":
        tall = " tall" if element["multiline"] else ""
        return f'<div class="input{tall}">{html.escape(element.get("initial_value", ""))}</div>'
    chosen = element.get("initial_options") or [element[name] for name in ("initial_option",) if name in element]
    shown = ", ".join(_plain(option["text"]) for option in chosen) or _plain(element.get("placeholder", {"text": "…"}))
    options = "".join(f"<li>{_plain(option['text'])}</li>" for option in element["options"])
    return f'<details class="select"><summary>{shown}</summary><ul>{options}</ul></details>'


def _plain(text: dict[str, Any]) -> str:
    return html.escape(text["text"])


def _text(text: dict[str, Any]) -> str:
    if text["type"] == "plain_text":
        return f"<p>{_plain(text)}</p>"
    lines: list[str] = []
    for line in text["text"].split("\n"):
        styled = _ITALIC.sub(r"<em>\1</em>", _BOLD.sub(r"<strong>\1</strong>", line))
        quoted = styled.removeprefix("> ").removeprefix("&gt; ")
        lines.append(f"<q>{quoted}</q>" if line.startswith("> ") else styled)
    return f"<p>{chr(10).join(lines)}</p>".replace("</q>\n", "</q>")
