"""A script: questions in a route that is walked to the first one without an answer.

Answers are matched by the question's key, never by its position, so a release may insert, drop, reorder or rename
questions while people are in the middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from bot.errors import RouteBug
from bot.talk.questions import Invalid, Question
from bot.talk.talks import Json


class Together:
    """Questions that may be filled in together in one form, at most five; one by one they come in this order."""

    MOST = 5

    def __init__(self, *questions: Question[Any]) -> None:
        if not 0 < len(questions) <= self.MOST:
            raise RouteBug(f"{len(questions)} questions together")
        self.questions = questions


Route = Iterator[Question[Any] | Together]


class NotYet(Exception):  # noqa: N818 - not an error: how a look-ahead ends
    """The route needs an answer that is not there yet, so its length is not certain."""


class Answers:
    """The values a route and a finish may read, by question."""

    def __init__(self, stored: Mapping[str, Json]) -> None:
        self._stored = stored
        self._values: dict[str, Any] = {}
        self._ahead = False

    def __getitem__(self, question: Question[Any]) -> Any:
        """Return the value of an answered question; reading any other is a bug in the route."""
        if question.key in self._values:
            return self._values[question.key]
        if self._ahead:
            raise NotYet
        raise RouteBug(f"{question.flow} reads {question.key} before it was answered")

    def get(self, question: Question[Any]) -> Any:
        """Return the value, or None when it was skipped or not asked."""
        if question.key not in self._values and self._ahead:
            raise NotYet
        return self._values.get(question.key)

    def stored(self, question: Question[Any]) -> Json:
        """Return the answer as it is kept, None when there is none."""
        return self._stored.get(question.key)

    def __contains__(self, question: Question[Any]) -> bool:
        """Whether the question was answered (a skip is not an answer)."""
        return self.get(question) is not None


class Script(Protocol):
    """What the engine asks of a flow."""

    name: ClassVar[str]

    def route(self, a: Answers, known: Any) -> Route:
        """Yield the questions in order; pure."""
        ...

    def question(self, key: str) -> Question[Any]:
        """Return the question with this key, as it was declared."""
        ...


@dataclass(frozen=True)
class Place:
    """Where a talk stands: the open question, or None when everything is answered.

    `group` are the unanswered questions that can be filled in together with it. `done` were walked before it. `ahead`
    are the questions after it that are sure to come, `told` those among them that are answered already; `certain` says
    that there are no others.
    """

    question: Question[Any] | None
    group: tuple[Question[Any], ...]
    done: tuple[Question[Any], ...]
    answers: Answers
    ahead: tuple[Question[Any], ...]
    told: tuple[Question[Any], ...]
    certain: bool


def walk(script: Script, stored: Mapping[str, Json], known: Any, again: str | None = None) -> Place:
    """Walk the route to the first question without a fitting answer, or to the one to be asked `again`."""
    steps = _Steps(stored, again)
    try:
        for item in script.route(steps.answers, known):
            steps.take(item.questions if isinstance(item, Together) else (item,))
    except NotYet:
        steps.certain = False
    return Place(
        steps.open, tuple(steps.group), tuple(steps.done), steps.answers, tuple(steps.ahead), tuple(steps.told),
        steps.certain,
    )  # fmt: skip


class _Steps:
    """The state of one walk."""

    def __init__(self, stored: Mapping[str, Json], again: str | None) -> None:
        self.stored = stored
        self.again = again
        self.answers = Answers(stored)
        self.open: Question[Any] | None = None
        self.group: list[Question[Any]] = []
        self.done: list[Question[Any]] = []
        self.ahead: list[Question[Any]] = []
        self.told: list[Question[Any]] = []
        self.certain = True
        self._seen: set[str] = set()

    def take(self, questions: tuple[Question[Any], ...]) -> None:
        """Pass what is answered, stop at what is not, and look on behind it."""
        here: list[Question[Any]] = []
        for question in questions:
            if question.key in self._seen:
                raise RouteBug(f"{question.flow} asks {question.key} twice")
            self._seen.add(question.key)
            if not self._passed(question):
                here.append(question)
        if not here:
            return
        if self.open is None:
            self.open, self.group = here[0], here
            self.answers._ahead = True  # noqa: SLF001 - one thing in two classes
            here = here[1:]
        self.ahead += here

    def _passed(self, question: Question[Any]) -> bool:
        values = self.answers._values  # noqa: SLF001 - one thing in two classes
        if question.only_after and question.only_after in values and values[question.only_after] is None:
            values[question.key] = None
            return True
        if question.key == self.again or question.key not in self.stored:
            return False
        answer = self.stored[question.key]
        value = None if answer is None and question.optional else question.value(answer)
        if isinstance(value, Invalid):
            return False
        values[question.key] = value
        (self.done if self.open is None else self.told).append(question)
        return True
