"""What would make a story hard to hear: jargon, nobody in particular, a thing where a change is asked.

Conservative on purpose: a warning that is beside the point costs more than one that stays away.
"""

from __future__ import annotations

import re
from functools import cache

_JARGON = """
    synergie synergieën synergy synergies ontzorgen ontzorgt ontzorg ontzorging stakeholder stakeholders propositie
    proposities proposition propositions holistisch holistische holistic disruptief disruptieve disruptive schaalbaar
    schaalbare scalable leverage leveragen empoweren empower empowerment paradigma paradigm ecosysteem ecosystem
    touchpoint touchpoints learnings datagedreven purpose-driven data-driven ai-driven ai-gedreven end-to-end kpi kpis
    kpi's roi usp usps usp's saas b2b b2c growth-hacking co-creatie co-creation gamification cutting-edge
    state-of-the-art future-proof toekomstbestendig toekomstbestendige mission-critical best-in-class omnichannel
    actionable value-add agility wendbaarheid impactvol impactvolle impactful
"""
_PHRASES = (
    "value proposition", "customer journey", "klantreis", "deep dive", "low hanging fruit", "low-hanging fruit",
    "quick win", "quick wins", "best practice", "best practices", "thought leader", "thought leadership",
    "digital transformation", "digitale transformatie", "next level", "game changer", "gamechanger", "state of the art",
    "end to end", "growth hacking", "added value", "toegevoegde waarde", "total solution", "totaaloplossing",
    "out of the box", "paradigm shift", "win-win", "core business", "human capital",
)  # fmt: skip
_GROUPS = """
    iedereen mensen ondernemers ondernemer bedrijven bedrijf mkb mkb'ers mkbers zzp'ers zzpers freelancers startups
    start-ups scale-ups klanten teams organisaties professionals managers directeuren jongeren ouderen studenten ouders
    leraren docenten particulieren consumenten gemeenten scholen vrouwen mannen moeders vaders eigenaren afdelingen
    everybody everyone anyone anybody people companies businesses entrepreneurs founders customers clients consumers
    organisations organizations students parents teachers owners leaders users gebruikers collega's colleagues
    employees medewerkers werknemers departments
"""
_KIN = re.compile(
    r"\b(?:mijn|m'n|onze|my|our)\s+(?:\w+\s+)?(?:buur\w*|zus|broer|vriend|vriendin|neef|nicht|oom|tante|moeder|vader|man|"
    r"vrouw|collega|baas|klant|dochter|zoon|neighbour|neighbor|sister|brother|friend|cousin|uncle|aunt|mother|father|"
    r"husband|wife|colleague|boss|client|customer|daughter|son)\b",
    re.IGNORECASE,
)
_THINGS = (
    r"app|apps|dashboard|platform|website|site|tool|tools|systeem|system|software|cursus|course|workshop|workshops|"
    r"training|trainingen|trainings|template|templates|nieuwsbrief|newsletter|podcast|webshop|portal|portaal|module|"
    r"chatbot|plug-in|plugin|database|rapport|report|handboek|handbook|e-book|ebook|programma|programme|program|"
    r"dienst|service|product|oplossing|solution|formulier|formulieren|form|forms|kaart|card|checklist|checklists|"
    r"protocol|protocollen|protocols|werkwijze|procedure|proces|process|overleg"
)
_THING = re.compile(
    rf"^(?:(?:een|de|het|mijn|onze|a|an|the|my|our)\s+)?(?:[\w-]+\s+){{0,2}}(?:{_THINGS})\b"
    r"(?!\s+(?:is|zijn|duurt|duren|wordt|worden|gaat|gaan|kost|loopt|are|takes|lasts|gets|goes|costs|runs)\b)",
    re.IGNORECASE,
)
_MAKING = re.compile(
    r"^(?:ik|wij|we|i)\s+(?:geef|geven|bouw|bouwen|maak|maken|lever|leveren|bied|bieden|ontwikkel|ontwikkelen|give|build|"
    r"make|offer|provide|deliver|develop|sell|verkoop|verkopen)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:minder|meer|sneller|eerder|eindelijk|voortaan|durft|durven|weet|weten|snapt|snappen|slaapt|slapen|less|more|"
    r"faster|sooner|finally|no longer|knows?|dares?|sleeps?|understands?|can now|kan nu|kunnen nu|zodat|so that)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’-]+")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def jargon(text: str) -> str | None:
    """Return the first word or phrase that nobody says at a kitchen table, as it was typed; None when there is none."""
    lowered = text.lower()
    for phrase in _PHRASES:
        at = lowered.find(phrase)
        if at >= 0 and not _inside(lowered, at, at + len(phrase)):
            return text[at : at + len(phrase)]
    for found in _WORD.finditer(text):
        word = found[0].replace("’", "'")
        if word.casefold() in _words(_JARGON) and not _is_name(word, text[: found.start()]):
            return found[0]
    return None


def names_nobody(text: str) -> bool:
    """Whether an answer to "for whom" is about a group, with no single person in it."""
    if _KIN.search(text):
        return False
    words = [found[0] for found in _WORD.finditer(text)]
    grouped = any(word.casefold().replace("’", "'") in _words(_GROUPS) for word in words)
    named = any(word[:1].isupper() and not word.isupper() for word in words[1:] if len(word) > 1)
    return grouped and not named


def is_a_thing(text: str) -> bool:
    """Whether an answer to "what is different for them" names what is made, not what changes."""
    said = text.strip()
    return bool(_THING.match(said) or _MAKING.match(said)) and not _CHANGED.search(said)


def _inside(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text is part of a longer word."""
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _is_name(word: str, before: str) -> bool:
    """Whether a word in the middle of a sentence is somebody's name, by its capital."""
    opens = not before.strip() or before.rstrip().endswith((".", "!", "?", ":"))
    return not opens and word[:1].isupper() and not word.isupper()
