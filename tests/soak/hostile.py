"""Hostile requests to Slack's request URL, unsigned and signed: none is an error of ours, and none holds anybody up.

The adapter, slack-bolt and the coach are real, on SQLite; the requests come as raw bytes over sockets from a process of
their own: garbage of many kinds, real bodies with one thing changed, moments long gone or to come, signatures of others,
the very same request again, bodies that are huge, endless, slow, cut off or compressed, and what is no HTTP at all.

`python -m tests.soak.hostile [N=100000] [seed=1]` prints the answers by status, the longest time that one step kept the
loop busy, and whether anything of a body got into the logs; 1 when anything was as it should not be.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import gc
import gzip
import io
import json
import logging
import os
import random
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from asyncio.events import Handle
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import structlog

from adapters.clock import WallClock
from adapters.slack.app import adapter
from adapters.slack.doors import PATH
from adapters.wiring import Running
from bot.coach import ready
from bot.config import Settings
from bot.store import Key, Store
from tests.simulators.slack import Settings as Rules
from tests.simulators.slack import SlackSimulator, signed
from tests.slack.conftest import settings_for

CANARY = "canary"
"""Stands in every body, and must stand in no log."""
AT_ONCE = 16
LONGEST = 0.010
"""Seconds of work that one step of the loop may take."""
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
PATIENCE = 20.0
"""Seconds after which an answer counts as none."""
ERROR = 500

Request = tuple[str, bytes]
"""What kind it is, and its bytes."""


# -- what is sent


@dataclass
class Hostile:
    """Makes requests, each from a number, so that a run can be had again."""

    secret: str
    seed: int
    _bodies: list[tuple[bytes, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._bodies = [(body, kind) for body, kind in _real_bodies()]
        self._made: dict[str, bytes] = {}
        self._kinds: list[Callable[[random.Random], bytes]] = [
            self._unsigned, self._foreign, self._too_old, self._garbage, self._garbage, self._changed, self._changed,
            self._changed, self._again, self._many, self._deep, self._headers, self._headers, self._no_http,
            self._compressed,
        ]  # fmt: skip

    def request(self, number: int) -> Request:
        """One of them."""
        chance = random.Random(self.seed * 1_000_003 + number)
        if number % 2000 == 0:
            return "huge", self._huge(chance)
        if number % 2000 == 1:
            return "slow", self._slow(chance)
        kind = chance.choice(self._kinds)
        return kind.__name__.strip("_"), kind(chance)

    def _unsigned(self, chance: random.Random) -> bytes:
        body, kind = self._body(chance)
        return _http(body, kind, {})

    def _foreign(self, chance: random.Random) -> bytes:
        body, kind = self._body(chance)
        return _http(body, kind, signed("another-secret", body))

    def _too_old(self, chance: random.Random) -> bytes:
        body, kind = self._body(chance)
        apart = chance.choice([-1, 1]) * chance.choice([330, 3600, 86_400, 10**9])
        return _http(body, kind, signed(self.secret, body, max(0, time.time() + apart)))

    def _garbage(self, chance: random.Random) -> bytes:
        kind = chance.choice([JSON, FORM])
        body = chance.choice(
            [
                lambda: chance.randbytes(chance.choice([0, 1, 10, 1000, 100_000])),
                lambda: b"payload=" + chance.randbytes(200),
                lambda: b"\x00" * chance.choice([1, 5000]),
                lambda: b'{"' + CANARY.encode() + b'": "\\ud800 \xed\xa0\x80"}',
                lambda: json.dumps(_anything(chance)).encode(),
                lambda: b"payload=" + json.dumps(_anything(chance)).encode(),
                lambda: b"payload=" + b"%" * chance.choice([1, 1000, 300_000]),
            ]
        )()
        return self._signed(body, kind)

    def _changed(self, chance: random.Random) -> bytes:
        """A real body in which some things are something else, or are not there."""
        body, kind = chance.choice(self._bodies)
        told = json.loads(body)
        for _ in range(chance.choice([1, 1, 2, 5])):
            _change(told, chance)
        written = json.dumps(told)
        if kind == JSON:
            return self._signed(written.encode("utf-8", "surrogatepass"), JSON)
        flat = isinstance(told, dict) and "command" in told
        filled = {key: str(value) for key, value in told.items()} if flat else {"payload": written}
        return self._signed(urlencode(filled, errors="surrogatepass").encode(), FORM)

    def _again(self, chance: random.Random) -> bytes:
        """The very same bytes for a few numbers: a replay."""
        name = str(chance.randrange(20))
        if name not in self._made:
            body = json.dumps(_event(f"Ev{CANARY}{name}", f"U{name}", "status")).encode()
            self._made[name] = self._signed(body, JSON)
        return self._made[name]

    def _many(self, chance: random.Random) -> bytes:
        count = chance.choice([101, 1000, 20_000, 100_000])
        made = [
            (b"&".join([b"a=1"] * count), FORM),
            (b"[" + b",".join([b"1"] * count) + b"]", JSON),
            (b"{" + b",".join(b'"k%06d":1' % n for n in range(min(count, 70_000))) + b"}", JSON),
            (b"payload=[" + b",".join([b"{}"] * count) + b"]", FORM),
            (b"payload=%5b" + b"%2c".join([b"%7b%7d"] * min(count, 70_000)) + b"%5d", FORM),
        ]
        return self._signed(*chance.choice(made))

    def _deep(self, chance: random.Random) -> bytes:
        depth = chance.choice([50, 900, 5000, 60_000, 1_000_000])
        body = chance.choice([b"[", b'{"a":']) * depth
        return self._signed(body[:1_000_000], JSON)

    def _headers(self, chance: random.Random) -> bytes:
        body, kind = self._body(chance)
        headers = signed(self.secret, body)
        name = chance.choice([*headers, "Content-Type", "Content-Length", "Transfer-Encoding", "Host", "Expect", "X"])
        value = chance.choice(
            ["abc", "", "-1", "1e9", "9" * 400, "é\udcff", "\t", "chunked", "gzip", "100-continue", "x" * 9000, "²"]
        )
        twice = {name.lower(): value} if chance.random() < 0.5 else {}
        return _http(body, kind, headers | (twice or {name: value}), length=name != "Content-Length")

    def _no_http(self, chance: random.Random) -> bytes:
        return chance.choice(
            [
                chance.randbytes(300),
                b"GET " + PATH.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                b"POST /elsewhere HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                b"POST " + PATH.encode() + b" HTTP/9.9\r\n\r\n",
                b"\x16\x03\x01" + chance.randbytes(200),
                b"POST "
                + PATH.encode()
                + b" HTTP/1.1\r\n"
                + b"".join(b"x%d: y\r\n" % n for n in range(2000))
                + b"\r\n",
                b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            ]
        )

    def _compressed(self, chance: random.Random) -> bytes:
        body = gzip.compress(CANARY.encode() * chance.choice([1, 100_000]))
        return _http(body, JSON, signed(self.secret, body) | {"Content-Encoding": chance.choice(["gzip", "br", "x"])})

    def _huge(self, chance: random.Random) -> bytes:
        body = b'{"a": "' + b"x" * chance.choice([1_048_570, 1_100_000, 5_000_000]) + b'"}'
        return self._signed(body, JSON)

    def _slow(self, chance: random.Random) -> bytes:
        """A body of which less comes than was said."""
        body, kind = self._body(chance)
        return _http(body, kind, signed(self.secret, body) | {"Content-Length": str(len(body) + 1000)}, length=False)

    def _body(self, chance: random.Random) -> tuple[bytes, str]:
        body, kind = chance.choice(self._bodies)
        return (body, JSON) if kind == JSON else (urlencode({"payload": body.decode()}).encode(), FORM)

    def _signed(self, body: bytes, kind: str) -> bytes:
        return _http(body, kind, signed(self.secret, body))


def _http(body: bytes, kind: str, headers: dict[str, str], *, length: bool = True) -> bytes:
    lines = [f"POST {PATH} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", f"Content-Type: {kind}"]
    lines += [f"Content-Length: {len(body)}"] if length else []
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body


def _event(event_id: str, user: str, text: str) -> dict[str, Any]:
    message = {
        "type": "message", "channel_type": "im", "channel": f"D{user}", "user": user, "text": text,
        "ts": "1795428000.000100", "event_ts": "1795428000.000100", "team": "T0SIMTEAM",
    }  # fmt: skip
    return {
        "type": "event_callback", "event_id": event_id, "event_time": 1795428000, "team_id": "T0SIMTEAM",
        "api_app_id": "A0SIMAPP", "event": message,
        "authorizations": [{"enterprise_id": None, "team_id": "T0SIMTEAM", "user_id": "U0SIMBOT", "is_bot": True}],
    }  # fmt: skip


def _real_bodies() -> Iterator[tuple[bytes, str]]:
    """One of each that Slack sends; all of them hold the canary."""
    user, team = {"id": "U1", "name": CANARY, "team_id": "T0SIMTEAM"}, {"id": "T0SIMTEAM", "domain": "simulated"}
    shared = {"user": user, "team": team, "enterprise": None, "trigger_id": "1.2.abc", "api_app_id": "A0SIMAPP"}
    action = {"action_id": "b1|word:help", "block_id": "x-1", "action_ts": "1795428000.0001", "type": "button"}
    view = {"id": "V1", "hash": "1.a", "callback_id": "form", "private_metadata": "{}", "blocks": [], "type": "modal"}
    told: list[tuple[dict[str, Any], str]] = [
        (_event(f"Ev{CANARY}", "U1", CANARY), JSON),
        (_event("Ev2", "U1", CANARY) | {"event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}, JSON),
        (_event("Ev3", "U1", CANARY) | {"event": {"type": "app_mention", "user": "U1", "channel": "C1", "text": CANARY, "ts": "1.1"}}, JSON),
        (_event("Ev4", "U1", CANARY) | {"event": {"type": "user_change", "user": user | {"tz": CANARY}}}, JSON),
        (_event("Ev5", "U1", CANARY) | {"event": {"type": "tokens_revoked", "tokens": {"bot": ["U0"]}}}, JSON),
        ({"type": "url_verification", "challenge": CANARY}, JSON),
        ({"type": "app_rate_limited", "team_id": "T0SIMTEAM", "minute_rate_limited": 1, "x": CANARY}, JSON),
        (shared | {"type": "block_actions", "actions": [action], "container": {"type": "message", "channel_id": "D1", "message_ts": "1.1"}, "response_url": "http://x/"}, FORM),
        (shared | {"type": "view_submission", "view": view | {"state": {"values": {CANARY: {"value": {"type": "plain_text_input", "value": CANARY}}}}}}, FORM),
        (shared | {"type": "view_closed", "view": view, "is_cleared": True}, FORM),
        (shared | {"type": "shortcut", "callback_id": "log", "action_ts": "1.1"}, FORM),
        (shared | {"type": "message_action", "callback_id": "add", "message": {"user": "U2", "text": CANARY}, "channel": {"id": "C1"}}, FORM),
        (shared | {"type": "block_suggestion", "action_id": "s1|x", "block_id": "x-1", "value": CANARY}, FORM),
        ({"command": "/coach", "text": CANARY, "user_id": "U1", "user_name": CANARY, "team_id": "T0SIMTEAM", "channel_id": "C1", "trigger_id": "1.2.abc", "response_url": "http://x/"}, FORM),
    ]  # fmt: skip
    for body, kind in told:
        yield json.dumps(body).encode(), kind


def _anything(chance: random.Random, depth: int = 0) -> Any:
    """A value of any shape."""
    simple: list[Any] = [
        None, True, 0, -1, 1e308, 10**400, "", CANARY, "\ud800", "\u202e", "9" * 400, "<!channel>", "a" * 5000, "\x00",
    ]  # fmt: skip
    if depth > 2 or chance.random() < 0.5:
        return chance.choice(simple)
    if chance.random() < 0.5:
        return [_anything(chance, depth + 1) for _ in range(chance.randrange(4))]
    keys = ["type", "event", "user", "team", "actions", "view", "id", "value", CANARY]
    return {key: _anything(chance, depth + 1) for key in chance.sample(keys, chance.randrange(5))}


def _change(told: Any, chance: random.Random) -> None:
    """Change, drop or add one thing somewhere."""
    while isinstance(told, dict | list) and told:
        key = chance.choice(list(told)) if isinstance(told, dict) else chance.randrange(len(told))
        if isinstance(told[key], dict | list) and told[key] and chance.random() < 0.7:
            told = told[key]
            continue
        if chance.random() < 0.3:
            del told[key]
        else:
            told[key] = _anything(chance)
        return


# -- who sends it


async def _send(hostile: Hostile, port: int, numbers: Iterator[int], answers: Counter[str]) -> None:
    for number in numbers:
        kind, raw = hostile.request(number)
        answers[f"{kind} {await _answered(port, raw)}"] += 1


async def _answered(port: int, raw: bytes) -> str:
    """The status of the answer, or how there was none."""
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                with contextlib.suppress(ConnectionError):
                    writer.write(raw)
                    await writer.drain()
                line = await reader.readline()
                while line.startswith(b"HTTP/1.1 100"):
                    await reader.readline()
                    line = await reader.readline()
            finally:
                writer.close()
    except TimeoutError:
        return "no answer"
    except OSError:
        return "cut"
    parts = line.split()
    return parts[1].decode("ascii", "replace") if len(parts) > 1 and parts[0].startswith(b"HTTP") else "cut"


def send(port: int, secret: str, count: int, seed: int) -> Counter[str]:
    """Send so many from here."""
    answers: Counter[str] = Counter()
    hostile, numbers = Hostile(secret, seed), iter(range(count))

    async def sending() -> None:
        await asyncio.gather(*(_send(hostile, port, numbers, answers) for _ in range(AT_ONCE)))

    asyncio.run(sending())
    return answers


# -- who is sent it


@dataclass
class Found:
    """What came of it."""

    answers: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    """Seconds of the loop's own processor time in one step."""
    step: str = ""
    late: int = 0
    """Steps that took longer than they may."""
    logged: int = 0
    """Lines of the logs with something of a body."""
    took: float = 0.0

    @property
    def statuses(self) -> Counter[str]:
        """The answers of all kinds together."""
        found: Counter[str] = Counter()
        for name, count in self.answers.items():
            found[name.split(" ", 1)[1]] += count
        return found

    @property
    def errors(self) -> int:
        """Answers that call it a fault of ours, or none where there should be one."""
        return sum(count for status, count in self.statuses.items() if status == "no answer" or status >= str(ERROR))

    @property
    def good(self) -> bool:
        """Whether all was as it should be."""
        return not (self.errors or self.late or self.logged)

    def __str__(self) -> str:
        told = "  ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))
        return (
            f"{self.answers.total()} requests  {told}  errors {self.errors}  longest step {self.longest * 1000:.1f} ms "
            f"({self.step})  steps beyond {LONGEST * 1000:.0f} ms: {self.late}  lines with a body {self.logged}"
        )


