"""When the coach speaks first: by the member's own wall clock in any zone, never twice, never in quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from bot.domain import rhythm
from bot.domain.asked import PROMPT_AFTER, REMIND_BEFORE, TOO_LATE_TO_REMIND
from bot.domain.due import Due, Plan
from bot.domain.hours import BEFORE_QUIET, day_ends, local, on, quiet_span
from bot.domain.member import Member
from bot.domain.rhythm import due_now, next_wake
from bot.domain.sessions import Session

UNHURRIED = settings(deadline=None)  # a busy machine is no failure

ZONES = (
    "Europe/Amsterdam", "Europe/London", "Europe/Lisbon", "Europe/Dublin", "Europe/Moscow", "America/New_York",
    "America/St_Johns", "America/Sao_Paulo", "America/Havana", "America/Santiago", "America/Nuuk", "Africa/Cairo",
    "Africa/Casablanca", "Africa/Nairobi", "Asia/Beirut", "Asia/Gaza", "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo",
    "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia",
    "Pacific/Kiritimati", "UTC",
)  # fmt: skip
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MEMBER = Member(1, NOW, "nl", "Europe/Amsterdam", welcomed=NOW, quiet=(time(22), time(7)), pace="stopped")
"""Somebody who only hears what they asked for."""
DONE = frozenset({"test"})


def planned(plan: Plan) -> list[Due]:
    """Return what was asked for."""
    return rhythm.planned(plan, NOW)


zones = some.sampled_from(ZONES)
days = some.dates(date(2005, 1, 1), date(2036, 12, 31))
minutes = some.builds(time, some.integers(0, 23), some.integers(0, 59))
moments = some.datetimes(datetime(2005, 1, 1), datetime(2036, 12, 31), timezones=some.just(UTC)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def _changes(zone: str, year: int) -> list[datetime]:
    """Return the hours of a year in which a zone's offset changes."""
    there, found = ZoneInfo(zone), []
    hour = datetime(year, 1, 1, tzinfo=UTC)
    while hour.year == year:
        after = hour + timedelta(hours=1)
        if hour.astimezone(there).utcoffset() != after.astimezone(there).utcoffset():
            found.append(hour)
        hour = after
    return found


CHANGES = [(zone, hour) for zone in ZONES for hour in _changes(zone, 2025)]
"""Every change of every zone's clock in a year, to look around in."""


def _wall(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _is_the_first(moment: datetime, naive: datetime, zone: str) -> None:
    """Check that a moment is the first one at which the clock on the wall shows this time or a later one."""
    assert _wall(moment, zone) >= naive
    for earlier in (timedelta(seconds=1), *(timedelta(minutes=10 * n) for n in range(1, 25))):
        assert _wall(moment - earlier, zone) < naive, f"{earlier} earlier it was that late already"


# -- a wall-clock time on a day


def test_there_are_zones_enough_with_a_change() -> None:
    assert len(ZONES) >= 20
    assert len({zone for zone, _ in CHANGES}) >= 15


@UNHURRIED
@given(zone=zones, day=days, at=minutes)
@example("Europe/Amsterdam", date(2026, 3, 29), time(2, 30))
@example("Europe/Amsterdam", date(2026, 10, 25), time(2, 30))
@example("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15))
@example("America/Havana", date(2026, 3, 8), time(0, 30))
@example("Pacific/Apia", date(2011, 12, 30), time(10, 0))
def test_a_time_on_a_day_is_the_first_moment_the_clock_shows_it(zone: str, day: date, at: time) -> None:
    moment = local(day, at, zone)
    assert moment.tzinfo is not None
    assert moment.second == moment.microsecond == 0
    _is_the_first(moment, datetime.combine(day, at), zone)


@UNHURRIED
@given(change=some.sampled_from(CHANGES), ahead=some.integers(-180, 180))
def test_around_every_change_of_the_clock_it_is_the_first_moment_too(change: tuple[str, datetime], ahead: int) -> None:
    zone, hour = change
    naive = _wall(hour, zone).replace(minute=0) + timedelta(minutes=ahead)
    _is_the_first(local(naive.date(), naive.time(), zone), naive, zone)


@pytest.mark.parametrize(
    ("zone", "naive", "shown"),
    [
        ("Europe/Amsterdam", datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 3, 0)),
        ("America/Havana", datetime(2026, 3, 8, 0, 15), datetime(2026, 3, 8, 1, 0)),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 10), datetime(2026, 10, 4, 2, 30)),
        ("Pacific/Apia", datetime(2011, 12, 30, 10, 0), datetime(2011, 12, 31, 0, 0)),
    ],
)  # fmt: skip
def test_a_time_that_the_clock_skips_is_the_first_minute_after_the_gap(zone, naive, shown) -> None:
    assert _wall(local(naive.date(), naive.time(), zone), zone) == shown


