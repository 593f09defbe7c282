"""Undo: how the rows were before a turn, sealed, and put back only when nothing changed them since."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.store import tables
from bot.store.moments import Moment, moment, ticks
from bot.store.work.base import Base, Change
from bot.store.work.kept import HIDDEN, Image, Place, at, here

KEPT = 50
"""Entries for a member, the newest."""
SPARE = 10
"""How many older ones may stand behind these before they go, all in one statement."""
_journal = tables.journal
_COLUMN = "journal.content"
_THEIRS = _journal.c.member == bindparam("of_member")
_others = _journal.alias("others")
_NOTE = insert(_journal).returning(
    select(func.count()).where(_others.c.member == bindparam("of_member")).scalar_subquery()
)
_LAST = select(_journal).where(_THEIRS, ~_journal.c.undone).order_by(_journal.c.id.desc()).limit(1)
_TURN = select(_journal).where(_THEIRS, _journal.c.turn == bindparam("turn"), ~_journal.c.undone)
_UNDONE = update(_journal).where(here(_journal)).values(undone=True)
_NEWEST = select(_journal.c.id).where(_THEIRS).order_by(_journal.c.id.desc())
_PRUNE = delete(_journal).where(_THEIRS, _journal.c.id <= _NEWEST.offset(KEPT).limit(1).scalar_subquery())


@dataclass(frozen=True, slots=True)
class Undoable:
    """A turn that can be taken back, what to call it, and when it was."""

    turn: str
    what: dict[str, Any]
    at: datetime


class JournalWork(Base):
    """Taking back turns."""

    def note_undo(self, member_id: int, turn: str, what: Mapping[str, Any], now: datetime) -> bool:
        """Keep how to take this transaction's changes back, as one turn; False when it changed nothing."""
        changes = self.changes
        if not changes:
            return False
        content = {"what": dict(what), "changes": [_change_to_json(change) for change in changes]}
        kept = {
            "member": member_id,
            "turn": turn,
            "undone": False,
            "at": now,
            "content": self._seal(member_id).seal(_COLUMN, content),
        }
        others = self._connection.execute(_NOTE, kept | {"of_member": member_id}).scalar_one()
        if others >= KEPT + SPARE:
            self._connection.execute(_PRUNE, {"of_member": member_id})
        return True

    def last_undo(self, member_id: int) -> Undoable | None:
        """The newest turn that was not taken back."""
        row = self._connection.execute(_LAST, {"of_member": member_id}).one_or_none()
        if row is None:
            return None
        return Undoable(row.turn, self._seal(member_id).open(_COLUMN, row.content)["what"], row.at)

    def undo(self, member_id: int, turn: str) -> bool:
        """Put back what a turn changed; False, and nothing changed, when it is unknown or a row changed since."""
        row = self._connection.execute(_TURN, {"of_member": member_id, "turn": turn}).one_or_none()
        if row is None:
            return False
        changes = self._seal(member_id).open(_COLUMN, row.content)["changes"]
        if not all(self._is_as_left(change) for change in changes):
            return False
        try:
            with self._connection.begin_nested():
                for change in reversed(changes):
                    self._put_back(change)
        except IntegrityError:  # something made since stands on what would go
            return False
        self._connection.execute(_UNDONE, {"at_id": row.id})
        self._images.clear()
        self._lists.clear()
        self._replanned = True
        return True

    def _is_as_left(self, change: Mapping[str, Any]) -> bool:
        """Whether nothing changed the row since; a talk changes all the time and may always be put back."""
        table, place = _place(change)
        if table is tables.talk:
            return True
        columns = [column for column in table.c if column.name not in HIDDEN]
        row = self._connection.execute(select(*columns).where(here(table)), at(table, place)).one_or_none()
        left: str | None = change["after"]
        return _digest(table, dict(row._mapping) if row else None) == left  # noqa: SLF001 - SQLAlchemy's public name

    def _put_back(self, change: Mapping[str, Any]) -> None:
        table, place = _place(change)
        if change["before"] is None:
            self._connection.execute(delete(table).where(here(table)), at(table, place))
            return
        image = _image_from_json(table, change["before"])
        if self._connection.execute(update(table).where(here(table)), image | at(table, place)).rowcount == 0:
            self._connection.execute(insert(table), image)


def _change_to_json(change: Change) -> dict[str, Any]:
    name, key = change.place
    table = tables.metadata.tables[name]
    before = None if change.before is None else _image_to_json(table, change.before)
    return {"table": name, "key": list(key), "before": before, "after": _digest(table, change.after)}


def _place(change: Mapping[str, Any]) -> tuple[Table, Place]:
    return tables.metadata.tables[change["table"]], (change["table"], tuple(change["key"]))


def _digest(table: Table, image: Image | None) -> str | None:
    """A short stand-in for a row as it is: the same row always has the same."""
    if image is None:
        return None
    written = json.dumps(_image_to_json(table, image), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def _image_to_json(table: Table, image: Image) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in image.items():
        if isinstance(table.c[name].type, Moment) and value is not None:
            plain[name] = ticks(value)
        else:
            plain[name] = base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
    return plain


def _image_from_json(table: Table, plain: Mapping[str, Any]) -> Image:
    image: Image = {}
    for name, value in plain.items():
        column = table.c[name].type
        if isinstance(column, Moment) and value is not None:
            image[name] = moment(value)
        else:
            image[name] = base64.b64decode(value) if column.python_type is bytes and value is not None else value
    return image
