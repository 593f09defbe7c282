"""The names on a member's list, and who can introduce whom."""

from __future__ import annotations

from datetime import datetime

from bot.domain.contacts import Column, Contact, Introduction
from bot.store.work.base import Base
from bot.store.work.kept import CONTACT, INTRODUCTION, PEOPLE


class ContactWork(Base):
    """A member's contacts and introductions."""

    def contacts(self, member_id: int) -> list[Contact]:
        """Everybody on the list, archived too, oldest first."""
        return self._all(CONTACT, member_id, beside=PEOPLE)

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
        return self._insert(CONTACT, member_id, Contact(0, name, column, now, note=note, group=group))

    def save_contact(self, member_id: int, contact: Contact) -> None:
        """Keep what changed about a contact."""
        self._save(CONTACT, member_id, contact)

    def introductions(self, member_id: int) -> list[Introduction]:
        """Who can introduce the member to whom, oldest first."""
        return self._all(INTRODUCTION, member_id, beside=PEOPLE)

    def add_introduction(self, member_id: int, by: int, to: int, now: datetime) -> Introduction:
        """Note that one contact can introduce the member to another; the one there is when it is known already."""
        known = self.introductions(member_id)
        there = next((arrow for arrow in known if (arrow.by, arrow.to) == (by, to)), None)
        return there or self._insert(INTRODUCTION, member_id, Introduction(0, by, to, now))

    def save_introduction(self, member_id: int, introduction: Introduction) -> None:
        """Keep how far an introduction is."""
        self._save(INTRODUCTION, member_id, introduction)

    def drop_introduction(self, member_id: int, id: int) -> None:  # noqa: A002 - the word of every aggregate
        """Forget that one contact can introduce the member to another."""
        self._drop(INTRODUCTION, member_id, (INTRODUCTION.table.name, (id,)))
