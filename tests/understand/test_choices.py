from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import Money, money, none_of, option, options, unknown, yes_no
from tests.understand.spoken import HOSTILE

GAINS = {"attention": "Aandacht", "energy": "Energie", "time": "Tijd", "money": "Geld"}
LENGTHS = {"short": "25 minuten", "usual": "45 minuten", "long": "90 minuten"}


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "Ja!",
        "jazeker",
        "yes",
        "Yes.",
        "yep",
        "sure",
        "ok",
        "OKÉ",
        "klopt",
        "prima",
        "top",
        "👍",
        "👍🏽",
        "ja🙂",
        "doe maar",
        "ja, prima",
        "Yes, please!",
        "that’s right",
        "sounds good",
        "ja hoor",
        "Ja 👍",
    ],
)
def test_yes(text):
    assert yes_no(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "nee",
        "Nee!",
        "no",
        "nope",
        "neen",
        "👎",
        "❌",
        "liever niet",
        "nee, dank je",
        "no thanks",
        "rather not",
        "dat klopt niet",
        "No. Not really.",
        "nee, liever niet",
    ],
)
def test_no(text):
    assert yes_no(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "misschien",
        "maybe",
        "ja maar nee",
        "ja, nee",
        "yes but",
        "Jan",
        "nee wacht, ja",
        "ja \U0001f44e",
        "...",
        "Noah",
        "okra",
    ],
)
def test_neither_yes_nor_no(text):
    assert yes_no(text) is None


@pytest.mark.parametrize(
    "text", ["geen", "Niemand.", "none", "nobody", "niks", "nothing", "-", "\u2013", "n.v.t.", "n/a", "no one"]
)
def test_none(text):
    assert none_of(text)


@pytest.mark.parametrize("text", ["", "geen tijd", "Niemandsland", "ja", "Nonna", "niemand behalve Jan", "..."])
def test_not_none(text):
    assert not none_of(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Aandacht", "attention"),
        ("aandacht!", "attention"),
        ("\U0001f642 AANDACHT", "attention"),
        ("2", "energy"),
        ("2.", "energy"),
        ("2)", "energy"),
        ("#2", "energy"),
        ("2\ufe0f\u20e3", "energy"),
        ("optie 2", "energy"),
        ("Option 2", "energy"),
        ("nummer 4", "money"),
        ("aan", "attention"),
        ("tij", "time"),
        ("ti", None),
        ("5", None),
        ("0", None),
        ("tijdig", None),
        ("aandacht en tijd", None),
        ("", None),
        ("!", None),
    ],
)
def test_an_option(text, key):
    assert option(text, GAINS) == key


@pytest.mark.parametrize(
    ("text", "key"), [("45", "usual"), ("45 min", "usual"), ("2", None), ("optie 2", "usual"), ("minuten", None)]
)
def test_an_option_that_is_a_number_itself(text, key):
    assert option(text, LENGTHS) == key


def test_two_options_that_fit_are_never_guessed():
    assert option("jan", {"a": "Jan de Vries", "b": "Jan Visser"}) is None
    assert option("jan d", {"a": "Jan de Vries", "b": "Jan Visser"}) == "a"
    assert option("Jan", {"a": "Jan", "b": "Jan Visser"}) == "a"
    assert option("jan", {"a": "Jan", "b": "J\u00e1n"}) is None
    assert option("\U0001f984", {"a": "\U0001f984", "b": "\U0001f40e"}) == "a"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Aandacht", ("attention",)),
        ("aandacht, tijd", ("attention", "time")),
        ("Aandacht, energie en tijd", ("attention", "energy", "time")),
        ("aandacht and tijd", ("attention", "time")),
        ("1 3", ("attention", "time")),
        ("1, 3 en 4", ("attention", "time", "money")),
        ("3,3,1", ("time", "attention")),
        ("geld\ntijd", ("money", "time")),
        ("aandacht, en geld", ("attention", "money")),
        ("allemaal", ("attention", "energy", "time", "money")),
        ("1 9", None),
        ("geld, blub", None),
        ("", None),
        (",", None),
        ("geen", None),
    ],
)
def test_several_options(text, keys):
    assert options(text, GAINS) == keys


def test_a_label_may_hold_and_itself():
    labels = {"both": "Tijd en geld", "rest": "De rest"}
    assert options("tijd en geld", labels) == ("both",)
    assert options("tijd en geld, de rest", labels) == ("both", "rest")


