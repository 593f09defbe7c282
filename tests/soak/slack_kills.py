"""kill -9 while Slack sends a hundred events a second: what was acknowledged is done, and everything is done once.

The process is the real one, `onethreetwo run` over HTTP; only its pace is off, for no workspace writes that much. People
ask to be reminded of something with a number, so that each event leaves one reminder and one answer. Every event is
delivered one to four times, shuffled among the others, each time with Slack's own retries until it is acknowledged.

`python -m tests.soak.slack_kills [N=50] [database=sqlite|postgres] [rate=120] [seed=1]` prints what came of it.
"""

from __future__ import annotations

import asyncio
import base64
import os
import random
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from adapters import wiring
from adapters.slack.doors import PATH
from adapters.slack.send import SlackMessenger
from bot.chat.events import Address
from bot.config import Settings
from bot.store import Key, Store
from bot.store.work import Work
from scheduler.ports import Pace
from tests.databases import DATABASES, Databases, postgres_server
from tests.simulators.slack import Settings as Rules
from tests.simulators.slack import SlackSimulator
from tests.simulators.slack.methods_chat import place
from tests.slack.conftest import settings_for

PEOPLE = 120
FASTER = 30
"""How much faster Slack's clock runs: a minute until it sends again takes two seconds."""
TIMES = (1, 1, 2, 3, 4)
APART = 0.6
"""Seconds within which an event is delivered again, at most."""
SETTLED = 300.0
"""Seconds for the rest to be said; what a killed process had is only taken over when its lease is over."""
_NUMBER = re.compile(r"nummer (\d+)")


