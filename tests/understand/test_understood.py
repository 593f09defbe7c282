"""What a text means as a whole, beside what the tables of phrases hold; and that no text is too much."""

import random
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import to_json, understood
from bot.understand.kinds import Column, How, Intent, Language, Outcome
from bot.words import BY_ID
from tests.understand.phrases.table import KEYS, rows
from tests.understand.spoken import AMSTERDAM, HOSTILE, NOW

CONTACTS = (
    "Jan de Wit",
    "Jan Bakker",
    "Anna Proef",
    "Anouk Proef",
    "Will Stop",
    "mijn buurman",
    "Fictief BV",
    "May Maybe",
)
DOCUMENT = Path(__file__).parents[2] / "docs" / "understand.md"
SAID = [
    row.text
    for name in ("names.txt", "money.txt", "words.nl.txt", "words.en.txt", "logs.nl.txt", "logs.en.txt")
    for row in rows(name)
]
WORDS = sorted({word for text in SAID for word in text.split()})


def found(text, contacts=CONTACTS):
    return understood(text, now=NOW, zone=AMSTERDAM, contacts=contacts)


def test_the_keys_are_those_of_the_tables_and_of_the_document_in_its_order():
    documented = re.findall(r"^\| `(\w+)` \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert list(to_json(found(""))) == list(KEYS) == documented


def test_the_closed_lists_are_those_of_the_document():
    said = DOCUMENT.read_text("utf-8")
    listed = said.partition("## Intents")[2].partition("## How well")[0]
    assert list(re.findall(r"`([a-z]+)`", listed.partition("always work")[0]))[: len(BY_ID)] == list(BY_ID)
    assert set(get_args(Intent)) == BY_ID.keys() | {"rename", "move"}
    assert set(re.findall(r"`([a-z]+)`", listed)) == set(get_args(Intent))
    for key, kind in (("outcome", Outcome), ("column", Column), ("language", Language)):
        [row] = re.findall(rf"^\| `{key}` \|(.*)\|$", said, re.MULTILINE)
        values = [value for value in re.findall(r"`([\w-]+)`", row) if value != "log"]
        assert values == [str(value) for value in get_args(kind)]


def test_of_several_who_fit_all_are_told_so_that_a_caller_can_ask():
    log = found("Jan gesproken, hij zei ja")
    assert (log.intent, log.outcome, log.contact, log.contacts) == ("log", "yes", None, ("Jan de Wit", "Jan Bakker"))
    assert found("Anna gesproken").contacts == ()
    assert found("Anna en mijn buurman gesproken").contacts == ("Anna Proef", "mijn buurman")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("sessie met Anna was top", "top"),
        ("the session with Anna went really well", "good"),
        ("de sessie met Anna viel tegen", "hard"),
        ("Anna kwam niet opdagen", "missed"),
        ("the session with Anna was cancelled", "missed"),
        ("Anna gesproken, ze vond het top", "top"),
        ("Anna gesproken", None),
    ],
)
def test_how_it_went_in_their_words(text, how):
    assert found(text).intent == "log"
    assert found(text).how == how
    assert how is None or how in get_args(How)


@pytest.mark.parametrize(
    "text",
    [
        *[
            "Anna gesproken, hij vond het leuk maar wil toch niet",
            "Anna zei ja en toen nee",
            "Anna loved it but has no money",
        ],
        *["Anna gesproken, ik vond het top", "Tom zei nee, Anna zei ja", "Anna and I said yes"],
    ],
)
def test_a_mixed_answer_is_left_open(text):
    assert found(text).outcome is None


@pytest.mark.parametrize(
    "text",
    [
        *[
            "zei Anna ja?",
            "als Anna ja zegt",
            "ik hoop dat Anna ja zegt",
            "Anna zegt nooit nee",
            "ik wil Anna bellen",
            "Anna bellen",
        ],
        *[
            "heb je Anna gesproken?",
            "Anna niet gesproken",
            "ik heb Anna nooit gesproken",
            "Anna's moeder zei ja",
            "Anna is blij",
        ],
        *[
            "Anna wil graag naar huis",
            "Anna liked my post",
            "Anna zei ja tegen het leven",
            "met Anna",
            "Anna of Jan gesproken",
        ],
        *["zet Anna niet in kolom 2", "Anna staat in kolom 2", "Anna heet anders", "mijn naam is Anna", "noem me Anna"],
        "I will introduce Anna to Shell",
    ],
)
def test_what_is_no_log_and_no_wish_is_none(text):
    assert found(text).intent is None


def soup(seed):
    """Words of all tables, names and signs, shaken."""
    shaken = random.Random(seed)
    taken = [shaken.choice(WORDS) for _ in range(shaken.randrange(1, 25))]
    signs = ["", "", ",", ".", "?", "!", ";", ":", " - ", "\n", "(", ")", "\u200b", "\u0301", "\ud800", "\0", "\u202e"]
    return " ".join(word + shaken.choice(signs) for word in taken)


def sound(text):
    """Whether all that was understood keeps to its lists and comes back for the same text."""
    first = found(text)
    assert first == found(text)
    assert first.intent in {None, *get_args(Intent)}
    assert first.outcome is None or first.intent == "log"
    assert first.contact is None or first.contact in CONTACTS
    assert set(first.contacts) <= set(CONTACTS)
    assert first.column is None or first.intent == "move"
    assert first.session is None or first.session > NOW
    assert first.introduces is None or first.introduces in text


@pytest.mark.parametrize("slice_of", range(10))
def test_a_soup_of_words_is_read_soundly(slice_of):
    for seed in range(slice_of * 40, slice_of * 40 + 40):
        sound(soup(seed))


@given(st.text(max_size=200))
def test_any_text_is_read_soundly(text):
    found(text)


@given(
    st.sampled_from(SAID),
    st.integers(0, 200),
    st.sampled_from([*list("́\u202e\x00\n ,;(?🦄️\u200d"), " nee", " ja"]),
)
def test_a_phrase_with_something_put_into_it_is_read_soundly(text, at, put):
    found(text[:at] + put + text[at:])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_means_nothing_that_is_wanted(text):
    read = found(text)
    assert (read.intent, read.money, read.contact) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("verplaats de sessie met Anna", "session"),
        ("move my session with Anna to Friday", "session"),
        ("annuleer de sessie met Anna", "log"),
        ("cancel the session with Anna", "log"),
        ("annuleer mijn abonnement", None),
        ("verplaats Anna", None),
    ],
)
def test_a_session_that_is_moved_or_called_off_is_about_who_it_is_with(text, intent):
    told = found(text)
    assert told.intent == intent
    assert intent is None or told.contact == "Anna Proef"
