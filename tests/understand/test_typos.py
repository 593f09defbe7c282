import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understand.almanac import DAYS_IN_FULL, MONTHS
from bot.understand.typos import near

KNOWN = [*DAYS_IN_FULL, *(name for name in MONTHS if len(name) > 5), "morgen", "vandaag", "tomorrow", "volgende"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dinsdga", "dinsdag"),
        ("woensag", "woensdag"),
        ("donderddag", "donderdag"),
        ("vrijdah", "vrijdag"),
        ("wendesday", "wednesday"),
        ("tomorow", "tomorrow"),
        ("decmber", "december"),
        ("volgened", "volgende"),
        ("omrgen", "morgen"),
    ],
)
def test_one_slip_is_mended(typed, meant):
    assert near(typed, KNOWN) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *[
            "maan",
            "maand",
            "dins",
            "mark",
            "mars",
            "morgan",
            "mogen",
            "morgens",
            "augusta",
            "sunny",
            "sundae",
            "friend",
        ],
        *["vandaan", "vandaar", "marten", "maarten", "frida", "zondig", "augusto", "match", "every", "kaart"],
        *["dindga", "wndsdy", "", "x", "zzzzzzzz"],
    ],
)
def test_another_word_is_left_alone(typed):
    assert near(typed, [*KNOWN, "maart", "march", "kwart"]) is None


def test_a_word_near_to_two_is_neither():
    assert near("januar", ["januari", "january"]) is None
    assert near("bordeb", ["borden", "border"]) is None


def test_a_known_word_is_not_a_slip_of_itself():
    assert near("maandag", ["maandag"]) is None


@given(st.sampled_from(KNOWN), st.data())
def test_any_single_slip_leads_back_to_its_word_or_to_none(word, data):
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slips = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
    slips.append(word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
    for slip in slips:
        assert near(slip, [word]) in {word, None}
        assert near(slip, KNOWN) in {word, None} or near(slip, [word]) is None


@given(st.text(max_size=30))
def test_any_text_is_a_known_word_or_none(text):
    assert near(text, KNOWN) in {*KNOWN, None}
