"""What the coach says, for a script and for a person."""

import base64
import json
from datetime import UTC, datetime

from adapters.console.render import Answer, answer_shape, line, row_shape
from adapters.console.terminal import Paper, answer_text, message_text, printable
from adapters.console.words import clock_face
from bot.chat.events import Address
from bot.chat.markup import escape
from bot.chat.messages import Button, Field, File, Form, Message, Option, Row, Select
from tests.console.script import KEYS

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
WHO = Select("s", "Kies", tuple(Option(str(n), f"Persoon {n}") for n in range(1, 12)), 1, 3)
FORM = Form(
    "f", "Sessie", (Field("when", "Wanneer", hint="dinsdag half vier"), Field("aim", "Doel", required=False)), "Ja"
)


def row(message: Message, *, kind="message", lane="reply") -> Row:
    return Row(12, 1, Address("console", "local", "Testa"), None, lane, kind, message, AT, None, "n", 1)


def test_a_message_is_an_object_with_every_key():
    shape = row_shape(row(Message("Hoi **Jan**", (Button("b", "Ja", "primary"), WHO))), ZONE)
    assert set(shape) == KEYS
    assert (shape["id"], shape["at"], shape["kind"]) == ("12", "2026-11-23T10:00:00+01:00", "reply")
    assert shape["text"] == "Hoi Jan"
    assert shape["controls"][0] == {"id": "b", "label": "Ja", "style": "primary"}
    assert {**shape["controls"][1], "options": shape["controls"][1]["options"][:1]} == {
        "id": "s", "label": "Kies", "style": "select", "options": [{"value": "1", "label": "Persoon 1"}],
        "least": 1, "most": 3,
    }  # fmt: skip


def test_an_edit_names_what_it_replaces_and_a_nudge_is_one():
    assert row_shape(row(Message("x", replaces=7), kind="edit", lane="nudge"), ZONE)["kind"] == "edit"
    assert row_shape(row(Message("x", replaces=7), kind="edit"), ZONE)["replaces"] == "7"
    assert row_shape(row(Message("x"), lane="nudge"), ZONE)["kind"] == "nudge"


def test_what_somebody_typed_is_shown_as_it_was_typed():
    said = "a*b_c\\d > e `f` **g**"
    assert row_shape(row(Message(escape(said))), ZONE)["text"] == said
    assert said in message_text(row(Message(escape(said))), Paper())


def test_a_quote_can_be_read_without_marks():
    assert row_shape(row(Message("Zo:\n> Dag Jan\n> tot dan")), ZONE)["text"] == "Zo:\n“Dag Jan\ntot dan”"
    assert message_text(row(Message("Zo:\n> Dag Jan")), Paper()) == "  Zo:\n  │ Dag Jan"


def test_files_are_whole_in_json():
    message = Message(
        "x", image=File("a.png", "image/png", b"\x89", "Het bord"), files=(File("b.csv", "t", b"1", "Lijst"),)
    )
    shape = row_shape(row(message), ZONE)
    assert shape["image"]["description"] == "Het bord"
    assert base64.b64decode(shape["image"]["content"]) == b"\x89"
    assert shape["file"]["name"] == "b.csv"


def test_a_line_of_json_is_one_line_for_every_reader():
    written = line({"text": "a\u2028b\u0085c\nd"})
    assert written.splitlines() == [written]
    assert json.loads(written) == {"text": "a\u2028b\u0085c\nd"}


def test_a_form_and_problems_have_an_id_and_the_same_keys():
    form = answer_shape(Answer("form:f", AT, form=FORM), ZONE)
    problems = answer_shape(Answer("problems:1", AT, problems={"when": "Wanneer?"}), ZONE)
    assert set(form) == set(problems) == KEYS
    assert [part["key"] for part in form["form"]["fields"]] == ["when", "aim"]
    assert (form["problems"], problems["form"], problems["problems"]) == (None, None, {"when": "Wanneer?"})


def test_text_is_wrapped_and_words_stay_whole():
    text = message_text(row(Message("woord " * 40 + "https://example.org/" + "x" * 90)), Paper(width=40))
    lines = text.splitlines()
    assert max(len(shown) for shown in lines[:-1]) <= 40
    assert lines[-1].strip() == "https://example.org/" + "x" * 90


def test_buttons_are_numbered_and_fit_the_paper():
    buttons = tuple(Button(str(n), f"Keuze nummer {n}") for n in range(1, 6))
    lines = message_text(row(Message("Wat?", buttons)), Paper(width=40)).splitlines()
    assert lines[1:3] == ["", "  [1] Keuze nummer 1  [2] Keuze nummer 2"]
    assert lines[-1] == "  [5] Keuze nummer 5"


def test_a_list_shows_its_options_and_how_to_pick():
    text = message_text(row(Message("Wie?", (WHO, Button("n", "Niemand")))), Paper(language="nl"))
    assert "  [1] Kies\n      1 Persoon 1 · 2 Persoon 2" in text
    assert "!pick" in text
    assert text.endswith("  [2] Niemand")


def test_an_edit_is_one_short_line():
    edit = row(Message("Een vraag?\nmet twee regels\n✓ Ja, graag", replaces=7), kind="edit")
    assert message_text(edit, Paper()) == "  ✓ Ja, graag"
    long = row(Message("Vraag?\n✓ " + "ja " * 100, replaces=7), kind="edit")
    assert len(message_text(long, Paper(width=60))) <= 60


def test_colour_is_only_where_it_is_wanted():
    message = row(Message("Hoi **Jan**", (Button("b", "Ja"),)))
    assert "\x1b" not in message_text(message, Paper())
    assert "Hoi \x1b[1mJan\x1b[0m" in message_text(message, Paper(colour=True))


def test_nothing_that_was_typed_steers_the_terminal():
    assert printable("a\x1b[2Jb\x00c\rd\x9be\nf\tg") == "a[2Jbcde\nf\tg"
    assert "\x1b" not in message_text(row(Message("x\x1b[31m", (Button("b", "\x1bJa"),))), Paper())


def test_a_form_shows_its_keys_and_how_to_fill_it_in():
    text = answer_text(Answer("f", AT, form=FORM), Paper(language="nl"))
    assert "when: Wanneer (dinsdag half vier)" in text
    assert "aim: Doel (mag leeg)" in text
    assert "!form when=…" in text
    assert answer_text(Answer("p", AT, problems={"when": "Wanneer?"}), Paper()) == "  ! Wanneer?"


def test_the_prompt_shows_the_clock_where_the_person_is():
    assert clock_face(AT, ZONE, "nl") == "ma 23 nov 10:00"
    assert clock_face(AT, "America/New_York", "en") == "Mon 23 Nov 04:00"
