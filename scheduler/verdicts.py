"""What an attempt to send means for its row: done, later, or never (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from bot.chat.messages import Row
from bot.domain.rhythm import SILENCE
from bot.store.work import Reason
from scheduler.ports import Ambiguous, Done, Expired, Misconfigured, OurBug, Outcome, Sent, Unclear, Unreachable, Wait

State = Literal["sent", "retry", "unknown", "dead", "cancelled", "pending"]

Decided = Sent | Done | Wait | Unreachable | Misconfigured | OurBug | Expired

TRIES = 5
AT_MOST = timedelta(hours=1)
"""From the first attempt; after this nothing is tried again."""
_AFTER_AMBIGUOUS = (2, 10, 60, 300)
_AFTER_UNCLEAR = (5, 30, 120, 600)
_ORIGINAL_SOON = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to record about a row, and what else follows from it."""

    state: State
    ref: str | None = None
    channel: str | None = None
    due_at: datetime | None = None
    why: str | None = None
    reason: Reason | None = None
    came: str | None = None
    """What the platform answered, in one word; None when it was not asked."""
    reroute: bool = False
    """The interaction's own way back is over: the row goes to the direct messages."""
    unreachable: bool = False
    """The address cannot be reached until something comes from it."""
    pauses: bool = False
    """The whole tenant cannot be served until something changes; the row is kept."""
    refused: bool = False
    """It surely did not arrive, so the next attempt needs no look-up."""


def once_only(row: Row) -> bool:
    """Whether sending this row twice would show; an edit, a page or a job may be repeated blindly."""
    return row.kind in {"message", "file"}


def speaks_first(row: Row) -> bool:
    """Whether the row speaks to somebody of its own accord, and so not in their quiet hours."""
    return row.lane == "nudge" and row.kind != "job"


def joins_next(row: Row, wakes: datetime | None, now: datetime) -> bool:
    """Whether a nudge that was never tried is to be said with what is due by now, in one message.

    Only one that has been ready for a while: after a pause of the whole workspace, or of the coach itself.
    """
    waited = row.created is not None and row.created <= now - SILENCE
    return bool(row.slots) and waited and row.attempts <= 1 and wakes is not None and wakes <= now


def late(row: Row, now: datetime) -> bool:
    """Whether the row would be stale now."""
    return row.not_after is not None and now > row.not_after


def looked_up(row: Row, found: Sent | Wait | Ambiguous | None, now: datetime) -> Verdict | None:
    """What a look-up decides; None when the row is surely not there and may be sent."""
    if isinstance(found, Sent):
        return Verdict("sent", ref=found.ref, channel=found.channel, came="found")
    if isinstance(found, Ambiguous):
        return Verdict("unknown", why=found.why, came="not-told")
    if isinstance(found, Wait):
        if _over(row, now):
            return Verdict("unknown", why="cannot be looked up", came="not-told")
        return Verdict("pending", due_at=now + timedelta(seconds=found.seconds), came="wait")
    return None


def without_original(original: Row | None, now: datetime) -> Verdict:
    """What becomes of an edit whose message has no reference: wait for a message under way, else there is nothing."""
    if original is not None and original.state in {"pending", "sending", "retry"}:
        return Verdict("pending", due_at=now + _ORIGINAL_SOON)
    return Verdict("cancelled", why="nothing to edit")


def verdict(row: Row, outcome: Outcome, now: datetime) -> Verdict:
    """What an outcome of `send` means."""
    match outcome:
        case Ambiguous(why):
            end: State = "unknown" if once_only(row) else "dead"
            return replace(_again(row, now, _AFTER_AMBIGUOUS, end, why), came="ambiguous")
        case Unclear(code):
            return replace(_again(row, now, _AFTER_UNCLEAR, "dead", code), came="unclear", refused=True)
        case _:
            return _settled(outcome, now)


def _settled(outcome: Decided, now: datetime) -> Verdict:  # noqa: PLR0911 - one line for each outcome
    """What an outcome means that is the same at every attempt."""
    match outcome:
        case Sent(ref, channel):
            return Verdict("sent", ref=ref, channel=channel, came="sent")
        case Done():
            return Verdict("sent", came="done")
        case Wait(seconds):
            return Verdict("pending", due_at=now + timedelta(seconds=seconds), came="wait", refused=True)
        case Unreachable("member", why):
            return Verdict("dead", why=why, reason="unreachable", came="unreachable", unreachable=True)
        case Unreachable(_, why):
            return Verdict("pending", why=why, came="unreachable", pauses=True, refused=True)
        case Misconfigured(why):
            return Verdict("dead", why=why, reason="misconfigured", came="misconfigured")
        case OurBug(why):
            return Verdict("dead", why=why, reason="our-bug", came="our-bug")
        case Expired():
            return Verdict("pending", due_at=now, came="expired", reroute=True, refused=True)


def _again(row: Row, now: datetime, pauses: tuple[int, ...], end: State, why: str) -> Verdict:
    if row.attempts >= TRIES or _over(row, now):
        return Verdict(end, why=why, reason="tries-used-up" if end == "dead" else None)
    pause = pauses[min(max(row.attempts, 1), len(pauses)) - 1]
    return Verdict("retry", due_at=now + timedelta(seconds=pause), why=why)


def _over(row: Row, now: datetime) -> bool:
    return row.first_tried is not None and now - row.first_tried > AT_MOST
