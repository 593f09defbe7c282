import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand import beside, nameless, nobody
from tests.understand.spoken import HOSTILE

NOBODY = [
    "niemand",
    "geen",
    "Niks.",
    "nee, niemand",
    "nee hoor; niks",
    "weet ik niet",
    "Uhm, geen idee",
    "i dont know",
    "-",
    "no family here",
    "geen familie in de buurt",
]
YES_OR_NO = ["ja", "Nee!", "ja nee", "yes", "no thanks", "prima ok"]
NAMES = [
    "Bram",
    "Niemand Zijlstra",
    "J K",
    "Will Stop",
    "Fine Voorbeeld",
    "Nee Voorbeeld",
    "No Limits",
    "ik weet niet hoe hij heet",
    "",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_heard_in_many_words(text: str) -> None:
    assert nobody(text)
    assert nameless(text)


@pytest.mark.parametrize("text", YES_OR_NO)
def test_a_yes_or_no_names_nobody_but_does_not_say_so(text: str) -> None:
    assert not nobody(text)
    assert nameless(text)


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_somebody(text: str) -> None:
    assert not nobody(text)
    assert not nameless(text)
    assert not beside(text)


@given(st.lists(st.sampled_from([*NOBODY, *YES_OR_NO, *NAMES]), max_size=4), st.sampled_from([", ", "; ", "\n", " "]))
def test_a_text_with_a_name_in_it_is_never_nobody(parts: list[str], between: str) -> None:
    text = between.join(parts)
    if set(parts) & set(NAMES[:-1]):
        assert not nobody(text)
    assert nobody(text) <= nameless(text)


@given(st.text(max_size=100))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    assert {nobody(text), nameless(text), beside(text)} <= {True, False}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_not_nobody(text: str) -> None:
    assert not nobody(text)
    assert not nameless(text)
