"""`onethreetwo run`: serve Slack and Discord until told to stop."""

from __future__ import annotations

import asyncio
import sys

import click

from bot.config import Settings
from bot.errors import CoachError


@click.command()
def run() -> None:
    """Serve the platforms that are configured until SIGTERM or Ctrl-C."""
    from adapters import wiring

    try:
        settings = Settings.load()
        wiring.configure_logging(settings)
        asyncio.run(wiring.run(settings))
    except CoachError as error:
        click.echo(f"onethreetwo: {error}", err=True)
        sys.exit(2)
