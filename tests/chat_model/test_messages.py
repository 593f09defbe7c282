"""Messages and forms go through JSON unchanged: the outbox keeps exactly what will be sent."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as some

from bot.chat.messages import Button, Field, File, Form, Message, Option, Select, form_from_json, form_to_json

UNHURRIED = settings(deadline=None)  # a busy machine is no failure

words = some.text(max_size=30)
options = some.lists(some.builds(Option, words, words), max_size=5).map(tuple)
buttons = some.builds(Button, words, words, some.sampled_from(["plain", "primary", "danger"]), some.booleans())
selects = some.builds(Select, words, words, options, some.integers(0, 3), some.integers(1, 25))
files = some.builds(File, words, words, some.binary(max_size=40), words)
messages = some.builds(
    Message, words, some.lists(buttons | selects, max_size=4).map(tuple), some.none() | files,
    some.lists(files, max_size=2).map(tuple), words, some.none() | some.integers(1, 10**9),
)  # fmt: skip
fields = some.builds(
    Field, words, words, some.sampled_from(["line", "lines", "choice", "choices"]), words, options,
    words | some.lists(words, max_size=3).map(tuple), some.booleans(), some.integers(1, 3000),
)  # fmt: skip
forms = some.builds(Form, words, words, some.lists(fields, max_size=5).map(tuple), words)


@UNHURRIED
@given(messages)
def test_a_message_comes_back_from_json_as_it_was(message: Message) -> None:
    assert Message.from_json(json.loads(json.dumps(message.to_json()))) == message


@UNHURRIED
@given(forms)
def test_a_form_comes_back_from_json_as_it_was(form: Form) -> None:
    assert form_from_json(json.loads(json.dumps(form_to_json(form)))) == form


def test_the_content_of_a_file_is_not_shown_when_it_is_printed() -> None:
    file = File("names.csv", "text/csv", b"somebody's names", "The names")
    assert "somebody" not in repr(file)
    assert "somebody" not in repr(Message("Here", files=(file,)))
