"""Workspaces and applications that cannot be served for now: nothing of theirs is sent, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, delete, select

from bot.store import tables
from bot.store.moments import database_now
from bot.store.work.base import Base, upsert

_tenant = tables.tenant
_paused = _tenant.alias("paused")
UNINSTALLED = "uninstalled"
"""Why a tenant is paused that took the coach away: only a new installation resumes it."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A tenant that is paused: since when, on the database's clock, and what the platform said."""

    platform: str
    tenant: str
    since: datetime
    why: str


class TenantWork(Base):
    """The tenants that are paused."""

    def pause_tenant(self, platform: str, tenant: str, why: str) -> bool:
        """Send nothing there until it is resumed; False when it was paused already."""
        kept = {"platform": platform, "tenant": tenant, "paused": database_now(), "why": why}
        added = upsert(_tenant, postgres=self._postgres).values(kept).on_conflict_do_nothing()
        return self._connection.execute(added.returning(_tenant.c.tenant)).first() is not None

    def resume_tenants(self, platform: str, tenant: str | None = None) -> int:
        """Send again what was kept, in one tenant or in all of a platform that are installed; how many were paused."""
        which = _tenant.c.why != UNINSTALLED if tenant is None else _tenant.c.tenant == tenant
        theirs = [_tenant.c.platform == platform, which]
        return self._connection.execute(delete(_tenant).where(*theirs)).rowcount

    def paused_tenants(self) -> list[Pause]:
        """The tenants that are paused, the longest first."""
        found = select(*_tenant.c).order_by(_tenant.c.paused, _tenant.c.platform, _tenant.c.tenant)
        return [Pause(*row) for row in self._connection.execute(found)]


def is_served(rows: FromClause, platform: ColumnElement[str] | None = None) -> ColumnElement[bool]:
    """The rows whose tenant is not paused; on `platform` when the rows do not say on which they are."""
    there = rows.c.platform if platform is None else platform
    theirs = (_paused.c.platform == there, _paused.c.tenant == rows.c.tenant)
    return ~select(_paused.c.tenant).where(*theirs).correlate(rows).exists()