@pytest.mark.parametrize(
    ("zone", "naive", "utc"),
    [
        ("Europe/Amsterdam", datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30)),
        ("America/New_York", datetime(2026, 11, 1, 1, 30), datetime(2026, 11, 1, 5, 30)),
        ("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45), datetime(2026, 4, 4, 14, 45)),
    ],
)  # fmt: skip
def test_a_time_that_the_clock_shows_twice_is_the_first_of_the_two(zone, naive, utc) -> None:
    assert local(naive.date(), naive.time(), zone) == utc.replace(tzinfo=UTC)


@UNHURRIED
@given(zone=zones, day=days, one=minutes, two=minutes)
def test_an_earlier_time_never_comes_after_a_later_one(zone: str, day: date, one: time, two: time) -> None:
    early, late = sorted((one, two))
    assert local(day, early, zone) <= local(day, late, zone)
    assert local(day, late, zone) <= local(day + timedelta(days=1), early, zone)


@pytest.mark.parametrize(
    ("zone", "day", "at", "shown"),
    [
        ("America/Nuuk", date(2026, 3, 28), time(23, 30), datetime(2026, 3, 28, 22, 45)),
        ("Asia/Pyongyang", date(2018, 5, 4), time(23, 45), datetime(2018, 5, 4, 23, 15)),
        ("Pacific/Apia", date(2011, 12, 29), time(23, 59), datetime(2011, 12, 29, 23, 59)),
        ("Pacific/Apia", date(2011, 12, 30), time(10, 0), None),
    ],
)  # fmt: skip
def test_a_day_of_which_the_clock_skips_the_end_has_its_moment_before_that(zone, day, at, shown) -> None:
    moment = on(day, at, replace(MEMBER, zone=zone, quiet=(time(2), time(6))))
    assert (None if moment is None else _wall(moment, zone)) == shown


def test_a_day_of_which_the_end_is_shown_twice_ends_after_both() -> None:
    """In St. John's the clock went from 00:01 back to 23:01 until 2011."""
    member = replace(MEMBER, zone="America/St_Johns", quiet=(time(15), time(23, 30)))
    moment = on(date(2006, 10, 28), time(23, 30), member)
    assert moment == datetime(2006, 10, 29, 3, 0, tzinfo=UTC), "the first half past eleven is quiet"
    assert day_ends(moment, member) == datetime(2006, 10, 29, 3, 30, tzinfo=UTC)
    assert day_ends(moment - timedelta(hours=1), member) == datetime(2006, 10, 29, 2, 30, tzinfo=UTC)


# -- quiet hours


@UNHURRIED
@given(zone=zones, moment=moments, start=minutes, end=minutes)
def test_the_quiet_span_holds_its_moment(zone: str, moment: datetime, start: time, end: time) -> None:
    span = quiet_span(moment, (start, end), zone)
    if span is None:
        return
    assert start != end
    begins, ends = span
    assert begins <= moment < ends
    assert ends - begins <= timedelta(hours=26)
    assert quiet_span(begins, (start, end), zone) is not None


def _looks_quiet(moment: datetime, quiet: tuple[time, time], zone: str) -> bool:
    """Whether the clock on the member's wall shows a time in the quiet hours, whatever day they began."""
    (start, end), shown = quiet, _wall(moment, zone).time()
    return start <= shown < end if start < end else start != end and (shown >= start or shown < end)


@UNHURRIED
@given(zone=zones, moment=moments, start=minutes, end=minutes)
def test_what_the_wall_says_is_quiet_is_quiet(zone: str, moment: datetime, start: time, end: time) -> None:
    assert quiet_span(moment, (start, end), zone) is not None or not _looks_quiet(moment, (start, end), zone)


