import pytest

from bot.understand import Correction, correction
from tests.understand.spoken import HOSTILE

CORRECTED = {
    "nee wacht, Anouk, niet Anna": ("Anouk", "Anna"),
    "no wait, Anouk": ("Anouk", None),
    "No wait, Anouk, not Anna!": ("Anouk", "Anna"),
    "ik bedoel Anouk": ("Anouk", None),
    "sorry, ik bedoelde Anouk": ("Anouk", None),
    "sorry, Anouk": ("Anouk", None),
    "oeps: 15.30": ("15.30", None),
    "make that Wednesday": ("Wednesday", None),
    "niet Anna maar Anouk": ("Anouk", "Anna"),
    "Anouk, niet Anna": ("Anouk", "Anna"),
    "oeps, dinsdag in plaats van maandag": ("dinsdag", "maandag"),
    "nee, morgen om 10 uur": ("morgen om 10 uur", None),
    "maak er 300 euro van": ("300 euro", None),
    "scratch that, Tom": ("Tom", None),
    "Anouk bedoel ik": ("Anouk", None),
}


@pytest.mark.parametrize(("text", "meant"), CORRECTED.items())
def test_what_is_meant_instead(text, meant):
    assert correction(text) == Correction(*meant)


@pytest.mark.parametrize(
    "text",
    [
        *[
            "nee",
            "nee hoor",
            "nee dank je",
            "no thanks",
            "no problem",
            "not really",
            "wait",
            "wacht even",
            "sorry",
            "oeps",
        ],
        *["sorry, geen tijd", "sorry dat ik zo laat ben", "nee, geen van beide", "nee wacht, ik moet even nadenken"],
        *[
            "I mean it",
            "niet nu maar later",
            "ze wil niet maar hij wel",
            "not bad",
            "Anna",
            "ik ben het niet",
            "",
            "\n",
        ],
    ],
)
def test_an_ordinary_text_is_no_correction(text):
    assert correction(text) is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_no_correction(text):
    assert correction(text) is None
