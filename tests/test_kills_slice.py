"""A slice of the soak (`make soak`) for every run of the tests: the start of a fortnight, killed six times."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.databases import Databases
from tests.soak.kills import key_pair, plain_messages, run
from tests.soak.played import distinct
from tests.transcripts.transcript import FOLDER, read


def test_the_start_of_a_fortnight_that_is_killed_six_times_is_said_and_kept_as_one_that_is_not(tmp_path: Path) -> None:
    key, secret = key_pair()
    databases = Databases("sqlite", tmp_path, key, None)
    whole = read(FOLDER / "fortnight.nl.txt")
    start = replace(whole, steps=whole.steps[:30])  # up to the names; the rest is the soak's
    counts = run(databases, secret, [start], kills=6, seed=132)
    assert counts.good, "\n".join(counts.wrong)
    assert (counts.kills, counts.restarts) == (6, 7)


def test_the_soak_tells_a_message_said_twice_and_one_printed_differently() -> None:
    hello = {"id": "1", "text": "hoi", "controls": [{"id": "a.abc.1.x"}], "replaces": None, "file": None}
    messages, repeats, changed = distinct([hello, {**hello, "id": "2"}, hello, {**hello, "text": "dag"}])
    assert (len(messages), repeats, changed) == (2, 2, ["1"])
    first, second = plain_messages(messages)
    assert first == second