@settings(deadline=None, max_examples=1000)
@given(change=some.sampled_from(CHANGES), ahead=some.integers(-240, 240), start=minutes, end=minutes)
@example(("Europe/Amsterdam", datetime(2026, 10, 25, 1, 0, tzinfo=UTC)), 15, time(22, 0), time(2, 30))
def test_around_every_change_of_the_clock_too(change: tuple[str, datetime], ahead: int, start: time, end: time) -> None:
    zone, hour = change
    moment = hour + timedelta(minutes=ahead)
    assert quiet_span(moment, (start, end), zone) is not None or not _looks_quiet(moment, (start, end), zone)


def test_quiet_hours_that_began_before_the_clock_went_back_over_midnight_go_on() -> None:
    """In St. John's the clock went from 00:01 back to 23:01 until 2011."""
    moment = datetime(2006, 10, 29, 2, 40, tzinfo=UTC)
    assert _wall(moment, "America/St_Johns") == datetime(2006, 10, 28, 23, 10)
    span = quiet_span(moment, (time(0), time(8)), "America/St_Johns")
    assert span is not None
    assert span[0] < moment


@UNHURRIED
@given(zone=zones, moment=moments, start=minutes, end=minutes)
def test_on_days_without_a_change_it_is_quiet_by_the_clock_on_the_wall(
    zone: str, moment: datetime, start: time, end: time
) -> None:
    offsets = {(moment + timedelta(hours=h)).astimezone(ZoneInfo(zone)).utcoffset() for h in range(-50, 51, 2)}
    if len(offsets) > 1:
        return
    assert (quiet_span(moment, (start, end), zone) is not None) == _looks_quiet(moment, (start, end), zone)


def test_quiet_hours_over_midnight_belong_to_the_day_they_began() -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    span = (datetime(2026, 11, 23, 22, tzinfo=amsterdam), datetime(2026, 11, 24, 7, tzinfo=amsterdam))
    for hour in (22, 23, 24, 30):
        moment = datetime(2026, 11, 23, tzinfo=amsterdam) + timedelta(hours=hour)
        assert quiet_span(moment, MEMBER.quiet, MEMBER.zone) == span
    assert quiet_span(span[1], MEMBER.quiet, MEMBER.zone) is None
    assert quiet_span(span[0] - timedelta(minutes=1), MEMBER.quiet, MEMBER.zone) is None


def test_a_night_in_which_the_clock_moves_is_as_long_as_it_is() -> None:
    night = quiet_span(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), MEMBER.quiet, MEMBER.zone)
    assert night is not None
    assert night[1] - night[0] == timedelta(hours=8)
    night = quiet_span(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), MEMBER.quiet, MEMBER.zone)
    assert night is not None
    assert night[1] - night[0] == timedelta(hours=10)


def test_quiet_hours_of_no_length_are_none_at_all() -> None:
    assert quiet_span(NOW, (time(9), time(9)), "UTC") is None


# -- nudges


sessions = some.builds(
    lambda number, ahead, length, before: Session(
        number, number, NOW + timedelta(minutes=ahead), length, "Europe/Amsterdam", NOW - timedelta(minutes=before)
    ),
    some.integers(1, 9), some.integers(-3_000, 300_000), some.integers(5, 480), some.integers(0, 5_000),
)  # fmt: skip
members = some.builds(
    lambda zone, start, end, welcomed: replace(
        MEMBER, zone=zone, quiet=(start, end or start), welcomed=None if welcomed is None else NOW + welcomed
    ),
    zones, minutes, some.none() | minutes | minutes, some.none() | some.timedeltas(timedelta(0), timedelta(days=1)),
)  # fmt: skip
slots = some.frozensets(
    some.sampled_from(["test", "something else"])
    | some.builds(
        lambda kind, number, ahead: f"{kind}:{number}:{int((NOW + timedelta(minutes=ahead)).timestamp())}",
        some.sampled_from(["reminder", "prompt"]), some.integers(1, 9), some.integers(-3_000, 300_000),
    )
)  # fmt: skip


@some.composite
def _plans(draw: some.DrawFn) -> Plan:
    """A plan of which some was said already."""
    planned_ = draw(some.lists(sessions, max_size=4, unique_by=lambda session: session.id))
    talked = draw(some.none() | some.integers(-60, 200_000))
    plan = Plan(
        draw(members), planned_, frozenset(), None if talked is None else NOW + timedelta(minutes=talked)
    )  # fmt: skip
    said = {due.slot for due in planned(plan) if draw(some.booleans())} if draw(some.booleans()) else set()
    return replace(plan, done=draw(slots) | said)


