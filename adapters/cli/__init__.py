"""The program onethreetwo: one file per command, read only when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "chat": "Talk with the coach here, in the terminal.",
    "migrate": "Bring the database to the form that this version knows.",
    "outbox": "Show where delivery stands, and retry or cancel what was given up.",
    "run": "Run the coach: every configured platform, and the nudges.",
    "slack": "Print the manifest that the app in Slack is made from.",
    "try": "Try the coach out in a browser tab.",
    "understand": "Show what the coach understands of a text, as JSON.",
}

_MODULES = {"try": "tryout"}
"""Where a command is that goes by a word of Python's."""


class _Lazy(click.Group):
    """Commands whose modules are imported when they run, so that help comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        found = getattr(import_module(f"adapters.cli.{name}"), name)
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help, without importing anything."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onethreetwo", prog_name="onethreetwo")
def main() -> None:
    """OneThreeTwo, an accountability coach that helps you find your first customers."""
