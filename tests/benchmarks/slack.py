"""Slack's events over loopback, signed: how soon each is acknowledged, after its turn has been committed to disk.

Beside the coach stand a Bolt app that does nothing, and one that commits one insert. Each is a process of its own; events
come from another at a steady rate, whether the last one was answered or not, each from one of many people, and a stand-in
for Slack's Web API takes the answers. Latencies count from when an event was to be sent. Ratios are to Bolt with the
committed insert, in the same repetition.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import secrets
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from adapters import wiring
from adapters.slack.doors import PATH
from adapters.slack.send import SlackMessenger
from bot.chat.events import Address
from bot.config import Settings
from bot.store import Key, Store
from scheduler.ports import Pace
from tests.benchmarks import table
from tests.simulators.slack import signed

RATES = (200, 500)
"""Events a second."""
SECONDS = 8.0
PEOPLE = 200
SECRET = "a-secret-of-the-benchmark"
TEAM, BOT = "T0BENCH", "U0BENCHBOT"
KINDS = ("bolt", "insert", "coach")
NAMES = {"bolt": "Bolt that does nothing", "insert": "Bolt and one committed insert", "coach": "the coach"}


# -- what is measured


def serve(kind: str, port: int, database: str) -> None:
    """Be one of them."""
    if kind == "coach":
        SlackMessenger.limits = lambda _: Pace()  # type: ignore[method-assign] # the people are in one workspace here
        settings = Settings.load(env_file=None)
        wiring.configure_logging(settings)
        asyncio.run(wiring.run(settings))
        return
    us = AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id=BOT, bot_id="B0BENCH", bot_token="xoxb-bench")

    async def authorize() -> AuthorizeResult:
        return us

    app = AsyncApp(signing_secret=SECRET, authorize=authorize, process_before_response=True)
    kept = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    kept.execute("PRAGMA journal_mode = WAL")
    kept.execute("PRAGMA synchronous = FULL")
    kept.execute("CREATE TABLE IF NOT EXISTS event (id TEXT PRIMARY KEY, content TEXT)")

    @app.event("message")  # type: ignore[untyped-decorator]
    async def heard(body: dict[str, Any]) -> None:
        if kind == "insert":
            kept.execute("INSERT OR IGNORE INTO event VALUES (?, ?)", (body["event_id"], json.dumps(body)))

    app.start(port=port, path=PATH)


# -- who sends


async def load(port: int, api: int, rate: int, seconds: float) -> list[float]:
    """Send events at a rate for a while, and be Slack's Web API; milliseconds to each acknowledgement."""
    stood_in = await _stand_in(api)
    took: list[float] = []
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=60)
    async with aiohttp.ClientSession(connector=connector) as session:
        await _ready(session, port)
        loop = asyncio.get_running_loop()
        began = loop.time() + 0.5
        sending = []
        for number in range(int(rate * seconds)):
            at = began + number / rate
            await asyncio.sleep(max(0.0, at - loop.time()))
            sending.append(asyncio.create_task(_send(session, port, number, at, took)))
        await asyncio.gather(*sending)
    await stood_in.cleanup()
    return took


async def _send(session: aiohttp.ClientSession, port: int, number: int, at: float, took: list[float]) -> None:
    body = json.dumps(_event(number)).encode()
    headers = {"Content-Type": "application/json", **signed(SECRET, body)}
    async with session.post(f"http://127.0.0.1:{port}{PATH}", data=body, headers=headers) as answer:
        await answer.read()
        assert answer.status == 200, answer.status
    took.append((asyncio.get_running_loop().time() - at) * 1000)


def _event(number: int) -> dict[str, Any]:
    stamp = f"{time.time():.6f}"
    user = f"U0BENCH{number % PEOPLE}"
    message = {
        "type": "message", "channel_type": "im", "channel": f"D0BENCH{number % PEOPLE}", "user": user, "text": "status",
        "ts": stamp, "event_ts": stamp, "team": TEAM,
    }  # fmt: skip
    return {
        "type": "event_callback", "event_id": f"Ev{secrets.token_hex(6)}", "event_time": int(time.time()),
        "team_id": TEAM, "api_app_id": "A0BENCH", "event": message,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True}],
    }  # fmt: skip


