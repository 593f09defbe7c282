"""What is said when the coach speaks of its own accord, and what is planned and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.rhythm import Due
from bot.domain.sessions import Session
from bot.flows.sitting import Sitting
from bot.texts.dates import clock_words


@dataclass(frozen=True, slots=True)
class Planned:
    """One nudge to come: when, what it is about, and why then, in the member's language."""

    at: datetime
    what: str
    why: str


def wake(sitting: Sitting, due: Sequence[Due]) -> None:
    """Say everything that is due in one message, and open the talk that a prompt asks for."""
    said = [sitting.texts.say("nudge-test") for nudge in due if nudge.kind == "test"]
    said += [_reminder(sitting, nudge) for nudge in due if nudge.kind == "reminder"]
    over = _over(sitting, due)
    said += [_prompt(sitting, over)] if over else []
    if not said:
        return
    if any(nudge.moved == "later" for nudge in due):
        said[0] = f"{sitting.texts.say('nudge-waited')} {said[0]}"
    text = "\n\n".join(said)
    if over:
        sitting.start("result", about={"session": over[0].id}, opening=text)
    else:
        sitting.say(text)


def outlook(sitting: Sitting, planned: Sequence[Due]) -> tuple[Planned, ...]:
    """Return what is planned, soonest first."""
    return tuple(
        Planned(due.at, sitting.texts.label(f"outlook-{due.kind}", name=_about(sitting, due)), _why(sitting, due))
        for due in planned
    )


def _about(sitting: Sitting, due: Due) -> str:
    session = sitting.work.session(sitting.member.id, due.session or 0)
    return sitting.name_of(session.contact) if session else ""


def _why(sitting: Sitting, due: Due) -> str:
    return sitting.texts.label(f"outlook-{due.kind}.why", name=_about(sitting, due))


def _reminder(sitting: Sitting, due: Due) -> str:
    """Return what reminds of a session; one that comes earlier, the evening before mostly, names the day."""
    session = sitting.work.session(sitting.member.id, due.session or 0)
    assert session is not None  # noqa: S101 - it was read in this transaction to know that this is due
    name = sitting.name_of(session.contact)
    if due.moved == "earlier":
        at = sitting.when(session.starts)
        said = sitting.texts.say("nudge-reminder-early", name=name, at=at, minutes=session.minutes)
    else:
        at = clock_words(session.starts, sitting.member.zone)
        said = sitting.texts.say("nudge-reminder", name=name, at=at, minutes=session.minutes)
    aim = [sitting.texts.say("nudge-aim", aim=session.aim)] if session.aim else []
    return "\n\n".join([said, *aim])


def _over(sitting: Sitting, due: Sequence[Due]) -> list[Session]:
    """Return the sessions that there is a prompt for, the oldest first."""
    asked = {nudge.session for nudge in due if nudge.kind == "prompt"}
    return [session for session in sitting.work.sessions(sitting.member.id) if session.id in asked]


def _prompt(sitting: Sitting, over: Sequence[Session]) -> str:
    """Return what leads to the log of the oldest session that is over; the others are named and come after it."""
    said = sitting.texts.say("nudge-prompt", name=sitting.name_of(over[0].contact))
    if len(over) == 1:
        return said
    others = sitting.texts.row([sitting.name_of(session.contact) for session in over[1:]])
    return f"{said} {sitting.texts.say('nudge-prompt-more', names=others)}"
