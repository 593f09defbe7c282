"""What Slack refuses, our own checks refuse too: without that the tests of rendering would see nothing."""

import pytest

from tests.simulators.slack.blocks import ALL_TEXT, check_message, check_view, total_text


def plain(text):
    return {"type": "plain_text", "text": text}


def button(**more):
    return {"type": "button", "text": plain("Go"), "action_id": "a", **more}


def actions(*elements):
    return {"type": "actions", "elements": list(elements)}


def select(*options):
    return actions({"type": "static_select", "action_id": "a", "placeholder": plain("Pick"), "options": list(options)})


def option(text="One", value="1"):
    return {"text": plain(text), "value": value}


def section(text="Hello"):
    return {"type": "section", "text": plain(text)}


def picture(alt):
    return {"type": "image", "slack_file": {"id": "F1"}, "alt_text": alt}


def asking(**more):
    line = {"type": "input", "label": plain("When?"), "element": {"type": "plain_text_input", "action_id": "a"}}
    return {"type": "modal", "title": plain("Plan"), "submit": plain("Save"), "blocks": [line], **more}


def usable(file):
    return file == "F1"


REFUSED = {
    "51 blocks": [section()] * 51,
    "no blocks": [],
    "an action id twice": [actions(button(), button())],
    "26 buttons": [actions(*(button(action_id=str(n)) for n in range(26)))],
    "a block id twice": [{**section(), "block_id": "b"}, {**section(), "block_id": "b"}],
    "a picture without words": [picture("")],
    "a picture with too many words": [picture("x" * 2001)],
    "a long option": [select(option("x" * 76))],
    "a long value of an option": [select(option(value="x" * 151))],
    "an empty option": [select(option(""))],
    "no options": [select()],
    "101 options": [select(*(option(value=str(n)) for n in range(101)))],
    "a long button": [actions(button(text=plain("x" * 76)))],
    "a long accessible label": [actions(button(accessibility_label="x" * 76))],
    "a long value of a button": [actions(button(value="x" * 2001))],
    "a long section": [section("x" * 3001)],
    "an empty section": [section("")],
    "a long header": [{"type": "header", "text": plain("x" * 151)}],
}


@pytest.mark.parametrize("blocks", REFUSED.values(), ids=REFUSED)
def test_a_message_is_refused(blocks):
    assert check_message(blocks, usable) != []


def test_messages_at_the_limit_are_taken():
    for blocks in (
        [section("x" * 3000)] * 50,
        [picture("x" * 2000)],
        [select(*(option("x" * 75, str(n)) for n in range(100)))],
        [actions(*(button(action_id=str(n), accessibility_label="x" * 75) for n in range(25)))],
        [{"type": "header", "text": plain("x" * 150)}],
    ):
        assert check_message(blocks, usable) == []


@pytest.mark.parametrize(
    "view",
    [
        {name: value for name, value in asking().items() if name != "submit"},
        asking(private_metadata="x" * 3001),
        asking(title=plain("x" * 25)),
        asking(submit=plain("")),
        asking(callback_id="x" * 256),
        asking(blocks=asking()["blocks"] * 101),
    ],
    ids=["no submit", "much metadata", "a long title", "an empty submit", "a long callback id", "101 blocks"],
)
def test_a_form_is_refused(view):
    assert check_view(view, "modal", usable) != []
    assert check_view(asking(private_metadata="x" * 3000), "modal", usable) == []


def test_the_whole_text_is_counted_wherever_it_stands():
    made = [section("x" * 3000)] * 4 + [select(*(option("x" * 75, str(n)) for n in range(20)))]
    assert total_text(made) == 12_000 + len("Pick") + 1500
    assert total_text(made) > ALL_TEXT