plans = _plans()
nows = some.integers(-3_000, 310_000).map(lambda ahead: NOW + timedelta(minutes=ahead))


def _looks_quiet_to(member: Member, moment: datetime) -> bool:
    return _looks_quiet(moment, member.quiet, member.zone)


def _just_welcomed(due: Due, member: Member, now: datetime) -> bool:
    return due.kind == "test" and member.welcomed is not None and now <= member.welcomed + rhythm.SILENCE


@settings(deadline=None, max_examples=500)
@given(plan=plans, now=nows)
def test_nothing_is_said_in_the_quiet_hours_but_the_test_that_was_just_asked_for(plan: Plan, now: datetime) -> None:
    for moment in (now, *(due.at for due in planned(plan))):
        for due in due_now(plan, moment):
            assert not _looks_quiet_to(plan.member, moment) or _just_welcomed(due, plan.member, moment)


@settings(deadline=None, max_examples=500)
@given(change=some.sampled_from(CHANGES), start=minutes, end=minutes, late=some.integers(0, 600), plan=plans)
def test_nothing_is_said_in_the_quiet_hours_around_a_change_of_the_clock(
    change: tuple[str, datetime], start: time, end: time, late: int, plan: Plan
) -> None:
    """The same plan, with its first session around a change of the member's own clock."""
    zone, hour = change
    member = replace(MEMBER, zone=zone, quiet=(start, end), welcomed=hour - timedelta(days=9))
    around = [replace(s, starts=hour + (s.starts - NOW) / 100, created=hour - timedelta(days=5)) for s in plan.sessions]
    plan = Plan(member, around, plan.done | DONE)
    for planned_at in [due.at for due in planned(plan)]:
        moment = planned_at + timedelta(minutes=late)
        assert not due_now(plan, planned_at) or not _looks_quiet_to(member, planned_at)
        assert not due_now(plan, moment) or not _looks_quiet_to(member, moment)


@settings(deadline=None, max_examples=500)
@given(plan=plans, now=nows)
def test_while_something_is_to_be_said_there_is_a_wake_and_it_is_not_for_nothing(plan: Plan, now: datetime) -> None:
    wake = next_wake(plan, now)
    assert (wake is None) == (planned(plan) == [])
    if wake is None:
        return
    assert wake > now or due_now(plan, now), "it would be woken over and over"
    assert due_now(plan, wake), "it would be woken for nothing"
    assert all(due.at >= wake for due in planned(plan) if due.at > now), "something would come late"


@settings(deadline=None, max_examples=300)
@given(plan=plans, late=some.lists(some.integers(0, 3_000), min_size=1, max_size=5))
def test_nothing_is_ever_said_twice_and_nothing_is_forgotten(plan: Plan, late: list[int]) -> None:
    """Waking at each next moment, sometimes late, says each nudge once and comes to an end."""
    expected = sorted(due.slot for due in planned(plan))
    said: list[str] = []
    at, turns = NOW - timedelta(days=30), 0
    while (moment := next_wake(plan, at)) is not None:
        at = max(at, moment + timedelta(minutes=late[turns % len(late)]))
        turns += 1
        said += [nudge.slot for nudge in due_now(plan, at)]
        plan = replace(plan, done=frozenset({*plan.done, *said}))
        assert turns < 30, "it is woken over and over"
        late = late if turns < 15 else [0]  # whoever is always late may always come in the quiet hours
    assert sorted(said) == expected
    assert len(set(said)) == len(said)
    assert due_now(plan, at + timedelta(days=400)) == []


@UNHURRIED
@given(plan=plans)
def test_it_wakes_at_the_first_of_what_is_planned_in_order(plan: Plan) -> None:
    moments_ = [due.at for due in planned(plan)]
    assert moments_ == sorted(moments_)
    assert next_wake(plan, NOW - timedelta(days=30)) == (moments_[0] if moments_ else None)
    for due in planned(plan):
        assert due.slot in {now.slot for now in due_now(plan, due.at)}
        assert due.slot not in {now.slot for now in due_now(plan, due.at - timedelta(seconds=1))}


def _free_from(member: Member, moment: datetime) -> datetime:
    """The first minute from a moment on at which the wall, and the spans, say that it is not quiet."""
    while quiet_span(moment, member.quiet, member.zone) is not None:
        moment += timedelta(minutes=1)
    return moment


