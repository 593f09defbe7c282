"""Which control, option or field a person means."""

from datetime import UTC, datetime

import pytest

from adapters.console.find import Found, NotFound, filled, form_button, in_sight, pick, press
from bot.chat.events import Address
from bot.chat.messages import Button, Control, Field, Form, Message, Option, Row, Select

HERE = Address("console", "local", "Testa")
YES, NO = Button("yes", "Ja, graag"), Button("no", "Nee")
WHO = Select("who", "Wie?", (Option("7", "Jan"), Option("8", "Piet; de Groot"), Option("9", "3")), 1, 3)
TOGETHER = Button("form", "Samen invullen", opens_form=True)
FORM = Form(
    "form",
    "Sessie",
    (
        Field("when", "Wanneer"),
        Field("aim", "Doel", "lines", value="leren", required=False),
        Field("minutes", "Hoe lang", "choice", options=(Option("25", "25 minuten"), Option("45", "45 minuten"))),
        Field("who", "Wie", "choices", options=WHO.options, required=False),
    ),
    "Versturen",
)


def row(number: int, *controls: Control, replaces: int | None = None, address: Address = HERE) -> Row:
    message = Message("tekst", controls, replaces=replaces)
    kind = "edit" if replaces else "message"
    return Row(number, 1, address, None, "reply", kind, message, datetime(2026, 11, 23, tzinfo=UTC), None, "n", 1)


def test_a_label_is_found_without_regard_to_capitals_and_spaces():
    assert press("ja,  GRAAG", [(YES, NO)]) == Found("yes")


def test_a_number_is_that_of_a_control_of_the_newest_message():
    assert press("2", [(YES, NO), (NO, YES)]) == Found("no")


def test_a_label_is_looked_for_in_older_messages_too_and_a_number_is_not():
    assert press("Nee", [(YES,), (NO,)]) == Found("no")
    with pytest.raises(NotFound):
        press("2", [(YES,), (YES, NO)])


def test_the_newest_of_two_equal_labels_is_pressed():
    assert press("Nee", [(Button("new", "Nee"),), (NO,)]) == Found("new")


def test_a_label_that_is_a_number_is_a_label():
    assert press("25", [(Button("a", "25"), Button("b", "45"))]) == Found("a")


def test_an_option_of_a_list_can_be_pressed_by_its_label():
    assert press("jan", [(WHO,)]) == Found("who", "7")


def test_pressing_a_list_by_its_number_says_what_to_pick_from():
    with pytest.raises(NotFound) as missing:
        press("1", [(WHO,)])
    assert (missing.value.part, missing.value.there[0]) == ("pick", "Jan")


@pytest.mark.parametrize("label", ["", "Misschien", "0", "3", "-1", "99999999999", "²", "x" * 40_000])
def test_what_is_not_there_is_told_with_what_is(label):
    with pytest.raises(NotFound) as missing:
        press(label, [(YES, NO)])
    assert missing.value.there == ("Ja, graag", "Nee")


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("Jan", ("7",)),
        ("jan; 8", ("7", "8")),
        ("Piet; de Groot", ("8",)),
        ("1; 2", ("7", "8")),
        ("3", ("9",)),
    ],
)
def test_options_are_picked_by_label_value_or_number(labels, values):
    assert pick(labels, [(YES,), (WHO,)]) == ("who", values)


def test_nothing_is_picked_when_one_of_them_is_not_there():
    with pytest.raises(NotFound):
        pick("Jan; Klaas", [(WHO,)])


def test_an_edit_takes_controls_away_and_what_it_took_is_looked_at_last():
    rows = [row(1, YES), row(2, replaces=1), row(3, NO)]
    assert in_sight(rows, HERE) == [(NO,), (YES,)]
    assert in_sight([*rows, row(4, TOGETHER, replaces=3)], HERE) == [(TOGETHER,), (NO,), (YES,)]


def test_only_the_last_edit_of_a_message_counts():
    assert in_sight([row(1, YES), row(2, NO, replaces=1), row(3, TOGETHER, replaces=1)], HERE)[0] == (TOGETHER,)


def test_messages_at_another_address_are_not_in_sight():
    assert in_sight([row(1, YES, address=Address("console", "local", "Iemand"))], HERE) == []


def test_the_button_of_the_newest_form_is_found():
    assert form_button([(YES,), (NO, TOGETHER)]) == "form"
    with pytest.raises(NotFound):
        form_button([(YES,)])


def test_a_form_is_filled_in_by_key_or_label_and_keeps_what_it_was_opened_with():
    written = "wanneer=morgen 10:00; minutes=45 minuten; who=Jan+9"
    assert filled(written, FORM) == {"when": "morgen 10:00", "aim": "leren", "minutes": ("45",), "who": ("7", "9")}


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("aim=leren; en lachen", "aim", "leren; en lachen"),
        ("aim=een=twee", "aim", "een=twee"),
        ("aim=", "aim", ""),
        ("aim=een\ntwee; when=nu", "aim", "een\ntwee"),
        ("minutes=2", "minutes", ("45",)),
        ("minutes=", "minutes", ()),
        ("who=Piet; de Groot", "who", ("8",)),
        ("who=7,9", "who", ("7", "9")),
        ("who=", "who", ()),
        ("", "when", ""),
    ],
)
def test_a_field_takes_what_was_written_for_it(written, field, value):
    assert filled(written, FORM)[field] == value


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("duur=5", "form"),
        ("when=nu; duur=5", "form"),
        ("zomaar", "form"),
        ("minutes=99", "minutes"),
        ("who=Jan+x", "who"),
    ],
)
def test_a_field_or_choice_that_is_not_there_is_told(written, part):
    with pytest.raises(NotFound) as missing:
        filled(written, FORM)
    assert missing.value.part == part
