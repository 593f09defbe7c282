"""What a member says, and every secret, is in no log at any level and readable nowhere in the database."""

from __future__ import annotations

import asyncio
import base64
import io
import itertools
import json
import logging
import sys
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import create_engine, inspect, make_url, text

from adapters import wiring
from bot.chat.events import Address, ReplyRoute
from bot.config import Settings
from bot.errors import ConfigError, StoreError
from bot.flows.names import WriteNames
from bot.flows.story import TellStory
from bot.store import Key, Store
from bot.store.work import Work
from scheduler.delivery import Delivery
from scheduler.turns import Turns
from tests.chat import Chat
from tests.console.script import ended, started
from tests.databases import Databases
from tests.flows.journeys import answer, finish
from tests.scheduler.fakes import FakeClock, FakeMessenger

NAME, STORY, CONTACT, NOTE, LESSON, FREE, ROUTE, BUG, SEND, DATABASE, SETTING = CANARIES = tuple(
    f"kanarie{what}zwaluwstaart"
    for what in (
        "naam", "verhaal", "contact", "notitie", "les", "los", "route", "fout", "zending", "bestand", "instelling"
    )
)  # fmt: skip
"""One for each place where something private comes in; plain small letters, so that folding a name changes nothing."""
LOGGERS = (
    "", "aiohttp", "alembic", "apscheduler", "asyncio", "concurrent.futures", "discord", "psycopg", "psycopg.pool",
    "slack_bolt", "slack_sdk", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.engine.Engine", "sqlalchemy.pool",
    "sqlalchemy.dialects", "sqlalchemy.orm",
)  # fmt: skip


