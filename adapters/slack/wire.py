"""Calls to Slack: with the bot's token through slack_sdk, and to the addresses that Slack hands out."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Mapping
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.discreet import LOGGER
from adapters.slack.outcomes import DEAD_TOKEN, OK, Refused
from bot.chat.events import Address

SECONDS = 10
_CODE = re.compile(r"[a-z_]{1,60}")
_POINTER = re.compile(r"\[json-pointer:([^\]\s]{1,80})\]")


C = TypeVar("C", bound=AsyncWebClient)


class Tokens(Protocol):
    """The tokens of many workspaces; raises what `outcomes.TROUBLE` names."""

    async def token(self, tenant: str) -> str:
        """The token of a tenant's installation."""
        ...

    async def instead(self, tenant: str, token: str) -> str | None:
        """The one to use after Slack refused a token; None when there is no other."""
        ...


class Wire:
    """The way to Slack; every call raises only what `outcomes.TROUBLE` names.

    With `token` one workspace is served; without it each call takes the token of its own workspace from `tokens`.
    """

    def __init__(self, token: str | None, api_url: str) -> None:
        self._token = token
        self._api = urlsplit(api_url)
        self._session: aiohttp.ClientSession | None = None
        self._client: AsyncWebClient | None = None
        self.tokens: Tokens | None = None

    @property
    def client(self) -> AsyncWebClient:
        """slack_sdk's client for what is no workspace's; made at the first call, for its session belongs to a loop."""
        if self._client is None or self._session is None or self._session.closed:
            timeout = aiohttp.ClientTimeout(total=SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar())
            self._client = self._made(AsyncWebClient, self._token)
        return self._client

    def of(self, address: Address) -> AsyncWebClient:
        """slack_sdk's client with the token of an address's own workspace, for one call."""
        client = self.client
        if self.tokens is None:
            return client
        own = self._made(_Own, None)
        own.tokens, own.tenant = self.tokens, address.tenant
        return own

    def with_token(self, token: str) -> AsyncWebClient:
        """slack_sdk's client with a token that has just come."""
        self.client  # noqa: B018 - makes the session
        return self._made(AsyncWebClient, token)

    def _made(self, kind: type[C], token: str | None) -> C:
        # Left to itself it sends again after a dropped connection, and so posts twice.
        return kind(
            token, base_url=self._api.geturl(), timeout=SECONDS, session=self._session, retry_handlers=[], logger=LOGGER
        )

    async def call(self, asked: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
        """What Slack answers to a call of the client."""
        try:
            answer = await asked
        except SlackApiError as refusal:
            raise _refused(refusal.response) from None  # the original holds the whole answer
        except AttributeError:  # slack_sdk stumbles over a 200 whose body is no JSON object
            raise Refused(OK, "") from None
        if not isinstance(answer.data, dict):
            raise Refused(OK, "")
        return answer.data

    async def respond(self, url: str, payload: Mapping[str, Any]) -> None:
        """Post to a response_url."""
        await self._post(url, json=payload)

    async def upload(self, url: str, content: bytes) -> None:
        """Post a file's bytes to where Slack wants them."""
        await self._post(url, data=content)

    async def close(self) -> None:
        """Let go of every connection."""
        if self._session is not None:
            await self._session.close()

    async def _post(self, url: str, **body: Any) -> None:
        if not self.trusts(url):
            raise Refused(0, "foreign_address")
        client = self.client
        session = client.session
        assert session is not None  # noqa: S101 - the client was made with it
        async with session.post(url, allow_redirects=False, proxy=client.proxy, **body) as answer:
            text = await answer.text()
            if answer.status != OK:
                code = text.strip() if _CODE.fullmatch(text.strip()) else ""
                raise Refused(answer.status, code, retry_after=_seconds(answer.headers))

    def trusts(self, url: str) -> bool:
        """Whether an address is one of Slack's own: what we say goes nowhere else, whatever a payload says."""
        parts = urlsplit(url)
        ours = (self._api.scheme, self._api.netloc)
        slacks = {f"hooks.{self._api.hostname}", f"files.{self._api.hostname}"}
        return (parts.scheme, parts.netloc) == ours or (parts.scheme == "https" and parts.netloc in slacks)


class _Own(AsyncWebClient):
    """A client for one call, with whatever token its workspace has then.

    A token that Slack refuses had no effect, so the call is made once more with the one that took its place.
    """

    tokens: Tokens
    tenant: str

    async def api_call(self, api_method: str, **asked: Any) -> AsyncSlackResponse:
        token = await self.tokens.token(self.tenant)
        try:
            return await self._with(token, api_method, asked)
        except SlackApiError as refusal:
            if _refused(refusal.response).code not in DEAD_TOKEN:
                raise
            other = await self.tokens.instead(self.tenant, token)
            if other is None:
                raise
        return await self._with(other, api_method, asked)

    async def _with(self, token: str, api_method: str, asked: Mapping[str, Any]) -> AsyncSlackResponse:
        self.token = token
        return await super().api_call(api_method, **asked)


def _refused(response: Any) -> Refused:
    """Read a refusal without keeping its body; what slack_sdk could not read at all it hands over as aiohttp's."""
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)
    found = getattr(response, "data", None)
    told: Mapping[str, Any] = found if isinstance(found, dict) else {}
    notes = (told.get("response_metadata") or {}).get("messages") or ()
    where = [pointer for note in notes for pointer in _POINTER.findall(str(note))]
    return Refused(status, str(told.get("error") or ""), retry_after=_seconds(response.headers), where=where)


def _seconds(headers: Mapping[str, str]) -> float | None:
    asked = headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else None
