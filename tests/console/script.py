"""Running `chat --json`: in this process for what it does, as the real program for how it starts and ends."""

from __future__ import annotations

import asyncio
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from adapters.console.app import Place, run_script
from adapters.console.sitting import Person
from bot.chat.events import Address
from bot.store import Store

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=AMSTERDAM)
WELCOMED = ("hoi", "!press Nederlands", *["!press 1"] * 4)
"""From the first word to the end of the welcome."""
KEYS = {"id", "at", "kind", "replaces", "text", "controls", "form", "problems", "image", "file"}

Shape = dict[str, Any]


class Script:
    """One person's scripts on one store; each `run` is a process of its own as far as the coach can tell."""

    def __init__(
        self,
        store: Store,
        name: str = "Testa",
        *,
        start: datetime = MONDAY,
        zone: str = AMSTERDAM.key,
        lang: str = "nl",
    ) -> None:
        self.store = store
        self.person = Person(Address("console", "local", name), lang, zone, name)
        self._place = Place(store, self.person, start)

    def run(self, *lines: str | bytes | Shape) -> list[Shape]:
        """Everything that these lines print."""
        source = b"".join(raw(line) + b"\n" for line in lines)
        target = io.BytesIO()
        asyncio.run(run_script(self._place, io.BytesIO(source), target))
        return shapes(target.getvalue())

    @property
    def clock(self) -> datetime:
        """Where the coach's clock stands, in Amsterdam."""
        with self.store.read() as work:
            at = work.clock()
        assert at is not None
        return at.astimezone(AMSTERDAM)


def raw(line: str | bytes | Shape) -> bytes:
    """A line of input in bytes."""
    if isinstance(line, bytes):
        return line
    return (json.dumps(line) if isinstance(line, dict) else line).encode()


def shapes(written: bytes) -> list[Shape]:
    """The objects in the output, each with all its keys."""
    found = [json.loads(line) for line in written.split(b"\n") if line]
    assert all(set(shape) == KEYS for shape in found)
    return found


def ids(found: Sequence[Shape]) -> list[str]:
    """The ids, in order."""
    return [shape["id"] for shape in found]


def labels(shape: Shape) -> list[str]:
    """What stands on the controls of a message."""
    return [control["label"] for control in shape["controls"]]


def program(folder: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    """The real program with these words, and an environment with nothing set, at home in a folder."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ONETHREETWO", "SLACK", "DISCORD"))
    }
    command = [sys.executable, "-W", "error", "-m", "adapters", *words]
    return command, kept | {"HOME": str(folder), "PYTHONPATH": str(Path(__file__).parents[2]), "LANG": "C.UTF-8"}


def started(folder: Path, *words: str, db: str = "try.db") -> subprocess.Popen[bytes]:
    """`chat --json` as a process, in a folder."""
    common = ("chat", "--json", "--db", db, "--as", "Testa", "--lang", "nl", "--now", MONDAY.isoformat())
    command, environ = program(folder, *common, "--tz", AMSTERDAM.key, *words)
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environ, stdin=pipe, stdout=pipe, stderr=pipe)


def ended(process: subprocess.Popen[bytes], *lines: str | bytes | Shape) -> tuple[list[Shape], str, int]:
    """What a process prints for these lines, what it complains of, and how it ends."""
    out, err = process.communicate(b"".join(raw(line) + b"\n" for line in lines), timeout=60)
    return shapes(out), err.decode(), process.returncode
