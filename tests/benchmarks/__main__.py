"""`python -m tests.benchmarks [turns outbox slack understand texts start]`: measure all, or only those that are named."""

from __future__ import annotations

import sys

from tests.benchmarks import outbox, slack, start, table, texts, turns, understand

BENCHMARKS = {
    "turns": turns.run,
    "outbox": outbox.run,
    "slack": slack.run,
    "understand": understand.run,
    "texts": texts.run,
    "start": start.run,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or BENCHMARKS:
        BENCHMARKS[name]()
    print(f"\nKept as JSON in {table.RESULTS.relative_to(table.RESULTS.parents[2])}/")
