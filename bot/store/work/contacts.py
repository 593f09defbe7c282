"""The names on a member's list, and who can introduce whom."""

from __future__ import annotations

from datetime import datetime

from bot.domain.contacts import Column, Contact, Introduction
from bot.store import tables
from bot.store.work.base import Base, Kept

_CONTACT = Kept(tables.contact, Contact, order=(tables.contact.c.id,))
_INTRODUCTION = Kept(tables.introduction, Introduction, order=(tables.introduction.c.id,))


class ContactWork(Base):
    """A member's contacts and introductions."""

    def contacts(self, member_id: int) -> list[Contact]:
        """Everybody on the list, archived too, oldest first."""
        return self._all(_CONTACT, member_id)

    def add_contact(
        self,
        member_id: int,
        *,
        name: str,
        column: Column,
        now: datetime,
        note: str | None = None,
        group: str | None = None,
    ) -> Contact:
        """Somebody new on the list; whether the name is there already is for the caller to see."""
        return self._insert(_CONTACT, member_id, Contact(0, name, column, now, note=note, group=group))

    def save_contact(self, member_id: int, contact: Contact) -> None:
        """Keep what changed about a contact."""
        self._save(_CONTACT, member_id, contact)

    def introductions(self, member_id: int) -> list[Introduction]:
        """Who can introduce the member to whom, oldest first."""
        return self._all(_INTRODUCTION, member_id)

    def add_introduction(self, member_id: int, by: int, to: int, now: datetime) -> Introduction:
        """Note that one contact can introduce the member to another; the one there is when it is known already."""
        known = self.introductions(member_id)
        there = next((arrow for arrow in known if (arrow.by, arrow.to) == (by, to)), None)
        return there or self._insert(_INTRODUCTION, member_id, Introduction(0, by, to, now))
