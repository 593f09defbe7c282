"""The names of days and months in Dutch and in English, folded."""

from __future__ import annotations


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

FROM_TODAY: dict[str, int] = {
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
}
