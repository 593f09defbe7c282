"""Calls to Discord: as the bot through discord.py with its rate limits, by an interaction's token on our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import aiohttp
import discord
from discord.http import Route

from adapters.discord.outcomes import TOO_MANY, Refused
from adapters.discord.render import Payload, multipart
from bot.chat.messages import File

SECONDS = 10.0
PATIENCE = 1.0
"""A 429 that asks for more is not waited for inside discord.py: the row goes back to the queue."""


class Wire:
    """Both ways to Discord; every call raises only what `outcomes.TROUBLE` names."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._session: aiohttp.ClientSession | None = None

    async def as_bot(
        self, route: Route, payload: Payload | None = None, files: Sequence[File] = (), **params: str
    ) -> Any:
        """A call with the bot's token; discord.py repeats it after 500, 502, 504 and 524, so it must bear that."""
        body: dict[str, Any] = {"params": params} if params else {}
        if files and payload is not None:
            body["form"] = multipart(payload, files)
        elif payload is not None:
            body["json"] = payload
        try:
            return await self._client.http.request(route, **body)
        except discord.RateLimited as limited:
            raise Refused(TOO_MANY, 0, retry_after=limited.retry_after) from None
        except discord.HTTPException as refusal:
            raise _refused(refusal) from None

    async def by_token(self, method: str, path: str, payload: Payload | None = None, files: Sequence[File] = ()) -> Any:
        """A call that an interaction's token in its path allows; never repeated, for it has no nonce."""
        body: dict[str, Any] = {}
        if files and payload is not None:
            form = aiohttp.FormData(quote_fields=False)
            for field in multipart(payload, files):
                form.add_field(**field)
            body["data"] = form
        elif payload is not None:
            body["json"] = payload
        async with self._open().request(method, Route.BASE + path, allow_redirects=False, **body) as answer:
            told = await _told(answer)
            if answer.ok:
                return told
            raise Refused(
                answer.status, int(told.get("code") or 0), retry_after=told.get("retry_after"),
                everywhere=bool(told.get("global")), where=" ".join(_places(told.get("errors") or {})),
            )  # fmt: skip

    def hurry(self) -> None:
        """From now on hand a 429 back instead of waiting for it."""
        self._client.http.max_ratelimit_timeout = PATIENCE

    async def close(self) -> None:
        """Let go of our own connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=SECONDS)
            self._session = aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar())
        return self._session


async def _told(answer: aiohttp.ClientResponse) -> Any:
    """The JSON of an answer; nothing when it has none, as an empty 204 or a page of the proxy in front."""
    if answer.content_type != "application/json":
        return {}
    try:
        return await answer.json()
    except ValueError:  # its text would quote the body
        raise aiohttp.ClientPayloadError("not JSON") from None


def _refused(refusal: discord.HTTPException) -> Refused:
    headers = refusal.response.headers
    asked = headers.get("Retry-After", "")
    retry_after = float(asked) if asked.replace(".", "", 1).isdecimal() else None
    # The library writes one line for each place, "In components.0.label: …"; what it says behind the colon may quote.
    where = " ".join(line[3:].partition(":")[0] for line in refusal.text.splitlines() if line.startswith("In "))
    # A 429 that the library does not turn into RateLimited comes from the proxy and shuts the whole address out.
    everywhere = refusal.status == TOO_MANY
    return Refused(refusal.status, refusal.code, retry_after=retry_after, everywhere=everywhere, where=where)


def _places(tree: Mapping[str, Any], path: str = "") -> Iterator[str]:
    for key, below in tree.items():
        if key == "_errors":
            yield path
        elif isinstance(below, Mapping):
            yield from _places(below, f"{path}.{key}" if path else key)
