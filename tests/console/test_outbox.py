"""`onethreetwo outbox`: where delivery stands, and a hand for what was given up."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.events import Address
from bot.chat.messages import Message, Row
from bot.config import Settings
from bot.store import Key, Store, load_key
from tests.console.test_program import refused, run
from tests.databases import Databases

NOW = datetime.now(UTC)
SECRET = "the secret words"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    """The store that the program of this folder uses."""
    database = str(tmp_path / "coach.db")
    store = Store.open(database, load_key(Settings.load({"ONETHREETWO_DATABASE": database}, env_file=None)))
    store.migrate()
    yield store
    store.close()


def row(store: Store, state: str = "pending", *, user: str = "ann", tenant: str = "T1", **ended) -> Row:
    with store.turn() as work:
        made = work.put(
            member=None, address=Address("slack", tenant, user), channel=None, lane="nudge", kind="message",
            message=Message(SECRET), due_at=NOW - timedelta(minutes=5), leased_by=None, now=NOW,
        )  # fmt: skip
        if state != "pending":
            [taken] = work.claim("gone", NOW, 1, resting=[("slack", "T9")])
            work.record(taken, state, **ended)
    return made


def shown(tmp_path: Path, *words: str) -> str:
    done = run(tmp_path, "outbox", *words, ONETHREETWO_DATABASE=str(tmp_path / "coach.db"))
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def state(store: Store, one: Row) -> str:
    with store.read() as work:
        found = work.row(one.id)
    assert found is not None
    return found.state


def test_it_shows_where_delivery_stands_without_a_word_of_what_was_said(kept: Store, tmp_path: Path) -> None:
    assert shown(tmp_path).strip() == "rows: none"
    dead = row(kept, "dead", reason="misconfigured", why="missing_scope")
    unknown = row(kept, "unknown", user="bob", why="503")
    waiting = row(kept, user="cid")
    with kept.turn() as work:
        work.pause_tenant("slack", "T2", "token_revoked")
    told = shown(tmp_path)
    assert told.splitlines()[0] == "rows: dead 1, pending 1, unknown 1"
    assert f"  {dead.id}  slack/T1  nudge message" in told
    assert "misconfigured: missing_scope" in told
    assert f"due and waiting:\n  {waiting.id}  " in told
    assert f"unknown, they may have arrived:\n  {unknown.id}  " in told
    assert "slack/T2 since" in told
    assert "token_revoked" in told
    assert all(word not in told for word in (SECRET, "ann", "bob", "cid"))
    plain = json.loads(shown(tmp_path, "--json"))
    assert [one["id"] for one in plain["dead"]] == [dead.id]
    assert SECRET not in json.dumps(plain)


def test_what_was_given_up_is_delivered_after_all_or_cancelled(kept: Store, tmp_path: Path) -> None:
    dead, unknown, waiting = row(kept, "dead"), row(kept, "unknown", user="bob"), row(kept, user="cid")
    with kept.turn() as work:
        work.pause_tenant("slack", "T2", "token_revoked")
    shown(
        tmp_path,
        "--retry",
        str(dead.id),
        "--retry",
        str(unknown.id),
        "--cancel",
        str(waiting.id),
        "--resume",
        "slack/T2",
    )
    assert [state(kept, one) for one in (dead, unknown, waiting)] == ["retry", "retry", "cancelled"]
    with kept.turn() as work:
        assert work.paused_tenants() == []
        again = {taken.id: taken for taken in work.claim("p1", datetime.now(UTC), 9)}
    assert again[unknown.id].attempts == 2, "looked up before it is sent again"
    done = run(tmp_path, "outbox", "--retry", "999", ONETHREETWO_DATABASE=str(tmp_path / "coach.db"))
    assert (done.returncode, done.stderr) == (1, b"onethreetwo: row 999 is not one of those\n")


def test_what_somebody_is_sending_is_not_cancelled(kept: Store, tmp_path: Path) -> None:
    one = row(kept)
    with kept.turn() as work:
        assert work.claim("p1", NOW, 9)
    done = run(tmp_path, "outbox", "--cancel", str(one.id), ONETHREETWO_DATABASE=str(tmp_path / "coach.db"))
    assert done.returncode == 1
    assert state(kept, one) == "sending"


def test_a_second_process_needs_postgresql(kept: Store, tmp_path: Path) -> None:
    database = str(tmp_path / "coach.db")
    told = refused(
        run(
            tmp_path,
            "run",
            "scheduler",
            ONETHREETWO_DATABASE=database,
            SLACK_BOT_TOKEN="xoxb-made-up",
            SLACK_APP_TOKEN="xapp-made-up",
        )
    )
    assert "ONETHREETWO_DATABASE" in told
    assert "PostgreSQL" in told


def test_processes_hear_each_other_ring_and_again_after_a_broken_connection(
    postgres: str, tmp_path: Path, key: Key
) -> None:
    address = Databases("postgres", tmp_path, key, postgres).made()
    here, there = Store.open(address, key), Store.open(address, key)
    rang = threading.Semaphore(0)
    close = here.listen(rang.release)
    try:
        assert rang.acquire(timeout=10), "it looks once when it begins to listen"
        with there.turn() as work:
            work.ring()
        assert rang.acquire(timeout=10)
        with there.turn() as work:
            work._connection.exec_driver_sql(  # noqa: SLF001
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN onethreetwo'"
            )
        assert rang.acquire(timeout=10), "it may have missed something meanwhile"
        with there.turn() as work:
            work.ring()
        assert rang.acquire(timeout=10)
    finally:
        close()
        here.close()
        there.close()
