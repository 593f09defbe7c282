"""What was ready before the quiet hours and could not be sent in time waits until they are over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.asked import stamp
from scheduler.ports import Done, Unclear, Wait
from tests.scheduler.fakes import PostOffice

EVENING = datetime(2026, 11, 23, 21, 50, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
MORNING = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _evening(post):
    post.clock.at = EVENING


def _settings(post: PostOffice, row, **settings) -> None:
    with post.store.turn() as work:
        member = work.member(row.member)
        assert member is not None
        work.save_member(replace(member, **settings))


def _nudge(post: PostOffice, text: str = "nudge", **row):
    made = post.put(text, born=None, lane="nudge", **row)
    _settings(post, made, quiet=(time(22), time(7)))
    return made


async def test_a_nudge_from_before_the_quiet_hours_waits_until_they_are_over(post):
    row = _nudge(post)
    post.clock.at = NIGHT  # the process was down
    await post.delivery.deliver_due()
    waiting = post.row(row)
    assert (waiting.state, waiting.due_at, waiting.attempts) == ("pending", MORNING, 0)
    assert await post.delivery.deliver_due() == 0
    post.clock.at = MORNING
    await post.delivery.deliver_due()
    assert post.messenger.arrived == ["nudge"]


async def test_a_nudge_that_the_platform_had_wait_into_them_waits_until_they_are_over(post):
    row = _nudge(post)
    post.messenger.answers("nudge", Wait(1200))
    await post.delivery.deliver_due()
    post.clock.at = post.row(row).due_at
    post.delivery = post.process("another")
    await post.delivery.deliver_due()
    assert (post.messenger.arrived, post.row(row).due_at) == ([], MORNING)


async def test_one_that_is_tried_again_waits_too_and_loses_no_attempt(post):
    row = _nudge(post)
    post.clock.at = NIGHT - timedelta(hours=1, seconds=2)
    post.messenger.answers("nudge", Unclear("strange"))
    await post.delivery.deliver_due()
    post.clock.at = post.row(row).due_at
    assert post.clock.at > NIGHT - timedelta(hours=1)
    await post.delivery.deliver_due()
    assert (post.row(row).due_at, post.row(row).attempts) == (MORNING, 1)


async def test_a_reminder_that_is_stale_when_they_are_over_is_not_sent(post):
    row = _nudge(post, not_after=NIGHT + timedelta(hours=1))
    post.clock.at = NIGHT
    await post.delivery.deliver_due()
    post.clock.at = MORNING
    await post.delivery.deliver_due()
    assert (post.messenger.arrived, post.row(row).state) == ([], "cancelled")


async def test_a_reply_is_sent_at_any_hour(post):
    _nudge(post)
    post.put("reply", born=None)
    post.clock.at = NIGHT
    await post.delivery.deliver_due()
    assert post.messenger.arrived == ["reply"]


async def test_work_is_done_at_any_hour(post):
    row = _nudge(post, kind="job")
    post.clock.at = NIGHT
    post.messenger.answers("nudge", Done({}))
    await post.delivery.deliver_due()
    assert post.row(row).state == "sent"


async def test_the_test_nudge_that_was_just_asked_for_is_sent_at_night(post):
    row = _nudge(post)
    _settings(post, row, welcomed=NIGHT - timedelta(minutes=1))
    post.clock.at = NIGHT
    await post.delivery.deliver_due()
    assert post.messenger.arrived == ["nudge"]


async def test_a_nudge_born_leased_waits_as_well(post):
    row = _nudge(post)
    post.clock.at = NIGHT
    born = post.put("another", lane="nudge", user="bob", due_at=EVENING)
    _settings(post, born, quiet=(time(22), time(7)))
    await post.delivery.send([born])
    assert (post.messenger.arrived, post.row(born).due_at) == ([], MORNING)
    assert post.row(row).state == "pending"


async def test_quiet_hours_that_were_changed_meanwhile_hold(post):
    row = _nudge(post)
    post.clock.at = NIGHT
    _settings(post, row, quiet=(time(0), time(8)))
    await post.delivery.deliver_due()
    assert post.messenger.arrived == ["nudge"]


async def test_what_nobody_asked_for_is_not_sent_into_a_pause_or_after_a_stop(post):
    row, other, reminder = (
        _nudge(post, text, user=text, slots=(slot,))
        for text, slot in (("today", "unasked:2026-11-23"), ("promise", "monday:2026-11-23"), ("test", "test"))
    )
    for one, settings in ((row, {"paused_until": date(2026, 12, 1)}), (other, {"pace": "stopped"})):
        _settings(post, one, welcomed=EVENING - timedelta(days=30), **settings)
    _settings(post, reminder, welcomed=EVENING - timedelta(minutes=1), paused_until=date(2026, 12, 1))
    await post.delivery.deliver_due()
    assert [post.row(one).state for one in (row, other, reminder)] == ["cancelled", "cancelled", "sent"]
    assert post.why(row) == "not wanted any more"


async def test_a_reminder_of_a_session_that_was_moved_is_not_sent(post):
    made = post.put("placeholder", born=None, due_at=NIGHT + timedelta(days=9))
    with post.store.turn() as work:
        who = work.add_contact(made.member, name="Ada Proef", column=1, now=EVENING)
        session = work.add_session(
            made.member, contact=who.id, starts=EVENING + timedelta(hours=1), minutes=45, zone="UTC",
            now=EVENING - timedelta(days=1),
        )  # fmt: skip
    slot = f"reminder:{session.id}:{stamp(session)}"
    [kept, moved] = [_nudge(post, text, slots=(slot,)) for text in ("in an hour", "once more in an hour")]
    _settings(post, made, welcomed=EVENING - timedelta(days=30), quiet=(time(2), time(7)))
    post.messenger.answers("once more in an hour", Unclear("busy"))
    await post.delivery.deliver_due()
    with post.store.turn() as work:
        work.save_session(made.member, replace(session, starts=EVENING + timedelta(days=1)))
    post.clock.at += timedelta(minutes=5)
    await post.delivery.deliver_due()
    assert post.row(kept).state == "sent"
    assert (post.row(moved).state, post.why(moved)) == ("cancelled", "not wanted any more")
