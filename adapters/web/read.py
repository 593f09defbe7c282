"""What a page sends, made into what the person did; pure, and strict: a page of ours sends nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.chat import tokens

MOST_TEXT = 40_000
"""Characters in one message: as much as Slack lets somebody type."""
MOST_VALUES = 100
MOST_BYTES = 1_000_000
"""A frame: the longest text, or a form full of them."""
_ID = re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII)
_SEAT = re.compile(r"[a-z0-9-]{1,40}", re.ASCII)
_KEY = re.compile(r"[\w:.-]{1,100}")

Span = Literal["next", "day", "week"]
Values = dict[str, str | tuple[str, ...]]


class Malformed(Exception):  # noqa: N818 - the page's fault, and all there is to know
    """No frame of ours."""


@dataclass(frozen=True, slots=True)
class Say:
    """They typed something."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """They pressed a button."""

    id: str
    token: str


@dataclass(frozen=True, slots=True)
class Pick:
    """They chose from a list."""

    id: str
    token: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Send:
    """They sent a form."""

    id: str
    token: str
    values: Values


@dataclass(frozen=True, slots=True)
class Move:
    """They moved the clock: to the next nudge, or a day or a week on."""

    id: str
    to: Span


Frame = Say | Press | Pick | Send | Move


def frame(raw: str) -> Frame:
    """Return what a frame asks for; Malformed when it is none of ours."""
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        raise Malformed from None
    if not isinstance(given, dict):
        raise Malformed
    number = _matching(_ID, given.get("id"))
    match given.get("do"):
        case "say":
            return Say(number, _text(given.get("text")))
        case "press":
            return Press(number, _token(given.get("token")))
        case "pick":
            return Pick(number, _token(given.get("token")), _several(given.get("values")))
        case "send":
            return Send(number, _token(given.get("token")), _values(given.get("values")))
        case "move":
            to = given.get("to")
            if to in ("next", "day", "week"):
                return Move(number, to)
    raise Malformed


def seat(given: str) -> str:
    """Return whose talk a page shows; an empty one is the own talk. Malformed when it cannot be one."""
    return _matching(_SEAT, given) if given else "me"


def zone(given: str) -> str | None:
    """Return the browser's time zone when there is one of that name."""
    try:
        return ZoneInfo(given).key if given else None
    except (KeyError, ValueError, OSError):
        return None


def language(given: str) -> str:
    """Return the language of the two that a browser's own is closest to."""
    return "nl" if given.casefold().startswith("nl") else "en"


def _matching(shape: re.Pattern[str], given: Any) -> str:
    if not isinstance(given, str) or not shape.fullmatch(given):
        raise Malformed
    return given


def _text(given: Any) -> str:
    if not isinstance(given, str) or len(given) > MOST_TEXT:
        raise Malformed
    return given.encode("utf-8", "replace").decode("utf-8")  # JSON can write halves of characters


def _token(given: Any) -> str:
    if not isinstance(given, str) or len(given) > tokens.MOST:
        raise Malformed
    return _text(given)


def _several(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or len(given) > MOST_VALUES:
        raise Malformed
    return tuple(_text(one) for one in given)


def _values(given: Any) -> Values:
    if not isinstance(given, Mapping) or len(given) > MOST_VALUES:
        raise Malformed
    return {
        _matching(_KEY, key): _several(value) if isinstance(value, list) else _text(value)
        for key, value in given.items()
    }