@UNHURRIED
@given(plan=plans)
def test_a_reminder_comes_in_time_or_not_at_all(plan: Plan) -> None:
    plan = replace(plan, talked_at=None, done=frozenset())
    found = {due.session: due for due in planned(plan) if due.kind == "reminder"}
    for session in plan.sessions:
        wanted, stale = session.starts - REMIND_BEFORE, session.starts - TOO_LATE_TO_REMIND
        due, free = found.get(session.id), _free_from(plan.member, wanted)
        if wanted < session.created + TOO_LATE_TO_REMIND:
            assert due is None, "it was only just planned"
        elif free <= stale:
            assert due is not None
            assert (due.at, due.moved, due.not_after) == (free, None, stale)
        elif due is not None:
            assert due.moved == "earlier"
            assert session.created <= due.at < wanted
            assert _free_from(plan.member, due.at + BEFORE_QUIET) > wanted, "later would have done"


@UNHURRIED
@given(plan=plans)
def test_a_prompt_comes_at_the_first_moment_after_the_end_that_is_not_quiet(plan: Plan) -> None:
    prompts = [due for due in planned(replace(plan, talked_at=None, done=DONE)) if due.kind == "prompt"]
    assert len(prompts) == len(plan.sessions)
    for due in prompts:
        session = next(s for s in plan.sessions if s.id == due.session)
        assert due.at == _free_from(plan.member, session.ends + PROMPT_AFTER)


@UNHURRIED
@given(plan=plans)
def test_nothing_interrupts_a_talk_before_it_was_silent_for_a_while(plan: Plan) -> None:
    if plan.talked_at is None:
        return
    for due in planned(plan):
        silent = plan.talked_at + rhythm.SILENCE
        would_be_stale = due.not_after is not None and _free_from(plan.member, silent) > due.not_after
        assert due.at >= silent or would_be_stale


# -- what the quiet hours move


