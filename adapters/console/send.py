"""Showing what the coach says: the console's messenger, and the two screens it shows on."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NoReturn, Protocol

from adapters.console import render, terminal
from adapters.console.render import Answer
from adapters.console.terminal import Paper
from bot.chat.events import Address
from bot.chat.messages import Row
from scheduler.ports import Done, Outcome, Sent, Wait

_NOT_HERE = 3600.0


class Screen(Protocol):
    """Where one person sees what the coach says, in their zone and language."""

    zone: str
    language: str

    def row(self, row: Row) -> None:
        """Show a message; it is on its way to the reader when this returns."""
        ...

    def answer(self, answer: Answer) -> None:
        """Show a form, or what was wrong."""
        ...


class Pipe:
    """A stream of bytes; when nobody reads it any more the program ends there and then, quietly.

    That is what being killed would be too: what was not shown is still in the outbox, and comes at the next start.
    """

    def __init__(self, stream: BinaryIO, leave: Callable[[int], NoReturn] = os._exit) -> None:
        self._stream = stream
        self._leave = leave

    def write(self, text: str) -> None:
        """Write it and pass it on at once."""
        try:
            self._stream.write(text.encode("utf-8", "replace"))
            self._stream.flush()
        except BrokenPipeError:
            self._leave(0)
        except OSError as error:
            sys.stderr.write(f"onethreetwo: nothing can be written any more ({error.strerror})\n")
            sys.stderr.flush()
            self._leave(2)


class JsonScreen:
    """One JSON object a line."""

    def __init__(self, pipe: Pipe, zone: str, language: str) -> None:
        self.zone = zone
        self.language = language
        self._pipe = pipe

    def row(self, row: Row) -> None:
        """Print the message."""
        self._pipe.write(render.line(render.row_shape(row, self.zone)) + "\n")

    def answer(self, answer: Answer) -> None:
        """Print the form or the problems."""
        self._pipe.write(render.line(render.answer_shape(answer, self.zone)) + "\n")


class TextScreen:
    """Text for a person; files are kept in a folder that only they can read."""

    def __init__(self, pipe: Pipe, zone: str, language: str, *, width: int, colour: bool) -> None:
        self.zone = zone
        self.language = language
        self._pipe = pipe
        self._width = width
        self._colour = colour
        self._folder: Path | None = None
        self.typing = ""
        """What stands on the line where the person is typing, to be written again below a message."""

    @property
    def paper(self) -> Paper:
        """What is written on."""
        return Paper(self._width, self._colour, self.language)

    def row(self, row: Row) -> None:
        """Write the message, above what the person is typing."""
        self.show(terminal.message_text(row, self.paper, self._saved(row)))

    def answer(self, answer: Answer) -> None:
        """Write the form or the problems."""
        self.show(terminal.answer_text(answer, self.paper))

    def show(self, text: str, *, gap: bool = True) -> None:
        """Write some text."""
        before = "\r\x1b[K" if self.typing else ""
        self._pipe.write(f"{before}{text}\n" + ("\n" if gap else "") + self.typing)

    def _saved(self, row: Row) -> dict[str, str]:
        files = [*([row.message.image] if row.message.image else []), *row.message.files]
        if files and self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="onethreetwo-"))
        saved = {}
        for file in files if self._folder else ():
            path = (self._folder or Path()) / f"{row.id}-{Path(file.name).name}"
            with contextlib.suppress(OSError):
                path.write_bytes(file.content)
                saved[file.name] = str(path)
        return saved


class ConsoleMessenger:
    """Sends to the one person at this console; anyone else's messages wait until they sit down here."""

    platform = "console"

    def __init__(self, screen: Screen, address: Address) -> None:
        self._screen = screen
        self._address = address

    async def send(self, row: Row) -> Outcome:
        """Show the row; a console has no pages and no work of its own."""
        if row.kind == "job":
            return Done()
        if row.address != self._address:
            return Wait(_NOT_HERE)
        if row.kind != "view":
            self._screen.row(row)
        return Sent(ref=str(row.id))

    async def look_up(self, row: Row) -> None:
        """After a sending that was cut off: it is shown once more, under the same id."""
        del row
