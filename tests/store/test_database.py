"""The database itself: made by migrations, nothing lost when many write, and clear words when it cannot be used."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.errors import StoreError
from bot.store import Key, Store, connecting, migrating
from bot.store.tables import metadata
from bot.talk.talks import Talk
from tests.databases import Databases
from tests.store.people import LATER, NOW, a_member, an_address, put, somebody


def test_the_migrations_make_exactly_the_tables(store):
    with store._reading.connect() as connection:  # noqa: SLF001 - the schema is nobody else's to see
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_partial_indexes_are_partial(store, databases):
    listing = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'",
        "postgres": "SELECT indexdef FROM pg_indexes WHERE indexdef LIKE '%WHERE%'",
    }
    with store._reading.connect() as connection:  # noqa: SLF001
        partial = " ".join(connection.execute(text(listing[databases.kind])).scalars())
    for name in ("ix_outbox_tenant", "ix_outbox_lane", "ix_wake_due", "uq_talk_active"):
        assert name in partial


def test_migrating_twice_changes_nothing(store):
    member = somebody(store)
    store.migrate()
    with store.read() as work:
        assert work.member(member.id) == member


def test_the_revisions_are_those_that_alembic_finds_in_one_line():
    steps = ScriptDirectory(str(Path(migrating.__file__).with_name("migrations")))
    in_order = [step.revision for step in steps.walk_revisions()][::-1]
    assert list(migrating.REVISIONS) == in_order
    assert steps.get_heads() == [migrating.REVISIONS[-1]]


def test_a_start_with_nothing_to_migrate_does_not_wait_for_alembic(tmp_path):
    start = (
        "import sys; from bot.store import Key, Store;"
        "store = Store.open(sys.argv[1], Key(bytes(32))); store.migrate(); print('alembic' in sys.modules)"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", start, str(tmp_path / "new.db")], check=True, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    ]
    assert said == ["True\n", "False\n"]


def test_processes_that_start_at_once_migrate_once(databases):
    address = databases.empty()
    together = Barrier(4)

    def start(_):
        together.wait()
        with closing(Store.open(address, databases.key)) as store:
            store.migrate()
            return somebody(store).id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(start, range(4)))) == 4
    databases.drop(address)


def test_opening_a_new_database_waits_for_another_that_makes_it(tmp_path):
    path = tmp_path / "new.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        Timer(0.3, other.execute, ["ROLLBACK"]).start()
        Store.open(str(path), Key(bytes(32))).close()


def test_a_database_without_tables_says_so(databases):
    with closing(Store.open(databases.empty(), databases.key)) as store, pytest.raises(StoreError), store.turn():
        pass


def test_a_database_of_a_newer_version_is_left_alone(databases):
    address = databases.made()
    with closing(Store.open(address, databases.key)) as store, store._writing.begin() as connection:  # noqa: SLF001
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"ONETHREETWO_DATABASE.*newer"):
        Store.open(address, databases.key)
    databases.drop(address)


def test_a_transaction_commits_as_a_whole_or_not_at_all(store):
    def fail():
        with store.turn() as work:
            a_member(work, here)
            raise ZeroDivisionError

    here = an_address()
    with pytest.raises(ZeroDivisionError):
        fail()
    with store.read() as work:
        assert work.member_at(here) is None


def test_reading_cannot_write(store):
    with pytest.raises(StoreError), store.read() as work:
        a_member(work)
    somebody(store)


def test_a_read_sees_one_moment(store):
    member = somebody(store)
    with store.read() as reading:
        assert reading.contacts(member.id) == []
        with store.turn() as work:
            work.add_contact(member.id, name="Ada", column=1, now=NOW)
            work.set_wake(member.id, NOW)
        assert reading.wake_at(member.id) is None
    with store.read() as reading:
        assert reading.wake_at(member.id) == NOW


def test_no_update_is_lost_when_two_threads_write(store):
    here = an_address()
    with store.turn() as work:
        member = a_member(work, here)
        work.save_talk(member.id, Talk("t1", "story", NOW, NOW))

    def count(times):
        for _ in range(times):
            with store.turn() as work:
                member = work.member_at(here)
                [talk] = work.talks(member.id)
                work.save_talk(member.id, replace(talk, asks=talk.asks + 1))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(count, [25, 25]))
    with store.read() as work:
        assert [talk.asks for talk in work.talks(member.id)] == [50]


def test_no_update_is_lost_between_two_processes(databases):
    address, here = databases.made(), an_address()
    with closing(Store.open(address, databases.key)) as one, closing(Store.open(address, databases.key)) as two:
        with one.turn() as work:
            member = a_member(work, here)
            work.save_talk(member.id, Talk("t1", "story", NOW, NOW))

        def count(store):
            for _ in range(25):
                with store.turn() as work:
                    [talk] = work.talks(work.member_at(here).id)
                    work.save_talk(member.id, replace(talk, asks=talk.asks + 1))

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(count, [one, two]))
        with two.read() as work:
            assert work.talks(member.id)[0].asks == 50
    databases.drop(address)


def test_of_two_first_events_at_once_only_one_makes_a_member(store):
    here, together = an_address(), Barrier(4)

    def hear(_):
        together.wait()
        with store.turn() as work:
            return (work.member_at(here) or a_member(work, here)).id

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(hear, range(4)))) == 1


def test_the_same_event_many_times_at_once_has_one_effect(store):
    here, together = an_address(), Barrier(8)

    def hear(_):
        together.wait()
        with suppress(StoreError), store.turn() as work:
            member = work.member_at(here) or a_member(work, here)
            if work.seen(here, "e1") is None:
                row = put(work, member, here)
                work.remember(here, "e1", member=member.id, rows=[row.id], answer=None, now=LATER)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(hear, range(8)))
    with store.read() as work:
        assert work.counts() == {"pending": 1}


def test_a_turn_costs_few_statements(store):
    here = an_address()
    member = somebody(store, here)
    with store.turn() as work:
        work.save_talk(member.id, Talk("t1", "names", NOW, NOW))
        for number in range(20):
            work.add_contact(member.id, name=f"Name {number}", column=1, now=NOW)
    with store.turn() as work:
        member = work.member_at(here)
        assert work.saw(here, "e1", "D1", NOW)
        [talk] = work.talks(member.id)
        assert len(work.contacts(member.id)) == len(work.contacts(member.id)) == 20
        work.save_talk(member.id, replace(talk, asks=1))
        row = put(work, member, here, leased_by="p1")
        work.remember(here, "e1", member=member.id, rows=[row.id], answer=None, now=NOW)
        assert work.statements == 7


@pytest.mark.parametrize("address", ["mysql://localhost/x", "postgresql://", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_is_none_names_the_setting(address):
    with pytest.raises(StoreError, match="ONETHREETWO_DATABASE"):
        Store.open(address, Key.made())


def test_a_file_that_is_no_database_is_not_touched(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ada, " * 500)
    with pytest.raises(StoreError, match=r"ONETHREETWO_DATABASE.*not a database"):
        Store.open(str(file), Key.made())
    assert file.read_text() == "Dear Ada, " * 500


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"ONETHREETWO_DATABASE.*no folder"):
        Store.open(str(tmp_path / "nowhere" / "coach.db"), Key.made())
    with pytest.raises(StoreError, match=r"ONETHREETWO_DATABASE.*not a file"):
        Store.open(str(tmp_path), Key.made())


def test_a_server_that_is_not_there_shows_no_password():
    with pytest.raises(StoreError, match="ONETHREETWO_DATABASE") as told:
        Store.open("postgresql://coach:s3cret@127.0.0.1:1/coach", Key.made())
    assert "s3cret" not in str(told.value)


def test_a_database_that_another_keeps_locked_is_tried_for_a_while_and_then_told(sqlite_store, monkeypatch):
    file = sqlite_store._writing.url.database  # noqa: SLF001
    with sqlite_store._writing.connect() as connection:  # noqa: SLF001
        connection.connection.driver_connection.execute("PRAGMA busy_timeout = 10").close()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"), sqlite_store.turn() as work:
            a_member(work)
        other.execute("ROLLBACK")
    somebody(sqlite_store)


def test_sqlite_is_set_so_that_nothing_committed_is_lost(sqlite_store):
    with sqlite_store._writing.connect() as connection:  # noqa: SLF001
        raw = connection.connection.driver_connection

        def pragma(name):
            return raw.execute(f"PRAGMA {name}").fetchone()[0]

        assert pragma("journal_mode") == "wal"
        assert (pragma("synchronous"), pragma("foreign_keys"), pragma("secure_delete")) == (2, 1, 1)
        assert raw.isolation_level is None


def test_what_was_forgotten_is_gone_from_the_write_ahead_log_too(sqlite_store):
    member = somebody(sqlite_store)
    file = sqlite_store._writing.url.database  # noqa: SLF001
    assert os.path.getsize(f"{file}-wal") > 0  # noqa: PTH202
    with sqlite_store.turn() as work:
        work.forget(member.id)
    assert os.path.getsize(f"{file}-wal") == 0  # noqa: PTH202


@pytest.mark.parametrize(
    ("fails", "heals"), [("max_page_count = 1", "max_page_count = 1000000"), ("query_only = ON", "query_only = OFF")]
)
def test_on_a_full_or_read_only_disk_nothing_is_half_done_and_it_heals_by_itself(
    sqlite_store, chat, fails, heals
) -> None:
    """The platform is not acknowledged, sends again, and has the same answer as if nothing had been wrong."""

    def pragma(setting: str) -> None:
        with sqlite_store._writing.connect() as connection:  # noqa: SLF001 - the one connection that writes
            connection.connection.driver_connection.execute(f"PRAGMA {setting}").close()

    chat.says("hoi")
    before = chat.everything()
    pragma(fails)  # the most pages that SQLite takes is what the file has
    failed = _first_failure(chat)
    pragma(heals)
    assert chat.everything()["member"] == before["member"]
    said = chat.says("Nederlands", event_id=failed)
    assert said, "what was not acknowledged is sent again"
    assert chat.says("Nederlands", event_id=failed) == said, "and has one effect"


def _first_failure(chat) -> str:
    """Type until it cannot be kept, and return the event that wasn't."""
    for number in range(50):
        try:
            chat.says("Noor Testman " * 5_000, event_id=f"big-{number}")
        except StoreError:
            return f"big-{number}"
    raise AssertionError("the disk never became full")


def test_who_waits_too_long_for_another_turn_of_the_same_member_is_told(postgres, key, tmp_path, monkeypatch):
    databases = Databases("postgres", tmp_path, key, postgres)
    address = databases.empty()
    monkeypatch.setattr(connecting, "_STATEMENT", 100)
    with closing(Store.open(address, databases.key)) as first, closing(Store.open(address, databases.key)) as second:
        first.migrate()
        member = somebody(first)
        with first.turn() as work, pytest.raises(StoreError, match="57014"), second.turn() as other:  # noqa: PT012
            assert work.member(member.id)
            other.member(member.id)
        with second.turn() as other:
            assert other.member(member.id)
