"""A transcript: lines of a person, each followed by what the coach answered, in a form that reads as a conversation.

    > hoi
        Hoi, ik ben OneThreeTwo, een bot. …

        In welke taal praten we? (1 van 5)
        [Nederlands] [English]

What a person types stands behind `>`; a line that begins with `!` presses, picks, fills in or lets time pass, as in
`onethreetwo chat --json`. What comes back is indented; a nudge begins with the moment it came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
MARK = "> "
INDENT = "    "


@dataclass(frozen=True)
class Step:
    """One line of the person, and what was answered, as it stands in the transcript."""

    said: str
    answered: str


@dataclass(frozen=True)
class Transcript:
    """A conversation and how it begins."""

    name: str
    language: str
    now: str
    zone: str
    title: str
    steps: tuple[Step, ...]


def read(path: Path) -> Transcript:
    """Read a transcript from its file."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    settings = json.loads(lines[0].removeprefix("# "))
    steps: list[list[str]] = []
    for line in lines[1:]:
        if line.startswith(MARK):
            steps.append([line.removeprefix(MARK)])
        elif steps:
            steps[-1].append(line)
    made = tuple(Step(said, "\n".join(answered).strip("\n")) for said, *answered in steps)
    return Transcript(path.stem, settings["lang"], settings["now"], settings["tz"], head.removeprefix("# "), made)


def write(path: Path, transcript: Transcript) -> None:
    """Write a transcript to its file."""
    settings = json.dumps({"lang": transcript.language, "now": transcript.now, "tz": transcript.zone})
    parts = [f"# {transcript.title}", f"# {settings}", ""]
    for step in transcript.steps:
        parts += [MARK + step.said, *([step.answered] if step.answered else []), ""]
    path.write_text("\n".join(parts), encoding="utf-8")


def all_of_them() -> Iterator[Path]:
    """Return every transcript there is."""
    yield from sorted(FOLDER.glob("*.txt"))


def shown(objects: Sequence[Mapping[str, Any]]) -> str:
    """Return what `chat --json` printed as a transcript has it, without the edits, which only repeat a choice."""
    blocks = [_block(each) for each in objects if each["kind"] != "edit"]
    return "\n\n".join(_indented(block) for block in blocks)


def _block(said: Mapping[str, Any]) -> str:
    lines = []
    if said["kind"] == "nudge":
        lines.append(f"({datetime.fromisoformat(said['at']):%a %d %b %H:%M})")
    if said["text"]:
        lines.append(said["text"])
    if said["controls"]:
        lines.append(" ".join(_control(control) for control in said["controls"]))
    if said["form"]:
        lines.append(f"┌ {said['form']['title']}")
        lines += [f"│ {field['key']}: {field['label']}{_offered(field)}" for field in said["form"]["fields"]]
    if said["problems"]:
        lines += [f"! {part}: {problem}" for part, problem in said["problems"].items()]
    if said["file"]:
        lines.append(f"📎 {said['file']['name']}")
    return "\n".join(lines)


def _control(control: Mapping[str, Any]) -> str:
    if control["style"] != "select":
        return f"[{control['label']}]"
    return f"[{control['label']}: {', '.join(option['label'] for option in control['options'])}]"


def _offered(field: Mapping[str, Any]) -> str:
    options = field.get("options") or []
    return f" ({', '.join(option['label'] for option in options)})" if options else ""


def _indented(block: str) -> str:
    return "\n".join(INDENT + line if line else "" for line in block.splitlines())
