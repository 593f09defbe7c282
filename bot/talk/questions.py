"""Kinds of question: what a flow can ask, how an answer is understood, and how it is kept.

An answer lives in three forms: what the person gave (typed text, or values of a control), the *stored* form (plain
JSON, kept with the talk), and the *value* that a route reads. Wrong input is a value, `Invalid`, never an exception.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, Self, TypeVar

from bot import understand
from bot.chat.messages import Option
from bot.domain.member import LANGUAGES
from bot.talk.talks import Json
from bot.texts import Texts, texts
from bot.understand import Correction

T = TypeVar("T")

CHECK = "check"
"""The name that every `Confirm` has, so that a changed answer can take it back."""


@dataclass(frozen=True, slots=True)
class Invalid:
    """Why an answer was not taken; `code` names the text `problem-<code>` that says it kindly."""

    code: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    half: bool = False
    """What was said is right as far as it goes; the rest of it may come by itself."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What is needed to understand and to ask: the moment, the member's zone and mode, and the texts."""

    now: datetime
    zone: str
    mode: str
    texts: Texts

    @property
    def others(self) -> Iterator[Sense]:
        """The same in the languages that the member did not choose but may mix in."""
        return (replace(self, texts=texts(other)) for other in LANGUAGES if other != self.texts.language)


