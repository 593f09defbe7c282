"""A row is sent by one process at a time, in order within its lane, and tenants take turns."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.messages import Message
from bot.domain.nudges import Nudge, Snooze
from bot.store import tables
from bot.store.work import Outcome, Outgoing, TenantTurns
from tests.store.people import LATER, NOW, an_address, put, somebody


@pytest.fixture
def here():
    return an_address()


@pytest.fixture
def member(store, here):
    return somebody(store, here)


def texts(rows):
    return [row.message.text for row in rows]


def test_a_row_born_leased_is_only_for_who_took_the_turn(store, member, here):
    with store.turn() as work:
        row = put(work, member, here, leased_by="p1")
        assert (row.fence, row.attempts, row.state) == (1, 0, "pending")
        assert len(row.nonce) <= 25
        assert row.nonce.isalnum()
        assert row.nonce == row.nonce.lower()
        assert work.claim("p2", LATER, 9) == []
        assert work.claim("p1", LATER, 9) == []
    with store.turn() as work:
        [started] = work.start([row], "p1", now=NOW)
        assert (started.fence, started.attempts, started.first_tried, started.state) == (1, 1, NOW, "sending")
        assert started.nonce == row.nonce
        assert work.start([row], "p1") == [], "once"
        assert work.record(started, "sent", ref="123.4")
        assert work.row(row.id).ref == "123.4"
        assert work.counts() == {"sent": 1}


def test_a_row_that_nobody_took_is_claimed_when_it_is_due(store, member, here):
    with store.turn() as work:
        row = put(work, member, here, due_at=LATER)
        assert work.claim("p1", NOW, 9) == []
        assert work.next_due() == LATER
        [claimed] = work.claim("p1", LATER, 9)
        assert (claimed.id, claimed.fence, claimed.attempts, claimed.first_tried) == (row.id, 1, 1, LATER)
        assert work.claim("p2", LATER, 9) == []
        assert work.next_due() > NOW, "when the lease ends"


def test_only_the_head_of_a_lane_is_claimed(store, member, here):
    with store.turn() as work:
        for text in ("one", "two", "three"):
            put(work, member, here, text)
        put(work, member, here, "nudge", lane="nudge")
    for expected in (["one", "nudge"], ["two"], ["three"], []):
        with store.turn() as work:
            claimed = work.claim("p1", NOW, 9)
            assert texts(claimed) == expected
            assert work.claim("p2", NOW, 9) == []
            assert all(work.record(row, "sent") for row in claimed)


@pytest.mark.parametrize("state", ["unknown", "dead", "cancelled"])
def test_a_row_that_is_given_up_blocks_nobody(store, member, here, state):
    with store.turn() as work:
        put(work, member, here, "one")
        put(work, member, here, "two")
        [one] = work.claim("p1", NOW, 9)
        assert work.record(one, state, why="no answer")
        assert texts(work.claim("p1", NOW, 9)) == ["two"]


def test_a_row_to_try_again_keeps_its_place_and_its_nonce(store, member, here):
    with store.turn() as work:
        put(work, member, here, "one")
        put(work, member, here, "two")
        [one] = work.claim("p1", NOW, 9)
        assert work.record(one, "retry", due_at=LATER, why="ratelimited")
        assert work.claim("p1", NOW, 9) == []
        assert work.next_due() == LATER, "and not the row behind it, which is due but blocked"
        [again] = work.claim("p1", LATER, 9)
        assert (again.id, again.nonce, again.attempts, again.fence) == (one.id, one.nonce, 2, one.fence + 1)
        assert again.first_tried == NOW


def test_an_attempt_that_was_none_is_given_back(store, member, here):
    with store.turn() as work:
        put(work, member, here)
        [row] = work.claim("p1", NOW, 9)
        assert work.record(row, "pending", due_at=LATER)
        waiting = work.row(row.id)
        assert (waiting.attempts, waiting.first_tried, waiting.due_at) == (0, None, LATER)


def test_tenants_take_turns(store):
    busy, quiet = [an_address("T1") for _ in range(30)], [an_address("T2") for _ in range(3)]
    with store.turn() as work:
        for address in busy:
            put(work, None, address, due_at=NOW - timedelta(minutes=5))
        for address in quiet:
            put(work, None, address)
        claimed = Counter(row.address.tenant for row in work.claim("p1", NOW, 6))
        assert claimed == {"T1": 3, "T2": 3}
        assert len(work.claim("p1", NOW, 99)) == 27


def test_one_tenant_alone_fills_a_claim(store):
    with store.turn() as work:
        for number in range(40):
            put(work, None, an_address("T1"), due_at=NOW - timedelta(minutes=number))
        rows = work.claim("p1", NOW, 30)
        assert len({row.id for row in rows}) == 30
        assert rows[0].due_at == NOW - timedelta(minutes=39), "due first"
        assert min(row.due_at for row in rows) < NOW - timedelta(minutes=10)
        assert {row.attempts for row in rows} == {1}


def test_a_claim_goes_on_with_the_tenant_after_the_last(store):
    turns = TenantTurns()
    with store.turn() as work:
        for tenant in range(12):
            for _ in range(3):
                put(work, None, an_address(f"T{tenant:02}"))
        claimed = [{row.address.tenant for row in work.claim("p1", NOW, 4, turns=turns)} for _ in range(6)]
    assert [len(tenants) for tenants in claimed] == [4] * 6
    assert set.union(*claimed[:3]) == set.union(*claimed[3:]) == {f"T{tenant:02}" for tenant in range(12)}


def test_a_claim_finds_the_only_due_row_among_many_tenants_in_few_statements(store):
    with store.turn() as work:
        waiting = [
            Outgoing(
                member=None, address=an_address(f"T{number:04}"), channel="D1", lane="nudge", kind="message",
                message=Message("later"), due_at=LATER,
            )
            for number in range(1500)
        ]  # fmt: skip
        work.put_all(waiting, leased_by=None, now=NOW)
        put(work, None, an_address("T0900"))
    for after in ("", "T0100", "T0900", "T1499"):
        with store.turn() as work:
            [row] = work.claim("p1", NOW, 20, turns=TenantTurns({"slack": after}))
            assert row.address.tenant == "T0900"
            assert work.statements <= 20
            work.record(row, "retry", due_at=NOW)


def test_however_many_tenants_rest_a_claim_finds_the_others(store):
    resting = [("slack", f"R{number}") for number in range(20_000)]
    with store.turn() as work:
        put(work, None, an_address("R7"))
        put(work, None, an_address("T1"))
        assert [row.address.tenant for row in work.claim("p1", NOW, 9, resting=resting)] == ["T1"]


@given(
    rows=st.lists(st.tuples(st.integers(0, 6), st.sampled_from([-1, 0, 1])), max_size=40),
    resting=st.sets(st.integers(0, 6)),
    limit=st.integers(1, 9),
    most=st.none() | st.integers(1, 4),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_claim_after_claim_takes_all_that_is_due_once_and_nothing_else(store, rows, resting, limit, most):
    turns, taken = TenantTurns(), []
    with store.turn() as work:
        put_ = {
            put(work, None, an_address(f"T{tenant}"), due_at=NOW + timedelta(minutes=late)).id: (tenant, late)
            for tenant, late in rows
        }
        rest = [("slack", f"T{tenant}") for tenant in resting]
        while claimed := work.claim("p1", NOW, limit, resting=rest, most=most, turns=turns):
            assert len(claimed) <= limit
            assert most is None or max(Counter(row.address.tenant for row in claimed).values()) <= most
            taken += [row.id for row in claimed]
        due = [number for number, (tenant, late) in put_.items() if late <= 0 and tenant not in resting]
        assert sorted(taken) == due
        work._connection.execute(tables.outbox.delete())  # noqa: SLF001


def test_only_what_a_process_can_send_is_claimed(store):
    with store.turn() as work:
        for platform in ("slack", "discord", "console"):
            put(work, None, an_address("T1", platform))
        assert [row.address.platform for row in work.claim("p1", NOW, 9, platforms=["discord"])] == ["discord"]
        assert work.claim("p1", NOW, 9, platforms=[]) == []
        assert work.next_due(platforms=["discord"]) > LATER, "the lease"
        claimed = work.claim("p1", NOW, 9, platforms=["slack", "console"], resting=[("console", "T1")])
        assert [row.address.platform for row in claimed] == ["slack"]


def test_a_paused_tenant_is_left_alone(store):
    with store.turn() as work:
        put(work, None, an_address("T1"))
        put(work, None, an_address("T2"))
        paused = [("slack", "T1")]
        assert [row.address.tenant for row in work.claim("p1", NOW, 9, resting=paused)] == ["T2"]
        assert work.next_due() == NOW
        assert work.next_due(resting=[("slack", "T1"), ("slack", "T2")]) is None


def test_after_its_lease_a_row_is_anothers_and_the_first_cannot_record_any_more(store, member, here):
    with store.turn() as work:
        put(work, member, here)
        [first] = work.claim("p1", NOW, 9, lease=-1.0)
    with store.turn() as work:
        [second] = work.claim("p2", NOW, 9)
        assert (second.id, second.fence, second.attempts) == (first.id, first.fence + 1, 2)
        assert not work.record(first, "sent", ref="late")
        assert work.row(first.id).state == "sending"
        assert work.record(second, "sent", ref="right")
        assert not work.record(second, "retry"), "it is done"
        assert work.row(first.id).ref == "right"


def test_a_restarted_process_takes_its_own_rows_at_once(store, member, here):
    with store.turn() as work:
        put(work, member, here, "born leased", leased_by="p1")
        put(work, member, here, "claimed", lane="nudge")
        put(work, None, an_address(), "another's", leased_by="p2")
        work.claim("p1", NOW, 9)
    with store.turn() as work:
        assert work.claim("p1", NOW, 9) == []
        assert work.adopt("p1") == 2
        assert work.next_due() == NOW, "what was cut off is due too"
        again = work.claim("p1", NOW, 9)
        assert {row.message.text: row.attempts for row in again} == {"born leased": 1, "claimed": 2}


def test_rows_of_one_turn_start_one_by_one_and_the_rest_is_let_go(store, member, here):
    with store.turn() as work:
        one = put(work, member, here, "one", leased_by="p1")
        two = put(work, member, here, "two", leased_by="p1")
    with store.turn() as work:
        [started] = work.start([one, two], "p1")
        assert started.id == one.id
        assert work.claim("p2", NOW, 9) == [], "its lane has a head"
        work.record(started, "sent")
        assert texts(work.start([two], "p1")) == ["two"], "asked again before another took it"


def test_what_another_took_is_not_started(store, member, here):
    with store.turn() as work:
        one = put(work, member, here, "one", leased_by="p1")
        two = put(work, member, here, "two", leased_by="p1")
        [started] = work.start([one, two], "p1")
        work.record(started, "sent")
        assert texts(work.claim("p2", NOW, 9)) == ["two"]
        assert work.start([two], "p1") == []


def test_the_newest_page_wins(store, member, here):
    with store.turn() as work:
        old = put(work, member, here, "old", kind="view", leased_by="p1")
        mine = put(work, member, here, "mine", kind="view", leased_by="p1")
        assert work.row(old.id).state == "cancelled", "it was ours and not begun"
        put(work, member, here, "newest", kind="view")
        assert work.row(mine.id).state == "pending", "p1 may be sending it"
        assert work.start([old], "p1") == []


def test_the_newest_edit_of_a_message_wins_and_knows_what_it_edits(store, member, here):
    with store.turn() as work:
        shown = put(work, member, here, "a question")
        other = put(work, member, here, "another")
        first = put(work, member, here, kind="edit", message=Message("old", replaces=shown.id))
        apart = put(work, member, here, kind="edit", message=Message("apart", replaces=other.id))
        last = put(work, member, here, kind="edit", message=Message("new", replaces=shown.id))
        assert [row.state for row in work.rows([first.id, apart.id, last.id])] == ["cancelled", "pending", "pending"]
        assert last.replaces_ref is None
        [claimed] = work.claim("p1", NOW, 9)
        work.record(claimed, "sent", ref="123.4")
        assert work.row(last.id).replaces_ref == "123.4"
        assert put(work, member, here, kind="edit", message=Message("x", replaces=shown.id)).replaces_ref == "123.4"


def test_the_newest_edit_wins_after_a_look_at_what_it_edits_too(store, member, here):
    with store.turn() as work:
        shown = put(work, member, here, "a question")
        work.row(shown.id)
        edits = [put(work, member, here, kind="edit", message=Message(text, replaces=shown.id)) for text in "abc"]
        assert [work.row(edit.id).state for edit in edits] == ["cancelled", "cancelled", "pending"]
    with store.turn() as work:
        work.row(shown.id)
        put(work, member, here, kind="edit", message=Message("d", replaces=shown.id))
        assert work.row(edits[-1].id).state == "cancelled"


def test_of_what_is_put_together_the_order_is_kept_and_the_newest_edit_wins(store, member, here):
    with store.turn() as work:
        shown = put(work, member, here, "a question")
        work.row(shown.id)
        about = {"member": member.id, "address": here, "channel": "D1", "lane": "reply", "due_at": NOW}
        edit, again = (
            Outgoing(kind="edit", message=Message(text, replaces=shown.id), **about) for text in ("once", "again")
        )
        said = Outgoing(kind="message", message=Message("the next question"), **about)
        rows = work.put_all([edit, said, again], leased_by="p1", now=NOW)
        assert texts(rows) == ["once", "the next question", "again"]
        assert sorted(row.id for row in rows) == [row.id for row in rows]
        assert [work.row(row.id).state for row in rows] == ["cancelled", "pending", "pending"]


def test_many_rows_put_together_are_numbered_in_their_order(store, member, here):
    about = {"member": member.id, "address": here, "channel": "D1", "lane": "reply", "due_at": NOW}
    said = [f"{number}" for number in range(60)]
    with store.turn() as work:
        rows = work.put_all(
            [Outgoing(kind="message", message=Message(text), **about) for text in said], leased_by=None, now=NOW
        )
        kept = work.rows(sorted(row.id for row in rows))
    assert (texts(rows), texts(kept)) == (said, said)
    assert kept == rows


def test_a_claimed_edit_knows_what_was_sent_in_the_same_transaction(store, member, here):
    with store.turn() as work:
        shown = put(work, member, here)
        put(work, member, here, kind="edit", message=Message("new", replaces=shown.id))
        [claimed] = work.claim("p1", NOW, 9)
        work.record(claimed, "sent", ref="123.4")
        [edit] = work.claim("p1", NOW, 9)
        assert edit.replaces_ref == "123.4"


def test_a_channel_that_had_to_be_opened_is_kept(store, member, here):
    with store.turn() as work:
        assert work.best_address(member.id).channel is None
        row = put(work, member, here, channel=None, leased_by="p1")
        work.record(row, "sent", ref="1", channel="D9")
        assert work.best_address(member.id).channel == "D9"
        assert work.row(row.id).channel == "D9"


def test_many_outcomes_are_recorded_at_once(store):
    with store.turn() as work:
        for _ in range(5):
            put(work, None, an_address())
        rows = work.claim("p1", NOW, 9)
        stale = work.rows([rows[0].id])[0]
    with store.turn() as work:
        outcomes = [Outcome(row, "sent", ref=str(row.id)) for row in rows]
        assert work.record_many([*outcomes, Outcome(stale, "dead")]) == [True] * 5 + [False]
        assert work.counts() == {"sent": 5}


def test_a_members_waiting_rows_can_be_cancelled(store, member, here):
    with store.turn() as work:
        put(work, member, here, "reply")
        put(work, member, here, "nudge", lane="nudge")
        assert work.cancel(member.id, lane="nudge") == 1
        assert texts(work.rows_of(member.id, ["cancelled"])) == ["nudge"]
        assert texts(work.rows_of(member.id, ["pending"])) == ["reply"]
        work.claim("p1", NOW, 9)
        assert work.cancel(member.id) == 0, "it is being sent"


def test_rows_come_in_the_order_that_was_asked_for(store, member, here):
    with store.turn() as work:
        numbers = [put(work, member, here, str(i)).id for i in range(3)]
        assert [row.id for row in work.rows([numbers[2], 10**9, numbers[0]])] == [numbers[2], numbers[0]]
        assert work.rows([]) == []
        assert work.row(10**9) is None


def test_two_processes_never_get_the_same_row(store):
    with store.turn() as work:
        for number in range(120):
            put(work, None, an_address(f"T{number % 5}"))

    def drain(name):
        mine = []
        while True:
            with store.turn() as work:
                rows = work.claim(name, NOW, 7)
            if not rows:
                return mine
            mine += [row.id for row in rows]

    with ThreadPoolExecutor(4) as pool:
        taken = [number for rows in pool.map(drain, ["p1", "p2", "p3", "p4"]) for number in rows]
    with store.turn() as work:  # one that only saw locked rows gives up early; nothing may be left after all
        taken += [row.id for row in work.claim("p1", NOW, 200)]
    assert len(taken) == len(set(taken)) == 120


def _nudged(store, member, here, *texts):
    """A moment's nudge in so many messages, ready and nobody's."""
    slot = ("snooze:1", NOW.date())
    with store.turn() as work:
        assert work.take_slot(member.id, *slot)
        work.add_nudge(member.id, Nudge(0, "snooze", NOW, snooze=Snooze(1, NOW, NOW, text="call Tom")))
        return [put(work, member, here, text, lane="nudge", slots=(slot[0],)) for text in texts]


def test_what_was_never_tried_is_taken_back_as_if_it_had_not_been_made(store, member, here):
    rows = _nudged(store, member, here, "call Tom", "and more")
    with store.turn() as work:
        assert work.take_back([member.id], NOW - timedelta(minutes=1), LATER) == set(), "it is too young"
        assert len(work.rows_of(member.id, ("pending",))) == 2
    with store.turn() as work:
        assert work.take_back([member.id], NOW, LATER) == set()
        assert [row.id for row in work.rows_of(member.id, ("cancelled",))] == [row.id for row in rows]
        assert (work.slots(member.id), work.nudges(member.id)) == (set(), [])
        assert [snooze.text for snooze in work.snoozes(member.id)] == ["call Tom"]


def test_what_is_stale_stays_to_be_cancelled_when_its_turn_comes(store, member, here):
    with store.turn() as work:
        put(work, member, here, lane="nudge", slots=("unasked:2026-03-02",), not_after=NOW)
        assert work.take_back([member.id], NOW, LATER) == set()
        assert len(work.rows_of(member.id, ("pending",))) == 1


def test_what_somebody_is_on_the_way_with_is_not_taken_back(store, member, here):
    _nudged(store, member, here, "call Tom")
    with store.turn() as work:
        [row] = work.claim("p1", LATER, 9)
    with store.turn() as work:
        assert work.take_back([member.id], NOW, LATER) == {member.id}
        assert len(work.nudges(member.id)) == 1
        assert work.record(row, "sent", ref="1")
    with store.turn() as work:
        assert work.take_back([member.id], NOW, LATER) == set()
        assert len(work.nudges(member.id)) == 1


def test_half_of_what_was_said_is_not_taken_back(store, member, here):
    first, _ = _nudged(store, member, here, "call Tom", "and more")
    with store.turn() as work:
        [row] = work.claim("p1", LATER, 9)
        assert row.id == first.id
        assert work.record(row, "sent", ref="1")
        assert work.take_back([member.id], NOW, LATER) == set()
        assert (len(work.nudges(member.id)), len(work.rows_of(member.id, ("pending",)))) == (1, 1)
