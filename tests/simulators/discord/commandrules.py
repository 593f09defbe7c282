"""The rules for application commands: names, texts, options, choices, nesting and total size."""

from __future__ import annotations

import re

from .form import Form, Json, Path

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUB, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
NAME = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")
LOCALES = {
    *(
        "ar",
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en-GB",
        "en-US",
        "es-419",
        "es-ES",
        "fi",
        "fr",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
    ),
    *("it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW"),
}
MOST = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}


def check_commands(commands: list[Json], *, guild: bool) -> None:
    """A whole list as in a bulk overwrite."""
    form = Form()
    seen: set[tuple[int, str]] = set()
    for n, command in enumerate(commands):
        check_command(form, command, (n,), guild=guild)
        key = (command.get("type") or SLASH, str(command.get("name")))
        if key in seen:
            form.wrong((n, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        seen.add(key)
    for kind, most in MOST.items():
        if sum(key[0] == kind for key in seen) > most:
            form.wrong((), "BASE_TYPE_MAX_LENGTH", f"At most {most} commands of type {kind}.")
    form.check()


def check_command(form: Form, command: Json, path: Path, *, guild: bool) -> None:
    """One command with its options."""
    kind = command.get("type") or SLASH
    if kind not in MOST:
        form.one_of(command, "type", path, frozenset(MOST))
        return
    _name(form, command, path, slash=kind == SLASH)
    if kind == SLASH:
        _described(form, command, path)
    elif command.get("description"):
        form.wrong((*path, "description"), "APPLICATION_COMMAND_INVALID_DESCRIPTION", "Not for context menus.")
    for key, allowed in (("contexts", {0, 1, 2}), ("integration_types", {0, 1})):
        given = command.get(key)
        if given is not None and (not isinstance(given, list) or not set(given) <= allowed or not given):
            form.wrong((*path, key), "BASE_TYPE_CHOICES", f"Only {sorted(allowed)} and at least one.")
        elif given is not None and guild:
            form.wrong((*path, key), "BASE_TYPE_BAD", "Only for global commands.")
    contexts, kinds = command.get("contexts") or [], command.get("integration_types")
    if 2 in contexts and kinds is not None and 1 not in kinds:
        form.wrong((*path, "contexts"), "BASE_TYPE_BAD", "Private channels need the user install.")
    _options(form, command, path, depth=0)
    if _size(command) > 8000:
        form.wrong(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")


def _name(form: Form, item: Json, path: Path, *, slash: bool) -> None:
    form.text(item, "name", path, 32, least=1, needed=True)
    _localised(form, item, "name_localizations", path, 32)
    for value in [item.get("name"), *(item.get("name_localizations") or {}).values()]:
        if slash and isinstance(value, str) and (not NAME.fullmatch(value) or value != value.lower()):
            form.wrong((*path, "name"), "APPLICATION_COMMAND_INVALID_NAME", f"Command name {value!r} is invalid")


def _described(form: Form, item: Json, path: Path) -> None:
    form.text(item, "description", path, 100, least=1, needed=True)
    _localised(form, item, "description_localizations", path, 100)


def _localised(form: Form, item: Json, key: str, path: Path, most: int) -> None:
    texts = item.get(key) or {}
    for locale in texts:
        if locale not in LOCALES:
            form.wrong((*path, key, locale), "ENUM_TYPE_COERCE", "Not a locale.")
        form.text(texts, locale, (*path, key), most, least=1)


def _options(form: Form, holder: Json, path: Path, *, depth: int) -> None:
    options = form.items(holder, "options", path, 25)
    names: set[str] = set()
    optional_seen = False
    nested = [option.get("type") in {SUB, GROUP} for option in options]
    if any(nested) and not all(nested):
        form.wrong((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-commands do not mix.")
    for n, option in enumerate(options):
        place = (*path, "options", n)
        allowed = {0: range(1, 12), 1: [SUB, *range(3, 12)], 2: range(3, 12)}[depth]
        if not form.one_of(option, "type", place, frozenset(allowed)):
            continue
        _name(form, option, place, slash=True)
        _described(form, option, place)
        if option.get("name") in names:
            form.wrong((*place, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
        names.add(str(option.get("name")))
        if option["type"] in {SUB, GROUP}:
            _options(form, option, place, depth=1 if option["type"] == GROUP else 2)
            continue
        if option.get("required") and optional_seen:
            form.wrong(place, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first")
        optional_seen |= not option.get("required")
        _value(form, option, place)


def _value(form: Form, option: Json, path: Path) -> None:
    choices = form.items(option, "choices", path, 25)
    if choices and option.get("autocomplete"):
        form.wrong((*path, "autocomplete"), "BASE_TYPE_BAD", "Choices and autocomplete exclude each other.")
    if (choices or option.get("autocomplete")) and option["type"] not in {STRING, INTEGER, NUMBER}:
        form.wrong((*path, "type"), "BASE_TYPE_BAD", "Only strings and numbers have choices.")
    for n, choice in enumerate(choices):
        place = (*path, "choices", n)
        form.text(choice, "name", place, 100, least=1, needed=True)
        _localised(form, choice, "name_localizations", place, 100)
        if option["type"] == STRING:
            form.text(choice, "value", place, 100, needed=True)
        elif isinstance(choice.get("value"), bool) or not isinstance(choice.get("value"), int | float):
            form.wrong((*place, "value"), "NUMBER_TYPE_COERCE", "Must be a number.")
    if option["type"] == STRING:
        form.whole(option, "min_length", path, 0, 6000)
        form.whole(option, "max_length", path, 1, 6000)


def _size(item: Json) -> int:
    total = 0
    for key in ("name", "description"):
        texts = [str(item.get(key) or ""), *map(str, (item.get(f"{key}_localizations") or {}).values())]
        total += max(map(len, texts))
    total += len(item["value"]) if isinstance(item.get("value"), str) else 0
    return total + sum(_size(part) for key in ("options", "choices") for part in item.get(key) or [])
