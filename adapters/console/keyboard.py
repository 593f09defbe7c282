"""Reading a person's lines without ever blocking the coach: a thread of its own, with the terminal's line editing."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from importlib import import_module
from types import ModuleType, TracebackType
from typing import Any, Self, TextIO


class Keyboard:
    """Lines from a terminal, with a history while the program runs, or from a pipe."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._asked: queue.SimpleQueue[tuple[str, asyncio.AbstractEventLoop, asyncio.Future[str | None]]]
        self._asked = queue.SimpleQueue()
        self.shows = stream.isatty()
        """Whether what is typed can be seen; from a pipe it has to be written."""
        self._editing = _optional("readline") if self.shows else None
        self._restore: tuple[ModuleType, int, list[Any]] | None = None

    def __enter__(self) -> Self:
        termios = _optional("termios") if self.shows else None
        if termios is not None:
            with contextlib.suppress(termios.error):
                self._restore = (termios, self._stream.fileno(), termios.tcgetattr(self._stream.fileno()))
        threading.Thread(target=self._read, daemon=True, name="keyboard").start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the terminal as it was, also when the program ends while somebody is typing."""
        if self._restore is not None:
            termios, file, modes = self._restore
            with contextlib.suppress(termios.error):
                termios.tcsetattr(file, termios.TCSADRAIN, modes)

    async def line(self, prompt: str) -> str | None:
        """The next line; None when there are no more."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[str | None] = loop.create_future()
        self._asked.put((prompt, loop, answer))
        return await answer

    def standing(self, prompt: str) -> str:
        """What stands on the line just now: the prompt and what has been typed behind it."""
        if not self.shows:
            return ""
        return prompt + (self._editing.get_line_buffer() if self._editing else "")

    def _read(self) -> None:
        while True:
            prompt, loop, answer = self._asked.get()
            line = self._next(prompt)
            with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(_give, answer, line)

    def _next(self, prompt: str) -> str | None:
        try:
            if self.shows:
                return input(prompt)
            return self._stream.readline() or None
        except (EOFError, OSError, ValueError):
            return None


def _give(answer: asyncio.Future[str | None], line: str | None) -> None:
    if not answer.done():
        answer.set_result(line)


def _optional(name: str) -> ModuleType | None:
    """A module that not every system has."""
    try:
        return import_module(name)
    except ImportError:
        return None
