"""Block Kit as Slack checks it: one bad block refuses the whole message or view."""

from __future__ import annotations

import copy
import secrets
from collections.abc import Callable
from typing import Any

from .elements import ACCESSORIES, ACTION_ELEMENTS, INPUT_ELEMENTS, Json, Problems

MOST = {"message": 50, "modal": 100, "home": 100}
ALL_TEXT = 13_200
MESSAGE_ONLY = frozenset({"markdown", "table", "file"})


class Checker(Problems):
    """Checks the blocks of one surface."""

    def __init__(self, surface: str, usable_file: Callable[[object], bool]) -> None:
        super().__init__(usable_file)
        self.surface = surface

    def blocks(self, blocks: object, at: str = "/blocks") -> None:
        """Check a whole list."""
        if not self.count(blocks, MOST[self.surface], at):
            return
        seen: set[str] = set()
        for n, block in enumerate(blocks):  # type: ignore[arg-type,var-annotated]
            here = f"{at}/{n}"
            block_id = block.get("block_id")
            if block_id is not None:
                self.length(block_id, 255, f"{here}/block_id")
                if block_id in seen:
                    self.add("block_id must be unique", f"{here}/block_id")
                seen.add(str(block_id))
            self.block(block, here)

    def block(self, block: Json, at: str) -> None:
        """Check one block."""
        kind = block.get("type")
        check = getattr(self, f"block_{kind}", None) if isinstance(kind, str) else None
        if not check or (kind in MESSAGE_ONLY and self.surface != "message"):
            self.add(f"unsupported type: {kind}", f"{at}/type")
        else:
            check(block, at)

    def ids(self, elements: list[Json], at: str) -> None:
        """Check that the action ids of one block differ."""
        seen: set[str] = set()
        for n, element in enumerate(elements):
            action = element.get("action_id")
            if action is not None and action in seen:
                self.add("action_id must be unique within the block", f"{at}/{n}/action_id")
            seen.add(str(action))

    def one(self, element: object, allowed: frozenset[str], at: str) -> None:
        """Check one element that must be of an allowed type."""
        if not isinstance(element, dict) or element.get("type") not in allowed:
            self.add(f"unsupported type: {element.get('type') if isinstance(element, dict) else element}", at)
        else:
            self.element(element, at)

    def block_section(self, block: Json, at: str) -> None:
        """Text of at most 3,000 characters or up to ten fields, and one thing beside it."""
        if block.get("text") is None and not block.get("fields"):
            self.add("must provide text or fields", at)
        if block.get("text") is not None:
            self.text(block["text"], 3000, f"{at}/text", plain=False)
        if block.get("fields") is not None and self.count(block["fields"], 10, f"{at}/fields"):
            for n, item in enumerate(block["fields"]):
                self.text(item, 2000, f"{at}/fields/{n}", plain=False)
        if block.get("accessory") is not None:
            self.one(block["accessory"], ACCESSORIES, f"{at}/accessory")

    def block_header(self, block: Json, at: str) -> None:
        """Plain text of at most 150 characters."""
        self.text(block.get("text"), 150, f"{at}/text")

    def block_divider(self, block: Json, at: str) -> None:
        """Nothing but a line."""

    def block_context(self, block: Json, at: str) -> None:
        """Up to ten small texts and images."""
        if self.count(block.get("elements"), 10, f"{at}/elements"):
            for n, element in enumerate(block["elements"]):
                if element.get("type") == "image":
                    self.image(element, f"{at}/elements/{n}")
                else:
                    self.text(element, 3000, f"{at}/elements/{n}", plain=False)

    def block_actions(self, block: Json, at: str) -> None:
        """Up to 25 interactive elements."""
        if self.count(block.get("elements"), 25, f"{at}/elements"):
            for n, element in enumerate(block["elements"]):
                self.one(element, ACTION_ELEMENTS, f"{at}/elements/{n}")
            self.ids(block["elements"], f"{at}/elements")

    def block_image(self, block: Json, at: str) -> None:
        """A picture with words for who cannot see it."""
        self.image(block, at)
        if block.get("title") is not None:
            self.text(block["title"], 2000, f"{at}/title")

    def block_input(self, block: Json, at: str) -> None:
        """A label and one thing to fill in."""
        self.text(block.get("label"), 2000, f"{at}/label")
        if block.get("hint") is not None:
            self.text(block["hint"], 2000, f"{at}/hint")
        self.one(block.get("element"), INPUT_ELEMENTS, f"{at}/element")

    def block_rich_text(self, block: Json, at: str) -> None:
        """Sections, lists, quotes."""
        self.count(block.get("elements"), 1000, f"{at}/elements")

    def block_markdown(self, block: Json, at: str) -> None:
        """Markdown of at most 12,000 characters."""
        self.length(block.get("text"), 12_000, f"{at}/text")

    def block_table(self, block: Json, at: str) -> None:
        """At most 100 rows of at most 20 cells."""
        rows = block.get("rows")
        if not isinstance(rows, list) or not 1 <= len(rows) <= 100:
            self.add("must be 1 to 100 rows", f"{at}/rows")
        else:
            for n, row in enumerate(rows):
                self.count(row, 20, f"{at}/rows/{n}")


