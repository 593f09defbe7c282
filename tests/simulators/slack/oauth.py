"""OAuth v2 as documented: a person allows or cancels, a code becomes tokens, and those are rotated.

Where each rule stands (the pages under docs.slack.dev; `bolt` is the source of slack_bolt's own flow):

- authorize with client_id, scope, state, redirect_uri; none sent means the first registered; a sent one equals or is
  below a registered one, else `bad_redirect_uri`, and the same is sent to both steps: authentication/installing-with-oauth
- cancelling comes back with `error` and `state` and no code (`access_denied` is believed, not documented): bolt
- a code lives ten minutes: authentication/installing-with-oauth; that it is good once is believed: the method's page
  lists only `invalid_code`
- client id and secret by HTTP Basic, or as form fields; `invalid_client_id`, `bad_client_secret`,
  `invalid_grant_type`, `invalid_refresh_token`: reference/methods/oauth.v2.access
- the answer holds no bot_id; an organisation's has `team` null and `is_enterprise_install`: the same page, and bolt
- scopes only add up over installations: authentication/installing-with-oauth
- rotated tokens last 12 hours; a refresh token is for one use, and the used one ends after a short grace whose length
  is not given; the old access token lives on, but at most two are active, and older ones are revoked:
  authentication/using-token-rotation
"""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import web

from .settings import METHODS, Refusal
from .world import Json, World

if TYPE_CHECKING:
    from .server import SlackSimulator

ACTIVE = 2


@dataclass
class Code:
    """What a browser was sent back with."""

    world: World
    scopes: frozenset[str]
    expires: float
    redirect: str | None
    user: str
    used: bool = False


@dataclass
class Refresh:
    """A refresh token; `until` is set when it was used."""

    world: World
    until: float | None = None


