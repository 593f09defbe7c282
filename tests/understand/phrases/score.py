"""How well the rows of a phrase table are understood, and a summary of every run that keeps the misses in sight."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.understand.phrases.table import ANY, KEYS, Row, rows

PROPERTY = "phrases"
"""The name under which a test hands over its score; it goes from xdist's workers to the summary too."""
_NOTED = re.compile(r"(?P<name>.+?) \((?P<note>.*)\)", re.DOTALL)


@dataclass
class Score:
    """The rows of one table: how many there are, which were not understood and which were understood wrongly."""

    file: str
    rows: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def right(self) -> int:
        return self.rows - len(self.missed) - len(self.wrong)

    @property
    def share(self) -> float:
        return self.right / self.rows if self.rows else 1.0

    def told(self, without: Collection[str] = ()) -> str:
        """The counts and each miss, as they are shown after every run; also what wasn't looked at."""
        counts = f"{self.right} of {self.rows} right, {len(self.missed)} not understood, {len(self.wrong)} WRONG"
        left_out = f" (without {', '.join(without)})" if without else ""
        lines = [f"  WRONG: {line}" for line in self.wrong] + [f"  not understood: {line}" for line in self.missed]
        return "\n".join([f"{self.file}: {counts}{left_out}", *lines])


def score(file: str, understand: Callable[[Row], dict[str, Any]], *, keys: Collection[str] = KEYS) -> Score:
    """The score of a table, of which only these keys are looked at."""
    found = Score(file)
    for row in rows(file):
        found.rows += 1
        said = understand(row)
        differing = {key: (expected(row, key), said[key]) for key in keys if not fits(expected(row, key), said[key])}
        if not differing:
            continue
        line = f"{str(row)!r}: " + "; ".join(
            f"{key} {wanted!r}, not {got!r}" for key, (wanted, got) in differing.items()
        )
        # Nothing where something was expected is a question to the person; anything else goes wrong in silence.
        silent = [key for key, (_, got) in differing.items() if not _empty(got)]
        (found.wrong if silent else found.missed).append(line)
    return found


def expected(row: Row, key: str) -> Any:
    """What the row expects of a key, in the shape of the JSON."""
    value = row.expected.get(key)
    if value is None or value == ANY:
        return [] if key == "names" and value is None else value
    if key == "names":
        return [_named(part) for part in value.split(" | ")]
    if key == "money":
        amount, currency = value.split()
        return {"amount": amount, "currency": currency}
    if key == "column":
        return int(value)
    return datetime.fromisoformat(value).isoformat() if key == "session" else value


def fits(wanted: Any, got: Any) -> bool:
    """Whether the value is the one that was expected."""
    return wanted in (ANY, got) or (_empty(wanted) and _empty(got))


def _empty(value: Any) -> bool:
    return value is None or value == []


def _named(part: str) -> dict[str, str | None]:
    noted = _NOTED.fullmatch(part)
    return {"name": noted["name"], "note": noted["note"]} if noted else {"name": part, "note": None}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show how the tables fared; in the conftest.py at the top, so that it is there when tests run in several processes."""
    told = [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", None) == "call"
        for name, value in report.user_properties
        if name == PROPERTY
    ]
    if told:
        terminalreporter.section("phrase tables")
    for lines in sorted(told):
        terminalreporter.write_line(lines)
