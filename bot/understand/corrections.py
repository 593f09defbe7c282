"""What somebody says instead of what they said before."""

from __future__ import annotations

import re

from bot.understand.asked import Correction
from bot.understand.fold import bare
from bot.understand.patterns import pattern
from bot.understand.typed import tokens
from bot.understand.vocabulary import function_words, kin, ordinary, particles, time_words

_LONGEST = 100
_MOST_WORDS = 6
_COLON = r"\s*[,:;.!\u2026-]*\s+"
# These say that something else is meant, whatever follows.
_STRONG = pattern(
    r"(?:(?:oh|oeps|oops|sorry|nee|no|o|pardon)[\s,.!:;-]+)*"
    r"(?:nee,? wacht(?: even)?|no,? wait|wait,? no|wacht,? nee|wacht|wait|(?:ik )?bedoel(?:de)?|i mean|i meant"
    r"|make (?:that|it)|"
    r"maak (?:daar|er)|correctie|correction|rectificatie|ik bedoelde|scratch that|foutje|moet zijn|should be|"
    r"it should be|het moet zijn|dat moet zijn)"
    + _COLON
    + r"(?:ik bedoel(?:de)?\s+|i mean(?:t)?\s+|maak er\s+|make that\s+|van\s+)?(?P<new>.+)",
    re.IGNORECASE | re.DOTALL,
)
# These say so only when a value follows.
_WEAK = pattern(
    r"(?:sorry|oeps|oops|pardon|whoops|nee|no|nope|typo|typefout)" + _COLON + r"(?P<new>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NOT = pattern(r"(?:nee,? |no,? )?(?:niet|not) (?P<old>.+?),? (?:maar|but) (?P<new>.+)", re.IGNORECASE | re.DOTALL)
_OLD = pattern(
    (
        r"(?P<new>.+?)(?:\s*[,;.]\s*|\s+)(?:(?:en |and )?(?:niet|not)|in plaats van|i\.p\.v\.|instead of"
        r"|rather than) (?P<old>.+)"
    ),
    re.IGNORECASE | re.DOTALL,
)
_AFTER = pattern(r"(?P<new>.+?)(?:\s*,\s*|\s+)(?:bedoel ik|bedoelde ik|i mean|i meant)", re.IGNORECASE | re.DOTALL)
_JOINED = frozenset(
    {"euro", "euros", "dollar", "dollars", "en", "and", "om", "op", "at", "on", "the", "of", "to", "uur", "in"}
)


def corrected(text: str) -> Correction | None:
    """The correction that the whole text is; None for an ordinary sentence, however it begins."""
    if len(text) > _LONGEST:
        return None
    said = text.strip().rstrip(".!?")
    found = _STRONG().fullmatch(said) or _AFTER().fullmatch(said)
    weak = None if found else _WEAK().fullmatch(said)
    turned = None if found or weak else _NOT().fullmatch(said) or _OLD().fullmatch(said)
    whole = (found or weak or turned or {"new": ""})["new"].strip()
    old = turned["old"].strip() if turned else None
    whole = re.sub(r"(?i)\s+van$", "", whole)
    contrast = None if turned else _OLD().fullmatch(whole) or _NOT().fullmatch(whole)
    if contrast:
        whole, old = contrast["new"].strip(" ,;"), contrast["old"].strip()
    if not _value(whole, strict=bool(weak or turned)) or (old is not None and not _value(old, strict=bool(turned))):
        return None
    return Correction(whole, old)


def _value(said: str, *, strict: bool) -> bool:
    """Whether this may be a value: a few words that are no sentence; strictly, none of them an ordinary word alone."""
    words = [token for token in tokens(said) if token.word]
    if not bare(said) or not 0 < len(words) <= _MOST_WORDS:
        return False
    plain = [token.plain for token in words]
    joining = _JOINED | particles() | time_words() | {"mijn", "my"}
    if any(word in function_words() - joining for word in plain):
        return False
    if not strict:
        return True
    telling = [
        token for token in words
        if token.plain in time_words() | kin() or token.plain[0].isdigit() or token.plain not in ordinary()
    ]  # fmt: skip
    return bool(telling) and all(token in telling or token.plain in joining or token.capital for token in words)
