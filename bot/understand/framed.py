"""What people put around a list of names: "that would be …", "friends: …", "… and that's all"."""

from __future__ import annotations

import re

from bot.understand.fold import bare, fold
from bot.understand.given_names import given_names, organisations
from bot.understand.patterns import pattern
from bot.understand.tables import words
from bot.understand.typed import tokens
from bot.understand.vocabulary import kin, ordinary, titles

_LEAD = pattern(
    r"\s*(?:(?:eh|uh|uhm|um|hmm?|nou|nou ja|oh|ok|oke|well|so|even denken|let me think|let me see"
    r"|dan)\s*[,.\u2026:]*\s+)*"
    r"(?:(?:dat|dit|het)\s+(?:zijn|is|waren|was|zou|wordt|worden)|(?:dan\s+)?ik\s+denk\s+(?:aan|dan\s+aan|dat\s+het"
    r"|dan)|ik\s+denk"
    r"|(?:dan\s+)?denk\s+ik\s+aan|ik\s+zat\s+te\s+denken\s+aan|ik\s+(?:zou\s+zeggen|kies|ken|noem|wil|zeg)"
    r"|doe\s+maar|wat\s+dacht\s+je\s+van|bijvoorbeeld"
    r"|in\s+elk\s+geval|in\s+ieder\s+geval|neem|that\s+would\s+be|that\s+will\s+be|that's|that\s+is|those\s+are"
    r"|those\s+would\s+be"
    r"|these\s+are|this\s+is|it's|it\s+is|they\s+are|i\s*'?a?m\s+thinking\s+(?:of|about)|i\s+think\s+of|i\s+think"
    r"|i'd\s+say"
    r"|i\s+would\s+say|i\s+know|how\s+about|what\s+about|for\s+example|there's|there\s+is|let's\s+say|definitely"
    r"|at\s+least"
    r"|probably|waarschijnlijk|zeker|sowieso)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_UM = pattern(r"\s*(?:(?:eh|uh|uhm|um|hmm?|nou|oh)\s*[,.\u2026]+\s*)+", re.IGNORECASE)
_FILLER = pattern(
    r"(?:(?:misschien|ook\s+nog|ook|nog|maybe|perhaps|possibly|also|aan|alleen|alleen\s+maar|just|only|natuurlijk"
    r"|dan|then"
    r"|of\s+course|wellicht|eventueel|eh|uh|um|of|about)\s+)+(?=\S)",
    re.IGNORECASE,
)
_AFTERTHOUGHT = pattern(
    r"\s+(?:denk\s+ik|geloof\s+ik|i\s+think|i\s+guess|i\s+suppose|misschien|natuurlijk|of\s+course|maybe|ofzo"
    r"|of\s+zo|enzo|en\s+zo"
    r"|bijvoorbeeld|for\s+example|ook|ook\s+nog|too|as\s+well)$",
    re.IGNORECASE,
)
_CLOSERS = frozenset(
    fold(said) for said in """
    verder niemand | en verder niemand | niemand anders | verder niemand meer | verder weet ik niemand | meer niet
    meer weet ik niet | dat was het | dat was 't | dat was 'm | dat is het | dat is alles | dat waren ze
    dat zijn ze | dat zijn ze allemaal | dat is iedereen | dat was iedereen | meer weet ik er niet
    meer heb ik niet | meer ken ik niet | dat was alles | klaar | meer niet | verder niks | verder niets
    verder geen | verder weet ik het niet | dat is het wel | dat was het wel | that's all | thats all | that's it
    thats it | that is all | that is it | that's everyone | that's everybody | nobody else | no one else
    noone else | that's them | that'll be all | that would be all | no more | nothing else | none else
    that's all i have | that's all i can think of | i think that's all | i think that's it | dank je | bedankt
    thanks | thank you | etc | enzovoort | enz | graag | please | alsjeblieft | so far | voor nu | for now
    denk ik | i think | dat is het voor nu | that's it for now | that's all for now
    """.replace("\n", "|").split("|") if said.strip()
)  # fmt: skip
_WHENCE = pattern(
    r"\s(?:van|uit|via|from|through|since|sinds|at|op)\s+(?P<own>(?:het|mijn|m'n|my|the|our|onze|een|a)\s+)?"
    r"(?P<what>[^\W\dA-Z_]\S*)$"
)
_HEADINGS = words("""
    lijst lijstje namen vrienden vriendinnen familie familieleden collega's collegas ex-collega's oud-collega's
    kennissen bekenden buren klanten mensen contacten bedrijven organisaties namenlijst verbinders kolom dromen
    droom studie werk list names friends family relatives colleagues ex-colleagues acquaintances neighbours
    neighbors clients customers people contacts companies organisations organizations connectors column dreams work
    school

""")
_HEADED = pattern(r"\s*(?P<head>[^:\n]{1,40}):(?:[ \t]+|\s*\n|$)")


def unframed(text: str) -> str:
    """The text without a heading or lead-in before its names."""
    text = _without(_UM(), text)
    headed = _HEADED().match(text)
    if headed:
        words = [token.plain for token in tokens(headed["head"]) if token.word]
        last = [word for word in words if not word.isdigit()][-1:]
        if last and last[0] in _HEADINGS:
            return text[headed.end() :]
    lead = _LEAD().match(text)
    if not lead or not names_somebody(text[lead.end() :]) or _tells_whence(lead.group(), text[lead.end() :]):
        return text
    return text[lead.end() :]


def _tells_whence(lead: str, said: str) -> bool:
    """Whether it tells from where somebody is known, "ik ken Youssef van het voetbal", so that it is no answer."""
    if fold(lead).split()[-1] not in {"ken", "know"}:
        return False
    whence = _WHENCE().search(said)
    return whence is not None and (whence["own"] is not None or fold(whence["what"]) in ordinary())


def closes(part: str) -> bool:
    """Whether a part of a list only says that it is complete."""
    return bare(part) in _CLOSERS


def plainly(part: str) -> str:
    """A part of a list without "maybe" or "also" before the name and "I think" after it."""
    filler = _FILLER().match(part)
    if filler and names_somebody(part[filler.end() :]) and (part[:1].islower() or known_first(part[filler.end() :])):
        part = part[filler.end() :]
    after = _AFTERTHOUGHT().search(part)
    return part[: after.start()] if after and names_somebody(part[: after.start()]) else part


def known_first(said: str) -> bool:
    """Whether the text begins with a first name that we know, or with "my"."""
    first = next((token for token in tokens(said[:100]) if token.word), None)
    return first is not None and (first.plain in given_names() or first.plain in {"mijn", "my", "m'n"})


def names_somebody(said: str) -> bool:
    """Whether the text begins as a name does."""
    said = _without(_FILLER(), said) if said[:1].islower() else said
    first = next((token for token in tokens(said[:100]) if token.word), None)
    if first is None:
        return False
    if first.plain in given_names():
        return first.capital or first.plain not in ordinary()
    if first.plain in {"mijn", "my", "m'n", "onze", "our"} | kin() | titles() | organisations():
        return True
    return first.capital and first.plain not in ordinary()


def _without(lead: re.Pattern[str], text: str) -> str:
    """The text without that at its beginning."""
    found = lead.match(text)
    return text[found.end() :] if found else text
