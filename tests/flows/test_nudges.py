"""Nudges as a person meets them: never in quiet hours, once, in one message, and again after they were out of reach."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.chat.events import Address, JobDone
from bot.store import tables
from bot.store.engine import Store
from bot.texts import texts
from tests.chat import MONDAY, Chat
from tests.flows.journeys import logged, only_what_is_asked_for, planned, settled, welcome

NL = texts("nl")
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def _at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Amsterdam"))


def _out_of_reach(chat: Chat) -> None:
    with chat.store.turn() as work:
        work.unreachable(chat.address, "unreachable: cannot_dm_bot")


def _everything_said(chat: Chat, **span: float) -> list[tuple[datetime, str]]:
    """Let time pass and return what was said, with when."""
    until = chat.now + timedelta(**span)
    heard: list[tuple[datetime, str]] = []
    while (moment := chat.next_wake()) is not None and moment <= until:
        assert moment > chat.now or not heard or heard[-1][0] < chat.now, "woken over and over"
        chat.now = max(chat.now, moment)
        heard += [(chat.now, line) for line in chat.wakes()]
    chat.now = until
    return heard


# -- out of reach


def test_a_prompt_that_fell_due_while_nobody_could_be_reached_comes_when_they_are_back(chat: Chat) -> None:
    settled(chat)  # quiet from 22:00 to 07:00
    planned(chat, "Sanne Proef", "vandaag 15:30")
    _out_of_reach(chat)
    assert chat.waits(hours=8) == []
    assert chat.next_wake() is None
    assert NL.say("reachable-again") in chat.says("help")[0]
    (prompt,) = chat.wakes()
    assert NL.say("nudge-prompt", name="Sanne Proef") in prompt
    assert chat.was_asked("result-how")


def test_a_reminder_that_is_not_stale_yet_comes_when_they_are_back_and_then_the_prompt(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    _out_of_reach(chat)
    assert chat.waits(hours=5) == []
    chat.says("help")
    (reminder,) = chat.waits(minutes=1)
    assert "15:30" in reminder
    (prompt,) = chat.waits(hours=4)
    assert "Sanne Proef" in prompt


def test_back_in_the_quiet_hours_they_are_nudged_when_those_are_over(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    _out_of_reach(chat)
    chat.waits(hours=13)
    chat.says("help")
    ((at, _),) = _everything_said(chat, days=1)
    assert at == _at(2026, 11, 24, 7)


def _lost(chat: Chat) -> None:
    """What was just said did not arrive: they are out of reach."""
    with chat.store.turn() as work:
        for row in chat.turn.rows:
            assert work.record(row, "dead", why="unreachable: cannot_dm_bot")
    _out_of_reach(chat)


def _doubted(chat: Chat) -> None:
    """Nobody can say whether what was just said arrived."""
    with chat.store.turn() as work:
        for row in chat.turn.rows:
            assert work.record(row, "unknown", why="503")


def test_a_reminder_that_did_not_arrive_is_said_once_more_when_they_are_back(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    (reminder,) = chat.waits(hours=4, minutes=30)
    for minute in (40, 50):
        _lost(chat)
        chat.now = _at(2026, 11, 23, 14, minute)
        said = chat.says("help")
        assert said.count(reminder) == 1
        assert chat.turn.rows[-1].not_after == _at(2026, 11, 23, 15, 20)
        assert chat.turn.rows[-1].lane == "nudge"
    assert reminder not in chat.says("help"), "now it did arrive"


def test_a_reminder_that_did_not_arrive_is_not_said_when_it_is_stale(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    (reminder,) = chat.waits(hours=4, minutes=30)
    _lost(chat)
    chat.now = _at(2026, 11, 23, 15, 21)
    assert reminder not in chat.says("help")


def test_what_they_say_first_is_no_answer_to_a_question_that_did_not_arrive(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.waits(hours=7)
    assert chat.was_asked("result-how")
    _lost(chat)
    chat.now += timedelta(days=1)
    back, question = chat.says("hoi daar")
    assert back == NL.say("reachable-again")
    assert "Sanne Proef" in question
    assert chat.was_asked("result-how")
    chat.says("Top")
    assert chat.was_asked("result-came")


def test_a_word_that_always_works_does_so_at_a_question_that_did_not_arrive(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.waits(hours=7)
    _lost(chat)
    chat.says("later")
    assert chat.open_question() is None


def test_what_they_say_first_answers_a_question_that_did_arrive(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.waits(hours=7)
    _out_of_reach(chat)  # later, for something else
    chat.says("Top")
    assert chat.was_asked("result-came")


def test_a_question_that_may_not_have_arrived_is_put_again_with_what_was_said(chat: Chat) -> None:
    settled(chat)
    chat.commands("session")
    _doubted(chat)
    [again] = chat.says("Sanne <b>Proef")
    assert again.startswith(NL.say("heard-unsure", text="").splitlines()[0])
    assert "Sanne <b>Proef" in again
    assert chat.was_asked("session-contact")
    chat.says("Sanne Proef")
    assert chat.was_asked("session-when"), "asked again once, not for ever"


def test_a_press_on_a_question_that_may_not_have_arrived_shows_that_it_did(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.waits(hours=7)
    assert chat.was_asked("result-how")
    _doubted(chat)
    chat.presses("Top")
    assert chat.was_asked("result-came")


def test_the_end_of_a_job_is_no_sign_of_life(chat: Chat) -> None:
    settled(chat)
    _out_of_reach(chat)
    done = JobDone(id="job:1", address=chat.address, at=chat.now, job="profile", outcome={"zone": "Africa/Cairo"})
    assert chat.hears(done) == []
    assert NL.say("reachable-again") in chat.says("help")[0]


# -- quiet hours


def test_what_fell_due_while_the_coach_was_down_is_not_said_in_the_night(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.now = _at(2026, 11, 23, 23)  # it comes up
    assert chat.wakes() == []
    ((at, said),) = _everything_said(chat, days=1)
    assert at == _at(2026, 11, 24, 7)
    assert said.startswith(NL.say("nudge-waited"))
    assert NL.say("nudge-prompt", name="Sanne Proef") in said


@LANGUAGES
def test_a_prompt_that_waited_for_the_quiet_hours_says_so(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 21:30")
    _, (at, prompt) = _everything_said(chat, days=10)
    assert at == _at(2026, 12, 2, 7)
    assert prompt.startswith(texts(language).say("nudge-waited"))


def test_a_nudge_that_did_not_wait_for_them_does_not_speak_of_them(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    said = _everything_said(chat, days=10)
    assert len(said) == 2
    assert not any(NL.say("nudge-waited") in line for _, line in said)


def test_planned_in_the_night_for_early_in_the_morning_there_is_only_the_prompt(chat: Chat) -> None:
    settled(chat)
    chat.now = _at(2026, 11, 23, 23, 30)
    planned(chat, "Sanne Proef", "2026-11-24 06:00")
    ((at, prompt),) = _everything_said(chat, days=3)
    assert at == _at(2026, 11, 24, 7)
    assert NL.say("nudge-prompt", name="Sanne Proef") in prompt


def test_planned_in_the_night_a_reminder_that_is_of_use_in_the_morning_comes_then(chat: Chat) -> None:
    settled(chat)
    chat.now = _at(2026, 11, 23, 23, 30)
    planned(chat, "Sanne Proef", "2026-11-24 07:45")
    (at, reminder), _ = _everything_said(chat, days=3)
    assert at == _at(2026, 11, 24, 7)
    assert reminder.startswith(NL.say("nudge-waited"))
    assert "07:45" in reminder


@LANGUAGES
def test_a_reminder_that_comes_the_evening_before_says_which_day_it_is_about(
    chat_of: Callable[..., Chat], language: str
) -> None:
    chat = chat_of(language=language)
    settled(chat)
    planned(chat, "Sanne Proef", "2026-12-01 06:30")
    (at, reminder), _ = _everything_said(chat, days=10)
    assert at == _at(2026, 11, 30, 21, 45)
    day = {"nl": "dinsdag 1 december om 06:30", "en": "Tuesday 1 December at 06:30"}[language]
    assert texts(language).say("nudge-reminder-early", name="Sanne Proef", at=day, minutes=45) in reminder


def test_silence_does_not_push_a_nudge_into_the_quiet_hours(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 20:30")  # the prompt would come at 21:25
    chat.now = _at(2026, 11, 23, 21, 20)
    chat.wakes()
    chat.says("verhaal")
    chat.now = _at(2026, 11, 23, 21, 50)
    chat.says("Ik ben Testa")
    ((at, prompt),) = _everything_said(chat, days=1)
    assert at == _at(2026, 11, 24, 7)
    assert prompt.startswith(NL.say("nudge-waited"))


def test_the_test_nudge_comes_at_night_when_the_introduction_was_just_over(chat_of: Callable[..., Chat]) -> None:
    chat = chat_of(now=_at(2026, 11, 23, 23))
    welcome(chat)
    assert chat.waits(minutes=2) == [NL.say("nudge-test")]


def test_a_test_nudge_that_could_not_come_then_comes_in_the_morning(chat_of: Callable[..., Chat]) -> None:
    chat = chat_of(now=_at(2026, 11, 23, 23))
    welcome(chat)
    only_what_is_asked_for(chat)
    chat.now += timedelta(minutes=20)  # the coach was down
    assert chat.wakes() == []
    ((at, said),) = _everything_said(chat, days=1)
    assert at == _at(2026, 11, 24, 7)
    assert said == f"{NL.say('nudge-waited')} {NL.say('nudge-test')}"


# -- several at once


@pytest.fixture
def person(store: Store) -> Chat:
    """One person, on either database."""
    return Chat(store, address=Address("console", "local", "someone"))


def test_after_three_days_down_there_is_one_message(person: Chat) -> None:
    welcome(person)  # the test nudge was still to come
    only_what_is_asked_for(person)
    planned(person, "Sanne Proef", "vandaag 15:30")
    planned(person, "Bram Proef", "morgen 11:00")
    planned(person, "Noor Proef", "2026-11-26 12:00")  # its reminder is not stale yet
    planned(person, "Kim Proef", "2026-11-26 09:00")  # its reminder is
    person.now = _at(2026, 11, 26, 11, 20)
    (said,) = person.wakes()
    assert NL.say("nudge-test") in said
    assert "12:00" in said
    assert "09:00" not in said
    assert NL.say("nudge-prompt", name="Sanne Proef") in said
    assert "Bram Proef" in said
    assert "Kim Proef" in said
    assert person.turn.rows[0].not_after is None, "the prompts in it never go stale"
    assert person.was_asked("result-how")
    assert person.wakes() == []
    logged(person)
    assert NL.say("next-log") in person.sees[-1], "the others come after it"
    (prompt,) = person.waits(days=3)
    assert NL.say("nudge-prompt", name="Noor Proef") in prompt
    assert person.waits(days=30) == []


def test_after_three_days_down_and_up_at_night_there_is_one_message_in_the_morning(person: Chat) -> None:
    settled(person)
    planned(person, "Sanne Proef", "vandaag 15:30")
    planned(person, "Bram Proef", "morgen 11:00")
    person.now = _at(2026, 11, 26, 2)
    for _ in range(3):
        assert person.wakes() == []
        assert person.next_wake() == _at(2026, 11, 26, 7)
    ((at, said),) = _everything_said(person, days=30)
    assert at == _at(2026, 11, 26, 7)
    assert said.count(NL.say("nudge-waited")) == 1
    assert NL.say("nudge-prompt", name="Sanne Proef") in said
    assert "Bram Proef" in said


def test_a_prompt_is_not_dropped_because_a_reminder_beside_it_goes_stale(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    planned(chat, "Bram Proef", "vandaag 17:00")
    chat.now = _at(2026, 11, 23, 16, 30)
    (said,) = chat.wakes()
    assert "Sanne Proef" in said
    assert "17:00" in said
    assert chat.turn.rows[0].not_after is None


def test_two_reminders_in_one_message_are_worth_something_until_the_second_is_not(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    planned(chat, "Bram Proef", "vandaag 15:45")
    chat.now = _at(2026, 11, 23, 15)
    (said,) = chat.wakes()
    assert "15:30" in said
    assert "15:45" in said
    assert chat.turn.rows[0].not_after == _at(2026, 11, 23, 15, 35)


# -- what goes wrong


def test_a_member_who_goes_while_their_wake_fails_leaves_nothing_behind(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    with chat.store.read() as work:
        member = work.member_at(chat.address)
    assert member is not None

    def broken(*_: object) -> None:
        raise ValueError

    def gone(bug: Exception, turn: str) -> None:
        del bug, turn
        with chat.store.turn() as work:
            work.forget(member.id)

    chat.now = _at(2026, 11, 23, 14, 30)
    with monkeypatch.context() as breaking:
        breaking.setattr("bot.nudging.wake", broken)
        breaking.setattr("bot.coach._report", gone)
        assert chat.wakes() == []
    assert chat.next_wake() is None


def test_a_wake_that_failed_is_not_made_good_in_the_quiet_hours(chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 20:30")

    def broken(*_: object) -> None:
        raise ValueError

    chat.now = _at(2026, 11, 23, 21, 25)
    with monkeypatch.context() as breaking, capture_logs():
        breaking.setattr("bot.nudging.wake", broken)
        assert chat.wakes() == []
    ((at, _),) = _everything_said(chat, days=1)
    assert at == _at(2026, 11, 24, 7)


def test_a_member_whose_seal_is_broken_keeps_nobody_else_waiting(person: Chat) -> None:
    settled(person)
    planned(person, "Sanne Proef", "vandaag 15:30")
    with person.store.turn() as work:
        work._connection.execute(update(tables.session).values(content=b"not what was sealed"))  # noqa: SLF001
    person.now = _at(2026, 11, 23, 14, 30)
    with capture_logs() as logged_:
        assert person.wakes() == []
    assert [entry["bug"] for entry in logged_] == ["SealError"]
    assert person.next_wake() == _at(2026, 11, 23, 15, 30), "tried again later, and not at every tick"


def test_a_member_who_is_gone_when_their_wake_comes_is_told_nothing(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    with chat.store.turn() as work:
        member = work.member_at(chat.address)
        assert member is not None
        work.forget(member.id)
    assert chat.coach.wake([member.id], _at(2026, 11, 23, 14, 30)).rows == ()
    assert chat.next_wake() is None


def test_a_talk_from_before_the_clock_was_set_back_keeps_a_nudge_no_longer_than_any_other(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.now = MONDAY + timedelta(days=40)
    chat.says("verhaal")
    chat.now = _at(2026, 11, 23, 14, 30)  # the clock was wrong
    assert chat.wakes() == []
    assert chat.next_wake() == _at(2026, 11, 23, 14, 45), "a quarter of an hour, not forty days"


def test_a_clock_that_is_set_back_says_nothing_again(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    assert len(chat.waits(hours=9)) == 2
    chat.now = MONDAY
    assert _everything_said(chat, days=3) == []


def test_what_is_planned_can_be_looked_at_with_why(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Bram Proef", "morgen 15:00")
    first, second = chat.coach.outlook(chat.address, chat.now)
    assert (first.what, first.why) == ("Herinnering aan je sessie met Bram Proef", "Een uur voordat die begint.")
    assert second.at == first.at + timedelta(hours=1, minutes=45 + 10)
    assert second.what == "Hoe was het met Bram Proef?"
