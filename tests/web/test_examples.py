"""The examples: a made-up person half way, in both languages, whose every line is understood."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters import examples
from adapters.clock import PassingClock, TryoutClock
from bot.store import Key, Store
from bot.texts import texts
from tests.web.served import browsing, serving, tab, text_of

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def clock_at(store: Store, at: str) -> PassingClock:
    with store.turn() as work:
        work.set_clock(datetime.fromisoformat(at))
    return PassingClock(TryoutClock(store), moved=True)


async def lived(
    store: Store, language: str, at: str = "2026-11-26T21:00+01:00"
) -> tuple[dict[str, Any], PassingClock, str]:
    clock = clock_at(store, at)
    seat = await examples.live(language, store, clock)
    with store.read() as work:
        member = work.member_at(examples.address_of(seat))
        assert member is not None
        return work.everything(member.id), clock, seat


@LANGUAGES
async def test_it_is_somebody_half_way(sqlite_store: Store, language: str) -> None:
    kept, clock, _ = await lived(sqlite_store, language)
    names = [contact["name"] for contact in kept["contacts"]]
    assert len(names) == len(set(names)) >= 30
    assert {contact["column"] for contact in kept["contacts"]} == {1, 2, 3}
    assert [story["version"] for story in kept["stories"]] == [2, 1]
    assert len(kept["results"]) == 3
    assert len(kept["lessons"]) == 3
    assert [session["state"] for session in kept["sessions"]].count("planned") == 1
    assert {outreach["outcome"] for outreach in kept["outreach"]} == {"yes", "no", "maybe", "no-answer"}
    assert sum(commitment["outcome"] is not None for commitment in kept["commitments"]) == 3
    assert not [talk for talk in kept["talks"] if talk["active"]], "nothing is left half done"
    assert timedelta() <= clock.now() - datetime.fromisoformat("2026-11-26T21:00+01:00") < timedelta(days=7)


@LANGUAGES
async def test_it_is_the_same_after_weeks_with_holidays(sqlite_store: Store, language: str) -> None:
    kept, _, _ = await lived(sqlite_store, language, "2027-01-12T21:00+01:00")
    assert len(kept["results"]) == 3
    assert sum(commitment["outcome"] is not None for commitment in kept["commitments"]) == 3


@LANGUAGES
async def test_every_line_is_understood(sqlite_store: Store, language: str) -> None:
    _, _, seat = await lived(sqlite_store, language)
    with sqlite_store.read() as work:
        member = work.member_at(examples.address_of(seat))
        assert member is not None
        said = [row.message.text for row in work.rows_of(member.id, ("sent",))]
    words = texts(language)
    for wrong in ("heard-unclear", "problem-choice", "our-fault"):
        assert not [text for text in said if words.say(wrong) in text]


@LANGUAGES
async def test_it_lasts_as_long_as_it_says(sqlite_store: Store, language: str) -> None:
    zone = ZoneInfo(examples.ZONES[language])
    start = datetime(2026, 11, 2, 10, tzinfo=zone)
    script = examples.script(language)
    one = examples.Lived(sqlite_store, "example-length", language, start)
    await one.through(script.lines)
    one.close()
    assert one.unclear == []
    assert one.now().astimezone(zone).replace(tzinfo=None) - start.replace(tzinfo=None) == script.lasts


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)),
    st.sampled_from(["Europe/Amsterdam", "Europe/London"]),
    st.integers(0, 40 * 24 * 60),
)
def test_it_begins_on_a_monday_and_ends_within_the_week_to_come(now: datetime, zone: str, minutes: int) -> None:
    where = ZoneInfo(zone)
    here = now.replace(tzinfo=where)
    lasts = timedelta(minutes=minutes)
    start = examples.start_of(lasts, here, where)
    assert (start.weekday(), start.hour, start.minute) == (0, 10, 0)
    ahead = start.replace(tzinfo=None) + lasts - now
    assert timedelta() <= ahead < timedelta(days=7)


async def test_the_page_begins_one_and_shows_it_whole(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session:
        async with session.post("/example", params={"language": "nl"}) as answer:
            to = (await answer.json())["to"]
        seat = to.removeprefix("/?as=")
        async with session.get(to) as answer:
            assert answer.status == 200
        async with tab(session, seat=seat) as one:
            assert len(one.talk) > 150
            mine = [text_of(message) for message in one.talk if message["said"]]
            assert mine[0].startswith("ja"), "the first word came before anybody was there"
            assert one.around["planned"]
            await one.says("status")
            assert "versie 2" in one.lines()[-1]
            await one.does("move", to="next")
            assert one.talk[-1]["nudge"]


async def test_without_examples_the_page_says_so_and_goes_on(sqlite_store: Store, key: Key, monkeypatch) -> None:
    monkeypatch.setattr(examples, "_FOLDERS", ())
    async with serving(sqlite_store, key) as page, browsing(page) as session, tab(session) as one:
        async with session.post("/example", params={"language": "nl"}) as answer:
            assert answer.status == 503
        await one.says("Nederlands")
