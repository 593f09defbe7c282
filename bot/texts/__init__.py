"""Every word the user sees, by name, in Dutch and English; strict: a missing text or variable is a bug, never shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_currency
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

from bot.chat.markup import escape
from bot.errors import TextError
from bot.texts.dates import weekday_names

FOLDER = Path(__file__).parent
_NAMES = frozenset({"name", "names", "other", "dream", "introducer", "former"})
"""The variables that hold what the member calls somebody."""
_THEIRS = ("draft-", "week-suggest-")
"""What the texts begin with that the member says or sends; all else the coach says."""
_MINE = re.compile(r"(mijn|m['’]n|my|onze|ons|our)(?=\s+\S)", re.IGNORECASE)
_YOURS = {"nl": {"onze": "jullie", "ons": "jullie"}, "en": {}}
_YOUR = {"nl": "je", "en": "your"}
_ROWS = {"nl": "nl", "en": "en_GB"}
"""British, as the spelling: no comma before the last `and`."""


class Texts:
    """The texts in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = bundle(language)

    def say(self, name: str, /, **variables: Any) -> str:
        """Return a text in the markup of messages; what stands in the variables shows as it is.

        `name` may be that of an attribute, `session-when.hint`. A name that opens a sentence (`mijn zus Elske`) gets
        the capital that belongs there.
        """
        escaped = {k: escape(v) if isinstance(v, str) else v for k, v in self._named(name, variables).items()}
        return _opened(self._format(name, escaped), escaped.values())

    def label(self, name: str, /, **variables: Any) -> str:
        """Return a text without markup, for buttons, options and titles."""
        return self._format(name, self._named(name, variables))

    def has(self, name: str) -> bool:
        """Whether there is such a text."""
        message, _, attribute = name.partition(".")
        if not self._bundle.has_message(message):
            return False
        found = self._bundle.get_message(message)
        return attribute in found.attributes if attribute else found.value is not None

    def row(self, words: Sequence[str], *, most: int = 8) -> str:
        """Return words in a row, `Jan, Piet en Klaas`; a long row ends in how many more there are."""
        words = [self.yours(word) for word in words]
        if len(words) > most:
            words = [*words[: most - 1], self.label("talk-more", count=len(words) - most + 1)]
        return str(format_list(list(words), locale=_ROWS[self.language]))

    def path(self, names: Sequence[str]) -> str:
        """Return a warm path, from who is known well to the dream."""
        return " → ".join(self.yours(name) for name in names)

    def yours(self, name: str) -> str:
        """Return what the coach calls somebody that the member calls `mijn broer`: `je broer`."""
        mine = _MINE.match(name)
        if mine is None:
            return name
        return _YOURS[self.language].get(mine[0].lower(), _YOUR[self.language]) + name[mine.end() :]

    def weekdays(self, days: Iterable[int]) -> str:
        """Return days of the week by name, Monday 0, a run of three or more as its ends."""
        chosen = sorted(days)
        names = weekday_names(self.language)
        if len(chosen) > 2 and chosen == list(range(chosen[0], chosen[-1] + 1)):  # noqa: PLR2004 - two are no run
            return self.label("talk-from-to", first=names[chosen[0]], last=names[chosen[-1]])
        return self.row([names[day] for day in chosen])

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return str(Locale(self.language).territories.get(code, code))

    def amount(self, amount: Decimal | str, currency: str) -> str:
        """Return money as it is written in this language; whole amounts without cents."""
        value = Decimal(amount)
        pattern = "¤ #,##0" if value == value.to_integral() else "¤ #,##0.00"
        pattern = pattern if self.language == "nl" else pattern.replace(" ", "")
        return str(format_currency(value, currency, pattern, locale=self.language, currency_digits=False))

    def _named(self, text: str, variables: dict[str, Any]) -> dict[str, Any]:
        """Return the variables of a text, with people called as its speaker calls them."""
        if text.startswith(_THEIRS):
            return variables
        return {k: self.yours(v) if k in _NAMES and isinstance(v, str) else v for k, v in variables.items()}

    def _format(self, name: str, variables: dict[str, Any]) -> str:
        message_id, _, attribute = name.partition(".")
        if not self.has(name):
            raise TextError(f"no text {name} in {self.language}")
        message = self._bundle.get_message(message_id)
        pattern = message.attributes[attribute] if attribute else message.value
        assert pattern is not None  # noqa: S101 - `has` saw it
        text, problems = self._bundle.format_pattern(pattern, _plain(variables))
        if problems:
            raise TextError(f"text {name} in {self.language} lacks {problems[0]}")
        return str(text)


@cache
def texts(language: str) -> Texts:
    """Return the texts of a language, read once."""
    return Texts(language)


@cache
def bundle(language: str) -> FluentBundle:
    """Return all texts of a language as one Fluent bundle."""
    found = FluentBundle([language], use_isolating=False)
    for path in sorted((FOLDER / language).glob("*.ftl")):
        found.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return found


def _opened(text: str, values: Iterable[Any]) -> str:
    """Return a text in which a value that opens a sentence does so with a capital."""
    for value in values:
        if isinstance(value, str) and value[:1].islower():
            opening = re.compile(rf"(?:^|(?<=[.!?]\s)){re.escape(value)}(?=\s)")
            text = opening.sub(_capital, text)
    return text


def _capital(found: re.Match[str]) -> str:
    return found[0][0].upper() + found[0][1:]


def _plain(variables: dict[str, Any]) -> dict[str, str | int | float | Decimal | FluentType]:
    return {name: "" if value is None else value for name, value in variables.items()}
