"""A flow: declared questions, a pure route through them, what it reads first and what it writes at the end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from bot.chat.messages import File
from bot.domain.member import Member
from bot.errors import RouteBug
from bot.store.work import Work
from bot.talk.questions import CHECK, Confirm, Question
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.understand import Understood

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Line:
    """A text by name, with what stands in it."""

    text: str
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a flow saved in the middle: all answers as they are to be kept now, what to say, and how undoing it reads.

    `answers` are only there when the flow changed any. `member` is the member as changed, for what is said next.
    """

    answers: Mapping[str, Json] | None = None
    said: tuple[Line, ...] = ()
    undone: Line | None = None
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a flow ends: what to say, the words to offer as buttons, files to hand over, and how undoing it reads.

    `then` is a flow to go on with at once, and its answers that are known. `gone` says that the member asked to be
    forgotten and was.
    """

    said: tuple[Line, ...]
    offers: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    undone: Line | None = None
    then: tuple[str, Mapping[str, Json]] | None = None
    gone: bool = False


class Flow(ABC, Generic[Known]):
    """One conversation; a new one is a subclass here and its texts."""

    name: ClassVar[str] = ""
    renamed: ClassVar[Mapping[str, str]] = {}
    """Old question names to present ones, for talks that were under way at the release; dated in a comment."""
    aside: ClassVar[bool] = False
    """A short turn aside: when it ends, what it interrupted goes on by itself."""
    lapses: ClassVar[bool] = False
    """It belongs to the day of the nudge that opened it: left unanswered it makes room for the next one."""
    logs: ClassVar[bool] = False
    """It logs what came of meeting or telling somebody, so that a sentence in it is mostly about them."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Check the declaration when the module is read."""
        super().__init_subclass__(**kwargs)
        for name, value in vars(cls).items():
            if isinstance(value, Question):
                value.flow = cls.name
                if isinstance(value, Confirm) != (name == CHECK):
                    raise RouteBug(f"{cls.name}: a Confirm, and only a Confirm, is called {CHECK}")

    @abstractmethod
    def route(self, a: Answers, known: Known) -> Route:
        """Yield the questions in order; pure, walked several times a turn."""

    @abstractmethod
    def look(self, member: Member, work: Work, talk: Talk) -> Known:
        """Read what the route needs to know, at the start of a turn."""

    def question(self, key: str) -> Question[Any]:
        """Return the question with this key, as it was declared: bound to nothing that a route knows."""
        found = getattr(self, key.partition(":")[0])
        assert isinstance(found, Question)  # noqa: S101 - keys come from the questions themselves
        return found

    def heard(self, said: Understood, known: Known) -> dict[str, Json]:
        """Return the answers, by question key, that a sentence gives; whatever is not sure is left out."""
        return {}

    def halves(self, said: Understood) -> dict[str, Json]:
        """Return what a sentence gives of an answer of which a part is missing, as the engine keeps it."""
        return {}

    def subject(self, known: Known, talk: Talk) -> str | None:
        """Return whom a talk is about, as far as that is known, so that a sentence need not name them."""
        return None

    def prefill(self, known: Known) -> dict[str, Json]:
        """Return the answers that are known before the first question."""
        return {}

    def keep(
        self, question: Question[Any], stored: Json, before: Json, member: Member, work: Work, talk: Talk, now: datetime
    ) -> Kept | None:
        """Save one answer in the middle, where a flow does; `before` is the answer it replaces."""
        return None

    @abstractmethod
    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Write what the talk was for, and say how it ends."""
