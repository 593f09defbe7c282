"""Plays a transcript through the real `onethreetwo chat --json`, one line at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

END = "!press § end of answer §"
"""No control is ever called this: the one line it is answered with shows that all before it is there."""


class Console:
    """A person at the terminal's scripted form."""

    def __init__(self, database: str, *, language: str, zone: str, now: str | None, environ: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "adapters", "chat", "--json", "--db", database, "--as", "Noor Testman"]
        command += ["--lang", language, "--tz", zone, *(["--now", now] if now else [])]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **environ},
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(timeout=30)
        if self.process.stdout:
            self.process.stdout.close()

    def play(self, line: str) -> list[dict[str, Any]]:
        """Give one line and return everything that was printed for it."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n{END}\n")
        self.process.stdin.flush()
        said: list[dict[str, Any]] = []
        while written := self.process.stdout.readline():
            found = json.loads(written)
            if found["problems"] and any(END.removeprefix("!press ") in text for text in found["problems"].values()):
                return said
            said.append(found)
        raise AssertionError(f"the console stopped at {line!r}")
