"""`python -m tests.soak N=200 [seed=1] [database=sqlite|postgres]`: kill the coach N times; 1 when it shows."""

from __future__ import annotations

import secrets
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.databases import DATABASES, Databases, postgres_server
from tests.soak.kills import key_pair, run
from tests.transcripts.transcript import all_of_them, read


def main(words: list[str]) -> int:
    """Run on the databases that are named, or on both."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    kills = int(given.get("N", given.get("n", "200")))
    seed = int(given["seed"]) if "seed" in given else secrets.randbelow(10**6)
    transcripts = [read(path) for path in all_of_them()]
    code = 0
    for kind in [given["database"]] if "database" in given else DATABASES:
        with ExitStack() as after:
            folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
            server = after.enter_context(postgres_server()) if kind == "postgres" else None
            key, secret = key_pair()
            counts = run(Databases(kind, folder, key, server), secret, transcripts, kills=kills, seed=seed)
        print(f"{kind}: {counts}  seed {seed}", flush=True)
        for line in counts.wrong[:200]:
            print(f"  {line}")
        code |= not counts.good
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
