"""The names, in the order 1, 3, 2; on the list at once, never merged silently."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from bot.chat.markup import plain
from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import answer, arrows, columns, into, planned, settled

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
GROUPS = ["friends", "family", "colleagues", "acquaintances"]


def _past_column_one(chat: Chat, *friends: str) -> None:
    """Come to the dreams, with these friends."""
    into(chat, "names")
    chat.says("\n".join(friends)) if friends else chat.commands("skip")
    for _ in GROUPS[1:]:
        chat.commands("skip")
    assert chat.was_asked("names-dream")


@LANGUAGES
def test_column_one_by_its_groups_then_the_dreams_then_who_stands_between(
    chat_of: Callable[..., Chat], language
) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    for group, name in zip(GROUPS, ("Bram Proef", "Noor Proef", "Tom de Tester", "Kim Proef"), strict=True):
        assert chat.open_key() == f"names-known:{group}"
        chat.says(name)
    assert chat.open_key() == "names-dream"
    chat.says("Philips, De Hallen Proef")
    assert chat.open_question() == "names-between"
    assert "Philips" in chat.sees[-1]
    chat.says("Sanne Proef")
    assert "De Hallen Proef" in chat.sees[-1]
    chat.commands("skip")
    assert chat.open_question() is None
    assert columns(chat) == {
        1: ["Bram Proef", "Noor Proef", "Tom de Tester", "Kim Proef"], 2: ["Sanne Proef"],
        3: ["Philips", "De Hallen Proef"],
    }  # fmt: skip
    assert arrows(chat) == {("Sanne Proef", "Philips")}


@LANGUAGES
def test_dreams_are_asked_for_in_other_words_inside_an_organisation(chat_of: Callable[..., Chat], language) -> None:
    words = texts(language)
    assert words.say("names-dream", mode="own") != words.say("names-dream", mode="inside")
    chat = chat_of(language=language)
    chat.says("hoi")
    for typed in (words.label(f"welcome-language.option-{language}"), "Amsterdam"):
        chat.says(typed)
    chat.presses(words.label("welcome-mode.option-inside"))
    chat.commands("skip")
    chat.commands("skip")
    chat.commands("names")
    for _ in GROUPS:
        chat.commands("skip")
    assert words.say("names-dream", mode="inside") in chat.last.text


@pytest.mark.parametrize(
    "typed",
    [
        "Bram Proef, Noor Proef", "Bram Proef\nNoor Proef", "- Bram Proef\n- Noor Proef", "1. Bram Proef\n2. Noor Proef",
        "Bram Proef en Noor Proef", "Bram Proef; Noor Proef",
    ],
)  # fmt: skip
def test_names_come_in_any_shape(chat: Chat, typed: str) -> None:
    into(chat, "names")
    chat.says(typed)
    assert columns(chat)[1] == ["Bram Proef", "Noor Proef"]
    assert {contact["group"] for contact in chat.everything()["contacts"]} == {"friends"}


def test_a_note_in_brackets_stays_with_the_name(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef (ex-collega)")
    (bram,) = chat.everything()["contacts"]
    assert (bram["name"], bram["note"]) == ("Bram Proef", "ex-collega")


def test_they_are_on_the_list_before_the_talk_is_over(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("laat maar")
    assert columns(chat)[1] == ["Bram Proef"]


def test_two_hundred_names_at_once_are_all_kept_and_the_answer_stays_short(chat: Chat) -> None:
    into(chat, "names")
    (said,) = chat.says("\n".join(f"Proef Nummer{number}" for number in range(200)))
    assert len(columns(chat)[1]) == 200
    assert len(said) < 1000


def test_somebody_called_will_stop_survives(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Will Stop")
    assert columns(chat)[1] == ["Will Stop"]
    assert chat.open_key() == "names-known:family"


@LANGUAGES
def test_a_double_is_asked_about_and_the_same_person_stays_one(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("bram  próef")
    assert chat.was_asked("names-same")
    assert columns(chat)[1] == ["Bram Proef"], "nothing is added before it is known"
    chat.presses(texts(language).label("names-same.option-same"))
    assert columns(chat)[1] == ["Bram Proef"]
    assert chat.open_key() == "names-known:colleagues"


@LANGUAGES
def test_somebody_else_of_that_name_is_put_beside_the_first(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Bram Proef")
    chat.presses(texts(language).label("names-same.option-other"))
    assert columns(chat)[1] == ["Bram Proef", "Bram Proef"]
    assert [contact["group"] for contact in chat.everything()["contacts"]] == ["friends", "family"]


def test_a_dream_who_is_on_the_list_already_is_asked_about_too(chat: Chat) -> None:
    _past_column_one(chat, "Bram Proef")
    chat.says("Bram Proef, Philips")
    assert chat.open_key() == "names-same:dream-1"
    assert columns(chat) == {1: ["Bram Proef"], 2: [], 3: ["Philips"]}
    chat.says("Een ander met die naam")
    assert columns(chat)[3] == ["Philips", "Bram Proef"]


def test_undoing_the_other_of_that_name_takes_them_off_and_asks_again(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Bram Proef")
    chat.says("Een ander met die naam")
    chat.says("ongedaan")
    assert columns(chat)[1] == ["Bram Proef"]
    assert chat.was_asked("names-same")


def test_changing_an_answer_takes_back_what_it_had_added(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef, Noor Proef")
    chat.says("terug")
    assert chat.open_key() == "names-known:friends"
    chat.says("Noor Proef, Kim Proef")
    assert columns(chat)[1] == ["Noor Proef", "Kim Proef"]
    assert chat.open_key() == "names-known:family"


def test_skipping_an_answer_that_is_asked_again_takes_all_of_it_back(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef, Noor Proef")
    chat.says("terug")
    chat.says("sla over")
    assert columns(chat)[1] == []


@pytest.mark.parametrize("way", ["word", "button"])
def test_undo_takes_the_names_of_one_answer_back(chat: Chat, way: str) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    chat.says("Noor Proef, Kim Proef")
    chat.says("ongedaan") if way == "word" else chat.presses(texts("nl").label("word-undo.button"))
    assert columns(chat)[1] == ["Bram Proef"]
    assert chat.open_key() == "names-known:family"


def test_a_connector_who_is_new_stands_in_column_two_and_one_on_the_list_stays_where_they_are(chat: Chat) -> None:
    _past_column_one(chat, "Bram Proef")
    chat.says("Philips")
    chat.says("Bram Proef, Sanne Proef")
    assert columns(chat) == {1: ["Bram Proef"], 2: ["Sanne Proef"], 3: ["Philips"]}
    assert arrows(chat) == {("Bram Proef", "Philips"), ("Sanne Proef", "Philips")}


def test_a_connector_is_picked_from_the_list(chat: Chat) -> None:
    _past_column_one(chat, "Bram Proef", "Noor Proef")
    chat.says("Philips")
    chat.picks("Noor Proef")
    assert arrows(chat) == {("Noor Proef", "Philips")}


def test_undoing_a_connector_takes_the_introduction_back(chat: Chat) -> None:
    _past_column_one(chat, "Bram Proef")
    chat.says("Philips")
    chat.says("Bram Proef, Sanne Proef")
    chat.says("ongedaan")
    assert arrows(chat) == set()
    assert columns(chat)[2] == []
    assert chat.was_asked("names-between")


def test_asking_stops_after_five_dreams(chat: Chat) -> None:
    _past_column_one(chat)
    chat.says(", ".join(f"Droom {letter}" for letter in "ABCDEFGH"))
    asked = []
    while (key := chat.open_key()) is not None:
        asked.append(key)
        chat.commands("skip")
    assert len(asked) == len(set(asked)) == 5
    assert len(columns(chat)[3]) == 8


def test_a_second_time_only_one_column_is_asked_about(chat: Chat) -> None:
    _past_column_one(chat, "Bram Proef")
    chat.says("Philips")
    chat.commands("skip")
    chat.waits(days=1)
    chat.says("namen")
    assert chat.was_asked("names-where")
    chat.presses("Wie ertussen staat")
    assert chat.open_question() == "names-between"
    chat.says("Bram Proef")
    assert chat.open_question() is None
    assert arrows(chat) == {("Bram Proef", "Philips")}


def test_no_names_at_all_is_fine(chat: Chat) -> None:
    _past_column_one(chat)
    chat.commands("skip")
    assert chat.open_question() is None
    assert texts("nl").say("names-none") in chat.sees[0]
    assert columns(chat) == {1: [], 2: [], 3: []}


def test_undo_after_the_end_asks_the_last_question_again(chat: Chat) -> None:
    _past_column_one(chat, "Bram Proef")
    chat.says("Philips")
    chat.says("Sanne Proef")
    assert chat.open_question() is None
    chat.says("ongedaan")
    assert chat.was_asked("names-between")
    assert columns(chat) == {1: ["Bram Proef"], 2: [], 3: ["Philips"]}


@pytest.mark.parametrize("typed", ["?!", "----", "(((", "\u202e\u2066"])
def test_what_is_no_name_is_asked_again_and_nothing_is_added(chat: Chat, typed: str) -> None:
    into(chat, "names")
    chat.says(typed)
    assert chat.open_key() == "names-known:friends"
    assert columns(chat)[1] == []


LONG = {
    "letters": "a" * 40_000,
    "marks": "_*~" + "e\u0301" * 5_000,
    "a whole paragraph": "Ik ken mensen die ik eigenlijk weleens zou moeten bellen omdat ze zo veel andere mensen kennen",
}


@LANGUAGES
@pytest.mark.parametrize("long", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("beside", [False, True])
def test_a_name_that_is_too_long_is_asked_again_and_nothing_is_added(
    chat_of: Callable[..., Chat], language, long: str, beside: bool
) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    (said,) = chat.says(f"Bram Proef, {long}, Noor Proef" if beside else long)
    begin = unicodedata.normalize("NFC", long)[:40].strip()
    assert said.startswith(plain(texts(language).say("problem-name-too-long", name=f"{begin}…", most=80)))
    assert len(said) < 400
    assert columns(chat) == {1: [], 2: [], 3: []}
    assert chat.open_key() == "names-known:friends"


@LANGUAGES
def test_a_name_that_is_too_long_is_no_person_to_have_a_session_with(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "session")
    (said,) = chat.says("a" * 40_000)
    assert said.startswith(plain(texts(language).say("problem-name-too-long", name="a" * 40 + "…", most=80)))
    assert chat.was_asked("session-contact")


def test_a_name_that_is_too_long_in_a_form_is_said_in_the_form(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=8)
    for _ in range(2):
        answer(chat)
    for question in ("result-worth", "result-actions", "result-next"):
        assert chat.was_asked(question)
        answer(chat)
    chat.presses(texts("nl").label("talk-together"))
    chat.fills(referrals="Floor Testman\n" + "x_" * 2_000)
    assert chat.turn.problems == {
        "referrals": texts("nl").label("problem-name-too-long", name="x_" * 20 + "…", most=80)
    }
    assert "Floor Testman" not in columns(chat)[2]


@pytest.mark.parametrize("typed", ["45 min", "om half vier", "250 euro", "drie kwartier"])
def test_a_length_a_time_or_an_amount_is_nobodys_name(chat: Chat, typed: str) -> None:
    into(chat, "names")
    chat.says(typed)
    assert columns(chat)[1] == []
    assert chat.open_key() == "names-known:friends"


@pytest.mark.parametrize("typed", ["3M", "Mei Ling", "Kwartje Voorbeeld", "7 Eleven"])
def test_a_name_may_look_like_one_all_the_same(chat: Chat, typed: str) -> None:
    into(chat, "names")
    chat.says(typed)
    assert columns(chat)[1] == [typed]


@pytest.mark.parametrize(
    "said",
    ["Bep van de receptie", "Old Pete at the gate", "Joe from the bakery", "Piet bij de bakker", "Ruth in the shop"],
)
def test_somebody_known_by_a_first_name_and_a_place_is_a_name(chat: Chat, said: str) -> None:
    settled(chat)
    chat.commands("names")
    chat.says(said)
    assert columns(chat)[1] == [said]


@pytest.mark.parametrize("said", ["dat is nog een goede vraag", "who is at the door", "ik zit bij de bakker"])
def test_a_sentence_is_no_name(chat: Chat, said: str) -> None:
    settled(chat)
    chat.commands("names")
    chat.says(said)
    assert columns(chat)[1] == []
