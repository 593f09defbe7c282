"""What a person typed, made safe to keep and to show: normalised, without invisible characters, and capped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice

from bot.understand.patterns import pattern

# Tags are invisible, except in the flags of Scotland and its like, which are kept whole.
_TAGS = pattern(
    "(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]+|(?<=\U000e007f)[\U000e0000-\U000e007f]+"
    "|(?<=\U0001f3f4)(?![\U000e0030-\U000e007a]{1,6}\U000e007f)[\U000e0000-\U000e007f]+"
)
_UNSEEN = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff]+"
)
_NEWLINE = pattern("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# A joiner between letters or the usual parts of an emoji is left alone; the others are looked at one by one.
_JOINERS = pattern("[\u200c\u200d]{2,}")
_STRAY = pattern(
    "(?<![^\\W\\d_])(?<![\ufe0f\u2190-\u2bff\U0001f000-\U0001faff])[\u200c\u200d]"
    "|[\u200c\u200d](?![^\\W\\d_])(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
# The Stream-Safe limit of UAX 15; NFC sorts a run of marks in quadratic time, so the run is bounded first.
_MARKS = 30
_FLAGS = "\U0001f1e5"  # the letters of flags come right after it
_RUNS = cache(lambda: re.compile(rb"[^\0]{%d,}" % _MARKS))


def clean(text: str, *, graphemes: int = 4000, octets: int = 16000) -> str:
    """The text in NFC without control, bidi and stray zero-width characters, within both limits; idempotent."""
    text = _UNSEEN().sub("", _NEWLINE().sub("\n", text).replace("\t", " "))
    if not text.isascii():
        text = _TAGS().sub("", text)
        text = _STRAY().sub(_joiner, _JOINERS().sub("", text))
        text = _fewer_marks(text)
        composed = unicodedata.normalize("NFC", text)
        # A few characters come apart in NFC, which may make a run of marks too long again.
        text = text if composed == text else _fewer_marks(composed)
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip()
    return capped(text, graphemes=graphemes, octets=octets)


def capped(text: str, *, graphemes: int, octets: int) -> str:
    """The longest beginning of the text of at most so many graphemes and UTF-8 octets that cuts no grapheme."""
    octet_text = text.encode("utf-8", "replace")
    if len(text) <= graphemes and len(octet_text) <= octets:
        return text
    fits = len(octet_text[:octets].decode("utf-8", "ignore"))
    if text.isascii():
        return text[: min(graphemes, fits)].rstrip()
    # With one character more it shows whether a grapheme ends where the octets do.
    starts = list(islice(_starts(text[: fits + 1]), graphemes + 1))
    if fits == len(text) and len(starts) <= graphemes:
        return text
    return text[: starts[-1] if starts else 0].rstrip("\u200c\u200d").rstrip()


def _fewer_marks(text: str) -> str:
    """The text with no run of combining marks longer than the limit."""
    classes = bytes(map(unicodedata.combining, text))
    kept, start = [], 0
    for run in _RUNS().finditer(classes):
        kept.append(text[start : run.start() + _MARKS])
        start = run.end()
    return "".join([*kept, text[start:]])


def _joiner(found: re.Match[str]) -> str:
    """The joiner when it stands between letters, with or without marks, or parts of an emoji; else nothing."""
    text, at = found.string, found.start()
    if at in {0, len(text) - 1}:
        return ""
    before, after = text[at - 1], text[at + 1]
    follows = unicodedata.category(before)[0] in "LM" or _pictured(before)
    return found.group() if follows and (unicodedata.category(after)[0] == "L" or _pictured(after)) else ""


def _pictured(char: str) -> bool:
    """Whether the character can be a part of an emoji; skin tones are Sk and some arrows are Sm."""
    return char > "\u2000" and unicodedata.category(char) in {"So", "Sk", "Sm"}


def _starts(text: str) -> Iterator[int]:
    """Where each grapheme starts, approximately: a base with all that is drawn together with it."""
    before, flags = "", 0
    for at, char in enumerate(text):
        flags = flags + 1 if before > _FLAGS and _regional(before) else 0
        if not before or char < "\u0300" or not _continues(before, char, flags):
            yield at
        before = char


def _continues(before: str, char: str, flags: int) -> bool:
    """Whether the character is drawn together with the one before it, which ends a run of so many flag letters."""
    if char > _FLAGS:
        if _regional(char):
            return flags % 2 == 1
        if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f":
            return True
    if char in "\u200c\u200d" or "\u1160" <= char <= "\u11ff" or unicodedata.category(char)[0] == "M":
        return True
    return before == "\u200d" and _pictured(char)


def _regional(char: str) -> bool:
    """Whether the character is one of the letters that make flags in pairs."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"
