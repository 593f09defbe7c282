"""What a page is shown of rows: text with its marks, and edits in the place of their messages."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from adapters.web import shape
from bot.chat import markup
from bot.chat.events import Address
from bot.chat.messages import Button, Message, Row
from tests.web.served import MONDAY, Tab, text_of

ADDRESS = Address("web", "local", "me")


def row(number: int, text: str = "x", *, replaces: int | None = None, kind: Any = "message", **parts: Any) -> Row:
    message = Message(text, replaces=replaces, controls=(Button(f"t{number}", f"b{number}"),))
    lane = "nudge" if number % 2 and replaces is None else "reply"
    return Row(number, 1, ADDRESS, None, lane, kind, message, MONDAY, None, "n", 1, **parts)


@given(st.text())
def test_what_somebody_typed_shows_as_typed(typed: str) -> None:
    lines = [line for line in typed.splitlines() if not line.startswith("> ")]
    clean = "\n".join(lines).strip("\n")
    [message] = shape.talk([row(1, markup.escape(clean))])
    if clean.strip():
        assert text_of(message).strip("\n") == clean.strip("\n")


def test_marks_become_runs_and_a_draft_is_a_quotation() -> None:
    found = shape.blocks("Vandaag **Sanne**, _echt_.\n\n> Hoi Sanne,\n> heb je tijd?\n\nStuur je het?")
    assert [block["quote"] for block in found] == [False, True, False]
    assert found[0]["runs"][1] == ["Sanne", True, False]
    assert found[0]["runs"][3] == ["echt", False, True]
    assert "".join(run[0] for run in found[1]["runs"]) == "Hoi Sanne,\nheb je tijd?\n"


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 12)), max_size=14))
def test_a_tab_that_comes_back_shows_what_one_shows_that_stayed(moves: list[tuple[bool, int]]) -> None:
    """Edits of messages there are, of edits of edits, and of nothing at all."""
    rows = [
        row(number, f"text {number}", replaces=target + 1 if edits else None, kind="edit" if edits else "message")
        for number, (edits, target) in enumerate(moves, 1)
    ]
    stayed = Tab(socket=None)  # type: ignore[arg-type]
    for one in rows:
        stayed._put(shape.message(one))  # noqa: SLF001 - as it does with each frame
    assert [{**message, "replaces": None} for message in shape.talk(rows)] == stayed.talk


def test_an_answered_nudge_is_still_one_when_the_page_is_opened_again() -> None:
    assert [message["nudge"] for message in shape.talk([row(1), row(2, replaces=1, kind="edit")])] == [True]


def test_only_what_a_page_can_show_is_shown() -> None:
    assert shape.talk([row(1, kind="job"), row(2, kind="view"), row(3, kind="file")])[0]["id"] == 3


def test_ones_own_words_are_told_from_the_coachs() -> None:
    mine, coach = shape.talk([row(1, ref="said:frame-1"), row(2, ref="2")])
    assert (mine["said"], coach["said"]) == ("frame-1", None)