class Question(Generic[T]):
    """One thing to ask; `T` is the value a route reads.

    Its name is that of the class attribute it stands at; with `about` the same question is asked of several subjects.
    """

    optional = False
    echoed = False
    """The understood answer is read back in words before the next question."""
    confirms = False
    skips = ""
    """The option that a skip stands for, where one says that it isn't known."""
    closed = False
    """Only what fits is an answer, so that a list of several answers can be told apart."""
    free = 0
    """Characters of the person's own words that are welcome; they are taken as they are, and asked nothing of."""
    known = False
    """What corrects it is somebody who is known already, unless it tells what it takes back."""
    gathers = False
    """What else an answer tells may answer the questions after this one."""

    def __init__(self, *, optional: bool = False) -> None:
        self.name = ""
        self.flow = ""
        self.subject = ""
        self.optional = optional
        self.variables: Mapping[str, Any] = {}
        self.only_after = ""
        self.nth: tuple[int, int] | None = None

    def __set_name__(self, owner: type, name: str) -> None:
        """Take the attribute's name."""
        self.name = name

    @property
    def key(self) -> str:
        """What its answer is stored under: stable through deploys, never a position."""
        return f"{self.name}:{self.subject}" if self.subject else self.name

    @property
    def text_id(self) -> str:
        """The text that asks it."""
        return f"{self.flow}-{self.name}"

    def about(self, subject: object, **variables: Any) -> Self:
        """Return the same question asked of one subject, with what its text needs to know."""
        other = copy.copy(self)
        other.subject = str(subject)
        other.variables = variables
        return other

    def holds(self, stored: Json, now: datetime) -> bool:
        """Whether an answer of before still is one; a moment to come may have gone by."""
        return True

    def given(self, **variables: Any) -> Self:
        """Return the same question with what its text needs to know."""
        other = copy.copy(self)
        other.variables = variables
        return other

    def counted(self, number: int, total: int) -> Self:
        """Return the same question with its number, where the route cannot tell how many come; 0 of 0 shows none."""
        other = copy.copy(self)
        other.nth = (number, total)
        return other

    def if_given(self, earlier: Question[Any]) -> Self:
        """Return the same question, passed over when the earlier one in its group was skipped."""
        other = copy.copy(self)
        other.only_after = earlier.key
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return what can be tapped."""
        return ()

    def suggestions(self, sense: Sense) -> tuple[Option, ...]:
        """Return what to offer when typing did not work out."""
        return self.options(sense)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Return the stored form of what was typed."""
        raise NotImplementedError

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Return the stored form of what was tapped."""
        offered = {option.value for option in (*self.options(sense), *self.suggestions(sense))}
        if len(values) != 1 or values[0] not in offered:
            return Invalid("choice")
        return values[0]

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Return an answer put right in the same breath; Invalid when what it takes back isn't in it."""
        said = "" if stored is None else self.words(stored, sense)
        if fixed.old and understand.fold(fixed.old) not in understand.fold(said):
            return Invalid("gone")
        return self.understand(fixed.new, sense)

    def value(self, stored: Json) -> T | Invalid:
        """Return what a route reads; Invalid when a stored answer no longer fits, which asks it again."""
        raise NotImplementedError

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the answer as it is read back, not escaped."""
        labels = {option.value: option.label for option in self.options(sense)}
        return labels.get(str(stored), str(stored))


class Text(Question[str]):
    """A sentence or a few in the person's own words, at most `most` characters."""

    def __init__(self, *, most: int = 300, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.most = most
        self.free = most

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Take the words as they are; what holds no letter at all is asked again."""
        if len(text) > self.most:
            return Invalid("too-long", {"most": self.most, "length": len(text)})
        if not any(letter.isalnum() for letter in text):
            return Invalid("no-words")
        return text

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Put other words in the place of those taken back; the rest of the sentence stays."""
        if not fixed.old:
            return self.understand(fixed.new, sense)
        there = re.compile(rf"(?<!\w){re.escape(fixed.old)}(?!\w)", re.IGNORECASE)
        if not isinstance(stored, str) or not there.search(stored):
            return Invalid("gone")
        return self.understand(there.sub(lambda _: fixed.new, stored), sense)

    def value(self, stored: Json) -> str | Invalid:
        """Return the words."""
        return stored if isinstance(stored, str) and 0 < len(stored) <= self.most else Invalid("gone")


class Choice(Question[str]):
    """One of a few named options, or with `free` characters allowed, the person's own words.

    `yes` and `no` are the options that a plain yes, and a plain no or nothing, stand for; `skips` the one that a skip
    does.
    """

    def __init__(
        self, *ids: str, free: int = 0, optional: bool = False, yes: str = "", no: str = "", skips: str = ""
    ) -> None:
        super().__init__(optional=optional)
        self.ids = ids
        self.yes, self.no = yes, no
        self.skips = skips
        self.free = free
        self.closed = not free
        self.gathers = free > 0

    def without(self, *ids: str) -> Self:
        """Return the same question without some of its options."""
        other = copy.copy(self)
        other.ids = tuple(one for one in self.ids if one not in ids)
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the options with their labels."""
        return tuple(Option(i, sense.texts.label(f"{self.text_id}.option-{i}", mode=sense.mode)) for i in self.ids)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Match a label, a number or the start of a label; else take free words where those are welcome."""
        agreed = False if understand.none_of(text) else understand.yes_no(text)
        if agreed is not None and (plain := self.yes if agreed else self.no):
            return plain
        chosen = next(filter(None, (understand.option(text, named) for named in _labels(self, sense))), None)
        if chosen is not None:
            return chosen
        if self.free and any(letter.isalnum() for letter in text):
            return (
                {"own": text}
                if len(text) <= self.free
                else Invalid("too-long", {"most": self.free, "length": len(text)})
            )
        return Invalid("choice")

    def value(self, stored: Json) -> str | Invalid:
        """Return the option's id, or the person's own words."""
        if isinstance(stored, dict):
            own = stored.get("own")
            return own if self.free and isinstance(own, str) else Invalid("gone")
        return stored if stored in self.ids else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the label, or the person's own words."""
        return str(stored["own"]) if isinstance(stored, dict) else super().words(stored, sense)


class Tongue(Choice):
    """One of our languages, by its name in either; with `greeted`, a greeting that only one of them has chooses too."""

    def __init__(self, *ids: str, greeted: bool = False) -> None:
        super().__init__(*ids)
        self.greeted = greeted

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a label, a name or a greeting."""
        named = understand.tongue(text) or (understand.greeting(text) if self.greeted else None)
        return named if named in self.ids else super().understand(text, sense)


class YesNo(Choice):
    """Yes or no, in many wordings."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__("yes", "no", optional=optional)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a yes or a no, or the labels themselves."""
        agreed = understand.yes_no(text)
        if agreed is not None:
            return "yes" if agreed else "no"
        return super().understand(text, sense)


class Confirm(YesNo):
    """Show all answers and end only on yes; anything else offers the answers to change."""

    confirms = True

    def value(self, stored: Json) -> str | Invalid:
        """Return the yes; a no ends nothing, however it came in."""
        return "yes" if stored == "yes" else Invalid("gone")


class Choices(Question[frozenset[str]]):
    """Any number of a few named options."""

    closed = True

    def __init__(self, *ids: str, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.ids = ids

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the options with their labels."""
        return tuple(Option(i, sense.texts.label(f"{self.text_id}.option-{i}", mode=sense.mode)) for i in self.ids)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Match several labels or numbers; one that is not understood makes the whole not understood."""
        if understand.none_of(text):
            return []
        chosen = next(filter(None, (understand.options(text, named) for named in _labels(self, sense))), None)
        return Invalid("choices") if chosen is None else [i for i in self.ids if i in chosen]

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take the options that were tapped."""
        return [i for i in self.ids if i in values] if set(values) <= set(self.ids) else Invalid("choices")

    def value(self, stored: Json) -> frozenset[str] | Invalid:
        """Return the ids of the chosen options."""
        if not isinstance(stored, list) or not set(stored) <= set(self.ids):
            return Invalid("gone")
        return frozenset(stored)

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the labels in a row."""
        labels = [option.label for option in self.options(sense) if option.value in stored]
        return sense.texts.row(labels) if labels else sense.texts.label("talk-nothing")


def _labels(question: Choice | Choices, sense: Sense) -> Iterator[dict[str, str]]:
    """The options' labels in the member's language, then in the others: people mix them."""
    yield {option.value: option.label for option in question.options(sense)}
    for other in sense.others:
        yield {option.value: option.label for option in question.options(other)}
