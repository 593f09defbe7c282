"""Several answers at once, half an answer, and a change of mind in the same breath."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import columns, into, planned, settled

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def _sessions(chat: Chat) -> list[tuple[str, str, int]]:
    kept = chat.everything()
    name = {contact["id"]: contact["name"] for contact in kept["contacts"]}
    return [(name[one["contact"]], one["starts"], one["minutes"]) for one in kept["sessions"]]


def _knows(chat: Chat, *names: str) -> None:
    """Have these people on the list."""
    settled(chat)
    chat.commands("names")
    chat.says(", ".join(names))
    chat.commands("cancel")


# -- several at once


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("nl", "nederlands, amsterdam, eigen zaak, ma, di en do, 20 tot 8"),
        ("nl", "Nederlands\nAmsterdam\nMijn eigen zaak\nma di do\nvan 20:00 tot 08:00"),
        ("en", "english; Amsterdam; own business; mon, tue, thu; from 20:00 to 08:00"),
    ],
)
def test_the_whole_introduction_fits_in_one_answer(chat_of: Callable[..., Chat], language: str, typed: str) -> None:
    chat = chat_of(language=language)
    into(chat, "welcome")
    chat.says(typed)
    assert chat.open_question() is None
    member = chat.everything()["member"]
    assert (member["language"], member["zone"], member["days"]) == (language, "Europe/Amsterdam", [0, 1, 3])
    assert member["quiet"] == ["20:00:00", "08:00:00"]
    assert texts(language).say("talk-also") in chat.sees[0]
    assert texts(language).label("welcome-mode.option-own") in chat.sees[0], "all that was taken is shown"


def test_of_a_list_that_is_not_all_understood_nothing_is_taken(chat: Chat) -> None:
    into(chat, "welcome")
    chat.says("nederlands, amsterdam, iets heel anders")
    assert chat.was_asked("welcome-language")
    assert not chat.everything()["member"]["confirmed_zone"]


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("nl", "Sanne dinsdag half vier, 45 min"),
        ("nl", "met Sanne Proef, 45 minuten, dinsdag om 15:30"),
        ("nl", "sanne volgende week dinsdag om half 4, drie kwartier"),
        ("en", "Sanne next week Tuesday 3:30pm for 45 minutes"),
    ],
)
def test_with_whom_when_and_how_long_in_one_answer(chat_of: Callable[..., Chat], language: str, typed: str) -> None:
    chat = chat_of(language=language)
    _knows(chat, "Sanne Proef", "Bram Proef")
    chat.waits(days=3)
    chat.commands("session")
    chat.says(typed)
    assert chat.was_asked("session-aim"), chat.sees
    chat.commands("skip")
    chat.says("ja" if language == "nl" else "yes")
    assert _sessions(chat) == [("Sanne Proef", "2026-12-01T14:30:00+00:00", 45)]


def test_how_long_said_too_early_is_kept_and_only_the_moment_is_asked(chat: Chat) -> None:
    _knows(chat, "Sanne Proef")
    chat.commands("session")
    chat.says("Sanne")
    chat.says("45 minuten")
    assert chat.was_asked("session-when")
    chat.says("morgen half vier")
    assert chat.was_asked("session-aim")


def test_somebody_new_is_taken_without_the_time_beside_the_name(chat: Chat) -> None:
    settled(chat)
    chat.commands("session")
    chat.says("Floor Testman morgen half vier")
    assert chat.was_asked("session-minutes")
    chat.says("25")
    chat.commands("skip")
    chat.says("ja")
    assert _sessions(chat) == [("Floor Testman", "2026-11-24T14:30:00+00:00", 25)]


def test_answers_under_their_labels_are_taken_each_for_its_own(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=8)
    for typed in ("Top", "aandacht"):
        chat.says(typed)
    chat.says("acties: ik stuur de tekening\nhoe verder: zelf verder")
    assert chat.was_asked("result-referrals")
    for word in ("skip", "skip", "skip"):
        chat.commands(word)
    (result,) = chat.everything()["results"]
    assert (result["actions"], result["next"]) == ("ik stuur de tekening", "alone")


def test_a_sentence_about_a_session_answers_what_it_tells_and_the_rest_is_asked(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=8)
    said = chat.says("top, ze betaalde 250 euro en gaat me voorstellen aan Philips")
    assert chat.was_asked("result-came")
    assert "€ 250" in said[0]
    assert "Philips" in said[0]
    chat.says("aandacht")
    for _ in range(6):
        if chat.open_question() is not None:
            chat.commands("skip")
    (result,) = chat.everything()["results"]
    assert (result["worth"], result["came"]) == ("250", ["attention", "money"])
    assert result["how"] == "top, ze betaalde 250 euro en gaat me voorstellen aan Philips", "their own words are kept"
    assert "Philips" in columns(chat)[2]


@pytest.mark.parametrize("typed", ["nee wacht, 300 euro", "sorry, 300 euro"])
def test_what_was_told_ahead_is_put_right_too(chat: Chat, typed: str) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=8)
    chat.says("het ging goed, ze betaalde 250 euro")
    assert "300" in chat.says(typed)[0]
    assert chat.was_asked("result-came")
    (talk,) = [talk for talk in chat.everything()["talks"] if talk["active"]]
    assert talk["answers"]["worth"] == {"amount": "300", "currency": "EUR"}
    assert talk["answers"]["how"] == {"own": "het ging goed, ze betaalde 250 euro"}


def test_one_undo_takes_back_all_that_one_answer_gave(chat: Chat) -> None:
    _knows(chat, "Sanne Proef")
    chat.commands("session")
    chat.says("Sanne morgen half vier, 45 min")
    chat.says("ongedaan")
    assert chat.was_asked("session-contact")


# -- half an answer


def test_a_day_waits_for_its_time(chat: Chat) -> None:
    _knows(chat, "Sanne Proef")
    chat.commands("session")
    chat.says("Sanne")
    said = chat.says("donderdag")
    assert texts("nl").say("problem-no-time") in said[0]
    chat.says("half vier")
    assert chat.was_asked("session-minutes")
    assert "donderdag 26 november om 15:30" in chat.sees[0]


def test_another_day_takes_the_place_of_the_one_that_waited(chat: Chat) -> None:
    _knows(chat, "Sanne Proef")
    chat.commands("session")
    chat.says("Sanne")
    chat.says("donderdag")
    chat.says("vrijdag om 10 uur")
    assert "vrijdag 27 november om 10:00" in chat.sees[0]


# -- a change of mind


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("nee wacht, Anouk, niet Anna", ["Bram", "Anouk"]), ("ik bedoel Anouk", ["Bram", "Anouk"]),
        ("no wait, Kim, not Bram", ["Kim", "Anna"]),
    ],
)  # fmt: skip
def test_a_name_is_put_right_in_the_answer_before(chat: Chat, typed: str, names: list[str]) -> None:
    into(chat, "names")
    chat.says("Bram, Anna")
    chat.says(typed)
    assert sorted(columns(chat)[1]) == sorted(names)
    assert chat.open_key() == "names-known:family", "the open question stays open"
    chat.says("ongedaan")
    assert columns(chat)[1] == ["Bram", "Anna"]


def test_in_a_sentence_only_what_was_taken_back_changes(chat: Chat) -> None:
    into(chat, "story")
    for typed in ("Ik ben Testa", "tekenen", "Anna, die net begonnen is"):
        chat.says(typed)
    said = chat.says("nee wacht, Anouk, niet Anna")
    assert "Anouk, die net begonnen is" in said[0]
    assert chat.was_asked("story-need")


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("nee wacht, woensdag", "woensdag 2 december om 15:30"), ("16 uur bedoel ik", "dinsdag 1 december om 16:00"),
        ("sorry, donderdag om 9 uur", "donderdag 26 november om 09:00"),
    ],
)  # fmt: skip
def test_a_moment_is_put_right_and_its_other_half_stays(chat: Chat, typed: str, at: str) -> None:
    _knows(chat, "Sanne Proef")
    chat.commands("session")
    chat.says("Sanne volgende week dinsdag half vier, 45 min")
    chat.commands("skip")
    assert chat.was_asked("session-check")
    chat.says(typed)
    assert chat.was_asked("session-check")
    assert at in chat.sees[-1]


@pytest.mark.parametrize("typed", ["nee wacht, bram", "ik bedoel Bram", "nee, Bram"])
def test_another_person_takes_the_place_of_the_one_who_was_meant_before(chat: Chat, typed: str) -> None:
    _knows(chat, "Sanne Proef", "Bram Proef")
    chat.commands("session")
    chat.says("Sanne")
    chat.says("morgen half vier")
    said = chat.says(typed)
    assert chat.was_asked("session-minutes")
    assert "Bram Proef" in said[0]
    chat.says("45 min")
    chat.commands("skip")
    chat.says("ja")
    assert [name for name, _, _ in _sessions(chat)] == ["Bram Proef"]


def test_a_correction_that_fits_nothing_said_before_is_an_ordinary_answer(chat: Chat) -> None:
    into(chat, "story")
    chat.says("nee wacht, niet Anna maar Anouk")
    assert chat.was_asked("story-love")
