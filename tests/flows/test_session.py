"""Planning a session: with whom, when, how long; a reminder before it and the prompt to log after it follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.offers import Offer
from bot.texts import texts
from tests.chat import MONDAY, Chat
from tests.flows.journeys import answer, columns, into, only_what_is_asked_for, planned, settled, steps

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def _sessions(chat: Chat) -> list[dict[str, Any]]:
    return chat.everything()["sessions"]


def _at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=AMSTERDAM)


def _until_said(chat: Chat, **span: float) -> list[tuple[datetime, str]]:
    """Let time pass and return what was said, with when."""
    until = chat.now + timedelta(**span)
    heard: list[tuple[datetime, str]] = []
    while (moment := chat.next_wake()) is not None and moment <= until:
        chat.now = max(chat.now, moment)
        heard += [(chat.now, line) for line in chat.wakes()]
    chat.now = until
    return heard


@LANGUAGES
def test_a_first_session_asks_five_things(chat_of: Callable[..., Chat], language) -> None:
    assert steps(lambda: chat_of(language=language), "session") == [
        "session-contact", "session-when", "session-minutes", "session-aim", "session-check",
    ]  # fmt: skip


def test_somebody_new_lands_in_column_two(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    assert columns(chat)[2] == ["Sanne Proef"]
    (session,) = _sessions(chat)
    assert datetime.fromisoformat(session["starts"]) == _at(2026, 12, 1, 15, 30)
    assert (session["minutes"], session["zone"], session["state"]) == (45, "Europe/Amsterdam", "planned")


def test_somebody_on_the_list_is_tapped_and_not_doubled(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef, Noor Proef")
    chat.says("laat maar")
    chat.says("sessie")
    chat.presses("Bram Proef")
    assert chat.was_asked("session-when")
    chat.says("laat maar")
    planned(chat, "noor proef", "morgen 10:00")
    assert columns(chat) == {1: ["Bram Proef", "Noor Proef"], 2: [], 3: []}


@LANGUAGES
@pytest.mark.parametrize(
    ("typed", "day"),
    [({"nl": "morgen 15:30", "en": "tomorrow 15:30"}, 24), ({"nl": "vrijdag 15:30", "en": "Friday 15:30"}, 27),
     ({"nl": "27-11 15:30", "en": "27-11 15:30"}, 27)],
)  # fmt: skip
def test_a_moment_in_plain_words_is_read_back_in_full(chat_of: Callable[..., Chat], language, typed, day) -> None:
    chat = chat_of(language=language)
    into(chat, "session")
    chat.says("Sanne Proef")
    chat.says(typed[language])
    names = {"nl": {24: "dinsdag 24 november om 15:30", 27: "vrijdag 27 november om 15:30"},
             "en": {24: "Tuesday 24 November at 15:30", 27: "Friday 27 November at 15:30"}}  # fmt: skip
    assert names[language][day] in chat.sees[-1]
    assert chat.was_asked("session-minutes")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("morgen", "no-time"), ("als het uitkomt", "no-moment"), ("2026-02-30 15:30", "no-moment")],
)
def test_a_moment_that_cannot_be_is_asked_again_with_what_is_missing(chat: Chat, typed: str, problem: str) -> None:
    into(chat, "session")
    chat.says("Sanne Proef")
    (said,) = chat.says(typed)
    assert texts("nl").say(f"problem-{problem}") in said
    assert chat.was_asked("session-when")


@pytest.mark.parametrize("typed", ["2026-11-20 15:30", "vandaag 09:59", "gisteren 10:00"])
def test_a_moment_that_has_passed_is_never_planned(chat: Chat, typed: str) -> None:
    into(chat, "session")
    chat.says("Sanne Proef")
    chat.says(typed)
    assert chat.was_asked("session-when")
    assert chat.everything()["talks"][0]["answers"].get("when") is None


def test_when_and_how_long_fit_one_form_and_a_problem_keeps_what_was_right(chat: Chat) -> None:
    into(chat, "session")
    chat.says("Sanne Proef")
    chat.presses(texts("nl").label("talk-together"))
    assert chat.form is not None
    assert [part.key for part in chat.form.fields] == ["when", "minutes"]
    chat.fills(when="gisteren", minutes="45")
    assert set(chat.turn.problems or {}) == {"when"}
    assert chat.was_asked("session-when")
    chat.presses(texts("nl").label("talk-together"))
    assert {part.key: part.value for part in chat.form.fields} == {"when": "", "minutes": "45"}
    chat.fills(when="morgen 15:30")
    assert chat.was_asked("session-aim")


@LANGUAGES
def test_everything_is_shown_before_it_is_planned(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "session")
    for typed in ("Sanne Proef", "2026-12-01 15:30", "45", "Eén vel"):
        chat.says(typed)
    assert chat.was_asked("session-check")
    assert all(part in chat.sees[-1] for part in ("Sanne Proef", "15:30", "45", "Eén vel"))
    assert _sessions(chat) == []


def test_a_no_at_the_end_offers_the_answers_to_change(chat: Chat) -> None:
    into(chat, "session")
    for typed in ("Sanne Proef", "2026-12-01 15:30", "45", "Eén vel", "nee"):
        chat.says(typed)
    assert _sessions(chat) == []
    chat.says("Hoe lang")
    chat.says("90 minuten")
    assert chat.was_asked("session-check")
    chat.says("ja")
    assert _sessions(chat)[0]["minutes"] == 90


def test_the_reminder_comes_an_hour_before_with_the_aim_and_the_prompt_ten_minutes_after_the_end(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    (first, reminder), (second, prompt) = _until_said(chat, days=10)
    assert first == _at(2026, 12, 1, 14, 30)
    assert "Sanne Proef" in reminder
    assert "15:30" in reminder
    assert "Eén vel" in reminder
    assert second == _at(2026, 12, 1, 16, 25)
    assert "Sanne Proef" in prompt
    assert chat.was_asked("result-how")


@pytest.mark.parametrize(
    ("starts", "reminded", "over"),
    [("07:05", (2026, 11, 30, 21, 45), (2026, 12, 1, 8, 0)), ("07:30", (2026, 12, 1, 7, 0), (2026, 12, 1, 8, 25))],
)
def test_a_reminder_that_would_fall_in_the_quiet_hours_comes_after_them_or_when_that_is_too_late_before_them(
    chat: Chat, starts: str, reminded: tuple[int, ...], over: tuple[int, ...]
) -> None:
    settled(chat)  # quiet from 22:00 to 07:00
    planned(chat, "Sanne Proef", f"2026-12-01 {starts}")
    (at, _), (after, _) = _until_said(chat, days=10)
    assert at == _at(*reminded)
    assert after == _at(*over)


def test_a_prompt_that_would_fall_in_the_quiet_hours_waits_until_they_are_over(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 21:30")
    (at, _), (after, _) = _until_said(chat, days=10)
    assert at == _at(2026, 12, 1, 20, 30)
    assert after == _at(2026, 12, 2, 7, 0)


@pytest.mark.parametrize(("minutes", "reminded"), [(40, False), (65, False), (75, True)])
def test_planned_shortly_before_it_there_is_no_reminder_but_still_a_prompt(
    chat: Chat, minutes: int, reminded: bool
) -> None:
    settled(chat)
    starts = chat.now + timedelta(minutes=minutes)
    planned(chat, "Sanne Proef", f"vandaag {starts:%H:%M}")
    said = _until_said(chat, days=1)
    assert len(said) == (2 if reminded else 1)
    assert chat.was_asked("result-how")


@LANGUAGES
def test_moving_a_session_moves_its_reminder_and_its_prompt(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    chat.commands("session")
    chat.says("Sanne Proef")
    assert chat.was_asked("session-move")
    assert "15:30" in chat.sees[-1]
    chat.presses(texts(language).label("session-move.option-yes"))
    chat.says("2026-12-03 11:00")
    chat.says("25")
    while chat.open_question() is not None:
        chat.says("ja" if language == "nl" else "yes") if chat.was_asked("session-check") else chat.commands("skip")
    (session,) = _sessions(chat)
    assert datetime.fromisoformat(session["starts"]) == _at(2026, 12, 3, 11, 0)
    said = _until_said(chat, days=14)
    assert [at for at, _ in said] == [_at(2026, 12, 3, 10, 0), _at(2026, 12, 3, 11, 35)]


def test_moving_it_after_the_reminder_was_sent_gives_a_new_reminder(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    assert [at for at, _ in _until_said(chat, hours=5)] == [_at(2026, 11, 23, 14, 30)]
    chat.says("sessie")
    chat.says("Sanne Proef")
    chat.says("ja")
    chat.says("2026-11-24 15:30")
    chat.says("45")
    while chat.open_question() is not None:
        chat.says("ja") if chat.was_asked("session-check") else chat.commands("skip")
    assert [at for at, _ in _until_said(chat, days=2)] == [_at(2026, 11, 24, 14, 30), _at(2026, 11, 24, 16, 25)]


def test_a_second_session_with_the_same_person_leaves_the_first(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    planned(chat, "Sanne Proef", "2026-12-08 15:30")
    assert [session["state"] for session in _sessions(chat)] == ["planned", "planned"]
    assert columns(chat)[2] == ["Sanne Proef"]


@pytest.mark.parametrize("way", ["word", "button"])
def test_undo_after_planning_takes_everything_that_follows_back(chat: Chat, way: str) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    chat.says("ongedaan") if way == "word" else chat.presses(texts("nl").label("word-undo.button"))
    assert _sessions(chat) == []
    assert columns(chat)[2] == []
    assert chat.next_wake() is None
    assert chat.was_asked("session-check")
    chat.says("ja")
    assert len(_sessions(chat)) == 1


def test_undo_after_moving_puts_the_old_moment_back(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    chat.says("sessie")
    for typed in ("Sanne Proef", "ja", "2026-12-03 11:00", "45"):
        chat.says(typed)
    while chat.open_question() is not None:
        chat.says("ja") if chat.was_asked("session-check") else chat.commands("skip")
    chat.says("ongedaan")
    (session,) = _sessions(chat)
    assert datetime.fromisoformat(session["starts"]) == _at(2026, 12, 1, 15, 30)
    assert chat.next_wake() == _at(2026, 12, 1, 14, 30)


def test_several_names_at_once_are_asked_apart(chat: Chat) -> None:
    into(chat, "session")
    (said,) = chat.says("Sanne Proef, Bram Proef")
    assert texts("nl").say("problem-one-name") in said
    assert chat.was_asked("session-contact")
    assert chat.everything()["contacts"] == []


def test_the_moment_is_the_members_own_wall_clock(chat_of: Callable[..., Chat]) -> None:
    chat = chat_of(zone="America/New_York", language="en", now=MONDAY)
    chat.says("hi")
    for typed in ("English", "yes", "My own business", "mon-fri", "22:00-07:00"):
        chat.says(typed)
    only_what_is_asked_for(chat)
    chat.waits(minutes=2)
    planned(chat, "Sanne Sample", "2026-12-01 15:30")
    (session,) = _sessions(chat)
    assert datetime.fromisoformat(session["starts"]) == datetime(
        2026, 12, 1, 15, 30, tzinfo=ZoneInfo("America/New_York")
    )
    ((at, _), _) = _until_said(chat, days=10)
    assert at == datetime(2026, 12, 1, 14, 30, tzinfo=ZoneInfo("America/New_York"))


@LANGUAGES
@pytest.mark.parametrize(
    "typed", ["vandaag 9:00", "today 9:00", "2020-01-01 10:00", "gisteren 10:00", "yesterday 10:00"]
)
def test_a_moment_that_lies_behind_us_is_said_to_have_passed(chat_of: Callable[..., Chat], language, typed) -> None:
    chat = chat_of(language=language)
    into(chat, "session")
    answer(chat)
    chat.now = chat.now.replace(hour=10, minute=0)
    (said,) = chat.says(typed)
    assert said.startswith(texts(language).say("problem-past"))
    assert chat.was_asked("session-when")
    chat.presses(texts(language).label("talk-together"))
    chat.fills(when=typed, minutes="45 min")
    assert chat.turn.problems == {"when": texts(language).label("problem-past")}


def test_how_long_the_offer_takes_is_one_tap_away(chat: Chat) -> None:
    settled(chat)
    with chat.store.turn() as work:
        member = work.member_at(chat.address)
        assert member is not None
        work.add_offer(member.id, Offer(0, chat.now, "Samen tekenen.", 75))
    chat.commands("session")
    chat.says("Sanne Proef")
    chat.says("dinsdag 15:30")
    assert chat.was_asked("session-minutes")
    chat.presses("75 minuten")
    assert chat.was_asked("session-aim")


@LANGUAGES
@pytest.mark.parametrize("aside", [True, False])
def test_a_moment_that_went_by_while_nothing_was_said_is_asked_again(
    chat_of: Callable[..., Chat], language, aside: bool
) -> None:
    chat = chat_of(language=language)
    settled(chat)
    chat.commands("session")
    chat.says("Sanne Proef")
    chat.says("2026-11-24 15:30")
    chat.says("45")
    chat.commands("skip")
    assert chat.was_asked("session-check")
    if aside:
        chat.commands("later")
    chat.waits(days=30)
    if aside:
        chat.commands("session")
    else:
        chat.says("ja" if language == "nl" else "yes")
        assert texts(language).say("problem-past") in chat.last.text
    assert chat.was_asked("session-when"), "nobody plans a session in the past"
    chat.says("2027-01-12 10:00")
    chat.says("ja" if language == "nl" else "yes")
    (session,) = _sessions(chat)
    assert datetime.fromisoformat(session["starts"]) == _at(2027, 1, 12, 10, 0)
