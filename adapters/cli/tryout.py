"""`onethreetwo try`: the coach in a browser tab, to try it out with a clock that can be moved."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import webbrowser
from typing import TYPE_CHECKING

import click

from adapters.cli.given import DATABASE, told
from bot.errors import CoachError, ConfigError

if TYPE_CHECKING:
    from adapters.web.app import Page

_HOST = "127.0.0.1"
_PORT = 8132
"""One, three, two; always the same, so that an open tab finds the coach again after a restart."""


@click.command("try")
@click.option("--db", metavar="PATH|URL", help=f"The database; else {DATABASE}, else ./onethreetwo.db.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="Where; 0 for any.")
@click.option(
    "--browser/--no-browser", default=None, help="Whether to open the page; by default when there is a screen."
)
def tryout(*, db: str | None, port: int, browser: bool | None) -> None:
    """Try the coach out in a browser tab.

    Everything stays on this machine. The page has a clock that you can move, and examples to start with.
    """
    try:
        _serve(db, port, opens=_has_screen() if browser is None else browser)
    except CoachError as error:
        click.echo(f"onethreetwo: {told(error, db)}", err=True)
        sys.exit(2)


def _serve(db: str | None, port: int, *, opens: bool) -> None:
    from adapters import examples, wiring
    from adapters.clock import PassingClock, TryoutClock
    from adapters.web.app import Page
    from bot import holidays
    from bot.config import Settings
    from bot.store.sealing import load_key

    settings = Settings.load({**os.environ, DATABASE: db} if db else None)
    wiring.configure_logging(settings.model_copy(update={"log_level": "warning"}))
    key = load_key(settings)
    store = wiring.open_store(settings)
    holidays.ready()
    try:
        store.migrate()
        with _listening(port) as listening:
            with store.read() as work:
                moved = work.clock() is not None
            clock = PassingClock(TryoutClock(store), moved=moved)
            page = Page(store, key, clock, listening.getsockname()[1], examples.live)
            asyncio.run(_until_stopped(page, listening, opens=opens))
    finally:
        store.close()


async def _until_stopped(page: Page, listening: socket.socket, *, opens: bool) -> None:
    from aiohttp import web

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    runner = web.AppRunner(page.application(), access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        address = f"http://{_HOST}:{listening.getsockname()[1]}/?token={page.gate.token}"
        click.echo(f"OneThreeTwo is here to try out:\n\n    {address}\n\nCtrl+C stops it; what you said is kept.")
        if opens:
            await asyncio.to_thread(webbrowser.open, address)
        await stop.wait()
    finally:
        await runner.cleanup()


def _listening(port: int) -> socket.socket:
    """A socket on this machine only; another port when somebody has this one."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
    except OSError:
        if port != _PORT:
            raise ConfigError("--port", f"{port} is in use") from None
        listening.bind((_HOST, 0))
    listening.listen()
    return listening


def _has_screen() -> bool:
    """Whether somebody sits here who would see a browser open."""
    shows = sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return sys.stdout.isatty() and shows
