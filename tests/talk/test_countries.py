"""Countries in plain words."""

from __future__ import annotations

import pytest

from bot.talk.countries import country


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Nederland", "NL"), ("netherlands", "NL"), ("Holland", "NL"), ("Rotterdam", "NL"), ("België", "BE"),
        ("die van belgie", "BE"), ("Vlaanderen", "BE"), ("in the Netherlands", "NL"), ("ja, Duitsland", "DE"),
        ("Germany.", "DE"), ("Verenigde Staten", "US"), ("de VS", "US"), ("the USA", "US"), ("engeland", "GB"),
        ("UK", "GB"), ("Ivoorkust", "CI"), ("Czech Republic", "CZ"), ("Curaçao", "CW"), ("Suriname", "SR"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_name_or_a_city(said: str, code: str) -> None:
    assert country(said) == code


@pytest.mark.parametrize(
    "said", ["", "in", "the", "Europa", "Spanjolië", "iets anders", "Nederland of België", "?", "x" * 500]
)
def test_what_names_no_single_country_is_none(said: str) -> None:
    assert country(said) is None
