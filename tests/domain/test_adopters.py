"""Where two answers place somebody on the curve, and who is asked about first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.domain.adopters import PROBLEMS, TASTES, place, to_screen
from bot.domain.contacts import ADOPTERS, Contact

NOW = datetime(2026, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("problem", "taste", "where"),
    [
        ("tried", "tells", "early-adopter"),
        ("tried", "likes", "innovator"),
        ("knows", "likes", "early-adopter"),
        ("knows", "waits", "early-majority"),
        ("no", "waits", "late-majority"),
        ("no", "wary", "laggard"),
    ],
)
def test_two_answers_place_somebody(problem, taste, where: str) -> None:
    assert place(problem, taste) == where


def test_the_more_they_have_the_problem_and_like_what_is_new_the_earlier_they_are() -> None:
    rank = {(problem, taste): ADOPTERS.index(place(problem, taste)) for problem in PROBLEMS for taste in TASTES}
    for taste in TASTES:
        assert [rank[problem, taste] for problem in PROBLEMS] == sorted(rank[problem, taste] for problem in PROBLEMS)
    for problem in PROBLEMS:
        later = [rank[problem, taste] for taste in ("likes", "waits", "wary")]
        assert later == sorted(later)
    assert {place(problem, taste) for problem in PROBLEMS for taste in TASTES} == set(ADOPTERS)


def test_connectors_are_asked_about_first_and_who_was_asked_about_lately_last() -> None:
    people = [
        Contact(1, "Bram", 1, NOW), Contact(2, "Droom", 3, NOW), Contact(3, "Noor", 2, NOW),
        Contact(4, "Kim", 1, NOW, screened=date(2026, 11, 1)), Contact(5, "Tom", 1, NOW, adopter="laggard"),
        Contact(6, "Weg", 1, NOW, archived=True), Contact(7, "Rust", 1, NOW, parked=True),
    ]  # fmt: skip
    assert [one.name for one in to_screen(people)] == ["Noor", "Bram", "Droom", "Kim"]
