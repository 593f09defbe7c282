"""Plain Dutch and English: microseconds a phrase for each function, and milliseconds to import them all."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from bot import understand
from tests.benchmarks import phrases, table
from tests.chat import MONDAY


def _moment(said: str) -> Any:
    return understand.moment(said, now=MONDAY, zone="Europe/Amsterdam")


PHRASES: dict[str, tuple[Callable[[str], Any], tuple[str, ...]]] = {
    "moment": (
        _moment,
        ("morgen 10:00", "dinsdag half vier", "2026-12-01 15:30", "3-12 14:00", "volgende keer"),
    ),
    "names": (
        understand.names,
        ("Bram Proef, Sanne de Tester en mijn buurman", "Tom Testman (werkt daar)", "Philips\nde Efteling"),
    ),
    "money": (understand.money, ("250 euro", "€ 1.250,50", "niets")),
    "yes or no": (understand.yes_no, ("ja", "liever niet", "yes please", "misschien")),
    "a word that always works": (understand.word, ("help", "sla over", "never mind", "Will Stop")),
    "clean": (understand.clean, ("gewoon een zin", "\u202eneknerts\u2069 \0 cafe\u0301")),
    "weekdays": (understand.weekdays, ("ma t/m do", "elke dag", "mon-fri")),
    "clean, 40,000 characters": (understand.clean, ("x" * 40_000,)),
    "names, 40,000 characters": (understand.names, ("x, " * 13_333,)),
    "moment, 40,000 characters": (
        lambda said: understand.moment(said, now=MONDAY, zone="Europe/Amsterdam"),
        ("9 " * 20_000,),
    ),
}
ROUNDS = 200
_IMPORT = "import time; began = time.perf_counter(); import {0}; print(time.perf_counter() - began)"


def run(repetitions: int = table.REPETITIONS) -> None:
    """Measure each function on its phrases; the ratio is to folding one word, which everything does."""
    out = table.Table("understand")
    for _ in range(repetitions):
        base = _each(understand.fold, ("Efteling",), ROUNDS)
        out.add("fold a word", "µs", base)
        for what, (function, said) in PHRASES.items():
            took = _each(function, said, 3 if "40,000" in what else ROUNDS)
            out.add(what, "µs", took, ratio=took / base)
        plain = _imported("json")
        took = _imported("bot.understand")
        out.add("import bot.understand", "ms", took, ratio=took / plain, note="ratio to importing json")
        took = _imported("bot.understand.grammar")
        out.add("import the grammar of time too", "ms", took, ratio=took / plain, note="ratio to importing json")
        phrases.run(out)
    out.show()


def _each(function: Callable[[str], Any], phrases: tuple[str, ...], rounds: int) -> float:
    began = time.perf_counter()
    for _ in range(rounds):
        for phrase in phrases:
            function(phrase)
    return (time.perf_counter() - began) / rounds / len(phrases) * 1e6


def _imported(module: str) -> float:
    done = subprocess.run([sys.executable, "-c", _IMPORT.format(module)], check=True, capture_output=True, text=True)
    return float(done.stdout) * 1000


if __name__ == "__main__":
    run()
