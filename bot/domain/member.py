"""The person being coached, and the settings they chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

Language = Literal["nl", "en"]
Mode = Literal["own", "inside"]
Pace = Literal["normal", "slower", "stopped"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
WORKDAYS = frozenset(range(5))
QUIET = (time(20, 0), time(8, 0))


@dataclass(frozen=True, slots=True)
class Member:
    """A member and their settings; `days` are weekdays with Monday 0, `quiet` runs from its first time to its second.

    `mode` is `own` for an own business and `inside` for an idea inside an organisation. `welcomed` is when the welcome
    was over, None before that. `looked_back` is what the look back at two weeks told, by question. `paused_until` is
    the day on which rhythm and unasked nudges begin again, `pauses` are all there were, from a day until another.
    `pace` is how often the coach speaks unasked. `holidays` is whether public holidays are days off: those of
    `country`, by its code in ISO 3166, or of the country of the zone when that is None.
    """

    id: int
    created: datetime
    language: Language
    zone: str
    name: str | None = None
    mode: Mode = "own"
    days: frozenset[int] = WORKDAYS
    quiet: tuple[time, time] = QUIET
    nudge_at: time = time(9, 0)
    welcomed: datetime | None = None
    confirmed_zone: bool = False
    looked_back: Mapping[str, str] | None = None
    paused_until: date | None = None
    pauses: tuple[tuple[date, date], ...] = ()
    pace: Pace = "normal"
    holidays: bool = True
    country: str | None = None
