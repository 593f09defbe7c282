"""Yes and no, and the options of a question, from the words people use for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from bot.understand.fold import bare, fold
from bot.understand.patterns import pattern

_LONGEST = 500
_SHORTEST_PREFIX = 3
_SHORTEST_PART = 5


def _table(lines: str) -> Callable[[], frozenset[str]]:
    """The wordings of a table that parts them with bars and line breaks; read at their first use, as patterns are."""
    return cache(
        lambda: frozenset(fold(word) for line in lines.splitlines() for word in line.split("|") if word.strip())
    )


_YES = _table("""
    ja | jaa | j | jazeker | jawel | ja hoor | ja graag | ja prima | ja klopt | ja dat klopt | ja dat is goed | jep
    yep | yes it is | yes i do | yes that's right
    yes | y | yeah | yup | yes please | yes sure | sure | sure thing | of course | certainly | absolutely | definitely
    ok | oke | okay | okee | okidoki | prima | goed | is goed | dat is goed | dat klopt | klopt | klopt helemaal | zeker
    zeker weten | natuurlijk | uiteraard | doe maar | doen | graag | graag zelfs | akkoord | correct | right
    that's right | thats right | that is right | that's correct | exactly | precies | top | helemaal goed | helemaal
    inderdaad | fine | sounds good | looks good | go ahead | do it | please | please do | great | perfect
    goed zo | lijkt me goed | lijkt me prima | lijkt me leuk | tuurlijk | vooruit
""")
_NO = _table("""
    nee | neen | nee hoor | nee dank je | nee bedankt | nee dankjewel | nee dank u | n | no | nope | nah | no thanks
    no thank you | liever niet | niet | nee liever niet | beter van niet | doe maar niet | klopt niet | dat klopt niet
    nee klopt niet | nee dat klopt niet | not really | rather not | i'd rather not | please don't | don't | do not
    zeker niet | absoluut niet | absolutely not | definitely not | certainly not | of course not | natuurlijk niet
    niet doen | never | nooit | no way | echt niet | niet akkoord | niet goed | that's not right | that's wrong | wrong
    onjuist | fout | incorrect | hoeft niet | nee hoeft niet | no need
""")
_NONE = _table("""
    geen | geen een | niemand | niemand anders | niemand meer | niks | niks meer | niets | niets meer | nul
    geen van alle | geen van beide | geen van deze | geen enkele | none | none of them | none of these | none of those
    no one | noone | nobody | nobody else | no one else | nothing | nothing else | nothing more | neither | zero | nada
    nil | n.v.t | nvt | n/a | niet van toepassing | verder niemand | verder niks | verder geen
""")  # fmt: skip
_UNKNOWN = _table("""
    weet ik niet | weet niet | ik weet het niet | ik weet niet | weet ik eigenlijk niet | ik weet het nog niet | kweenie
    weet ik nog niet | weet ik zo niet | zou ik niet weten | zou het niet weten | ik zou het niet weten | geen idee
    ik heb geen idee | geen flauw idee | geen benul | joost mag het weten | dat weet ik niet | dat weet ik nog niet
    dat weet ik niet precies | ik weet het echt niet | weet ik veel | pas | ik pas | niet zeker | ik twijfel | nog niet
    daar heb ik geen antwoord op | kan ik niet zeggen | dat kan ik niet zeggen | moeilijk te zeggen | lastig te zeggen
    no idea | i have no idea | not a clue | no clue | i don't know | i dont know | don't know | dont know | dunno | idk
    i dunno | i don't know yet | i dont know yet | not sure | i'm not sure | im not sure | i am not sure | not sure yet
    i don't really know | i dont know really | i don't know really | pass | i pass | i'll pass | beats me
    hard to say | i couldn't say | i can't say | no answer | unknown | onbekend | i couldn't tell you | search me
    hard to tell | i really don't know | not yet | i do not know
""")
_HEDGES = _table("""
    sorry | tja | hm | hmm | eh | uh | um | nou | oh | ah | eerlijk gezegd | helaas | honestly | well | to be honest
    ik denk het | hoor | really | echt
""")
_ALL = _table(
    "alle | allemaal | alles | all | all of them | alle twee | alle drie | alle vier | everything | allebei | both"
)
_SIGNS = {"\U0001f44d": True, "\U0001f44c": True, "\u2705": True, "\u2714": True, "\U0001f44e": False, "\u274c": False}
_NUMBERED = pattern(r"(?P<word>(?:optie|option|nummer|number|nr|keuze|choice)\.? |#)?(?P<number>[0-9]{1,3})")
_LISTED = pattern(r"[,;\n]")
_JOINED = pattern(r"\s+(?:en|and|&|\+)\s+|\s*[,;+&/]\s*")


def yes_no(text: str) -> bool | None:
    """Whether the whole text says yes or no; None when it says neither, or more."""
    if len(text) > _LONGEST:
        return None
    signs = {_SIGNS[char] for char in text if char in _SIGNS}
    parts = re.split(r"[,.!;\n]", text)
    whole = bare(" ".join(parts))
    said = [whole] if whole in _YES() | _NO() else [bare(part) for part in parts]
    answers = {True if part in _YES() else False if part in _NO() else None for part in said if part} | signs
    return answers.pop() if len(answers) == 1 else None


def none_of(text: str) -> bool:
    """Whether the whole text says that there is nobody or nothing to name."""
    if len(text) > _LONGEST:
        return False
    return bare(text) in _NONE() or fold(text) in {"-", "--", "0", "x", "/", "\u2205"}


def unknown(text: str) -> bool:
    """Whether the whole text says that the person doesn't know."""
    if len(text) > _LONGEST:
        return False
    parts = [part for part in map(bare, re.split(r"[,.!?;\n]", text)) if part]
    hedged = [part for part in parts if part not in _HEDGES()]
    return (bool(hedged) and all(part in _UNKNOWN() for part in hedged)) or fold(text) in {"?", "??", "???"}


