"""The moment at which the phrases of these tests are said, and texts that nobody should have to expect."""

from datetime import datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=AMSTERDAM)  # a Monday

HOSTILE = {
    "empty": "",
    "letters": "a" * 40_000,
    "spaces": " " * 40_000,
    "lines": "\r\n" * 20_000,
    "NUL": "\0" * 40_000,
    "right to left": "\u202e\u2066" * 20_000,
    "lone surrogates": "\ud800\udfff" * 20_000,
    "marks": "a" + "\u0301\u0323" * 20_000,
    "marks that come apart": "\u0344" * 40_000,
    "joiners": "a\u200d\u200c" * 13_000,
    "joined letters": "\u0628\u200c" * 20_000,
    "families": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 8_000,
    "flags": "\U0001f1f3\U0001f1f1" * 20_000,
    "half flags": "\U0001f1f3" * 39_999,
    "hidden tags": "\U0001f3f4\U000e0061" * 20_000,
    "dashes": " - " * 13_000,
    "ands": "a en " * 8_000,
    "open parentheses": "(" * 40_000,
    "commas": "a," * 20_000,
    "numbering": "\n1. " * 10_000,
    "notes": "".join(f"Jan (a{number}), " for number in range(3_500)),
    "digits": "1" * 40_000,
    "points": "1." * 20_000,
    "mixed": "\u00e9 \U0001f44d\U0001f3fd\0\u200b" * 6_600,
}
