"""Each answer of a platform, and what becomes of the row."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.events import JobDone, ReplyRoute
from bot.chat.messages import Turn
from scheduler import attempts
from scheduler.ports import (
    Ambiguous,
    Done,
    Expired,
    Misconfigured,
    OurBug,
    Sent,
    Unclear,
    Unreachable,
    Wait,
)
from tests.scheduler.fakes import ME, NINE, PostOffice


async def test_what_is_sent_keeps_its_reference_and_its_channel(post):
    row = post.put("hello")
    await post.delivery.send([row])
    assert (post.row(row).state, post.row(row).ref, post.row(row).channel) == ("sent", "ref:hello", "dm:ann")
    assert post.known(row).channel == "dm:ann"


async def test_the_same_path_delivers_what_is_due(post):
    row = post.put("hello", born=None)
    later = post.put("later", user="bob", born=None, due_at=NINE + timedelta(minutes=1))
    assert await post.delivery.deliver_due() == 1
    assert (post.row(row).state, post.row(later).state) == ("sent", "pending")


async def test_wait_uses_up_no_attempt_and_comes_back_after_the_wait(post):
    row = post.put("hello", born=None)
    post.messenger.answers("hello", Wait(30))
    await post.delivery.deliver_due()
    waiting = post.row(row)
    assert (waiting.state, waiting.attempts, waiting.first_tried) == ("pending", 0, None)
    assert NINE + timedelta(seconds=30) <= waiting.due_at <= NINE + timedelta(seconds=31)
    assert await post.delivery.deliver_due() == 0
    post.clock.passes(31)
    post.delivery = post.process(ME)  # which does not remember what is to be held
    assert await post.delivery.deliver_due() == 1
    assert (post.row(row).state, post.messenger.looked_up) == ("sent", [])


async def test_what_the_platform_asked_to_wait_holds_back_the_rest_of_its_channel(post):
    post.messenger.answers("first", Wait(30))
    post.put("first", born=None, channel="C1")
    second = post.put("second", born=None, channel="C1", lane="nudge", due_at=NINE + timedelta(seconds=1))
    await post.delivery.deliver_due()
    post.clock.passes(1)
    await post.delivery.deliver_due()
    assert post.messenger.arrived == []
    assert post.row(second).due_at >= NINE + timedelta(seconds=29)


@pytest.mark.parametrize(
    ("found", "state", "arrived"),
    [(Sent("it is there"), "sent", []), (None, "sent", ["hello"]), (Ambiguous("no telling"), "unknown", [])],
)
async def test_after_an_ambiguous_attempt_a_message_is_looked_up_before_it_is_sent_again(post, found, state, arrived):
    row = post.put("hello")
    post.messenger.answers("hello", Ambiguous("503"))
    post.messenger.finds("hello", found)
    await post.delivery.send([row])
    assert (post.row(row).state, post.row(row).attempts) == ("retry", 1)
    post.clock.passes(2)
    await post.delivery.deliver_due()
    assert (post.row(row).state, post.messenger.arrived, post.messenger.looked_up) == (state, arrived, ["hello"])


async def test_a_look_up_that_fails_itself_is_made_again_and_given_up_after_an_hour(post):
    row = post.put("hello")
    post.messenger.answers("hello", Ambiguous("503"))
    post.messenger.finds("hello", ConnectionError(), Wait(5), Wait(5))
    await post.delivery.send([row])
    for _ in range(2):
        post.clock.passes(60)
        await post.delivery.deliver_due()
        assert post.row(row).state == "pending"
    post.clock.passes(3600)
    await post.delivery.deliver_due()
    assert (post.row(row).state, post.messenger.arrived) == ("unknown", [])


async def test_five_ambiguous_attempts_leave_a_message_unknown_and_a_page_dead(post):
    message, page = post.put("hello"), post.put("home", kind="view", user="bob")
    for text in ("hello", "home"):
        post.messenger.answers(text, *[Ambiguous("503")] * 5)
    post.messenger.finds("hello", *[None] * 5)
    await post.delivery.send([message, page])
    for _ in range(6):
        post.clock.passes(400)
        await post.delivery.deliver_due()
    assert (post.row(message).state, post.row(page).state) == ("unknown", "dead")
    assert len(post.messenger.rows) == 10


async def test_a_messenger_that_raises_leaves_the_row_in_doubt(post, capsys):
    row = post.put("hello")
    post.messenger.answers("hello", ValueError("hello, the secret words"))
    await post.delivery.send([row])
    assert (post.row(row).state, post.why(row)) == ("retry", "ValueError")
    assert "secret" not in str(capsys.readouterr())


async def test_a_call_that_hangs_is_ambiguous(post, monkeypatch):
    import asyncio  # noqa: PLC0415

    monkeypatch.setattr(attempts, "TIMEOUT", 0.01)
    row = post.put("hello")
    post.messenger.answers("hello", asyncio.Event())
    await post.delivery.send([row])
    assert (post.row(row).state, post.why(row)) == ("retry", "timeout")


async def test_an_edit_is_repeated_blindly(post):
    first = post.put("hello")
    await post.delivery.send([first])
    edit = post.put("hello, edited", kind="edit", replaces=first.id)
    post.messenger.answers("hello, edited", Ambiguous("503"))
    await post.delivery.send([edit])
    post.clock.passes(2)
    await post.delivery.deliver_due()
    assert (post.row(edit).state, post.messenger.looked_up) == ("sent", [])
    assert [row.replaces_ref for row in post.messenger.rows[1:]] == ["ref:hello"] * 2


async def test_an_unreachable_member_is_remembered_and_the_row_is_dead(post):
    row, other = post.put("hello"), post.put("hi", user="bob")
    post.messenger.answers("hello", Unreachable("member", "cannot_dm_bot"))
    await post.delivery.send([row, other])
    assert (post.row(row).state, post.row(other).state) == ("dead", "sent")
    with post.store.turn() as work:
        assert work.best_address(row.member) is None
        assert work.member_at(row.address)
        assert work.silence(row.address) == "unreachable: cannot_dm_bot"


@pytest.mark.parametrize(
    ("outcome", "reason"), [(Misconfigured("missing_scope"), "misconfigured"), (OurBug("invalid_blocks"), "our-bug")]
)
async def test_what_only_people_can_repair_is_dead_and_logged_without_the_words(post, outcome, reason, capsys):
    row = post.put("hello, the secret words")
    post.messenger.answers("hello, the secret words", outcome)
    await post.delivery.send([row])
    assert (post.row(row).state, post.why(row), post.reason(row)) == ("dead", outcome.why, reason)
    logged = str(capsys.readouterr())
    assert outcome.why in logged
    assert "secret" not in logged


async def test_an_unknown_code_is_tried_five_times_within_the_hour_without_look_ups(post):
    row = post.put("hello")
    post.messenger.answers("hello", *[Unclear("new_error")] * 5)
    await post.delivery.send([row])
    for _ in range(6):
        post.clock.passes(601)
        await post.delivery.deliver_due()
    assert (post.row(row).state, post.why(row), post.reason(row)) == ("dead", "new_error", "tries-used-up")
    assert (len(post.messenger.rows), post.messenger.looked_up) == (5, [])


async def test_another_process_looks_up_what_it_did_not_see_refused(post):
    row = post.put("hello")
    post.messenger.answers("hello", Unclear("new_error"))
    post.messenger.finds("hello", None)
    await post.delivery.send([row])
    post.clock.passes(5)
    await post.process("process-2").deliver_due()
    assert (post.row(row).state, post.messenger.looked_up) == ("sent", ["hello"])


async def test_an_interaction_that_is_over_sends_its_reply_to_the_direct_messages(post):
    route = ReplyRoute("interaction", "token", NINE + timedelta(minutes=14))
    row = post.put("hello", reply=route)
    post.messenger.answers("hello", Expired("10062"))
    await post.delivery.send([row])
    assert (post.row(row).state, post.row(row).reply) == ("pending", None)
    await post.delivery.deliver_due()
    assert [sent.reply for sent in post.messenger.rows] == [route, None]
    assert (post.row(row).state, post.messenger.looked_up) == ("sent", [])


async def test_a_stale_row_is_cancelled_and_never_sent(post):
    row = post.put("in five minutes", born=None, not_after=NINE + timedelta(minutes=5))
    post.clock.passes(301)
    await post.delivery.deliver_due()
    assert (post.row(row).state, post.why(row), post.messenger.rows) == ("cancelled", "stale", [])


async def test_a_row_that_may_have_arrived_is_looked_up_even_when_stale(post):
    row = post.put("in five minutes", not_after=NINE + timedelta(minutes=5))
    post.messenger.answers("in five minutes", Ambiguous("503"))
    post.messenger.finds("in five minutes", Sent("it is there"))
    await post.delivery.send([row])
    post.clock.passes(301)
    await post.delivery.deliver_due()
    assert post.row(row).state == "sent"


async def test_an_edit_of_what_was_never_sent_is_cancelled(post):
    first = post.put("hello")
    post.messenger.answers("hello", OurBug("invalid_blocks"))
    await post.delivery.send([first])
    edit = post.put("edited", kind="edit", replaces=first.id)
    await post.delivery.send([edit])
    assert (post.row(edit).state, post.why(edit)) == ("cancelled", "nothing to edit")


async def test_an_edit_waits_for_its_message_in_the_other_lane(post):
    nudge = post.put("time to plan", lane="nudge")
    edit = post.put("planned", kind="edit", replaces=nudge.id)
    await post.delivery.send([edit])
    assert post.row(edit).state == "pending"
    await post.delivery.send([nudge])
    post.clock.passes(1)
    await post.delivery.deliver_due()
    assert post.messenger.arrived == ["time to plan", "planned"]


async def test_a_job_comes_back_as_an_event_and_its_answer_goes_out(store):
    heard: list[JobDone] = []

    def hear(event, now):
        heard.append(event)
        return Turn((post.put("your zone is Paris"),))

    post = PostOffice(store, hear=hear)
    job = post.put("profile", kind="job", channel="dm:ann")
    post.messenger.answers("profile", Done({"zone": "Europe/Paris"}))
    await post.delivery.send([job])
    await post.delivery.drain()
    assert [(e.id, e.job, e.outcome, e.channel) for e in heard] == [
        (f"job:{job.id}", "profile", {"zone": "Europe/Paris"}, "dm:ann")
    ]
    assert post.messenger.arrived == ["your zone is Paris"]
    assert post.row(job).state == "sent"
    post.turns.close()


async def test_a_job_that_failed_is_told_to_the_coach_too(store):
    heard: list[JobDone] = []
    post = PostOffice(store, hear=lambda event, now: heard.append(event) or Turn())
    job = post.put("profile", kind="job")
    post.messenger.answers("profile", Misconfigured("missing_scope"))
    await post.delivery.send([job])
    assert (post.row(job).state, [event.outcome for event in heard]) == ("dead", [None])
    post.turns.close()


async def test_a_workspace_that_cannot_be_served_is_paused_and_keeps_what_it_has(post, capsys):
    rows = [post.put(text, user=text, born=None, tenant="T1") for text in ("one", "two", "three")]
    other = post.put("elsewhere", born=None, tenant="T2")
    for text in ("one", "two", "three"):
        post.messenger.answers(text, Unreachable("workspace", "token_revoked"))
    await post.delivery.deliver_due()
    assert [post.row(row).state for row in rows] == ["pending"] * 3
    assert [post.row(row).attempts for row in rows] == [0] * 3
    assert post.row(other).state == "sent"
    assert str(capsys.readouterr()).count("a workspace cannot be served") == 1, "said once"
    asked = len(post.messenger.rows)
    born = post.put("four", user="four", tenant="T1")
    await post.delivery.send([born])
    await post.delivery.deliver_due()
    assert len(post.messenger.rows) == asked, "no further calls"
    assert post.row(born).state == "pending"
    with post.store.turn() as work:
        assert [(pause.tenant, pause.why) for pause in work.paused_tenants()] == [("T1", "token_revoked")]
        assert work.next_due() is None
        assert work.resume_tenants("console", "T1") == 1
    post.messenger.script.clear()
    await post.delivery.deliver_due()
    assert {post.row(row).state for row in (*rows, born)} == {"sent"}


async def test_every_attempt_is_kept_with_what_came_of_it(post):
    row = post.put("hello, the secret words", user="ann")
    post.messenger.answers("hello, the secret words", Wait(1), Ambiguous("503"), Ambiguous("reset"))
    post.messenger.finds("hello, the secret words", None, Sent("it is there"))
    await post.delivery.send([row])
    for _ in range(3):
        post.clock.passes(30)
        await post.process(ME).deliver_due()  # which does not remember what is to be held
    with post.store.read() as work:
        kept = work.attempts(row.id)
    assert [(one.came, one.why, one.ref) for one in kept] == [
        ("wait", None, None), ("ambiguous", "503", None), ("ambiguous", "reset", None), ("found", None, "it is there"),
    ]  # fmt: skip
    assert [one.at for one in kept] == sorted(one.at for one in kept)
    assert len({one.fence for one in kept}) == 4
