"""People met through a session or a talk: put on the list once, with who brought them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot import understand
from bot.domain.contacts import Column, Contact, called
from bot.domain.member import Member
from bot.flows.base import Line
from bot.store.work import Work
from bot.talk.people import Chosen, ContactChoice
from bot.talk.talks import Json, Talk
from bot.texts import texts
from bot.understand import Understood

MET_IN: Column = 2
"""The column of someone met along the way: between the member and a dream until they say otherwise."""


def chosen(question: ContactChoice, said: Understood, contacts: Sequence[Contact]) -> dict[str, Json]:
    """Return the answer to who it is about, when a sentence names one person; somebody new only where that will do."""
    there = [contact for contact in contacts if contact.name == said.contact]
    if len(there) == 1:
        return {question.key: {"id": there[0].id, "name": there[0].name}}
    if said.stranger and not said.contacts and not question.listed:
        return {question.key: {"name": said.stranger, "note": None}}
    return {}


def introduced(told: str, contacts: Sequence[Contact]) -> list[Json]:
    """Return the answer to who will be introduced: who is on the list by the name there, if one fits."""
    known = [contact.name for contact in contacts]
    return [
        {"name": understand.contact(named.name, known).one or named.name, "note": named.note}
        for named in understand.names(told)
    ]


def named_in(talk: Talk, question: ContactChoice) -> str | None:
    """Return the name that a talk has as the answer to who it is about."""
    answer = talk.answers.get(question.key)
    return question.named(answer) if isinstance(answer, Mapping) and "name" in answer else None


def on_list(chosen: Chosen, member: Member, work: Work, now: datetime) -> Contact:
    """Return the contact that was chosen; a new name is put on the list."""
    everybody = work.contacts(member.id)
    there = [contact for contact in everybody if not contact.archived]
    known = next((contact for contact in everybody if contact.id == chosen.id), None) or called(chosen.name, there)
    return known or work.add_contact(member.id, name=chosen.name, column=MET_IN, now=now, note=chosen.note)


def was_met(person: Contact, member: Member, work: Work, now: datetime) -> None:
    """Note that who was introduced has been met; whoever made the introduction can be thanked now."""
    for arrow in work.introductions(member.id):
        if arrow.to == person.id and arrow.state in {"asked", "forwarded", "yes"}:
            work.save_introduction(member.id, replace(arrow, state="met", changed=now))


def brought(named: Sequence[Chosen], by: Contact, member: Member, work: Work, now: datetime) -> list[Contact]:
    """Put the names on the list, with the one who brought them as their way in."""
    people = [on_list(chosen, member, work, now) for chosen in named]
    for contact in people:
        if contact.id != by.id:
            work.add_introduction(member.id, by.id, contact.id, now)
    return people


def brought_lines(people: Sequence[Contact], by: Contact, member: Member, now: datetime) -> list[Line]:
    """Say who was put on the list just now, and who was there already."""
    words = texts(member.language)
    said = []
    for text, names in (
        ("met-kept", [contact.name for contact in people if contact.created == now]),
        ("met-known", [contact.name for contact in people if contact.created < now]),
    ):
        if names:
            said.append(Line(text, {"names": words.row(names), "count": len(names), "name": by.name}))
    return said
