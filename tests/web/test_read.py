"""Frames: what a page of ours sends is read, anything else is refused without harm."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web import read

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["id", "do", "text", "token", "values", "to"]) | st.text(), inner)
    ),
)


@given(st.text() | JSON.map(json.dumps) | st.just("[" * 100_000))
def test_anything_is_read_or_refused(raw: str) -> None:
    try:
        found = read.frame(raw)
    except read.Malformed:
        return
    assert isinstance(found, read.Say | read.Press | read.Pick | read.Send | read.Move)


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=5))
def test_what_our_page_sends_is_read_whole(text: str, values: list[str]) -> None:
    clean = text.encode("utf-8", "replace").decode()
    assert read.frame(json.dumps({"id": "a-1", "do": "say", "text": text})) == read.Say("a-1", clean)
    found = read.frame(json.dumps({"id": "a-1", "do": "pick", "token": "a.b.1.c", "values": values}))
    assert isinstance(found, read.Pick)
    assert len(found.values) == len(values)


@pytest.mark.parametrize(
    "frame",
    [
        {"do": "say", "text": "hi"},
        {"id": "", "do": "say", "text": "hi"},
        {"id": "a" * 65, "do": "say", "text": "hi"},
        {"id": "a", "do": "say", "text": "x" * (read.MOST_TEXT + 1)},
        {"id": "a", "do": "press", "token": "x" * 101},
        {"id": "a", "do": "pick", "token": "t", "values": ["x"] * 101},
        {"id": "a", "do": "send", "token": "t", "values": {"two words": "x"}},
        {"id": "a", "do": "move", "to": "yesterday"},
        {"id": "a", "do": "delete"},
    ],
)
def test_what_our_page_never_sends_is_refused(frame: dict[str, object]) -> None:
    with pytest.raises(read.Malformed):
        read.frame(json.dumps(frame))


@pytest.mark.parametrize("given_", ["Upper", "with space", "../x", "a" * 41, "é"])
def test_a_seat_is_a_short_plain_name(given_: str) -> None:
    with pytest.raises(read.Malformed):
        read.seat(given_)


def test_the_browsers_zone_is_only_taken_when_there_is_one() -> None:
    assert read.zone("Europe/Amsterdam") == "Europe/Amsterdam"
    assert [read.zone(name) for name in ("", "Nowhere/Land", "../etc/passwd", "\0")] == [None] * 4
