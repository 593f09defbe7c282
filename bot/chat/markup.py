r"""The small markup of our texts: `**bold**`, `_italic_`, `> quote` lines, and a backslash before anything literal.

What a person typed is always escaped before it goes into a text, so a renderer can trust the marks it finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = re.compile(r"([\\*_>`~|])")
_TOKENS = re.compile(r"\\(.)|(\*\*)|((?<!\w)_|_(?!\w))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `quote` holds for whole lines."""

    text: str
    bold: bool = False
    italic: bool = False
    quote: bool = False


def escape(typed: str) -> str:
    """Text that shows as it was typed."""
    return _SPECIAL.sub(r"\\\1", typed)


def spans(text: str) -> list[Span]:
    """The runs of a text, line ends included; an unclosed mark ends with its line."""
    runs: list[Span] = []
    for line in text.splitlines(keepends=True):
        quote = line.startswith("> ")
        runs += _line(line[2:] if quote else line, quote=quote)
    return runs


def plain(text: str) -> str:
    """The text without its marks; what is quoted stands between quotation marks."""
    return "".join(_quoted(span.text) if span.quote else span.text for span in _joined(text))


def _quoted(text: str) -> str:
    words = text.rstrip("\n")
    return f"“{words}”{text[len(words) :]}"


def _joined(text: str) -> list[Span]:
    merged: list[Span] = []
    for span in spans(text):
        last = merged[-1] if merged else None
        if last and last.quote and span.quote:
            merged[-1] = Span(last.text + span.text, quote=True)
        else:
            merged.append(span)
    return merged


def _line(line: str, *, quote: bool) -> list[Span]:
    runs: list[Span] = []
    bold = italic = False
    text = ""
    at = 0

    def close() -> None:
        nonlocal text
        if text:
            runs.append(Span(text, bold=bold, italic=italic, quote=quote))
        text = ""

    for found in _TOKENS.finditer(line):
        text += line[at : found.start()]
        at = found.end()
        if found[1] is not None:
            text += found[1]
        elif found[2]:
            close()
            bold = not bold
        else:
            close()
            italic = not italic
    text += line[at:]
    close()
    return runs
