import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import contact, named_in
from bot.understand.given_names import given_names
from bot.understand.vocabulary import ordinary
from tests.understand.spoken import HOSTILE

KNOWN = (
    *("Jan de Wit", "Jan Bakker", "Anna Proef", "Anouk Proef", "Zoë Testa", "Sanne Prins", "Will Stop", "Mark Maart"),
    *("Karim Bedacht", "Dr. C. van den Berg", "Fictief BV", "mijn buurman", "tante Joke", "Jean-Luc O'Neil"),
)
ONE = {
    "Jan de Wit": "Jan de Wit",
    "jan bakker": "Jan Bakker",
    "De Wit": "Jan de Wit",
    "J. Bakker": "Jan Bakker",
    "Jan B.": "Jan Bakker",
    "zoe": "Zoë Testa",
    "ZOË": "Zoë Testa",
    "Sane": "Sanne Prins",
    "Karrim": "Karim Bedacht",
    "annouk": "Anouk Proef",
    "Sanneke": "Sanne Prins",
    "Prins": "Sanne Prins",
    "mevrouw Prins": "Sanne Prins",
    "de heer Bedacht": "Karim Bedacht",
    "dr van den berg": "Dr. C. van den Berg",
    "C. van den Berg": "Dr. C. van den Berg",
    "fictief": "Fictief BV",
    "buurman": "mijn buurman",
    "Joke": "tante Joke",
    "jean-luc": "Jean-Luc O'Neil",
    "Jean Luc ONeil": "Jean-Luc O'Neil",
    "KB": "Karim Bedacht",
    "will": "Will Stop",
}
NAMED = {
    "Jan de Wit gesproken": [("Jan de Wit",)],
    "met jan gebeld": [("Jan de Wit", "Jan Bakker")],
    "Anna stelt me voor aan Zoe": [("Anna Proef",), ("Zoë Testa",)],
    "I talked to will stop": [("Will Stop",)],
    "Will said no": [("Will Stop",)],
    "met mevrouw Prins gebeld": [("Sanne Prins",)],
    "mijn buurman zei ja": [("mijn buurman",)],
    "niks gehoord van Karrim": [("Karim Bedacht",)],
    "ik will stoppen": [],
    "it will stop": [],
    "mark my words": [],
    "dat heb ik zelf bedacht": [],
    "zijn buurman gesproken": [],
    "Jan Klaassen gesproken": [],
    "Anna de Boer gesproken": [],
    "tante Anna gesproken": [],
    "Piet Bakker gesproken": [],
    "P. Bakker gesproken": [],
    "Ann gesproken": [],
    "een joke": [],
}


@pytest.mark.parametrize(("said", "name"), ONE.items())
def test_the_one_who_fits_is_meant(said, name):
    assert contact(said, KNOWN).one == name


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("Jan", ("Jan de Wit", "Jan Bakker")),
        ("proef", ("Anna Proef", "Anouk Proef")),
        ("Jantje", ("Jan de Wit", "Jan Bakker")),
    ],
)
def test_everybody_who_fits_is_told_and_none_is_chosen(said, fits):
    assert contact(said, KNOWN).fits == fits
    assert contact(said, KNOWN).one is None


@pytest.mark.parametrize(
    "said", ["Anne", "Ann", "Hanna", "Piet", "van", "de", "BV", "mijn", "dr", "", "...", "Annie", "Jana", "Marc"]
)
def test_another_name_is_nobody_we_know(said):
    assert contact(said, KNOWN).fits == ()


@pytest.mark.parametrize(("text", "fits"), NAMED.items())
def test_a_sentence_names_those_whom_it_names(text, fits):
    assert [mention.fits for mention in named_in(text, KNOWN)] == fits


def test_a_mention_stands_where_it_says_with_its_title_and_knows_what_is_theirs():
    [mention] = named_in("gisteren dr. van den Berg gebeld", KNOWN)
    assert (mention.start, mention.end) == (9, 25)
    assert named_in("Anna's verhaal", KNOWN)[0].possessive


@given(
    st.lists(st.sampled_from(sorted(given_names())), min_size=2, max_size=2),
    st.sampled_from(["Testa", "van Proef", "de Wit"]),
)
def test_whoever_is_known_is_meant_by_the_full_name_in_any_case(first, last):
    known = [f"{name.title()} {last}" for name in first]
    assert set(contact(f"{first[0]} {last}".upper(), known).fits) == {known[0]}


@given(st.sampled_from(sorted(given_names() - ordinary())), st.sampled_from(sorted(given_names() - ordinary())))
def test_another_first_name_is_never_a_slip(said, other):
    if said != other:
        assert contact(said, [f"{other.title()} Testa"]).fits == ()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_name_nobody(text):
    assert contact(text, ("Zoë Testa", "Dr. C. van den Berg")).fits == ()
    assert named_in(text, ("Zoë Testa", "Dr. C. van den Berg")) == ()
