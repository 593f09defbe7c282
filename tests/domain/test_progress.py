"""What comes next is decided from how far somebody is, never from what they did last."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.contacts import Contact, Introduction
from bot.domain.progress import Progress, next_step
from bot.domain.sessions import Session

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BRAM, PHILIPS = Contact(1, "Bram Proef", 1, NOW), Contact(2, "Philips", 3, NOW)
ARROW = Introduction(1, BRAM.id, PHILIPS.id, NOW)
SOON = Session(1, 1, NOW + timedelta(days=1), 45, "UTC", NOW)
OVER = replace(SOON, id=2, starts=NOW - timedelta(hours=2))
FAR = Progress(welcomed=True, told=True, contacts=[BRAM, PHILIPS], introductions=[ARROW], sessions=[], now=NOW)


def test_each_step_comes_when_the_one_before_is_done() -> None:
    assert next_step(replace(FAR, welcomed=False)) == "start"
    assert next_step(replace(FAR, told=False)) == "story"
    assert next_step(replace(FAR, contacts=[])) == "names"
    assert next_step(FAR) == "session"
    assert next_step(replace(FAR, sessions=[SOON])) == "rest"


def test_names_are_asked_for_until_each_column_has_somebody() -> None:
    assert next_step(replace(FAR, contacts=[BRAM], introductions=[])) == "names", "no dream yet"
    assert next_step(replace(FAR, contacts=[PHILIPS])) == "names", "nobody known yet"
    assert next_step(replace(FAR, introductions=[])) == "names", "nobody stands between"
    assert next_step(replace(FAR, contacts=[replace(BRAM, archived=True), PHILIPS])) == "names"


def test_what_was_held_is_logged_before_anything_else() -> None:
    assert next_step(replace(FAR, told=False, sessions=[SOON, OVER])) == "log"
    assert next_step(replace(FAR, welcomed=False, sessions=[OVER])) == "start"
    assert next_step(replace(FAR, sessions=[replace(OVER, state="logged")])) == "session"


def test_a_session_under_way_is_still_to_come_and_not_to_be_logged() -> None:
    now_on = replace(SOON, starts=NOW - timedelta(minutes=44))
    assert replace(FAR, sessions=[now_on]).planned == [now_on]
    done = replace(now_on, starts=NOW - timedelta(minutes=45))
    assert replace(FAR, sessions=[done]).unlogged == [done]


def test_both_lists_are_in_the_order_of_the_clock() -> None:
    later = replace(SOON, id=3, starts=SOON.starts + timedelta(days=1))
    earlier = replace(OVER, id=4, starts=OVER.starts - timedelta(days=1))
    progress = replace(FAR, sessions=[later, SOON, OVER, earlier])
    assert progress.planned == [SOON, later]
    assert progress.unlogged == [earlier, OVER]
