"""Down for days, then up: one message to catch up, by day, and what went stale meanwhile is still named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from bot.chat.events import Address
from bot.coach import Coach
from bot.domain.hours import free_from, quiet_span, today_of
from bot.domain.member import Member
from bot.domain.unasked import RHYTHM, UNASKED
from bot.store import Store
from bot.store.tables import outbox
from scheduler import delivery
from scheduler.delivery import Delivery
from scheduler.ticker import Ticker
from scheduler.turns import Turns
from tests.chat import Chat
from tests.flows.journeys import finish, planned, welcome
from tests.scheduler.fakes import FakeClock, FakeMessenger

ZONES = ("Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Asia/Tokyo", "Pacific/Auckland")
AT_ONCE = timedelta(minutes=15)
"""Within this two messages come together; what comes later has a moment of its own."""
HOUR = timedelta(hours=1)
AFTERWARDS = timedelta(hours=30)


def _at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Amsterdam"))


FRIDAY = _at(2026, 11, 27, 8)
SPANS = {
    "over a weekend": (FRIDAY, _at(2026, 11, 30, 8, 30)),
    "until Monday night": (FRIDAY, _at(2026, 11, 30, 23)),
    "until Tuesday": (FRIDAY, _at(2026, 12, 1, 10)),
    "until Saturday night": (FRIDAY, _at(2026, 11, 28, 3)),
    "from Thursday evening": (_at(2026, 11, 26, 18), _at(2026, 11, 29, 12)),
    "for ten days": (FRIDAY, _at(2026, 12, 7, 9, 30)),
}
"""From when until when nobody wakes and nothing is sent."""


class Town:
    """People, and a coach that is down or up: the clock is moved, and what reaches whom is kept with its moment."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.turns = Turns(store)
        self.clock, self.messenger = FakeClock(), FakeMessenger()
        self.delivery = Delivery(store, self.turns, {"console": self.messenger}, self.clock, "up")
        self.ticker = Ticker(Coach(store, name="up"), store, self.turns, self.delivery, self.clock)
        self.people: dict[str, Chat] = {}
        self.got: dict[str, list[tuple[datetime, str]]] = defaultdict(list)

    def person(self, name: str, zone: str) -> Chat:
        """Somebody in a zone who was welcomed on Monday morning."""
        now = datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo(zone))
        address = Address("console", "local", name)
        chat = self.people[name] = Chat(self.store, address=address, language="en", now=now)
        welcome(chat)
        with self.store.turn() as work:
            member = work.member_at(address)
            assert member is not None
            work.save_member(replace(member, zone=zone, quiet=(time(22), time(7))))
        return chat

    def member(self, name: str) -> Member:
        """Somebody as they are now."""
        with self.store.read() as work:
            member = work.member_at(self.people[name].address)
        assert member is not None
        return member

    def arrived(self, *names: str) -> None:
        """Everything said to these people so far has arrived."""
        with self.store.turn() as work:
            there = {"state": "sent", "leased_by": None, "leased_until": None}
            theirs = outbox.c.user.in_(names)
            work._connection.execute(update(outbox).where(theirs).values(there))  # noqa: SLF001

    def dies_with(self, kind: str, name: str) -> datetime:
        """The coach commits the next nudge of a kind to somebody, and is gone before it is sent; when that was."""
        member, gone = self.member(name).id, Coach(self.store, name="gone")
        said: tuple[str, ...] = ()
        while not any(slot.startswith(kind) for slot in said):  # some wakes are in vain, and some are of other kinds
            self.arrived(name)
            with self.store.read() as work:
                moment = work.wake_at(member)
            assert moment is not None
            said = tuple(slot for row in gone.wake([member], moment).rows for slot in row.slots)
        with self.store.turn() as work:
            work.adopt("gone")  # the lease is over by then
        return moment

    def taken_back(self, name: str) -> bool:
        """Whether something that was to be said to somebody was not, as it was made."""
        with self.store.read() as work:
            return bool(work.rows_of(self.member(name).id, ("cancelled",)))

    async def lives(self, since: datetime, until: datetime) -> None:
        """Be up from one moment to another."""
        self.clock.at = since
        while self.clock.at <= until:
            before = len(self.messenger.rows)
            moment = await self.ticker.tick()
            await self.delivery.drain()
            for row in self.messenger.rows[before:]:
                self.got[row.address.user].append((self.clock.at, row.message.text))
            if moment is None:
                return
            self.clock.at = max(moment, self.clock.at + timedelta(seconds=1))


