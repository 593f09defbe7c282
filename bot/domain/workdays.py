"""A member's working days: their days of the week, save the public holidays that they keep."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass
from datetime import date, timedelta

NONE: Container[date] = frozenset()
"""No holidays at all."""


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which dates are working days: those on one of the `days`, weekdays with Monday 0, that are no `holidays`."""

    days: Collection[int]
    holidays: Container[date] = NONE

    def __contains__(self, day: date) -> bool:
        """Whether somebody works on a date."""
        return day.weekday() in self.days and day not in self.holidays

    def lost(self, day: date) -> bool:
        """Whether a date would be a working day if it were no holiday."""
        return day.weekday() in self.days and day in self.holidays

    def of_week(self, week: date) -> list[date]:
        """Return the working days of the week of that Monday, in order; in some weeks there are none."""
        return [day for day in (week + timedelta(days=number) for number in range(7)) if day in self]

    def between(self, first: date, last: date) -> int:
        """Return how many working days lie after the first date, up to and with the last."""
        return sum(first + timedelta(days=number) in self for number in range(1, (last - first).days + 1))
