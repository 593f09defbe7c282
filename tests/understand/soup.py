"""Soup of the words that times are made of, with other words and hostile signs in it."""

import random as randoms

from bot.understand import almanac, lengths
from bot.understand.tables import words

ZONES = ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca", "UTC"]
TABLES = [
    *(almanac.DAYS_IN_FULL, almanac.DAYS_IN_SHORT, almanac.MONTHS, almanac.FROM_TODAY, almanac.PAST_DAYS),
    *(almanac.PARTS, almanac.TODAY_PARTS, almanac.DAY_PARTS, almanac.NUMBERS, almanac.ORDINALS, lengths.UNITS),
    [" ".join(names) for names in almanac.FEASTS],
]
ABOUT_TIME = sorted({word for table in TABLES for word in table})
SMALL = sorted(
    words("""
        om op de the at on in over half kwart quarter to past voor na tot until elke every other volgende next week dit
        this komende last vorige a.s. 's am pm p.m. u uur h o'clock noon midnight ago geleden from now nee no sorry niet
        maar not but of or en and t/m een a an om_de de_tweede_keer the_second_time doe do
    """)
)
DIGITS = sorted(
    words("""
        3 9 12 15 28 31 0 99 2026 15:30 3:30 9.15 24:00 25:61 3-12 3/12 12/25 2026-12-01 31-2 1e 28e 1st 15u30 9am 3pm
        2,5 1.5 10:00-11:00 -1 2026-12-01T09:00 2027-03-28T02:30Z 9-5 29-2 29-2-2027 00:00 99999999999 020-123
    """)
)
SIGNS = [
    *",.;:!?()-/&+€%'\"@~\n",
    "\0",
    "\u202e",
    "\u200d",
    "\U0001f44d",
    "e\u0301e\u0301n",
    "\ud800",
    "\uff13",
    "\u0663",
]
OTHERS = ["Jan", "Mei Ling", "klanten", "clients", "sessie", "gesproken", "said", "herinner", "remind me", "plan"]


def soup(random: randoms.Random, most: int = 9) -> str:
    """A few words at random, mostly about time."""
    kinds = [ABOUT_TIME, SMALL, DIGITS, SIGNS, OTHERS]
    chosen = random.choices(kinds, weights=[8, 8, 4, 2, 1], k=random.randint(1, most))
    said = "".join(random.choice(kind).replace("_", " ") + random.choice([" ", " ", " ", ""]) for kind in chosen)
    return random.choice([said, said, said.upper(), said.title()])
