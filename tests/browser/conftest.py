"""A real browser before the real program; anything that it says is wrong fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from tests.web.program import trying

SHOTS = Path(__file__).parents[2] / "screenshots"
"""What the page looked like; git does not keep it."""
_QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

Opens = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    SHOTS.mkdir(exist_ok=True)
    asroot = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=[*_QUIET, *asroot])
        yield browser
        browser.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the program serves the page, with its token."""
    with trying(tmp_path, "--port", "0") as (_, found):
        yield found


@pytest.fixture
def opens(chromium: Browser) -> Iterator[Opens]:
    """Open an address in a browser of one's own, Dutch and wide unless said otherwise.

    `outage`: the test takes the program away, so that a refused connection is expected.
    """
    wrong: list[str] = []
    with ExitStack() as after:

        def open_(
            address: str,
            *,
            locale: str = "nl-NL",
            width: int = 1200,
            height: int = 800,
            outage: bool = False,
            **settings: Any,
        ) -> Page:
            context = chromium.new_context(
                locale=locale, timezone_id="Europe/Amsterdam", viewport={"width": width, "height": height},
                reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"], **settings,
            )  # fmt: skip
            after.callback(context.close)
            context.route("**/*", lambda route: _only_here(route, wrong))
            page = context.new_page()
            page.set_default_timeout(15_000)
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("console", lambda said: _is_wrong(said, outage) and wrong.append(f"{said.text} {said.location}"))
            page.goto(address)
            page.locator("#log .bubble").first.wait_for()
            return page

        yield open_
    assert wrong == []


def _is_wrong(said: ConsoleMessage, outage: bool) -> bool:
    """Whether what the console says is a fault of the page.

    A lost WebSocket is what the page is made to live through. While the program is away on purpose, the browser may
    also ask in vain for what the page has no say in, as its icon again.
    """
    if said.type != "error" or "WebSocket" in said.text:
        return False
    return not (outage and "ERR_CONNECTION_REFUSED" in said.text)


def _only_here(route: Route, wrong: list[str]) -> None:
    if urlsplit(route.request.url).hostname == "127.0.0.1":
        route.continue_()
    else:
        wrong.append(route.request.url)
        route.abort()
