"""Names with their notes, from a list as people type one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from bot.understand.asked import Named
from bot.understand.clean import capped, clean
from bot.understand.corrections import corrected
from bot.understand.fold import fold
from bot.understand.framed import closes, known_first, plainly, unframed
from bot.understand.given_names import given_names
from bot.understand.patterns import pattern

_MOST = 500
_LONGEST = 20_000  # graphemes, generous so that a long list is cut by the number of its names
LONGEST_NAME, _LONGEST_NOTE = 80, 300  # graphemes
_BULLET = pattern(
    r"\s*(?:[-*\u2022\u00b7\u2013\u2014\u2023\u25e6\u25aa>]\s+|[\u2022\u25e6\u25aa]"
    r"|\(?[0-9]{1,3}[.)](?:\s+|(?=[^\W\d])|$)|\(?[a-zA-Z]\)\s+)"
)
_NUMBERED = pattern(r"\s*\(?[0-9]{1,2}[.)]\s")
_COMMA = pattern("[,;]")
_NUMBERED_PARTS = pattern(r"[,;]|\s(?=\(?[0-9]{1,2}[.)]\s)")
_ADDRESS = pattern(
    r"[<\[(]?\b(?:mailto:)?(?P<address>[^\s<>()\[\],;:@]{1,64}@[^\s<>()\[\],;:@]{1,190}\.[^\W\d_]{2,24})\b[>\])]?"
)
_COLON = pattern(r"(?<=\w):\s+(?=\S)")
_DASH = pattern(r" [-\u2013\u2014]{1,2} ")
_AND = pattern(r" (?:en|and|[+/&]) ", re.IGNORECASE)
_AND_BEFORE = pattern(r"^(?:en|and)(?: |$)", re.IGNORECASE)
_AND_AFTER = pattern(r" (?:en|and)$", re.IGNORECASE)
# "Jansen en Zonen" and "Smith and Sons" are one company.
_COMPANY = pattern(
    r"(?:zonen|zoon|zn|dochters?|sons?|daughters?|co|company|cie|compagnons?|partners?|associates|brothers|bros|"
    r"broers|gebroeders|friends|vrienden)\b",
    re.IGNORECASE,
)
# A full stop after a word ends a sentence, after an abbreviation it belongs to the name.
_FULL_STOP = pattern(r"(?:^|[ .])(?!(?:inc|corp|ltd|prof|drs|bros|comp|ing|mrs|esq)\.)[^\W\d_]{3,}\.$", re.IGNORECASE)
# "Jan, kent iedereen": what begins with a verb tells of the one before it.
_SAYS = pattern(
    r"(?:(?:die|dat|hij|zij|ze|he|she|they|who|that)\s+)?"
    r"(?:kent|werkt|woont|zit|heeft|helpt|doet|weet|was|is|knows|works|lives|has|helps|does|sits)\s+\S"
    r"|(?:he|she|who|that|they)['\u2019](?:s|re)\s+\S|(?:they|who) (?:are|know|work|live|have)\s+\S",
    re.IGNORECASE,
)
_QUOTES = {'"': '"', "\u201c": "\u201d", "\u201e": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb"}


def listed(text: str) -> tuple[Named, ...]:
    """The names that a text lists, each once, in its order; a parenthesis or what follows a dash is a note."""
    found: dict[str, Named] = {}
    said = clean(text, graphemes=_LONGEST, octets=4 * _LONGEST)
    instead = corrected(said)
    lines = unframed(instead.new if instead else said).split("\n")
    # Twice as many parts, so that repeated names don't push out others and a hostile text costs no time.
    for part in islice((part for line in lines for part in _parts(line)), 2 * _MOST):
        named = _named(part)
        if named is not None and found and named.note is None and _SAYS().match(named.name):
            last = next(reversed(found))
            notes = [note for note in (found[last].note, named.name) if note]
            found[last] = found[last]._replace(note=_note(notes))
        elif named is not None:
            key = fold(named.name)
            found[key] = _joined(found[key], named) if key in found else named
    return tuple(found.values())[:_MOST]


def _parts(line: str) -> Iterator[str]:
    """The pieces of a line that hold a name each, split outside parentheses."""
    parting = _NUMBERED_PARTS if _NUMBERED().match(line) else _COMMA
    line = _BULLET().sub("", line, count=1) if _BULLET().match(line) else line
    for piece in _pieces(line, parting()):
        outside = _outside(piece)
        dash = next((found.start() for found in _DASH().finditer(piece) if outside[found.start()]), len(piece))
        start = 0
        for found in _AND().finditer(piece):
            # After a dash "and" mostly belongs to the note, unless a name with a note of its own follows.
            in_note = found.start() > dash and not _has_note(piece, found.end())
            if outside[found.start()] and not in_note and _joins(piece, start, found):
                yield piece[start : found.start()]
                start = found.end()
        yield piece[start:]


def _joins(piece: str, start: int, found: re.Match[str]) -> bool:
    """Whether the word or sign parts two names, rather than that it belongs to one: "Jansen en Zonen", "C & D"."""
    if _COMPANY().match(piece, found.end()):
        return False
    if found.group() != " & ":
        return True
    second = piece[found.end() :]
    return (
        known_first(piece[start : found.start()])
        and known_first(second)
        and not re.match(r"\s*\w+['\u2019]s\b", second)
    )


def _has_note(piece: str, start: int) -> bool:
    """Whether what stands there, up to the next "and", has a note, so that it is a name of its own."""
    following = _AND().search(piece, start)
    name = piece[start : following.start() if following else len(piece)]
    return "(" in name or _DASH().search(name) is not None


def _pieces(line: str, parting: re.Pattern[str]) -> Iterator[str]:
    """The line split at its commas and semicolons, or also at its numbers, outside parentheses."""
    start, outside = 0, _outside(line)
    for found in parting.finditer(line):
        if outside[found.start()]:
            yield line[start : found.start()]
            start = found.end()
    yield line[start:]


def _outside(line: str) -> list[bool]:
    """For each character whether it stands outside parentheses; when they don't match, all do."""
    if "(" not in line:
        return [True] * len(line)
    depth, outside = 0, []
    for char in line:
        depth += char == "("
        outside.append(depth <= 0)
        depth -= char == ")" and depth > 0
    return outside if depth == 0 else [True] * len(line)


