"""One transaction with every query by name; each aggregate is a file of its own."""

from __future__ import annotations

from bot.store.work.base import Change
from bot.store.work.clock import ClockWork
from bot.store.work.export import ExportWork
from bot.store.work.installations import InstallationWork
from bot.store.work.journal import Undoable
from bot.store.work.members import Known
from bot.store.work.outbox import Outgoing
from bot.store.work.outcomes import Outcome, OutcomeWork
from bot.store.work.seen import Seen

__all__ = ["Change", "Known", "Outcome", "Outgoing", "Seen", "Undoable", "Work"]


class Work(ExportWork, InstallationWork, OutcomeWork, ClockWork):
    """One transaction: everything that the coach asks of its store."""
