"""`onethreetwo try` as a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def trying(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the program in a folder; the process, and the address that it prints."""
    command = [sys.executable, "-m", "adapters", "try", "--no-browser", "--db", str(folder / "tryout.db"), *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    try:
        printed = ""
        while "token" not in printed and (line := process.stdout.readline()):
            printed += line
        found = re.search(r"http://\S+", printed)
        yield process, found[0] if found else ""
    finally:
        process.kill()
        process.wait(timeout=20)
        process.stdout.close()
        process.stderr.close()
