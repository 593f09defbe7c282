"""Adding the coach to a workspace or an organisation, by OAuth v2, in somebody's browser."""

from __future__ import annotations

import asyncio
import base64
import re
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode, urljoin

import structlog
from aiohttp import web

from adapters.slack.installation import Installation
from adapters.slack.installations import Installations
from adapters.slack.outcomes import OK, TROUBLE, Refused
from adapters.slack.pages import page
from adapters.slack.scopes import SCOPES
from adapters.slack.wire import Wire
from bot.errors import StoreError
from bot.store.work.installing import LIVES
from scheduler.ports import Clock

log = structlog.get_logger()

INSTALL, REDIRECT = "/slack/install", "/slack/oauth_redirect"
COOKIE = "onethreetwo-install"
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_CODE = re.compile(r"[\x21-\x7e]{1,500}")
_BAD, _LATER = 400, 503
PER_SECOND, AT_ONCE = 5.0, 50
"""Visits that may go to the database: nobody whom we don't know may keep members waiting for it."""
_TRIES, _PAUSE = 3, 0.5
"""To keep a token that came: its code is used up."""


class Access:
    """Asks oauth.v2.access, as the app `app`; raises what `outcomes.TROUBLE` names."""

    def __init__(self, wire: Wire, app: str, secret: str) -> None:
        self._wire = wire
        self._secret = secret
        self.app = app

    async def granted(self, code: str) -> Mapping[str, Any]:
        """What Slack gives for the code that a browser came back with."""
        return await self._asked(code=code)

    async def renewed(self, renew: str) -> Mapping[str, Any]:
        """What Slack gives for a refresh token."""
        return await self._asked(grant_type="refresh_token", refresh_token=renew)

    async def _asked(self, **what: Any) -> Mapping[str, Any]:
        # The client's own method makes the header with a part of aiohttp that is on its way out.
        given = base64.b64encode(f"{self.app}:{self._secret}".encode()).decode()
        headers = {"Authorization": f"Basic {given}"}
        return await self._wire.call(self._wire.client.api_call("oauth.v2.access", data=what, headers=headers))


class Installing:
    """The two addresses that a browser visits."""

    def __init__(self, wire: Wire, installations: Installations, clock: Clock, access: Access) -> None:
        self._wire = wire
        self._installations = installations
        self._clock = clock
        self._access = access
        self._full_at = 0.0

    async def begin(self, request: web.Request) -> web.StreamResponse:
        """Say what is asked for, with the way to Slack; whoever comes back must be this browser, soon, and once."""
        state, browser = secrets.token_urlsafe(32), _browser(request) or secrets.token_urlsafe(32)
        if not self._has_room():
            return _page(request, "install-later", _LATER)
        try:
            await self._installations.state(state, browser)
        except StoreError:
            return _page(request, "install-later", _LATER)
        asked = {"client_id": self._access.app, "scope": ",".join(sorted(SCOPES)), "state": state}
        # Slack shows its page beside its Web API: on the same host, or in tests in the same simulator.
        to = urljoin(self._wire.client.base_url, "/oauth/v2/authorize")
        shown = page("install-asked", OK, f"{to}?{urlencode(asked)}", request.headers.get("Accept-Language", ""))
        age = int(LIVES.total_seconds())
        shown.set_cookie(COOKIE, browser, max_age=age, path="/slack", secure=True, httponly=True, samesite="Lax")
        return shown

    async def end(self, request: web.Request) -> web.StreamResponse:
        """Take what Slack sends the browser back with."""
        refused = await self._refused(request)
        if refused is not None:
            return _page(request, *refused)
        if "error" in request.query:
            return _page(request, "install-cancelled", OK)
        code = request.query.get("code", "")
        return (
            await self._exchanged(request, code) if _CODE.fullmatch(code) else _page(request, "install-refused", _BAD)
        )

    async def _refused(self, request: web.Request) -> tuple[str, int] | None:
        """The page for whoever we did not send, from this browser, just now, and for the first time; else None."""
        state, browser = request.query.get("state", ""), _browser(request)
        if browser is None or not _SECRET.fullmatch(state):
            return "install-over", _BAD
        if not self._has_room():
            return "install-later", _LATER
        try:
            return None if await self._installations.began(state, browser) else ("install-over", _BAD)
        except StoreError:
            return "install-later", _LATER

    def _has_room(self) -> bool:
        """Whether one more visit may go to the database now."""
        now = asyncio.get_running_loop().time()
        full_at = max(self._full_at, now) + 1 / PER_SECOND
        if full_at - now > AT_ONCE / PER_SECOND:
            return False
        self._full_at = full_at
        return True

    async def _exchanged(self, request: web.Request, code: str) -> web.StreamResponse:
        try:
            answer = await self._access.granted(code)
        except TROUBLE as trouble:
            refused = isinstance(trouble, Refused) and trouble.status == OK and trouble.code
            log.warning("an installation failed", why=str(trouble) if refused else type(trouble).__name__)
            return _page(request, "install-refused", _BAD) if refused else _page(request, "install-later", _LATER)
        installation = Installation.told(answer, self._clock.now())
        if installation is None:
            log.warning("an installation came without a bot")
            return _page(request, "install-refused", _BAD)
        if not await self._kept(await self._with_bot(installation)):
            return _page(request, "install-later", _LATER)
        log.info("installed", tenant=installation.tenant, org=installation.org)
        there = {"app": installation.app, **({"team": installation.team} if installation.team else {})}
        to = urljoin(self._wire.client.base_url, "/app_redirect")
        return _page(request, "install-done", OK, f"{to}?{urlencode(there)}")

    async def _with_bot(self, installation: Installation) -> Installation:
        """With the bot's own id, which oauth.v2.access does not tell; without it the user's id has to do."""
        if installation.bot_id and installation.bot_user:
            return installation
        try:
            us = await self._wire.call(self._wire.with_token(installation.token).auth_test())
        except TROUBLE as trouble:
            log.warning("a new bot could not be asked for", why=type(trouble).__name__)
            return installation
        bot_user = installation.bot_user or us.get("user_id")
        return replace(installation, bot_id=us.get("bot_id"), bot_user=bot_user)

    async def _kept(self, installation: Installation) -> bool:
        for attempt in range(_TRIES):
            try:
                await self._installations.keep(installation)
            except StoreError as error:
                log.warning("an installation waits for the database", why=str(error))
                await asyncio.sleep(_PAUSE * (attempt + 1))
            else:
                return True
        return False


def _browser(request: web.Request) -> str | None:
    """The secret that the browser was given when it began."""
    given = request.cookies.get(COOKIE, "")
    return given if _SECRET.fullmatch(given) else None


def _page(request: web.Request, name: str, status: int, to: str = INSTALL) -> web.Response:
    return page(name, status, to, request.headers.get("Accept-Language", ""))
