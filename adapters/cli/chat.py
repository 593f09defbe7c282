"""`onethreetwo chat`: the coach in the terminal, for a person or, with --json, for a script."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.errors import CoachError, ConfigError

_DATABASE = "ONETHREETWO_DATABASE"
_WIDEST = 88
_LONGEST_NAME = 64


class _Zone(click.ParamType[ZoneInfo]):
    name = "zone"

    def convert(self, value: str | ZoneInfo, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        """The zone of that name."""
        try:
            return value if isinstance(value, ZoneInfo) else ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            self.fail(f"{value!r} is no time zone; one is Europe/Amsterdam", param, ctx)


class _Moment(click.ParamType[datetime]):
    name = "iso"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment; without an offset it is local to --tz."""
        try:
            return value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no moment; one is 2026-11-23T10:00+01:00", param, ctx)


def _name(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    del ctx
    if value is not None and not 0 < len(value.strip()) <= _LONGEST_NAME:
        raise click.BadParameter(f"a name has 1 to {_LONGEST_NAME} characters", param=param)
    return value.strip() if value else None


@click.command()
@click.option("--json", "scripted", is_flag=True, help="Read lines from stdin, write one JSON object for each message.")
@click.option("--db", metavar="PATH|URL", help=f"The database; else {_DATABASE}, else ./onethreetwo.db.")
@click.option(
    "--as", "name", metavar="NAME", callback=_name, help="Who is talking; each name is a person of their own."
)
@click.option("--lang", type=click.Choice(["nl", "en"]), help="The language to begin in.")
@click.option("--now", type=_Moment(), metavar="ISO", help="Where a new clock starts; one that was set stays as it is.")
@click.option("--tz", "zone", type=_Zone(), metavar="ZONE", help="The time zone to begin in, as Europe/Amsterdam.")
def chat(
    *, scripted: bool, db: str | None, name: str | None, lang: str | None, now: datetime | None, zone: ZoneInfo | None
) -> None:
    """Talk with the coach here, in the terminal.

    A line is what you say. !press LABEL or NUMBER presses a button, !pick A; B chooses from a list,
    !form key=value; key=value fills in a form, !advance 2d4h30m moves the coach's clock, !to-next moves it to the
    next thing that is planned.
    """
    zone = zone or _here()
    start = now.replace(tzinfo=zone) if now is not None and now.tzinfo is None else now
    try:
        _sit(db, name, lang or _language(), zone, start, scripted=scripted)
    except CoachError as error:
        click.echo(f"onethreetwo: {_told(error, db)}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def _sit(
    db: str | None, name: str | None, language: str, zone: ZoneInfo, start: datetime | None, *, scripted: bool
) -> None:
    from adapters import wiring
    from adapters.console.app import Place, run_prompt, run_script, wants_colour
    from adapters.console.sitting import Person
    from bot.chat.events import Address
    from bot.config import Settings

    settings = Settings.load({**os.environ, _DATABASE: db} if db else None)
    person = Person(Address("console", "local", seat(name or "me")), language, zone.key, name)
    wiring.configure_logging(settings if scripted else settings.model_copy(update={"log_level": "error"}))
    store = wiring.open_store(settings)
    try:
        store.migrate()
        place = Place(store, person, start)
        out = sys.stdout.buffer
        if scripted:
            asyncio.run(run_script(place, sys.stdin.buffer, out))
        else:
            width = min(shutil.get_terminal_size().columns - 1, _WIDEST)
            asyncio.run(run_prompt(place, out, width=max(width, 20), colour=wants_colour(sys.stdout.isatty())))
    finally:
        store.close()


def _told(error: CoachError, db: str | None) -> str:
    """What is wrong; a database that was named with --db is called that."""
    if db and isinstance(error, ConfigError) and error.variable == _DATABASE:
        return f"--db: {error.problem}"
    return " ".join(str(error).split())


def _language() -> str:
    """The language of the system, as far as the coach speaks it."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "en")
    return "nl" if said.lower().startswith("nl") else "en"


def _here() -> ZoneInfo:
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


def seat(name: str) -> str:
    """The same seat for the same name; the name itself is somebody's, and is kept sealed only."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:20]
