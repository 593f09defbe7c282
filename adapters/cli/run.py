"""`onethreetwo run`: serve Slack and Discord until told to stop."""

from __future__ import annotations

import asyncio
import sys

import click

from bot.config import Settings
from bot.errors import CoachError


@click.command()
@click.argument("part", type=click.Choice(["scheduler"]), required=False)
def run(part: str | None) -> None:
    """Serve the platforms that are configured until SIGTERM or Ctrl-C.

    One process does everything. On PostgreSQL any number of `onethreetwo run scheduler` may help it to deliver.
    """
    from adapters import wiring

    try:
        settings = Settings.load()
        wiring.configure_logging(settings)
        asyncio.run(wiring.run(settings, events=part is None))
    except CoachError as error:
        click.echo(f"onethreetwo: {error}", err=True)
        sys.exit(2)
