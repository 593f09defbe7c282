"""What comes in between: another language, being forgotten, one's own data, late and repeated events, and bugs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.chat.events import FormMissed, Pressed, Said
from bot.chat.markup import plain
from bot.flows.all import FLOWS
from bot.store import Store
from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import ANSWERS, answer, columns, finish, into, logged, planned, settled, welcome

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
NL = texts("nl")


def _typed(chat: Chat, text: str, event_id: str, *, ago: float = 0) -> Said:
    return Said(id=event_id, address=chat.address, at=chat.now - timedelta(minutes=ago), text=text)


# -- another language


@pytest.mark.parametrize(("language", "other", "word"), [("nl", "English", "taal"), ("en", "Nederlands", "language")])
def test_another_language_in_the_middle_and_the_same_question_goes_on_in_it(
    chat_of: Callable[..., Chat], language, other, word
) -> None:
    chat = chat_of(language=language)
    into(chat, "story")
    answer(chat)
    chat.says(word)
    chat.presses(other)
    assert chat.was_asked("story-love")
    new = "en" if language == "nl" else "nl"
    assert plain(texts(new).say("story-love", mode="own")) in chat.sees[-1]
    assert chat.everything()["member"]["language"] == new
    chat.language = new
    finish(chat, "story")
    assert chat.everything()["stories"][0]["answers"]["who"] == ANSWERS["story-who"][language]


def test_undoing_the_language_speaks_the_one_before(chat: Chat) -> None:
    settled(chat)
    chat.says("taal")
    chat.presses("English")
    said = chat.says("undo")
    assert chat.everything()["member"]["language"] == "nl"
    assert NL.say("undo-done", what=NL.say("language-undone")) in said


def test_a_nudge_comes_in_the_language_of_its_moment(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.says("taal")
    chat.presses("English")
    (said,) = chat.waits(hours=5)
    assert "for 45 minutes" in said


# -- being forgotten


@LANGUAGES
def test_erasing_is_asked_once_and_keeping_changes_nothing(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "story")
    finish(chat, "story")
    before = chat.everything()["stories"]
    chat.commands("delete")
    assert chat.was_asked("delete-sure")
    chat.presses(texts(language).label("delete-sure.option-keep"))
    assert chat.everything()["stories"] == before


@pytest.mark.parametrize("typed", ["nee", "no", "nee hoor", "liever niet"])
def test_a_plain_no_erases_nothing(chat: Chat, typed: str) -> None:
    settled(chat)
    chat.commands("delete")
    assert chat.says(typed)[0] == NL.say("delete-kept")
    assert chat.open_question() is None


def test_a_plain_yes_is_not_enough_to_erase(chat: Chat) -> None:
    settled(chat)
    chat.commands("delete")
    chat.says("ja")
    assert chat.was_asked("delete-sure")


@LANGUAGES
def test_after_erasing_nothing_is_left_and_the_next_hello_is_the_first(
    chat_of: Callable[..., Chat], sqlite_store: Store, language
) -> None:
    chat, other = chat_of(language=language), chat_of(language=language)
    for person in (chat, other):
        settled(person)
        planned(person, "Sanne Proef", "2026-12-01 15:30")
        person.commands("story")
        answer(person)
    chat.commands("delete")
    chat.presses(texts(language).label("delete-sure.option-erase"))
    assert len(chat.sees) == 1
    with sqlite_store.turn() as work:
        assert work.member_at(chat.address) is None
    waiting = chat.next_wake()
    chat.now += timedelta(days=10)
    assert waiting is not None, "the other person's session is still planned"
    assert "Sanne Proef" in other.everything()["contacts"][0]["name"]
    (hello,) = chat.says("hoi" if language == "nl" else "hi")
    assert plain(texts(language).say("welcome-hello")) in hello
    kept = chat.everything()
    for part in ("stories", "contacts", "introductions", "sessions", "results", "lessons", "turns", "slots"):
        assert kept[part] == [], part
    assert len(kept["talks"]) == 1
    assert "Sanne" not in json.dumps(kept)


def test_erasing_with_a_nudge_due_says_nothing_more(chat: Chat) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")
    chat.says("wis alles")
    chat.presses("Ja, wis alles")
    assert chat.next_wake() is None
    assert chat.waits(days=3) == []


def test_a_button_from_before_erasing_is_met_as_a_hello(chat: Chat) -> None:
    settled(chat)
    chat.says("verhaal")
    token = chat.token("Help")[0] if "Help" in chat.labels() else "w...story"
    chat.says("wis alles")
    chat.presses("Ja, wis alles")
    assert chat.presses_token(token)
    assert chat.was_asked("welcome-language")


# -- one's own data


@LANGUAGES
def test_the_export_holds_everything_as_json(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    settled(chat)
    chat.commands("story")
    finish(chat, "story")
    chat.commands("names")
    chat.says("Bram Proef (ex-collega)")
    chat.commands("cancel")
    planned(chat, "Sanne Proef", "vandaag 15:30" if language == "nl" else "today 15:30")
    chat.waits(hours=7)
    logged(chat, lesson="Eerst laten tekenen", proof="Eindelijk helder", share="ja" if language == "nl" else "yes")
    chat.commands("export")
    (file,) = next(row.message.files for row in chat.turn.rows if row.message.files)
    assert file.media_type == "application/json"
    assert file.description
    exported = json.loads(file.content)
    kept = chat.everything()
    for part in ("member", "stories", "contacts", "introductions", "sessions", "results", "lessons", "talks"):
        assert exported[part] == kept[part], part
        assert exported[part] or part in ("introductions", "talks")
    for said in ("ex-collega", "Eerst laten tekenen", "Eindelijk helder", ANSWERS["story-love"][language]):
        assert said in file.content.decode()


def test_the_export_in_the_middle_of_a_talk_holds_it_and_the_talk_goes_on(chat: Chat) -> None:
    into(chat, "story")
    answer(chat)
    chat.says("exporteer")
    content = next(row.message.files for row in chat.turn.rows if row.message.files)[0].content
    assert json.loads(content)["talks"][0]["answers"] == {"who": ANSWERS["story-who"]["nl"]}
    assert chat.was_asked("story-love")


# -- late, repeated, foreign


@pytest.mark.parametrize(("choice", "used"), [("late-use", True), ("late-drop", False)])
def test_what_was_typed_before_the_question_was_there_is_shown_back(chat: Chat, choice: str, used: bool) -> None:
    into(chat, "story")
    chat.waits(minutes=5)
    chat.says("Ik ben Testa")
    (said,) = chat.says("Dit was nog over mijzelf", at=chat.now - timedelta(minutes=1))
    assert "Dit was nog over mijzelf" in said
    assert chat.was_asked("story-love")
    chat.presses(NL.label(choice))
    assert chat.was_asked("story-person" if used else "story-love")
    answers = chat.everything()["talks"][0]["answers"]
    assert answers.get("love") == ("Dit was nog over mijzelf" if used else None)


@LANGUAGES
@pytest.mark.parametrize(("choice", "used"), [("late-use", True), ("late-drop", False)])
@pytest.mark.parametrize("meanwhile", ["nothing", "another talk"])
def test_what_was_late_is_settled_after_its_talk_was_put_aside_too(
    chat_of: Callable[..., Chat], language, choice: str, used: bool, meanwhile: str
) -> None:
    chat = chat_of(language=language)
    into(chat, "story")
    chat.waits(minutes=5)
    answer(chat)
    chat.says("Testa Testman, een mens", at=chat.now - timedelta(minutes=1))
    token, _ = chat.token(texts(language).label(choice))
    chat.commands("later" if meanwhile == "nothing" else "names")
    assert chat.presses_token(token)
    assert chat.was_asked("story-person" if used else "story-love")
    assert plain(texts(language).say(chat.open_question() or "", mode="own")) in chat.sees[-1]
    (talk,) = (talk for talk in chat.everything()["talks"] if talk["flow"] == "story")
    assert talk["answers"].get("love") == ("Testa Testman, een mens" if used else None)


@LANGUAGES
def test_a_late_no_to_whether_all_is_right_offers_what_to_change(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "session")
    chat.waits(minutes=5)
    while not chat.was_asked("session-check"):
        answer(chat)
    chat.says("nee" if language == "nl" else "no", at=chat.now - timedelta(minutes=1))
    chat.presses(texts(language).label("late-use"))
    assert texts(language).say("talk-which-change") in chat.sees[-1]
    assert chat.everything()["sessions"] == [], "nothing was agreed to"


def test_a_word_that_always_works_is_never_too_late(chat: Chat) -> None:
    into(chat, "story")
    chat.waits(minutes=5)
    answer(chat)
    chat.says("later", at=chat.now - timedelta(minutes=1))
    assert chat.open_question() is None


def test_the_same_event_again_gives_the_same_answer_and_changes_nothing(chat: Chat) -> None:
    into(chat, "story")
    event = _typed(chat, "Ik ben Testa", "twice")
    chat.hears(event)
    first, kept = chat.turn, chat.everything()
    chat.now += timedelta(hours=1)
    again = chat.coach.hear(event, chat.now)
    assert again.repeated
    assert [row.id for row in again.rows] == [row.id for row in first.rows]
    assert chat.everything() == kept


def test_a_repeated_press_opens_the_same_form_and_a_repeated_form_has_the_same_problems(chat: Chat) -> None:
    into(chat, "session")
    chat.says("Sanne Proef")
    token, _ = chat.token(NL.label("talk-together"))
    press = Pressed(id="press", address=chat.address, at=chat.now, token=token)
    opened = chat.coach.hear(press, chat.now)
    assert opened.form is not None
    assert chat.coach.hear(press, chat.now).form == opened.form
    chat.hears(press)
    chat.fills(when="gisteren", minutes="45")
    assert chat.turn.problems


def test_a_form_that_came_too_late_is_offered_again(chat: Chat) -> None:
    into(chat, "session")
    chat.says("Sanne Proef")
    token, _ = chat.token(NL.label("talk-together"))
    chat.hears(FormMissed(id="missed", address=chat.address, at=chat.now, token=token))
    assert NL.say("form-missed") in chat.sees[-1]
    chat.presses(NL.label("talk-open-form"))
    assert chat.turn.form is not None


def test_nobody_can_press_somebody_elses_button(chat_of: Callable[..., Chat]) -> None:
    one, two = chat_of(), chat_of()
    into(one, "session")
    one.says("Sanne Proef")
    planned(one, "Sanne Proef", "2026-12-01 15:30")
    settled(two)
    before = one.everything()
    for token in {control.token for message in one.shown.values() for control in message.controls}:
        said = two.presses_token(token)
        assert said
        assert "Sanne" not in " ".join(said)
    assert one.everything() == before


def test_a_button_pressed_twice_answers_once_and_kindly(chat: Chat) -> None:
    chat.says("hoi")
    token, _ = chat.token("Nederlands")
    chat.presses_token(token)
    (said,) = chat.presses_token(token)
    assert NL.say("stale-answered").split(".", maxsplit=1)[0] in said
    assert chat.was_asked("welcome-zone")


def test_a_question_that_was_answered_shows_the_choice_instead_of_its_buttons(chat: Chat) -> None:
    chat.says("hoi")
    (row,) = chat.shown
    chat.presses("Nederlands")
    assert chat.shown[row].controls == ()
    assert "Nederlands" in chat.shown[row].text


# -- bad input and bugs


@pytest.mark.parametrize("typed", ["", "   \n ", "\0\0", "\u202e\u2066"])
def test_nothing_at_all_is_said_to_be_nothing_and_the_question_stays(chat: Chat, typed: str) -> None:
    into(chat, "story")
    said = chat.says(typed)
    assert said[0] == NL.say("heard-nothing")
    assert chat.was_asked("story-who")
    assert len(said) == 2


def test_a_file_is_kindly_not_read(chat: Chat) -> None:
    into(chat, "names")
    said = chat.hears(Said(id="file", address=chat.address, at=chat.now, text="", files=("namen.csv",)))
    assert said[0] == NL.say("heard-file")
    assert chat.was_asked("names-known")


def test_words_out_of_nowhere_are_not_understood_but_lead_on(chat: Chat) -> None:
    settled(chat)
    said = chat.says("het regent hier")
    assert said[0] == NL.say("heard-unclear")
    assert len(said) == 2


@LANGUAGES
def test_a_bug_is_said_once_keeps_the_state_and_stays_the_answer_to_its_event(
    chat_of: Callable[..., Chat], monkeypatch: pytest.MonkeyPatch, language
) -> None:
    chat = chat_of(language=language)
    into(chat, "story")
    answer(chat)
    before = chat.everything()

    def broken(*_: Any) -> None:
        raise ZeroDivisionError("somebody's own words")

    with monkeypatch.context() as breaking, capture_logs() as logged_:
        breaking.setattr(type(FLOWS["story"]), "look", broken)
        event = _typed(chat, "Tekenen", "broken")
        (said,) = chat.hears(event)
        assert said == texts(language).say("our-fault")
    assert [entry["bug"] for entry in logged_] == ["ZeroDivisionError"]
    assert "somebody" not in str(logged_)
    after = chat.everything()
    for part in ("member", "talks", "stories", "contacts", "turns", "next_wake"):
        assert after[part] == before[part], part
    again = chat.coach.hear(event, chat.now)
    assert again.repeated
    assert [row.message.text for row in again.rows] == [texts(language).say("our-fault")]
    assert chat.everything() == after
    assert chat.was_asked("story-love")
    answer(chat)
    assert chat.was_asked("story-person")


def test_a_bug_in_a_nudge_says_nothing_and_is_tried_again_an_hour_later(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(chat)
    planned(chat, "Sanne Proef", "vandaag 15:30")

    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    moment = chat.next_wake()
    assert moment is not None
    chat.now = moment
    with monkeypatch.context() as breaking, capture_logs():
        breaking.setattr("bot.nudging._Speaking.reminder", broken)
        assert chat.wakes() == []
    assert chat.next_wake() == moment + timedelta(hours=1)
    said = chat.waits(hours=4)
    assert len(said) == 1, "an hour later the reminder is stale, so only the prompt comes"
    assert chat.was_asked("result-how")


# -- putting aside


def test_what_was_given_up_comes_back_with_undo(chat: Chat) -> None:
    into(chat, "story")
    answer(chat)
    chat.says("laat maar")
    assert chat.open_question() is None
    chat.presses(NL.label("word-undo.button"))
    assert chat.was_asked("story-love")
    assert chat.everything()["talks"][0]["answers"] == {"who": ANSWERS["story-who"]["nl"]}


def test_three_things_put_aside_each_go_on_where_they_were(chat: Chat) -> None:
    into(chat, "story")
    answer(chat)
    chat.says("namen")
    chat.says("Bram Proef")
    chat.says("sessie")
    chat.says("Sanne Proef")
    for word, asked in (("verhaal", "story-love"), ("namen", "names-known:family"), ("sessie", "session-when")):
        chat.says(word)
        assert chat.open_key() == asked
    assert sum(talk["active"] for talk in chat.everything()["talks"]) == 1
    assert columns(chat)[1] == ["Bram Proef"]


def test_what_was_put_aside_last_goes_on_first_also_when_the_clock_stands_still(chat: Chat) -> None:
    settled(chat)
    for _ in range(4):  # ids are drawn at random, and must not decide
        for word in ("story", "names", "session", "log"):
            chat.commands(word)
        chat.says("later")
        chat.says("verder")
        assert chat.was_asked("outreach-contact")
        for word in ("story", "names", "session", "log"):
            chat.commands(word)
            chat.commands("cancel")


@LANGUAGES
def test_skip_under_a_question_that_was_put_aside_skips_that_one(chat_of: Callable[..., Chat], language) -> None:
    chat = chat_of(language=language)
    into(chat, "names")
    skip, _ = chat.token(texts(language).label("word-skip.button"))
    chat.commands("session")
    answer(chat)
    chat.presses_token(skip)
    assert chat.open_key() == "names-known:family"
    (session,) = (talk for talk in chat.everything()["talks"] if talk["flow"] == "session")
    assert list(session["answers"]) == ["contact"], "the other talk stays where it was"


@LANGUAGES
@pytest.mark.parametrize("word", ["later", "cancel"])
def test_a_way_out_under_a_question_that_was_put_aside_leaves_the_open_one_alone(
    chat_of: Callable[..., Chat], language, word: str
) -> None:
    chat = chat_of(language=language)
    into(chat, "session")
    for _ in range(3):
        chat.says("?!")
    out, _ = chat.token(texts(language).label(f"word-{word}.button"))
    chat.commands("story")
    assert chat.presses_token(out)
    assert chat.was_asked("story-who")
    flows = [talk["flow"] for talk in chat.everything()["talks"]]
    assert flows == (["story", "session"] if word == "later" else ["story"])


def test_an_undo_says_what_was_undone_and_twice_goes_further_back(chat: Chat) -> None:
    into(chat, "story")
    answer(chat)
    answer(chat)
    (said, asked) = chat.says("ongedaan")
    assert said == NL.say("undo-done", what=NL.say("undo-answer"))
    assert plain(NL.say("story-love", mode="own")) in asked
    chat.says("ongedaan")
    assert chat.was_asked("story-who")


def test_an_undo_button_of_something_older_says_so_and_changes_nothing(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef")
    token, _ = chat.token(NL.label("word-undo.button"))
    chat.says("Noor Proef")
    said = chat.presses_token(token)
    assert plain(NL.say("undo-not-last")) in said[0]
    assert columns(chat)[1] == ["Bram Proef", "Noor Proef"]
    assert chat.open_key() == "names-known:colleagues"


def test_the_coachs_own_page_shows_what_comes_next_and_what_is_planned(chat: Chat) -> None:
    welcome(chat)
    chat.opens_home()
    (row,) = chat.turn.rows
    assert row.kind == "view"
    assert NL.say("next-story") in row.message.text
    planned(chat, "Sanne Proef", "2026-12-01 15:30")
    chat.opens_home()
    assert "Sanne Proef" in chat.turn.rows[0].message.text
    assert chat.open_question() is None


@LANGUAGES
def test_a_yes_takes_up_what_was_proposed_and_a_no_leaves_it(chat_of: Callable[..., Chat], language: str) -> None:
    chat = chat_of(language=language)
    settled(chat)
    chat.says("nee" if language == "nl" else "no thanks")
    assert chat.sees == [plain(texts(language).say("heard-no"))]
    chat.says("👍🏽" if language == "nl" else "yes please")
    assert chat.was_asked("story-who")
    chat.commands("later")
    chat.says("ja" if language == "nl" else "yes")
    assert chat.was_asked("story-who"), "what was put aside a moment ago"
