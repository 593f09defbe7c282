"""What a session brought in, told in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import understand

CAME = [
    ("ze gaf aandacht en tijd", {"attention", "time"}),
    ("goed, ze gaf me haar volle aandacht", {"attention"}),
    ("top, hij gaf aandacht, energie en tijd", {"attention", "energy", "time"}),
    ("Aandacht en energie", {"attention", "energy"}),
    ("goed, aandacht en tijd", {"attention", "time"}),
    ("het ging goed, ze gaf veel tijd en stelt me voor aan Karel", {"time"}),
    ("ik kreeg energie", {"energy"}),
    ("ze gaf geld en aandacht", {"money", "attention"}),
    ("good, she gave attention and energy", {"attention", "energy"}),
    ("great, he gave me a lot of time", {"time"}),
    ("I got attention, energy and time", {"attention", "energy", "time"}),
    ("ze gaf geen aandacht", set()),
    ("hij had geen tijd", set()),
    ("she had no time", set()),
    ("she didn't give attention", set()),
    ("volgende keer meer tijd nemen", set()),
    ("het kostte veel tijd", set()),
    ("ze wil tijd om na te denken", set()),
    ("she needs time to think", set()),
    ("it was a good time", set()),
    ("tijdens de sessie", set()),
    ("ze gaf aandacht maar geen tijd", {"attention"}),
    ("", set()),
]
NEXT = [
    ("goed, en we gaan samen verder", "together"),
    ("ze wil met mij verder", "together"),
    ("she wants to go on with me", "together"),
    ("we'll continue together", "together"),
    ("hij gaat zelf verder", "alone"),
    ("ze gaat er zelf mee aan de slag", "alone"),
    ("she'll go on alone", "alone"),
    ("he will carry on by himself", "alone"),
    ("we gaan misschien samen verder", None),
    ("ze wil niet met mij verder", None),
    ("gaan we samen verder?", None),
    ("samen aan tafel gezeten", None),
    ("we zaten samen", None),
]


@pytest.mark.parametrize(("said", "wanted"), CAME)
def test_what_came_in(said: str, wanted: set[str]) -> None:
    assert understand.came(said) == wanted


@pytest.mark.parametrize(("said", "wanted"), NEXT)
def test_how_the_other_goes_on(said: str, wanted: str | None) -> None:
    assert understand.goes_on(said) == wanted


@given(st.text(max_size=300))
def test_any_text_will_do(text: str) -> None:
    assert understand.came(text) <= {"attention", "energy", "time", "money"}
    assert understand.goes_on(text) in {"together", "alone", None}
