"""The clauses of a sentence's shape, each without what may be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.understand.patterns import pattern
from bot.understand.shape import KNOWN, TIME, UNKNOWN, Part
from bot.understand.tables import words

_ADVERBS = words("""
    net zojuist vandaag gisteren eergisteren vanochtend vanmorgen vanmiddag vanavond gisteravond gistermiddag laatst
    onlangs even toevallig eindelijk kort nog wel heel erg echt best gelukkig meteen direct ook al alweer weer
    gewoon hoor natuurlijk inmiddels vanmiddag nu toch best eventjes effe daarnet just today yesterday earlier
    finally already also very really so quite actually still right-away immediately briefly quickly recently luckily
    happily yet totally absolutely definitely weekend zonet eerder zelf persoonlijk kort ondertussen meanwhile again
    wat uitgebreid steeds tweemaal twice
""")
_WHEN_PAST = words("""
    net zojuist gisteren eergisteren gisteravond gistermiddag laatst onlangs daarnet just yesterday recently earlier
""")
_PAST = pattern(
    r"\b(?:(?:vorige|afgelopen|verleden|deze|last|this|past|the other) (?:week|weekend|maand|month|jaar|year|ochtend"
    r"|middag|avond|morning|afternoon|evening|night|day"
    r"|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday)"
    r"|~ (?:geleden|ago)|(?:al )?(?:een )?(?:twee|drie|vier|paar|2|3|4) keer|(?:al )?(?:twice|(?:three|four|several"
    r"|a few|a couple of|2|3|4) times)|(?:een|a|twee|two|paar|couple of|few) (?:dagen|days|weken|weeks|week"
    r"|day) (?:geleden|ago)"
    r"|(?:aan de telefoon|per telefoon|on the phone|over the phone|by phone|by email"
    r"|per mail|via linkedin|on linkedin|right away|earlier today|in person))(?= |$)"
)
_BREAKS = frozenset({",", ";", ".", "!", "?", ":", "\n", "-", "\u2013", "\u2014", "\u2026"})
_CONTRASTS = frozenset({"maar", "but", "though", "although", "hoewel", "however", "alleen"})
_JOINS = frozenset({"en", "and", "dus", "so", "want", "because", "toen", "then", "plus"}) | _CONTRASTS
_WANTING = frozenset({"doesnt", "didnt", "dont", "not", "they", "may", "might", "did", "does", "also"})
SUBJECTS = frozenset({"hij", "ze", "zij", "die", "he", "she", "they", "men"})
_CLAUSES = SUBJECTS | words("""
    ik i we wij it het dat that wil wilde vond vindt stelt stelde gaat ging zal zou kan heeft had was is doet zei
    zegt betaalt betaalde gaf brengt introduceert denkt twijfelt komt will wants wanted loved loves liked likes
    thought agreed said says paid pays gave would has had was is can introduced declined might sessie session
    afspraak koffie helaas misschien maybe no not geen nog niks niets nothing never didnt doesnt
""")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its shape, without small adverbs and times, and whether a time was in it or a "but" before it."""

    parts: tuple[Part, ...]
    timed: bool
    past: bool
    contrast: bool

    @property
    def said(self) -> str:
        """The shape of the clause."""
        return " ".join(part.code for part in self.parts)


def clauses(parts: Sequence[Part]) -> list[Clause]:
    """The clauses of a sentence, each without the sign or the word that joins it to the one before."""
    found: list[Clause] = []
    current: list[Part] = []
    contrast = False
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        if part.code in _BREAKS and not _in_a_list(parts, at):
            found, current, contrast = [*found, *_clause(current, contrast=contrast)], [], contrast and not current
        elif part.code in _JOINS and not _wants(parts, at) and _begins_a_clause(parts, at, following):
            found, current, contrast = [*found, *_clause(current, contrast=contrast)], [], part.code in _CONTRASTS
        else:
            current.append(part)
    return [*found, *_clause(current, contrast=contrast)]


def _in_a_list(parts: Sequence[Part], at: int) -> bool:
    """Whether the comma stands between two people."""
    people = {KNOWN, UNKNOWN}
    return (
        parts[at].code == ","
        and 0 < at < len(parts) - 1
        and parts[at - 1].code in people
        and parts[at + 1].code in people
    )


def _wants(parts: Sequence[Part], at: int) -> bool:
    """Whether "want" is English, and no Dutch "because": "she doesn't want it"."""
    return parts[at].code == "want" and at > 0 and parts[at - 1].code.split()[-1] in _WANTING


def _begins_a_clause(parts: Sequence[Part], at: int, following: Part | None) -> bool:
    """Whether "and" or "but" begins something new rather than to join two words."""
    if parts[at].code in _CONTRASTS or at == 0 or following is None:
        return True
    people = {KNOWN, UNKNOWN}
    if following.code in people:
        after = parts[at + 2].code.split()[0] if at + 2 < len(parts) else ""
        return parts[at - 1].code not in people or after in _CLAUSES
    return following.code.split()[0] in _CLAUSES


def _clause(parts: list[Part], *, contrast: bool) -> list[Clause]:
    """The clause of these parts, unless they are none."""
    kept = [part for part in parts if part.code not in _ADVERBS]
    timed = any(part.code == TIME for part in kept)
    past = any(part.code in _WHEN_PAST or (part.code == TIME and part.fits) for part in parts)
    kept, gone = _without_past(kept)
    bare = [part for part in kept if part.code != TIME]
    return [Clause(tuple(bare), timed and not gone, past or gone, contrast)] if bare or timed else []


def _without_past(parts: list[Part]) -> tuple[list[Part], bool]:
    """The parts without "last week" and its like, and whether there was one."""
    codes = " ".join(part.code for part in parts)
    found = _PAST().search(codes)
    if found is None:
        return parts, False
    at, kept = 0, []
    for part in parts:
        if not found.start() <= at < found.end():
            kept.append(part)
        at += len(part.code) + 1
    return kept, True
