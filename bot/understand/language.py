"""Which of our two languages a few words are in, when a platform doesn't say."""

from __future__ import annotations

from bot.understand.fold import bare

_DUTCH = """
    hoi hallo hé hee dag goedemorgen goedemiddag goedenavond ik je jij het een de en wat wie hoe kun kan wil niet met
    voor begin verhaal namen taal wis gegevens mijn graag dank bedankt ja nee
"""
_ENGLISH = """
    hi hello hey good morning afternoon evening i you the a and what who how can could want not with for start story
    names language delete my please thanks yes no
"""
_WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}


def language(text: str) -> str | None:
    """Return `nl` or `en`, whichever has more of its small words in the text; None when neither has."""
    words = bare(text[:500]).split()
    dutch, english = (sum(word in _WORDS[tongue] for word in words) for tongue in ("nl", "en"))
    if dutch == english:
        return None
    return "nl" if dutch > english else "en"
