"""A `chat --json` that can be killed, and what was read of it: the half of a script that must not lose anything."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.transcripts.transcript import Transcript

ROOT = Path(__file__).parents[2]
Shape = dict[str, Any]
_PATIENCE = 120.0
"""Seconds without an answer after which something hangs; far beyond what a slow machine needs."""


@dataclass(frozen=True)
class Input:
    """One line that can be repeated safely."""

    id: str
    text: str

    @property
    def end(self) -> str:
        """The id of the line behind it, whose own answer shows that everything before it was printed."""
        return f"end-{self.id}"

    def lines(self) -> bytes:
        """The line, and the one that asks for the answer's end: a press of what is never there."""
        said = [{"id": self.id, "text": self.text}, {"id": self.end, "text": "!press § end of answer §"}]
        return b"".join(json.dumps(each).encode() + b"\n" for each in said)


def inputs(transcript: Transcript) -> list[Input]:
    """What the person of a transcript says, each with an id."""
    return [Input(f"in-{number}", step.said) for number, step in enumerate(transcript.steps)]


class Played:
    """One process of `chat --json`; everything it prints is read, also what it left in the pipe when it was killed."""

    def __init__(self, database: str, transcript: Transcript, environ: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "adapters", "chat", "--json", "--db", database, "--as", "Noor Testman"]
        command += ["--lang", transcript.language, "--tz", transcript.zone, "--now", transcript.now]
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed in _end, when the process is
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
        )
        self._complained = ""
        self._read: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._collect, daemon=True)
        self._reader.start()
        self.said: list[Shape] = []
        """Everything it printed, without the ends of answers."""
        self.answered: dict[str, float] = {}
        """The inputs whose answer is there as a whole, and when it was."""

    def give(self, *given: Input) -> None:
        """Write lines; a process that is gone does not read them, which is what this is about."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(b"".join(each.lines() for each in given))
            self._process.stdin.flush()

    def wait_for(self, last: Input) -> None:
        """Return when the whole answer to an input was read."""
        while last.id not in self.answered:
            if not self._take(_PATIENCE):
                raise AssertionError(f"no answer to {last.id}: {self.complaints()}")

    def goes_on(self, seconds: float) -> None:
        """Let it run for a while, reading."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if not self._take(left):
                return

    def kill(self) -> None:
        """End it as a power cut would, and read what it had printed until then."""
        self._process.kill()
        self._end()

    def close(self) -> int:
        """Let it end by itself."""
        assert self._process.stdin
        self._process.stdin.close()
        self._end()
        return self._process.returncode

    def complaints(self) -> str:
        """What it wrote to stderr."""
        if not self._complaints.closed:
            self._complaints.seek(0)
            self._complained = self._complaints.read().decode("utf-8", "replace")
        return self._complained

    def _end(self) -> None:
        self._process.wait(timeout=_PATIENCE)
        self._reader.join()
        while self._take(0):
            pass
        for stream in (self._process.stdin, self._process.stdout):
            if stream and not stream.closed:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        self.complaints()
        self._complaints.close()

    def _collect(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._read.put(line)
        self._read.put(None)

    def _take(self, seconds: float) -> bool:
        """Read one line; False when there was none in time, or there will be none any more."""
        try:
            line = self._read.get(timeout=seconds) if seconds else self._read.get_nowait()
        except queue.Empty:
            return False
        if line is None:
            self._read.put(None)
            return False
        if not line.endswith(b"\n"):
            return True  # cut off in the middle: nobody could read it, so it was not printed
        shape = json.loads(line)
        if shape["id"].startswith("problems:end-"):
            self.answered[shape["id"].removeprefix("problems:end-")] = time.monotonic()
        else:
            self.said.append(shape)
        return True


def distinct(said: Sequence[Shape]) -> tuple[list[Shape], int, list[str]]:
    """The messages by the first time they were printed, how many were printed again, and ids printed differently."""
    first: dict[str, Shape] = {}
    repeats = 0
    changed: list[str] = []
    for shape in said:
        if shape["id"] in first:
            repeats += 1
            if first[shape["id"]] != shape:
                changed.append(shape["id"])
        first.setdefault(shape["id"], shape)
    return list(first.values()), repeats, changed
