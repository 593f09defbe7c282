"""Members, and the addresses where they are."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Select, and_, bindparam, delete, exists, func, insert, null, or_, select, update

from bot.chat.events import Address
from bot.domain.member import Language, Member
from bot.store import tables
from bot.store.work.base import Base
from bot.store.work.kept import Kept, at, here, where_is
from bot.store.work.seen import SEEN, seen_key

MEMBER = Kept(tables.member, Member)
_member, _address, _wake = tables.member, tables.address, tables.wake
_NEW = insert(_member).returning(_member.c.id)
_NEW_ADDRESS = insert(_address)
_ADDRESSES = (
    select(_address)
    .where(_address.c.member.in_(bindparam("members", expanding=True)))
    .order_by(_address.c.last_at.desc(), _address.c.user)
)
_CAME = (
    update(_address)
    .where(here(_address), ~exists().where(SEEN))
    .values(
        last_at=bindparam("now"),
        why=null(),
        channel=func.coalesce(bindparam("new_channel", type_=_address.c.channel.type), _address.c.channel),
    )
)
_MEMBERS = select(
    *MEMBER.columns,
    _member.c.data_key,
    select(func.max(_address.c.last_at, type_=_address.c.last_at.type))
    .where(_address.c.member == _member.c.id)
    .correlate(_member)
    .scalar_subquery()
    .label("heard"),
    select(_wake.c.at).where(_wake.c.member == _member.c.id).correlate(_member).scalar_subquery().label("wakes"),
).where(_member.c.id.in_(bindparam("ids", expanding=True)))
_UNREACHABLE = update(_address).where(here(_address))
_LOCKED = select(func.pg_advisory_xact_lock(bindparam("number", type_=BigInteger())))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address: its channel, whether it can be reached (or why not), and the last event there."""

    address: Address
    channel: str | None
    reachable: bool
    why: str | None
    last_at: datetime


@dataclass(frozen=True, slots=True)
class MemberNow:
    """A member as they are at a moment: when they were last heard anywhere, and when they are to be woken next."""

    member: Member
    heard: datetime | None
    wakes: datetime | None


