"""The rules for components in messages and modals, and their numbering."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator

from .form import Form, Json, Path

ROW, BUTTON, STRING_SELECT, TEXT_INPUT, SECTION, TEXT, THUMBNAIL = 1, 2, 3, 4, 9, 10, 11
GALLERY, FILE, SEPARATOR, CONTAINER, LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 12, 13, 14, 17, 18, 19, 21, 22, 23
SELECTS = frozenset({3, 5, 6, 7, 8})
INPUTS = SELECTS | {TEXT_INPUT, UPLOAD, RADIO, CHECKBOXES, CHECKBOX}
V2_TOP = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER})


class Checker:
    """Goes through one message's or modal's components and notes what is not allowed."""

    def __init__(self, form: Form, *, modal: bool = False) -> None:
        self._form = form
        self._modal = modal
        self._custom_ids: set[str] = set()
        self.count = 0
        self.words = 0

    def check(self, part: Json, path: Path, allowed: frozenset[int]) -> None:
        """One component where only some types may stand."""
        if not self._form.one_of(part, "type", path, allowed):
            return
        self.count += 1
        kind = part["type"]
        if kind in {BUTTON} | INPUTS:
            self._form.truth(part, "disabled", path)
            if self._modal and part.get("disabled"):
                self._form.wrong((*path, "disabled"), "MODAL_DISABLED", "Components in a modal can't be disabled.")
        if kind == ROW:
            self._row(part, path)
        elif kind == BUTTON:
            self._button(part, path)
        elif kind in SELECTS:
            self._select(part, path)
        elif kind == TEXT_INPUT:
            self._text_input(part, path, labelled=len(path) > 0 and path[-1] == "component")
        elif kind in {UPLOAD, RADIO, CHECKBOXES, CHECKBOX}:
            self._choice(part, path, kind)
        elif kind == LABEL:
            self._label(part, path)
        else:
            self._layout(part, path, kind)

    def children(self, part: Json, path: Path, allowed: frozenset[int], least: int, most: int) -> None:
        """The components inside another."""
        for n, child in enumerate(self._form.items(part, "components", path, most, least=least)):
            self.check(child, (*path, "components", n), allowed)

    def _row(self, part: Json, path: Path) -> None:
        if self._modal:
            self.children(part, path, frozenset({TEXT_INPUT}), 1, 1)
            return
        inside = part.get("components")
        mixed = isinstance(inside, list) and any(isinstance(c, dict) and c.get("type") in SELECTS for c in inside)
        self.children(part, path, SELECTS | {BUTTON}, 1, 1 if mixed else 5)

    def _custom_id(self, part: Json, path: Path) -> None:
        self._form.text(part, "custom_id", path, 100, least=1, needed=True)
        name = part.get("custom_id")
        if isinstance(name, str) and name in self._custom_ids:
            self._form.wrong((*path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")  # fmt: skip
        if isinstance(name, str):
            self._custom_ids.add(name)

    def _button(self, part: Json, path: Path) -> None:
        if not self._form.one_of(part, "style", path, frozenset(range(1, 7))):
            return
        self._form.text(part, "label", path, 80)
        if part["style"] <= 4:
            self._custom_id(part, path)
        elif part.get("custom_id") is not None:
            self._form.wrong((*path, "custom_id"), "BASE_TYPE_BAD", "A link or premium button has no custom id.")
        if part["style"] == 5:
            self._form.text(part, "url", path, 512, least=1, needed=True)
        elif part.get("url") is not None:
            self._form.wrong((*path, "url"), "BASE_TYPE_BAD", "Only a link button has a url.")
        if part["style"] != 6 and not part.get("label") and not part.get("emoji"):
            self._form.wrong(path, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji.")

    def _select(self, part: Json, path: Path) -> None:
        self._custom_id(part, path)
        self._form.text(part, "placeholder", path, 150)
        self._bounds(part, path, 25)
        if part["type"] == STRING_SELECT:
            self._options(part, path, 1, 25)

    def _bounds(self, part: Json, path: Path, top: int) -> None:
        self._form.whole(part, "min_values", path, 0, top)
        self._form.whole(part, "max_values", path, 1, top)
        low, high = part.get("min_values"), part.get("max_values")
        if isinstance(low, int) and isinstance(high, int) and low > high:
            self._form.wrong((*path, "min_values"), "BASE_TYPE_BAD", "min_values is greater than max_values.")
        if self._modal and low == 0 and part.get("required", True):
            self._form.wrong((*path, "min_values"), "BASE_TYPE_BAD", "A required component needs min_values of 1 or more.")  # fmt: skip

    def _options(self, part: Json, path: Path, least: int, most: int) -> None:
        options = self._form.items(part, "options", path, most, least=least)
        seen: set[str] = set()
        for n, option in enumerate(options):
            place = (*path, "options", n)
            self._form.text(option, "label", place, 100, least=1, needed=True)
            self._form.text(option, "value", place, 100, least=1, needed=True)
            self._form.text(option, "description", place, 100)
            if option.get("value") in seen:
                self._form.wrong(
                    (*place, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Values must be unique."
                )
            seen.add(str(option.get("value")))
        top = part.get("max_values") or (len(options) if part["type"] == CHECKBOXES else 1)
        if options and isinstance(top, int) and top > len(options):
            self._form.wrong(
                (*path, "max_values"), "BASE_TYPE_BAD", "max_values is greater than the number of options."
            )
        if isinstance(top, int) and sum(bool(option.get("default")) for option in options) > top:
            self._form.wrong((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT", "Too many options are default.")

    def _text_input(self, part: Json, path: Path, *, labelled: bool) -> None:
        self._custom_id(part, path)
        self._form.one_of(part, "style", path, frozenset({1, 2}))
        if labelled and part.get("label") is not None:
            self._form.wrong((*path, "label"), "BASE_TYPE_BAD", "A text input in a label has no label of its own.")
        elif not labelled:
            self._form.text(part, "label", path, 45, least=1, needed=True)
        self._form.whole(part, "min_length", path, 0, 4000)
        self._form.whole(part, "max_length", path, 1, 4000)
        self._form.truth(part, "required", path)
        self._form.text(part, "value", path, part.get("max_length") or 4000)
        self._form.text(part, "placeholder", path, 100)

    def _choice(self, part: Json, path: Path, kind: int) -> None:
        self._custom_id(part, path)
        self._form.truth(part, "required", path)
        if kind == RADIO:
            self._options(part, path, 2, 10)
        elif kind == CHECKBOXES:
            self._bounds(part, path, 10)
            self._options(part, path, 1, 10)
        elif kind == UPLOAD:
            self._bounds(part, path, 10)

    def _label(self, part: Json, path: Path) -> None:
        self._form.text(part, "label", path, 45, least=1, needed=True)
        self._form.text(part, "description", path, 100)
        child = part.get("component")
        if isinstance(child, dict):
            self.check(child, (*path, "component"), INPUTS)
        else:
            self._form.wrong((*path, "component"), "BASE_TYPE_REQUIRED", "This field is required")

    def _layout(self, part: Json, path: Path, kind: int) -> None:
        if kind == TEXT:
            self._form.text(part, "content", path, 4000, least=1, needed=True)
            self.words += len(part.get("content") or "")
        elif kind == SECTION:
            self.children(part, path, frozenset({TEXT}), 1, 3)
            if isinstance(part.get("accessory"), dict):
                self.check(part["accessory"], (*path, "accessory"), frozenset({BUTTON, THUMBNAIL}))
            else:
                self._form.wrong((*path, "accessory"), "BASE_TYPE_REQUIRED", "This field is required")
        elif kind == CONTAINER:
            self.children(part, path, V2_TOP - {CONTAINER}, 1, 40)
            self._form.whole(part, "accent_color", path, 0, 0xFFFFFF)
        elif kind == GALLERY:
            for n, item in enumerate(self._form.items(part, "items", path, 10, least=1)):
                self._form.text(item, "description", (*path, "items", n), 1024)
        elif kind == FILE and not str((part.get("file") or {}).get("url", "")).startswith("attachment://"):
            self._form.wrong((*path, "file", "url"), "BASE_TYPE_BAD", "Only attachment:// references.")
        elif kind == THUMBNAIL:
            self._form.text(part, "description", path, 1024)
        elif kind == SEPARATOR and part.get("spacing") is not None:
            self._form.one_of(part, "spacing", path, frozenset({1, 2}))


def check_message_components(form: Form, body: Json, *, v2: bool) -> None:
    """Five rows in a classic message; the whole set, at most forty, with the flag."""
    checker = Checker(form)
    checker.children(body, (), V2_TOP if v2 else frozenset({ROW}), 0, 40 if v2 else 5)
    if v2 and checker.count > 40:
        form.wrong(("components",), "BASE_TYPE_BAD_LENGTH", "Must be 40 or fewer in total.")
    if v2 and checker.words > 4000:
        form.wrong(("components",), "COMPONENT_MAX_TEXT_LENGTH", "At most 4000 characters of text displays in total.")


def check_modal(form: Form, data: Json) -> None:
    """A title, an id, and one to five parts."""
    path: Path = ("data",)
    form.text(data, "custom_id", path, 100, least=1, needed=True)
    form.text(data, "title", path, 45, least=1, needed=True)
    Checker(form, modal=True).children(data, path, frozenset({ROW, LABEL, TEXT}), 1, 5)


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, the nested ones after what holds them."""
    for part in components:
        yield part
        yield from walk(part.get("components") or [])
        yield from walk([part[key] for key in ("component", "accessory") if part.get(key)])


def numbered(components: list[Json]) -> list[Json]:
    """A copy in which every component has its id."""
    fresh = copy.deepcopy(components)
    taken = {part["id"] for part in walk(fresh) if part.get("id")}
    free = (n for n in itertools.count(1) if n not in taken)
    for part in walk(fresh):
        if not part.get("id"):
            part["id"] = next(free)
    return fresh
