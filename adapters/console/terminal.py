"""What the coach says, as pleasant text for a terminal, and for a pipe; pure."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from adapters.console.render import Answer
from adapters.console.words import word
from bot.chat import markup
from bot.chat.messages import Control, Field, Form, Row, Select

_BOLD, _DIM, _ITALIC, _CYAN, _OFF = "\x1b[1m", "\x1b[2m", "\x1b[3m", "\x1b[36m", "\x1b[0m"
_INDENT = " " * 6


@dataclass(frozen=True, slots=True)
class Paper:
    """What is written on: how wide it is, and whether it shows colours."""

    width: int = 80
    colour: bool = False
    language: str = "en"

    def styled(self, text: str, style: str) -> str:
        """The text in a style, where styles are shown."""
        return f"{style}{text}{_OFF}" if self.colour and text else text


def message_text(row: Row, paper: Paper, saved: Mapping[str, str] | None = None) -> str:
    """One message with its numbered controls; an edit is one short line. `saved` says where its files are."""
    if row.kind == "edit":
        return paper.styled(f"  ✓ {_last_line(row.message.text, paper)}", _DIM)
    lines = _wrapped(row.message.text, paper)
    lines += _files(row, paper, saved or {})
    if row.message.controls:
        lines += ["", *_controls(row.message.controls, paper)]
    return "\n".join(lines)


def answer_text(answer: Answer, paper: Paper) -> str:
    """An opened form with the keys to fill it in by, or what was wrong."""
    lines = _form(answer.form, paper) if answer.form else []
    lines += [f"  ! {printable(text)}" for text in (answer.problems or {}).values()]
    return "\n".join(lines)


def printable(text: str) -> str:
    """The text without anything that would steer the terminal."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def _wrapped(text: str, paper: Paper) -> list[str]:
    lines: list[str] = []
    for line in printable(text).splitlines():
        quote = line.startswith("> ")
        first = "  │ " if quote else "  "
        words = textwrap.wrap(
            markup.plain(line[2:] if quote else line), paper.width, initial_indent=first, subsequent_indent=first,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        styled = _emphasised(words, line, paper)
        lines += styled or [first.rstrip()]
    return lines


def _emphasised(words: list[str], line: str, paper: Paper) -> list[str]:
    """The wrapped lines with the bold runs of the text in bold, where a run was not broken by the wrapping."""
    if not paper.colour:
        return words
    for span in markup.spans(line):
        text, style = span.text.strip(), _BOLD if span.bold else _ITALIC
        if not text or not (span.bold or span.italic):
            continue
        at = next((number for number, shown in enumerate(words) if text in shown), None)
        if at is not None:
            words[at] = words[at].replace(text, paper.styled(text, style), 1)
    return words


def _files(row: Row, paper: Paper, saved: Mapping[str, str]) -> list[str]:
    files = [*([row.message.image] if row.message.image else []), *row.message.files]
    lines = []
    for file in files:
        where = f" ({word('saved', paper.language, path=saved[file.name])})" if file.name in saved else ""
        lines.append(paper.styled(f"  ▪ {printable(file.name)}: {printable(file.description)}{where}", _CYAN))
    return lines


def _controls(controls: Sequence[Control], paper: Paper) -> list[str]:
    """The buttons in rows as they fit, each list with its options on lines of its own."""
    lines: list[str] = []
    row = ""
    for number, control in enumerate(controls, 1):
        label = f"[{number}] {printable(control.label)}"
        if isinstance(control, Select):
            lines += [row] if row else []
            lines += [f"  {label}", *_options(control, paper)]
            row = ""
        elif row and len(row) + len(label) + 2 > paper.width:
            lines.append(row)
            row = f"  {label}"
        else:
            row += f"  {label}"
    lines += [row] if row else []
    return [paper.styled(line, _CYAN) for line in lines]


def _options(select: Select, paper: Paper) -> list[str]:
    how = word("choices" if select.most > 1 else "choice-of", paper.language)
    named = [f"{number} {printable(option.label)}" for number, option in enumerate(select.options, 1)]
    joined = " · ".join(label.replace(" ", "\N{NO-BREAK SPACE}") for label in named)
    room = paper.width - len(_INDENT)
    lines = textwrap.wrap(joined, max(room, 10), break_long_words=False, break_on_hyphens=False)
    return [_INDENT + line.replace("\N{NO-BREAK SPACE}", " ") for line in (*lines, f"({how})")]


def _form(form: Form, paper: Paper) -> list[str]:
    lines = [paper.styled(f"  {printable(form.title)}", _BOLD)]
    for part in form.fields:
        lines += _field(part, paper)
    if form.fields:
        lines.append(paper.styled(f"  ({word('fill', paper.language, key=form.fields[0].key)})", _DIM))
    return lines


def _field(part: Field, paper: Paper) -> list[str]:
    value = part.value if isinstance(part.value, str) else ", ".join(part.value)
    notes = [part.hint, " · ".join(option.label for option in part.options), f"= {value}" if value else ""]
    notes.append("" if part.required else word("optional", paper.language))
    rest = "; ".join(note for note in notes if note)
    line = printable(f"{part.key}: {part.label}" + (f" ({rest})" if rest else ""))
    return textwrap.wrap(line, paper.width, initial_indent="  ", subsequent_indent="      ", break_long_words=False)


def _last_line(text: str, paper: Paper) -> str:
    """What an edit added: its last line, which tells the choice that was made."""
    shown = [line for line in markup.plain(printable(text)).splitlines() if line.strip()]
    last = shown[-1].removeprefix("✓").strip() if shown else word("edited", paper.language)
    return textwrap.shorten(last, max(paper.width - 6, 20), placeholder="…")
