"""A route is walked to the first question without a fitting answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import RouteBug
from bot.talk import engine
from bot.talk.people import Names
from bot.talk.questions import Choice, Confirm, Invalid, Question, Sense, Text, YesNo
from bot.talk.script import Answers, Route, Together, walk
from bot.talk.talks import Talk
from bot.texts import texts

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SENSE = Sense(NOW, "Europe/Amsterdam", "own", texts("nl"))


class Picnic:
    """A made-up flow: the cake is only asked for when there is cake."""

    name = "picnic"

    who = Text(most=20)
    cake = Choice("yes", "no")
    flavour = Text(optional=True)
    share = YesNo(optional=True)
    guests = Names()
    check = Confirm()

    def route(self, a: Answers, known: Any) -> Route:
        del known
        yield self.who
        yield self.cake
        if a[self.cake] == "yes":
            yield Together(self.flavour, self.share.if_given(self.flavour))
        yield self.guests.about("north", side="north")
        yield self.check


def place(answers: dict[str, Any], again: str | None = None) -> Any:
    return walk(Picnic(), answers, None, again)


def key(found: Any) -> str | None:
    return found.question.key if found.question else None


def talk(**answers: Any) -> Talk:
    return Talk("t1", "picnic", NOW, NOW, answers=answers)


def test_the_first_question_without_an_answer_is_open() -> None:
    assert key(place({})) == "who"
    assert key(place({"who": "Testa"})) == "cake"


def test_an_answer_decides_the_way() -> None:
    assert key(place({"who": "Testa", "cake": "yes"})) == "flavour"
    assert key(place({"who": "Testa", "cake": "no"})) == "guests:north"


def test_a_skipped_question_takes_what_hangs_on_it_along() -> None:
    assert key(place({"who": "Testa", "cake": "yes", "flavour": None})) == "guests:north"
    assert key(place({"who": "Testa", "cake": "yes", "flavour": "lemon"})) == "share"


def test_the_end_is_reached_only_when_everything_is_answered() -> None:
    done = {"who": "Testa", "cake": "no", "guests:north": [], "check": "yes"}
    assert place(done).question is None
    assert key(place({name: value for name, value in done.items() if name != "who"})) == "who"


def test_an_answer_that_no_longer_fits_is_asked_again() -> None:
    assert key(place({"who": "x" * 21, "cake": "no"})) == "who"
    assert key(place({"who": "Testa", "cake": "perhaps"})) == "cake"


def test_what_can_be_filled_in_together_is_offered_together() -> None:
    assert [q.key for q in place({"who": "Testa", "cake": "yes"}).group] == ["flavour", "share"]
    assert [q.key for q in place({}).group] == ["who"]


def test_the_length_is_certain_only_when_no_answer_can_change_it() -> None:
    assert not place({}).certain
    later = place({"who": "Testa", "cake": "no"})
    assert later.certain
    assert len(later.ahead) == 1


def test_a_question_can_be_put_again_with_every_other_answer_kept() -> None:
    answers = {"who": "Testa", "cake": "no", "guests:north": []}
    again = place(answers, "who")
    assert key(again) == "who"
    changed = engine.answered(replace(talk(**answers), turning_back="who"), again.question, "Testo")
    assert key(walk(Picnic(), changed.answers, None)) == "check"


def test_reading_an_answer_that_was_never_asked_for_is_a_bug() -> None:
    class Broken(Picnic):
        def route(self, a: Answers, known: Any) -> Route:
            del known
            yield self.who
            if a[self.cake] == "yes":
                yield self.flavour

    with pytest.raises(RouteBug):
        walk(Broken(), {"who": "Testa"}, None)


def test_asking_the_same_thing_twice_is_a_bug() -> None:
    class Broken(Picnic):
        def route(self, a: Answers, known: Any) -> Route:
            del a, known
            yield self.who
            yield self.who

    with pytest.raises(RouteBug):
        walk(Broken(), {"who": "Testa"}, None)


def test_six_questions_do_not_fit_one_form() -> None:
    with pytest.raises(RouteBug):
        Together(*(Text() for _ in range(6)))


def test_a_changed_answer_takes_the_confirmation_back() -> None:
    before = talk(who="Testa", cake="no", check="yes")
    assert "check" not in engine.answered(before, Picnic.who, "Testo").answers


def test_back_from_the_first_question_says_that_it_is_the_first() -> None:
    assert engine.gone_back(talk(), place({})) == Invalid("first")


def test_back_asks_the_question_before_and_keeps_its_answer() -> None:
    moved = engine.gone_back(talk(who="Testa"), place({"who": "Testa"}))
    assert isinstance(moved, Talk)
    assert moved.turning_back == "who"
    assert moved.answers == {"who": "Testa"}


def test_what_is_needed_cannot_be_skipped() -> None:
    assert engine.skipped(talk(), Picnic.who) == Invalid("needed")
    skipped = engine.skipped(talk(), Picnic.flavour)
    assert isinstance(skipped, Talk)
    assert skipped.answers == {"flavour": None}


def test_a_form_with_a_problem_keeps_what_was_right() -> None:
    group: tuple[Question[Any], ...] = (Picnic.who, Picnic.flavour)
    kept, problems = engine.filled(talk(), group, {"who": "x" * 30, "flavour": "lemon"}, SENSE)
    assert problems["who"].code == "too-long"
    assert kept.answers == {}
    assert kept.draft == {"flavour": "lemon"}
    done, none = engine.filled(kept, group, {"who": "Testa", "flavour": "lemon"}, SENSE)
    assert none == {}
    assert done.answers == {"who": "Testa", "flavour": "lemon"}


def test_an_empty_field_is_a_skip_where_that_is_allowed() -> None:
    group: tuple[Question[Any], ...] = (Picnic.who, Picnic.flavour)
    _, problems = engine.filled(talk(), group, {"who": " ", "flavour": " "}, SENSE)
    assert {name: problem.code for name, problem in problems.items()} == {"who": "empty"}


def test_a_renamed_question_finds_its_answer_its_draft_and_its_subject() -> None:
    old = replace(talk(whom="Testa"), draft={"sides:north": "x"}, turning_back="whom")
    new = engine.renamed(old, {"whom": "who", "sides": "guests"})
    assert new.answers == {"who": "Testa"}
    assert new.draft == {"guests:north": "x"}
    assert new.turning_back == "who"


def test_a_route_is_pure() -> None:
    answers = {"who": "Testa", "cake": "yes"}
    assert key(place(answers)) == key(place(answers))
    assert answers == {"who": "Testa", "cake": "yes"}
