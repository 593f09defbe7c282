"""The whole process: settings in, platforms served, and an orderly end."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from click.testing import CliRunner

from adapters import wiring
from adapters.cli.migrate import migrate
from adapters.cli.run import run
from adapters.clock import TryoutClock, WallClock
from bot.chat.events import Address, Said
from bot.config import Settings
from bot.errors import ConfigError
from tests.scheduler.fakes import NINE, FakeMessenger, until


class FakeAdapter:
    """A platform on which one person says hello as soon as it is connected."""

    platform = "console"

    def __init__(self, says: str | None = None) -> None:
        self.messenger = FakeMessenger()
        self.says = says
        self.steps: list[str] = []
        self.fails: Exception | None = None

    async def start(self, hear, deliver) -> None:
        self.steps.append("start")
        if self.fails:
            raise self.fails
        if self.says is not None:
            address = Address("console", "local", "ann")
            turn = await hear(Said(id="1", address=address, at=datetime.now(UTC), language="en", text=self.says))
            self.steps.append("acknowledge")
            deliver(turn.rows)

    async def stop(self) -> None:
        self.steps.append("stop")

    async def close(self) -> None:
        self.steps.append(f"close after {len(self.messenger.arrived)} messages")


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings.load({"ONETHREETWO_DATABASE": str(tmp_path / "coach.db")}, None)


@pytest.fixture(autouse=True)
def _logs_as_before():
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], level = before
    root.setLevel(level)
    structlog.reset_defaults()


async def test_a_process_hears_acknowledges_delivers_and_ends_in_order(sqlite_store):
    adapter = FakeAdapter("hello")
    running = wiring.Running(sqlite_store, [adapter], WallClock(), "run")
    await running.start()
    await running.stop()
    assert adapter.steps[:3] == ["start", "acknowledge", "stop"]
    assert len(adapter.messenger.arrived) >= 1
    assert adapter.steps[3] == f"close after {len(adapter.messenger.arrived)} messages"
    with sqlite_store.read() as work:
        assert set(work.counts()) == {"sent"}


async def test_a_signal_ends_the_process(settings, monkeypatch):
    adapter = FakeAdapter("hello")
    monkeypatch.setattr(wiring, "adapters_for", lambda settings: [adapter])
    serving = asyncio.create_task(wiring.run(settings))
    await until(lambda: adapter.messenger.arrived)
    os.kill(os.getpid(), signal.SIGTERM)
    await asyncio.wait_for(serving, 10)
    assert adapter.steps[-2:] == ["stop", f"close after {len(adapter.messenger.arrived)} messages"]


async def test_from_the_signal_on_nothing_more_is_begun_however_long_a_platform_takes_to_stop(post):
    class Slow(FakeAdapter):
        async def stop(self) -> None:
            self.late = post.put("late", born=None)
            running.ticker.nudge()
            await asyncio.sleep(0.5)

    adapter = Slow()
    running = wiring.Running(post.store, [adapter], WallClock(), "run")
    await running.start()
    await running.stop()
    assert post.row(adapter.late).state == "pending"


async def test_a_platform_that_will_never_work_ends_the_process_with_its_reason(settings, monkeypatch):
    adapter = FakeAdapter()
    adapter.fails = ConfigError("DISCORD_TOKEN", "Discord does not know it")
    monkeypatch.setattr(wiring, "adapters_for", lambda settings: [adapter])
    with pytest.raises(ConfigError, match="DISCORD_TOKEN"):
        await wiring.run(settings)
    assert adapter.steps[-1] == "close after 0 messages"


def test_nothing_configured_is_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(run, env=dict.fromkeys(("SLACK_BOT_TOKEN", "DISCORD_TOKEN"), ""))
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert ended.stderr.startswith("onethreetwo: SLACK_BOT_TOKEN, DISCORD_TOKEN: ")
    assert ended.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_one_clear_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for command in (run, migrate):
        ended = CliRunner().invoke(command, env={"ONETHREETWO_PORT": "eighty"})
        assert (ended.exit_code, ended.stderr.count("\n")) == (2, 1)
        assert ended.stderr.startswith("onethreetwo: ONETHREETWO_PORT: ")


def test_migrate_makes_the_tables_and_may_be_repeated(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    env = {"ONETHREETWO_DATABASE": str(tmp_path / "coach.db"), "ONETHREETWO_PORT": ""}
    for _ in range(2):
        ended = CliRunner().invoke(migrate, env=env)
        assert (ended.exit_code, ended.stdout) == (0, "The database is up to date.\n")
    store = wiring.open_store(Settings.load(env, None))
    with store.read() as work:
        assert work.counts() == {}
    store.close()


def test_only_the_platform_that_is_asked_for_is_imported(monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] in {"slack_bolt", "discord"}]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ConfigError):
        wiring.adapters_for(Settings.load({}, None))
    assert not {"slack_bolt", "discord"} & sys.modules.keys()


def test_logs_are_json_when_asked_and_libraries_never_below_info(capsys):
    wiring.configure_logging(Settings.load({"ONETHREETWO_LOG_LEVEL": "debug", "ONETHREETWO_LOG_FORMAT": "json"}, None))
    structlog.get_logger().debug("ours", row=1)
    logging.getLogger("sqlalchemy.engine").debug("bound: the secret words")
    logging.getLogger("slack_bolt.AsyncApp").info("body: the secret words")
    logging.getLogger("discord.gateway").info("connected")
    ours, theirs = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (ours["event"], ours["row"], ours["level"]) == ("ours", 1, "debug")
    assert (theirs["event"], theirs["level"]) == ("connected", "info")


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_traceback_in_the_logs_shows_no_locals(form, capsys):
    wiring.configure_logging(Settings.load({"ONETHREETWO_LOG_FORMAT": form}, None))

    def fails():
        typed = "the secret " + "words"
        raise ValueError(len(typed))

    try:
        fails()
    except ValueError:
        logging.getLogger("library").exception("went wrong")
        structlog.get_logger().exception("ours went wrong")
    logged = capsys.readouterr().err
    assert logged.count("Traceback") == 2
    assert "the secret words" not in logged


async def test_the_wall_clock_is_aware_and_in_utc():
    clock = WallClock()
    assert clock.now().tzinfo is UTC
    soon = clock.now() + timedelta(seconds=0.02)
    await clock.sleep_until(soon)
    assert clock.now() >= soon


async def test_the_tryout_clock_follows_the_real_one_until_it_is_moved_and_never_goes_back(sqlite_store):
    clock = TryoutClock(sqlite_store)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)
    later = clock.now() + timedelta(days=3)
    sleeping = asyncio.create_task(clock.sleep_until(later))
    await asyncio.sleep(0)
    clock.move_to(later)
    await asyncio.wait_for(sleeping, 1)
    clock.move_to(NINE - timedelta(days=9999))
    assert clock.now() == later
    assert TryoutClock(sqlite_store).now() == later


def test_a_failing_store_is_a_clear_line_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(migrate, env={"ONETHREETWO_DATABASE": "missing/coach.db", "ONETHREETWO_PORT": ""})
    assert (ended.exit_code, ended.stderr.count("\n")) == (2, 1)
