"""One transaction with every query by name; each aggregate is a file of its own."""

from __future__ import annotations

from bot.store.work.base import Change
from bot.store.work.claims import TenantTurns
from bot.store.work.clock import ClockWork
from bot.store.work.export import ExportWork
from bot.store.work.heads import Tenants
from bot.store.work.installations import InstallationWork
from bot.store.work.installing import InstallingWork
from bot.store.work.journal import Undoable
from bot.store.work.members import Known, MemberNow
from bot.store.work.outbox import Outgoing
from bot.store.work.outcomes import Attempt, Outcome, OutcomeWork, Reason
from bot.store.work.overview import Overview, OverviewWork, Standing
from bot.store.work.paces import Held, PaceWork, Used
from bot.store.work.seen import Seen
from bot.store.work.tenants import UNINSTALLED, Pause
from bot.store.work.together import TogetherWork
from bot.store.work.wakes import Slot

__all__ = [
    "UNINSTALLED", "Attempt", "Change", "Held", "Known", "MemberNow", "Outcome", "Outgoing", "Overview", "Pause",
    "Reason", "Seen", "Slot", "Standing", "TenantTurns", "Tenants", "Undoable", "Used", "Work",
]  # fmt: skip


class Work(ExportWork, InstallationWork, InstallingWork, OutcomeWork, PaceWork, OverviewWork, ClockWork, TogetherWork):
    """One transaction: everything that the coach asks of its store."""
