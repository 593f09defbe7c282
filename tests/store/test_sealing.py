"""Nothing a member wrote is readable in the database's own files, and only the right key opens it."""

import base64
import os
import stat
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.chat.events import ReplyRoute
from bot.chat.messages import Message
from bot.config import Settings
from bot.domain.sessions import Result
from bot.domain.story import Story
from bot.errors import SealError, StoreError
from bot.store import Key, Store, load_key
from bot.store.sealing import MemberSeal
from bot.talk.talks import Talk
from tests.store.people import LATER, NOW, a_member, an_address, put

CANARY = "canary-Zebedeus-\u00e9"


def settings(**given: str) -> Settings:
    return Settings.load({f"ONETHREETWO_{name.upper()}": value for name, value in given.items()}, env_file=None)


def write_everywhere(store: Store) -> None:
    """Put the canary in everything that a member can write, and in a token."""
    address = an_address()
    with store.turn() as work:
        member = a_member(work, address, name=CANARY)
        work.save_talk(member.id, Talk("t1", "story", NOW, NOW, {"x": CANARY}, {"y": CANARY}, draft={"z": CANARY}))
        work.add_story(member.id, Story(1, {"who": CANARY}, CANARY, NOW))
        whom = work.add_contact(member.id, name=CANARY, column=1, now=NOW, note=CANARY)
        session = work.add_session(member.id, contact=whom.id, starts=NOW, minutes=25, zone="UTC", now=NOW, aim=CANARY)
        work.add_result(member.id, Result(session.id, CANARY, frozenset(), NOW, proof=CANARY, thanks=CANARY))
        work.add_lesson(member.id, text=CANARY, now=NOW)
        work.add_outreach(member.id, contact=whom.id, outcome="no", now=NOW, need=CANARY)
        reply = ReplyRoute("R1", CANARY, LATER)
        row = put(work, member, address, message=Message(CANARY, alt=CANARY), reply=reply)
        nobodys = put(work, None, an_address(), CANARY, reply=reply)
        work.remember(address, "e1", member=member.id, rows=[row.id], answer={"form": CANARY}, now=NOW)
        work.remember(address, "e2", member=None, rows=[nobodys.id], answer={"form": CANARY}, now=NOW)
        work.note_undo(member.id, "turn1", {"text": CANARY}, NOW)
        work.put_installation("slack", "T1", {"token": CANARY}, NOW)
    with store.read() as work:
        assert CANARY in str(work.everything(member.id))
        assert work.row(nobodys.id) == nobodys
        assert work.installation("slack", "T1") == {"token": CANARY}


def raw(address: str) -> bytes:
    """All that is in a database, as it lies there."""
    if "://" not in address:
        return b"".join(file.read_bytes() for file in Path(address).parent.glob(Path(address).name + "*"))
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    try:
        with engine.connect() as connection:
            connection.execute(text("CHECKPOINT"))
            folder = Path(connection.execute(text("SHOW data_directory")).scalar_one())
            number = connection.execute(text("SELECT oid FROM pg_database WHERE datname = current_database()")).scalar()
    finally:
        engine.dispose()
    files = [*(folder / "base" / str(number)).iterdir(), *(f for f in (folder / "pg_wal").iterdir() if f.is_file())]
    return b"".join(file.read_bytes() for file in files)


def test_nothing_a_member_wrote_is_in_the_files(databases):
    address = databases.made()
    store = Store.open(address, databases.key)
    try:
        write_everywhere(store)
        there = raw(address)
    finally:
        store.close()
    assert b"Europe/Amsterdam" in there, "the files that hold the rows were read"
    for form in (CANARY.encode(), b"Zebedeus", base64.b64encode(CANARY.encode())[:12]):
        assert form not in there
    databases.drop(address)


def test_a_wrong_key_is_found_at_the_start(databases):
    address = databases.made()
    with pytest.raises(SealError, match=r"ONETHREETWO_KEY.*not the one"):
        Store.open(address, Key.made())
    Store.open(address, databases.key).close()


