"""What was measured: figures of several repetitions, shown as a table and kept as JSON."""

from __future__ import annotations

import json
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"
"""Where the figures go, one file a benchmark; git does not keep it."""
REPETITIONS = 3


@dataclass
class Figure:
    """One thing that was measured, once a repetition; a ratio is to the base of the same repetition."""

    what: str
    unit: str
    values: list[float] = field(default_factory=list)
    ratios: list[float] = field(default_factory=list)
    note: str = ""

    def shape(self) -> dict[str, Any]:
        """The figure as JSON."""
        return {
            "what": self.what,
            "unit": self.unit,
            "values": self.values,
            "spread": _spread(self.values),
            "ratios": self.ratios,
            "ratio_spread": _spread(self.ratios) if self.ratios else None,
            "note": self.note,
        }


class Table:
    """The figures of one benchmark, in the order in which they were first measured."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.figures: dict[str, Figure] = {}

    def add(self, what: str, unit: str, value: float, *, ratio: float | None = None, note: str = "") -> None:
        """Add what one repetition measured."""
        figure = self.figures.setdefault(what, Figure(what, unit, note=note))
        figure.values.append(value)
        if ratio is not None:
            figure.ratios.append(ratio)

    def show(self) -> None:
        """Print the figures and keep them."""
        wide = max(len(figure.what) for figure in self.figures.values())
        heads = f"{'min':>10} {'median':>10} {'max':>10}"
        print(f"\n{self.name}\n{'':{wide}}  {heads}  {'':10}  ratio min – median – max")
        for figure in self.figures.values():
            low, middle, high = _spread(figure.values)
            ratios = " – ".join(f"{ratio:.2f}" for ratio in _spread(figure.ratios)) if figure.ratios else ""
            line = f"{figure.what:{wide}}  {low:10.2f} {middle:10.2f} {high:10.2f}  {figure.unit:10}  {ratios}"
            print(f"{line}  {figure.note}".rstrip())
        RESULTS.mkdir(exist_ok=True)
        kept = {
            "benchmark": self.name,
            "python": platform.python_version(),
            "machine": platform.machine(),
            "figures": [figure.shape() for figure in self.figures.values()],
        }
        (RESULTS / f"{self.name}.json").write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def percentile(values: Sequence[float], part: int) -> float:
    """The value that `part` percent of the values are no greater than."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


def _spread(values: Sequence[float]) -> tuple[float, float, float]:
    return min(values), statistics.median(values), max(values)
