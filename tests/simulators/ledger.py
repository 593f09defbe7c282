"""One append-only ledger and one fault script under every platform simulator."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, Literal


@dataclass(frozen=True)
class Entry:
    """One thing that happened on the platform: a call that came in, an effect a person can see, an event sent out."""

    n: int
    at: float
    """Seconds on the simulator's own monotonic clock."""
    kind: Literal["call", "effect", "event", "ack", "fault", "refused"]
    what: str
    """A Web API method (`chat.postMessage`), a REST route (`POST /channels/{id}/messages`), an event's type."""
    details: Mapping[str, Any] = field(default_factory=dict)


class Ledger:
    """Everything that happened, in order; entries are never changed or removed."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._numbers = itertools.count(1)

    def note(self, kind: Any, what: str, **details: Any) -> Entry:
        """Append one entry and give it back."""
        entry = Entry(next(self._numbers), time.monotonic(), kind, what, details)
        self._entries.append(entry)
        return entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def of(self, kind: str, what: str = "*") -> list[Entry]:
        """The entries of a kind whose `what` matches a shell pattern, oldest first."""
        return [entry for entry in self if entry.kind == kind and fnmatchcase(entry.what, what)]


@dataclass
class Fault:
    """What goes wrong the next `times` times a matching call comes in.

    `when` says on which side of the fault the effect is: `instead` (no effect), `after` (the effect happens and the
    answer is the fault), `late` (the answer is the fault and the effect happens `delay` seconds afterwards).
    How `slow`, with `when="after"`, is an answer that is right and comes `delay` seconds late.
    """

    what: str
    how: Literal["status", "error", "reset", "hang", "cut", "slow"]
    when: Literal["instead", "after", "late"] = "instead"
    times: int = 1
    status: int = 500
    error: str = "internal_error"
    retry_after: float | None = None
    delay: float = 0.0
    scope: str | None = None
    """Only calls about this channel, user or workspace; None for all."""


class FaultScript:
    """The faults still to come, used up in order."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Plan a fault."""
        self._faults.append(fault)

    def next_for(self, what: str, scope: str | None = None) -> Fault | None:
        """The fault this call meets, used up by the asking; None when it goes well."""
        for fault in self._faults:
            if fault.times > 0 and fnmatchcase(what, fault.what) and fault.scope in (None, scope):
                fault.times -= 1
                self._ledger.note("fault", what, how=fault.how, when=fault.when, error=fault.error, status=fault.status)
                return fault
        return None
