"""Our small markup as the texts of Slack's section blocks (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chat.markup import Span, plain, spans

MORE = " …"
"""How a text ends that had to be cut."""
# Slack's mrkdwn knows no backslash: what would act as a mark can only be shown where nothing is read as one.
_ACTS = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)|^\s*>", re.MULTILINE)
_SENTENCES = re.compile(r".+?(?:[.!?…]+\s+|\n+|$)", re.DOTALL)
_WORDS = re.compile(r"\S+\s*|\s+")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one section; in `verbatim` ones every character shows as it is, in the others mrkdwn is read."""

    text: str
    verbatim: bool


def width(text: str) -> int:
    """The length as the strictest would count it: characters outside the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """A text of at most so many characters, ending in `…` when there was more; never empty."""
    text = text.strip() or MORE.strip()
    if width(text) <= most:
        return text
    kept = text[: most - 1]
    while width(kept) > most - 1:
        kept = kept[:-1]
    return kept.rstrip() + MORE.strip()


def escaped(text: str) -> str:
    """Text in which Slack finds no mention, link or entity."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def pieces(text: str, *, width_each: int, most: int, width_all: int) -> list[Piece]:
    """The text for so many sections at most: parted between paragraphs, else lines, else sentences, else words."""
    made: list[Piece] = []
    room = width_each - len(MORE)
    for paragraph in _PARAGRAPHS.split(text.strip("\n")):
        if paragraph.strip():
            for piece in _packed(paragraph, room):
                _join(made, piece, room)
    return _capped(made, most, width_all)


def _packed(paragraph: str, room: int) -> Iterator[Piece]:
    """One paragraph; where a typed mark would act, or a line is longer than a section, it is shown without styles."""
    lines = [spans(line) for line in paragraph.split("\n")]
    marked = [_marked(line) for line in lines]
    verbatim = any(_ACTS.search(run.text) for line in lines for run in line) or any(width(m) > room for m in marked)
    parts: Sequence[str] = [line + "\n" for line in marked]
    if verbatim:
        parts = [part for line in _lines(plain(paragraph)) for part in _parts(line, room)]
    text = ""
    for part in parts:
        if text and width(text + part.rstrip()) > room:
            yield Piece(text.strip("\n").rstrip(), verbatim)
            text = ""
        text += part
    if text.strip():
        yield Piece(text.strip("\n").rstrip(), verbatim)


def _join(made: list[Piece], piece: Piece, room: int) -> None:
    """Put a paragraph into the section before it when both are of one kind and fit."""
    last = made[-1] if made else None
    if last and last.verbatim == piece.verbatim and width(last.text) + width(piece.text) + 2 <= room:
        made[-1] = Piece(f"{last.text}\n\n{piece.text}", piece.verbatim)
    else:
        made.append(piece)


def _capped(made: list[Piece], most: int, room: int) -> list[Piece]:
    """As many of the pieces as there is room for, but one; the last one tells when there was more."""
    kept: list[Piece] = []
    for piece in made:
        room -= width(piece.text)
        if kept and (len(kept) == most or room < len(MORE)):
            return [*kept[:-1], Piece(kept[-1].text + MORE, kept[-1].verbatim)]
        kept.append(piece)
    return kept


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")]


def _parts(line: str, room: int) -> Iterator[str]:
    """A line, or as much of it as fits at a time."""
    if width(line) <= room:
        yield line
        return
    for sentence in _SENTENCES.findall(line):
        if width(sentence) <= room:
            yield sentence
            continue
        for word in _WORDS.findall(sentence):
            if width(word) <= room:
                yield word
            else:
                yield from (word[at : at + room // 2] for at in range(0, len(word), room // 2))


def _marked(line: list[Span]) -> str:
    """One line as mrkdwn."""
    text = "> " if any(run.quote for run in line) else ""
    for n, run in enumerate(line):
        after = line[n + 1].text if n + 1 < len(line) else ""
        # Slack reads a mark only at the edge of a word.
        inside = (text[-1:].isalnum() and run.text[:1].isalnum()) or (run.text[-1:].isalnum() and after[:1].isalnum())
        text += escaped(run.text) if inside else _styled(run)
    return text


def _styled(run: Span) -> str:
    """A run in its style; the blanks around it stay outside, else Slack would show the marks."""
    core = run.text.strip()
    if not core or not (run.bold or run.italic):
        return escaped(run.text)
    before, _, after = run.text.partition(core)
    shown = escaped(core)
    shown = f"_{shown}_" if run.italic else shown
    shown = f"*{shown}*" if run.bold else shown
    return before + shown + after
