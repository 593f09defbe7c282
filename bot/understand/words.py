"""Which of the words that always work a text is, if it is nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.understand.fold import bare, fold
from bot.understand.given_names import given_names
from bot.understand.patterns import pattern
from bot.understand.slips import slips
from bot.understand.tables import words
from bot.understand.vocabulary import ordinary
from bot.understand.wordings import NOUNS, PHRASES, VERBS
from bot.words import WORDS

_LONGEST = 100
_NEVER_GUESSED = "delete"
_SHORT = 4
_MOST_WORDS = 10
# Said before or after a wish; only with these may another word stand beside one of ours.
_POLITE = "alsjeblieft|alstublieft|a\\.?u\\.?b\\.?|asjeblieft|svp|s\\.v\\.p\\.?|please|pls|plz|pleas"
_BEFORE = pattern(
    rf"(?:(?:{_POLITE}|hey|hoi|hallo|hi|hello|he|coach|oke|ok|okay|oh|nou|eh|sorry|oeps|oops|wacht|wait|maar"
    rf"|but)[\s,]+)+"
)
_AFTER = pattern(
    rf"[\s,]+(?:{_POLITE}|graag|even|eventjes|eens|maar|hoor|dan|nou|bedankt|dank je|dankjewel|dank je wel|thanks"
    r"|thank you|for now|voor nu|coach|nu|now|for me|voor me|zou fijn zijn|kan dat|ok|oke|then|just now|indeed"
    r"|eigenlijk|actually|again|nog eens)$"
)
_OWN = r"(?:mijn|m'n|het|de|een|my|the|a|an|our|onze)"
_ARTICLES = words("mijn m'n de het een my the a an our onze")
_LITTLE = words("maar even graag eens gewoon just right weer")
_NOW = _LITTLE | {"nu", "now"}
_SHOWN = (
    (
        rf"(?:laat|toon|show)(?: me| mij)?(?: eens| even)?(?: {_OWN})? (?P<n>.+?)(?: eens| even| nog eens"
        rf"| again)?(?: zien| lezen| horen)?"
    ),
    (
        rf"(?:mag|kan) ik(?: even)?(?: {_OWN})? (?P<n>.+?)(?: eens| even)? (?:zien|bekijken|hebben|krijgen|lezen|horen"
        rf"|inzien)"
    ),
    rf"(?:can|could|may) i (?:see|have|get|view|read|hear)(?: {_OWN})? (?P<n>.+)",
    (
        rf"ik wil(?: graag| even)?(?: {_OWN})? (?P<n>.+?)(?: weer| nog eens)? (?:zien|bekijken|lezen|nalezen"
        rf"|teruglezen|horen|inzien)"
    ),
    rf"i (?:want|would like|need) to (?:see|read|hear|view)(?: {_OWN})? (?P<n>.+)",
    rf"i'd like to (?:see|read|hear|view)(?: {_OWN})? (?P<n>.+)",
    (
        rf"(?:open|bekijk|ga naar|naar|go to|to|see|view|read me|read|geef me|geef mij|geef|give me|lees me|lees"
        rf"|stuur me|send me|wat is|wat zijn|what is|what's"
        rf"|what are)(?: {_OWN})? (?P<n>.+)"
    ),
    rf"(?:waar|where) (?:is|are|staat|staan|zijn|vind ik|do i find)(?: {_OWN})? (?P<n>.+)",
    rf"{_OWN} (?P<n>.+)",
)
_WANTED = (
    r"(?:ik wil|ik zou|ik moet|wil ik|we (?:kunnen|gaan|willen|mogen))(?: graag| even| nu| weer)?(?: {0})? (?P<v>.+)",
    r"(?:kan|mag|zal|kunnen|mogen|zullen|laten|gaan) (?:ik|we|wij)(?: graag| even| nu| weer)?(?: {0})? (?P<v>.+)",
    r"(?:kan|wil) iemand(?: me| mij)?(?: even)? (?P<v>helpen)",
    r"(?:can|could) (?:someone|somebody|anyone|anybody)(?: please)? (?P<v>help(?: me)?(?: out)?)",
    r"(?:kun|kan|wil|zou) (?:je|jij|u)(?: me| mij| voor me)?(?: even| nu)?(?: {0})? (?P<v>.+)",
    (
        r"(?:i want to|i would like to|i'd like to|i need to|i wanna|can i|can we|could we|could i|may i|shall we"
        r"|can (?:you|u)|could (?:you|u)|would you|will you|let's|lets|let us|let me"
        r"|we can)(?: just| please)? (?P<v>.+)"
    ),
)


def meant(text: str) -> str | None:
    """The id of the word that the whole text is, in either language, said politely, as a wish, or with a slip.

    Never of a part of an answer or of a name; `delete` only as it stands.
    """
    if len(text) > _LONGEST:
        return None
    said = bare(text)
    if "\n" in text.strip() or len(said.split()) > _MOST_WORDS:
        return None
    return next((ids[0] for ids in map(_word, _cores(said)) if ids), None) or _guessed(said)


def as_it_stands(text: str) -> str | None:
    """The id of the word that the whole text is just as the table has it, in either language."""
    return _table().get(bare(text)) if len(text) <= _LONGEST else None


@cache
def _table() -> dict[str, str]:
    """Each wording of the table with its id."""
    return {fold(said): known.id for known in WORDS for said in known.nl + known.en}


def _cores(said: str) -> Iterator[str]:
    """The text, and the text without more and more of what politeness puts around it."""
    ends = [len(said)]
    while (found := _AFTER().search(said, 0, ends[-1])) and found.start() and found.start() < ends[-1]:
        ends.append(found.start())
    for start in (0, *(found.end() for found in _BEFORE().finditer(said) if found.start() == 0)):
        yield from (said[start:end] for end in ends if start < end)


def _word(core: str) -> tuple[str, ...]:
    """The ids of the word that a text without politeness is: as it stands, or in a frame."""
    core = core.replace("\u2019", "'")
    less = (" ".join(part for part in core.split() if part not in gone) for gone in (_LITTLE, _NOW))
    for known in (core, *less):
        if known in _phrases():
            return (_phrases()[known],)
    if core in _nouns() and " " in core:
        return (_nouns()[core],)
    for frame in _shown():
        found = frame.fullmatch(core)
        if found and found["n"] in _nouns():
            return (_nouns()[found["n"]],)
    for frame in _wanted():
        found = frame.fullmatch(core)
        if found:
            wish = _unowned(found["v"])
            for known in (wish, wish.removesuffix(" even"), wish.removesuffix(" maar")):
                if known in _verbs():
                    return (_verbs()[known],)
    wish = _unowned(core)
    return (_verbs()[wish],) if wish in _verbs() else ()


def _unowned(wish: str) -> str:
    """The wish without articles inside it and without little words: "sla deze maar over" is "sla deze over"."""
    parts = [part for part in wish.split() if part not in _LITTLE]
    kept = [part for at, part in enumerate(parts) if part not in _ARTICLES or at == len(parts) - 1]
    return " ".join(kept if len(kept) > 1 else parts)


def _guessed(said: str) -> str | None:
    """The word that was meant when one word of the text has a slip in it."""
    parts = said.split()
    odd = [at for at, part in enumerate(parts) if part not in _known_parts()]
    if len(odd) != 1 or not _may_be_a_slip(parts[odd[0]]):
        return None
    found = set()
    for right in slips(parts[odd[0]], _targets(len(parts) > 1)):
        fixed = " ".join([*parts[: odd[0]], right, *parts[odd[0] + 1 :]])
        found |= {one for core in _cores(fixed) for one in _word(core)}
    return found.pop() if len(found) == 1 and _NEVER_GUESSED not in found else None


def _may_be_a_slip(part: str) -> bool:
    """Whether it is no word of its own and nobody's name."""
    return part.isalpha() and part not in given_names() and part not in ordinary()


