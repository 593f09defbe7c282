"""kill -9 at random moments of a fortnight: nothing committed is lost, and nothing is said twice.

The fortnight of each language is played once undisturbed, through `chat --json` with an id on every line. Then it is
played again and again, each time on a new database, by processes that are killed; what was not answered is sent again
under its id. In the end the messages, told apart by their ids, must be those of the undisturbed run, in the same order
and each once, and what is kept must be the same.
"""

from __future__ import annotations

import base64
import difflib
import json
import os
import random
import re
import secrets
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, func, make_url, select

from adapters.cli.chat import seat
from bot.chat.events import Address
from bot.store import Key, Store
from bot.store.tables import metadata
from tests.databases import DATABASES, Databases, postgres_server
from tests.soak.played import Input, Played, Shape, distinct, inputs
from tests.transcripts.transcript import Transcript, all_of_them, read

PERSON = Address("console", "local", seat("Noor Testman"))
AT_START = 0.2
"""The part of the kills that come while the process is starting, or telling what the last one left."""
BEYOND = 1.4
"""How far beyond the usual time of an answer a kill may come."""
BATCH = 3
"""How many lines are given at once at most, as a script from a pipe does."""


@dataclass
class Counts:
    """What came of it."""

    kills: int = 0
    restarts: int = 0
    fortnights: int = 0
    in_answer: int = 0
    """Kills after which at least one line had no whole answer."""
    at_start: int = 0
    lost: int = 0
    double: int = 0
    repeats: int = 0
    changed: int = 0
    state: int = 0
    wrong: list[str] = field(default_factory=list)
    """What was not as it should be, to read."""

    @property
    def good(self) -> bool:
        """Whether nothing at all was wrong."""
        return not (self.lost or self.double or self.changed or self.state or self.wrong)

    def __str__(self) -> str:
        """One line, to be read by a person or a script."""
        return (
            f"fortnights {self.fortnights}  "
            f"kills {self.kills} (in an answer {self.in_answer}, at start {self.at_start})  "
            f"restarts {self.restarts}  lost {self.lost}  double {self.double}  repeats {self.repeats}"
            f"  printed differently {self.changed}  state differs {self.state}"
        )


@dataclass(frozen=True)
class Undisturbed:
    """A fortnight that nobody cut off: what was said and kept, and how long things take here."""

    said: list[str]
    kept: str
    rows: Mapping[str, int]
    starting: float
    """Seconds from the start of a process to its first answer."""
    usual: Mapping[str, float]
    """Seconds to the whole answer, by the input's id."""


