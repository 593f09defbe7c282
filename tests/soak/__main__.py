"""`python -m tests.soak [N=200] [only=NAME]`: the long runs of `RUNS`, one after the other; 1 when one fails.

Each is a program of its own as well, with more to choose: `python -m tests.soak.bursts N=300 database=postgres`.
"""

from __future__ import annotations

import sys

from tests.soak import bursts, crashes, hostile, kills, pacing, rolling, scale, slack_kills, zones

RUNS = {
    "kills": kills.main, "bursts": bursts.main, "rolling": rolling.main, "crashes": crashes.main, "pacing": pacing.main,
    "scale": scale.main, "zones": zones.main, "hostile": hostile.main, "slack_kills": slack_kills.main,
}  # fmt: skip
_COUNTED = {"kills", "bursts", "rolling", "scale", "hostile", "slack_kills"}


def main(words: list[str]) -> int:
    """Run what is named, or all; every run takes the words it knows."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    only = given.get("only")
    count = [f"N={given['N']}"] if "N" in given else []
    others = [word for word in words if not word.startswith(("N=", "only="))]
    chosen = {only: RUNS[only]} if only else RUNS
    return max(run([*(count if name in _COUNTED else []), *others]) for name, run in chosen.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