@contextmanager
def timed(found: Found) -> Iterator[None]:
    """Time every step of the loop by the processor time of its thread: a busy machine is nobody's fault."""
    plain = Handle._run  # noqa: SLF001 - where asyncio runs a step

    def run(self: Handle) -> None:
        began = time.thread_time()
        plain(self)
        took = time.thread_time() - began
        if took > LONGEST:
            found.late += 1
        if took > found.longest:
            found.longest, found.step = took, _named(self)

    Handle._run = run  # type: ignore[method-assign] # noqa: SLF001
    try:
        yield
    finally:
        Handle._run = plain  # type: ignore[method-assign] # noqa: SLF001


def _named(handle: Handle) -> str:
    step = getattr(handle, "_callback", None)
    task = getattr(step, "__self__", None)
    coroutine = task.get_coro() if isinstance(task, asyncio.Task) else None
    return str(getattr(coroutine or step, "__qualname__", step))


@contextmanager
def listened(found: Found) -> Iterator[None]:
    """Read all that is logged, by us and by the libraries, at every level."""
    told = io.StringIO()
    handler = logging.StreamHandler(told)
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    before = structlog.get_config()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(told), cache_logger_on_first_use=False)
    try:
        yield
    finally:
        structlog.configure(**before)
        root.removeHandler(handler)
        root.setLevel(level)
        found.logged = sum(CANARY in line for line in told.getvalue().splitlines())