class Oauth:
    """Slack's page for consent, and the method that gives tokens."""

    def __init__(self, slack: SlackSimulator) -> None:
        self._slack = slack
        self._codes: dict[str, Code] = {}
        self._refreshes: dict[str, Refresh] = {}

    async def ask(self, request: web.Request) -> web.StreamResponse:
        """The page that asks whether the app may; what is wrong with the request is said there."""
        if wrong := self._wrong(request.query):
            self._slack.ledger.note("refused", "authorize", error=wrong)
            return web.Response(status=400, text=wrong)
        self._slack.ledger.note("call", "authorize", arguments=dict(request.query))
        return web.Response(text="<h1>OneThreeTwo wants to …</h1>", content_type="text/html")

    async def decide(self, request: web.Request) -> web.StreamResponse:
        """What the page's two buttons do: the browser goes back to the app."""
        if wrong := self._wrong(request.query):
            return web.Response(status=400, text=wrong)
        settings, asked = self._slack.settings, request.query
        redirect = asked.get("redirect_uri")
        form = await request.post()
        back = {"state": asked["state"]} if "state" in asked else {}
        if form["decision"] == "cancel":
            back["error"] = "access_denied"
        else:
            world = self._slack.team(str(form["team"])).world
            code = f"{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
            scopes = frozenset(filter(None, asked["scope"].split(",")))
            expires = self._slack.clock.now() + settings.code_seconds
            self._codes[code] = Code(world, scopes, expires, redirect, str(form.get("user") or "U0SIMADMIN"))
            back["code"] = code
        return web.Response(
            status=302, headers={"Location": f"{redirect or settings.redirect_urls[0]}?{urlencode(back)}"}
        )

    def _wrong(self, asked: Any) -> str | None:
        settings = self._slack.settings
        if asked.get("client_id") != settings.client_id:
            return "invalid_client_id"
        wanted = frozenset(filter(None, asked.get("scope", "").split(",")))
        if not wanted:
            return "no_scopes"
        known = settings.scopes | {method.scope for method in METHODS.values() if method.scope}
        if wanted - known:
            return "invalid_scope"
        redirect = asked.get("redirect_uri")
        if not settings.redirect_urls or (redirect and not self._registered(redirect)):
            return "bad_redirect_uri"
        return None

    def _registered(self, redirect: str) -> bool:
        return "#" not in redirect and any(redirect.startswith(known) for known in self._slack.settings.redirect_urls)

    async def access(self, request: web.Request) -> web.StreamResponse:
        """oauth.v2.access."""
        form = {key: str(value) for key, value in (await request.post()).items()}
        self._slack.ledger.note(
            "call", "oauth.v2.access", arguments={name: form[name] for name in form if "secret" not in name}
        )

        def effect() -> Json:
            try:
                self._admit(request, form)
                return {"ok": True, **self._granted(form)}
            except Refusal as refusal:
                self._slack.ledger.note("refused", "oauth.v2.access", error=refusal.error)
                return refusal.body

        if fault := self._slack.faults.next_for("oauth.v2.access", None):
            return await self._slack.spoiler.spoil(request, fault, effect)
        return web.json_response(effect())

    def _admit(self, request: web.Request, form: Json) -> None:
        given = request.headers.get("Authorization", "")
        app, secret = form.get("client_id", ""), form.get("client_secret", "")
        if given.startswith("Basic "):
            try:
                app, _, secret = base64.b64decode(given.removeprefix("Basic "), validate=True).decode().partition(":")
            except (binascii.Error, UnicodeDecodeError):
                raise Refusal("invalid_client_id") from None
        if app != self._slack.settings.client_id:
            raise Refusal("invalid_client_id")
        if secret != self._slack.settings.client_secret:
            raise Refusal("bad_client_secret")

    def _granted(self, form: Json) -> Json:
        kind = form.get("grant_type", "authorization_code")
        if kind == "refresh_token":
            return self._refreshed(str(form.get("refresh_token")))
        if kind != "authorization_code":
            raise Refusal("invalid_grant_type")
        code = self._codes.get(str(form.get("code")))
        if code is None or code.used or self._slack.clock.now() > code.expires:
            raise Refusal("invalid_code")
        code.used = True
        if form.get("redirect_uri") != code.redirect:
            raise Refusal("bad_redirect_uri")
        return self.install(code.world, code.scopes) | {"authed_user": {"id": code.user}}

    def install(self, world: World, scopes: frozenset[str]) -> Json:
        """Install the app; what the method answers."""
        world.token_error = None
        world.granted = scopes | (world.granted or frozenset())
        return self._answer(world)

    def _refreshed(self, token: str) -> Json:
        refresh = self._refreshes.get(token)
        now = self._slack.clock.now()
        if refresh is None or (refresh.until is not None and now > refresh.until):
            raise Refusal("invalid_refresh_token")
        refresh.until = refresh.until or now + self._slack.settings.grace_seconds
        return self._answer(refresh.world)

    def revoke_all(self, world: World) -> None:
        """The app is taken out: no token of this workspace works any more."""
        world.gone |= dict.fromkeys(world.tokens, "account_inactive")
        world.tokens.clear()
        world.granted = None
        for token in [token for token, refresh in self._refreshes.items() if refresh.world is world]:
            del self._refreshes[token]

    def _answer(self, world: World) -> Json:
        settings, lasting = self._slack.settings, {}
        token = f"xoxb-{secrets.token_hex(12)}"
        until = None
        if settings.rotation:
            token, refresh = f"xoxe.xoxb-1-{secrets.token_hex(12)}", f"xoxe-1-{secrets.token_hex(12)}"
            until = self._slack.clock.now() + settings.token_seconds
            self._refreshes[refresh] = Refresh(world)
            lasting = {"refresh_token": refresh, "expires_in": int(settings.token_seconds)}
        world.tokens[token] = until
        if settings.rotation:
            rotated = [known for known, end in world.tokens.items() if end is not None]
            for old in rotated[:-ACTIVE]:
                world.gone[old] = "token_revoked"
                del world.tokens[old]
        enterprise = {"id": world.enterprise, "name": "Simulated Org"} if world.enterprise else None
        where = {
            "team": None if world.org else {"id": world.team, "name": "Simulated"},
            "enterprise": enterprise,
            "is_enterprise_install": world.org,
        }
        about = {"app_id": world.app_id, "bot_user_id": world.bot_user, "scope": ",".join(sorted(world.scopes))}
        return {"access_token": token, "token_type": "bot", **about, **where, **lasting}
