"""`python -m tests.soak.words N=200000 [seed=1]`: read so many soups of words about time; 1 when one reads wrong."""

from __future__ import annotations

import random
import secrets
import sys
from datetime import UTC, datetime, timedelta

from tests.understand.soup import ZONES, soup
from tests.understand.test_fuzz import check


def main(words: list[str]) -> int:
    """Read the soups, print those that read wrong and the seed to read them again."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    seed = int(given["seed"]) if "seed" in given else secrets.randbelow(10**6)
    chance, wrong, found = random.Random(seed), 0, 0
    for _ in range(int(given.get("N", "200000"))):
        now = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(12 * 365 * 24 * 60))
        text, zone, language = soup(chance, most=14), chance.choice(ZONES), chance.choice(["nl", "en"])
        try:
            understood = check(text, now, zone, language)
            found += understood.moment is not None
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what we look for
            wrong += 1
            print(f"{error!r}: {text!r} at {now.isoformat()} in {zone}, {language}")
    print(f"{found} moments, {wrong} wrong  seed {seed}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
