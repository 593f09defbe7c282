"""The kind of question about public holidays: whether they are days off, and those of which country."""

from __future__ import annotations

import copy
from typing import Self

from bot import holidays, understand
from bot.chat.messages import Option
from bot.talk.countries import country
from bot.talk.questions import Invalid, Question, Sense
from bot.talk.talks import Json

NO = "none"
"""Kept when no holiday is a day off; else it is the code of a country."""


class Holidays(Question[str]):
    """The country whose public holidays are days off, or none; the country that is known is offered to tap."""

    closed = True

    def of(self, code: str | None) -> Self:
        """Return the question with the country that somebody seems to be in."""
        other = copy.copy(self)
        other.variables = {"country": code or NO}
        return other

    def options(self, sense: Sense) -> tuple[Option, ...]:
        """Return the country, and no."""
        no = Option(NO, sense.texts.label(f"{self.text_id}.option-no"))
        offered = self._offered
        if offered is None:
            return (no,)
        yes = sense.texts.label(f"{self.text_id}.option-yes", country=sense.texts.country(offered))
        return (Option(offered, yes), no)

    def understand(self, text: str, sense: Sense) -> Json | Invalid:
        """Understand a country, a yes to the one that is offered, or a no."""
        agreed = understand.yes_no(text)
        if agreed is False:
            return NO
        if agreed:
            return self._offered or Invalid("no-country")
        named = country(text)
        if named is None:
            labels = {option.value: option.label for option in self.options(sense)}
            return understand.option(text, labels) or Invalid("no-country")
        return named if holidays.known(named) else Invalid("no-calendar", {"country": sense.texts.country(named)})

    def value(self, stored: Json) -> str | Invalid:
        """Return the code of the country, or none."""
        fits = isinstance(stored, str) and (stored == NO or holidays.known(stored))
        return stored if fits else Invalid("gone")

    def words(self, stored: Json, sense: Sense) -> str:
        """Return the country by its name, or that there is none."""
        no = stored == NO
        return sense.texts.label(f"{self.text_id}.option-no") if no else sense.texts.country(str(stored))

    @property
    def _offered(self) -> str | None:
        offered = self.variables.get("country", NO)
        return None if offered == NO else str(offered)