def test_a_sealed_value_opens_only_for_its_owner_and_column():
    key = os.urandom(32)
    sealed = MemberSeal(key, 1).seal("story.content", CANARY)
    assert MemberSeal(key, 1).open("story.content", sealed) == CANARY
    for other, column, blob in (
        (MemberSeal(key, 2), "story.content", sealed),
        (MemberSeal(key, 1), "lesson.content", sealed),
        (MemberSeal(os.urandom(32), 1), "story.content", sealed),
        (MemberSeal(key, 1), "story.content", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        (MemberSeal(key, 1), "story.content", b""),
        (MemberSeal(key, 1), "story.content", sealed[:5]),
    ):
        with pytest.raises(SealError) as told:
            other.open(column, blob)
        assert CANARY not in str(told.value)


@pytest.mark.parametrize("content", ["", "words", b"", b"\0bytes", None, 7, [1, {"a": None}], "\ud800"])
def test_text_bytes_and_json_come_back_as_what_they_were(content):
    seal = MemberSeal(os.urandom(32), 1)
    opened = seal.open("c", seal.seal("c", content))
    assert opened == content
    assert type(opened) is type(content)


def test_the_same_content_is_never_sealed_the_same_twice():
    seal = MemberSeal(os.urandom(32), 1)
    assert len({seal.seal("c", CANARY) for _ in range(50)}) == 50


def test_a_new_sqlite_database_gets_a_key_of_its_own_that_only_its_owner_may_read(tmp_path):
    where = settings(database=str(tmp_path / "coach.db"))
    store = Store.open(where.database, load_key(where))
    store.migrate()
    write_everywhere(store)
    store.close()
    for file in ("coach.db", "coach.db.key"):
        assert stat.S_IMODE((tmp_path / file).stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["coach.db", "coach.db.key"]
    Store.open(where.database, load_key(where)).close()


def test_a_missing_key_beside_an_existing_database_is_never_replaced(tmp_path):
    where = settings(database=str(tmp_path / "coach.db"))
    Store.open(where.database, load_key(where)).migrate()
    (tmp_path / "coach.db.key").unlink()
    with pytest.raises(SealError, match="ONETHREETWO_KEY"):
        load_key(where)
    assert not (tmp_path / "coach.db.key").exists()


@pytest.mark.parametrize("broken", ["", "no key", "\u00e9", "AAAA"])
def test_a_broken_key_file_says_which_setting_helps(tmp_path, broken):
    (tmp_path / "coach.db.key").write_text(broken, encoding="utf-8")
    with pytest.raises(SealError, match="ONETHREETWO_KEY"):
        load_key(settings(database=str(tmp_path / "coach.db")))


def test_a_key_from_the_environment_or_a_file_is_the_same_key(tmp_path):
    written = base64.b64encode(os.urandom(32)).decode()
    (tmp_path / "key").write_text(written + "\n")
    database = str(tmp_path / "coach.db")
    store = Store.open(database, load_key(settings(database=database, key=written)))
    store.migrate()
    store.close()
    Store.open(database, load_key(settings(database=database, key_file=str(tmp_path / "key")))).close()
    assert not (tmp_path / "coach.db.key").exists()


def test_postgresql_needs_a_key_from_outside():
    with pytest.raises(SealError, match="ONETHREETWO_KEY"):
        load_key(settings(database="postgresql://coach@localhost/coach"))


def test_a_key_shows_nothing_of_itself():
    key = Key(b"k" * 32)
    assert "k" * 5 not in repr(key) + repr(key.member(1, key.new_member(1)))
    with pytest.raises(SealError):
        Key(b"short")


def test_a_database_error_tells_no_value(store):
    address = an_address()
    with store.turn() as work:
        member = a_member(work, address, name=CANARY)
        work.remember(address, CANARY, member=member.id, rows=[], answer=None, now=NOW)
    with pytest.raises(StoreError) as told, store.turn() as work:
        work.remember(address, CANARY, member=member.id, rows=[], answer=None, now=NOW)
    assert "ONETHREETWO_DATABASE" in str(told.value)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__
    assert "INSERT" not in str(told.value)
    assert CANARY not in str(told.value)
    assert address.user not in str(told.value)
