"""Plain Dutch and English, understood with a grammar of our own: pure, and nothing when unsure."""

from bot.understand.answers import clock, day, hours, minutes, moment, past
from bot.understand.choices import none_of, option, options, yes_no
from bot.understand.clean import capped, clean
from bot.understand.fold import bare, fold
from bot.understand.language import greeting, language, tongue
from bot.understand.money import Money, money
from bot.understand.names import Named, names
from bot.understand.nobody import beside, nameless, nobody
from bot.understand.times import Recurrence, When, when
from bot.understand.typos import near
from bot.understand.weekdays import weekdays
from bot.understand.words import word, wording
from bot.understand.zones import zone, zones

__all__ = [
    "Money", "Named", "Recurrence", "When", "bare", "beside", "capped", "clean", "clock", "day", "fold", "greeting",
    "hours", "language", "minutes", "moment", "money", "nameless", "names", "near", "nobody", "none_of", "option",
    "options", "past", "tongue", "weekdays", "when", "word", "wording", "yes_no", "zone", "zones",
]  # fmt: skip
