"""Wishes in one sentence: logs, sessions, another column or name, a language; what was understood is always shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import arrows, columns, into, planned, settled

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
PEOPLE = ("Jan Visser", "Jan Proef", "Sanne Proef", "Tom de Tester", "Zoë Voorbeeld")


def _knows(chat: Chat, *names: str) -> None:
    settled(chat)
    chat.commands("names")
    chat.says(", ".join(names or PEOPLE))
    chat.commands("cancel")


def _outreach(chat: Chat) -> list[tuple[str, str]]:
    kept = chat.everything()
    name = {contact["id"]: contact["name"] for contact in kept["contacts"]}
    return [(name[one["contact"]], one["outcome"]) for one in kept["outreach"]]


# -- logs


@pytest.mark.parametrize(
    ("language", "typed", "logged"),
    [
        ("nl", "nog niks gehoord van Tom", ("Tom de Tester", "no-answer")),
        ("nl", "Tom said no", ("Tom de Tester", "no")),
        ("nl", "zoe gesproken, ze denkt erover na", ("Zoë Voorbeeld", "maybe")),
        ("nl", "sane gebeld, ze wil graag", ("Sanne Proef", "yes")),
        ("en", "talked to Sanne, she said yes", ("Sanne Proef", "yes")),
        ("en", "haven't heard from Tom yet", ("Tom de Tester", "no-answer")),
    ],
)
def test_one_sentence_logs_what_came_of_it(
    chat_of: Callable[..., Chat], language: str, typed: str, logged: tuple[str, str]
) -> None:
    chat = chat_of(language=language)
    _knows(chat)
    chat.says(typed)
    if chat.was_asked("outreach-need"):
        assert logged[0] in chat.sees[0], "what was understood is shown"
        chat.commands("skip")
    assert _outreach(chat) == [logged]
    assert logged[0] in chat.sees[0]


def test_a_session_that_was_agreed_is_planned_from_the_same_sentence(chat: Chat) -> None:
    _knows(chat)
    chat.says("Sanne gesproken, zij vond het top, sessie volgende week dinsdag om 15 uur")
    assert "dinsdag 1 december om 15:00" in chat.sees[0]
    chat.commands("skip")
    assert _outreach(chat) == [("Sanne Proef", "yes")]
    assert chat.was_asked("session-minutes"), "only what is missing is asked"
    chat.says("45 min")
    chat.commands("skip")
    chat.says("ja")
    (session,) = chat.everything()["sessions"]
    assert session["starts"] == "2026-12-01T14:00:00+00:00"


def test_a_session_that_was_agreed_for_a_day_is_asked_its_time(chat: Chat) -> None:
    _knows(chat)
    chat.says("Sanne zei ja, sessie vrijdag")
    assert "vrijdag 27 november" in chat.sees[0]
    assert chat.was_asked("outreach-when")
    chat.says("half vier")
    chat.commands("skip")
    assert _outreach(chat) == [("Sanne Proef", "yes")]
    assert chat.was_asked("session-minutes")
    assert "vrijdag 27 november om 15:30" in chat.sees[-1]


@pytest.mark.parametrize("typed", ["sanne zei ja, sessie volgende week", "sanne said yes, session next tuesday 3pm"])
def test_a_session_that_was_agreed_was_not_held_yet(chat: Chat, typed: str) -> None:
    _knows(chat)
    chat.says(typed)  # on a Monday "next Tuesday" may be tomorrow
    assert chat.was_asked("outreach-need")


def test_who_they_will_introduce_goes_on_the_list(chat: Chat) -> None:
    _knows(chat)
    chat.says("Sanne gesproken, ze gaat me voorstellen aan Philips")
    while chat.open_question() is not None:
        chat.commands("skip")
    assert "Philips" in columns(chat)[2]
    assert arrows(chat) == {("Sanne Proef", "Philips")}


@LANGUAGES
def test_a_session_that_will_not_go_on_is_off(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    _knows(chat)
    planned(chat, "Sanne Proef", "2026-11-27 15:30")
    chat.says({"nl": "sessie met sanne gaat niet door", "en": "the session with sanne didn't happen"}[language])
    (session,) = chat.everything()["sessions"]
    assert (session["starts"], session["state"]) == ("2026-11-27T14:30:00+00:00", "missed")
    assert "15:30" in chat.sees[0], "which one is told"
    chat.commands("undo")
    (session,) = chat.everything()["sessions"]
    assert session["state"] == "planned"


def test_a_log_of_somebody_else_is_no_answer_to_how_it_was(chat: Chat) -> None:
    _knows(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=8)
    assert chat.was_asked("result-how")
    chat.says("tom zei nee")
    chat.commands("skip")
    assert _outreach(chat) == [("Tom de Tester", "no")]
    chat.commands("resume")
    assert chat.was_asked("result-how")
    chat.says("Tom had gelijk, Sanne vond het zwaar")
    assert chat.was_asked("result-came"), "own words about several people stay own words"


def test_what_was_paid_makes_it_a_session(chat: Chat) -> None:
    _knows(chat)
    chat.says("met Sanne, she paid 250 euro and will introduce me to Philips")
    assert chat.was_asked("result-how")
    for told in ("Sanne Proef", "250", "Philips"):
        assert told in chat.sees[0], "all that was understood is shown, also what is asked much later"
    chat.says("top")
    chat.says("tijd")
    while chat.open_question() is not None:
        chat.commands("skip")
    (result,) = chat.everything()["results"]
    assert (result["worth"], result["came"]) == ("250", ["money", "time"])
    assert "Philips" in columns(chat)[2]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sessie met sanne vrijdag", "vrijdag 27 november"),
        ("sessie met jan vrijdag", "vrijdag 27 november"),
        ("zet Floor Testman in kolom 2", "2: staat ertussen"),
        ("Floor Testman heet eigenlijk Visser", "Visser"),
    ],
)
def test_what_is_understood_is_shown_before_the_rest_of_it_is_asked(chat: Chat, typed: str, shown: str) -> None:
    _knows(chat)
    chat.says(typed)
    assert shown in chat.sees[0]


def test_a_new_name_is_used_at_once_in_what_is_open(chat: Chat) -> None:
    _knows(chat)
    chat.says("sessie met sanne vrijdag 10 uur, 45 min")
    chat.commands("skip")
    chat.says("sanne heet eigenlijk Susanne Voorbeeld")
    assert chat.was_asked("session-check")
    assert "Met wie: Susanne Voorbeeld" in chat.sees[-1]
    assert "Susanne Voorbeeld" in chat.says("ja")[0]


def test_who_was_renamed_is_still_whom_the_log_is_about(chat: Chat) -> None:
    _knows(chat)
    chat.commands("log")
    chat.says("Sanne")
    chat.says("sanne heet eigenlijk Floor Testman")
    chat.says("floor zei nee")
    assert chat.was_asked("outreach-need")
    assert len([talk for talk in chat.everything()["talks"] if talk["flow"] == "outreach"]) == 1


def test_the_session_that_waits_is_the_one_that_is_logged(chat: Chat) -> None:
    _knows(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=7)
    chat.commands("cancel")
    assert "Sanne Proef" in chat.says("Sanne gesproken, ging goed")[0]
    while chat.open_question() is not None:
        chat.says("tijd") if chat.was_asked("result-came") else chat.commands("skip")
        if chat.was_asked("result-how"):
            chat.says("goed")
    assert [session["state"] for session in chat.everything()["sessions"]] == ["logged"]
    assert _outreach(chat) == []


@LANGUAGES
def test_two_that_fit_are_asked_about_and_what_else_was_told_is_kept(
    chat_of: Callable[..., Chat], language: str
) -> None:
    chat = chat_of(language=language)
    _knows(chat)
    chat.says("Jan gesproken, hij zei nee" if language == "nl" else "talked to Jan, he said no")
    assert chat.was_asked("outreach-contact")
    assert texts(language).row(["Jan Visser", "Jan Proef"]) in chat.sees[0]
    chat.says("Jan Proef")
    chat.commands("skip")
    assert _outreach(chat) == [("Jan Proef", "no")]


def test_somebody_new_is_put_on_the_list_by_the_log(chat: Chat) -> None:
    _knows(chat)
    chat.says("Kees gesproken, hij zei nee")
    assert "Kees" in chat.sees[0]
    chat.commands("skip")
    assert _outreach(chat) == [("Kees", "no")]
    assert columns(chat)[2] == ["Kees"]


# -- sessions


def test_a_wish_for_a_session_asks_only_what_is_missing(chat: Chat) -> None:
    _knows(chat)
    chat.says("plan een sessie met Sanne morgen")
    assert chat.was_asked("session-when")
    chat.says("half vier")
    assert "dinsdag 24 november om 15:30" in chat.sees[0], "the day that was said is kept"
    assert chat.was_asked("session-minutes")


# -- another column, another name, another language


@pytest.mark.parametrize(
    ("language", "typed"),
    [("nl", "zet Sanne in kolom 3"), ("en", "move Sanne to column 3"), ("en", "zet sane in kolom 3")],
)
def test_somebody_is_moved_and_back_again(chat_of: Callable[..., Chat], language: str, typed: str) -> None:
    chat = chat_of(language=language)
    _knows(chat)
    said = chat.says(typed)
    assert said[0].startswith(texts(language).label("move-done", name="Sanne Proef", column=3))
    assert columns(chat)[3] == ["Sanne Proef"]
    chat.says("undo")
    assert texts(language).label("move-undone", name="Sanne Proef", column=1) in chat.sees[0]
    assert columns(chat)[3] == []


def test_whom_to_move_is_asked_when_two_fit_or_none_does(chat: Chat) -> None:
    _knows(chat)
    chat.says("zet Jan in kolom 2")
    assert chat.was_asked("move-contact")
    chat.says("iemand die er niet is")
    assert chat.was_asked("move-contact"), "nobody is put on the list by a move"
    chat.says("Jan Visser")
    assert columns(chat)[2] == ["Jan Visser"]


def test_moving_to_where_somebody_is_already_is_said_and_changes_nothing(chat: Chat) -> None:
    _knows(chat)
    said = chat.says("zet Sanne in kolom 1")
    assert said[0].startswith(texts("nl").label("move-same", name="Sanne Proef", column=1))


@pytest.mark.parametrize(
    ("language", "typed", "new"),
    [("nl", "Tom heet eigenlijk Thomas Visser", "Thomas Visser"), ("en", "Tom is actually called Thomas", "Thomas")],
)
def test_somebody_is_renamed_and_back_again(chat_of: Callable[..., Chat], language: str, typed: str, new: str) -> None:
    chat = chat_of(language=language)
    _knows(chat)
    said = chat.says(typed)
    assert said[0].startswith(texts(language).label("rename-done", former="Tom de Tester", name=new))
    assert new in columns(chat)[1]
    chat.says("undo")
    assert "Tom de Tester" in columns(chat)[1]


def test_a_name_that_another_has_is_said_and_never_merged(chat: Chat) -> None:
    _knows(chat)
    said = chat.says("Tom heet eigenlijk Sanne Proef")
    assert texts("nl").label("rename-twin", name="Sanne Proef") in said[0]
    assert columns(chat)[1].count("Sanne Proef") == 2


@pytest.mark.parametrize(("typed", "language"), [("doe maar in het Engels", "en"), ("graag in het Nederlands", "nl")])
def test_the_language_that_was_asked_for_is_spoken_at_once(chat: Chat, typed: str, language: str) -> None:
    _knows(chat)
    chat.says(typed)
    assert chat.everything()["member"]["language"] == language
    assert chat.open_question() is None


# -- in the middle of something


@pytest.mark.parametrize(
    "wish", ["zet Sanne in kolom 2", "Tom heet eigenlijk Thomas Visser", "doe maar in het Nederlands"]
)
def test_a_short_wish_in_the_middle_goes_back_to_the_question(chat: Chat, wish: str) -> None:
    _knows(chat)
    chat.commands("session")
    asked = chat.open_key()
    chat.says(wish)
    assert chat.open_key() == asked


def test_a_log_in_the_middle_puts_the_talk_aside_and_it_is_offered_again(chat: Chat) -> None:
    _knows(chat)
    chat.commands("names")
    chat.says("Mensen die ik goed ken")
    asked = chat.open_key()
    chat.says("nog niks gehoord van Tom")
    assert _outreach(chat) == [("Tom de Tester", "no-answer")]
    assert "Tom" not in " ".join(name for name in columns(chat)[1] if name != "Tom de Tester")
    chat.commands("resume")
    assert chat.open_key() == asked


@pytest.mark.parametrize(
    "typed",
    ["Tom said no", "zet Jan in kolom 2", "ik help mensen met hun verhaal", "doe maar in het Engels", "wie vandaag?"],
)
def test_in_the_persons_own_words_anything_may_be_said(chat: Chat, typed: str) -> None:
    into(chat, "story")
    chat.says("Ik ben Testa")
    chat.says(typed)
    assert chat.was_asked("story-person")
    kept = next(talk for talk in chat.everything()["talks"] if talk["flow"] == "story")
    assert kept["answers"]["love"] == typed


@pytest.mark.parametrize("typed", ["terugg", "ga terug", "sla maar over", "waarom vraag je dit?", "laat maar zitten"])
def test_what_acts_on_the_question_is_heard_in_other_words_too(chat: Chat, typed: str) -> None:
    into(chat, "story")
    chat.says("Ik ben Testa")
    chat.says(typed)
    kept = [talk for talk in chat.everything()["talks"] if talk["flow"] == "story"]
    assert not kept or "love" not in kept[0]["answers"]


@LANGUAGES
def test_what_has_no_room_yet_is_said_so_kindly(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    _knows(chat)
    said = chat.says("koppel mijn discord" if language == "nl" else "link my account")
    assert said[0] == texts(language).say("wish-not-yet")


@pytest.mark.parametrize(
    ("language", "said", "what"),
    [
        ("nl", "herinner me morgen om 9 uur aan Bram bellen", "Bram bellen"),
        ("en", "remind me tomorrow at 9 to call Bram", "call Bram"),
        ("en", "Remind me tomorrow at 9 am about the quote", "the quote"),
    ],
)
def test_a_reminder_in_ones_own_words_comes_back_as_they_were(
    chat_of: Callable[..., Chat], language: str, said: str, what: str
) -> None:
    chat = chat_of(language=language)
    settled(chat)
    chat.says(said)
    assert [snooze["text"] for snooze in chat.everything()["snoozes"]] == [what]
    assert what in "".join(chat.waits(days=1))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I've got a session with Bram tomorrow at 2:30 pm, 45 minutes"),
        ("en", "I'm seeing Bram tomorrow at half past two for 45 minutes"),
        ("nl", "ik heb morgen om half drie een sessie met Bram, 45 minuten"),
    ],
)
def test_a_session_that_is_told_of_and_lies_ahead_is_planned(
    chat_of: Callable[..., Chat], language: str, said: str
) -> None:
    chat = chat_of(language=language)
    settled(chat)
    chat.commands("names")
    chat.says("Bram Proef")
    chat.commands("cancel")
    chat.says(said)
    assert chat.open_key() in {"session-aim", "session-check"}
    assert "14:30" in chat.sees[-1]
    assert "45" in chat.sees[-1]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "verzet de sessie met Bram naar donderdag 10 uur"),
        ("nl", "kunnen we de sessie met Bram verzetten naar donderdag 10 uur"),
        ("en", "move my session with Bram to Thursday 10 am"),
        ("en", "please reschedule the session with Bram to Thursday at 10"),
    ],
)
def test_a_session_is_moved_by_a_sentence(chat_of: Callable[..., Chat], language: str, said: str) -> None:
    chat = chat_of(language=language)
    settled(chat)
    planned(chat, "Bram Proef", "woensdag 15:30" if language == "nl" else "Wednesday 15:30")
    chat.says(said)
    while (asked := chat.open_key()) is not None:
        answers = {"session-minutes": "45 min", "session-aim": "x"}
        chat.says(answers.get(asked) or {"nl": "ja", "en": "yes"}[language])
    starts = [(session["state"], session["starts"][:16]) for session in chat.everything()["sessions"]]
    assert ("planned", "2026-11-26T09:00") in starts
    assert [state for state, _ in starts].count("planned") == 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "annuleer de sessie met Bram"),
        ("nl", "de sessie met Bram gaat niet door"),
        ("en", "cancel the session with Bram"),
        ("en", "the session with Bram is off"),
    ],
)
def test_a_session_is_called_off_by_a_sentence(chat_of: Callable[..., Chat], language: str, said: str) -> None:
    chat = chat_of(language=language)
    settled(chat)
    planned(chat, "Bram Proef", "woensdag 15:30" if language == "nl" else "Wednesday 15:30")
    chat.says(said)
    assert [session["state"] for session in chat.everything()["sessions"]] == ["missed"]
    assert not [line for line in chat.waits(days=2) if texts(language).say("nudge-prompt", name="Bram Proef") in line]
