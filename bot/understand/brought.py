"""What a session brought in beside an amount, and how the other goes on: in so many words, or not at all."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.fold import fold

_NAMES = {
    "attention": "aandacht|attention",
    "energy": "energie|energy",
    "time": "tijd|time",
    "money": "geld|budget|money",
}
_DOUBT = re.compile(
    r"\b(?:niet|geen|nooit|not|no|never|misschien|maybe|perhaps|of|or|if|als|zou|would|weinig|little)\b|n't\b|\?"
)
_CLAUSE = re.compile(r"(?<=[.;!?\n])|,\s*(?:maar|but)\b|\b(?:maar|but)\b")


@cache
def _given() -> re.Pattern[str]:
    """Somebody gave, or there was, a row of what came in and nothing else."""
    small = (
        "(?:me|mij|ons|us|veel|volle|alle|al|haar|zijn|hun|full|all|lots of|a lot of|much|plenty of|some|wat|her|his"
        "|their|mooie|fijne)"
    )
    one = f"(?:{small} )*(?:{'|'.join(_NAMES.values())})"
    row = rf"{one}(?:(?:,? en |,? and |, ?){one})*"
    verb = (
        "gaf|gaven|geeft|heeft|gegeven|kreeg|kregen|bracht|brachten|leverde|stak|nam"
        "|gave|gives|got|brought|took|offered|was er|there was"
    )
    whom = "(?: (?:ik|we|er|i|hij|ze|zij|he|she|me|mij|ons|us|van (?:hem|haar)))*"
    return re.compile(rf"(?:\b(?:{verb}){whom} |^|, ?|: ?)(?P<row>{row})(?=$|[,.;!]| en | and |: | op\b)")


@cache
def _on() -> dict[str, re.Pattern[str]]:
    """How people tell that the other goes on with them, or without."""
    together = (
        r"\b(?:we|wij) (?:gaan |willen |zullen |gaan er )?samen (?:verder|door)|\bsamen (?:verder|door)\b"
        r"|\b(?:gaat|wil|wilde|wil graag|gaat graag) (?:samen )?met (?:mij|me) (?:verder|door)"
        r"|\b(?:go|going|carry|carrying|continue|continuing|went) on together\b|\bcontinue together\b"
        r"|\b(?:go|going|carry|continue|carrying) on with me\b|\bcontinue with me\b"
    )
    alone = (
        r"\b(?:gaat|gaan|wil|kan) (?:er )?(?:nu )?(?:zelf|alleen|zelfstandig)(?: mee)? (?:verder|door|aan de slag)\b"
        r"|\b(?:goes|going|go|carry|continue|continues) on "
        r"(?:alone|by (?:herself|himself|themselves)|on (?:her|his|their) own)\b"
    )
    return {"together": re.compile(together), "alone": re.compile(alone)}


def came(text: str) -> frozenset[str]:
    """Return which of the four currencies a text says came in."""
    found: set[str] = set()
    for clause in _CLAUSE.split(fold(text)):
        for given in _given().finditer(clause.strip()):
            if not _DOUBT.search(clause[: given.start("row")]):
                found |= {name for name, words in _NAMES.items() if re.search(rf"\b(?:{words})\b", given["row"])}
    return frozenset(found)


def goes_on(text: str) -> str | None:
    """Return `together` or `alone` when a text says how the other goes on, None when it doesn't or does both."""
    clauses = [clause for clause in _CLAUSE.split(fold(text)) if not _DOUBT.search(clause)]
    found = {how for clause in clauses for how, said in _on().items() if said.search(clause)}
    return next(iter(found)) if len(found) == 1 else None
