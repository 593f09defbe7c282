"""The words that always work as slash commands (pure)."""

from __future__ import annotations

from adapters.discord.markdown import cut
from adapters.discord.render import Payload
from bot.texts import texts
from bot.words import HERE, WORDS, Word

DESCRIPTION = 100
_TEXT = 3
_OPTION = {
    "type": _TEXT,
    "name": "text",
    "name_localizations": {"nl": "tekst"},
    "description": texts("en").label("command-text"),
    "description_localizations": {"nl": texts("nl").label("command-text")},
    "required": False,
}
_EVERYWHERE = {"integration_types": [0, 1], "contexts": [0, 1, 2]}


def commands(*, in_one_server: bool = False) -> list[Payload]:
    """Every command there is by now; those of one server are there at once, but only there."""
    places = {} if in_one_server else _EVERYWHERE
    return [{**_command(word), **places} for word in WORDS if word.id in HERE]


def _command(word: Word) -> Payload:
    dutch = word.nl[0].replace(" ", "-")
    return {
        "type": 1,
        "name": word.id,
        "name_localizations": {"nl": dutch} if dutch != word.id else {},
        "description": _description(word, "en"),
        "description_localizations": {"nl": _description(word, "nl")},
        "options": [_OPTION],
    }


def _description(word: Word, language: str) -> str:
    return cut(texts(language).label(f"word-{word.id}.option"), DESCRIPTION)
