"""One name in an answer: what it put on the list, whom it stands for, and what is asked about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.contacts import GROUPS, Column, folded
from bot.talk.talks import Json

Entry = dict[str, Any]
"""One name in an answer: `name` and `note` as given, and `id` of whom it stands for; `added` when it put them there.

A name that was on the list already has `twin` in place of `id` until it is known whether they are one, and `other` is
the second of that name. One that was given more than once has `each`, what was said beside it each time, and `more`,
those who turned out to be others. `arrow` is the introduction that it put there.
"""


def same_as(key: str, entry: Mapping[str, Json]) -> str:
    """The key of the question whether a name is the one that was there already; none is ever asked without a twin."""
    return f"same:{key.removeprefix('known:')}-{entry.get('twin')}"


def again_as(key: str, entry: Mapping[str, Json]) -> str:
    """The key of the question whether a name that was given more than once is one person each time."""
    return f"same:{key.removeprefix('known:')}-{entry.get('twin') or entry.get('id')}-again"


def note_of(entry: Mapping[str, Json]) -> str | None:
    """What was said beside a name where it was given first; beside all of them, as long as they are one."""
    note: str | None = entry["each"][0] if "more" in entry else entry.get("note")
    return note


def first_of(entry: Mapping[str, Json]) -> list[int]:
    """The contact that a name of an answer put on the list where it was given first."""
    return ([entry["id"]] if entry.get("added") else []) + ([entry["other"]] if "other" in entry else [])


def written(entry: Mapping[str, Json]) -> list[int]:
    """The contacts that one name of an answer put on the list."""
    return [*first_of(entry), *entry.get("more", [])]


def paired(
    given: Sequence[Mapping[str, Json]], before: Sequence[Entry]
) -> list[tuple[Mapping[str, Json], Entry | None]]:
    """Each name given with the same one of the answer before, if it was there."""
    left, pairs = list(before), []
    for entry in given:
        old = next((old for old in left if _is_same(entry, old)), None)
        left = [one for one in left if one is not old]
        pairs.append((entry, old))
    return pairs


def _is_same(entry: Mapping[str, Json], old: Entry) -> bool:
    if entry.get("id") is not None:
        return bool(entry["id"] == old.get("id"))
    return folded(entry["name"]) == folded(old["name"])


def is_of_names(key: str) -> bool:
    """Whether an answer holds names."""
    return key == "dream" or key.startswith(("known:", "between:"))


def turn(key: str) -> tuple[int, int]:
    """When an answer is asked for, as it sorts."""
    name, _, subject = key.partition(":")
    return ("known", "dream", "between").index(name), GROUPS.index(subject) if subject in GROUPS else 0


def spot(key: str) -> tuple[Column, str | None]:
    """The column that an answer's names go to, and their group in it."""
    name, _, subject = key.partition(":")
    columns: dict[str, tuple[Column, str | None]] = {"known": (1, subject), "dream": (3, None), "between": (2, None)}
    return columns[name]


def dream_of(key: str) -> int | None:
    """The dream that an answer's names stand before."""
    return int(key.removeprefix("between:")) if key.startswith("between:") else None


def copied(answer: Json) -> Json:
    """An answer that can be changed without changing the one it was."""
    return [dict(part) if isinstance(part, dict) else part for part in answer] if isinstance(answer, list) else answer
