"""Warm paths: contiguous, from who is known to a dream, never over a refusal, the best first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.contacts import INTRO_STATES, Contact, Introduction, IntroState
from bot.domain.paths import best_to_each, warm_paths

NOW = datetime(2026, 11, 2, tzinfo=UTC)


def person(number: int, column=1, **parts) -> Contact:
    return Contact(number, f"person {number}", column, NOW, **parts)


def arrow(number: int, by: int, to: int, state: IntroState = "possible") -> Introduction:
    return Introduction(number, by, to, NOW, state)


def ways(contacts, arrows) -> list[list[int]]:
    return [[step.id for step in path.steps] for path in warm_paths(contacts, arrows)]


KNOWN, CONNECTOR, DREAM = person(1), person(2, 2), person(3, 3)


def test_a_path_runs_from_who_is_known_through_the_connector_to_the_dream() -> None:
    assert ways([KNOWN, CONNECTOR, DREAM], [arrow(1, 1, 2), arrow(2, 2, 3)]) == [[1, 2, 3]]


def test_without_a_way_to_the_connector_the_path_begins_there() -> None:
    assert ways([KNOWN, CONNECTOR, DREAM], [arrow(1, 2, 3)]) == [[2, 3]]


def test_who_refused_is_gone_round() -> None:
    other = person(4)
    arrows = [arrow(1, 1, 2, "no"), arrow(2, 2, 3), arrow(3, 4, 2)]
    assert ways([KNOWN, CONNECTOR, DREAM, other], arrows) == [[4, 2, 3]]


def test_parked_and_archived_people_are_not_on_a_path() -> None:
    arrows = [arrow(1, 1, 2), arrow(2, 2, 3)]
    assert ways([KNOWN, replace(CONNECTOR, parked=True), DREAM], arrows) == []
    assert ways([replace(KNOWN, archived=True), CONNECTOR, DREAM], arrows) == [[2, 3]]


def test_further_along_comes_first_then_who_is_early_then_who_was_helped() -> None:
    people = [KNOWN, *(person(n, 2) for n in (4, 5, 6)), person(7, 3), person(8, 3), person(9, 3)]
    arrows = [arrow(n, 1, n) for n in (4, 5, 6)] + [arrow(14, 4, 7), arrow(15, 5, 8), arrow(16, 6, 9)]
    assert [way[-1] for way in ways(people, arrows)] == [7, 8, 9]
    helped = [replace(one, given="verhuisd") if one.id == 6 else one for one in people]
    assert [way[-1] for way in ways(helped, arrows)] == [9, 7, 8]
    early = [replace(one, adopter="early-adopter") if one.id == 5 else one for one in helped]
    assert [way[-1] for way in ways(early, arrows)] == [8, 9, 7]
    asked = [replace(one, state="asked") if one.id == 4 else one for one in arrows]
    assert [way[-1] for way in ways(early, asked)] == [7, 8, 9]


def test_the_next_step_is_the_first_introduction_that_was_not_made() -> None:
    [path] = warm_paths([KNOWN, CONNECTOR, DREAM], [arrow(1, 1, 2, "met"), arrow(2, 2, 3)])
    assert path.next is not None
    assert path.next.id == 2
    [whole] = warm_paths([KNOWN, CONNECTOR, DREAM], [arrow(1, 1, 2, "thanked"), arrow(2, 2, 3, "met")])
    assert whole.next is None


PEOPLE = st.lists(
    st.builds(person, st.just(0), st.sampled_from([1, 2, 3]), archived=st.booleans(), parked=st.booleans()), max_size=9
).map(lambda people: [replace(one, id=n) for n, one in enumerate(people, 1)])
ARROWS = st.lists(
    st.builds(arrow, st.just(0), st.integers(1, 9), st.integers(1, 9), st.sampled_from(INTRO_STATES)), max_size=25
).map(lambda arrows: [replace(one, id=n) for n, one in enumerate(arrows, 1)])


@given(PEOPLE, ARROWS)
def test_whatever_is_drawn_a_path_holds_together(people: list[Contact], arrows: list[Introduction]) -> None:
    found = warm_paths(people, arrows)
    for path in found:
        assert 1 <= len(path.arrows) <= 3
        assert [one.by for one in path.arrows] == [one.id for one in path.steps[:-1]]
        assert [one.to for one in path.arrows] == [one.id for one in path.steps[1:]]
        assert all(one.state != "no" for one in path.arrows)
        assert path.dream.column == 3
        assert all(one.column != 3 for one in path.steps[:-1])
        assert not any(one.archived or one.parked for one in path.steps)
        assert len({one.id for one in path.steps}) == len(path.steps), "in a circle"
    best = best_to_each(found)
    assert len({path.dream.id for path in best}) == len(best)
    assert {path.dream.id for path in best} == {path.dream.id for path in found}
