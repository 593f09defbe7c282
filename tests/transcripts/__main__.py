"""Have every conversation again and write down what is answered now (`python -m tests.transcripts`); read it aloud."""

from __future__ import annotations

import base64
import secrets
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.transcripts.console import Console
from tests.transcripts.transcript import Step, all_of_them, read, shown, write


def again(path: Path) -> None:
    """Play a transcript's own lines and write it anew."""
    old = read(path)
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    with tempfile.TemporaryDirectory() as folder:
        settings = {"ONETHREETWO_KEY": key}
        with Console(
            f"{folder}/chat.db", language=old.language, zone=old.zone, now=old.now, environ=settings
        ) as console:
            steps = tuple(Step(step.said, shown(console.play(step.said))) for step in old.steps)
    write(path, replace(old, steps=steps))


if __name__ == "__main__":
    for each in all_of_them():
        again(each)