@pytest.fixture
def town(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setattr(delivery, "_PATIENCE", 5.0)  # nothing hangs here, but the machine may be busy
    made = Town(store)
    yield made
    made.turns.close()


# -- what waits for somebody; each says what must still be named afterwards


def _promise(chat: Chat) -> str:
    chat.commands("week")
    finish(chat, "week")
    return "Tell Bram my story"


def _ended(chat: Chat) -> str:
    planned(chat, "Sanne Sample", "2026-11-27 15:30")
    return "Sanne Sample"


def _reminded(chat: Chat) -> str:
    planned(chat, "Kim Sample", "2026-11-28 11:00")
    return "Kim Sample"


def _followed_up(chat: Chat) -> str:
    planned(chat, "Noor Sample", "2026-11-26 15:30")
    return "Noor Sample"


def _snoozed(chat: Chat) -> str:
    chat.says("remind me on 2026-11-28 at 10:00 to call Tom")
    return "call Tom"


def _introduced(chat: Chat) -> str:
    chat.commands("names")
    finish(chat, "names")
    return "Warm paths"


ONE_BY_ONE = (_promise, _ended, _reminded, _followed_up, _snoozed, _introduced)
STATES: Mapping[str, tuple[Callable[[Chat], str], ...]] = {
    "a promise": (_promise,), "a session that ended": (_ended,), "a reminder that went stale": (_reminded,),
    "a session to follow up": (_followed_up,), "a snooze": (_snoozed,), "an introduction": (_introduced,),
    "all of it": ONE_BY_ONE, "a check-in that was not sent": (_promise,),
    "a prompt that was not sent": (_ended, _promise), "a snooze that was not sent": (_snoozed, _ended),
}  # fmt: skip
UNSENT = {
    "a check-in that was not sent": "friday", "a prompt that was not sent": "prompt",
    "a snooze that was not sent": "snooze",
}  # fmt: skip
"""Who was about to hear what when the coach was gone."""


async def _settled(town: Town, down: datetime, zones: Mapping[str, str]) -> dict[str, list[str]]:
    """Everybody as they were when the coach went down, an hour after they were last heard, and what waits for them."""
    waits: dict[str, list[str]] = {}
    for name, zone in zones.items():
        chat = town.person(name, zone)
        waits[name] = [does(chat) for does in STATES[name]]
    town.arrived(*town.people)
    await town.lives(min(chat.now for chat in town.people.values()), down - HOUR)
    for chat in town.people.values():
        chat.now = down - HOUR
        chat.commands("status")
    town.arrived(*town.people)
    town.got.clear()
    return waits


@pytest.mark.parametrize("span", SPANS)
async def test_there_is_one_message_to_catch_up_by_day_and_nothing_is_lost_without_a_trace(
    town: Town, span: str
) -> None:
    down, up = SPANS[span]
    first = list(SPANS).index(span)
    zones = {name: ZONES[(number + first) % len(ZONES)] for number, name in enumerate(STATES)}
    zones |= dict.fromkeys(UNSENT, ZONES[0])  # where it is to be said while the coach is down
    waits = await _settled(town, down, zones)
    unsent = {name: town.dies_with(kind, name) for name, kind in UNSENT.items()}
    assert unsent["a check-in that was not sent"] < up
    await town.lives(up, up + AFTERWARDS)
    for name, chat in town.people.items():
        member, got = town.member(name), town.got[name]
        about = f"{name}, {member.zone}: {got}"
        assert all(quiet_span(at, member.quiet, member.zone) is None for at, _ in got), about
        assert all(later - earlier > AT_ONCE for (earlier, _), (later, _) in pairwise(got)), about
        assert sum(at <= free_from(up, member) for at, _ in got) <= 1, about
        assert max(_unasked_by_date(town, member, up).values(), default=0) <= 1, about
        chat.now = up + AFTERWARDS
        named = "\n".join([*(text for _, text in got), *chat.commands("today"), *chat.commands("status")])
        for word in waits[name]:
            assert word in named, f"{word} of {about}"
    assert town.taken_back("a check-in that was not sent"), "it is stale"


@pytest.mark.parametrize("name", ["a prompt that was not sent", "a snooze that was not sent"])
async def test_what_was_ready_and_not_sent_is_said_with_what_came_since(town: Town, name: str) -> None:
    down, up = FRIDAY, _at(2026, 12, 1, 10)
    waits = await _settled(town, down, {name: ZONES[0]})
    town.dies_with(UNSENT[name], name)
    await town.lives(up, up)
    [(_, text)] = town.got[name]
    assert all(word in text for word in waits[name][:1]), text
    assert "week" in text, "Monday's question came since"
    assert town.taken_back(name)
    with town.store.read() as work:
        again = [nudge for nudge in work.nudges(town.member(name).id) if nudge.kind == UNSENT[name]]
    assert [nudge.at for nudge in again] == [up], "it counts as said once, and when it was"


async def test_what_is_on_its_way_is_not_said_again(town: Town) -> None:
    name, up = "a prompt that was not sent", _at(2026, 12, 1, 10)
    await _settled(town, FRIDAY, {name: ZONES[0]})
    made = town.dies_with(UNSENT[name], name)
    with town.store.turn() as work:  # another process, on its way with it
        [row] = work.claim("other", up, 1, platforms=["console"])
    await town.lives(up, up)
    assert not town.got[name], "who is being told waits until that has ended"
    with town.store.turn() as work:
        assert work.record(row, "sent", ref="1")
    await town.lives(up + timedelta(seconds=3), up + timedelta(seconds=3))
    assert len(town.got[name]) == 1
    with town.store.read() as work:
        prompts = [nudge.at for nudge in work.nudges(town.member(name).id) if nudge.kind == "prompt"]
    assert prompts == [made], "the prompt was sent by the other"


async def test_a_nudge_that_waited_leaves_it_to_the_next_when_that_is_due(town: Town) -> None:
    name, up = "a prompt that was not sent", _at(2026, 12, 1, 10)
    await _settled(town, FRIDAY, {name: ZONES[0]})
    town.dies_with(UNSENT[name], name)
    town.clock.at, before = up, len(town.messenger.rows)
    await town.delivery.deliver_due()  # before anybody was woken
    await town.delivery.drain()
    assert len(town.messenger.rows) == before
    await town.lives(up, up + timedelta(minutes=5))
    assert len(town.got[name]) == 1


def _unasked_by_date(town: Town, member: Member, up: datetime) -> Counter[object]:
    """In how many messages there was anything unasked, by the date on the member's wall."""
    with town.store.read() as work:
        nudges = work.nudges(member.id)
    moments = {nudge.at for nudge in nudges if nudge.kind in RHYTHM | UNASKED and nudge.at >= up}
    return Counter(today_of(member, at) for at in moments)
