"""From the start of `chat --json` to its first answer, and the memory that it then holds."""

from __future__ import annotations

import base64
import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks import table

ROOT = Path(__file__).parents[2]
_ASK = json.dumps({"id": "ready", "text": "!press § anything §"}) + "\n"
"""A line that has an answer at once, whoever is asked and however often."""


def run(repetitions: int = table.REPETITIONS) -> None:
    """Measure on a new database and on one that is there; the ratio is to a Python that only starts."""
    out = table.Table("start")
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "ONETHREETWO_KEY": base64.b64encode(secrets.token_bytes(32)).decode()}
        for number in range(repetitions):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", "print()"], check=True, capture_output=True)
            base = (time.perf_counter() - began) * 1000
            out.add("a Python that only starts", "ms", base)
            for what in ("a new database", "one that is there"):
                took, resident = _started(f"{folder}/{number}.db", environ)
                out.add(f"start to ready, {what}", "ms", took, ratio=took / base)
                out.add(f"resident, {what}", "MB", resident)
    out.show()


def _started(database: str, environ: dict[str, str]) -> tuple[float, float]:
    """Milliseconds to the first answer, and megabytes resident at that moment."""
    command = [sys.executable, "-m", "adapters", "chat", "--json", "--db", database, "--lang", "nl"]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(_ASK)
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["problems"]
        took = (time.perf_counter() - began) * 1000
        resident = _resident(process.pid)
        process.stdin.close()
    return took, resident


def _resident(process: int) -> float:
    """Megabytes of a process, of which only Linux tells; 0 elsewhere."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    run()
