"""Write the sheet (`make gallery`, or `python -m tests.gallery PATH`) and say what to look at."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gallery.journey import journey
from tests.gallery.page import sheet
from tests.gallery.slack import card


def write(path: Path) -> list[str]:
    """Write the sheet to a path and return its warnings."""
    page, warnings = sheet(journey(), [card])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")
    return warnings


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery.html")
    sys.stdout.write("".join(f"{line}\n" for line in [*write(where), str(where)]))