@given(
    st.lists(st.sampled_from(sorted(GAINS)), min_size=1, unique=True),
    st.sampled_from([", ", " en ", " and ", "\n", " & "]),
)
def test_every_choice_of_labels_comes_back(keys, between):
    assert options(between.join(GAINS[key] for key in keys), GAINS) == tuple(keys)
    places = [str(list(GAINS).index(key) + 1) for key in keys]
    assert options(between.join(places), GAINS) == tuple(keys)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("250", "250", "EUR"),
        ("\u20ac 250", "250", "EUR"),
        ("\u20ac250,-", "250", "EUR"),
        ("250 euro", "250", "EUR"),
        ("250 Euro.", "250", "EUR"),
        ("EUR 99", "99", "EUR"),
        ("1.250 euro", "1250", "EUR"),
        ("1,250", "1250", "EUR"),
        ("1 250", "1250", "EUR"),
        ("1.250.000", "1250000", "EUR"),
        ("1250,50", "1250.50", "EUR"),
        ("1.250,50", "1250.50", "EUR"),
        ("1,250.50", "1250.50", "EUR"),
        ("12.5", "12.5", "EUR"),
        ("2k", "2000", "EUR"),
        ("\u20ac 2,5k", "2500", "EUR"),
        ("$100", "100", "USD"),
        ("100 usd", "100", "USD"),
        ("100 dollars", "100", "USD"),
        ("\u00a320", "20", "GBP"),
        ("0", "0", "EUR"),
    ],
)
def test_money(text, amount, currency):
    assert money(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-5",
        "€ -5",
        "\u22125",
        "250 mensen",
        "1.25.0",
        "1.250.50",
        "12,3456",
        "$5 euro",
        "ongeveer 250",
        "1e5",
        "٣",
        "twee",
        "5 5",
        "1..250",
        "€",
        ",-",
        "nan",
        "inf",
    ],
)
def test_no_money(text):
    assert money(text) is None


def test_an_amount_without_a_currency_has_the_usual_one():
    assert money("100", default="GBP") == Money(Decimal(100), "GBP")
    assert money("\u20ac 100", default="GBP") == Money(Decimal(100), "EUR")


@given(st.decimals(0, 999_999, places=2))
def test_every_amount_comes_back_in_both_writings(amount):
    english = f"{amount:,.2f}"
    assert money(english) == Money(amount, "EUR")
    assert money(english.translate(str.maketrans(",.", ".,"))) == Money(amount, "EUR")


@given(st.text(max_size=100))
def test_any_text_is_read_without_an_exception(text):
    assert yes_no(text) in {True, False, None}
    assert none_of(text) in {True, False}
    assert option(text, GAINS) in {*GAINS, None}
    assert set(options(text, GAINS) or ()) <= set(GAINS)
    found = money(text)
    assert found is None or found.amount >= 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_no_choice(text):
    assert (yes_no(text), none_of(text), option(text, GAINS), options(text, GAINS)) == (None, False, None, None)
    assert money(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *[
            "weet ik niet",
            "Weet niet.",
            "geen idee!",
            "Tja, geen idee",
            "no idea",
            "dunno",
            "I don't know really",
            "pass",
            "idk",
            "?",
        ],
        *["ik weet het niet, sorry", "not sure", "I\u2019m not sure"],
    ],
)
def test_not_knowing(text):
    assert unknown(text)
    assert yes_no(text) is None
    assert not none_of(text)


@pytest.mark.parametrize(
    "text", ["", "nee", "geen", "ik weet het niet zeker van Jan", "who knows", "Jan", "ik weet wel wie", "tja"]
)
def test_knowing_something(text):
    assert not unknown(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("eigen zaak", "own"), ("organisatie", "inside"), ("mijn organisatie", "inside"), ("mijn", "own"), ("eige", None),
        ("een zaak", None), ("zaak van mij", None),
    ],
)  # fmt: skip
def test_a_label_is_known_by_the_words_in_it_that_no_other_has(text, key):
    assert option(text, {"own": "Mijn eigen zaak", "inside": "Binnen mijn organisatie"}) == key


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ("no, not yet", "no"),
        ("No not yet", "no"),
        ("yes tried something", "tried"),
        ("not no", None),
        ("yes knows", "knows"),
    ],
)
def test_an_option_is_known_by_its_words_in_their_order(said, chosen):
    labels = {"tried": "Yes, and tried something", "knows": "Yes, and knows it", "no": "No, or not yet"}
    assert option(said, labels) == chosen