@cache
def _targets(inside: bool) -> frozenset[str]:  # noqa: FBT001
    """What a slip may have been meant for; inside a phrase only long words."""
    parts = {part for said in (*_phrases(), *_nouns(), *_verbs()) for part in said.split() if part.isalpha()}
    alone = {said for known in WORDS for said in known.nl + known.en}
    return frozenset(part for part in parts if len(part) > _SHORT or (not inside and part in alone))


@cache
def _known_parts() -> frozenset[str]:
    """Every word of every wording and frame."""
    polite = re.findall(r"[a-z']+", " ".join((_BEFORE().pattern, _AFTER().pattern, *_SHOWN, *_WANTED)))
    return frozenset(polite) | {part for said in (*_phrases(), *_nouns(), *_verbs()) for part in said.split()}


@cache
def _phrases() -> dict[str, str]:
    """Each folded wording with its id."""
    found = {said: word_id for word_id, listed in PHRASES.items() for said in _listed(listed)}
    return found | {fold(said): known.id for known in WORDS for said in known.nl + known.en}


@cache
def _nouns() -> dict[str, str]:
    """What somebody may want to see, with its id."""
    return {said: word_id for word_id, listed in NOUNS.items() for said in _listed(listed)}


@cache
def _verbs() -> dict[str, str]:
    """What somebody may want to do, with its id."""
    return {_unowned(said): word_id for word_id, listed in VERBS.items() for said in _listed(listed)}


def _listed(table: str) -> list[str]:
    """The wordings of a line that parts them with bars."""
    return [fold(said) for said in table.split("|") if said.strip()]


@cache
def _shown() -> tuple[re.Pattern[str], ...]:
    """The frames for what somebody wants to see."""
    return tuple(re.compile(frame) for frame in _SHOWN)


@cache
def _wanted() -> tuple[re.Pattern[str], ...]:
    """The frames for what somebody wants to do."""
    return tuple(re.compile(frame.replace("{0}", _OWN)) for frame in _WANTED)
