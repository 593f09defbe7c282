"""Texts that name nobody where somebody was asked for: nobody, don't know, yes and no."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.choices import none_of, yes_no
from bot.understand.fold import bare, fold
from bot.understand.patterns import pattern

_LONGEST = 500
_UNSURE = cache(
    lambda: frozenset(
        fold(said)
        for said in """
    weet ik niet | weet niet | weet ik nog niet | weet ik echt niet | ik weet het niet | ik weet het nog niet
    ik weet het echt niet | ik weet niet | ik weet niemand | ik ken niemand | dat weet ik niet | dat weet ik nog niet
    geen idee | geen flauw idee | ik heb geen idee | nog geen idee | zou ik niet weten | dat zou ik niet weten
    ik zou het niet weten | zou het niet weten
    don't know | dont know | don't know yet | i don't know | i dont know | i do not know | i don't know yet
    i don't know anyone | i don't know anybody | i really don't know | dunno | i dunno | idk | no idea | no idea yet
    no clue | i have no idea | i've no idea | not sure | not sure yet | i'm not sure | im not sure | i am not sure
    """.replace("\n", "|").split("|")
        if said.strip()
    )
)
# Only what is nobody's name: somebody may be called Nada, Fine or J.
_BESIDE = frozenset({
    "ja", "nee", "nee hoor", "ja hoor", "yes", "no", "niemand", "niemand anders", "niemand meer", "verder niemand",
    "verder niemand meer", "nobody", "nobody else", "no one", "no one else",
})  # fmt: skip
# "no family here"; with another capital in it, it may be a name ("No Limits").
_NONE_THERE = pattern(r"(?:[Nn]o|[Gg]een|[Nn]iemand|[Nn]obody|[Nn]o one) [^A-Z,;\n]{2,40}")
# "she paid 250 euro" says something of somebody; "hij van hiernaast" is a description, and "He Wei" a name.
_CLAUSE = pattern(
    r"(?:(?:[Ii]k|[Zz]e|[Zz]ij|[Hh]ij|[Ww]e|[Ww]ij|[Ss]he|[Tt]hey|I)\s+(?!(?:van|uit|op|bij|met|from|of|at|in|with)\b)[a-z]+"
    r"|[Hh]e\s+(?:is|was|said|says|paid|will|wants|has|had|knows|thinks|can|would|likes|liked|loved))\s+\S.*",
    re.DOTALL,
)
_PARTS = pattern(r"[,.;!\n]")


def nobody(text: str) -> bool:
    """Whether the whole text says that there is nobody or nothing to name, or that the person doesn't know."""
    if len(text) > _LONGEST:
        return False
    if none_of(text) or _unsure(text) or (_NONE_THERE().fullmatch(text.strip()) and yes_no(text) is None):
        return True
    parts = [part for part in _PARTS().split(text) if bare(part)]
    said = [none_of(part) or _unsure(part) for part in parts]
    return any(said) and all(none or yes_no(part) is False for none, part in zip(said, parts, strict=True))


def nameless(text: str) -> bool:
    """Whether the whole text names nobody: `nobody`, or a yes or a no and nothing else."""
    if len(text) > _LONGEST:
        return False
    words = bare(text).split()
    # One letter may be an initial.
    only = len(words) > 1 and all(len(word) > 1 and yes_no(word) is not None for word in words)
    return nobody(text) or yes_no(text) is not None or only


def beside(text: str) -> bool:
    """Whether a part of a list of names is a word that people put beside names, and no name."""
    return bare(text) in _BESIDE or _unsure(text)


def remark(text: str) -> bool:
    """Whether a part of a list says something of somebody (`she paid 250 euro`), rather than naming anybody."""
    return _CLAUSE().fullmatch(text.strip()) is not None


def _unsure(text: str) -> bool:
    """Whether the whole text says that the person doesn't know."""
    return len(text) <= _LONGEST and re.sub(r"^(?:eh|uh|uhm|hm|hmm)\b[ ,.]*", "", bare(text)) in _UNSURE()
