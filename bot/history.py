"""All that is kept of one person on the list, in words: where they stand, who leads there, and what happened when."""

from __future__ import annotations

from datetime import datetime

from bot.domain.contacts import Contact
from bot.domain.outreach import Outreach
from bot.domain.sessions import CURRENCIES, Session
from bot.flows.sitting import Sitting
from bot.texts.dates import day_words

MOST = 12
"""Things that happened, the latest; a longer history is a story of its own."""


def history(sitting: Sitting, contact: Contact) -> str:
    """Return what is known of somebody and what happened with them, the oldest first."""
    say, label = sitting.texts.say, sitting.texts.label
    lines = [say("history-who", name=contact.name, column=contact.column, adopter=contact.adopter or "none")]
    if contact.note:
        lines.append(say("history-note", note=contact.note))
    if contact.given:
        lines.append(say("history-given", given=contact.given))
    lines += _arrows(sitting, contact)
    happened = sorted(_happened(sitting, contact))[-MOST:]
    lines += [say("history-line", day=_day(sitting, at), what=what) for at, what in happened]
    return "\n".join(lines if len(lines) > 1 else [*lines, label("history-nothing", name=contact.name)])


def _arrows(sitting: Sitting, contact: Contact) -> list[str]:
    """Return who can introduce the member to somebody, and to whom they can introduce."""
    say, row = sitting.texts.say, sitting.texts.row
    arrows = sitting.work.introductions(sitting.member.id)
    by = [sitting.name_of(arrow.by) for arrow in arrows if arrow.to == contact.id]
    to = [sitting.name_of(arrow.to) for arrow in arrows if arrow.by == contact.id]
    return [say(text, names=row(names)) for text, names in (("history-by", by), ("history-to", to)) if names]


def _happened(sitting: Sitting, contact: Contact) -> list[tuple[datetime, str]]:
    """Return when what happened with somebody, each as one line; what they typed is part of it."""
    work, member = sitting.work, sitting.member
    told = [(one.created, _told(sitting, one)) for one in work.outreach(member.id) if one.contact == contact.id]
    sessions = [one for one in work.sessions(member.id) if one.contact == contact.id and one.state != "cancelled"]
    return told + [(one.starts, _held(sitting, one)) for one in sessions]


def _told(sitting: Sitting, one: Outreach) -> str:
    arrow = next((a for a in sitting.work.introductions(sitting.member.id) if a.id == one.toward), None)
    return sitting.texts.label(
        "history-told", outcome=one.outcome, need=one.need or "", heard="yes" if one.need else "no",
        other=sitting.name_of(arrow.to) if arrow else "", toward="yes" if arrow else "no",
    )  # fmt: skip


def _held(sitting: Sitting, one: Session) -> str:
    words, mode = sitting.texts, sitting.member.mode
    result = next((r for r in sitting.work.results(sitting.member.id) if r.session == one.id), None)
    if result is None:
        return words.label("history-session", state=one.state)
    came = [words.label(f"result-came.option-{c}", mode=mode).lower() for c in CURRENCIES if c in result.came]
    worth = words.amount(result.worth, result.currency) if result.worth is not None else ""
    return words.label(
        "history-result", came=words.row(came), any="yes" if came else "no", worth=worth,
        paid="yes" if worth else "no", proof=result.proof or "", quoted="yes" if result.proof else "no",
    )  # fmt: skip


def _day(sitting: Sitting, moment: datetime) -> str:
    here = moment.astimezone(sitting.clock).date()
    return day_words(here, sitting.member.language, sitting.now.astimezone(sitting.clock).date())
