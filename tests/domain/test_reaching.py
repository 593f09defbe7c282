"""Who is next, and when somebody may be named again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.contacts import Contact, Introduction
from bot.domain.nudges import Nudge
from bot.domain.outreach import Outcome, Outreach
from bot.domain.reaching import Around, candidates, who_next
from bot.domain.workdays import Workdays

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
WORKDAYS = frozenset(range(5))


def contact(number: int, name: str, column=1, **parts) -> Contact:
    return Contact(number, name, column, MONDAY, **parts)


def told(number: int, who: int, outcome: Outcome, day: int, toward: int | None = None) -> Outreach:
    return Outreach(number, who, outcome, MONDAY + timedelta(days=day), toward=toward)


def named(number: int, who: int, day: int) -> Nudge:
    return Nudge(number, "outreach", MONDAY + timedelta(days=day), contact=who)


def around(day: int, *people: Contact, **parts) -> Around:
    given = {"introductions": (), "outreach": (), "sessions": (), "results": (), "nudges": (), **parts}
    return Around(people, today=MONDAY.date() + timedelta(days=day), workdays=Workdays(WORKDAYS), zone="UTC", **given)


def order(found: Around) -> list[tuple[str, str]]:
    return [(reach.contact.name, reach.occasion) for reach in candidates(found)]


BRAM, NOOR, KIM = contact(1, "Bram"), contact(2, "Noor"), contact(3, "Kim")


def test_after_a_yes_the_offer_comes_in_two_working_days_also_when_a_nudge_named_them() -> None:
    """Monday's nudge led to the yes; Wednesday is early enough, and a week later too late."""
    heard = (told(1, 1, "yes", 0),)
    nudges = (named(1, 1, 0),)
    assert order(around(1, BRAM, outreach=heard, nudges=nudges)) == []
    assert order(around(2, BRAM, outreach=heard, nudges=nudges)) == [("Bram", "offer")]


def test_an_offer_that_was_named_is_not_named_again_within_the_week() -> None:
    heard, nudges = (told(1, 1, "yes", 0),), (named(1, 1, 0), named(2, 1, 2))
    assert order(around(3, BRAM, outreach=heard, nudges=nudges)) == []
    assert order(around(9, BRAM, outreach=heard, nudges=nudges)) == [("Bram", "offer")]


def test_a_yes_comes_before_a_maybe_and_before_a_new_ask() -> None:
    dream = contact(4, "Droom", 3)
    arrows = (Introduction(1, 3, 4, MONDAY),)
    heard = (told(1, 1, "maybe", 0), told(2, 2, "yes", 0))
    found = order(around(7, BRAM, NOOR, KIM, dream, outreach=heard, introductions=arrows))
    assert found == [("Noor", "offer"), ("Kim", "ask"), ("Bram", "offer")]


def test_who_was_put_off_till_tomorrow_comes_first_tomorrow() -> None:
    later = replace(BRAM, rests_until=MONDAY.date() + timedelta(days=1))
    nudges = (named(1, 1, 0),)
    assert ("Bram", "story") not in order(around(0, later, NOOR, nudges=nudges))
    found = who_next(around(1, NOOR, later, nudges=nudges))
    assert found is not None
    assert found.contact.name == "Bram"


def test_who_was_put_off_to_a_weekend_comes_first_on_monday() -> None:
    friday = 4
    later = replace(BRAM, rests_until=date(2026, 11, 7))
    found = who_next(around(friday + 3, NOOR, later, nudges=(named(1, 1, friday),)))
    assert found is not None
    assert found.contact.name == "Bram"


def test_a_promise_to_come_back_is_kept_once() -> None:
    later = replace(BRAM, rests_until=MONDAY.date() + timedelta(days=1))
    nudges = (named(1, 1, 0), named(2, 1, 1))
    assert order(around(2, later, NOOR, nudges=nudges)) == [("Noor", "story")]


def test_a_promise_to_come_back_is_not_kept_weeks_later() -> None:
    """The coach was paused meanwhile; then they are one among the others."""
    later = replace(KIM, rests_until=MONDAY.date() + timedelta(days=1))
    found = who_next(around(21, BRAM, later, nudges=(named(1, 3, 0),)))
    assert found is not None
    assert found.contact.name == "Bram"
