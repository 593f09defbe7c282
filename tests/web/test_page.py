"""The page as its tabs see it, over real sockets and a real store."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.chat.events import Address
from bot.chat.messages import File, Message
from bot.errors import StoreError
from bot.store import Key, Store
from tests.databases import migrated
from tests.web.served import MONDAY, browsing, serving, tab, text_of, welcomed

ADDRESS = Address("web", "local", "me")


@asynccontextmanager
async def _open(store: Store, key: Key) -> AsyncIterator[ClientSession]:
    async with serving(store, key) as page, browsing(page) as session:
        yield session


async def test_the_coach_says_hello_by_itself_and_once(sqlite_store: Store, key: Key) -> None:
    async with _open(sqlite_store, key) as session, tab(session) as one, tab(session) as other:
        assert len(one.talk) == len(other.talk) == 1
        assert "In welke taal praten we?" in one.lines()[0]


async def test_two_tabs_show_the_same(sqlite_store: Store, key: Key) -> None:
    async with _open(sqlite_store, key) as session, tab(session) as one, tab(session) as other:
        await welcomed(one)
        await other.says("verhaal")
        await one.does("move", to="day")
        await other.does("say", text="herhaal")
        while one.lines() != other.lines():
            await one.sees()
        assert one.labels() == other.labels()
        assert [message["said"] is not None for message in one.talk].count(True) == 7  # all that was typed, in both


async def test_a_tab_that_comes_back_shows_what_one_shows_that_stayed(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as stays:
        await welcomed(stays)
        await stays.says("namen")
        async with tab(session) as comes:
            assert comes.lines() == stays.lines()
            assert comes.labels() == stays.labels()
            await comes.says("Bram Proef")
            assert "Bram Proef" in "".join(comes.lines())


async def test_a_frame_that_comes_again_changes_nothing(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        await one.says("verhaal")
        before = await one.does("say", number="twice", text="Ik ben Testa, ik teken.")
        lines = one.lines()
        again = await one.does("say", number="twice", text="Ik ben Testa, ik teken.")
        assert again == before
        assert one.lines() == lines
        async with tab(session) as other:
            assert other.lines() == lines


async def test_a_restart_in_mid_question_loses_nothing(tmp_path: Path, key: Key) -> None:
    database = str(tmp_path / "tryout.db")
    migrated(database, key)
    store = Store.open(database, key)
    async with serving(store, key) as page:
        port = page.gate.port
        cookie = page.gate.cookie()
        async with browsing(page, cookie=cookie) as session, tab(session) as one:
            await welcomed(one)
            await one.says("verhaal")
            await one.says("Ik ben Testa, ik teken.")
            lines, now = one.lines(), one.around["now"]
    store.close()
    store = Store.open(database, key)
    async with serving(store, key, port=port) as page, browsing(page, cookie=cookie) as session, tab(session) as one:
        assert one.lines() == lines
        assert one.around["now"] >= now
        await one.says("Tekenen wat anderen bedoelen")
        assert "Voor wie doe je het?" in one.lines()[-1]
    store.close()


async def test_a_process_killed_before_it_showed_its_answer_shows_it_at_the_next_start(
    tmp_path: Path, key: Key
) -> None:
    """A copy of the files as they are right after the commit is what a kill leaves."""
    database, left = tmp_path / "tryout.db", tmp_path / "left"
    left.mkdir()
    migrated(str(database), key)
    store = Store.open(str(database), key)
    async with serving(store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        deliver = page.desk.delivery.send

        def copied() -> None:
            for path in tmp_path.glob("tryout.db*"):
                shutil.copy(path, left)

        async def killed(rows):
            copied()
            await deliver(rows)

        page.desk.delivery.send = killed
        await one.says("verhaal")
        lines = one.lines()
    store.close()
    store = Store.open(str(left / "tryout.db"), key)
    async with serving(store, key) as page, browsing(page) as session, tab(session) as one:
        assert one.lines() == lines
        assert "Wie ben je" in one.lines()[-1]
    store.close()


async def test_a_failing_database_is_said_and_the_same_frame_works_later(
    sqlite_store: Store, key: Key, monkeypatch
) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        hear = page.desk.coach.hear

        def fails(event, now):
            raise StoreError("full")

        monkeypatch.setattr(page.desk.coach, "hear", fails)
        assert await one.does("say", number="later", text="verhaal") == {"failed": "later"}
        monkeypatch.setattr(page.desk.coach, "hear", hear)
        assert (await one.does("say", number="later", text="verhaal"))["done"] == "later"
        assert [text_of(message) for message in one.talk if message["said"] == "later"] == ["verhaal"]
        assert "Wie ben je" in one.lines()[-1]


async def test_a_frame_of_nobody_closes_the_socket_and_harms_nothing(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session:
        async with tab(session) as one:
            await one.socket.send_str("{}")
            assert (await one.socket.receive()).data == 1003
        async with tab(session) as one:
            await welcomed(one)


async def test_a_form_is_filled_in_with_its_problems_beside_the_fields(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        await one.says("Bram Proef gesproken")
        await one.says("sessie")
        await one.says("Bram Proef")
        opens = next(label for label in reversed(one.labels()) if "invullen" in label)
        form = (await one.presses(opens))["form"]
        values = {field["key"]: field["value"] for field in form["fields"]}
        wrong = next(field["key"] for field in form["fields"] if field["kind"] == "line")
        answer = await one.does("send", token=form["token"], values={**values, wrong: "ooit"})
        assert wrong in answer["problems"]
        answer = await one.does(
            "send", token=form["token"], values={**values, wrong: "dinsdag 15:00", "minutes": "45 min"}
        )
        assert not answer["problems"]
        assert "ingevuld" in one.lines()[-2]


# -- the time machine


async def test_the_clock_goes_to_the_next_nudge_and_says_what_is_planned_and_why(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        first = one.around["planned"][0]
        assert first["what"]
        assert first["why"]
        await one.does("move", to="next")
        assert one.around["now"] >= first["at"]
        assert one.talk[-1]["nudge"]
        assert one.talk[-1]["at"][:16] == first["at"][:16]


@pytest.mark.parametrize(("to", "days"), [("day", 1), ("week", 7)])
async def test_every_nudge_on_the_way_comes_at_its_own_moment(
    sqlite_store: Store, key: Key, to: str, days: int
) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        before = datetime.fromisoformat(one.around["now"])
        await one.does("move", to=to)
        after = datetime.fromisoformat(one.around["now"])
        assert timedelta(days=days) <= after - before < timedelta(days=days, minutes=1)
        nudges = [datetime.fromisoformat(message["at"]) for message in one.talk if message["nudge"]]
        assert nudges
        assert nudges == sorted(nudges)
        assert len(set(nudges)) == len(nudges)


async def test_a_day_is_a_day_on_the_wall_when_the_clock_is_set_forward(sqlite_store: Store, key: Key) -> None:
    start = datetime.fromisoformat("2027-03-27T10:00+01:00")
    async with serving(sqlite_store, key, start=start) as page, browsing(page) as session, tab(session) as one:
        await one.does("move", to="day")
        assert datetime.fromisoformat(one.around["now"]) - start < timedelta(hours=23, minutes=1)


async def test_what_becomes_due_while_somebody_looks_appears_by_itself(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        at = datetime.fromisoformat(one.around["planned"][0]["at"])
        page.desk.clock.move_to(at - timedelta(seconds=0.3))
        async with tab(session) as other:  # it reads the clock anew, and so knows how long to wait
            while not other.talk[-1]["nudge"]:
                await other.sees()


async def test_a_clock_that_was_never_moved_is_the_real_one(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key, start=None) as page, browsing(page) as session, tab(session) as one:
        await one.says("Nederlands")
        with sqlite_store.read() as work:
            assert work.clock() is None


# -- pictures, files, and more than one person


async def test_pictures_are_shown_and_files_are_handed_over(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session:
        async with tab(session) as one:
            await welcomed(one)
        with sqlite_store.turn() as work:
            member = work.member_at(ADDRESS)
            picture = File("board.png", "image/png", b"\x89PNG", "Je bord: drie kolommen")
            calendar = File("session.ics", "text/calendar", b"BEGIN:VCALENDAR", "Voor je agenda")
            page_ = File("evil.html", "text/html", b"<script>", "Nooit als pagina")
            work.put(
                member=member.id, address=ADDRESS, channel=None, lane="reply", kind="file",
                message=Message("Kijk", image=picture, files=(calendar, page_)), due_at=MONDAY, leased_by=None, now=MONDAY,
            )  # fmt: skip
        async with tab(session) as one:
            shown = one.talk[-1]
            assert shown["image"]["description"] == "Je bord: drie kolommen"
            async with session.get(f"/{shown['image']['href']}") as answer:
                assert (await answer.read(), answer.content_type) == (b"\x89PNG", "image/png")
            for file, name in zip(shown["files"], ("session.ics", "evil.html"), strict=True):
                async with session.get(f"/{file['href']}") as answer:
                    assert answer.content_type == "application/octet-stream"
                    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
            async with session.get(f"/{shown['image']['href']}", params={"as": "other"}) as answer:
                assert answer.status == 404


async def test_whoever_is_named_in_the_address_has_a_talk_of_their_own(sqlite_store: Store, key: Key) -> None:
    async with (
        _open(sqlite_store, key) as session,
        tab(session) as one,
        tab(session, seat="bram", language="en") as other,
    ):
        await welcomed(one)
        assert len(other.talk) == 1
        assert "language" in other.lines()[0]


async def test_after_being_forgotten_one_begins_anew(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        await welcomed(one)
        await one.says("wis alles")
        await one.presses("Ja, wis alles")
        assert one.lines()[-1].startswith("Alles is weg")
        async with tab(session) as anew:
            assert len(anew.talk) == 1
            assert "In welke taal" in anew.lines()[0]
