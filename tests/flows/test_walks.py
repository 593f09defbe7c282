"""A slice of the random walks, and forms against one answer at a time; `python -m tests.flows.walks` walks many more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.domain.contacts import Contact, Introduction
from bot.domain.sessions import Session
from bot.flows.result import Held, LogResult
from bot.talk import engine
from bot.talk.questions import Invalid, Sense
from bot.talk.script import Place, walk
from bot.talk.talks import Talk
from bot.texts import texts
from tests.databases import Databases
from tests.flows.walks import main, walked

UNHURRIED = settings(deadline=None)  # a busy machine is no failure

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SENSE = Sense(NOW, "Europe/Amsterdam", "own", texts("en"))
SANNE, BRAM = Contact(1, "Sanne Sample", 3, NOW), Contact(2, "Bram Sample", 1, NOW)
HELD = Held(
    Session(1, SANNE.id, NOW, 45, "Europe/Amsterdam", NOW), SANNE, (SANNE, BRAM),
    (Introduction(1, BRAM.id, SANNE.id, NOW),),
)  # fmt: skip
FLOW = LogResult()

GIVEN = some.fixed_dictionaries(
    {
        "worth": some.sampled_from(["", "250 euro", "12,50", "$ 40"]),
        "actions": some.sampled_from(["", "I send the drawing", "none", "_really_ *all*"]),
        "next": some.sampled_from(["", "alone", "together", "open"]),
        "referrals": some.sampled_from(["", "Floor Testman", "Floor Testman, Bram Sample", "Sam\nKim"]),
        "proof": some.sampled_from(["", "Clear at last"]),
        "share": some.sampled_from(["", "yes", "no"]),
        "lesson": some.sampled_from(["", "Let them draw first"]),
        "thanks": some.sampled_from(["", "done", "later", "no"]),
    }
)
"""What goes into the two forms of a log; empty is a skip."""


@pytest.mark.parametrize("batch", range(8))
def test_whatever_a_person_does_the_rules_hold(tmp_path_factory, key, batch: int) -> None:
    databases = Databases("sqlite", tmp_path_factory.mktemp("walks"), key, None)
    for seed in range(batch * 5, batch * 5 + 5):
        going = walked(databases, seed, 20)
        assert len(going.steps) >= 20
        assert going.heard, "nothing was ever said"


def test_the_long_run_counts_what_it_walked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main("N=2", "seed=7", "steps=3") == 0
    printed = capsys.readouterr().out
    assert printed.startswith("2 walks, ")
    assert ", 0 went wrong\n" in printed


@UNHURRIED
@given(values=GIVEN, first=some.integers(0, 8), late=some.booleans())
def test_a_form_at_any_point_keeps_what_one_by_one_keeps(values: Mapping[str, str], first: int, late: bool) -> None:
    """One by one up to some question, then the forms for the rest, comes to what one by one comes to."""
    alone = _logged(values, one_by_one=100, typed_late=late)
    mixed = _logged(values, one_by_one=first, typed_late=late)
    forms = _logged(values, one_by_one=0, typed_late=late)
    assert alone == mixed == forms
    for name, typed in values.items():
        if not typed:
            assert alone[name] is None
    assert (alone["actions"] is None) == (values["actions"] in ("", "none"))


@UNHURRIED
@given(values=GIVEN, wrong=some.sampled_from(["worth", "referrals"]))
def test_a_form_sent_with_a_problem_and_again_without_keeps_the_same(values: Mapping[str, str], wrong: str) -> None:
    bad = {"worth": "a lot", "referrals": "?!"}
    assert _logged(values, one_by_one=0, first_wrong={wrong: bad[wrong]}) == _logged(values, one_by_one=0)


@UNHURRIED
@given(values=GIVEN, back=some.integers(1, 6))
def test_going_back_and_answering_the_same_keeps_the_same(values: Mapping[str, str], back: int) -> None:
    assert _logged(values, one_by_one=100, back_at=back) == _logged(values, one_by_one=100)


def _place(talk: Talk) -> Place:
    return walk(FLOW, talk.answers, HELD, talk.turning_back)


def _logged(
    values: Mapping[str, str],
    *,
    one_by_one: int,
    typed_late: bool = False,
    first_wrong: Mapping[str, str] | None = None,
    back_at: int = 0,
) -> dict[str, Any]:
    """Return what a finish would read after answering this way."""
    talk = Talk("t", "result", NOW, NOW, answers={"how": "good", "came": ["energy", "money"]})
    wrong = dict(first_wrong or {})
    taken = 0
    while (place := _place(talk)).question is not None:
        if taken < one_by_one:
            talk = _answered(talk, place, values, typed=typed_late)
        else:
            sent = {question.key: wrong.pop(question.key, values[question.key]) for question in place.group}
            talk, problems = engine.filled(talk, place.group, sent, SENSE)
            assert set(problems) <= set(first_wrong or {})
            assert all(talk.draft[key] == sent[key] for key in set(sent) - set(problems) if problems)
        taken += 1
        if taken == back_at:
            moved = engine.gone_back(talk, _place(talk))
            assert isinstance(moved, Talk)
            again = _place(moved)
            assert again.question is not None
            if again.question.key in values:
                talk = _answered(moved, again, values, typed=typed_late)
                assert again.question.key in talk.answers
            else:
                talk = replace(moved, turning_back=None)
    return {name: place.answers.get(getattr(FLOW, name)) for name in values}


def _answered(talk: Talk, place: Place, values: Mapping[str, str], *, typed: bool) -> Talk:
    question = place.question
    assert question is not None
    given_ = values[question.key]
    if not given_:
        skipped = engine.skipped(talk, question)
        assert isinstance(skipped, Talk)
        return skipped
    tapped = given_ in {option.value for option in question.options(SENSE)}
    if tapped and not typed:
        stored = question.choose((given_,), SENSE)
    elif tapped:
        label = next(option.label for option in question.options(SENSE) if option.value == given_)
        stored = engine.understood(question, label, SENSE)
    else:
        stored = engine.understood(question, given_, SENSE)
    assert not isinstance(stored, Invalid), (question.key, given_, stored)
    return engine.answered(talk, question, stored)
