"""A turn is taken back as a whole, or not at all when something changed since."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.sessions import Result
from bot.domain.story import Story
from bot.store.work.journal import KEPT, SPARE
from bot.talk.talks import Talk
from tests.store.people import NOW, a_member, somebody

EVERYTHING = ("member", "stories", "contacts", "introductions", "outreach", "sessions", "results", "lessons")


def kept(work, member_id):
    return {name: getattr(work, name)(member_id) for name in EVERYTHING}


def test_a_turn_with_everything_in_it_is_taken_back(store):
    with store.turn() as work:
        member = a_member(work)
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        session = work.add_session(member.id, contact=ada.id, starts=NOW, minutes=25, zone="UTC", now=NOW)
        before = kept(work, member.id)
    with store.turn() as work:
        work.save_member(replace(member, name="Bo", nudge_at=replace_hour(member)))
        work.save_contact(member.id, replace(ada, note="met twice", column=2))
        bo = work.add_contact(member.id, name="Bo", column=3, now=NOW)
        work.add_introduction(member.id, ada.id, bo.id, NOW)
        work.save_session(member.id, replace(session, state="logged"))
        work.add_result(member.id, Result(session.id, "well", frozenset({"time"}), NOW))
        work.add_lesson(member.id, text="ask sooner", now=NOW, session=session.id)
        work.add_outreach(member.id, contact=ada.id, outcome="yes", now=NOW)
        work.add_story(member.id, Story(1, {"who": "me"}, "I am", NOW))
        assert work.note_undo(member.id, "turn1", {"text": "undo-result"}, NOW)
    with store.turn() as work:
        last = work.last_undo(member.id)
        assert (last.turn, last.what, last.at) == ("turn1", {"text": "undo-result"}, NOW)
        assert kept(work, member.id) != before
        assert work.undo(member.id, "turn1")
        assert work.replanned
        assert kept(work, member.id) == before, "in the same transaction"
    with store.read() as work:
        assert kept(work, member.id) == before
        assert work.last_undo(member.id) is None


def replace_hour(member):
    return member.nudge_at.replace(hour=7)


def test_a_row_changed_since_makes_it_refuse_and_change_nothing(store):
    member = somebody(store)
    with store.turn() as work:
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        work.add_contact(member.id, name="Bo", column=1, now=NOW)
        work.note_undo(member.id, "turn1", {}, NOW)
    with store.turn() as work:
        work.save_contact(member.id, replace(ada, note="since"))
        there = work.contacts(member.id)
    with store.turn() as work:
        assert not work.undo(member.id, "turn1")
        assert work.contacts(member.id) == there
        assert work.last_undo(member.id).turn == "turn1"


def test_something_that_stands_on_it_makes_it_refuse(store):
    member = somebody(store)
    with store.turn() as work:
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
        work.add_lesson(member.id, text="a lesson", now=NOW)
        work.note_undo(member.id, "turn1", {}, NOW)
    with store.turn() as work:
        work.add_session(member.id, contact=ada.id, starts=NOW, minutes=25, zone="UTC", now=NOW)
    with store.turn() as work:
        assert not work.undo(member.id, "turn1")
        assert len(work.lessons(member.id)) == 1
        assert work.contacts(member.id) == [ada]
        work.set_wake(member.id, NOW)  # the transaction goes on


def test_it_works_once(store):
    member = somebody(store)
    with store.turn() as work:
        work.add_contact(member.id, name="Ada", column=1, now=NOW)
        work.note_undo(member.id, "turn1", {}, NOW)
    with store.turn() as work:
        assert work.undo(member.id, "turn1")
        assert not work.undo(member.id, "turn1")


def test_turns_go_back_one_by_one(store):
    member = somebody(store)
    with store.turn() as work:
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
    for number, note in enumerate(["one", "two", "three"]):
        with store.turn() as work:
            work.save_contact(member.id, replace(ada, note=note))
            work.note_undo(member.id, f"turn{number}", {}, NOW + timedelta(minutes=number))
    with store.turn() as work:
        assert not work.undo(member.id, "turn1"), "turn2 came after it"
        for expected in ("two", "one", None):
            assert work.undo(member.id, work.last_undo(member.id).turn)
            assert [contact.note for contact in work.contacts(member.id)] == [expected]


def test_a_row_changed_twice_in_a_turn_goes_back_to_before_it(store):
    member = somebody(store)
    with store.turn() as work:
        ada = work.add_contact(member.id, name="Ada", column=1, now=NOW)
    with store.turn() as work:
        work.save_contact(member.id, replace(ada, note="one"))
        work.save_contact(member.id, replace(ada, note="two"))
        work.note_undo(member.id, "turn1", {}, NOW)
    with store.turn() as work:
        assert work.undo(member.id, "turn1")
        assert work.contacts(member.id) == [ada]


def test_what_changed_and_changed_back_is_no_change(store):
    member = somebody(store)
    with store.turn() as work:
        work.save_talk(member.id, Talk("t1", "story", NOW, NOW))
        work.end_talk(member.id, "t1")
        assert work.changes == []
        assert not work.note_undo(member.id, "turn1", {}, NOW)


def test_a_talk_that_ended_comes_back(store):
    member = somebody(store)
    talk = Talk("t1", "story", NOW, NOW, answers={"who": "me"})
    with store.turn() as work:
        work.save_talk(member.id, talk)
    with store.turn() as work:
        work.end_talk(member.id, "t1")
        assert work.note_undo(member.id, "turn1", {}, NOW)
    with store.turn() as work:
        assert work.undo(member.id, "turn1")
        assert work.talks(member.id) == [talk]


def test_a_talk_that_went_on_since_does_not_make_it_refuse(store):
    member = somebody(store)
    talk = Talk("t1", "story", NOW, NOW, answers={"who": "me"})
    with store.turn() as work:
        work.save_talk(member.id, talk)
    with store.turn() as work:
        work.save_talk(member.id, replace(talk, answers={"who": "us"}))
        work.add_contact(member.id, name="Ada", column=1, now=NOW)
        work.note_undo(member.id, "turn1", {}, NOW)
    with store.turn() as work:
        work.save_talk(member.id, replace(talk, answers={"who": "them"}))
    with store.turn() as work:
        assert work.undo(member.id, "turn1")
        assert (work.talks(member.id), work.contacts(member.id)) == ([talk], [])


def test_nobody_takes_back_somebody_elses_turn(store):
    mine, theirs = somebody(store), somebody(store)
    with store.turn() as work:
        work.add_contact(theirs.id, name="Ada", column=1, now=NOW)
        work.note_undo(theirs.id, "turn1", {}, NOW)
    with store.turn() as work:
        assert not work.undo(mine.id, "turn1")
        assert len(work.contacts(theirs.id)) == 1


def test_only_the_newest_entries_are_kept(store):
    member = somebody(store)
    with store.turn() as work:
        work.add_contact(member.id, name="Ada", column=1, now=NOW)
        for number in range(KEPT + 3 * SPARE):
            work.note_undo(member.id, f"turn{number}", {}, NOW)
            turns = [turn["turn"] for turn in work.everything(member.id)["turns"]]
            newest = [f"turn{earlier}" for earlier in range(number + 1)][-KEPT:]
            assert turns[-KEPT:] == newest
            assert len(turns) <= KEPT + SPARE


def test_a_turn_that_was_rolled_back_leaves_nothing_to_undo(store):
    member = somebody(store)
    try:
        with store.turn() as work:
            work.add_contact(member.id, name="Ada", column=1, now=NOW)
            work.note_undo(member.id, "turn1", {}, NOW)
            raise KeyError  # noqa: TRY301 - any bug
    except KeyError:
        pass
    with store.read() as work:
        assert work.contacts(member.id) == []
        assert work.last_undo(member.id) is None
