"""`onethreetwo migrate`: bring the database to the form that this version knows."""

from __future__ import annotations

import sys

import click

from bot.config import Settings
from bot.errors import CoachError


@click.command()
def migrate() -> None:
    """Make or update the tables; safe to run twice, and while the coach runs."""
    from adapters import wiring

    try:
        settings = Settings.load()
        wiring.configure_logging(settings)
        store = wiring.open_store(settings)
        try:
            store.migrate()
        finally:
            store.close()
    except CoachError as error:
        click.echo(f"onethreetwo: {error}", err=True)
        sys.exit(2)
    click.echo("The database is up to date.")