async def serve(database: str) -> None:
    """Be the coach in Slack until told to end, and print what was found; the settings are in the environment."""
    found = Found()
    settings = Settings.load(env_file=None)
    store = Store.open(database, Key(base64.b64decode(os.environ["ONETHREETWO_KEY"])))
    store.migrate()
    process = Running(store, [adapter(settings)], WallClock(), "hostile")
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    with listened(found):
        ready()
        await process.start()
        gc.collect()
        gc.freeze()  # as `onethreetwo run` does once it is ready
        print("ready", flush=True)
        with timed(found):
            await ended.wait()
        await process.stop()
    store.close()
    print(json.dumps([found.longest, found.step, found.late, found.logged]), flush=True)


async def _hold(count: int, seed: int, folder: Path) -> Found:
    found = Found()
    async with SlackSimulator(Rules(posts_per_second=None)) as slack:
        settings = settings_for(slack, "http")
        given = {
            "SLACK_BOT_TOKEN": slack.settings.bot_token, "SLACK_API_URL": slack.api_url,
            "SLACK_SIGNING_SECRET": slack.settings.signing_secret, "ONETHREETWO_PORT": str(settings.port),
            "ONETHREETWO_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        }  # fmt: skip
        serving = await _started("serve", f"sqlite:///{folder / 'hostile.db'}", environ=given)
        try:
            assert serving.stdout is not None
            assert await serving.stdout.readline() == b"ready\n"
            began = time.monotonic()
            about = (str(settings.port), slack.settings.signing_secret, str(count), str(seed))
            sending = await _started("send", *about, environ={})
            told, _ = await sending.communicate()
            found.took = time.monotonic() - began
            found.answers = Counter(json.loads(told))
            serving.terminate()
            told, _ = await serving.communicate()
            found.longest, found.step, found.late, found.logged = json.loads(told)
        finally:
            if serving.returncode is None:
                serving.kill()
                await serving.wait()
    return found


async def _started(*words: str, environ: Mapping[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.soak.hostile", *words, stdout=subprocess.PIPE, env={**os.environ, **environ}
    )


def hold(count: int, seed: int) -> Found:
    """Take so many."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_hold(count, seed, Path(folder)))


def main(words: list[str]) -> int:
    """Take N hostile requests; 1 when anything is wrong."""
    if words and words[0] == "send":
        print(json.dumps(send(int(words[1]), words[2], int(words[3]), int(words[4]))))
        return 0
    if words and words[0] == "serve":
        asyncio.run(serve(words[1]))
        return 0
    given = dict(word.split("=", 1) for word in words if "=" in word)
    seed = int(given["seed"]) if "seed" in given else secrets.randbelow(10**6)
    found = hold(int(given.get("N", "100000")), seed)
    print(f"hostile: {found}  seed {seed}  {found.took:.0f} s", flush=True)
    for name, count in sorted(found.answers.items()):
        print(f"  {name}: {count}")
    return not found.good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
