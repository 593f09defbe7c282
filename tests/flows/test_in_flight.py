"""A release in the middle of a talk: what was answered stays, and the talk goes on at the right question."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest

from bot import commands
from bot.domain.member import Member
from bot.flows.all import FLOWS
from bot.flows.base import Ending, Flow, Line
from bot.flows.sitting import Sitting
from bot.store import Store
from bot.store.plain import to_plain
from bot.store.work import Work
from bot.talk.measures import Minutes
from bot.talk.people import Names
from bot.talk.questions import Choice, Confirm, Question, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk
from bot.texts import Texts, texts
from tests.chat import Chat
from tests.flows.in_flight import put_back, stored
from tests.flows.journeys import finish

ENDED: list[dict[str, Any]] = []
"""What the made-up flow was finished with."""


# -- talks that earlier releases stored


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def test_every_flow_of_every_release_has_a_talk_kept() -> None:
    assert {path.stem for path in stored() if path.parent.name == "0.1"} == {
        "welcome", "story", "names", "session", "result", "language", "delete",
    }  # fmt: skip
    assert set(FLOWS) <= {path.stem for path in stored()}, "run python -m tests.flows.in_flight at the release"


@pytest.mark.parametrize("path", stored(), ids=_name)
def test_a_talk_of_an_earlier_release_goes_on_at_its_question(
    chat_of: Callable[..., Chat], sqlite_store: Store, path: Path
) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    chat = chat_of(language=kept["member"]["language"], now=datetime.fromisoformat(kept["said_at"]))
    put_back(sqlite_store, chat, path)
    chat.commands("repeat")
    assert chat.open_key() == kept["open"]
    answers = _talk(chat)["answers"]
    assert answers == kept["talk"]["answers"]
    finish(chat, path.stem)
    assert path.stem not in {talk["flow"] for talk in chat.everything()["talks"]}, "it came to its end"


@pytest.mark.parametrize("path", stored(), ids=_name)
def test_a_talk_of_an_earlier_release_can_be_turned_back_and_undone(
    chat_of: Callable[..., Chat], sqlite_store: Store, path: Path
) -> None:
    kept = json.loads(path.read_text(encoding="utf-8"))
    chat = chat_of(language=kept["member"]["language"], now=datetime.fromisoformat(kept["said_at"]))
    put_back(sqlite_store, chat, path)
    chat.commands("back")
    assert chat.open_key() is not None
    if kept["talk"]["asks"] > 1:  # what one sentence told may answer only questions that are still to come
        assert chat.open_key() != kept["open"]
        assert _talk(chat)["turning_back"]
    assert _talk(chat)["answers"] == kept["talk"]["answers"]


# -- a made-up flow in two releases


class Fair(Flow[None]):
    """What both releases of a made-up flow share: planning a stall at a fair."""

    def look(self, member: Member, work: Work, talk: Talk) -> None:
        """Read nothing."""

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep what came of it for the test to see."""
        ENDED.append({name: a.get(question) for name, question in vars(type(self)).items() if _asks(question)})
        return Ending((Line("language-done"),))


def _asks(question: object) -> bool:
    return isinstance(question, Question)


class FirstFair(Fair):
    """The first release: what, who, how long, how big, with which helpers, and is it right."""

    name = "fair"

    what = Text()
    whom = Text()
    minutes = Minutes(25, 45)
    size = Choice("small", "large")
    helpers = Names()
    check = Confirm()

    def route(self, a: Answers, known: None) -> Route:
        """Ask in this order."""
        yield self.what
        yield self.whom
        yield self.minutes
        yield self.size
        yield self.helpers.about("north", side="north")
        yield self.helpers.about("south", side="south")
        yield self.check


class SecondFair(Fair):
    """The second: `whom` is called `guest`, `helpers` `crew`, `minutes` is gone, `colour` is new, all in other order."""

    name = "fair"
    renamed: ClassVar[Mapping[str, str]] = {"whom": "guest", "helpers": "crew"}

    colour = Choice("red", "blue")
    guest = Text()
    what = Text()
    crew = Names()
    size = Choice("small", "large")
    check = Confirm()

    def route(self, a: Answers, known: None) -> Route:
        """Ask in another order."""
        yield self.guest
        yield self.size
        yield self.what
        yield self.colour
        yield self.crew.about("south", side="south")
        yield self.crew.about("north", side="north")
        yield self.check


class ThirdFair(SecondFair):
    """The third wants shorter words and has no small stalls any more: what no longer fits is asked again."""

    name = "fair"

    guest = Text(most=5)
    size = Choice("large")


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Callable[[type[Fair]], None]:
    """Deploy a release of the made-up flow, in place of the story; every text of it is its own name."""
    ENDED.clear()
    said, labelled, has = Texts.say, Texts.label, Texts.has
    own = ("fair-",)

    def say(self: Texts, name: str, /, **variables: Any) -> str:
        return name if name.startswith(own) else said(self, name, **variables)

    def label(self: Texts, name: str, /, **variables: Any) -> str:
        question, _, part = name.removeprefix("fair-").partition(".")
        bare = question if part == "label" else part.removeprefix("option-")
        return (bare or name) if name.startswith(own) else labelled(self, name, **variables)

    monkeypatch.setattr(Texts, "say", say)
    monkeypatch.setattr(Texts, "label", label)
    monkeypatch.setattr(Texts, "has", lambda self, name: name.startswith(own) or has(self, name))

    def deploy(flow: type[Fair]) -> None:
        monkeypatch.setitem(FLOWS, "fair", flow())
        monkeypatch.setitem(commands.COMMANDS, "story", lambda sitting: sitting.start("fair"))

    return deploy


