"""How the sending of rows ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import case, update

from bot.chat.messages import Row
from bot.store import tables
from bot.store.tables import outbox
from bot.store.work.claims import ClaimWork

State = Literal["sent", "retry", "unknown", "dead", "cancelled", "pending"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one attempt ended; `due_at` is when to try again, `ref` and `channel` are what the platform answered.

    `pending` means that it was not attempted after all: the attempt is given back.
    """

    row: Row
    state: State
    ref: str | None = None
    channel: str | None = None
    due_at: datetime | None = None
    why: str | None = None


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
    ) -> bool:
        """Note how an attempt ended and let go of the row; False when it is no longer ours (the fence has moved on)."""
        return self.record_many([Outcome(row, state, ref, channel, due_at, why)])[0]

    def record_many(self, outcomes: Iterable[Outcome]) -> list[bool]:
        """Note many outcomes in this one transaction; for each whether the row was still ours."""
        return [self._record(outcome) for outcome in outcomes]

    def reroute(self, row: Row, due_at: datetime) -> bool:
        """The interaction's own way back is over: the row goes to the direct messages, its attempt given back."""
        if not self.record(row, "pending", due_at=due_at):
            return False
        ours = (outbox.c.id == row.id, outbox.c.fence == row.fence)
        self._connection.execute(update(outbox).where(*ours).values(reply=None))
        return True

    def _record(self, outcome: Outcome) -> bool:
        row = outcome.row
        given = {name: getattr(outcome, name) for name in ("ref", "channel", "due_at", "why")}
        ended: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        ended |= {"state": outcome.state, "leased_by": None, "leased_until": None}
        if outcome.state == "pending":
            once = outbox.c.attempts <= 1
            ended["attempts"] = case((once, 0), else_=outbox.c.attempts - 1)
            ended["first_tried"] = case((once, None), else_=outbox.c.first_tried)
        mine = update(outbox).where(outbox.c.id == row.id, outbox.c.fence == row.fence, outbox.c.leased_by.is_not(None))
        recorded = self._connection.execute(mine.values(ended)).rowcount == 1
        if recorded and outcome.channel and row.channel is None and row.reply is None:
            self._opened_channel(row, outcome.channel)
        return recorded

    def _opened_channel(self, row: Row, channel: str) -> None:
        """Keep the direct-message channel that had to be opened, so that it is opened once."""
        there, at = tables.address.c, row.address
        here = (there.platform == at.platform, there.tenant == at.tenant, there.user == at.user)
        opened = update(tables.address).where(*here, there.channel.is_(None)).values(channel=channel)
        self._connection.execute(opened)
