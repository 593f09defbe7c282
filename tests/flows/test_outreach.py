"""What came of telling the story: who, what they answered, and the need; nothing that was said is asked again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.flows.sitting import Sitting
from bot.texts import texts
from tests.chat import Chat
from tests.flows.journeys import arrows, columns, finish, into, settled

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def _outreach(chat: Chat) -> list[tuple[str, str, str | None]]:
    kept = chat.everything()
    name = {contact["id"]: contact["name"] for contact in kept["contacts"]}
    return [(name[one["contact"]], one["outcome"], one["need"]) for one in kept["outreach"]]


@LANGUAGES
def test_who_what_came_of_it_and_the_need(chat_of: Callable[..., Chat], language: str) -> None:
    words = texts(language)
    chat = chat_of(language=language)
    settled(chat)
    chat.commands("log")
    assert chat.was_asked("outreach-contact")
    chat.says("Tom de Tester")
    chat.presses(words.label("outreach-outcome.option-no"))
    assert chat.was_asked("outreach-need")
    assert "Tom de Tester" in chat.sees[-1]
    assert "hij wil eerst bewijs" in chat.says("hij wil eerst bewijs")[0], "what was kept is read back"
    assert _outreach(chat) == [("Tom de Tester", "no", "hij wil eerst bewijs")]
    assert columns(chat)[2] == ["Tom de Tester"], "somebody met along the way"


def test_nothing_heard_asks_for_no_need(chat: Chat) -> None:
    into(chat, "outreach")
    chat.says("Tom de Tester")
    chat.presses("Nog niks gehoord")
    assert _outreach(chat) == [("Tom de Tester", "no-answer", None)]
    assert "nog geen nee" in chat.sees[0]


def test_the_need_may_be_skipped(chat: Chat) -> None:
    into(chat, "outreach")
    chat.says("Tom de Tester")
    chat.presses("Ja, graag")
    chat.says("sla over")
    assert _outreach(chat) == [("Tom de Tester", "yes", None)]


def test_what_was_a_session_already_is_logged_as_one(chat: Chat) -> None:
    into(chat, "outreach")
    chat.says("Tom de Tester")
    chat.presses("Het was al een sessie")
    assert chat.was_asked("result-how")
    assert "Tom de Tester" in chat.sees[-1]
    assert _outreach(chat) == []


def test_undoing_it_takes_the_new_name_along(chat: Chat) -> None:
    into(chat, "outreach")
    chat.says("Tom de Tester")
    chat.presses("Nog niks gehoord")
    chat.says("ongedaan")
    assert _outreach(chat) == []
    assert columns(chat)[2] == []
    assert arrows(chat) == set()
    assert chat.was_asked("outreach-outcome")


def test_an_asking_is_logged_though_the_guess_is_left_unanswered(chat: Chat) -> None:
    into(chat, "outreach")
    chat.says("Tom de Tester")
    chat.presses("Nog niks gehoord")
    assert chat.was_asked("guess-chance")
    assert _outreach(chat) == [("Tom de Tester", "no-answer", None)]
    chat.presses("70 %")
    assert [contact["guess"] for contact in chat.everything()["contacts"]] == [70]


def test_a_guess_that_was_skipped_is_not_kept(chat: Chat) -> None:
    into(chat, "outreach")
    chat.says("Tom de Tester")
    chat.presses("Nog niks gehoord")
    chat.says("sla over")
    assert not chat.was_asked("guess-chance")
    assert [contact["guess"] for contact in chat.everything()["contacts"]] == [None]


def test_who_was_told_last_is_offered_first(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef, Noor Proef, Kim Proef")
    chat.says("laat maar")
    chat.waits(hours=1)
    chat.commands("log")
    chat.says("Noor Proef")
    chat.presses("Nog niks gehoord")
    chat.commands("log")
    offered = [control.label for control in chat.last.controls]
    assert offered[0] == "Noor Proef"


def test_after_a_yes_a_session_is_one_tap_away_when_there_is_something_to_offer(chat: Chat) -> None:
    into(chat, "offer")
    finish(chat, "offer")
    chat.commands("log")
    chat.says("Tom de Tester")
    chat.presses("Ja, graag")
    chat.says("sla over")
    chat.presses("Sessie plannen")
    assert chat.was_asked("session-contact")


def test_who_was_told_today_was_enough_for_today(chat: Chat) -> None:
    into(chat, "names")
    chat.says("Bram Proef, Noor Proef, Kim Proef")
    chat.says("laat maar")
    chat.says("Bram zei nee")
    while chat.open_question() is not None:
        chat.says("sla over")
    assert texts("nl").say("next-today") not in "".join(chat.sees)


def test_an_introducers_yes_is_no_ear_for_the_idea(chat: Chat) -> None:
    """Somebody who will introduce has not heard the idea; an offer has nobody to go to yet."""
    settled(chat)
    chat.commands("names")
    for _ in range(4):
        chat.commands("skip")
    chat.says("Philips")
    chat.says("Bram Proef")
    chat.says("laat maar")
    with chat.store.turn() as work:
        member = work.member_at(chat.address)
        assert member is not None
        (arrow,) = work.introductions(member.id)
        work.add_outreach(member.id, contact=arrow.by, outcome="yes", now=chat.now, toward=arrow.id)
        sitting = Sitting(member, work, chat.now, "look")
        assert not sitting.progress().willing
