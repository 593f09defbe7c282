import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import Named, names
from bot.understand.fold import fold
from tests.understand.spoken import HOSTILE

LISTS = {
    "Jan (ex-collega bij KPN), Piet en Klaas": [("Jan", "ex-collega bij KPN"), ("Piet", None), ("Klaas", None)],
    "Anna, Tom and Kate": [("Anna", None), ("Tom", None), ("Kate", None)],
    "Anna, Tom, and Kate": [("Anna", None), ("Tom", None), ("Kate", None)],
    "Anna; Tom;; Kate;": [("Anna", None), ("Tom", None), ("Kate", None)],
    "Jan\nPiet\n\nKlaas": [("Jan", None), ("Piet", None), ("Klaas", None)],
    "- Jan\n* Piet\n\u2022 Klaas": [("Jan", None), ("Piet", None), ("Klaas", None)],
    "1. Jan\n2) Piet\n(3) Klaas\n4.Tom": [("Jan", None), ("Piet", None), ("Klaas", None), ("Tom", None)],
    "1. Jan, 2. Piet": [("Jan", None), ("Piet", None)],
    "Pieter - oud-klasgenoot": [("Pieter", "oud-klasgenoot")],
    "Pieter \u2013 my sister's boss": [("Pieter", "my sister's boss")],
    "- Pieter - buurman": [("Pieter", "buurman")],
    "Pieter - collega en vriend, Klaas": [("Pieter", "collega en vriend"), ("Klaas", None)],
    "Piet - buur en Klaas - collega": [("Piet", "buur"), ("Klaas", "collega")],
    "Jan (a, b en c) en Piet": [("Jan", "a, b en c"), ("Piet", None)],
    "Jan (ING) Visser": [("Jan Visser", "ING")],
    "Jan (x) (y)": [("Jan", "x; y")],
    "Jan (open, Piet": [("Jan", "open"), ("Piet", None)],
    "Jan :), Piet": [("Jan", None), ("Piet", None)],
    "(mijn buurman)": [("mijn buurman", None)],
    "mijn buurman": [("mijn buurman", None)],
    "O'Neil, Jean-Luc": [("O'Neil", None), ("Jean-Luc", None)],
    "Will Stop": [("Will Stop", None)],
    "Smith & Sons": [("Smith & Sons", None)],
    "A&B en C & D": [("A&B", None), ("C & D", None)],
    "Jansen en Zonen, Smith and Sons": [("Jansen en Zonen", None), ("Smith and Sons", None)],
    "Dr. C. van den Berg, J.P. de Vries": [("Dr. C. van den Berg", None), ("J.P. de Vries", None)],
    "Piet en Klaas.": [("Piet", None), ("Klaas", None)],
    "Acme Inc., Jan B.": [("Acme Inc.", None), ("Jan B.", None)],
    "Yahoo!, 3M": [("Yahoo!", None), ("3M", None)],
    "Anders, Brenda, Eno, Andy": [("Anders", None), ("Brenda", None), ("Eno", None), ("Andy", None)],
    "\U0001f984, \U0001f468\u200d\U0001f469\u200d\U0001f467": [
        ("\U0001f984", None),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", None),
    ],
    '"Jan" and \u201cPiet\u201d': [("Jan", None), ("Piet", None)],
    "en Klaas": [("Klaas", None)],
    "Jan, Piet en": [("Jan", None), ("Piet", None)],
    "Jan, jan, J\u00c1N (buurman), Jan (collega), Jan (buurman)": [("Jan", "buurman; collega")],
    "": [],
    ", ;\n - \n...": [],
    "en": [],
}
# Hypothesis joins the names itself, so they hold nothing that parts or decorates a list.
WORD = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=1, max_size=12)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join).filter(
    lambda name: not {"en", "and"} & set(fold(name).split()) and len(name) <= 80
)  # fmt: skip
SOME_NAMES = st.lists(NAME, max_size=20, unique_by=fold)


@pytest.mark.parametrize(("text", "listed"), LISTS.items())
def test_a_list_of_names(text, listed):
    assert [(named.name, named.note) for named in names(text)] == listed


@given(SOME_NAMES, st.sampled_from([", ", "\n", ";", "\n- ", "\n\u2022 "]))
def test_names_come_back_as_they_were_typed(listed, between):
    assert [named.name for named in names(between.join(listed))] == [" ".join(name.split()) for name in listed]


@given(SOME_NAMES.filter(lambda listed: len(listed) > 1), st.sampled_from([" en ", " and "]))
def test_the_last_two_may_be_joined_by_and(listed, between):
    company = {"zoon", "zn", "zonen", "son", "sons", "co", "cie", "bros", "partner", "partners"}
    if fold(listed[-1]).split()[0] not in company:
        found = names(", ".join(listed[:-1]) + between + listed[-1])
        assert [named.name for named in found] == listed


@given(NAME, NAME)
def test_a_note_comes_back(name, note):
    assert names(f"{name} ({note})") == (Named(name, note),)
    assert names(f"{name} - {note}") == (Named(name, note),)


def test_a_name_is_cut_at_80_signs():
    assert names("\U0001f468\u200d\U0001f469" * 81)[0].name == "\U0001f468\u200d\U0001f469" * 80
    assert names("a" * 200)[0].name == "a" * 80


def test_two_hundred_names_at_once_and_at_most_five_hundred():
    assert len(names(", ".join(f"Jan van den Berg {number} (ex-collega)" for number in range(200)))) == 200
    assert len(names("\n".join(f"Jan {number}" for number in range(900)))) == 500


@given(st.text(max_size=300))
def test_any_text_gives_names_within_their_limits(text):
    for named in names(text):
        assert named.name == named.name.strip() != ""
        assert named.note is None or named.note
        assert "\n" not in named.name


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_list_takes_no_time(text):
    began = time.perf_counter()
    found = names(text)
    assert time.perf_counter() - began < 1
    assert len(found) <= 500


@pytest.mark.parametrize(
    ("name", "cut"), [("a" * 80, False), ("a" * 81, True), ("\U0001f468\u200d\U0001f469" * 81, True)]
)
def test_a_name_says_whether_it_was_cut(name, cut):
    assert [named.cut for named in names(f"Jan, {name} (buur), Piet")] == [False, cut, False]


def test_a_name_listed_twice_says_what_was_said_beside_it_each_time():
    jan, piet = names("Jan (buur), Piet, jan - collega, Ján")
    assert (jan.name, jan.note, jan.each) == ("Jan", "buur; collega", ("buur", "collega", None))
    assert (piet.note, piet.each) == (None, ())
