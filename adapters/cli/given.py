"""What several commands are given, and what they take from this machine when they are not."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.errors import CoachError, ConfigError

DATABASE = "ONETHREETWO_DATABASE"


class Zone(click.ParamType[ZoneInfo]):
    """A time zone by its name."""

    name = "zone"

    def convert(self, value: str | ZoneInfo, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        """The zone of that name."""
        try:
            return value if isinstance(value, ZoneInfo) else ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            self.fail(f"{value!r} is no time zone; one is Europe/Amsterdam", param, ctx)


class Moment(click.ParamType[datetime]):
    """A moment in ISO 8601; without an offset it is local to --tz, see `local`."""

    name = "iso"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment, with an offset if it had one."""
        try:
            return value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no moment; one is 2026-11-23T10:00+01:00", param, ctx)


def local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in that zone when it has no offset."""
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment


def language() -> str:
    """The language of the system, as far as the coach speaks it."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "en")
    return "nl" if said.lower().startswith("nl") else "en"


def here() -> ZoneInfo:
    """The time zone of this machine, or Amsterdam's."""
    named = [os.environ.get("TZ", "").removeprefix(":")]
    link = Path("/etc/localtime")
    if link.is_symlink():
        named.append(str(link.resolve()).partition("zoneinfo/")[2])
    for name in named:
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            continue
    return ZoneInfo("Europe/Amsterdam")


def told(error: CoachError, db: str | None) -> str:
    """What is wrong; a database that was named with --db is called that."""
    if db and isinstance(error, ConfigError) and error.variable == DATABASE:
        return f"--db: {error.problem}"
    return " ".join(str(error).split())
