"""Members, and the addresses where they are."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, insert, or_, select, update

from bot.chat.events import Address
from bot.domain.member import Language, Member
from bot.store import tables
from bot.store.work.base import Base, Kept

_MEMBER = Kept(tables.member, Member)
_address = tables.address


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address: its channel, whether it can be reached (or why not), and the last event there."""

    address: Address
    channel: str | None
    reachable: bool
    why: str | None
    last_at: datetime


class MemberWork(Base):
    """Who is coached, and where."""

    def member_at(self, address: Address) -> Member | None:
        """The member at an address, locked for the rest of the transaction; None for somebody new.

        A new address is locked too, so that of two first events at once the second finds what the first made.
        """
        found = self._member(_at(address))
        if found is None and self._writing and self._postgres:
            self._connection.execute(select(func.pg_advisory_xact_lock(_lock(address))))
            found = self._member(_at(address))
        return found

    def member(self, id: int) -> Member | None:  # noqa: A002 - the word of every aggregate
        """The member with this number, locked for the rest of the transaction."""
        return self._member(tables.member.c.id == id)

    def _member(self, condition: ColumnElement[bool]) -> Member | None:
        find = select(*_MEMBER.columns, tables.member.c.data_key).where(condition)
        if self._writing:
            find = find.with_for_update(of=tables.member)
        row = self._connection.execute(find).one_or_none()
        if row is None:
            return None
        mapped = row._mapping  # noqa: SLF001 - SQLAlchemy's public name
        number: int = mapped[tables.member.c.id]
        self._unwrap(number, mapped[tables.member.c.data_key])
        return self._opened(_MEMBER, number, row)

    def add_member(
        self,
        address: Address,
        *,
        language: Language,
        zone: str,
        name: str | None,
        now: datetime,
        confirmed_zone: bool = False,
    ) -> Member:
        """Somebody new, with a data key of their own."""
        bare = {"created": now, "language": language, "zone": zone, "data_key": b"", "content": b""}
        added = insert(tables.member).values(bare).returning(tables.member.c.id)
        number = self._connection.execute(added).scalar_one()
        wrapped = self._key.new_member(number)
        self._unwrap(number, wrapped)
        member = Member(number, now, language, zone, name=name, confirmed_zone=confirmed_zone)
        image = self._image(_MEMBER, number, member)
        sealed = {"data_key": wrapped, "content": image["content"]}
        self._connection.execute(update(tables.member).where(tables.member.c.id == number).values(sealed))
        self._connection.execute(insert(_address).values(_named(address) | {"member": number, "last_at": now}))
        self._images[_MEMBER.place(image)] = (image, member)  # not a change: undo never takes a member away
        return member

    def save_member(self, member: Member) -> None:
        """Keep the member's settings."""
        self._save(_MEMBER, member.id, member)

    def addresses(self, member_id: int) -> list[Known]:
        """Where a member is, the address used last first."""
        found = (
            select(_address).where(_address.c.member == member_id).order_by(_address.c.last_at.desc(), _address.c.user)
        )
        return [
            Known(Address(row.platform, row.tenant, row.user), row.channel, row.why is None, row.why, row.last_at)
            for row in self._connection.execute(found)
        ]

    def best_address(self, member_id: int) -> Known | None:
        """The reachable address that the member used last."""
        return next((known for known in self.addresses(member_id) if known.reachable), None)

    def saw(self, address: Address, channel: str | None, now: datetime) -> str | None:
        """Note that something came from an address; what it was unreachable for until now, else None."""
        former = self._connection.execute(select(_address.c.why).where(_here(address))).scalar_one_or_none()
        seen = {"last_at": now, "why": None} | ({"channel": channel} if channel else {})
        self._connection.execute(update(_address).where(_here(address)).values(seen))
        return former

    def unreachable(self, address: Address, why: str) -> None:
        """Note that nothing arrives at an address until something comes from it."""
        self._connection.execute(update(_address).where(_here(address)).values(why=why))

    def forget(self, member_id: int) -> None:
        """Erase everything of a member, their key too."""
        outbox, here = tables.outbox, _address
        same = and_(
            here.c.member == member_id,
            *(here.c[name] == outbox.c[name] for name in ("platform", "tenant", "user")),
        )
        theirs = select(here.c.user).where(same).exists()
        self._connection.execute(delete(outbox).where(or_(outbox.c.member == member_id, theirs)))
        self._connection.execute(delete(tables.member).where(tables.member.c.id == member_id))
        for known in (self._seals, self._images, self._lists, self._changes):
            known.clear()
        self.forgot = True


def _named(address: Address) -> dict[str, str]:
    return {"platform": address.platform, "tenant": address.tenant, "user": address.user}


def _here(address: Address) -> ColumnElement[bool]:
    return and_(*(_address.c[name] == value for name, value in _named(address).items()))


def _at(address: Address) -> ColumnElement[bool]:
    return and_(tables.member.c.id == _address.c.member, _here(address))


def _lock(address: Address) -> int:
    """A number for PostgreSQL's advisory lock."""
    written = "\0".join(_named(address).values()).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(written).digest()[:8], "big", signed=True)
