"""The public holidays of a country, where the coach is installed with the extra `holidays`; without it there are none.

The library takes half a second to load and then a millisecond a country: `ready` pays that before the first turn.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec

from babel.core import get_global

from bot.domain.member import Member
from bot.domain.workdays import NONE, Workdays

_NOWHERE = frozenset({"001", "ZZ"})
"""What Unicode says of a zone that is no country's: the world, and unknown."""


@dataclass(frozen=True, slots=True)
class Holidays:
    """The public holidays that a whole country has off, of every year."""

    country: str

    def __contains__(self, day: object) -> bool:
        """Whether a date is one."""
        return isinstance(day, date) and day in _dates(self.country, day.year)


@cache
def offered() -> bool:
    """Whether the extra is installed."""
    return find_spec("holidays") is not None


def ready() -> None:
    """Load what the first member would otherwise wait for."""
    known("NL")


@cache
def known(country: str) -> bool:
    """Whether there is a calendar of a country, by its code in ISO 3166."""
    if not offered():
        return False
    from holidays import country_holidays  # noqa: PLC0415 - it takes long to load, and only who has it can

    try:
        country_holidays(country)
    except NotImplementedError:
        return False
    return True


@cache
def country_of(zone: str) -> str | None:
    """The country of a time zone; None where a zone, as `Etc/UTC` or `CET`, is that of no single one."""
    if "/" not in zone:  # Unicode takes the old names that are no place for those of one, as `CET` for Brussels
        return None
    zone = get_global("zone_aliases").get(zone, zone)
    country = get_global("zone_territories").get(zone)
    return None if country in _NOWHERE else country


def country_kept(member: Member) -> str | None:
    """The country whose holidays are days off for a member: the one they chose, else that of their zone."""
    country = member.country or country_of(member.zone)
    return country if member.holidays and country and known(country) else None


def kept_by(member: Member) -> Container[date]:
    """The public holidays that are days off for a member."""
    country = country_kept(member)
    return Holidays(country) if country else NONE


def workdays_of(member: Member) -> Workdays:
    """The working days of a member."""
    return Workdays(member.days, kept_by(member))


@cache
def _dates(country: str, year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - as above

    return frozenset(country_holidays(country, years=year))