@dataclass
class Counts:
    """What came of it."""

    kills: int = 0
    events: int = 0
    deliveries: int = 0
    acknowledged: int = 0
    seconds: float = 0.0
    unhandled: int = 0
    """Acknowledged, and not done."""
    twice: int = 0
    """Done more than once."""
    unanswered: int = 0
    answered_twice: int = 0
    disordered: int = 0
    """People whose answers did not come in the order in which they were given."""
    unknown: int = 0
    left: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing was wrong; a row of which nobody can say whether it arrived is counted, not wrong."""
        return not (
            self.unhandled or self.twice or self.unanswered or self.answered_twice or self.disordered or self.left
        )

    def __str__(self) -> str:
        return (
            f"kills {self.kills}  events {self.events} ({self.events / max(self.seconds, 1):.0f}/s), delivered "
            f"{self.deliveries} times, acknowledged {self.acknowledged}  acknowledged and not done {self.unhandled}  "
            f"done twice {self.twice}  unanswered {self.unanswered}  answered twice {self.answered_twice}  "
            f"out of order {self.disordered}  unknown {self.unknown}  left {self.left}"
        )


class Siege:
    """A workspace full of people, and a process that is killed again and again."""

    def __init__(self, databases: Databases, secret: bytes, seed: int, rate: float) -> None:
        self._random = random.Random(seed)
        self._address = databases.empty()
        self._secret = secret
        self._rate = rate
        self._counts = Counts()
        self._sending: set[asyncio.Task[Any]] = set()
        self._events: dict[int, tuple[str, str]] = {}
        """By number: whose it is, and the event's id."""
        self._rows: dict[str, int] = {}
        """The number of each answer's row, by its nonce."""

    async def run(self, kills: int) -> Counts:
        """Kill so many times, and let the rest be done."""
        # What a process that starts looks up is limited on Slack, and that is tested elsewhere.
        rules = Rules(posts_per_second=None, workspace_posts_per_minute=None, echo_own=False)
        async with SlackSimulator(rules) as slack:
            slack.clock.speed = FASTER
            settings = settings_for(slack, "http")
            self._environ = {
                **os.environ, "SLACK_BOT_TOKEN": slack.settings.bot_token, "SLACK_API_URL": slack.api_url,
                "SLACK_SIGNING_SECRET": slack.settings.signing_secret, "ONETHREETWO_PORT": str(settings.port),
                "ONETHREETWO_DATABASE": self._address, "ONETHREETWO_LOG_LEVEL": "warning",
                "ONETHREETWO_KEY": base64.b64encode(self._secret).decode(),
            }  # fmt: skip
            people = [slack.person(f"Testa {number}", locale="nl-NL") for number in range(PEOPLE)]
            self._welcome(slack, people)
            process = await self._started(settings.port)
            try:
                await slack.deliver_to(f"http://127.0.0.1:{settings.port}{PATH}")
                over = asyncio.Event()
                feeding = asyncio.create_task(self._feed(slack, people, over))
                began = time.monotonic()
                while self._counts.kills < kills:
                    await asyncio.sleep(self._random.uniform(0.3, 1.5))
                    process.kill()
                    await process.wait()
                    self._counts.kills += 1
                    process = await self._started(settings.port)
                self._counts.seconds = time.monotonic() - began
                over.set()
                await feeding
                await self._settle()
                process.send_signal(signal.SIGTERM)
                await process.wait()
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
            self._compare(slack)
        return self._counts

    def _welcome(self, slack: SlackSimulator, people: list[Any]) -> None:
        """Have everybody known already, so that what they write is heard at once."""
        store, now = Store.open(self._address, Key(self._secret)), datetime.now(UTC)
        store.migrate()
        with store.turn() as work:
            for person in people:
                where = Address("slack", slack.world.team, person.id)
                member = work.add_member(
                    where, language="nl", zone="Europe/Amsterdam", name=None, now=now, channel=person.dm.id,
                    confirmed_zone=True,
                )  # fmt: skip
                work.save_member(replace(member, welcomed=now - timedelta(days=1)))
        store.close()

    async def _started(self, port: int) -> asyncio.subprocess.Process:
        words = [sys.executable, "-m", "tests.soak.slack_kills", "serve"]
        process = await asyncio.create_subprocess_exec(*words, env=self._environ, stderr=subprocess.DEVNULL)
        async with asyncio.timeout(60), aiohttp.ClientSession() as asking:
            while True:
                with suppress(aiohttp.ClientError, OSError):
                    async with asking.post(f"http://127.0.0.1:{port}{PATH}"):
                        return process
                await asyncio.sleep(0.02)

    async def _feed(self, slack: SlackSimulator, people: list[Any], over: asyncio.Event) -> None:
        """Have people write, each event one to four times, until it is over; then until all was sent."""
        began, day = time.monotonic(), (datetime.now(UTC) + timedelta(days=9)).date()
        while not over.is_set():
            number = self._counts.events = self._counts.events + 1
            person = people[number % len(people)]
            stamp = slack.world.new_ts()
            inner = {
                "type": "message", "user": person.id, "text": f"herinner me op {day} om 10:00 aan nummer {number}",
                "ts": stamp, "event_ts": stamp, "team": slack.world.team, **place(person.dm),
            }  # fmt: skip
            body = slack.delivery.envelope(inner)
            self._events[number] = (person.id, body["event_id"])
            for again in range(self._random.choice(TIMES)):
                self._counts.deliveries += 1
                task = asyncio.create_task(self._send(slack, body, self._random.uniform(0, APART) * bool(again)))
                self._sending.add(task)
                task.add_done_callback(self._sending.discard)
            await asyncio.sleep(max(0.0, began + number / self._rate - time.monotonic()))
        while self._sending:
            await asyncio.wait(set(self._sending))

    async def _send(self, slack: SlackSimulator, body: dict[str, Any], after: float) -> None:
        await asyncio.sleep(after)
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        await slack.delivery._until_acknowledged(body, done)  # noqa: SLF001 - with all its retries

    async def _settle(self) -> None:
        """Wait until everything is said."""
        until = time.monotonic() + SETTLED
        store = Store.open(self._address, Key(self._secret))
        try:
            while time.monotonic() < until:
                with store.read() as work:
                    counts = work.counts()
                if not any(counts.get(state) for state in ("pending", "sending", "retry")):
                    return
                await asyncio.sleep(0.2)
        finally:
            store.close()

    def _compare(self, slack: SlackSimulator) -> None:
        """Hold what was done and answered against what was acknowledged."""
        counts = self._counts
        arrived = {
            str(channel.user): [
                message["metadata"]["event_payload"]["nonce"] for message in channel.messages if message.get("bot_id")
            ]
            for channel in slack.world.channels.values()
        }
        acknowledged = {entry.details["event_id"] for entry in slack.ledger.of("ack")}
        counts.acknowledged = len(acknowledged)
        said: dict[str, list[str]] = defaultdict(list)
        store = Store.open(self._address, Key(self._secret))
        with store.turn() as work:
            states = work.counts()
            counts.unknown = states.get("unknown", 0)
            counts.left = sum(states.get(state, 0) for state in ("pending", "sending", "retry", "dead"))
            asked = {person: self._asked(work, slack, person) for person, _ in self._events.values()}
            for number, (person, event_id) in self._events.items():
                times = asked[person].count(number)
                counts.unhandled += event_id in acknowledged and not times
                counts.twice += times > 1
                seen = work.seen(Address("slack", slack.world.team, person), event_id)
                answers = work.rows(seen.rows) if seen else []
                counts.unanswered += times > 0 and not answers
                said[person] += [row.nonce for row in answers if row.state == "sent"]
                order = {row.nonce: row.id for row in answers}
                self._rows |= order
        store.close()
        for person, nonces in said.items():
            there = Counter(arrived[person])
            counts.unanswered += sum(not there[nonce] for nonce in nonces)
            counts.answered_twice += sum(there[nonce] > 1 for nonce in nonces)
            numbers = [self._rows[nonce] for nonce in dict.fromkeys(arrived[person]) if nonce in self._rows]
            counts.disordered += numbers != sorted(numbers)

    def _asked(self, work: Work, slack: SlackSimulator, person: str) -> list[int]:
        """The numbers of which somebody is to be reminded."""
        member = work.member_at(Address("slack", slack.world.team, person))
        found = [_NUMBER.search(snooze.text or "") for snooze in (work.snoozes(member.id) if member else [])]
        return [int(one[1]) for one in found if one]


