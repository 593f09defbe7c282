"""Our small markup as Discord's Markdown, in pieces that fit into messages (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.chat.markup import Span, spans

MORE = " …"
"""How a text ends that had to be cut."""
_MARKS = re.compile(r"([\\*_~|`<@\[])")
_AT_START = re.compile(r"^(\s*)([#>+-])")
_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_ADDRESS = re.compile(r":(?=//)")
_SENTENCES = re.compile(r".+?(?:[.!?…]+\s+|$)", re.DOTALL)
_WORDS = re.compile(r"\s*\S+\s*|\s+")
_ROOM = 16
"""What styles add to a text at the most."""


@dataclass(frozen=True, slots=True)
class _Atom:
    """Markdown that stands in one message, whole."""

    text: str
    quote: bool


def width(text: str) -> int:
    """The length as Discord's clients count it: characters outside the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """A label of at most so many characters, ending in `…` when there was more; never empty."""
    text = text.strip() or MORE.strip()
    if width(text) <= most:
        return text
    kept = text[: most - 1]
    while width(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + MORE.strip()


def escaped(text: str) -> str:
    """Text that Discord shows as it was typed: no mark, mention, heading, list or link comes of it."""
    text = _ADDRESS.sub(r"\:", _MARKS.sub(r"\\\1", text))
    return _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", text))


def pieces(text: str, *, width_each: int, most: int) -> list[str]:
    """The text as Markdown for at most `most` messages, parted at lines, else sentences, else words."""
    room = width_each - len(MORE)
    packed = _packed([atom for line in text.splitlines() for atom in _atoms(line, room)], room)
    if len(packed) <= most:
        return packed
    return [*packed[: most - 1], packed[most - 1] + MORE]


def _packed(atoms: list[_Atom], room: int) -> list[str]:
    packed = []
    piece = ""
    for atom in atoms:
        fresh = not piece or piece.endswith("\n")
        added = ("> " if atom.quote and fresh else "") + atom.text
        if width(piece + added.rstrip()) > room:
            packed.append(piece)
            piece = ("> " if atom.quote else "") + atom.text
        else:
            piece += added
    return [piece.strip() for piece in [*packed, piece] if piece.strip()]


def _atoms(line: str, room: int) -> Iterator[_Atom]:
    """One line as a whole, or, when it is too long for one message, in the largest parts that fit."""
    runs = spans(line)
    whole = "".join(_marked(run) for run in runs)
    quote = any(run.quote for run in runs)
    if width(whole) + _ROOM <= room:
        yield _Atom(whole + "\n", quote)
        return
    for run in runs:
        for part in _parts(run.text, room - _ROOM):
            yield _Atom(_marked(replace(run, text=part)), quote)
    yield _Atom("\n", quote=False)


def _parts(text: str, room: int) -> Iterator[str]:
    for sentence in _SENTENCES.findall(text):
        if width(escaped(sentence)) <= room:
            yield sentence
            continue
        for word in _WORDS.findall(sentence):
            if width(escaped(word)) <= room:
                yield word
            else:  # escaped, a character is never wider than two
                yield from (word[at : at + room // 2 - 2] for at in range(0, len(word), room // 2 - 2))


def _marked(run: Span) -> str:
    """A run in its style; the blanks around it stay outside, else Discord would show the marks."""
    core = run.text.strip()
    if not core or not (run.bold or run.italic):
        return escaped(run.text)
    before, _, after = run.text.partition(core)
    shown = escaped(core)
    shown = f"_{shown}_" if run.italic else shown
    shown = f"**{shown}**" if run.bold else shown
    return before + shown + after
