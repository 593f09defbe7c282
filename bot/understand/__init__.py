"""Plain Dutch and English, understood with a grammar of our own: pure, and nothing when unsure."""

from bot.understand.asked import (
    Correction,
    Match,
    Mention,
    Money,
    Named,
    contact,
    correction,
    lists_names,
    money,
    money_in,
    named_in,
    names,
    word,
    wording,
)
from bot.understand.choices import none_of, option, options, unknown, yes_no
from bot.understand.clean import capped, clean
from bot.understand.clocks import clock, hours
from bot.understand.dates import day, moment
from bot.understand.fold import bare, fold
from bot.understand.language import language
from bot.understand.lengths import minutes
from bot.understand.sentences import Understood, to_json, understood
from bot.understand.weekdays import weekdays
from bot.understand.zones import zone, zones

__all__ = [
    "Correction", "Match", "Mention", "Money", "Named", "Understood", "bare", "capped", "clean", "clock",
    "contact", "correction", "day", "fold", "hours", "language", "lists_names", "minutes", "moment", "money",
    "money_in", "named_in", "names", "none_of", "option", "options", "to_json", "understood", "unknown", "weekdays",
    "word", "wording", "yes_no", "zone", "zones",
]  # fmt: skip
