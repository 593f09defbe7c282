"""Talks as they were stored in the middle, one a flow and release: every later release must go on with each of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.domain.contacts import Contact, Introduction
from bot.domain.member import Member
from bot.domain.sessions import Session
from bot.domain.weeks import Commitment
from bot.store import Store
from bot.store.plain import from_plain
from bot.talk.talks import Talk
from tests.chat import Chat
from tests.flows.journeys import answer, into

FOLDER = Path(__file__).parent
MIDDLE = {
    "welcome": "welcome-mode",
    "story": "story-need",
    "names": "names-between",
    "outreach": "outreach-need",
    "guess": "guess-chance",
    "session": "session-minutes",
    "result": "result-next",
    "move": "move-contact",
    "rename": "rename-contact",
    "language": "language-language",
    "delete": "delete-sure",
    "look-back": "look-back-share",
    "adopters": "adopters-taste",
    "puzzle": "puzzle-between",
    "reach": "reach-stuck",
    "offer": "offer-experience",
    "lesson": "lesson-changes",
    "week": "week-cue",
    "check-in": "check-in-note",
    "pause": "pause-until",
    "snooze": "snooze-what",
    "settings": "settings-which",
    "pace": "pace-how",
}
"""The question of each flow that is open when its talk is kept."""


def stored() -> list[Path]:
    """Return every talk that was kept, of all releases."""
    return sorted(FOLDER.glob("*/*.json"))


def in_the_middle(chat: Chat, flow: str) -> dict[str, Any]:
    """Return a talk in the middle of a flow as this release stores it, with what it stands on."""
    into(chat, flow)
    while chat.open_question() != MIDDLE[flow]:
        answer(chat)
    kept = chat.everything()
    talk = next(talk for talk in kept["talks"] if talk["active"])
    standing_on = {name: kept[name] for name in ("contacts", "introductions", "sessions", "commitments")}
    member = {name: kept["member"][name] for name in ("language", "zone", "mode", "welcomed")}
    return {"open": chat.open_key(), "said_at": chat.now.isoformat(), "member": member, **standing_on, "talk": talk}


def put_back(store: Store, chat: Chat, path: Path) -> dict[str, Any]:
    """Put a kept talk into a fresh database, for the person of this chat; return what was kept."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    settings = from_plain(Member, {**kept["member"], "id": 0, "created": kept["said_at"]})
    with store.turn() as work:
        member = work.add_member(
            chat.address, language=settings.language, zone=settings.zone, name=None, now=settings.created
        )
        work.save_member(_with_id(settings, member.id))
        for plain in kept["contacts"]:
            contact = from_plain(Contact, plain)
            made = work.add_contact(
                member.id, name=contact.name, column=contact.column, now=contact.created, group=contact.group
            )
            assert made.id == contact.id, "a fresh database counts from one"
        for plain in kept["introductions"]:
            arrow = from_plain(Introduction, plain)
            work.add_introduction(member.id, arrow.by, arrow.to, arrow.created)
        for plain in kept["sessions"]:
            session = from_plain(Session, plain)
            work.add_session(
                member.id, contact=session.contact, starts=session.starts, minutes=session.minutes, zone=session.zone,
                now=session.created,
            )  # fmt: skip
        for plain in kept.get("commitments", ()):
            promised = from_plain(Commitment, plain)
            work.add_commitment(member.id, week=promised.week, promise=promised.promise, now=promised.created)
        work.save_talk(member.id, from_plain(Talk, {**kept["talk"], "message": None}))
    return kept


def _with_id(settings: Member, number: int) -> Member:
    plain = {name: getattr(settings, name) for name in Member.__dataclass_fields__}
    return Member(**{**plain, "id": number})
