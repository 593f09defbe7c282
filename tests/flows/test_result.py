"""Logging what came of a session, and the nudges that ask for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import ANSWERS, arrows, columns, logged, planned, settled

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
NL = texts("nl")


def _over(chat: Chat, who: str = "Sanne Proef") -> None:
    """Have had a session that is over, and be asked how it was."""
    settled(chat)
    planned(chat, who, "vandaag 15:30" if chat.language == "nl" else "today 15:30")
    chat.waits(hours=7)
    assert chat.was_asked("result-how")


def _introduced(chat: Chat) -> None:
    """Have had a session with Philips, to whom Bram made the introduction."""
    settled(chat)
    chat.commands("names")
    for _ in range(4):
        chat.commands("skip")
    chat.says("Philips")
    chat.says("Bram Proef")
    planned(chat, "Philips", "vandaag 15:30")
    chat.waits(hours=7)
    assert chat.was_asked("result-how")


def _result(chat: Chat) -> dict[str, Any]:
    (result,) = chat.everything()["results"]
    return result


def _states(chat: Chat) -> list[str]:
    return [session["state"] for session in chat.everything()["sessions"]]


@LANGUAGES
def test_the_prompt_after_the_end_opens_the_log(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    _over(chat)
    assert texts(language).say("nudge-prompt", name="Sanne Proef") in chat.sees[-1]
    assert chat.turn.rows[-1].lane == "nudge"


@LANGUAGES
def test_it_is_logged_in_at_most_six_inputs_by_taps_and_forms(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    words = texts(language)
    _over(chat)
    inputs = 0
    chat.presses(words.label("result-how.option-top"))
    chat.picks(*(words.label(f"result-came.option-{currency}", mode="own") for currency in ("attention", "money")))
    inputs += 2
    chat.presses(words.label("talk-together"))
    assert chat.form is not None
    assert [part.key for part in chat.form.fields] == ["worth", "actions", "next"]
    chat.fills(worth="250 euro", actions="Ik stuur de tekening", next="together")
    inputs += 2
    chat.presses(words.label("talk-together"))
    assert [part.key for part in chat.form.fields] == ["referrals", "proof", "share", "lesson"]
    chat.fills(referrals="Floor Testman", proof="Eindelijk helder", share="yes", lesson="Eerst laten tekenen")
    inputs += 2
    assert inputs <= 6
    assert chat.open_question() is None
    result = _result(chat)
    assert {name: result[name] for name in ("how", "came", "worth", "currency", "actions", "next", "proof", "share")} == {
        "how": "top", "came": ["attention", "money"], "worth": "250", "currency": "EUR",
        "actions": "Ik stuur de tekening", "next": "together", "proof": "Eindelijk helder", "share": True,
    }  # fmt: skip
    assert _states(chat) == ["logged"]
    (lesson,) = chat.everything()["lessons"]
    assert lesson["text"] == "Eerst laten tekenen"
    assert lesson["session"] == result["session"]
    assert any("Sanne Proef" in line for line in chat.sees)


def test_one_by_one_in_words_comes_to_the_same(chat_of: Callable[..., Chat]) -> None:
    kept = []
    for way in ("forms", "words"):
        chat = chat_of()
        _over(chat)
        if way == "forms":
            chat.presses("Top")
            chat.picks("Aandacht", "Geld")
            chat.presses(NL.label("talk-together"))
            chat.fills(worth="250", actions="Tekenen", next="alone")
            chat.presses(NL.label("talk-together"))
            chat.fills(referrals="Floor Testman", proof="Helder", share="no", lesson="Eerst tekenen")
        else:
            logged(
                chat, how="top", came="geld en aandacht", worth="250", actions="Tekenen", next="Zelf verder",
                referrals="Floor Testman", proof="Helder", share="nee", lesson="Eerst tekenen",
            )  # fmt: skip
        result = _result(chat)
        kept.append(
            (
                {n: result[n] for n in result if n not in ("session", "created", "referrals")},
                columns(chat),
                arrows(chat),
            )
        )
    assert kept[0] == kept[1]


def test_how_it_was_may_be_said_in_ones_own_words(chat: Chat) -> None:
    _over(chat)
    logged(chat, how="Stroef begin, maar ze ging zelf tekenen")
    assert _result(chat)["how"] == "Stroef begin, maar ze ging zelf tekenen"


def test_money_is_only_asked_about_when_it_came(chat: Chat) -> None:
    _over(chat)
    chat.presses("Goed")
    chat.says("aandacht")
    assert chat.was_asked("result-actions")
    chat.says("terug")
    chat.says("geld")
    assert chat.was_asked("result-worth")


def test_nothing_came_in_and_it_still_counts(chat: Chat) -> None:
    _over(chat)
    chat.presses(NL.label("result-how.option-hard"))
    chat.presses(NL.label("talk-none-of-these"))
    logged(chat)
    assert _result(chat)["came"] == []
    assert _states(chat) == ["logged"]


@LANGUAGES
def test_a_session_that_did_not_happen_is_missed_and_no_result(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    words = texts(language)
    _over(chat)
    chat.presses(words.label("result-how.option-missed"))
    assert chat.open_question() is None
    assert _states(chat) == ["missed"]
    assert chat.everything()["results"] == []
    chat.presses(words.label("word-session.button"))
    assert chat.was_asked("session-contact"), "a new moment is offered"


def test_names_that_came_out_of_it_land_in_column_two_with_their_introduction(chat: Chat) -> None:
    _over(chat)
    logged(chat, referrals="Floor Testman (KPN), Kim Proef")
    assert columns(chat)[2] == ["Sanne Proef", "Floor Testman", "Kim Proef"]
    assert arrows(chat) == {("Sanne Proef", "Floor Testman"), ("Sanne Proef", "Kim Proef")}
    assert len(_result(chat)["referrals"]) == 2


def test_a_name_that_was_there_already_stays_one_and_gets_the_introduction(chat: Chat) -> None:
    settled(chat)
    chat.says("namen")
    chat.says("Bram Proef")
    chat.says("laat maar")
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.waits(hours=7)
    logged(chat, referrals="bram proef")
    assert columns(chat) == {1: ["Bram Proef"], 2: ["Sanne Proef"], 3: []}
    assert arrows(chat) == {("Sanne Proef", "Bram Proef")}


def test_nobody_introduces_themselves(chat: Chat) -> None:
    _over(chat)
    logged(chat, referrals="Sanne Proef")
    assert arrows(chat) == set()


def test_thanks_are_asked_about_only_when_somebody_made_the_introduction(chat_of: Callable[..., Chat]) -> None:
    alone, introduced = chat_of(), chat_of()
    _over(alone)
    asked: dict[str, list[str]] = {"alone": [], "introduced": []}
    _introduced(introduced)
    for name, chat in (("alone", alone), ("introduced", introduced)):
        chat.says("top")
        chat.says("aandacht")
        while (question := chat.open_question()) is not None:
            asked[name].append(question)
            if question == "result-thanks":
                assert "Bram Proef" in chat.sees[-1]
                chat.presses(NL.label("result-thanks.option-later"))
            else:
                chat.commands("skip")
    assert "result-thanks" not in asked["alone"]
    assert asked["introduced"][-1] == "result-thanks"
    assert _result(introduced)["thanks"] == "later"
    assert NL.say("result-thanks-later", introducer="Bram Proef", name="Philips") in introduced.sees[0]


def test_whether_it_may_be_shared_is_not_asked_of_proof_that_is_not_there(chat: Chat) -> None:
    _over(chat)
    chat.says("top")
    chat.says("aandacht")
    asked = []
    while (question := chat.open_question()) is not None:
        asked.append(question)
        chat.commands("skip")
    assert "result-proof" in asked
    assert "result-share" not in asked


@pytest.mark.parametrize("way", ["word", "button"])
def test_undo_opens_the_log_again_and_takes_all_of_it_back(chat: Chat, way: str) -> None:
    _over(chat)
    logged(chat, referrals="Floor Testman", lesson="Eerst tekenen")
    chat.says("ongedaan") if way == "word" else chat.presses(NL.label("word-undo.button"))
    kept = chat.everything()
    assert (kept["results"], kept["lessons"], _states(chat)) == ([], [], ["planned"])
    assert columns(chat)[2] == ["Sanne Proef"]
    assert chat.was_asked("result-lesson")
    chat.commands("skip")
    assert _states(chat) == ["logged"]
    assert chat.waits(days=3) == [], "the prompt was there already"


def test_undoing_a_missed_one_asks_again(chat: Chat) -> None:
    _over(chat)
    chat.presses("Ging niet door")
    chat.says("ongedaan")
    assert _states(chat) == ["planned"]
    assert chat.was_asked("result-how")


def test_a_session_that_was_never_planned_is_logged_too(chat: Chat) -> None:
    settled(chat)
    chat.says("gesproken")
    assert chat.was_asked("outreach-contact")
    chat.says("Kim Proef")
    chat.presses("Het was al een sessie")
    assert chat.was_asked("result-how")
    logged(chat)
    assert columns(chat)[2] == ["Kim Proef"]
    assert _states(chat) == ["logged"]
    assert chat.waits(days=3) == []


def test_logging_before_the_prompt_withdraws_it(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.now += timedelta(hours=6, minutes=20)  # it is over, and the reminder was never wanted: nobody woke them
    chat.says("log")
    assert chat.was_asked("result-how")
    logged(chat)
    assert _states(chat) == ["logged"]
    assert chat.waits(days=3) == []


# -- nudges that fall due


def test_a_nudge_waits_for_fifteen_minutes_of_silence_in_a_talk(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.waits(hours=6, minutes=20)  # 16:22; the prompt is due at 16:25
    chat.says("verhaal")
    chat.waits(minutes=10)
    assert chat.was_asked("story-who")
    chat.says("Ik ben Testa")  # 16:32
    assert chat.waits(minutes=14) == []
    assert chat.was_asked("story-love")
    (prompt,) = chat.waits(minutes=1)
    assert "Sanne Proef" in prompt
    assert chat.was_asked("result-how")
    logged(chat)
    chat.says("verder")
    assert chat.was_asked("story-love"), "what it came in between of goes on"


def test_two_that_are_over_are_one_message_and_the_second_log_comes_after_the_first(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    planned(chat, "Bram Proef", "vandaag 16:30")
    chat.now += timedelta(days=1)  # the coach was down
    said = chat.wakes()
    assert len(said) == 1
    assert "Sanne Proef" in said[0]
    assert "Bram Proef" in said[0]
    assert chat.was_asked("result-how")
    logged(chat)
    assert sorted(_states(chat)) == ["logged", "planned"]
    assert chat.sees[-1] == NL.say("next-log")
    chat.presses(NL.label("word-log.button"))
    assert chat.was_asked("result-how")
    assert "Bram Proef" in chat.sees[-1]
    logged(chat)
    assert _states(chat) == ["logged", "logged"]
    assert chat.waits(days=3) == []


def test_after_downtime_no_stale_reminder_comes_but_the_prompt_does_once(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.now += timedelta(hours=30)
    (said,) = chat.wakes()
    assert NL.say("nudge-prompt", name="Sanne Proef") in said
    assert chat.wakes() == []
    assert chat.waits(days=3) == []


def test_a_reminder_that_is_just_not_stale_is_still_sent_after_a_short_stop(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.now += timedelta(hours=5, minutes=10)  # 15:12
    (said,) = chat.wakes()
    assert "15:30" in said
    assert chat.turn.rows[0].not_after is not None


def test_a_prompt_that_was_put_aside_is_found_again(chat: Chat) -> None:
    _over(chat)
    chat.says("later")
    assert chat.open_question() is None
    chat.says("log")
    assert chat.was_asked("result-how")
    logged(chat)
    assert _states(chat) == ["logged"]


@LANGUAGES
def test_a_name_mentioned_twice_is_said_to_be_there_once(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    settled(chat)
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=8)
    logged(chat, referrals="Floor Testman, floor testman")
    assert columns(chat)[2].count("Floor Testman") == 1
    assert texts(language).say("names-once", names="Floor Testman", count=1) in chat.sees[0]


def test_the_session_of_somebody_typed_away_is_still_theirs(chat: Chat) -> None:
    settled(chat)
    chat.commands("names")
    chat.says("Sanne Proef")
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.commands("names")
    chat.commands("back")
    chat.says("Bram Proef")
    chat.commands("cancel")
    chat.waits(hours=8)
    assert chat.was_asked("result-how")
    assert "Sanne Proef" in " ".join(chat.sees)


def test_a_name_that_was_typed_away_and_comes_out_of_a_session_is_on_the_list(chat: Chat) -> None:
    settled(chat)
    chat.commands("names")
    chat.says("Floor Testman, Kim Proef")
    chat.says("terug")
    chat.says("Noor Proef")
    chat.commands("cancel")
    planned(chat, "Sanne Proef", "2026-11-23 15:30")
    chat.waits(hours=8)
    logged(chat, referrals="Floor Testman")
    assert "Floor Testman" in columns(chat)[2]
    chat.commands("log")
    chat.says("Kim Proef")
    chat.presses("Het was al een sessie")
    logged(chat)
    assert "Kim Proef" in columns(chat)[2]


def test_of_two_with_one_name_the_one_that_was_picked_is_logged(chat: Chat) -> None:
    settled(chat)
    chat.commands("names")
    chat.says("Bram Proef, Bram Proef")
    chat.presses(texts("nl").label("names-same.option-other"))
    chat.commands("cancel")
    second = max(contact["id"] for contact in chat.everything()["contacts"])
    chat.commands("log")
    (picked,) = (control.token for control in chat.last.controls if control.token.endswith(f".{second}"))
    chat.presses_token(picked)
    chat.presses("Het was al een sessie")
    logged(chat)
    assert [session["contact"] for session in chat.everything()["sessions"]] == [second]


def test_who_was_thanked_already_is_not_asked_about_again(chat: Chat) -> None:
    _introduced(chat)
    logged(chat, thanks="Al gedaan")
    states = {arrow["state"] for arrow in chat.everything()["introductions"]}
    assert states == {"thanked"}
    planned(chat, "Philips", "vandaag 18:00")
    chat.waits(hours=7)
    asked = []
    while (question := chat.open_question()) is not None and question.startswith("result-"):
        asked.append(question)
        chat.says({"result-how": "Top", "result-came": "tijd"}.get(question, "sla over"))
    assert asked
    assert "result-thanks" not in asked


@LANGUAGES
def test_a_lesson_leads_to_the_story_in_one_tap(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    _over(chat)
    logged(chat, lesson="Eerst laten tekenen")
    assert texts(language).say("result-lesson-kept") in chat.sees[-1]
    chat.presses(texts(language).label("word-story.button"))
    assert chat.was_asked("story-who")


IN_ONE_SENTENCE = [
    ("nl", "het ging goed met Sanne en ze stelt me voor aan Karel Kunstmatig", {"met": ["Karel Kunstmatig"]}),
    ("nl", "top, ze stelt me voor aan Karel Kunstmatig", {"met": ["Karel Kunstmatig"]}),
    ("nl", "goed, ze gaf aandacht en tijd", {"came": {"attention", "time"}}),
    ("nl", "goed, en we gaan samen verder", {"next": "together"}),
    ("nl", "top, ze gaf aandacht, stelt me voor aan Karel Kunstmatig en we gaan samen verder",
     {"came": {"attention"}, "met": ["Karel Kunstmatig"], "next": "together"}),
    ("nl", "ze betaalde 250 euro en stelt me voor aan Karel Kunstmatig", {"worth": "250", "met": ["Karel Kunstmatig"]}),
    ("en", "it went well with Sanne, she will introduce me to Carla Fabricated", {"met": ["Carla Fabricated"]}),
    ("en", "great, she gave attention and energy and will introduce me to Carla Fabricated",
     {"came": {"attention", "energy"}, "met": ["Carla Fabricated"]}),
    ("en", "good, she wants to go on with me", {"next": "together"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "wanted"), IN_ONE_SENTENCE)
def test_all_that_one_sentence_tells_is_kept_and_not_asked_again(
    chat_of: Callable[..., Chat], language: str, said: str, wanted: dict[str, Any]
) -> None:
    chat = chat_of(language=language)
    _over(chat)
    chat.says(said)
    asked = []
    usual = {"result-how": "Top", "result-came": ANSWERS["result-came"][language].split(",", maxsplit=1)[0]}
    while (question := chat.open_question()) is not None and question.startswith("result-"):
        asked.append(question.removeprefix("result-"))
        chat.says(usual.get(question) or {"nl": "sla over", "en": "skip"}[language])
    kept = _result(chat)
    names = {contact["id"]: contact["name"] for contact in chat.everything()["contacts"]}
    found = {
        "how": kept["how"], "came": set(kept["came"]), "next": kept["next"], "worth": kept["worth"] and str(int(float(kept["worth"]))),
        "met": [names[number] for number in kept["referrals"]],
    }  # fmt: skip
    assert {key: found[key] for key in wanted} == wanted
    assert not {"came", "next"} & set(wanted) & set(asked)
    assert "met" not in wanted or "referrals" not in asked