class MemberWork(Base):
    """Who is coached, and where."""

    def member_at(self, address: Address) -> Member | None:
        """The member at an address, locked for the rest of the transaction; None for somebody new.

        A new address is locked too, so that of two first events at once the second finds what the first made.
        """
        found = self._member_at(address)
        if found is None and self._writing and self._postgres:
            self._connection.execute(_LOCKED, {"number": _lock(address)})
            found = self._member_at(address)
        return found

    def member(self, id: int) -> Member | None:  # noqa: A002 - the word of every aggregate
        """The member with this number, locked for the rest of the transaction."""
        return self._member(_finding(by_address=False, locked=self._writing), {"member": id})

    def members_now(self, ids: Collection[int]) -> dict[int, MemberNow]:
        """These members as they are; for looking only, nobody is locked."""
        found = self._connection.execute(_MEMBERS, {"ids": list(ids)}).all() if ids else []
        return {row.id: MemberNow(self._plain(row), row.heard, row.wakes) for row in found}

    def _plain(self, row: Any) -> Member:
        self._unwrap(row.id, row.data_key)
        return self._opened(MEMBER, row.id, row)

    def _member_at(self, address: Address) -> Member | None:
        return self._member(_finding(by_address=True, locked=self._writing), where_is(address), address)

    def _member(
        self, finding: Select[*tuple[Any, ...]], given: dict[str, Any], address: Address | None = None
    ) -> Member | None:
        row = self._connection.execute(finding, given).one_or_none()
        if row is None:
            return None
        if address is not None:
            self._found[address] = (row.why, row.last_at)
        return self._plain(row)

    def add_member(
        self,
        address: Address,
        *,
        language: Language,
        zone: str,
        name: str | None,
        now: datetime,
        channel: str | None = None,
        confirmed_zone: bool = False,
    ) -> Member:
        """Somebody new, with a data key of their own."""
        bare = {"created": now, "language": language, "zone": zone, "data_key": b"", "content": b""}
        number = self._connection.execute(_NEW, bare).scalar_one()
        wrapped = self._key.new_member(number)
        self._unwrap(number, wrapped)
        member = Member(number, now, language, zone, name=name, confirmed_zone=confirmed_zone)
        image = self._image(MEMBER, number, member)
        sealed = {"data_key": wrapped, "content": image["content"]}
        self._connection.execute(MEMBER.change, sealed | at(_member, MEMBER.place(image)))
        self._connection.execute(_NEW_ADDRESS, _named(address) | {"member": number, "channel": channel, "last_at": now})
        self._images[MEMBER.place(image)] = (image, member)  # not a change: undo never takes a member away
        return member

    def save_member(self, member: Member) -> None:
        """Keep the member's settings."""
        self._save(MEMBER, member.id, member)

    def addresses(self, member_id: int) -> list[Known]:
        """Where a member is, the address used last first."""
        if member_id not in self._known:
            self._read_addresses([member_id])
        return self._known[member_id]

    def _read_addresses(self, members: Sequence[int]) -> None:
        """Read where these members are; kept until an address is written."""
        self._known |= {member: [] for member in members}
        for row in self._connection.execute(_ADDRESSES, {"members": list(members)}):
            where = Address(row.platform, row.tenant, row.user)
            self._known[row.member].append(Known(where, row.channel, row.why is None, row.why, row.last_at))

    def best_address(self, member_id: int) -> Known | None:
        """The reachable address that the member used last."""
        return next((known for known in self.addresses(member_id) if known.reachable), None)

    def saw(self, address: Address, event_id: str, channel: str | None, now: datetime) -> bool:
        """Note that an event came from an address; False, with nothing noted, when it came before or nobody is there.

        Ask after `member_at`, which waits for a turn under way.
        """
        self._known.clear()
        came = {"event": seen_key(address, event_id), "new_channel": channel, "now": now}
        return self._connection.execute(_CAME, came | where_is(address)).rowcount == 1

    def silence(self, address: Address) -> str | None:
        """What an address could not be reached for when its member was looked up, else None."""
        return self._found[address][0] if address in self._found else None

    def heard_before(self, address: Address) -> datetime | None:
        """When an address was last heard before this transaction; None for somebody new."""
        return self._found[address][1] if address in self._found else None

    def unreachable(self, address: Address, why: str) -> None:
        """Note that nothing arrives at an address until something comes from it."""
        self._known.clear()
        self._connection.execute(_UNREACHABLE, {"why": why} | where_is(address))

    def forget(self, member_id: int) -> None:
        """Erase everything of a member, their key too."""
        outbox = tables.outbox
        same = and_(
            _address.c.member == member_id,
            *(_address.c[name] == outbox.c[name] for name in ("platform", "tenant", "user")),
        )
        theirs = select(_address.c.user).where(same).exists()
        self._connection.execute(delete(outbox).where(or_(outbox.c.member == member_id, theirs)))
        self._connection.execute(MEMBER.drop, {"at_id": member_id})
        for known in (
            self._seals, self._images, self._lists, self._changes, self._shown, self._found, self._known, self._taken,
        ):  # fmt: skip
            known.clear()
        self.forgot = True


def _named(address: Address) -> dict[str, str]:
    return {"platform": address.platform, "tenant": address.tenant, "user": address.user}


@cache
def _finding(*, by_address: bool, locked: bool) -> Select[*tuple[Any, ...]]:
    """Reads a member with their key, by number or by where they are and then how that place was."""
    found = select(*MEMBER.columns, _member.c.data_key)
    if by_address:
        found = found.add_columns(_address.c.why, _address.c.last_at)
        found = found.where(_member.c.id == _address.c.member, here(_address))
    else:
        found = found.where(_member.c.id == bindparam("member"))
    return found.with_for_update(of=_member) if locked else found


def _lock(address: Address) -> int:
    """A number for PostgreSQL's advisory lock."""
    written = "\0".join(_named(address).values()).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(written).digest()[:8], "big", signed=True)
