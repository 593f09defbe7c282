"""Several answers at once: one text that also answers the questions after the open one. Pure; all or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from bot import understand
from bot.talk import ask, engine
from bot.talk.questions import Invalid, Question, Sense
from bot.talk.script import Place, Script, walk
from bot.talk.talks import Json, Talk

MOST = 12
"""Parts looked at: no run of questions is longer."""

Answered = Sequence[tuple[Question[Any], Json]]
"""Questions with their stored answers, in the order in which they were asked."""

_PART = cache(lambda: re.compile(r"\s*[,;\n]\s*"))
_LABELLED = cache(lambda: re.compile(r"(?:^|[\n;.])\s*(?P<label>[^\n;.:]{2,40}):\s*(?P<words>[^\n;]+)"))


@dataclass(frozen=True, slots=True)
class Walking:
    """A talk that can be walked on without changing anything; `look` reads what its route knows."""

    script: Script
    talk: Talk
    look: Callable[[Talk], Any]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return walk(self.script, self.talk.answers, self.look(self.talk), self.talk.turning_back)

    def on(self, question: Question[Any], stored: Json) -> Walking:
        """Return it with one more answer."""
        return replace(self, talk=engine.answered(self.talk, question, stored))


def listed(walking: Walking, text: str, sense: Sense) -> Answered | None:
    """Return the answers that a text lists with commas or lines, the open question's first; None unless all of it is.

    Only for questions whose answers are understood as such; free words and names hold commas of their own.
    """
    parts = [part for part in _PART().split(text.strip()) if part]
    if not 1 < len(parts) <= MOST:
        return None
    found: list[tuple[Question[Any], Json]] = []
    at = 0
    while at < len(parts):
        question = walking.place.question
        if question is None or not question.closed or question.confirms:
            return None
        taken = _longest(question, parts[at:], sense)
        if taken is None:
            return None
        count, stored = taken
        found.append((question, stored))
        walking = walking.on(question, stored)
        at += count
    return tuple(found) if len(found) > 1 else None


def labelled(walking: Walking, text: str, sense: Sense) -> Answered | None:
    """Return the answers that a text gives under their labels (`actions: …`, `lesson: …`), two or more of them."""
    place = walking.place
    if place.question is None:
        return None
    there = {question.key: question for question in (place.question, *place.ahead) if not question.confirms}
    tongues = [sense, *sense.others]
    labels = [{key: ask.label(question, tongue) for key, question in there.items()} for tongue in tongues]
    found: dict[str, Json] = {}
    end = 0
    for section in _LABELLED().finditer(text):
        key = next(filter(None, (understand.option(section["label"], named) for named in labels)), None)
        if key is None or key in found or text[end : section.start()].strip(" .;\n"):
            return None
        stored = engine.understood(there[key], section["words"].strip(), sense)
        if isinstance(stored, Invalid):
            return None
        found[key], end = stored, section.end()
    if len(found) < 2 or text[end:].strip(" .;\n"):  # noqa: PLR2004 - one alone is an ordinary answer with a colon
        return None
    return tuple((there[key], found[key]) for key in there if key in found)


def poured(walking: Walking, heard: Mapping[str, Json]) -> Answered:
    """Return which of the answers that a sentence gives fit questions that were not answered yet, in their order.

    Those that the route cannot be seen to come to yet are kept at the end: asked again, they would seem lost.
    """
    fresh = {key: stored for key, stored in heard.items() if key not in walking.talk.answers}
    place = replace(walking, talk=engine.told(walking.talk, fresh)).place
    reached = [question for question in (*place.done, *place.told) if question.key in fresh]
    beyond = () if place.certain else fresh.keys() - {question.key for question in reached}
    declared = [walking.script.question(key) for key in sorted(beyond)]
    return [(question, fresh[question.key]) for question in (*reached, *declared)]


def _longest(question: Question[Any], parts: Sequence[str], sense: Sense) -> tuple[int, Json] | None:
    """How many of the parts, as many as possible, are this question's answer, and that answer."""
    for count in range(len(parts), 0, -1):
        stored = engine.understood(question, ", ".join(parts[:count]), sense)
        if not isinstance(stored, Invalid):
            return count, stored
    return None
