"""Button ids: opaque to the platforms, short enough for Discord (100), and believed only after a look-up.

A token names a talk and the number of the question in it; the talk is looked up under the member who pressed, so that
a forged, foreign or old token finds nothing or is seen to be old.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

MOST = 100
"""Characters: Discord's limit for a custom_id, the tightest of the platforms."""

Verb = Literal["answer", "select", "form", "word", "undo", "late", "resume", "change", "open"]
_SHORT: dict[str, str] = {verb: verb[0] for verb in get_args(Verb)}
_LONG = {short: verb for verb, short in _SHORT.items()}
_SHAPE = re.compile(r"(?P<verb>[a-z])\.(?P<talk>[a-z0-9]{0,16})\.(?P<ask>[0-9]{0,6})\.(?P<value>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """What a press means: an answer, a word that always works, an undo, …; `value` says which."""

    verb: Verb
    value: str = ""
    talk: str = ""
    ask: int = 0

    def __str__(self) -> str:
        """The id to give to the platform."""
        written = f"{_SHORT[self.verb]}.{self.talk}.{self.ask}.{self.value}"
        if len(written) > MOST:
            raise ValueError("a token is longer than the platforms allow")  # a bug: values are ours, never typed
        return written


def read(written: str) -> Token | None:
    """The token a platform handed back, or None when it is none of ours."""
    found = _SHAPE.fullmatch(written) if len(written) <= MOST else None
    if found is None or found["verb"] not in _LONG:
        return None
    return Token(cast("Verb", _LONG[found["verb"]]), found["value"], found["talk"], int(found["ask"] or 0))
