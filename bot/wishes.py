"""Wishes in plain words: a sentence that logs, plans, moves or renames opens its flow with all that it told."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import Any

from bot import commands, understand
from bot.domain.contacts import Introduction
from bot.flows.all import FLOWS
from bot.flows.outreach import TOWARD
from bot.flows.sitting import Sitting
from bot.talk.talks import Talk
from bot.understand import Understood
from bot.words import HERE, WITHIN

_SESSION = cache(lambda: re.compile(r"\b(?:sessie|session)s?\b"))

OPENING = {
    "session": "session", "move": "move", "rename": "rename", "language": "language", "pause": "pause",
    "snooze": "snooze",
}  # fmt: skip
"""The wishes that open a flow of their own; a log looks first at whom it is about."""


def heard(sitting: Sitting, text: str) -> Understood:
    """Return what a sentence tells, with the names on the list known; read once a turn."""
    if text not in sitting.heard:
        names = [contact.name for contact in sitting.work.contacts(sitting.member.id) if not contact.archived]
        said = understand.understood(
            text, now=sitting.now, zone=sitting.member.zone, language=sitting.member.language, contacts=tuple(names)
        )
        sitting.heard[text] = said._replace(text=text)
    return sitting.heard[text]


def is_wish(said: Understood, sitting: Sitting, talk: Talk | None = None) -> bool:
    """Whether a sentence asks for something of its own, rather than answering in the talk that is open."""
    if said.intent is None:
        return False
    if talk is None or talk.flow not in _flows(said):
        return True
    about = sitting.flow(talk).subject(sitting.walking(talk).look(talk), talk)
    someone_else = said.contact or said.stranger
    return about is not None and someone_else is not None and someone_else != about


def is_of_another(sitting: Sitting, talk: Talk, text: str) -> bool:
    """Whether a sentence logs what came of it with somebody on the list whom the open talk is not about."""
    said = heard(sitting, text)
    return said.intent == "log" and said.contact is not None and is_wish(said, sitting, talk)


def grant(sitting: Sitting, said: Understood, text: str) -> None:
    """Do what was wished for, as far as it has its room; what was understood is shown, what is missing is asked."""
    intent = said.intent
    if intent == "log":
        flow, about = _log(sitting, said, text)
        _open(sitting, flow, said, about)
    elif intent == "language" and said.language is None:
        commands.run(sitting, "language")
    elif intent == "lesson" and ":" in text:
        sitting.start("lesson", answers={"lesson": text.partition(":")[2].strip()})
    elif intent == "snooze":
        _remind(sitting, said, text)
    elif intent in OPENING:
        _open(sitting, OPENING[intent], said, {})
    elif intent in HERE:
        commands.run(sitting, intent)
    else:
        sitting.say(sitting.texts.say("wish-not-yet"), [sitting.word("help")])
        sitting.ask() if sitting.active else sitting.propose()


def _flows(said: Understood) -> tuple[str, ...]:
    """The flows in which a sentence is an answer: what it wishes for is being asked there already."""
    if said.intent == "log":
        return tuple(name for name, flow in FLOWS.items() if flow.logs)
    if said.intent in WITHIN:
        return ()
    return tuple(flow for intent, flow in OPENING.items() if intent == said.intent)


def _log(sitting: Sitting, said: Understood, text: str) -> tuple[str, dict[str, Any]]:
    """The log that a sentence belongs to: of the session that waits for it, of one held unplanned, or of a talk."""
    progress = sitting.progress()
    name = {contact.id: contact.name for contact in progress.contacts}
    waiting = [session for session in progress.unlogged if said.contact and name.get(session.contact) == said.contact]
    if waiting:
        return "result", {"session": waiting[0].id}
    # Who answers yes or no was asked something: the session in "she said yes, session on Tuesday" is still to come.
    held = said.outcome is None and bool(_SESSION().search(understand.fold(text)))
    if said.money or held:
        return "result", {}
    asked = _asked_of(sitting, said)
    return "outreach", {TOWARD: asked.id} if asked and said.outcome and not said.session else {}


def _asked_of(sitting: Sitting, said: Understood) -> Introduction | None:
    """Return the introduction that somebody was asked for and now answers; None when it could be another one."""
    names = {contact.id: contact.name for contact in sitting.work.contacts(sitting.member.id)}
    open_ = [
        arrow
        for arrow in sitting.work.introductions(sitting.member.id)
        if arrow.state in {"asked", "forwarded"} and names.get(arrow.by) == said.contact
    ]
    if said.introduces:
        to = understand.contact(said.introduces, [names.get(arrow.to, "") for arrow in open_]).one
        return next((arrow for arrow in open_ if names.get(arrow.to) == to), None)
    return open_[0] if len(open_) == 1 else None


def _remind(sitting: Sitting, said: Understood, text: str) -> None:
    """Remind of what is open, at the moment told; also of "snooze 20 m", which is no moment by itself."""
    about = {"talk": sitting.active.id} if sitting.active and said.about is None else {}
    if said.moment is None:
        rest = text.split(maxsplit=1)[1:] or [""]
        soon = FLOWS["snooze"].question("when").understand(rest[0], sitting.sense)
        if isinstance(soon, str):
            said = said._replace(moment=datetime.fromisoformat(soon))
    _open(sitting, "snooze", said, about)


def _open(sitting: Sitting, flow: str, said: Understood, about: dict[str, Any]) -> None:
    # The talk of a session doesn't ask with whom it was, so that it has to be said.
    opening = sitting.texts.say("nudge-prompt", name=said.contact) if about.get("session") else ""
    if said.contact is None and len(said.contacts) > 1:
        opening = sitting.texts.say("wish-two-fit", names=sitting.texts.row(said.contacts))
    sitting.start(flow, about=about, heard=said, opening=opening)
