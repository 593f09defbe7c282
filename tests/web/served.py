"""The try-out page on a real port, and a tab that talks with it over a real socket."""

from __future__ import annotations

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, web

from adapters import examples
from adapters.clock import PassingClock, TryoutClock
from adapters.web.app import Page
from bot.store import Key, Store

MONDAY = datetime(2026, 11, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
_NUMBERS = itertools.count(1)


@asynccontextmanager
async def serving(store: Store, key: Key, *, start: datetime | None = MONDAY, port: int = 0) -> AsyncIterator[Page]:
    """Serve the page on this machine; `page.gate` knows its token, `page.address` where it is."""
    with store.turn() as work:
        if start is not None and work.clock() is None:
            work.set_clock(start)
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen()
    page = Page(
        store, key, PassingClock(TryoutClock(store), moved=start is not None), listening.getsockname()[1], examples.live
    )
    runner = web.AppRunner(page.application(), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.SockSite(runner, listening).start()
    try:
        yield page
    finally:
        await runner.cleanup()


def address(page: Page) -> str:
    """Where the page is."""
    return f"http://127.0.0.1:{port_of(page)}"


def port_of(page: Page) -> int:
    """On which port it is served."""
    return page.gate.port


@asynccontextmanager
async def browsing(page: Page, *, cookie: str | None = None) -> AsyncIterator[ClientSession]:
    """A browser that opened the address of the terminal, or that has a cookie of before."""
    jar = CookieJar(unsafe=True)
    headers = {"Origin": address(page)} | ({"Cookie": f"onethreetwo={cookie}"} if cookie else {})
    async with ClientSession(address(page), cookie_jar=jar, headers=headers) as session:
        if cookie is None:
            async with session.get("/", params={"token": page.gate.token}) as answer:
                assert answer.status == 200
        yield session


@dataclass
class Tab:
    """One tab: what it shows, by the rules of the page's own script."""

    socket: ClientWebSocketResponse
    talk: list[dict[str, Any]] = field(default_factory=list)
    around: dict[str, Any] = field(default_factory=dict)
    form: dict[str, Any] | None = None
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)

    async def sees(self) -> dict[str, Any]:
        """Take one frame."""
        frame: dict[str, Any] = await asyncio.wait_for(self.socket.receive_json(), 20)
        if "now" in frame:
            self.around = frame
        if "talk" in frame:
            self.talk = frame["talk"]
        if "message" in frame:
            self._put(frame["message"])
        if "done" in frame:
            self.answers[frame["done"]] = frame
            self.form = frame.get("form") or self.form
        if "failed" in frame:
            self.answers[frame["failed"]] = frame
        return frame

    async def does(self, do: str, *, number: str | None = None, **parts: Any) -> dict[str, Any]:
        """Send a frame and take what comes until it is answered."""
        number = number or f"frame-{next(_NUMBERS)}"
        await self.socket.send_json({"id": number, "do": do, **parts})
        while number not in self.answers:
            await self.sees()
        return self.answers.pop(number)

    async def says(self, text: str) -> None:
        """Type something."""
        await self.does("say", text=text)

    async def presses(self, label: str) -> dict[str, Any]:
        """Press the newest button with this label, or choose the newest option."""
        for message in reversed(self.talk):
            for control in message["controls"]:
                if control["label"] == label and "options" not in control:
                    return await self.does("press", token=control["token"])
                for value, option in control.get("options", ()):
                    if option == label:
                        return await self.does("pick", token=control["token"], values=[value])
        raise AssertionError(f"no {label!r} among {self.labels()}")

    def labels(self) -> list[str]:
        """Every button there is."""
        return [control["label"] for message in self.talk for control in message["controls"]]

    def lines(self) -> list[str]:
        """What stands in the talk."""
        return [text_of(message) for message in self.talk]

    def _put(self, message: dict[str, Any]) -> None:
        changed = message["replaces"] or message["id"]
        for number, there in enumerate(self.talk):
            if there["id"] == changed:
                kept = {key: there[key] for key in ("id", "at", "nudge")} if message["replaces"] else {}
                self.talk[number] = {**message, **kept, "replaces": None}
                return
        if message["replaces"] is None:
            self.talk.append(message)


@asynccontextmanager
async def tab(session: ClientSession, *, seat: str = "", language: str = "nl") -> AsyncIterator[Tab]:
    """A tab that is open and shows the talk."""
    asked = {"as": seat, "language": language, "zone": "Europe/Amsterdam"}
    async with session.ws_connect("/talk", params=asked) as opened:
        one = Tab(opened)
        while not one.talk:
            await one.sees()
        yield one


def text_of(message: dict[str, Any]) -> str:
    """The text of a message, without its marks."""
    return "\n".join("".join(run[0] for run in block["runs"]) for block in message["blocks"])


async def welcomed(one: Tab) -> None:
    """Get through the introduction."""
    for answer in ("Nederlands", "ja", "Mijn eigen zaak", "ma-vr", "22:00-07:00"):
        await one.says(answer)