def _named(part: str) -> Named | None:
    """The name of a piece and its note, or None when the piece names nobody."""
    part = part.strip()
    bullet = _BULLET().match(part)
    part = part[bullet.end() :] if bullet else part
    part = _AND_AFTER().sub("", _AND_BEFORE().sub("", part, count=1))
    if closes(part):
        return None
    part, address = _without_address(plainly(part))
    said, after = _noted(part)
    name, inside = _parenthesised(said)
    notes = [note for note in (*inside, after.strip(), address) if _meant(note)]
    if not _meant(name):
        # "(my neighbour)" names someone all the same.
        name, notes = (notes[0], notes[1:]) if notes else ("", [])
    whole = _tidy(name)
    name = capped(whole, graphemes=LONGEST_NAME, octets=1000)
    return Named(name, _note(notes), cut=name != whole) if _meant(name) else None


def _without_address(part: str) -> tuple[str, str]:
    """The part without the e-mail address beside a name, and the address."""
    found = _ADDRESS().search(part) if "@" in part else None
    rest = f"{part[: found.start()]} {part[found.end() :]}" if found else ""
    return (rest.strip(), found["address"]) if found and _meant(rest) else (part, "")


def _noted(part: str) -> tuple[str, str]:
    """What stands before and after the first dash between words, or else the first colon."""
    said, after = _dashed(part)
    colon = _COLON().search(said) if not after else None
    if colon is None or not _outside(said)[colon.start()]:
        return said, after
    return said[: colon.start()], said[colon.end() :]


def _dashed(part: str) -> tuple[str, str]:
    """What stands before and after the first dash between words."""
    outside = _outside(part)
    begin = next((at for at, char in enumerate(part) if _meant(char)), len(part))
    for found in _DASH().finditer(part, begin):
        if outside[found.start()]:
            return part[: found.start()], part[found.end() :]
    return part, ""


def _parenthesised(said: str) -> tuple[str, list[str]]:
    """The text without its parentheses, and what was in each of them; one that is left open runs to the end."""
    if "(" not in said and ")" not in said:
        return " ".join(said.split()), []
    outer: list[str] = []
    inner: list[list[str]] = []
    depth = 0
    for char in said:
        if char == "(" and (depth := depth + 1) == 1:
            inner.append([])
            outer.append(" ")
        elif char == ")" and depth:
            depth -= 1
            if depth:
                inner[-1].append(char)
        elif char != ")" or depth:
            (inner[-1] if depth else outer).append(char)
    return " ".join("".join(outer).split()), ["".join(note).strip() for note in inner]


def _tidy(name: str) -> str:
    """The name with single spaces, without quotes around it and the full stop of a sentence."""
    name = " ".join(name.split()).strip(" :")
    if len(name) > 1 and _QUOTES.get(name[0]) == name[-1]:
        name = name[1:-1].strip()
    name = re.sub(r"\s*(?:\.{2,}|\u2026)$", "", name) or name
    if name.endswith("!") and fold(name.rstrip("!")) in given_names():
        name = name.rstrip("!")
    return name[:-1] if _FULL_STOP().search(name) else name


def _meant(said: str) -> bool:
    """Whether the text holds a letter, a digit or a picture."""
    return any(unicodedata.category(char) == "So" or char.isalnum() for char in said)


def _joined(first: Named, second: Named) -> Named:
    """The first name with the notes of both."""
    notes = first.note.split("; ") if first.note else []
    each = (*(first.each or (first.note,)), second.note)
    first = first._replace(cut=first.cut or second.cut, each=each)
    return first if second.note is None or second.note in notes else first._replace(note=_note([*notes, second.note]))


def _note(notes: list[str]) -> str | None:
    """The notes as one, within its limit."""
    once = dict.fromkeys(notes)
    return capped("; ".join(once), graphemes=_LONGEST_NOTE, octets=4000) or None
