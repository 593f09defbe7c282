"""Somebody's browser while they add the app to a workspace."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import aiohttp

from .team import Team

_LINK = re.compile(r'<a href="([^"]+)"')


@dataclass(frozen=True)
class Page:
    """What the browser shows."""

    status: int
    url: str
    text: str
    headers: dict[str, str]

    @property
    def link(self) -> str:
        """Where its button leads."""
        found = _LINK.search(self.text)
        assert found, self.text
        return html.unescape(found[1])


class Browser:
    """Keeps cookies as a browser does, which takes this machine's own addresses for safe ones."""

    def __init__(self, site: str, language: str = "en", *, beside: str = "") -> None:
        self._site = site
        self._safe = [site, *([beside] if beside else [])]
        """The addresses that count as one site with https; `beside` is that of another process behind it."""
        self._language = language
        self.page: Page | None = None

    async def __aenter__(self) -> Self:
        jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=self._safe)
        self._session = aiohttp.ClientSession(cookie_jar=jar, headers={"Accept-Language": self._language})
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def opens(self, address: str) -> Page:
        """Go to an address, or to a path of the app's own site."""
        async with self._session.get(self._full(address)) as answer:
            self.page = Page(answer.status, str(answer.url), await answer.text(), dict(answer.headers))
        return self.page

    async def allows(self, team: Team) -> Page:
        """Follow the button to Slack, choose the workspace, click Allow, and see what the app says."""
        return await self.opens(await self.decides("allow", team))

    async def cancels(self, team: Team) -> Page:
        """The same, but click Cancel."""
        return await self.opens(await self.decides("cancel", team))

    async def decides(self, decision: str, team: Team) -> str:
        """Click on Slack's page; where that sends the browser."""
        assert self.page
        asking = await self.opens(self.page.link)
        assert asking.status == 200, asking.text
        chosen = {"decision": decision, "team": team.id}
        async with self._session.post(asking.url, data=chosen, allow_redirects=False) as answer:
            assert answer.status == 302, await answer.text()
            return answer.headers["Location"]

    def _full(self, address: str) -> str:
        return address if urlsplit(address).scheme else f"{self._site}{address}"
