"""Countries by their name in Dutch or English, and by their cities that we know."""

from __future__ import annotations

from functools import cache

from babel import Locale

from bot.holidays import country_of
from bot.understand import bare, zone

_LANGUAGES = ("nl", "en")
_LONGEST = 100
"""Characters of a text that may be a country."""
_LETTERS = 2
"""Of the code of a country; what Unicode names beside these are parts of the world."""
_OTHERS = {"vs": "US", "us": "US", "usa": "US", "amerika": "US", "america": "US", "vk": "GB", "uk": "GB"}
_BEFORE = frozenset({
    "ja", "yes", "die", "dat", "those", "van", "of", "in", "uit", "from", "de", "het", "the", "feestdagen", "holidays",
    "op", "voor", "for",
})  # fmt: skip
"""What may stand before the name: `die van België`, `in the Netherlands`."""


def country(text: str) -> str | None:
    """The code in ISO 3166 of the country that the whole text names or whose city it is, or None."""
    if len(text) > _LONGEST:
        return None
    said = bare(text).replace(",", "").split()
    while said:
        name = " ".join(said)
        found = _names().get(name) or _at(name)
        if found is not None or said[0] not in _BEFORE:
            return found
        said = said[1:]
    return None


def _at(place: str) -> str | None:
    where = zone(place)
    return country_of(where) if where else None


@cache
def _names() -> dict[str, str]:
    """Each country by its folded names."""
    named = [(code, name) for language in _LANGUAGES for code, name in Locale(language).territories.items()]
    return {bare(name): code for code, name in named if len(code) == _LETTERS and code.isalpha()} | _OTHERS
