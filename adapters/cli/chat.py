"""`onethreetwo chat`: the coach in the terminal, for a person or, with --json, for a script."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from adapters.cli.given import DATABASE, Moment, Zone, here, language, local, told
from bot.errors import CoachError

_WIDEST = 88
_LONGEST_NAME = 64


def _name(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    del ctx
    if value is not None and not 0 < len(value.strip()) <= _LONGEST_NAME:
        raise click.BadParameter(f"a name has 1 to {_LONGEST_NAME} characters", param=param)
    return value.strip() if value else None


@click.command()
@click.option("--json", "scripted", is_flag=True, help="Read lines from stdin, write one JSON object for each message.")
@click.option("--db", metavar="PATH|URL", help=f"The database; else {DATABASE}, else ./onethreetwo.db.")
@click.option(
    "--as", "name", metavar="NAME", callback=_name, help="Who is talking; each name is a person of their own."
)
@click.option("--lang", type=click.Choice(["nl", "en"]), help="The language to begin in.")
@click.option("--now", type=Moment(), metavar="ISO", help="Where a new clock starts; one that was set stays as it is.")
@click.option("--tz", "zone", type=Zone(), metavar="ZONE", help="The time zone to begin in, as Europe/Amsterdam.")
def chat(
    *, scripted: bool, db: str | None, name: str | None, lang: str | None, now: datetime | None, zone: ZoneInfo | None
) -> None:
    """Talk with the coach here, in the terminal.

    A line is what you say. !press LABEL or NUMBER presses a button, !pick A; B chooses from a list,
    !form key=value; key=value fills in a form, !advance 2d4h30m moves the coach's clock, !to-next moves it to the
    next thing that is planned.
    """
    zone = zone or here()
    start = local(now, zone) if now is not None else None
    try:
        _sit(db, name, lang or language(), zone, start, scripted=scripted)
    except CoachError as error:
        click.echo(f"onethreetwo: {told(error, db)}", err=True)
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

    settings = Settings.load({**os.environ, DATABASE: db} if db else None)
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


def seat(name: str) -> str:
    """The same seat for the same name; the name itself is somebody's, and is kept sealed only."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:20]
