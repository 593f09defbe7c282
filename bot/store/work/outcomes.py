"""How the sending of rows ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Integer, bindparam, case, func, insert, select, update

from bot.chat.messages import Row
from bot.store import tables
from bot.store.tables import outbox
from bot.store.work.claims import ClaimWork
from bot.store.work.kept import here, where_is
from bot.store.work.outbox import READ

State = Literal["sent", "retry", "unknown", "dead", "cancelled", "pending"]
Reason = Literal["unreachable", "misconfigured", "our-bug", "tries-used-up"]
"""Why a row is dead."""
_ATTEMPT = "attempt.content"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended; `due_at` is when to try again, `ref` and `channel` are what the platform answered.

    `pending` means that it was not attempted after all: the attempt is given back. `came` is what the platform was
    asked and answered (`sent`, `ambiguous`, `found` …); None when it was not asked. `reason` is why a row is dead.
    """

    row: Row
    state: State
    ref: str | None = None
    channel: str | None = None
    due_at: datetime | None = None
    why: str | None = None
    reason: Reason | None = None
    came: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of asking a platform about a row once: when, under which fence, and the platform's own words."""

    at: datetime
    fence: int
    came: str
    why: str | None
    ref: str | None


class OutcomeWork(ClaimWork):
    """Recording what happened to rows."""

    def record(
        self,
        row: Row,
        state: State,
        *,
        ref: str | None = None,
        channel: str | None = None,
        due_at: datetime | None = None,
        why: str | None = None,
        reason: Reason | None = None,
    ) -> bool:
        """Note how an attempt ended and let go of the row; False when it is no longer ours (the fence has moved on)."""
        return self.record_many([Outcome(row, state, ref, channel, due_at, why, reason)])[0]

    def record_many(self, outcomes: Iterable[Outcome]) -> list[bool]:
        """Note many outcomes in this one transaction; for each whether the row was still ours."""
        ended = list(outcomes)
        ours = self._ours([outcome.row for outcome in ended])
        mine = [outcome for outcome in ended if ours.pop((outcome.row.id, outcome.row.fence), False)]
        if mine:
            self._connection.execute(_RECORD, [_written(outcome) for outcome in mine])
        if asked := [self._attempt(outcome) for outcome in mine if outcome.came]:
            self._connection.execute(_ASKED, asked)
        for outcome in mine:
            if outcome.channel and outcome.row.channel is None and outcome.row.reply is None:
                self._opened_channel(outcome.row, outcome.channel)
        recorded = {id(outcome) for outcome in mine}
        return [id(outcome) in recorded for outcome in ended]

    def reroute(self, row: Row, due_at: datetime) -> bool:
        """The interaction's own way back is over: the row goes to the direct messages, its attempt given back."""
        if not self.record(row, "pending", due_at=due_at):
            return False
        ours = (outbox.c.id == row.id, outbox.c.fence == row.fence)
        self._connection.execute(update(outbox).where(*ours).values(reply=None))
        return True

    def attempts(self, row: int) -> list[Attempt]:
        """Every time that a platform was asked about a row, in order."""
        found = self._connection.execute(_ATTEMPTS, {"row": row}).all()
        return [
            Attempt(
                kept.at, kept.fence, kept.came, **self._unwrap(kept.member, kept.data_key).open(_ATTEMPT, kept.content)
            )
            for kept in found
        ]

    def _ours(self, rows: Sequence[Row]) -> dict[tuple[int, int], bool]:
        """Which of these rows are still leased with the same fence, locked from here on, their members' keys read."""
        locked = self._connection.execute(_LEASED, {"ids": [row.id for row in rows]}).all()
        for row in locked:
            self._unwrap(row.member, row.data_key)
        return {(row.id, row.fence): True for row in locked}

    def _attempt(self, outcome: Outcome) -> dict[str, Any]:
        """An attempt as it is kept."""
        seal = self._seal(outcome.row.member)
        return {
            "row": outcome.row.id, "at": outcome.at or outcome.row.due_at, "fence": outcome.row.fence,
            "came": outcome.came, "content": seal.seal(_ATTEMPT, {"why": outcome.why, "ref": outcome.ref}),
        }  # fmt: skip

    def _opened_channel(self, row: Row, channel: str) -> None:
        """Keep the direct-message channel that had to be opened, so that it is opened once."""
        self._known.clear()
        self._connection.execute(_OPENED, {"channel": channel} | where_is(row.address))


def _written(outcome: Outcome) -> dict[str, Any]:
    """The values for `_RECORD`."""
    given = {f"new_{name}": getattr(outcome, name) for name in ("state", "ref", "channel", "due_at", "why", "reason")}
    return given | {"number": outcome.row.id, "back": 1 if outcome.state == "pending" else 0}


def _or_as_it_was(name: str) -> ColumnElement[Any]:
    column = outbox.c[name]
    return func.coalesce(bindparam(f"new_{name}", type_=column.type), column)


_DATA_KEY = next(column for column in READ if column.name == "data_key")
_LEASED = (
    select(outbox.c.id, outbox.c.fence, outbox.c.member, _DATA_KEY)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)), outbox.c.leased_by.is_not(None))
    .order_by(outbox.c.id)
    .with_for_update()
)
_ASKED = insert(tables.attempt)
_ATTEMPTS = (
    select(*tables.attempt.c, outbox.c.member, _DATA_KEY)
    .join_from(tables.attempt, outbox)
    .where(tables.attempt.c.row == bindparam("row"))
    .order_by(tables.attempt.c.id)
)
_OPENED = update(tables.address).where(here(tables.address), tables.address.c.channel.is_(None))
_back = bindparam("back", type_=Integer())
_RECORD = (
    update(outbox)
    .where(outbox.c.id == bindparam("number"))
    .values(
        state=bindparam("new_state"),
        leased_by=None,
        leased_until=None,
        attempts=outbox.c.attempts - _back,
        first_tried=case((outbox.c.attempts - _back <= 0, None), else_=outbox.c.first_tried),
        **{name: _or_as_it_was(name) for name in ("ref", "channel", "due_at", "why", "reason")},
    )
)
"""One statement for every outcome, so that many go to the database in one call."""
