"""What a workspace or application gave the coach to work with there, sealed with a key of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select, update

from bot.store import tables
from bot.store.moments import database_now
from bot.store.work.base import Base, upsert

_installation = tables.installation
_COLUMN = "installation.content"


class InstallationWork(Base):
    """The installations by platform and tenant; their content is the adapter's own."""

    def put_installation(self, platform: str, tenant: str, content: Mapping[str, Any], now: datetime) -> None:
        """Keep an installation over what was there; nobody is renewing it then."""
        owner = _owner(platform, tenant)
        wrapped = self._key.new(owner)
        kept = {
            "data_key": wrapped,
            "content": self._key.unwrap(owner, wrapped).seal(_COLUMN, dict(content)),
            "updated": now,
            "renewing_until": None,
        }
        added = upsert(_installation, postgres=self._postgres).values(platform=platform, tenant=tenant, **kept)
        key = [_installation.c.platform, _installation.c.tenant]
        self._connection.execute(added.on_conflict_do_update(index_elements=key, set_=kept))

    def installation(self, platform: str, tenant: str, *, lock: bool = False) -> dict[str, Any] | None:
        """What was kept; None when there is none. With `lock` nobody else changes it before this transaction ends."""
        found = select(_installation).where(_at(platform, tenant))
        row = self._connection.execute(found.with_for_update() if lock else found).one_or_none()
        if row is None:
            return None
        opened: dict[str, Any] = self._key.unwrap(_owner(platform, tenant), row.data_key).open(_COLUMN, row.content)
        return opened

    def begin_renewal(self, platform: str, tenant: str, seconds: float) -> bool:
        """Be the only one to renew an installation's token for so many seconds; False when somebody else is at it.

        Read the installation after this: then it is as whoever renewed it last left it.
        """
        until = _installation.c.renewing_until
        free = or_(until.is_(None), until < database_now())
        taken = update(_installation).where(_at(platform, tenant), free).values(renewing_until=database_now(seconds))
        return self._connection.execute(taken).rowcount == 1

    def end_renewal(self, platform: str, tenant: str) -> None:
        """Let somebody else try."""
        self._connection.execute(update(_installation).where(_at(platform, tenant)).values(renewing_until=None))

    def drop_installation(self, platform: str, tenant: str) -> None:
        """Erase an installation and its key, also from SQLite's log."""
        self._connection.execute(delete(_installation).where(_at(platform, tenant)))
        self.forgot = True

    def installations(self, platform: str) -> list[str]:
        """The tenants of a platform that have one."""
        found = select(_installation.c.tenant).where(_installation.c.platform == platform)
        return list(self._connection.execute(found.order_by(_installation.c.tenant)).scalars())


def _owner(platform: str, tenant: str) -> str:
    return f"installation:{platform}:{tenant}"


def _at(platform: str, tenant: str) -> Any:
    return and_(_installation.c.platform == platform, _installation.c.tenant == tenant)
