"""Which of our two languages a few words are in or ask for, when a platform doesn't say."""

from __future__ import annotations

from collections.abc import Mapping

from bot.understand.fold import bare
from bot.understand.patterns import pattern

_DUTCH = """
    hoi hallo hé hee dag goedemorgen goedemiddag goedenavond ik je jij het een de en wat wie hoe kun kan wil niet met
    voor begin verhaal namen taal wis gegevens mijn graag dank bedankt ja nee
"""
_ENGLISH = """
    hi hello hey good morning afternoon evening i you the a and what who how can could want not with for start story
    names language delete my please thanks yes no
"""
_LONGEST = 60
_GREETINGS = {
    "nl": (
        "hoi | hoihoi | hallo | hallootjes | hee | goedemorgen | goede morgen | goeiemorgen | goeie morgen | morgen | "
        "goedemiddag | goede middag | goeiemiddag | goedenmiddag | goedenavond | goedeavond | goede avond | "
        "goeieavond | goeienavond | goedendag | goededag | goeiedag | dag | hallo daar | hoi daar"
    ),
    "en": (
        "hello | hi there | hello there | hey there | howdy | good morning | good afternoon | good evening | "
        "good day | morning | evening | greetings"
    ),
}
_TONGUES = {
    "nl": "nederlands | dutch | nl | hollands | vlaams | nederlandse | ned",
    "en": "english | engels | en | engelse | eng",
}
_POLITE = pattern(r"^(?:in (?:het )?|liever |doe maar )+|(?: (?:graag|please|pls|alsjeblieft|aub|a\.u\.b))+$")
_ADDRESSED = pattern(r" (?:coach|bot|onethreetwo|allemaal|daar|there)$")
_WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}


def language(text: str) -> str | None:
    """Return `nl` or `en`, whichever has more of its small words in the text; None when neither has."""
    words = bare(text[:500]).split()
    dutch, english = (sum(word in _WORDS[tongue] for word in words) for tongue in ("nl", "en"))
    if dutch == english:
        return None
    return "nl" if dutch > english else "en"


def greeting(text: str) -> str | None:
    """Return `nl` or `en` when the whole text is a greeting that only one of them has."""
    said = _words(text)
    if len(set(said.split())) == 1:
        said = said.split()[0]  # "hoi hoi"
    return _found(said, _GREETINGS) or _found(_ADDRESSED().sub("", said), _GREETINGS)


def tongue(text: str) -> str | None:
    """Return `nl` or `en` when the whole text names one of them, in either."""
    return _found(_POLITE().sub("", _words(text)), _TONGUES)


def _words(text: str) -> str:
    """Return the text without signs, as far as it can be a greeting."""
    return " ".join(filter(None, (bare(word) for word in text.split()))) if len(text) <= _LONGEST else ""


def _found(said: str, table: Mapping[str, str]) -> str | None:
    return next((lang for lang, wordings in table.items() if said in wordings.split(" | ")), None)