@pytest.fixture
def midway(chat_of: Callable[..., Chat], release: Callable[[type[Fair]], None]) -> Chat:
    """Give somebody who answered four questions and one side's helpers in the first release."""
    chat = chat_of(language="en")
    chat.says("hi")
    chat.commands("cancel")
    release(FirstFair)
    chat.commands("story")
    for answer in ("lemonade", "Testo Sample", "45", "small", "Bram Sample"):
        chat.says(answer)
    assert chat.open_key() == "fair-helpers:south"
    return chat


def test_a_release_that_renames_drops_inserts_and_reorders_goes_on_with_the_answers_kept(
    midway: Chat, release: Callable[[type[Fair]], None]
) -> None:
    release(SecondFair)
    midway.commands("repeat")
    assert midway.open_key() == "fair-colour", "only what is new is asked before what was open"
    midway.says("red")
    assert midway.open_key() == "fair-crew:south"
    midway.says("Noor Sample")
    assert midway.open_key() == "fair-check", "the north side's were answered under the old name"
    assert "Testo Sample" in midway.last.text
    assert "lemonade" in midway.last.text
    assert "45" not in midway.last.text
    midway.says("yes")
    assert midway.open_key() is None
    assert {name: ENDED[0][name] for name in ("what", "guest", "size", "colour")} == {
        "what": "lemonade", "guest": "Testo Sample", "size": "small", "colour": "red",
    }  # fmt: skip


def test_typing_straight_after_a_release_answers_what_is_open_now(
    midway: Chat, release: Callable[[type[Fair]], None]
) -> None:
    release(SecondFair)
    midway.says("Noor Sample")
    assert midway.open_key() == "fair-colour", "a name is no colour, so it is asked for, kindly"
    assert midway.sees
    midway.says("blue")
    assert midway.open_key() == "fair-crew:south"


def test_buttons_of_the_release_before_are_answered_kindly(midway: Chat, release: Callable[[type[Fair]], None]) -> None:
    midway.commands("edit")
    change, _ = midway.token("size: small")
    midway.commands("repeat")
    skip, _ = midway.token("Skip")
    answered, _ = _first_button(midway, "large")
    release(SecondFair)
    fault = texts("en").say("our-fault")
    for press in (
        lambda: midway.presses_token(answered),
        lambda: midway.picks_token(change, "whom"),
        lambda: midway.picks_token(change, "minutes"),
        lambda: midway.presses_token(skip),
    ):
        said = press()
        assert said
        assert not [line for line in said if line == fault]
        assert midway.open_key() is not None
    kept = _talk(midway)["answers"]
    assert (kept["guest"], kept["what"], kept["size"]) == ("Testo Sample", "lemonade", "small")


def test_an_answer_that_no_longer_fits_is_asked_again_and_the_others_stay(
    midway: Chat, release: Callable[[type[Fair]], None]
) -> None:
    release(ThirdFair)
    midway.commands("repeat")
    assert midway.open_key() == "fair-guest"
    midway.says("Testo")
    assert midway.open_key() == "fair-size"
    midway.presses("large")
    assert midway.open_key() == "fair-colour"


def test_going_back_over_a_release_comes_to_the_renamed_question(
    midway: Chat, release: Callable[[type[Fair]], None]
) -> None:
    for asked in ("helpers:north", "size", "minutes", "whom"):
        midway.commands("back")
        assert midway.open_key() == f"fair-{asked}"
    release(SecondFair)
    midway.commands("repeat")
    assert midway.open_key() == "fair-guest"
    assert "Testo Sample" in midway.last.text, "what was said earlier is shown"
    midway.says("Kim Sample")
    assert midway.open_key() == "fair-colour"


def test_a_talk_put_aside_before_a_release_is_resumed_after_it(
    midway: Chat, release: Callable[[type[Fair]], None]
) -> None:
    midway.commands("later")
    release(SecondFair)
    midway.commands("resume")
    assert midway.open_key() == "fair-colour"


def test_undoing_an_answer_of_the_release_before_asks_it_again(
    midway: Chat, release: Callable[[type[Fair]], None]
) -> None:
    release(SecondFair)
    midway.commands("undo")
    assert "crew:north" not in _talk(midway)["answers"]
    midway.says("red")
    midway.says("Noor Sample")
    assert midway.open_key() == "fair-crew:north"


def test_a_confirmation_given_before_a_release_does_not_end_it_with_a_question_open(
    midway: Chat, release: Callable[[type[Fair]], None], sqlite_store: Store
) -> None:
    midway.says("Noor Sample")
    assert midway.open_key() == "fair-check"
    with sqlite_store.turn() as work:
        member = work.member_at(midway.address)
        assert member is not None
        talk = work.talks(member.id)[0]
        work.save_talk(member.id, replace(talk, answers={**talk.answers, "check": "yes"}))
    release(SecondFair)
    midway.commands("repeat")
    assert midway.open_key() == "fair-colour"
    midway.says("red")
    assert midway.open_key() == "fair-check", "the new answer was never confirmed"
    assert ENDED == []


def _talk(chat: Chat) -> dict[str, Any]:
    """Return the open talk as everyone sees it: under the questions' present names."""
    with chat.store.turn() as work:
        member = work.member_at(chat.address)
        assert member is not None
        talk: dict[str, Any] = to_plain(Sitting(member, work, chat.now, "look").active)
        return talk


def _first_button(chat: Chat, label: str) -> tuple[str, str | None]:
    """Return the button with a label in any message ever, answered or not."""
    for row in chat.everything()["messages"]:
        for control in row["controls"]:
            if control["label"] == label:
                return control["token"], None
    raise AssertionError(f"never a button {label}")
