"""Who is who, where they are, what was heard of them, and that they can leave without a trace."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from bot.chat.events import Address
from bot.domain.sessions import Result
from bot.domain.story import Story
from bot.errors import StoreError
from bot.store import tables
from bot.talk.talks import Talk
from tests.store.people import LATER, NOW, a_member, an_address, put, somebody

KEPT_WITHOUT_MEMBERS = {"keycheck"}


def with_everything(store, address):
    """A member who has something in every table."""
    with store.turn() as work:
        member = a_member(work, address)
        work.save_talk(member.id, Talk("t1", "story", NOW, NOW))
        work.add_story(member.id, Story(1, {"who": "me"}, "I am", NOW))
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        bo = work.add_contact(member.id, name="Bo", column=3, now=NOW)
        work.add_introduction(member.id, ada.id, bo.id, NOW)
        session = work.add_session(member.id, contact=ada.id, starts=NOW, minutes=25, zone="UTC", now=NOW)
        work.add_result(member.id, Result(session.id, "well", frozenset({"time"}), NOW, referrals=(bo.id,)))
        work.add_lesson(member.id, text="ask sooner", now=NOW, session=session.id)
        work.add_outreach(member.id, contact=bo.id, outcome="maybe", now=NOW, need="more time")
        work.set_wake(member.id, NOW)
        work.take_slot(member.id, "weekly", date(2026, 3, 2))
        row = put(work, member, address, leased_by="p1")
        work.remember(address, "e1", member=member.id, rows=[row.id], answer={"form": 1}, now=NOW)
        work.note_undo(member.id, "turn1", {"text": "x"}, NOW)
    return member


def counted(work):
    found = {
        name: work._connection.execute(select(func.count()).select_from(table)).scalar_one()  # noqa: SLF001
        for name, table in tables.metadata.tables.items()
    }
    return {name: number for name, number in found.items() if name not in KEPT_WITHOUT_MEMBERS}


def test_somebody_new_is_nobody_yet(store):
    with store.turn() as work:
        assert work.member_at(an_address()) is None
        assert work.member(10**9) is None


def test_the_same_user_in_two_workspaces_is_two_members(store):
    with store.turn() as work:
        one, two = (a_member(work, Address("slack", tenant, "U1")) for tenant in ("T1", "T2"))
    with store.read() as work:
        assert [work.member_at(Address("slack", tenant, "U1")) for tenant in ("T1", "T2")] == [one, two]
        assert work.member_at(Address("discord", "T1", "U1")) is None


def test_forgetting_leaves_nothing_of_them_and_everything_of_others(store):
    other = with_everything(store, an_address())
    with store.read() as work:
        before, theirs = counted(work), work.everything(other.id)
    here = an_address()
    member = with_everything(store, here)
    with store.turn() as work:
        put(work, None, here, "sealed for nobody")
        assert all(counted(work)[name] > number for name, number in before.items() if number)
    with store.turn() as work:
        work.forget(member.id)
        assert work.member_at(here) is None
    with store.read() as work:
        assert counted(work) == before
        assert work.everything(other.id) == theirs
        with pytest.raises(StoreError, match="no such member"):
            work.everything(member.id)


def test_a_forgotten_members_number_is_never_used_again(store):
    member = somebody(store)
    with store.turn() as work:
        work.forget(member.id)
        assert a_member(work).id > member.id


def test_a_goodbye_can_be_said_in_the_transaction_that_forgets(store):
    here = an_address()
    member = somebody(store, here)
    with store.turn() as work:
        work.forget(member.id)
        goodbye = put(work, None, here, "goodbye", leased_by="p1")
        work.remember(here, "e9", member=None, rows=[goodbye.id], answer=None, now=NOW)
    with store.read() as work:
        assert work.row(goodbye.id).message.text == "goodbye"
        assert work.seen(here, "e9").rows == (goodbye.id,)


def test_the_export_has_everything(store):
    here = an_address()
    member = with_everything(store, here)
    with store.read() as work:
        everything = work.everything(member.id)
    assert everything["member"]["name"] == "Noor"
    assert everything["member"]["created"] == NOW.isoformat()
    assert [address["address"]["user"] for address in everything["addresses"]] == [here.user]
    assert everything["stories"][0]["answers"] == {"who": "me"}
    assert [contact["name"] for contact in everything["contacts"]] == ["Ada", "Bo"]
    assert everything["results"][0]["came"] == ["time"]
    assert everything["lessons"][0]["text"] == "ask sooner"
    assert everything["outreach"][0]["need"] == "more time"
    assert everything["slots"] == [{"kind": "weekly", "date": "2026-03-02"}]
    assert everything["messages"][0]["text"] == "hello"
    assert everything["turns"][0]["what"] == {"text": "x"}
    assert everything["next_wake"] == NOW.isoformat()
    assert all(everything[part] for part in ("talks", "introductions", "sessions"))


def test_the_address_used_last_is_the_best_and_an_unreachable_one_never(store):
    first = an_address()
    member = somebody(store, first)
    with store.turn() as work:
        assert work.best_address(member.id).address == first
        assert work.saw(first, "e1", "D1", LATER)
        known = work.best_address(member.id)
        assert (known.channel, known.last_at, known.reachable) == ("D1", LATER, True)
        work.unreachable(first, "user_disabled")
        assert work.best_address(member.id) is None
        [gone] = work.addresses(member.id)
        assert (gone.reachable, gone.why) == (False, "user_disabled")
        assert work.member_at(first) == member
        assert work.silence(first) == "user_disabled"
        assert work.saw(first, "e2", None, LATER + timedelta(1))
        assert work.member_at(first) == member
        assert work.silence(first) is None
        assert work.best_address(member.id).channel == "D1"


def test_an_event_that_came_before_or_from_nobody_is_not_noted(store):
    here = an_address()
    member = somebody(store, here)
    with store.turn() as work:
        assert work.saw(here, "e1", "D1", NOW)
        work.remember(here, "e1", member=member.id, rows=[], answer=None, now=NOW)
        assert not work.saw(here, "e1", "D2", LATER)
        [known] = work.addresses(member.id)
        assert (known.channel, known.last_at) == ("D1", NOW)
        assert not work.saw(an_address(), "e1", "D1", LATER)


def test_an_event_is_remembered_with_its_answer(store):
    here, there = an_address(), an_address()
    member = somebody(store, here)
    event = "x" * 5000
    with store.turn() as work:
        work.remember(here, event, member=member.id, rows=[3, 1], answer={"problems": {"when": "past"}}, now=NOW)
        work.remember(here, "plain", member=member.id, rows=[], answer=None, now=LATER)
    with store.turn() as work:
        seen = work.seen(here, event)
        assert (seen.rows, seen.answer, seen.at) == ((3, 1), {"problems": {"when": "past"}}, NOW)
        assert work.seen(here, "plain").answer is None
        assert work.seen(there, event) is None, "another's event of the same name is another event"
        assert work.forget_seen(LATER) == 1
        assert work.seen(here, event) is None
        assert work.seen(here, "plain") is not None


def test_an_event_is_remembered_once(store):
    here = an_address()
    member = somebody(store, here)
    for wanted in (1, 1):
        try:
            with store.turn() as work:
                work.take_slot(member.id, str(len(work.slots(member.id))), date(2026, 3, 2))
                work.remember(here, "e1", member=member.id, rows=[], answer=None, now=NOW)
        except StoreError:
            pass
        with store.read() as work:
            assert len(work.slots(member.id)) == wanted


def test_the_active_talk_comes_first_and_there_is_one(store):
    member = somebody(store)
    old, older = Talk("t1", "story", NOW, LATER, active=False), Talk("t2", "names", NOW, NOW, active=False)
    active = Talk("t3", "session", NOW, NOW - timedelta(1))
    with store.turn() as work:
        for talk in (older, active, old):
            work.save_talk(member.id, talk)
        assert work.talks(member.id) == [active, old, older]
    with pytest.raises(StoreError), store.turn() as work:
        work.save_talk(member.id, replace(old, active=True))
    with store.turn() as work:
        work.save_talk(member.id, replace(active, active=False))
        work.save_talk(member.id, replace(old, active=True))
        work.end_talk(member.id, "t2")
        work.end_talk(member.id, "t2")
        assert [talk.id for talk in work.talks(member.id)] == ["t1", "t3"]


def test_another_members_talk_of_the_same_name_is_another_talk(store):
    mine, theirs = somebody(store), somebody(store)
    with store.turn() as work:
        for member, flow in ((mine, "story"), (theirs, "names")):
            work.save_talk(member.id, Talk("t1", flow, NOW, NOW))
        work.end_talk(mine.id, "t1")
        assert [talk.flow for talk in work.talks(theirs.id)] == ["names"]


def test_an_introduction_is_kept_once(store):
    member = somebody(store)
    with store.turn() as work:
        ada, bo = (work.add_contact(member.id, name=name, column=1, now=NOW) for name in ("Ada", "Bo"))
        arrow = work.add_introduction(member.id, ada.id, bo.id, NOW)
        assert work.add_introduction(member.id, ada.id, bo.id, LATER) == arrow
        assert work.add_introduction(member.id, bo.id, ada.id, NOW) != arrow
        assert len(work.introductions(member.id)) == 2


def test_a_result_written_again_replaces_the_first(store):
    member = somebody(store)
    with store.turn() as work:
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        session = work.add_session(member.id, contact=ada.id, starts=NOW, minutes=25, zone="UTC", now=NOW)
        for how in ("well", "better"):
            work.add_result(member.id, Result(session.id, how, frozenset(), NOW))
        assert [result.how for result in work.results(member.id)] == ["better"]


def test_a_slot_is_taken_once_a_date(store):
    member, other = somebody(store), somebody(store)
    monday = date(2026, 3, 2)
    with store.turn() as work:
        assert work.take_slot(member.id, "weekly", monday)
        assert not work.take_slot(member.id, "weekly", monday)
        assert work.take_slot(member.id, "weekly", monday + timedelta(1))
        assert work.take_slot(member.id, "daily", monday)
        assert work.take_slot(other.id, "weekly", monday)
        assert work.slots(member.id) == {("weekly", monday), ("weekly", date(2026, 3, 3)), ("daily", monday)}


def test_the_members_who_are_due_wake_the_longest_waiting_first(store):
    first, second, never = somebody(store), somebody(store), somebody(store)
    with store.turn() as work:
        assert work.next_wake() is None
        work.set_wake(second.id, LATER)
        work.set_wake(first.id, NOW)
        work.set_wake(never.id, NOW)
        work.set_wake(never.id, None)
        assert work.next_wake() == NOW
        assert work.due_wakes(NOW, 9) == [first.id]
        assert work.due_wakes(LATER, 9) == [first.id, second.id]
        assert work.due_wakes(LATER, 1) == [first.id]
        assert work.wake_at(never.id) is None


def test_only_what_decides_when_to_speak_replans(store):
    member = somebody(store)
    with store.turn() as work:
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        assert not work.replanned
        work.add_session(member.id, contact=ada.id, starts=NOW, minutes=25, zone="UTC", now=NOW)
        assert work.replanned
    with store.turn() as work:
        work.save_member(replace(member, zone="UTC"))
        assert work.replanned


def test_the_try_outs_clock_is_kept(store):
    with store.turn() as work:
        assert work.clock() is None
        for moment in (NOW, LATER):
            work.set_clock(moment)
            assert work.clock() == moment
        work.set_clock(None)
        assert work.clock() is None


def test_an_installation_is_kept_until_it_is_dropped(store):
    with store.turn() as work:
        assert work.installation("slack", "T1") is None
        for token in ("one", "two"):
            work.put_installation("slack", "T1", {"token": token}, NOW)
        work.put_installation("slack", "T2", {}, NOW)
        assert work.installation("slack", "T1") == {"token": "two"}
        assert work.installations("slack") == ["T1", "T2"]
        work.drop_installation("slack", "T1")
        assert work.installations("slack") == ["T2"]
