import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import Named, lists_names, names
from bot.understand.fold import fold
from bot.understand.framed import closes
from bot.understand.given_names import given_names
from bot.understand.vocabulary import ordinary
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
    "Jan / Piet + Klaas": [("Jan", None), ("Piet", None), ("Klaas", None)],
    "Jan & Piet": [("Jan", None), ("Piet", None)],
    "Bakker & Co, Ben & Jerry's, Ernst & Young": [
        ("Bakker & Co", None),
        ("Ben & Jerry's", None),
        ("Ernst & Young", None),
    ],
    "1) Jan 2) Piet 3) Klaas": [("Jan", None), ("Piet", None), ("Klaas", None)],
    "a) Jan\nb) Piet": [("Jan", None), ("Piet", None)],
    "Jan: buurman\nPiet: oud-docent": [("Jan", "buurman"), ("Piet", "oud-docent")],
    "Jan Visser <jan@voorbeeld.nl>; Piet piet@voorbeeld.nl": [
        ("Jan Visser", "jan@voorbeeld.nl"),
        ("Piet", "piet@voorbeeld.nl"),
    ],
    "Mijn vrienden: Jan, Piet": [("Jan", None), ("Piet", None)],
    "Vrienden:\nJan\nPiet": [("Jan", None), ("Piet", None)],
    "That would be Tom and maybe Anna, nobody else": [("Tom", None), ("Anna", None)],
    "ik denk aan mijn zus en aan Piet, en verder niemand": [("mijn zus", None), ("Piet", None)],
    "eh, Jan, Piet en misschien Klaas denk ik": [("Jan", None), ("Piet", None), ("Klaas", None)],
    "Just Visser": [("Just Visser", None)],
    "nee wacht, Anouk, niet Anna": [("Anouk", None)],
    "Jan, Piet...": [("Jan", None), ("Piet", None)],
    "Jan, Piet!": [("Jan", None), ("Piet", None)],
    "": [],
    ", ;\n - \n...": [],
    "en": [],
}
NO_LISTS = (
    *(
        "rust en ruimte",
        "structuur, overzicht",
        "Structuur",
        "hallo allemaal",
        "Goede vraag",
        "Geen Idee",
        "Thank You",
        "Hoi Jan",
    ),
    *(
        "Dank je Jan",
        "Tom bellen",
        "tom bellen",
        "bel Jan",
        "Jan, structuur",
        "een vriend",
        "mijn klanten",
        "Meer Klanten",
    ),
    *(
        "Startende ondernemers",
        "Marketing Manager",
        "Team Coaching",
        "Anna tekende",
        "jan fietst",
        "Lisa of Bart",
        "in Parijs",
    ),
    *(
        "van Lisa",
        "Brood, Kaas, Wijn",
        "marieke joost femke",
        "Jan, mijn oude baas bij Philips, en Piet",
        "skip the line",
    ),
    *(
        "1234 AB",
        "Dec 3rd",
        "dinsdag",
        "Sunday",
        "ja",
        "niemand",
        "weet ik niet",
        "terug graag",
        "250 euro",
        "Jan?",
        "log Anna",
    ),
)
ARE_LISTS = (
    *(
        "Jan",
        "jan, piet",
        "Will Stop",
        "will stop",
        "Les Voorbeeld",
        "mijn buurman",
        "tante joke",
        "Karim's wife",
        "3M",
    ),
    *(
        "Storyhouse BV",
        "Café Vandaag",
        "Mark Maart",
        "Sunday Rose",
        "O'Neil, Jean-Luc en Van 't Hof",
        "els van dam",
        "May",
    ),
    *("Help the Aged Cats Ltd", "ik denk aan Jan en Piet", "Jan en Piet, dat is alles", "nee wacht, Anouk, niet Anna"),
    *("Anna (zegt altijd ja)", "Jan Visser <jan@voorbeeld.nl>", "- Jan\n- Piet", "Vrienden: Jan, Piet"),
)
# Hypothesis joins the names itself, so they hold nothing that parts or decorates or closes a list, such as "and", "maybe" and "enz".
WORD = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), min_size=1, max_size=12)
NAME = st.lists(WORD, min_size=1, max_size=3).map(" ".join).filter(
    lambda name: ordinary().isdisjoint(fold(name).split()) and len(name) <= 80 and not closes(name)
)  # fmt: skip
PEOPLE = [name.title() for name in sorted(given_names() - ordinary())]
SOME_NAMES = st.lists(NAME, max_size=20, unique_by=fold)


@pytest.mark.parametrize(("text", "listed"), LISTS.items())
def test_a_list_of_names(text, listed):
    assert [(named.name, named.note) for named in names(text)] == listed


@pytest.mark.parametrize("text", ARE_LISTS)
def test_a_name_or_a_list_of_names_reads_as_one(text):
    assert lists_names(text)


@pytest.mark.parametrize("text", NO_LISTS)
def test_anything_else_does_not_read_as_names(text):
    assert not lists_names(text)


@given(
    st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=30, unique_by=fold),
    st.sampled_from([", ", "\n", "; ", "\n- "]),
)
def test_first_names_in_a_list_read_as_names_in_any_case(listed, between):
    for text in (between.join(listed), between.join(listed).lower()):
        assert lists_names(text)
        assert len(names(text)) == len(listed)


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
