r"""The reader of the phrase tables beside it: `phrase => key=value; key=value`, one row a line.

- Nothing after `=>`, or no `=>` at all: nothing is to be found. A key that isn't named is to be null or empty.
- The keys are those of the JSON that `onethreetwo understand` prints. Time values are checked and brought into the
  shape of that JSON: `moment=2026-12-01T15:30+01:00` (day and time follow from it), `day=2026-12-01`, `time=15:30`,
  `recurrence=WEEKLY/2/FR/09:00` (freq/interval/byday, commas between, or -/time or -). `key=*` means: any value is
  fine. All other values stay strings.
- `@ now=2026-11-26T10:00 tz=Europe/Amsterdam lang=nl contacts=Jan Proef; Anna Proef` (contacts last) holds for the
  rows below it; a later header changes only what it names. Of a doubled hour `now` is the first, unless it has an
  offset. `lang` starts as the file's name says (`time.nl.txt`).
- `#` starts a comment at the start of a line. `\n` is a line break, and `\;` `\#` `\@` `\\` are those characters.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent
TIME_KEYS = ("moment", "day", "time", "recurrence")
KEYS = (
    *TIME_KEYS,
    *("names", "money", "intent", "contact", "outcome", "session", "introduces", "column", "language"),
)
ANY = "*"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(rf"{_DAY.pattern}T{_CLOCK.pattern}[+-]{_CLOCK.pattern}")
_RECURRENCE = re.compile(rf"(DAILY|WEEKLY|MONTHLY)/([1-9]\d*)/(-|[A-Z,]+)/(-|{_CLOCK.pattern})")
_ESCAPED = re.compile(r"\\([n;#@\\])")
_SETTING = re.compile(r"(\w+)=(\S+)\s*")
_LANGUAGE = re.compile(r"\.(nl|en)\.txt$")


class MalformedRowError(ValueError):
    """A line that can't be read, with its file and number."""


@dataclass(frozen=True)
class Row:
    """One phrase: when and where it is said, and the values that are to be found in it."""

    text: str
    now: datetime
    zone: ZoneInfo
    expected: dict[str, Any]
    file: str
    line: int
    lang: str
    contacts: tuple[str, ...]

    def __str__(self) -> str:
        """Where the row stands and what it says, to name a test after."""
        return f"{self.file}:{self.line} {self.text}"


@dataclass(frozen=True)
class _Section:
    now: datetime
    zone: ZoneInfo
    lang: str
    contacts: tuple[str, ...] = ()


def rows(*names: str) -> list[Row]:
    """The rows of the tables of these names in this folder."""
    return [row for name in names for row in rows_of((FOLDER / name).read_text("utf-8"), name)]


def rows_of(text: str, file: str) -> list[Row]:
    """The rows of a table's text; a line that can't be read raises MalformedRowError."""
    zone = ZoneInfo("Europe/Amsterdam")
    named = _LANGUAGE.search(file)
    section = _Section(datetime(2026, 11, 26, 10, 0, tzinfo=zone), zone, named[1] if named else "nl")
    found = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        try:
            if line.startswith("@"):
                section = _section(line[1:].strip(), section)
            elif line and not line.startswith("#"):
                phrase, expected = _phrase_and_expected(line)
                found.append(
                    Row(phrase, section.now, section.zone, expected, file, number, section.lang, section.contacts)
                )
        except ValueError as error:
            raise MalformedRowError(f"{file}:{number}: {error}: {line}") from error
    return found


def _section(header: str, before: _Section) -> _Section:
    settings, listed, contacts = header.partition("contacts=")
    given = dict(_SETTING.findall(settings))
    if _SETTING.sub("", settings).strip() or not (given or listed) or given.keys() - {"now", "tz", "lang"}:
        raise ValueError("a header is `@ now=… tz=… lang=… contacts=…`, contacts last")
    lang = given.get("lang", before.lang)
    if lang not in {"nl", "en"}:
        raise ValueError(f"lang is nl or en, not {lang}")
    zone = _zone(given["tz"]) if "tz" in given else before.zone
    now = datetime.fromisoformat(given["now"]) if "now" in given else before.now.replace(tzinfo=None)
    section = replace(before, zone=zone, now=_in_zone(now, zone), lang=lang)
    return replace(section, contacts=_parts(contacts)) if listed else section


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, KeyError) as error:  # a folder of zones ("Europe") is an OSError
        raise ValueError(f"there is no zone {name}") from error


def _in_zone(now: datetime, zone: ZoneInfo) -> datetime:
    local = now.replace(tzinfo=zone) if now.tzinfo is None else now.astimezone(zone)
    if now.utcoffset() not in {None, local.utcoffset()}:
        raise ValueError(f"now has another offset than {zone}")
    return local


def _phrase_and_expected(line: str) -> tuple[str, dict[str, Any]]:
    phrase, _, values = (part.strip() for part in line.partition("=>"))
    if not phrase:
        raise ValueError("there is no phrase before =>")
    expected: dict[str, Any] = {}
    for part in _split(values):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not value:
            raise ValueError(f"`{part}` is no key=value")
        if key not in KEYS:
            raise ValueError(f"there is no key {key}")
        read = _read(key, value)
        if read.keys() & expected.keys():
            raise ValueError(f"{key} stands twice, or follows from moment")
        expected |= read
    return _unescaped(phrase), expected


def _split(values: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"(?<!\\);", values) if part.strip())


def _parts(contacts: str) -> tuple[str, ...]:
    return tuple(_unescaped(part) for part in _split(contacts))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], text)


def _read(key: str, value: str) -> dict[str, Any]:
    if key == "moment":
        return _moment(value)
    if value == ANY or key not in TIME_KEYS:
        return {key: _unescaped(value)}
    if key == "recurrence":
        return {key: _recurrence(value)}
    if not (_DAY if key == "day" else _CLOCK).fullmatch(value):
        raise ValueError(f"{value} is no {key}")
    return {key: date.fromisoformat(value).isoformat() if key == "day" else value}


def _moment(value: str) -> dict[str, Any]:
    if value == ANY:
        return dict.fromkeys(("moment", "day", "time"), ANY)
    if not _MOMENT.fullmatch(value):
        raise ValueError(f"{value} is no moment like 2026-12-01T15:30+01:00")
    moment = datetime.fromisoformat(value)
    return {"moment": moment.isoformat(), "day": moment.date().isoformat(), "time": f"{moment:%H:%M}"}


def _recurrence(value: str) -> dict[str, Any]:
    found = _RECURRENCE.fullmatch(value)
    days = [] if not found or found[3] == "-" else found[3].split(",")
    if not found or days != [day for day in WEEKDAYS if day in days]:
        raise ValueError(f"{value} is no recurrence like WEEKLY/2/FR/09:00, its days in the order of the week")
    if (found[1] == "WEEKLY") != bool(days):
        raise ValueError(f"{value}: WEEKLY has days, DAILY and MONTHLY have none")
    clock = None if found[4] == "-" else found[4]
    return {"freq": found[1], "interval": int(found[2]), "byday": days, "time": clock}