class Told(logging.Handler):
    """Everything that was logged, with what came along with each record, and what structlog wrote."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.written = io.StringIO()
        self._records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        shown = logging.Formatter("%(name)s %(message)s").format(record)
        self._records.append(f"{shown} {record.args!r} {vars(record)!r}")

    def __str__(self) -> str:
        return "\n".join([*self._records, self.written.getvalue()])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """Have our own words logged as at the level debug, and every library say all it can beside that."""
    heard = Told()
    root = logging.getLogger()
    before = {name: logging.getLogger(name).level for name in LOGGERS}
    handlers, structured = list(root.handlers), structlog.get_config()
    monkeypatch.setattr(sys, "stderr", heard.written)
    wiring.configure_logging(secret_settings())
    root.addHandler(heard)
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield heard
    root.handlers[:] = handlers
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)
    structlog.configure(**structured)


def secret_settings(**given: str) -> Settings:
    """Settings at the level debug whose secrets are canaries."""
    secret = {
        "SLACK_BOT_TOKEN": f"xoxb-{SETTING}",
        "SLACK_APP_TOKEN": f"xapp-{SETTING}",
        "SLACK_SIGNING_SECRET": SETTING,
        "DISCORD_TOKEN": SETTING,
        "ONETHREETWO_DATABASE": f"postgresql://coach:{SETTING}@127.0.0.1:1/coach",
        "ONETHREETWO_LOG_LEVEL": "debug",
    }
    return Settings.load(secret | given, env_file=None)


class Private(Chat):
    """Somebody whose every event carries their name and a token to answer by."""

    def _base(self, *given: Any) -> Mapping[str, Any]:
        reply = ReplyRoute("R1", ROUTE, self.now + timedelta(minutes=14))
        return {**super()._base(*given), "name": NAME, "reply": reply, "channel": "D1"}


def journey(chat: Chat) -> None:
    """Go through every flow, with a canary in everything that can be said."""
    chat.says("hoi")
    finish(chat, "welcome")
    chat.commands("story")
    for number in itertools.count():
        if chat.open_question() == "story-check" or not (chat.open_question() or "").startswith("story-"):
            break
        chat.says(f"{STORY} {number}")
    finish(chat, "story")
    chat.commands("names")
    chat.says(f"{CONTACT} ({NOTE}), {CONTACT} Tweede, Sanne Proef")
    finish(chat, "names")
    chat.says(f"{FREE} {FREE}")
    chat.says("help")
    chat.presses_token(f"a.abc.1.{FREE}")
    chat.commands("session")
    chat.says(CONTACT)
    if chat.open_question() == "session-contact":
        answer(chat)
    chat.says(FREE)
    finish(chat, "session")
    chat.waits(days=20)
    assert chat.open_question() == "result-how"
    chat.says(FREE)
    while (asked := chat.open_question()) and asked.startswith("result-"):
        if asked == "result-lesson":
            chat.says(LESSON)
        elif asked == "result-proof":
            chat.says(FREE)
        elif asked == "result-referrals":
            chat.says(f"{CONTACT} Derde ({NOTE})")
        else:
            answer(chat)
    chat.commands("undo")
    chat.commands("cancel")
    chat.commands("names")
    chat.says(f"{CONTACT} Vierde")
    chat.commands("export")
    chat.commands("later")


def test_nothing_private_is_logged_or_readable_in_the_database(databases: Databases, told: Told) -> None:
    address = databases.empty()
    store = Store.open(address, databases.key)
    try:
        store.migrate()
        chat = Private(store, address=Address("discord", "app", "U1"))
        journey(chat)
        asyncio.run(_delivered(store, chat), debug=True)
        kept = json.dumps(chat.everything(), ensure_ascii=False)
        there = raw(address)
    finally:
        store.close()
    for canary in (NAME, STORY, CONTACT, NOTE, FREE, LESSON):
        assert canary in kept.lower(), "what was said is kept, and so was looked for"
    assert b"Europe/Amsterdam" in there, "the rows were read"
    assert not found_in(there)
    assert "sqlalchemy.engine" in str(told), "the libraries were listened to"
    assert not logged_in(told)
    databases.drop(address)


async def _delivered(store: Store, chat: Chat) -> None:
    """Send some of what was said, with a platform that fails in the words it was given."""
    turns, messenger, clock = Turns(store), FakeMessenger(), FakeClock(chat.now)
    messenger.platform = "discord"
    delivery = Delivery(store, turns, {"discord": messenger}, clock, chat.coach.name, chat.coach.hear)
    chat.says(f"{FREE} onderweg")
    rows = chat.turn.rows
    messenger.answers(rows[0].message.text, RuntimeError(f"{SEND} {rows[0].message.text} {ROUTE}"))
    await delivery.send(rows)
    await delivery.drain(5)
    turns.close()


@pytest.mark.parametrize("flow", [TellStory, WriteNames])
def test_a_bug_in_the_middle_of_a_turn_is_logged_without_the_words_it_met(
    databases: Databases, told: Told, monkeypatch: pytest.MonkeyPatch, flow: type
) -> None:
    def broken(*given: Any) -> None:
        raise RuntimeError(f"{BUG} {given!r}")

    address = databases.made()
    store = Store.open(address, databases.key)
    try:
        chat = Private(store, address=Address("slack", "T1", "U1"))
        chat.says("hoi")
        finish(chat, "welcome")
        chat.commands(flow.name)
        monkeypatch.setattr(flow, "finish", broken)
        for number in range(25):
            before = chat.everything()["talks"]
            words = {"story-check": "ja"}.get(chat.open_question() or "", f"{STORY} {CONTACT} {number}")
            (said, *_) = chat.says(words) or [""]
            if "ging hier iets mis" in said:
                break
        assert "ging hier iets mis" in said
        assert chat.everything()["talks"] == before
        there = raw(address)
    finally:
        store.close()
    assert "turn failed" in str(told)
    assert "RuntimeError" in str(told)
    assert not logged_in(told)
    assert not found_in(there)
    databases.drop(address)


@pytest.mark.parametrize("trouble", ["a statement that fails", "a row that is there"])
def test_a_database_error_is_told_without_what_was_being_kept(
    databases: Databases, told: Told, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    remember = Work.remember
    again = 'INSERT INTO address (platform, tenant, "user", member, last_at) SELECT :x, :x, :x, id, created FROM member'

    def failing(work: Work, *given: Any, **named: Any) -> None:
        remember(work, *given, **named)
        connection = work._connection  # noqa: SLF001 - there is no other way to make a real statement fail
        if trouble == "a statement that fails":
            connection.execute(text("INSERT INTO nowhere (x) VALUES (:x)"), {"x": DATABASE})
        for _ in range(2):
            connection.execute(text(again), {"x": DATABASE})

    address = databases.made()
    store = Store.open(address, databases.key)
    try:
        chat = Private(store, address=Address("slack", "T1", "U1"))
        chat.says("hoi")
        before = raw_rows(address)
        monkeypatch.setattr(Work, "remember", failing)
        with pytest.raises(StoreError) as raised:
            chat.says(f"{FREE} {DATABASE}")
        structlog.get_logger().error("told", why=str(raised.value), exc_info=raised.value)
        logging.getLogger("adapters").error("told", exc_info=raised.value)
        assert raw_rows(address) == before
    finally:
        store.close()
    assert "StoreError" in str(told)
    assert not logged_in(told)
    databases.drop(address)


def test_the_search_finds_what_is_there() -> None:
    for form in (
        STORY.encode(),
        STORY.capitalize().encode(),
        STORY.encode("utf-16-le"),
        STORY.encode("utf-16-be"),
        STORY.encode().hex().encode(),
        *(base64.b64encode(b"xyz"[:pad] + STORY.encode() + b"rest") for pad in range(3)),
    ):
        assert found_in(b"\0before" + form + b"after") == {STORY}
    assert found_in(b"nothing of it") == set()


def test_secrets_of_the_settings_are_in_no_log_and_no_error(told: Told) -> None:
    settings = secret_settings()
    structlog.get_logger().debug("settings", settings=settings, whole=settings.model_dump())
    logging.getLogger("adapters").debug("settings %r", settings)
    with pytest.raises(ConfigError) as wrong:
        secret_settings(SLACK_BOT_TOKEN=SETTING)
    logging.getLogger("adapters").error("wrong", exc_info=wrong.value)
    with pytest.raises(StoreError) as refused:
        Store.open(settings.database, Key.made())
    logging.getLogger("adapters").error("no database", exc_info=refused.value)
    assert "**********" in str(told)
    # The address of the database is the one secret that is a plain text; our own words never print it.
    lines = [line for line in str(told).splitlines() if SETTING in line]
    assert [line for line in lines if "settings" not in line or "whole=" not in line] == []


def test_the_name_of_who_sits_at_the_console_is_not_in_the_file(tmp_path: Path) -> None:
    process = started(tmp_path, "--as", NAME)
    _, _, code = ended(process, "hoi", "Nederlands", f"{FREE}")
    assert code == 0
    there = raw(str(tmp_path / "try.db"))
    assert FREE.encode() not in there
    assert NAME.encode() not in there


# -- looking


def found_in(there: bytes) -> set[str]:
    """The canaries that are in some bytes, in any way that text is commonly written down."""
    small = there.lower()
    return {canary for canary in CANARIES if any(form in there or form in small for form in _forms(canary))}


def logged_in(told: Told) -> set[str]:
    """The canaries that were logged."""
    return found_in(str(told).encode("utf-8", "replace"))


def _forms(canary: str) -> Iterator[bytes]:
    plain = canary.encode()
    yield plain
    yield plain.hex().encode()
    yield canary.encode("utf-16-le")
    yield canary.encode("utf-16-be")
    for pad in range(3):
        # What stands before and after decides the first and last characters.
        yield base64.b64encode(b"\0" * pad + plain).rstrip(b"=")[2 + pad : -2]


def raw(address: str) -> bytes:
    """All that is in a database: SQLite's own files, or every column of every table of PostgreSQL."""
    if "://" not in address:
        return b"".join(file.read_bytes() for file in Path(address).parent.glob(Path(address).name + "*"))
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode("utf-8", "surrogatepass")
        for rows in raw_rows(address).values()
        for row in rows
        for value in row
    )


def raw_rows(address: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is there, Alembic's too."""
    url = make_url(address if "://" in address else f"sqlite:///{address}")
    engine = create_engine(url.set(drivername=url.drivername.replace("postgresql", "postgresql+psycopg", 1)))
    try:
        with engine.connect() as connection:
            names = inspect(connection).get_table_names()
            return {
                name: sorted((tuple(row) for row in connection.execute(text(f'SELECT * FROM "{name}"'))), key=repr)  # noqa: S608 - the table's own name
                for name in names
            }
    finally:
        engine.dispose()
