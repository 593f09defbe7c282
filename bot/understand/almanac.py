"""The words for days, months, numbers, parts of the day and feasts in Dutch and in English, folded."""

from __future__ import annotations

from datetime import date, timedelta

from bot.understand.tables import words


def _numbered(table: str) -> dict[str, int]:
    """Each word of a line with the number of its line."""
    return {word: number for number, line in enumerate(table.strip().splitlines()) for word in line.split()}


DAYS_IN_FULL: dict[str, int] = _numbered("""
    maandag monday
    dinsdag tuesday
    woensdag wednesday
    donderdag thursday
    vrijdag friday
    zaterdag saturday
    zondag sunday
""")

# "do", "sat" and "sun" are words of their own too, so these count only where a day is expected.
DAYS_IN_SHORT: dict[str, int] = _numbered("""
    ma mon
    di tue tues
    wo wed weds
    do thu thur thurs
    vr vrij fri
    za zat sat
    zo zon sun
""")
# The short names that are words of their own: they count only where nothing before them can make them one.
WORDS_TOO = words("ma wo vrij zo zon sat sun")

MONTHS: dict[str, int] = {name: number + 1 for name, number in _numbered("""
    januari january jan
    februari february feb
    maart march mrt mar
    april apr
    mei may
    juni june jun
    juli july jul
    augustus august aug
    september sept sep
    oktober october okt oct
    november nov
    december dec
""").items()}  # fmt: skip
# The months that are names of people or words of their own.
NAMES_TOO = words("jan mei may april june juni juli august augustus march mar mrt")

PLURAL_DAYS: dict[str, int] = {
    name + ("en" if name.endswith("g") else "s"): number for name, number in DAYS_IN_FULL.items()
}
# "'s maandags"
HABIT_DAYS: dict[str, int] = {f"{name}s": number for name, number in DAYS_IN_FULL.items() if name.endswith("g")}

FROM_TODAY: dict[str, int] = {
    "vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "tommorow": 1, "tmrw": 1, "tmr": 1, "overmorgen": 2,
}  # fmt: skip
PAST_DAYS = words(
    "gisteren gister yesterday eergisteren gisteravond gistermiddag gisterochtend gistermorgen gisternacht"
)

PARTS: dict[str, str] = {
    word: part
    for part, words in {
        "morning": "ochtend ochtends morgens morning voormiddag voormiddags sochtends smorgens s'ochtends s'morgens",
        "afternoon": "middag middags namiddag namiddags afternoon smiddags s'middags",
        "evening": "avond avonds evening savonds s'avonds",
        "small hours": "nachts snachts s'nachts",
        "nacht": "nacht",
        "night": "night",
    }.items()
    for word in words.split()
}
# The first hour and the end of each part; a night has two pieces, and that of a day is its evening.
PART_HOURS: dict[str, tuple[tuple[int, int], ...]] = {
    "morning": ((1, 12),),
    "afternoon": ((12, 18),),
    "evening": ((17, 24),),
    "night": ((0, 6), (18, 24)),
    "night of a day": ((18, 24),),
    "nacht": ((0, 6), (22, 24)),
    "nacht of a day": ((22, 24),),
    "small hours": ((0, 6), (22, 24)),
}
TODAY_PARTS: dict[str, str] = {
    "vanochtend": "morning", "vanmorgen": "morning", "vanmiddag": "afternoon", "vanavond": "evening",
    "tonight": "night of a day", "tonite": "night of a day", "vannacht": "nacht",
}  # fmt: skip
_SUFFIXES = {
    "ochtend": "morning", "voormiddag": "morning", "middag": "afternoon", "namiddag": "afternoon", "avond": "evening",
    "nacht": "nacht", "morgen": "morning",
}  # fmt: skip
# "vrijdagmiddag", "morgenavond": the day with the part of it.
DAY_PARTS: dict[str, tuple[str, str]] = {
    f"{day}{suffix}": (day, part)
    for day in [*(name for name in DAYS_IN_FULL if name.endswith("g")), "morgen", "overmorgen"]
    for suffix, part in _SUFFIXES.items()
    if (day, suffix) not in {("morgen", "morgen"), ("overmorgen", "morgen")}
}
DAY_PARTS["morgenvroeg"] = ("morgen", "morning")

