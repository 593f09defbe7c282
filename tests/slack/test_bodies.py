"""What a signed body says: real ones whole, and nothing that would hold up everybody else."""

import contextlib
import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import bodies

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)


@given(st.dictionaries(texts.filter(lambda name: name != "payload"), texts, max_size=20))
def test_a_form_says_what_was_written(fields):
    assert bodies.read(urlencode(fields).encode(), form=True) == fields


@given(st.dictionaries(texts, st.none() | st.booleans() | st.integers() | texts | st.lists(texts), max_size=9))
def test_a_payload_and_a_json_body_say_what_was_written(told):
    written = json.dumps(told)
    assert bodies.read(urlencode({"payload": written}).encode(), form=True) == told
    assert bodies.read(written.encode(), form=False) == told


@given(st.binary(max_size=300), st.booleans())
def test_whatever_else_comes_is_refused_or_read(body, form):
    with contextlib.suppress(ValueError):
        assert isinstance(bodies.read(body, form=form), dict)


def test_the_longest_messages_are_read():
    for text in ("Jan, Piet en “Joris” 🎉 " * 1700, "🎉" * 40_000, "é" * 40_000):
        told = {"text": text, "blocks": [{"text": text}]}
        assert bodies.read(json.dumps(told).encode(), form=False) == told
    told = {"message": {"text": "Jan, Piet & Joris\n" * 700}}
    assert bodies.read(urlencode({"payload": json.dumps(told)}).encode(), form=True) == told


HOSTILE = {
    "many numbers": (b"[" + b",".join([b"1"] * 500_000) + b"]", False),
    "many objects": (b"[" + b",".join([b"{}"] * 300_000) + b"]", False),
    "many escaped objects": (b"payload=%5b" + b"%2c".join([b"%7b%7d"] * 80_000) + b"%5d", True),
    "many names": (b"{" + b",".join(b'"k%06d":1' % n for n in range(80_000)) + b"}", False),
    "many fields": (b"&".join([b"a=1"] * 100_000), True),
    "nothing but signs": (b"payload=" + b"%" * 900_000, True),
    "nothing but zeros": (b"payload=" + b"%00" * 300_000, True),
    "deep lists": (b"[" * 1_000_000, False),
    "deep objects": (b'{"a":' * 59_000 + b"1" + b"}" * 59_000, False),
    "half a letter": (b"a=%ff", True),
    "half a pair": (b"payload=[1]", True),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_would_take_long_or_says_nothing_is_refused(name):
    body, form = HOSTILE[name]
    with pytest.raises(ValueError):  # noqa: PT011 - what it says is for nobody
        bodies.read(body, form=form)