def option(text: str, labels: Mapping[str, str]) -> str | None:
    """The key of the one label that the text is, by its words, its number from 1, its beginning, or words in it."""
    if len(text) > _LONGEST:
        return None
    known = {key: _shape(label) for key, label in labels.items()}
    said = _shape(text)
    if not said:
        return None
    fits = [key for key, label in known.items() if label == said]
    if not fits:
        return _by_number(said, known) or _by_beginning(said, known) or _by_words(said, known)
    return fits[0] if len(fits) == 1 else None


@cache
def _TO_EDIT() -> re.Pattern[str]:  # noqa: N802 - as its neighbours
    verb = r"(?:(?:i want to |i'd like to |can i |please )?(?:wijzig|verander|edit|change)|(?P<last>ik wil|kan ik))"
    answer = r"(?P<answer> (?:mijn|m'n|my|het|the|de) (?:antwoord|answer)(?: (?:over|op|bij|van|about|to|on|for))?)"
    article = r"(?: (?:de|het|mijn|the|my))?"
    return re.compile(rf"{verb}{answer}?{article} (?P<what>\S.*?)(?(last) (?:veranderen|wijzigen))[.!?]?")


def edited(text: str, *, free: bool) -> str | None:
    """Return which answer a text asks to change, in its words; with `free` only when it says that it is an answer.

    `edit my answer about the price` says so; `wijzig de prijs` may be what somebody has to tell.
    """
    found = _TO_EDIT().fullmatch(fold(text)) if len(text) <= _LONGEST else None
    if found is None or (free and not found["answer"]):
        return None
    # They speak of themselves where a label speaks to them.
    return re.sub(r"\b(?:ik|i)\b", lambda mine: {"ik": "je", "i": "you"}[mine[0]], found["what"])


def options(text: str, labels: Mapping[str, str]) -> tuple[str, ...] | None:
    """The keys of all labels that the text lists, in its order; None unless every part of it is one."""
    if len(text) > _LONGEST:
        return None
    alone = option(text, labels)
    if alone is not None:
        return (alone,)
    if bare(text) in _ALL():
        return tuple(labels)
    if re.fullmatch(r"[0-9]{1,3}(?:\s+[0-9]{1,3})+", fold(text)):
        parts = fold(text).split()
        found = [option(part, labels) for part in parts]
    else:
        # A label may hold "and" itself, so the commas are tried first.
        found = [key for part in _LISTED().split(text) if bare(part) for key in _listed(part, labels)]
    keys = [key for key in found if key is not None]
    return tuple(dict.fromkeys(keys)) if keys and len(keys) == len(found) else None


def _listed(part: str, labels: Mapping[str, str]) -> list[str | None]:
    """The keys of a part between commas: of the whole, or else of what "and" joins in it."""
    part = re.sub(r"^\s*(?:en|and)\s+", "", part, flags=re.IGNORECASE)
    whole = option(part, labels)
    return [whole] if whole is not None else [option(one, labels) for one in _JOINED().split(part)]


def _shape(text: str) -> str:
    """The text as it is compared: bare, or folded when it has no letter or digit."""
    return bare(text) or fold(text)


def _by_number(said: str, known: Mapping[str, str]) -> str | None:
    """The key at that number, which must say that it is a place in the list where labels are numbers themselves."""
    found = _NUMBERED().fullmatch(said)
    if found is None:
        return None
    if not found["word"] and any(label[:1].isdigit() for label in known.values()):
        fits = [key for key, label in known.items() if re.split(r"[^0-9]", label, maxsplit=1)[0] == said]
        return fits[0] if len(fits) == 1 else None
    place = int(found["number"])
    return list(known)[place - 1] if 1 <= place <= len(known) else None


def _by_beginning(said: str, known: Mapping[str, str]) -> str | None:
    """The key of the only label that begins so."""
    if sum(char.isalpha() for char in said) < _SHORTEST_PREFIX:
        return None
    fits = [key for key, label in known.items() if label.startswith(said)]
    return fits[0] if len(fits) == 1 else None


def _by_words(said: str, known: Mapping[str, str]) -> str | None:
    """The key of the only label that has these words, mostly next to each other ("eigen zaak" of "Mijn eigen zaak")."""
    if sum(char.isalpha() for char in said) < _SHORTEST_PART:
        return None
    fits = [key for key, label in known.items() if f" {said} " in f" {label} "]
    if not fits and " " in said:  # "no, not yet" of "No, or not yet"
        fits = [key for key, label in known.items() if _in_order(re.findall(r"\w+", said), re.findall(r"\w+", label))]
    return fits[0] if len(fits) == 1 else None


def _in_order(words: Sequence[str], among: Sequence[str]) -> bool:
    """Whether all of these words are there in this order."""
    rest = iter(among)
    return all(word in rest for word in words)