def serve() -> None:
    """Be `onethreetwo run`, but for the pace."""
    SlackMessenger.limits = lambda _: Pace()  # type: ignore[method-assign]
    settings = Settings.load(env_file=None)
    wiring.configure_logging(settings)
    asyncio.run(wiring.run(settings))


def besiege(databases: Databases, secret: bytes, kills: int, seed: int, rate: float = 120.0) -> Counts:
    """Kill so many times."""
    return asyncio.run(Siege(databases, secret, seed, rate).run(kills))


def main(words: list[str]) -> int:
    """Kill N times on each database that is named; 1 when anything was wrong."""
    if words and words[0] == "serve":
        serve()
        return 0
    given = dict(word.split("=", 1) for word in words if "=" in word)
    seed = int(given["seed"]) if "seed" in given else secrets.randbelow(10**6)
    results: Counter[bool] = Counter()
    for kind in [given["database"]] if "database" in given else DATABASES:
        with ExitStack() as after:
            folder = Path(after.enter_context(tempfile.TemporaryDirectory()))
            server = after.enter_context(postgres_server()) if kind == "postgres" else None
            secret = secrets.token_bytes(32)
            databases = Databases(kind, folder, Key(secret), server)
            counts = besiege(databases, secret, int(given.get("N", "50")), seed, float(given.get("rate", "120")))
        print(f"{kind}, slack kills: {counts}  seed {seed}  {counts.seconds:.0f} s", flush=True)
        results[counts.good] += 1
    return bool(results[False])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
