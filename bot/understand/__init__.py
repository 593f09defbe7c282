"""Plain Dutch and English, understood with a grammar of our own: pure, and nothing when unsure."""

from bot.understand.answers import clock, day, hours, minutes, moment, past, until
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
    plain_word,
    word,
    wording,
)
from bot.understand.brought import came, goes_on
from bot.understand.choices import edited, none_of, option, options, unknown, yes_no
from bot.understand.clean import capped, clean
from bot.understand.fold import bare, fold
from bot.understand.given_names import is_given_name
from bot.understand.language import greeting, language, tongue
from bot.understand.looking import looked_for, name_looked_for
from bot.understand.nobody import beside, nameless, nobody, remark
from bot.understand.sentences import Understood, to_json, understood
from bot.understand.times import Recurrence, When, when
from bot.understand.weekdays import weekdays
from bot.understand.zones import zone, zones

__all__ = [
    "Correction", "Match", "Mention", "Money", "Named", "Recurrence", "Understood", "When", "bare", "beside",
    "came", "capped", "clean", "clock", "contact", "correction", "day", "edited", "fold", "goes_on", "greeting",
    "hours", "is_given_name", "language", "lists_names", "looked_for", "minutes", "moment", "money", "money_in",
    "name_looked_for", "named_in", "nameless", "names", "nobody", "none_of", "option", "options", "past",
    "plain_word", "remark", "to_json", "tongue", "understood", "unknown", "until", "weekdays", "when", "word",
    "wording", "yes_no", "zone", "zones",
]  # fmt: skip