class Soak:
    """Fortnights on databases of one kind, with kills in them."""

    def __init__(self, databases: Databases, secret: bytes, seed: int) -> None:
        self.databases = databases
        self.random = random.Random(seed)
        self.counts = Counts()
        self._environ = {**os.environ, "ONETHREETWO_KEY": base64.b64encode(secret).decode()}

    def undisturbed(self, transcript: Transcript) -> Undisturbed:
        """Play it without a kill."""
        address = self.databases.empty()
        usual: dict[str, float] = {}
        began = time.monotonic()
        starting = 0.0
        played = Played(address, transcript, self._environ)
        for given in inputs(transcript):
            before = time.monotonic()
            played.give(given)
            played.wait_for(given)
            starting = starting or time.monotonic() - began
            usual[given.id] = played.answered[given.id] - before
        self._closed(played)
        # The first answer is waited for together with the start.
        usual["in-0"] = statistics.median(usual.values())
        said, _, _ = distinct(played.said)
        made = Undisturbed(plain_messages(said), self._kept(address), self._rows(address), starting, usual)
        self.databases.drop(address)
        return made

    def disturbed(self, transcript: Transcript, known: Undisturbed, kills: int) -> None:
        """Play it with this many kills, and compare."""
        self.counts.fortnights += 1
        address = self.databases.empty() if self.random.random() < 1 / 2 else self.databases.made()
        said: list[Shape] = []
        todo = inputs(transcript)
        for kill_in in self._plan(len(todo), kills):
            todo = self._killed(address, transcript, known, todo, len(transcript.steps) - kill_in, said)
        played = self._started(address, transcript)
        for given in todo:
            played.give(given)
            played.wait_for(given)
        self._closed(played)
        said += played.said
        self._compare(transcript, known, said, address)
        self.databases.drop(address)

    def _plan(self, steps: int, kills: int) -> list[int]:
        """Before which inputs to kill, somewhere in the whole of the fortnight, several times before one perhaps."""
        return sorted(self.random.randrange(steps) for _ in range(kills))

    def _killed(
        self, address: str, transcript: Transcript, known: Undisturbed, todo: list[Input], left: int, said: list[Shape]
    ) -> list[Input]:
        """Play on until this many inputs are left, and be killed; return what is still to be answered."""
        played = self._started(address, transcript)
        self.counts.kills += 1
        if self.random.random() < AT_START:
            self.counts.at_start += 1
            played.give(*todo[:1])
            played.goes_on(self.random.uniform(0, known.starting))
        else:
            self._again(transcript, todo, played)
            while len(todo) > left:
                played.give(todo[0])
                played.wait_for(todo[0])
                todo = todo[1:]
            played.give(*(batch := todo[: self.random.randint(1, BATCH)]))
            usual = sum(known.usual[each.id] for each in batch)
            # A process that has just been started answers later, so give it that time when nothing was waited for.
            ready = 0.0 if played.answered else known.starting * self.random.uniform(0.7, 1.0)
            played.goes_on(ready + self.random.uniform(0, BEYOND * usual))
        played.kill()
        self._heard(played)
        said += played.said
        unanswered = [each for each in todo if each.id not in played.answered]
        if any(each.id not in played.answered for each in todo[:1]):
            self.counts.in_answer += 1
        return unanswered

    def _again(self, transcript: Transcript, todo: list[Input], played: Played) -> None:
        """Now and then send a line again that was answered, as one who lost the answer would."""
        before = len(transcript.steps) - len(todo)
        if before and self.random.random() < 1 / 3:
            given = inputs(transcript)[self.random.randrange(max(0, before - 5), before)]
            played.give(given)
            played.wait_for(given)

    def _started(self, address: str, transcript: Transcript) -> Played:
        self.counts.restarts += 1
        return Played(address, transcript, self._environ)

    def _closed(self, played: Played) -> None:
        code = played.close()
        self._heard(played)
        if code:
            self.counts.wrong.append(f"it ended with {code}: {played.complaints()[-2000:]}")

    def _heard(self, played: Played) -> None:
        """Nothing is complained of: neither a bug nor a database that a kill left broken."""
        if complaints := played.complaints():
            self.counts.wrong.append(complaints[-2000:])
        self.counts.wrong += [str(s["problems"]) for s in played.said if "coach" in (s["problems"] or {})]

    def _compare(self, transcript: Transcript, known: Undisturbed, said: list[Shape], address: str) -> None:
        messages, repeats, changed = distinct(said)
        found = plain_messages(messages)
        expected, there = Counter(known.said), Counter(found)
        self.counts.repeats += repeats
        self.counts.lost += (expected - there).total()
        self.counts.double += (there - expected).total()
        self.counts.changed += len(changed)
        wrong = [f"{transcript.name}: printed differently: {number}" for number in changed]
        if found != known.said:
            wrong += [f"{transcript.name}: messages differ", *_difference(known.said, found)]
        kept, rows = self._kept(address), self._rows(address)
        if kept != known.kept or rows != known.rows:
            self.counts.state += 1
            wrong += [f"{transcript.name}: kept differs", *_difference(known.kept.splitlines(), kept.splitlines())]
            wrong += [f"{table}: {rows[table]} rows, not {n}" for table, n in known.rows.items() if rows[table] != n]
        self.counts.wrong += wrong

    def _kept(self, address: str) -> str:
        """Everything that is kept of the person, as their own export has it."""
        store = Store.open(address, self.databases.key)
        try:
            with store.read() as work:
                member = work.member_at(PERSON)
                assert member is not None
                return json.dumps(plain(work.everything(member.id)), indent=1, sort_keys=True, ensure_ascii=False)
        finally:
            store.close()

    def _rows(self, address: str) -> dict[str, int]:
        """How many rows each table has: nothing is kept beside what the export shows either."""
        url = make_url(address if "://" in address else f"sqlite:///{address}")
        engine = create_engine(url.set(drivername=url.drivername.replace("postgresql", "postgresql+psycopg", 1)))
        try:
            with engine.connect() as connection:
                # What came of an attempt that was cut off is in no ledger.
                tables = [table for table in metadata.sorted_tables if table.name != "attempt"]
                return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}
        finally:
            engine.dispose()


