"""Kinds of question: what a flow can ask, how an answer is understood, and how it is kept.

An answer lives in three forms: what the person gave (typed text, or values of a control), the *stored* form (plain
JSON, kept with the talk), and the *value* that a route reads. Wrong input is a value, `Invalid`, never an exception.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Generic, Self, TypeVar
from zoneinfo import ZoneInfo

from bot import understand
from bot.chat.messages import Option
from bot.domain.contacts import Contact, called, folded
from bot.domain.member import LANGUAGES
from bot.talk.talks import Json
from bot.texts import Texts, texts
from bot.texts.dates import clock_words, hours_words, moment_words
from bot.understand import Correction, Money, Named
from bot.understand.name_lists import LONGEST_NAME

T = TypeVar("T")

_LONGEST_DESCRIPTION = 3
"""Words that may be anybody's name ("mijn oude buurman"); more of them have to read as one."""
_LEADS = re.compile(r"^(?:(?:een |a )?(?:sessie|session) )?(?:met|with|bij|at)\s+", re.IGNORECASE)

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

    def given(self, **variables: Any) -> Self:
        """Return the same question with what its text needs to know."""
        other = copy.copy(self)
        other.variables = variables
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
    """One of a few named options, or with `free` characters allowed, the person's own words."""

    def __init__(self, *ids: str, free: int = 0, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.ids = ids
        self.free = free
        self.closed = not free
        self.gathers = free > 0

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the options with their labels."""
        return tuple(Option(i, sense.texts.label(f"{self.text_id}.option-{i}", mode=sense.mode)) for i in self.ids)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Match a label, a number or the start of a label; else take free words where those are welcome."""
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


class Moment(Question[datetime]):
    """A day and a time still to come, in plain words; read back in full."""

    closed = True
    gathers = True
    echoed = True

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find the moment; one without a time, or past, is asked again with what was missing."""
        found = understand.moment(text, now=sense.now, zone=sense.zone)
        if found is None and understand.past(text, now=sense.now, zone=sense.zone):
            return Invalid("past")
        if found is None:
            whole_day = understand.day(text, now=sense.now, zone=sense.zone)
            return Invalid("no-moment") if whole_day is None else Invalid("no-time", half=True)
        return found.isoformat()

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Put right the moment, or only its day or its time; the other half stays."""
        if stored is None:
            return self.understand(fixed.new, sense)
        before = datetime.fromisoformat(stored).astimezone(ZoneInfo(sense.zone))
        day, at = understand.day(fixed.new, now=sense.now, zone=sense.zone), understand.clock(fixed.new)
        named = understand.weekdays(fixed.new)
        if named is not None and len(named) == 1:  # "no, Wednesday" stays in the week that was meant
            day = before.date() + timedelta(days=next(iter(named)) - before.weekday())
        if day or at:
            at = at or before.time()
            return self.understand(f"{day or before.date()} {at:%H:%M}", sense)
        return super().corrected(stored, fixed, sense)

    def suggestions(self, sense: Sense) -> tuple[Option, ...]:
        """Offer tomorrow and the same weekday next week, at ten and at two."""
        offered = []
        for words in ("morgen 10:00", "morgen 14:00", "overmorgen 10:00"):
            found = understand.moment(words, now=sense.now, zone=sense.zone)
            if found is not None:
                offered.append(
                    Option(found.isoformat(), moment_words(found, sense.zone, sense.texts.language, sense.now))
                )
        return tuple(offered)

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take an offered moment while it is still to come."""
        try:
            found = datetime.fromisoformat(values[0])
        except (IndexError, ValueError):
            return Invalid("no-moment")
        if found.tzinfo is None:
            return Invalid("no-moment")
        return values[0] if found > sense.now else Invalid("past")

    def value(self, stored: Json) -> datetime | Invalid:
        """Return the aware moment."""
        try:
            found = datetime.fromisoformat(stored)
        except (TypeError, ValueError):
            return Invalid("gone")
        return found if found.tzinfo else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the moment in full."""
        return moment_words(datetime.fromisoformat(stored), sense.zone, sense.texts.language, sense.now)


class Minutes(Question[int]):
    """How long something takes; a few lengths to tap, others can be typed."""

    closed = True
    gathers = True
    MOST = 8 * 60

    def __init__(self, *usual: int, optional: bool = False) -> None:
        super().__init__(optional=optional)
        self.usual = usual

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the usual lengths."""
        return tuple(Option(str(n), sense.texts.label("talk-minutes", minutes=n)) for n in self.usual)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a length of up to eight hours."""
        found = understand.minutes(text)
        return found if found and 0 < found <= self.MOST else Invalid("no-minutes")

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a usual length."""
        chosen = super().choose(values, sense)
        return chosen if isinstance(chosen, Invalid) else int(chosen)

    def value(self, stored: Json) -> int | Invalid:
        """Return the minutes."""
        return stored if isinstance(stored, int) and 0 < stored <= self.MOST else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the length in words."""
        return sense.texts.label("talk-minutes", minutes=stored)


class Amount(Question[Money]):
    """What it was worth, in money."""

    closed = True

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand an amount with or without its currency."""
        found = understand.money(text)
        return Invalid("no-amount") if found is None else {"amount": str(found.amount), "currency": found.currency}

    def value(self, stored: Json) -> Money | Invalid:
        """Return the amount."""
        try:
            found = understand.money(stored["amount"].replace(",", ""), default=stored["currency"])
        except (AttributeError, KeyError, TypeError):
            return Invalid("gone")
        return found or Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the amount as it is written in the member's language."""
        return sense.texts.amount(stored["amount"], stored["currency"])


class Zone(Question[str]):
    """A time zone, by city or country; the guess is offered to tap."""

    closed = True

    def suggesting(self, zone: str) -> Zone:
        """Return the question with a guess to confirm."""
        other = copy.copy(self)
        other.variables = {"zone": zone, "place": _place(zone)}
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the guess."""
        zone = str(self.variables.get("zone", sense.zone))
        at = clock_words(sense.now, zone)
        return (Option(zone, sense.texts.label(f"{self.text_id}.option-yes", at=at)),)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find the zone of a place; a yes takes the guess."""
        if understand.yes_no(text):
            return str(self.variables.get("zone", sense.zone))
        return understand.zone(text) or Invalid("no-zone")

    def value(self, stored: Json) -> str | Invalid:
        """Return the IANA name."""
        return stored if isinstance(stored, str) and understand.zone(stored) else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the place's name."""
        return _place(str(stored))


class Days(Question[frozenset[int]]):
    """Days of the week; the usual sets to tap, others can be typed."""

    closed = True
    SETS: Mapping[str, tuple[int, ...]] = {
        "workdays": (0, 1, 2, 3, 4),
        "four": (0, 1, 2, 3),
        "all": (0, 1, 2, 3, 4, 5, 6),
    }

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the usual sets."""
        return tuple(Option(i, sense.texts.label(f"{self.text_id}.option-{i}")) for i in self.SETS)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand days by name or range."""
        chosen = understand.option(text, {option.value: option.label for option in self.options(sense)})
        if chosen is not None:
            return list(self.SETS[chosen])
        found = understand.weekdays(text)
        return sorted(found) if found else Invalid("no-days")

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a usual set."""
        chosen = super().choose(values, sense)
        return chosen if isinstance(chosen, Invalid) else list(self.SETS[chosen])

    def value(self, stored: Json) -> frozenset[int] | Invalid:
        """Return the weekdays, Monday 0."""
        fits = isinstance(stored, list) and stored and all(day in range(7) for day in stored)
        return frozenset(stored) if fits else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the days by name."""
        return sense.texts.weekdays(stored)


class Hours(Question[tuple[str, str]]):
    """A daily stretch of hours, over midnight or not; read as `HH:MM` twice."""

    closed = True
    SETS = (("20:00", "08:00"), ("18:00", "09:00"), ("22:00", "07:00"))

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the usual stretches."""
        return tuple(Option(f"{a}-{b}", hours_words(a, b, sense.texts.language)) for a, b in self.SETS)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a beginning and an end."""
        found = understand.hours(text)
        return [found[0].strftime("%H:%M"), found[1].strftime("%H:%M")] if found else Invalid("no-hours")

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a usual stretch."""
        chosen = super().choose(values, sense)
        return chosen if isinstance(chosen, Invalid) else str(chosen).split("-")

    def value(self, stored: Json) -> tuple[str, str] | Invalid:
        """Return the beginning and the end."""
        fits = isinstance(stored, list) and [understand.clock(str(part)) is not None for part in stored] == [True, True]
        return (stored[0], stored[1]) if fits else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the stretch in words."""
        return hours_words(stored[0], stored[1], sense.texts.language)


def _labels(question: Choice | Choices, sense: Sense) -> Iterator[dict[str, str]]:
    """The options' labels in the member's language, then in the others: people mix them."""
    yield {option.value: option.label for option in question.options(sense)}
    for other in sense.others:
        yield {option.value: option.label for option in question.options(other)}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A person: one on the list (`id`), or a new name still to be put on it."""

    name: str
    id: int | None = None
    note: str | None = None
    twin: int | None = None
    """The contact of the same name that was already there, still to be asked about."""
    times: int = 1
    """How often the name was given in one answer."""


class Names(Question[tuple[Chosen, ...]]):
    """Any number of names in any shape people type, some of them perhaps already on the list."""

    MOST = 500

    def __init__(self, *, optional: bool = True) -> None:
        super().__init__(optional=optional)
        self.contacts: tuple[Contact, ...] = ()
        self.barred: Mapping[str, Invalid] = {}

    def among(self, contacts: Iterable[Contact]) -> Self:
        """Return the question with people on the list to tap; a name of theirs that is typed is them."""
        other = copy.copy(self)
        other.contacts = tuple(contacts)
        return other

    def barring(self, barred: Mapping[str, Invalid]) -> Self:
        """Return the question with names that are no answer to it, each with what is wrong with it."""
        other = copy.copy(self)
        other.barred = {folded(name): problem for name, problem in barred.items()}
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the people on the list."""
        return tuple(Option(str(contact.id), contact.name) for contact in self.contacts)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Take the text apart into names with their notes; what people say instead of a name or beside it is none."""
        if understand.nameless(text) and called(text, self.contacts) is None:
            return Invalid("who")
        found = [named for named in understand.names(text) if not understand.beside(named.name)]
        if len(found) > self.MOST:
            return Invalid("too-many-names", {"most": self.MOST})
        if problem := _too_long(found):
            return problem
        people = [named for named in found if not understand.remark(named.name)]
        if len(people) < len(found) and all(understand.nameless(named.name) for named in people):
            return Invalid("no-names")  # "great, she paid 250 euro"
        if not people or (len(found) == 1 and _is_sentence(text)):
            return Invalid("no-names")
        return self._entries(people)

    def _entries(self, found: Sequence[Named]) -> Json | Invalid:
        """Return each name as it is stored, or what is wrong with one of them."""
        entries = []
        for named in found:
            meant = _meant(named.name, self.contacts)
            problem = meant if isinstance(meant, Invalid) else None if meant else self.barred.get(folded(named.name))
            if problem:
                return problem
            entry = (
                {"id": meant.id, "name": meant.name}
                if isinstance(meant, Contact)
                else {"name": named.name, "note": named.note}
            )
            entries.append(entry | ({"each": list(named.each)} if named.each else {}))
        return entries

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Put another name in the place of the one taken back, else of the last; the others stay."""
        entries = list(stored or [])
        new = self.understand(fixed.new, sense)
        if isinstance(new, Invalid) or not entries:
            return Invalid("gone")
        at = len(entries) - 1
        if fixed.old:
            fits = understand.contact(fixed.old, [entry["name"] for entry in entries])
            at = next((n for n, entry in enumerate(entries) if entry["name"] == fits.one), -1)
        return Invalid("gone") if at < 0 else [*entries[:at], *new, *entries[at + 1 :]]

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take people on the list."""
        there = {str(contact.id): contact for contact in self.contacts}
        if not values or not set(values) <= set(there):
            return Invalid("choice")
        return [{"id": there[value].id, "name": there[value].name} for value in values]

    def value(self, stored: Json) -> tuple[Chosen, ...] | Invalid:
        """Return the people named."""
        try:
            return tuple(
                Chosen(n["name"], n.get("id"), n.get("note"), n.get("twin"), len(n.get("each") or [0])) for n in stored
            )
        except (AttributeError, KeyError, TypeError):
            return Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the names in a row."""
        return sense.texts.row([named["name"] for named in stored for _ in named.get("each") or [0]])


class ContactChoice(Question[Chosen]):
    """One person: someone on the list, or a new name."""

    gathers = True
    known = True

    def __init__(self, *, optional: bool = False, listed: bool = False) -> None:
        super().__init__(optional=optional)
        self.contacts: tuple[Contact, ...] = ()
        self.listed = listed
        """Only somebody on the list will do."""

    def among(self, contacts: Iterable[Contact]) -> Self:
        """Return the question with the people to choose from."""
        other = copy.copy(self)
        other.contacts = tuple(contacts)
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the people to choose from."""
        return tuple(Option(str(contact.id), contact.name) for contact in self.contacts)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Find one person by name or number; a name not on the list is a new one."""
        if understand.nameless(text) and called(text, self.contacts) is None:
            return Invalid("who")
        picked = understand.option(text, {option.value: option.label for option in self.options(sense)})
        if picked is not None:
            return self.choose((picked,), sense)
        meant = _meant(text, self.contacts)
        if meant is None:
            named = understand.named_in(text, [contact.name for contact in self.contacts])
            meant = _meant(text[named[0].start : named[0].end], self.contacts) if len(named) == 1 else None
        if isinstance(meant, Invalid):
            return meant
        return {"id": meant.id, "name": meant.name} if meant else self._somebody_new(text, sense)

    def _somebody_new(self, text: str, sense: Sense) -> Json | Invalid:
        """Take a name that is not on the list, without the time and the length that stand beside it."""
        rest = _without(text, understand.when(text, now=sense.now, zone=sense.zone).spans)
        found = understand.names(rest)
        if len(found) != 1 or _is_sentence(rest):
            return Invalid("one-name" if len(found) > 1 else "no-names")
        if problem := _too_long(found):
            return problem
        meant = _meant(found[0].name, self.contacts)
        if meant is None and self.listed:
            return Invalid("not-listed")
        if meant is None or isinstance(meant, Invalid):
            return meant or {"name": found[0].name, "note": found[0].note}
        return {"id": meant.id, "name": meant.name}

    def corrected(self, stored: Json, fixed: Correction, sense: Sense) -> Json | Invalid:
        """Put another person in the place of the one taken back; on the list, when it isn't told who that was."""
        found = super().corrected(stored, fixed, sense)
        somebody_new = isinstance(found, dict) and found.get("id") is None
        return Invalid("gone") if somebody_new and not fixed.old else found

    def choose(self, values: Sequence[str], sense: Sense) -> Json | Invalid:
        """Take a person on the list."""
        there = {str(contact.id): contact for contact in self.contacts}
        if len(values) != 1 or values[0] not in there:
            return Invalid("choice")
        contact = there[values[0]]
        return {"id": contact.id, "name": contact.name}

    def value(self, stored: Json) -> Chosen | Invalid:
        """Return the person, as long as they are still among those to choose from."""
        if not isinstance(stored, dict) or not isinstance(stored.get("name"), str):
            return Invalid("gone")
        if stored.get("id") is not None and stored["id"] not in {contact.id for contact in self.contacts}:
            return Invalid("gone")
        return Chosen(self.named(stored), stored.get("id"), stored.get("note"))

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the name."""
        return self.named(stored)

    def named(self, stored: Json) -> str:
        """Return the name of the person who was chosen, as it is now: they may have been renamed since."""
        there = {contact.id: contact.name for contact in self.contacts}
        return there.get(stored.get("id"), str(stored["name"]))


def _place(zone: str) -> str:
    """Return the city in an IANA name."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _meant(said: str, contacts: Sequence[Contact]) -> Contact | Invalid | None:
    """The one on the list who is meant, by the whole name or part of it; Invalid when two fit as well."""
    exactly = called(said, contacts)
    if exactly is not None:
        return exactly
    fits = understand.contact(said, [contact.name for contact in contacts]).fits
    if len(fits) > 1:
        return Invalid("two-fit", {"names": fits})
    return called(fits[0], contacts) if fits else None


def _is_sentence(text: str) -> bool:
    """Whether a text is too much of a sentence to be somebody's name, or a length, a time or an amount."""
    if re.search(r"[,;\n]", text) or understand.lists_names(text):
        return False
    measured = understand.minutes(text), understand.clock(text), understand.money(text)
    return len(text.split()) > _LONGEST_DESCRIPTION or any(found is not None for found in measured)


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without some of its parts, and without the words that led to them or to a name."""
    for start, end in reversed(spans):
        text = f"{text[:start]} , {text[end:]}"
    return _LEADS.sub("", re.sub(r"[\s,]+$|^[\s,]+", "", text))


def _too_long(found: Iterable[Named]) -> Invalid | None:
    """Return the problem with the first name that was cut; its beginning is enough to know it by."""
    begins = (understand.capped(named.name, graphemes=40, octets=400) for named in found if named.cut)
    return next((Invalid("name-too-long", {"name": f"{begin}…", "most": LONGEST_NAME}) for begin in begins), None)
