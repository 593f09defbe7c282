from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import Money, money, money_in
from bot.understand.numbers import number

UNITS = {
    "nl": [
        "nul",
        "een",
        "twee",
        "drie",
        "vier",
        "vijf",
        "zes",
        "zeven",
        "acht",
        "negen",
        "tien",
        "elf",
        "twaalf",
        "dertien",
        "veertien",
        "vijftien",
        "zestien",
        "zeventien",
        "achttien",
        "negentien",
    ],
    "en": [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
}
TENS = {
    "nl": ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"],
    "en": ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
}


def dutch(value):
    """A number in Dutch words, as it is written."""
    if value < 20:
        return UNITS["nl"][value]
    if value < 100:
        unit = value % 10
        return (UNITS["nl"][unit] + ("ën" if UNITS["nl"][unit].endswith("e") else "en") if unit else "") + TENS["nl"][
            value // 10 - 2
        ]
    if value < 1000:
        head = "" if value // 100 == 1 else UNITS["nl"][value // 100]
        return f"{head}honderd{dutch(value % 100) if value % 100 else ''}"
    head = "" if value // 1000 == 1 else dutch(value // 1000)
    return f"{head}duizend {dutch(value % 1000) if value % 1000 else ''}".strip()


def english(value):
    """A number in English words."""
    if value < 20:
        return UNITS["en"][value]
    if value < 100:
        return TENS["en"][value // 10 - 2] + (f"-{UNITS['en'][value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{UNITS['en'][value // 100]} hundred" + (f" and {english(value % 100)}" if value % 100 else "")
    return f"{english(value // 1000)} thousand" + (f" {english(value % 1000)}" if value % 1000 else "")


@given(st.integers(0, 999_999))
def test_every_number_in_words_is_understood(value):
    assert money(f"{dutch(value)} euro", default="USD") == (Money(Decimal(value), "EUR") if value > 1 else None)
    assert number(english(value)) == value


@pytest.mark.parametrize(
    "said",
    [
        "two three",
        "ten five",
        "twenty nineteen",
        "hundred hundred",
        "a",
        "en",
        "and two",
        "twee twee",
        "honderdtal",
        "",
    ],
)
def test_words_that_are_no_one_number(said):
    assert number(said) is None


@given(
    st.integers(2, 99_999),
    st.sampled_from(
        [
            "ze betaalde {} euro",
            "I paid {} euros to her",
            "het was € {} waard",
            "ik kreeg {} eur, fijn",
            "€{},- per keer",
        ]
    ),
)
def test_an_amount_is_found_inside_a_sentence(value, sentence):
    assert money_in(sentence.format(value)) == Money(Decimal(value), "EUR")


@given(
    st.integers(2, 9_999),
    st.integers(2, 9_999),
    st.sampled_from(
        [
            "{} tot {} euro",
            "{} of {} euro",
            "eerst {} euro, dan {} euro",
            "from {} to {} euros",
            "{} euro in plaats van {}",
        ]
    ),
)
def test_two_different_amounts_are_none(one, other, sentence):
    if one != other:
        assert money_in(sentence.format(one, other)) is None


@pytest.mark.parametrize(
    "text",
    [
        *[
            "een paar honderd euro",
            "a few hundred euros",
            "geen 100 euro",
            "2 x 50 euro",
            "half a million dollars",
            "5 euro 50",
        ],
        *[
            "vijf euro vijftig",
            "20% van 500 euro",
            "tussen de 100 en de 200 euro",
            "200 mensen",
            "per euro",
            "€ -50",
            "een euro",
        ],
    ],
)
def test_an_amount_that_is_not_sure_is_none(text):
    assert money_in(text) is None
