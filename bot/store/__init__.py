"""What the coach remembers: tables, encryption at rest, and one transaction with every query by name."""

from bot.store.engine import Store
from bot.store.sealing import Key, load_key
from bot.store.work import Work

__all__ = ["Key", "Store", "Work", "load_key"]
