"""A slice of the hostile requests: none is an error, none goes without an answer, and nothing of one is logged."""

from tests.soak.hostile import hold


def test_hostile_requests_are_refused_and_leave_no_trace():
    found = hold(1500, seed=3)
    assert found.answers.total() == 1500
    assert found.errors == 0, found
    assert found.logged == 0, found
    assert {"200", "400", "401", "404"} <= set(found.statuses)
