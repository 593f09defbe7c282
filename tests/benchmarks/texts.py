"""The texts: microseconds a message in each language, and milliseconds to read them all."""

from __future__ import annotations

import time
from typing import Any

from bot.texts import Texts, bundle
from tests.benchmarks import table

MESSAGES: dict[str, dict[str, Any]] = {
    "welcome-hello": {},
    "session-when": {"name": "Floor Testman"},
    "nudge-reminder": {"name": "Floor Testman", "at": "11:00", "minutes": 25},
    "names-done": {"column1": 5, "column2": 1, "column3": 2},
}
ROUNDS = 300


def run(repetitions: int = table.REPETITIONS) -> None:
    """Measure some messages with and without variables; the ratio is to Python's own formatting of the same words."""
    out = table.Table("texts")
    for _ in range(repetitions):
        for language in ("nl", "en"):
            bundle.cache_clear()
            began = time.perf_counter()
            texts = Texts(language)
            out.add(f"{language}: read all", "ms", (time.perf_counter() - began) * 1000)
            for name, variables in MESSAGES.items():
                _measure(out, texts, name, variables)
            out.add(f"{language}: a row of names", "µs", _timed(lambda: texts.row(["Bram", "Noor", "Sanne"])))  # noqa: B023 - called at once
            out.add(f"{language}: an amount", "µs", _timed(lambda: texts.amount("1250.50", "EUR")))  # noqa: B023 - as above
    out.show()


def _measure(out: table.Table, texts: Texts, name: str, variables: dict[str, Any]) -> None:
    said = texts.say(name, **variables)
    base = _timed(lambda: "{0}{said}".format(len(variables), said=said))  # noqa: UP032 - the formatting is what is measured
    took = _timed(lambda: texts.say(name, **variables))
    out.add(f"{texts.language}: {name}", "µs", took, ratio=took / base)


def _timed(say: Any) -> float:
    began = time.perf_counter()
    for _ in range(ROUNDS):
        say()
    return (time.perf_counter() - began) / ROUNDS * 1e6


if __name__ == "__main__":
    run()
