r"""What a person types, made into what the coach hears; pure.

A line is plain text (`\n` in it a line break), a JSON object with an id and a text, or one of the `!` commands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

MOST_DAYS = 3660
"""How far the clock may be moved at once: ten years, far enough for any try-out."""

_COMMAND = re.compile(r"!(?P<name>press|pick|form|advance|to-next)(?:\s+(?P<rest>.*))?", re.DOTALL | re.IGNORECASE)
_SPAN = re.compile(r"(?:(\d{1,9})d)?\s*(?:(\d{1,9})h)?\s*(?:(\d{1,9})m)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input; only one with an `id` can be repeated safely."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """Press the control with this label or number."""

    label: str


@dataclass(frozen=True, slots=True)
class Pick:
    """Choose these from the newest list, separated by `;`."""

    labels: str


@dataclass(frozen=True, slots=True)
class Fill:
    """Answer the open form: `key=value; key=value`."""

    values: str


@dataclass(frozen=True, slots=True)
class Advance:
    """Move the clock: first days, on the wall clock of the member's zone, then elapsed time; None cannot be read."""

    days: int = 0
    elapsed: timedelta | None = field(default_factory=timedelta)


@dataclass(frozen=True, slots=True)
class ToNext:
    """Move the clock to the next moment at which the coach has something to say."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Plain text for the coach."""

    text: str


Command = Typed | Press | Pick | Fill | Advance | ToNext


def scripted(raw: bytes) -> Line:
    """The line in bytes that may be anything; a JSON object that is not of ours is plain text."""
    text = raw.decode("utf-8", "replace").rstrip("\r\n")
    found = _object(text)
    if found is None:
        return Line(_unescaped(text))
    given = found.get("id")
    known = str(given) if isinstance(given, str | int) and not isinstance(given, bool) else ""
    return Line(_whole(str(found["text"])), _whole(known) or None)


def typed(text: str) -> Line:
    """The line that somebody typed at the prompt."""
    return Line(_unescaped(_whole(text.rstrip("\r\n"))))


def command(text: str) -> Command:
    """What a text asks for; anything that is no `!` command is said to the coach."""
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        return Typed(text)
    rest = (found["rest"] or "").strip()
    match found["name"].casefold():
        case "press":
            return Press(rest)
        case "pick":
            return Pick(rest)
        case "form":
            return Fill(rest)
        case "advance":
            return _advance(rest)
        case _:
            return Typed(text) if rest else ToNext()


def _advance(span: str) -> Advance:
    found = _SPAN.fullmatch(span)
    if found is None or not span:
        return Advance(elapsed=None)
    days, hours, minutes = (int(number or 0) for number in found.groups())
    elapsed = timedelta(hours=hours, minutes=minutes)
    return Advance(days, elapsed) if days + elapsed.days <= MOST_DAYS else Advance(elapsed=None)


def _object(text: str) -> Mapping[str, object] | None:
    if not text.lstrip().startswith("{"):
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("text"), str) else None


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n")


def _whole(text: str) -> str:
    """The text without halves of characters, which JSON can write and no encoding can."""
    return text.encode("utf-8", "replace").decode("utf-8")
