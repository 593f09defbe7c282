"""Warm paths: from somebody the member knows, through introductions, to a dream; the best first.

Which connector comes first follows Rajkumar (2022) and Levin (2011): moderately weak and dormant ties open more doors
than the familiar ones that people prefer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.contacts import DREAMS, Adopter, Contact, Introduction, IntroState

EARLY: frozenset[Adopter] = frozenset({"innovator", "early-adopter"})
USED: frozenset[IntroState] = frozenset({"met", "thanked"})
"""An introduction in one of these states was made."""
_FURTHER: Mapping[IntroState, int] = {
    "thanked": 0, "met": 0, "yes": 1, "forwarded": 2, "asked": 3, "possible": 4, "no": 9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Path:
    """A way to a dream: the people on it from the first to the dream, and the arrows between them."""

    steps: tuple[Contact, ...]
    arrows: tuple[Introduction, ...]

    @property
    def dream(self) -> Contact:
        """Whom it leads to."""
        return self.steps[-1]

    @property
    def next(self) -> Introduction | None:
        """The first introduction on it that was not made yet."""
        return next((arrow for arrow in self.arrows if arrow.state not in USED), None)


def warm_paths(
    contacts: Iterable[Contact],
    introductions: Iterable[Introduction],
    last_talked: Mapping[int, datetime] | None = None,
) -> list[Path]:
    """Return the best way to each dream through each of its connectors, the best first.

    At most three arrows long; archived and parked people and introductions that were refused don't count.
    """
    people = {one.id: one for one in contacts if not one.archived and not one.parked}
    arrows = [a for a in introductions if a.state != "no" and a.by in people and a.to in people]
    talked = last_talked or {}
    ways = _ways(people, arrows, talked)
    found = []
    for arrow in arrows:
        dream, connector = people[arrow.to], people[arrow.by]
        if dream.column != DREAMS or connector.column == DREAMS:
            continue
        way = ways.get(connector.id) or Path((connector,), ())
        found.append(Path((*way.steps, dream), (*way.arrows, arrow)))
    return sorted(found, key=lambda path: _rank(path, talked))


def best_to_each(paths: Iterable[Path]) -> list[Path]:
    """Return of ranked paths the best one to each dream."""
    best: dict[int, Path] = {}
    for path in paths:
        best.setdefault(path.dream.id, path)
    return list(best.values())


def _ways(
    people: Mapping[int, Contact], arrows: Sequence[Introduction], talked: Mapping[int, datetime]
) -> dict[int, Path]:
    """Return the best way from column 1 to everybody who is no dream, at most two arrows long."""
    ways = {one.id: Path((one,), ()) for one in people.values() if one.column == 1}
    onward: defaultdict[int, list[Introduction]] = defaultdict(list)
    for arrow in arrows:
        onward[arrow.by].append(arrow)
    reached = dict(ways)
    for _ in range(2):
        fresh: dict[int, Path] = {}
        for way in reached.values():
            for arrow in onward[way.steps[-1].id]:
                to = people[arrow.to]
                if to.column == DREAMS or to.id in ways:
                    continue
                longer = Path((*way.steps, to), (*way.arrows, arrow))
                there = fresh.get(to.id)
                if there is None or _rank(longer, talked) < _rank(there, talked):
                    fresh[to.id] = longer
        ways |= fresh
        reached = fresh
    return ways


def _rank(path: Path, talked: Mapping[int, datetime]) -> tuple[object, ...]:
    """Return what sorts paths, the better the smaller."""
    connector = path.steps[-2]
    return (
        path.steps[0].column != 1,
        min((_FURTHER[arrow.state] for arrow in path.arrows), default=4),
        path.steps[-1].adopter in {"late-majority", "laggard"},
        connector.adopter not in EARLY,
        not any(one.given for one in path.steps[:-1]),
        connector.column == 1,
        connector.id in talked,
        len(path.arrows),
        path.steps[-1].id,
        tuple(arrow.id for arrow in path.arrows),
    )
