"""What a typed line means."""

from datetime import timedelta

import pytest

from adapters.console.read import Advance, Fill, Line, Pick, Press, ToNext, Typed, command, scripted, typed


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hoi", Typed("hoi")),
        ("", Typed("")),
        ("!", Typed("!")),
        ("!!press 1", Typed("!!press 1")),
        ("!pres 1", Typed("!pres 1")),
        ("!pressing", Typed("!pressing")),
        ("!Jan belt terug", Typed("!Jan belt terug")),
        ("niet !press 1", Typed("niet !press 1")),
        ("!to-next please", Typed("!to-next please")),
        ("!press Ja, graag", Press("Ja, graag")),
        ("  !press   2  ", Press("2")),
        ("!PRESS 2", Press("2")),
        ("!press", Press("")),
        ("!pick Jan; Piet", Pick("Jan; Piet")),
        ("!form a=1; b=2", Fill("a=1; b=2")),
        ("!form a=one\ntwo", Fill("a=one\ntwo")),
        ("!to-next", ToNext()),
        ("!advance 2d4h30m", Advance(2, timedelta(hours=4, minutes=30))),
        ("!advance 2d 4h 30m", Advance(2, timedelta(hours=4, minutes=30))),
        ("!advance 90m", Advance(0, timedelta(minutes=90))),
        ("!advance 3D", Advance(3, timedelta())),
        ("!advance 4h2d", Advance(elapsed=None)),
        ("!advance", Advance(elapsed=None)),
        ("!advance soon", Advance(elapsed=None)),
        ("!advance -1d", Advance(elapsed=None)),
        ("!advance 3661d", Advance(elapsed=None)),
        ("!advance 99999999999999d", Advance(elapsed=None)),
        ("!advance 999999999h", Advance(elapsed=None)),
        ("!advance ٣d", Advance(elapsed=None)),
    ],
)
def test_a_text_is_a_command_or_something_said(text, meant):
    assert command(text) == meant


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (b"hoi\n", Line("hoi")),
        (b"hoi\r\n", Line("hoi")),
        (b"hoi", Line("hoi")),
        (b"\n", Line("")),
        (rb"Jan\nPiet", Line("Jan\nPiet")),
        (b'{"id": "a", "text": "hoi"}\n', Line("hoi", "a")),
        (b'  {"id": "a", "text": "Jan\\nPiet"}', Line("Jan\nPiet", "a")),
        (b'{"id": 7, "text": "hoi"}', Line("hoi", "7")),
        (b'{"text": "hoi"}', Line("hoi")),
        (b'{"id": "", "text": "hoi"}', Line("hoi")),
        (b'{"id": null, "text": "hoi"}', Line("hoi")),
        (b'{"id": true, "text": "hoi"}', Line("hoi")),
        (b'{"id": "a"}', Line('{"id": "a"}')),
        (b'{"id": "a", "text": 5}', Line('{"id": "a", "text": 5}')),
        (b'{"id": "a", "text"', Line('{"id": "a", "text"')),
        (b'["hoi"]', Line('["hoi"]')),
        (b'{"id": "a", "text": "\\ud800"}', Line("?", "a")),
        (b"\xff\xfe", Line("\N{REPLACEMENT CHARACTER}" * 2)),
        (b"a\0b", Line("a\0b")),
        (b"{" * 50_000, Line("{" * 50_000)),
        (b'{"text":' * 50_000, Line('{"text":' * 50_000)),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_line_of_a_script_is_read_whatever_it_holds(written, line):
    assert scripted(written) == line


def test_a_line_at_the_prompt_is_never_json():
    assert typed('{"id": "a", "text": "hoi"}\n') == Line('{"id": "a", "text": "hoi"}')
    assert typed(r"Jan\nPiet") == Line("Jan\nPiet")
    assert typed("half \udcff") == Line("half ?")
