"""What a workspace or application gave the coach to work with there, sealed with a key of its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select

from bot.store import tables
from bot.store.work.base import Base, upsert

_installation = tables.installation
_COLUMN = "installation.content"


class InstallationWork(Base):
    """The installations by platform and tenant; their content is the adapter's own."""

    def put_installation(self, platform: str, tenant: str, content: Mapping[str, Any], now: datetime) -> None:
        """Keep an installation over what was there."""
        owner = _owner(platform, tenant)
        wrapped = self._key.new(owner)
        kept = {
            "data_key": wrapped,
            "content": self._key.unwrap(owner, wrapped).seal(_COLUMN, dict(content)),
            "updated": now,
        }
        added = upsert(_installation, postgres=self._postgres).values(platform=platform, tenant=tenant, **kept)
        key = [_installation.c.platform, _installation.c.tenant]
        self._connection.execute(added.on_conflict_do_update(index_elements=key, set_=kept))

    def installation(self, platform: str, tenant: str) -> dict[str, Any] | None:
        """What was kept; None when there is none."""
        row = self._connection.execute(select(_installation).where(_at(platform, tenant))).one_or_none()
        if row is None:
            return None
        opened: dict[str, Any] = self._key.unwrap(_owner(platform, tenant), row.data_key).open(_COLUMN, row.content)
        return opened

    def drop_installation(self, platform: str, tenant: str) -> None:
        """Erase an installation and its key."""
        self._connection.execute(delete(_installation).where(_at(platform, tenant)))

    def installations(self, platform: str) -> list[str]:
        """The tenants of a platform that have one."""
        found = select(_installation.c.tenant).where(_installation.c.platform == platform)
        return list(self._connection.execute(found.order_by(_installation.c.tenant)).scalars())


def _owner(platform: str, tenant: str) -> str:
    return f"installation:{platform}:{tenant}"


def _at(platform: str, tenant: str) -> Any:
    return and_(_installation.c.platform == platform, _installation.c.tenant == tenant)