_ONES = _numbered("""
    nul zero
    een one
    twee two
    drie three
    vier four
    vijf five
    zes six
    zeven seven
    acht eight
    negen nine
    tien ten
    elf eleven
    twaalf twelve
    dertien thirteen
    veertien fourteen
    vijftien fifteen
    zestien sixteen
    zeventien seventeen
    achttien eighteen
    negentien nineteen
    twintig twenty
""")
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
TENS: dict[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
NUMBERS: dict[str, int] = {
    **_ONES, **_TENS, **TENS,
    **{f"{one}en{ten}": number + value for one, number in list(_ONES.items())[2:20] for ten, value in _TENS.items()},
}  # fmt: skip
DUTCH_NUMBERS = words(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig"
)
ENGLISH_ONES: dict[str, int] = {
    name: number
    for name, number in _ONES.items()
    if name in {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
}
ORDINALS: dict[str, int] = {name: number + 1 for name, number in _numbered("""
    eerste first
    tweede second
    derde third
    vierde fourth
    vijfde fifth
    zesde sixth
    zevende seventh
    achtste eighth
    negende ninth
    tiende tenth
    elfde eleventh
    twaalfde twelfth
    dertiende thirteenth
    veertiende fourteenth
    vijftiende fifteenth
    zestiende sixteenth
    zeventiende seventeenth
    achttiende eighteenth
    negentiende nineteenth
    twintigste twentieth
    eenentwintigste
    tweeentwintigste
    drieentwintigste
    vierentwintigste
    vijfentwintigste
    zesentwintigste
    zevenentwintigste
    achtentwintigste
    negenentwintigste
    dertigste thirtieth
    eenendertigste
""").items()}  # fmt: skip
ORDINAL_ENDS = words("e ste de st nd rd th")

# Each feast as people call it, with what it is: a month and a day, or days after Easter Sunday.
_FEASTS: dict[str, tuple[int, int] | int] = {
    "eerste kerstdag | 1 e kerstdag | 1 ste kerstdag | christmas day | xmas day": (12, 25),
    "tweede kerstdag | 2 e kerstdag | 2 de kerstdag | boxing day": (12, 26),
    "kerstavond | christmas eve | xmas eve": (12, 24),
    "nieuwjaarsdag | new year's day | new years day | new year day": (1, 1),
    "oudjaarsdag | oudejaarsdag | oudejaarsavond | oudjaarsavond | oudjaar": (12, 31),
    "new year's eve | new years eve | new year eve": (12, 31),
    "koningsdag | king's day | kings day": (4, 27),
    "bevrijdingsdag | liberation day": (5, 5),
    "sinterklaasavond | pakjesavond | sinterklaas": (12, 5),
    "valentijnsdag | valentine's day | valentines day": (2, 14),
    "eerste paasdag | 1 e paasdag | 1 ste paasdag | paaszondag | easter sunday": 0,
    "tweede paasdag | 2 e paasdag | 2 de paasdag | paasmaandag | easter monday": 1,
    "goede vrijdag | good friday": -2,
    "hemelvaartsdag | hemelvaart | ascension day": 39,
    "eerste pinksterdag | 1 e pinksterdag | 1 ste pinksterdag | pinksterzondag | whit sunday": 49,
    "tweede pinksterdag | 2 e pinksterdag | 2 de pinksterdag | pinkstermaandag | whit monday": 50,
}
FEASTS: dict[tuple[str, ...], tuple[int, int] | int] = {
    tuple(name.split()): feast for names, feast in _FEASTS.items() for name in names.split("|")
}
_KINGS_DAY = (4, 27)
_SUNDAY = 6


def feast_day(feast: tuple[int, int] | int, year: int) -> date:
    """The day of a feast in a year; King's Day is kept on the Saturday when it would be a Sunday."""
    if isinstance(feast, int):
        return easter(year) + timedelta(feast)
    found = date(year, *feast)
    return found - timedelta(1) if feast == _KINGS_DAY and found.weekday() == _SUNDAY else found


def easter(year: int) -> date:
    """Easter Sunday of a year after 1899, as Gauss counted it."""
    century = year // 100
    lag = (15 + century - century // 4 - (8 * century + 13) // 25) % 30
    moon = (19 * (year % 19) + lag) % 30
    moon -= moon == 29 or (moon == 28 and year % 19 > 10)  # noqa: PLR2004 - the two exceptions of the rule
    sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + (4 + century - century // 4) % 7) % 7
    return date(year, 3, 22) + timedelta(moon + sunday)