def check_message(blocks: object, usable_file: Callable[[object], bool]) -> list[str]:
    """What is wrong with a message's blocks."""
    checker = Checker("message", usable_file)
    checker.blocks(blocks)
    return checker.found


def check_view(view: object, surface: str, usable_file: Callable[[object], bool]) -> list[str]:
    """What is wrong with a modal or an App Home."""
    checker = Checker(surface, usable_file)
    if not isinstance(view, dict):
        return ["must provide an object [json-pointer:/view]"]
    if view.get("type") != surface:
        checker.add(f"must be of type {surface}", "/view/type")
    blocks = view.get("blocks")
    if surface == "modal":
        checker.text(view.get("title"), 24, "/view/title") if "title" in view else checker.add(
            "missing required field: title", "/view"
        )
        for name in ("submit", "close"):
            if view.get(name) is not None:
                checker.text(view[name], 24, f"/view/{name}")
        has_input = isinstance(blocks, list) and any(isinstance(b, dict) and b.get("type") == "input" for b in blocks)
        if has_input and view.get("submit") is None:
            checker.add("missing required field: submit", "/view")
    else:
        for name in {"title", "submit", "close"} & set(view):
            checker.add(f"invalid additional property: {name}", "/view")
    for name, most in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        if view.get(name) is not None:
            checker.length(view[name], most, f"/view/{name}", least=0)
    checker.blocks(blocks, "/view/blocks")
    return checker.found


def stored(blocks: list[Json]) -> list[Json]:
    """Blocks as Slack gives them back: every block and element named, every text object whole."""
    blocks = copy.deepcopy(blocks)
    for block in blocks:
        block.setdefault("block_id", secrets.token_urlsafe(4)[:5])
        for element in interactive(block):
            if element["type"] != "image":
                element.setdefault("action_id", secrets.token_urlsafe(4)[:5])
        _whole(block)
    return blocks


def interactive(block: Json) -> list[Json]:
    """The elements of a block that a person can use."""
    if block.get("type") == "actions":
        return list(block["elements"])
    return [block[name] for name in ("accessory", "element") if isinstance(block.get(name), dict)]


def total_text(blocks: list[Json]) -> int:
    """How much text there is in all blocks together."""
    return sum(len(text) for block in blocks for text in _texts(block))


def _texts(thing: Any) -> list[str]:
    if isinstance(thing, dict):
        own = [thing["text"]] if isinstance(thing.get("text"), str) else []
        return own + [text for value in thing.values() for text in _texts(value)]
    return [text for value in thing for text in _texts(value)] if isinstance(thing, list) else []


def _whole(thing: Any) -> None:
    if isinstance(thing, dict):
        if thing.get("type") == "plain_text":
            thing.setdefault("emoji", True)
        if thing.get("type") == "mrkdwn":
            thing.setdefault("verbatim", False)
    for value in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        _whole(value)
