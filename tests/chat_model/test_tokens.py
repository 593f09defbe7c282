"""A button id comes back as it went out, and whatever else comes back is none of ours."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.chat.tokens import MOST, Token, Verb, read

UNHURRIED = settings(deadline=None)  # a busy machine is no failure

VERBS: tuple[Verb, ...] = get_args(Verb)
tokens = some.builds(
    Token, some.sampled_from(VERBS), some.text(max_size=70), some.from_regex(r"[a-z0-9]{0,16}", fullmatch=True),
    some.integers(0, 999_999),
)  # fmt: skip


@UNHURRIED
@given(tokens)
def test_a_token_comes_back_as_it_went_out(token: Token) -> None:
    assert len(str(token)) <= MOST
    assert read(str(token)) == token


def test_every_verb_has_a_letter_of_its_own() -> None:
    assert len({str(Token(verb)) for verb in VERBS}) == len(VERBS)


@UNHURRIED
@given(some.text(max_size=150))
def test_whatever_is_typed_as_a_token_is_read_or_not_and_never_raises(written: str) -> None:
    found = read(written)
    assert found is None or (found.verb in VERBS and len(written) <= MOST)


@pytest.mark.parametrize(
    "written",
    ["", ".", "...", "a", "a.b", "z.talk.1.x", "A.talk.1.x", "a.TALK.1.x", "a.talk.-1.x", "a.talk.1234567.x",
     "a.talk.one.x", "answer.talk.1.x", "a.talk.1.x" + "y" * 91, "a.talktalktalktalk1.1.x", "\0.talk.1.x", "a .talk.1.x",
     "a.talk.1", "a.ta lk.1.x", "\nа.talk.1.x"],
)  # fmt: skip
def test_a_forged_token_is_none_of_ours(written: str) -> None:
    assert read(written) is None


@pytest.mark.parametrize("value", ["", ".", "a.b.c", "\n", "…", "known:friends", "2026-12-01T15:30:00+01:00"])
def test_a_value_may_hold_anything(value: str) -> None:
    assert read(str(Token("answer", value, "ab12", 3))) == Token("answer", value, "ab12", 3)


def test_one_that_the_platforms_would_refuse_is_a_bug() -> None:
    with pytest.raises(ValueError, match="longer"):
        str(Token("answer", "x" * MOST))
