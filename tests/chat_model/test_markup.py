"""What a person typed always shows as they typed it; only our own marks are marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.chat.markup import Span, escape, plain, spans

UNHURRIED = settings(deadline=None)  # a busy machine is no failure

marked = some.text(some.sampled_from("ab *_>`~|\\“”é👍"), max_size=30)


def _styles(text: str) -> set[tuple[bool, bool, bool]]:
    return {(span.bold, span.italic, span.quote) for span in spans(text)}


@UNHURRIED
@given(some.text(max_size=60) | marked)
def test_what_was_typed_reads_as_it_was_typed(typed: str) -> None:
    if len(typed.splitlines()) <= 1:
        assert plain(escape(typed)) == typed


@UNHURRIED
@given(some.lists(marked, max_size=4))
def test_lines_that_were_typed_read_as_they_were_typed(lines: list[str]) -> None:
    assert plain(escape("\n".join(lines))) == "\n".join(lines)


@UNHURRIED
@given(marked)
def test_what_was_typed_is_never_a_mark(typed: str) -> None:
    assert _styles(escape(typed)) <= {(False, False, False)}


@UNHURRIED
@given(marked, marked)
def test_a_mark_of_ours_around_what_was_typed_covers_exactly_that(typed: str, after: str) -> None:
    found = spans(f"**{escape(typed)}**{escape(after)}")
    assert "".join(span.text for span in found if span.bold) == typed
    assert "".join(span.text for span in found if not span.bold) == after


@UNHURRIED
@given(some.text(some.sampled_from("ab *_>`~|\\\n"), max_size=40))
def test_whatever_the_text_no_character_but_a_mark_is_lost(text: str) -> None:
    shown = "".join(span.text for span in spans(text))
    assert set(shown) <= set(text)
    assert shown.count("a") == text.count("a")
    assert shown.count("\n") == text.count("\n")
    assert all(span.text for span in spans(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("**on** off", [Span("on", bold=True), Span(" off")]),
        ("_on_ off", [Span("on", italic=True), Span(" off")]),
        ("a_b_c", [Span("a_b_c")]),
        ("**open", [Span("open", bold=True)]),
        ("**open\nnext", [Span("open\n", bold=True), Span("next")]),
        ("> said\nnot", [Span("said\n", quote=True), Span("not")]),
        (r"\> not said", [Span("> not said")]),
        (r"\**no\**", [Span("**no**")]),
        ("", []),
    ],
)  # fmt: skip
def test_marks_are_read_as_they_are_meant(text: str, found: list[Span]) -> None:
    assert spans(text) == found


def test_a_quote_of_several_lines_is_one_quotation_in_plain_text() -> None:
    assert plain("He said:\n> one\n> two\nand left") == "He said:\n“one\ntwo”\nand left"