async def _stand_in(port: int) -> web.AppRunner:
    async def answer(request: web.Request) -> web.Response:
        known = {"ok": True, "team_id": TEAM, "user_id": BOT, "bot_id": "B0BENCH", "channel": "D0BENCH"}
        known["user"] = {"id": "U0BENCH", "tz": "Europe/Amsterdam", "locale": "en-US", "profile": {}}
        return web.json_response(known | {"ts": f"{time.time():.6f}", "url": request.path})

    app = web.Application()
    app.router.add_route("*", "/api/{method}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


async def _ready(session: aiohttp.ClientSession, port: int) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(aiohttp.ClientError, OSError):
                async with session.post(f"http://127.0.0.1:{port}{PATH}") as answer:
                    await answer.read()
                    return
            await asyncio.sleep(0.05)


# -- the whole


def run(repetitions: int = table.REPETITIONS) -> None:
    """Measure."""
    out = table.Table("slack")
    with tempfile.TemporaryDirectory() as folder:
        for repetition in range(repetitions):
            for rate in RATES:
                took = {kind: _measured(kind, Path(folder) / f"{repetition}-{rate}-{kind}.db", rate) for kind in KINDS}
                for kind in KINDS:
                    _add(out, f"{NAMES[kind]}, {rate}/s", took[kind], took["insert"])
    out.show()


def _add(out: table.Table, what: str, took: list[float], least: list[float]) -> None:
    for part, name in ((500, "p50"), (990, "p99"), (999, "p99.9")):
        value, base = (sorted(values)[min(len(values) - 1, len(values) * part // 1000)] for values in (took, least))
        out.add(f"{what}, {name}", "ms", value, ratio=value / base)


def _measured(kind: str, database: Path, rate: int) -> list[float]:
    port, api = _free_port(), _free_port()
    environ = _environment(database, port, api)
    if kind == "coach":
        _prepare(database, environ)
    words = [sys.executable, "-m", "tests.benchmarks.slack"]
    loading = subprocess.Popen(
        [*words, "load", str(port), str(api), str(rate)], stdout=subprocess.PIPE, env=environ, text=True
    )
    time.sleep(0.5)  # the stand-in is asked who we are
    serving = subprocess.Popen(
        [*words, "serve", kind, str(port), str(database)],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        told, _ = loading.communicate(timeout=SECONDS * 10 + 60)
    finally:
        serving.terminate()
        serving.wait()
        loading.kill()
        loading.wait()
    took: list[float] = json.loads(told)
    return took


def _environment(database: Path, port: int, api: int) -> dict[str, str]:
    return {
        **os.environ, "SLACK_BOT_TOKEN": "xoxb-bench", "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"http://127.0.0.1:{api}/api/", "ONETHREETWO_PORT": str(port),
        "ONETHREETWO_DATABASE": f"sqlite:///{database}", "ONETHREETWO_LOG_LEVEL": "warning",
        "ONETHREETWO_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
    }  # fmt: skip


def _prepare(database: Path, environ: Mapping[str, str]) -> None:
    """Have everybody known already."""
    store = Store.open(f"sqlite:///{database}", Key(base64.b64decode(environ["ONETHREETWO_KEY"])))
    store.migrate()
    now = datetime.now(UTC)
    with store.turn() as work:
        for number in range(PEOPLE):
            member = work.add_member(
                Address("slack", TEAM, f"U0BENCH{number}"), language="en", zone="Europe/Amsterdam", name=None, now=now,
                channel=f"D0BENCH{number}", confirmed_zone=True,
            )  # fmt: skip
            work.save_member(replace(member, welcomed=now - timedelta(days=1)))
    store.close()


def _free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["serve", kind, port, database]:
            serve(kind, int(port), database)
        case ["load", port, api, rate]:
            print(json.dumps(asyncio.run(load(int(port), int(api), int(rate), SECONDS))))
        case _:
            run()