def _at_home(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _session(starts: datetime, minutes: int = 45, created: datetime = NOW) -> Session:
    return Session(1, 1, starts, minutes, "Europe/Amsterdam", created)


def _due(plan: Plan, kind: str) -> Due | None:
    return next((due for due in planned(plan) if due.kind == kind), None)


def test_a_reminder_that_is_still_of_use_when_the_quiet_hours_end_comes_then() -> None:
    reminder = _due(Plan(MEMBER, [_session(_at_home(2026, 12, 1, 7, 30))], DONE), "reminder")
    assert reminder is not None
    assert reminder.at == _at_home(2026, 12, 1, 7)


@pytest.mark.parametrize("starts", [(2026, 12, 1, 6, 30), (2026, 12, 1, 7, 9)])
def test_a_reminder_that_would_be_of_no_use_then_comes_before_they_begin(starts) -> None:
    reminder = _due(Plan(MEMBER, [_session(_at_home(*starts))], DONE), "reminder")
    assert reminder is not None
    assert (reminder.at, reminder.moved) == (_at_home(2026, 11, 30, 21, 45), "earlier")


def test_a_session_planned_too_late_for_that_has_no_reminder() -> None:
    night = _session(_at_home(2026, 12, 1, 6, 30), created=_at_home(2026, 11, 30, 21, 50))
    assert _due(Plan(MEMBER, [night], DONE), "reminder") is None
    assert _due(Plan(MEMBER, [night], DONE), "prompt") is not None


def test_between_two_quiet_stretches_that_are_close_it_comes_at_once() -> None:
    short = replace(MEMBER, quiet=(time(12), time(11, 50)))
    reminder = _due(Plan(short, [_session(_at_home(2026, 12, 1, 9))], DONE), "reminder")
    assert reminder is not None
    assert reminder.at == _at_home(2026, 11, 30, 11, 50)


def test_a_nudge_that_silence_would_push_into_the_quiet_hours_waits_until_they_are_over() -> None:
    late = _session(_at_home(2026, 12, 1, 20, 30))  # the prompt would come at 21:25
    plan = Plan(MEMBER, [late], DONE, talked_at=_at_home(2026, 12, 1, 21, 50))
    prompt = _due(plan, "prompt")
    assert prompt is not None
    assert prompt.at == _at_home(2026, 12, 2, 7)


def test_a_reminder_that_silence_would_push_beyond_its_use_comes_in_between() -> None:
    late = _session(_at_home(2026, 12, 1, 22, 30))
    plan = Plan(MEMBER, [late], DONE, talked_at=_at_home(2026, 12, 1, 21, 50))
    reminder = _due(plan, "reminder")
    assert reminder is not None
    assert reminder.at == _at_home(2026, 12, 1, 21, 30)


def test_what_is_found_due_in_the_quiet_hours_waits_until_they_are_over_and_says_so() -> None:
    plan = Plan(MEMBER, [_session(_at_home(2026, 12, 1, 15, 30))], DONE)
    night, morning = _at_home(2026, 12, 1, 23), _at_home(2026, 12, 2, 7)
    assert due_now(plan, night) == []
    assert next_wake(plan, night) == morning
    assert {due.moved for due in due_now(plan, morning)} == {"later"}
    assert {due.moved for due in due_now(plan, morning + timedelta(hours=3))} == {None}, "it was not the quiet hours"


def test_a_nudge_that_falls_at_the_end_of_the_quiet_hours_was_not_moved() -> None:
    plan = Plan(MEMBER, [_session(_at_home(2026, 12, 1, 6, 5))], DONE)
    (prompt,) = [due for due in due_now(plan, _at_home(2026, 12, 1, 7)) if due.kind == "prompt"]
    assert prompt.moved is None


def test_the_test_nudge_comes_in_the_quiet_hours_when_it_was_just_asked_for() -> None:
    member = replace(MEMBER, welcomed=_at_home(2026, 11, 23, 23))
    plan = Plan(member, [], frozenset())
    assert next_wake(plan, member.welcomed) == _at_home(2026, 11, 23, 23, 1)
    assert due_now(plan, _at_home(2026, 11, 23, 23, 15))
    assert due_now(plan, _at_home(2026, 11, 23, 23, 16)) == []
    assert next_wake(plan, _at_home(2026, 11, 23, 23, 16)) == _at_home(2026, 11, 24, 7)
    assert [due.moved for due in due_now(plan, _at_home(2026, 11, 24, 7))] == ["later"]


def test_after_the_welcome_nothing_is_held_back_for_a_while_and_then_it_is() -> None:
    member = replace(MEMBER, welcomed=_at_home(2026, 11, 23, 23))
    assert rhythm.quiet_until(member, _at_home(2026, 11, 23, 23, 15)) is None
    assert rhythm.quiet_until(member, _at_home(2026, 11, 23, 23, 16)) == _at_home(2026, 11, 24, 7)
    assert rhythm.quiet_until(member, _at_home(2026, 11, 23, 22, 59)) == _at_home(2026, 11, 24, 7)
    assert rhythm.quiet_until(member, _at_home(2026, 11, 24, 7)) is None


@pytest.mark.parametrize("state", ["logged", "missed", "cancelled"])
def test_a_session_that_is_over_and_done_with_is_not_spoken_of(state) -> None:
    session = Session(1, 1, NOW + timedelta(days=1), 45, "Europe/Amsterdam", NOW, state=state)
    assert planned(Plan(MEMBER, [session], DONE)) == []


def test_a_moved_session_is_reminded_of_again() -> None:
    session = Session(1, 1, NOW + timedelta(days=1), 45, "Europe/Amsterdam", NOW)
    told = frozenset(due.slot for due in planned(Plan(MEMBER, [session], DONE)))
    assert planned(Plan(MEMBER, [session], DONE | told)) == []
    moved = replace(session, starts=session.starts + timedelta(days=1))
    assert [due.kind for due in planned(Plan(MEMBER, [moved], DONE | told))] == ["reminder", "prompt"]


def test_before_the_welcome_is_over_there_is_no_test_nudge() -> None:
    assert planned(Plan(replace(MEMBER, welcomed=None), [], frozenset())) == []
    (test,) = planned(Plan(MEMBER, [], frozenset()))
    assert (test.kind, test.at) == ("test", NOW + timedelta(minutes=1))


@pytest.mark.parametrize(("minutes_ahead", "reminded"), [(60, False), (69, False), (70, True), (1000, True)])
def test_planned_too_late_there_is_no_reminder(minutes_ahead: int, reminded: bool) -> None:
    session = Session(1, 1, NOW + timedelta(minutes=minutes_ahead), 45, "UTC", NOW)
    member = replace(MEMBER, quiet=(time(0), time(0)))
    kinds = [due.kind for due in planned(Plan(member, [session], DONE))]
    assert kinds == (["reminder", "prompt"] if reminded else ["prompt"])