def key_pair() -> tuple[Key, bytes]:
    """A key, and the bytes of it for the processes."""
    secret = secrets.token_bytes(32)
    return Key(secret), secret


_TOKEN = re.compile(r"\b([a-z])\.[a-z0-9]{0,16}\.(\d{0,6})\.")
_SLOT = re.compile(r"\b(reminder|prompt):\d+:")
_SUBJECT = re.compile(r"(?<=[:-])\d+$")


def plain_messages(said: list[Shape]) -> list[str]:
    """Messages without what is drawn at random: ids become their place, in the messages as in what edits them."""
    place = {shape["id"]: f"#{number}" for number, shape in enumerate(said)}
    return [json.dumps(_message(shape, place), ensure_ascii=False, sort_keys=True) for shape in said]


def _message(shape: Shape, place: Mapping[str, str]) -> Shape:
    kept = {name: value for name, value in shape.items() if name not in ("id", "replaces", "file")}
    content = (shape["file"] or {}).get("content")
    exported = plain(json.loads(base64.b64decode(content))) if content else None
    replaced = shape["replaces"]
    return {**plain(kept), "exported": exported, "replaces": place.get(replaced, "?") if replaced else None}


def plain(value: Any) -> Any:
    """What is kept or printed, without numbers and names that are drawn at random; moments follow the try-out clock.

    PostgreSQL never gives a number again that a turn took which was cut off, so numbers of people and sessions differ
    between two runs; what they stand for is compared by its name beside them.
    """
    match value:
        case dict():
            made: dict[str, Any] = {}
            for name, each in value.items():
                if name not in _DRAWN:
                    made.setdefault(_SUBJECT.sub("#", name), []).append(plain(each))
            return made
        case list():
            return ["#" if isinstance(each, int) else plain(each) for each in value]
        case str():
            return "#" if value.isdigit() else _SLOT.sub(r"\1:#:", _TOKEN.sub(r"\1.#.\2.", value))
        case _:
            return value


_DRAWN = frozenset({
    "id", "turn", "message", "replaces", "contact", "session", "by", "to", "twin", "content", "token",
})  # fmt: skip
"""Ids of rows, talks and turns, which a rolled-back turn may use up, and the file that holds them."""


def _difference(expected: list[str], found: list[str]) -> Iterator[str]:
    for number, line in enumerate(difflib.unified_diff(expected, found, "undisturbed", "killed", lineterm="", n=1)):
        if number > 40:  # what follows is mostly the echo of the first difference
            yield "…"
            return
        yield line[:400]


def run(
    databases: Databases, secret: bytes, transcripts: list[Transcript], *, kills: int, seed: int, each: int = 25
) -> Counts:
    """Kill this many times, `each` times at most in one fortnight."""
    soak = Soak(databases, secret, seed)
    known = {transcript.name: soak.undisturbed(transcript) for transcript in transcripts}
    turn = 0
    while soak.counts.kills < kills:
        transcript = transcripts[turn % len(transcripts)]
        turn += 1
        soak.disturbed(transcript, known[transcript.name], min(each, kills - soak.counts.kills))
    return soak.counts


def main(words: list[str]) -> int:
    """Kill the coach N times on the databases that are named, or on both; 1 when it shows."""
    given = dict(word.split("=", 1) for word in words if "=" in word)
    kills = int(given.get("N", "200"))
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
