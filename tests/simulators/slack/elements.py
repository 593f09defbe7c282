"""The documented limits of Block Kit's text objects, options and interactive elements."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]

SELECTS = frozenset({"static_select", "external_select", "users_select", "conversations_select", "channels_select"})
MULTI = frozenset({f"multi_{name}" for name in SELECTS})
PICKERS = frozenset({"datepicker", "timepicker", "datetimepicker"})
TYPED = frozenset({"plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input"})
CHOICES = frozenset({"checkboxes", "radio_buttons"})
INPUT_ELEMENTS = SELECTS | MULTI | PICKERS | TYPED | CHOICES | {"file_input"}
ACTION_ELEMENTS = SELECTS | MULTI | PICKERS | CHOICES | {"button", "overflow", "rich_text_input"}
ACCESSORIES = (SELECTS | MULTI | PICKERS | CHOICES | {"button", "overflow", "image"}) - {"datetimepicker"}


class Problems:
    """What is wrong with a set of blocks, each with the json-pointer Slack gives."""

    def __init__(self, usable_file: Callable[[object], bool]) -> None:
        self.found: list[str] = []
        self.usable_file = usable_file

    def add(self, problem: str, at: str) -> None:
        """Note one."""
        self.found.append(f"{problem} [json-pointer:{at}]")

    def length(self, value: object, most: int, at: str, *, least: int = 1) -> bool:
        """Whether this is a string of a length between the two."""
        if not isinstance(value, str):
            self.add("must provide a string", at)
        elif len(value) > most:
            self.add(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            self.add(f"must be more than {least - 1} characters", at)
        else:
            return True
        return False

    def optional(self, thing: Json, most: int, at: str, *names: str) -> None:
        """Check each of these strings that is there."""
        for name in names:
            if thing.get(name) is not None:
                self.length(thing[name], most, f"{at}/{name}")

    def text(self, value: object, most: int, at: str, *, plain: bool = True) -> None:
        """Check a text object."""
        if not isinstance(value, dict):
            self.add("must provide an object", at)
            return
        allowed = {"plain_text"} if plain else {"plain_text", "mrkdwn"}
        if value.get("type") not in allowed:
            self.add(f"must be one of: {', '.join(sorted(allowed))}", f"{at}/type")
        extra = set(value) - {"type", "text", "emoji" if value.get("type") == "plain_text" else "verbatim"}
        for name in sorted(extra):
            self.add(f"invalid additional property: {name}", at)
        self.length(value.get("text"), most, f"{at}/text")

    def image(self, image: Json, at: str) -> None:
        """Check an image block or element: where it is and how it reads aloud."""
        self.length(image.get("alt_text"), 2000, f"{at}/alt_text")
        file = image.get("slack_file")
        if (image.get("image_url") is None) == (file is None):
            self.add("must provide exactly one of image_url, slack_file", at)
        elif file is None:
            self.length(image["image_url"], 3000, f"{at}/image_url")
        elif not isinstance(file, dict) or len(file) != 1 or not self.usable_file(file.get("id") or file.get("url")):
            self.add("invalid slack file", f"{at}/slack_file")

    def options(self, element: Json, most: int, at: str, *, mrkdwn: bool = False) -> None:
        """Check a list of options, or of groups of them."""
        groups = element.get("option_groups")
        if groups is not None and element["type"].removeprefix("multi_") == "static_select":
            if "options" in element:
                self.add("must provide only one of: options, option_groups", at)
            self.count(groups, 100, f"{at}/option_groups")
            for n, group in enumerate(groups if isinstance(groups, list) else []):
                self.text(group.get("label"), 75, f"{at}/option_groups/{n}/label")
                self.one_list(group.get("options"), 100, f"{at}/option_groups/{n}/options", mrkdwn=False)
        else:
            self.one_list(element.get("options"), most, f"{at}/options", mrkdwn=mrkdwn)
        known = [option for group in groups or [element] for option in group.get("options") or []]
        for name, initial in (("initial_option", [element.get("initial_option")]), ("initial_options", None)):
            for option in initial or element.get(name) or []:
                if option is not None and option not in known:
                    self.add("initial option must match an option", f"{at}/{name}")

    def one_list(self, options: object, most: int, at: str, *, mrkdwn: bool) -> None:
        """Check some options."""
        if not self.count(options, most, at):
            return
        for n, option in enumerate(options):  # type: ignore[arg-type,var-annotated]
            self.text(option.get("text"), 75, f"{at}/{n}/text", plain=not mrkdwn)
            self.length(option.get("value"), 150, f"{at}/{n}/value")
            if option.get("description") is not None:
                self.text(option["description"], 75, f"{at}/{n}/description", plain=not mrkdwn)

    def count(self, things: object, most: int, at: str) -> bool:
        """Whether this is a list of 1 to `most` objects."""
        if not isinstance(things, list) or not all(isinstance(thing, dict) for thing in things):
            self.add("must be an array of objects", at)
        elif not things:
            self.add("must contain at least 1 item", at)
        elif len(things) > most:
            self.add(f"no more than {most} items allowed", at)
        else:
            return True
        return False

    def confirm(self, confirm: Json, at: str) -> None:
        """Check the "are you sure?" of an element."""
        for name, most in (("title", 100), ("confirm", 30), ("deny", 30)):
            self.text(confirm.get(name), most, f"{at}/{name}")
        self.text(confirm.get("text"), 300, f"{at}/text", plain=False)

    def element(self, element: Json, at: str) -> None:
        """Check one interactive element."""
        kind = str(element.get("type"))
        if kind == "image":
            self.image(element, at)
            return
        self.optional(element, 255, at, "action_id")
        if element.get("confirm") is not None:
            self.confirm(element["confirm"], f"{at}/confirm")
        if element.get("placeholder") is not None:
            self.text(element["placeholder"], 150, f"{at}/placeholder")
        if kind == "button":
            self.button(element, at)
        elif kind in {"static_select", "multi_static_select"}:
            self.options(element, 100, at)
        elif kind in CHOICES:
            self.options(element, 10, at, mrkdwn=True)
        elif kind == "overflow":
            self.options(element, 5, at)
        elif kind in PICKERS:
            self.picker(element, kind, at)
        elif kind in TYPED:
            self.typed(element, kind, at)

    def button(self, button: Json, at: str) -> None:
        """Check a button."""
        self.text(button.get("text"), 75, f"{at}/text")
        self.optional(button, 2000, at, "value")
        self.optional(button, 3000, at, "url")
        self.optional(button, 75, at, "accessibility_label")
        if button.get("style") not in {None, "primary", "danger"}:
            self.add("must be one of: primary, danger", f"{at}/style")

    def picker(self, element: Json, kind: str, at: str) -> None:
        """Check what a date or time picker begins with."""
        name = {"datepicker": "date", "timepicker": "time", "datetimepicker": "date_time"}[kind]
        pattern = {"date": r"\d{4}-\d\d-\d\d", "time": r"[0-2]\d:[0-5]\d", "date_time": r"\d{10}"}[name]
        initial = element.get(f"initial_{name}")
        if initial is not None and not re.fullmatch(pattern, str(initial)):
            self.add("invalid format", f"{at}/initial_{name}")

    def typed(self, element: Json, kind: str, at: str) -> None:
        """Check a box to type in."""
        if kind == "number_input" and not isinstance(element.get("is_decimal_allowed"), bool):
            self.add("missing required field: is_decimal_allowed", at)
        if kind == "plain_text_input":
            for name in ("min_length", "max_length"):
                limit = element.get(name)
                if limit is not None and not (isinstance(limit, int) and 0 <= limit <= 3000):
                    self.add("must be between 0 and 3000", f"{at}/{name}")
            if element.get("initial_value") is not None:
                self.length(element["initial_value"], element.get("max_length") or 3000, f"{at}/initial_value", least=0)
