"""`onethreetwo slack`: what is needed to make the app in Slack."""

from __future__ import annotations

import click


@click.group()
def slack() -> None:
    """Make the app in Slack."""


@slack.command()
@click.option("--url", metavar="https://…", help="Where Slack reaches the coach over HTTP.")
@click.option("--socket-mode", is_flag=True, help="Without a public address, for one workspace.")
def manifest(url: str | None, *, socket_mode: bool) -> None:
    """Print the app's manifest, to paste at https://api.slack.com/apps: Create New App, From a manifest."""
    from adapters.slack.manifest import is_address, written

    address = None if url is None else url.rstrip("/")
    if address is not None and not is_address(address):
        raise click.BadParameter("must be the coach's own https:// address", param_hint="--url")
    if address is None and not socket_mode:
        raise click.UsageError("say where the coach is reached with --url https://…, or --socket-mode without one")
    click.echo(written(None if socket_mode else address), nl=False)
