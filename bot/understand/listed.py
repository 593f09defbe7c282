"""Whether a text as a whole reads as a name or a list of names."""

from __future__ import annotations

from bot.understand.amounts import whole
from bot.understand.choices import none_of, unknown, yes_no
from bot.understand.clean import clean
from bot.understand.corrections import corrected
from bot.understand.framed import closes, unframed
from bot.understand.name_lists import listed
from bot.understand.namelike import MINE, Reads, reads
from bot.understand.patterns import pattern
from bot.understand.typed import tokens
from bot.understand.words import meant

_LONGEST = 1000
_APPOSITION = pattern(r"(?i)[^\n,;():-]+,\s*(?:mijn|m'n|my|onze|our)\s")


def reads_as_names(text: str) -> bool:
    """Whether the text is a name or a list of names, rather than a sentence, a word, a time, an amount or yes or no."""
    said = clean(beginning(text, _LONGEST), graphemes=_LONGEST)
    if not said or _says_something_else(said):
        return False
    instead = corrected(said)
    text_of_names = unframed(instead.new if instead else said)
    if _ambiguous(text_of_names):
        return False
    listed_names = listed(said)
    read = [reads(named, first=at == 0) for at, named in enumerate(listed_names)]
    if not read or Reads.NOT in read or any(_answers(named.note) for named in listed_names):
        return False
    sure = read.count(Reads.SURELY)
    if instead and instead.old is not None and instead.new[:1].isupper() and instead.old[:1].isupper():
        # "no wait, Deirdre, not Sinead": two names that nobody knows are clear beside each other.
        return True
    # A word that nobody knows goes for a name beside names, or beside others that are written as names.
    capitals = [named.name[:1].isupper() for named in listed_names]
    alike = all(capitals) or not any(capitals)
    return sure > 0 and (sure == len(read) or all(capitals) or (alike and len(read) - sure <= sure))


def beginning(text: str, longest: int) -> str:
    """The text, or as much of a long one as ends with a whole name."""
    if len(text) <= longest:
        return text
    cut = max(text.rfind(sign, 0, longest) for sign in "\n,;")
    return text[:cut] if cut > 0 else ""


def _says_something_else(said: str) -> bool:
    """Whether the text is an answer of another kind, a word that always works, or a question."""
    return (
        said.endswith("?")
        or yes_no(said) is not None
        or none_of(said)
        or unknown(said)
        or closes(said)
        or meant(said) is not None
        or whole(said) is not None
    )


def _answers(note: str | None) -> bool:
    """Whether what is said beside a name is an answer: "Sanne: ja! vrijdag 10 uur"."""
    first = tokens(note)[:1] if note else []
    return bool(first) and yes_no(first[0].said) is not None


def _ambiguous(listed: str) -> bool:
    """Whether "Jan, my old boss" may be one person or two."""
    for line in listed.split("\n"):
        found = _APPOSITION().search(line)
        before = found.group().rpartition(",")[0] if found else ""
        if found and not any(token.plain in MINE for token in tokens(before)):
            return True
    return False
