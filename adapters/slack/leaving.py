"""A workspace that takes the coach away: its token goes at once, and everything else waits for it to come back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from adapters.slack.installations import Installations
from adapters.slack.outcomes import DEAD_TOKEN, OURS_DEAD, TROUBLE, Refused
from adapters.slack.read import tenant
from bot.errors import StoreError

log = structlog.get_logger()

UNINSTALLED, REVOKED = "app_uninstalled", "tokens_revoked"
"""Both come when the app is removed, in either order; the second also when only a member's own token goes."""
UNSURE = timedelta(minutes=1)
"""Around an installation, in which our clock and Slack's do not tell which came first."""
PATIENCE = 2.0
"""Seconds that Slack may take to say whether a token still works; the event wants an answer within three."""
_DONE, _TRY_AGAIN = 200, 503

Json = Mapping[str, Any]
Ask = Callable[[str], Awaitable[object]]
"""Asks Slack whether the token of a tenant works; raises what `outcomes.TROUBLE` names."""


@dataclass(frozen=True, slots=True)
class Departure:
    """What such an event tells; `at` in seconds since 1970. An uninstallation is `certain`, a revocation may not be."""

    tenant: str
    at: float
    certain: bool


class Leaving:
    """Hears these events; they may come twice, late, and after a new installation."""

    def __init__(self, installations: Installations, ask: Ask, only_token: str | None) -> None:
        self._installations = installations
        self._ask = ask
        self._only_token = only_token

    async def heard(self, told: Departure) -> int:
        """Do what follows from one; the status to answer with: one that could not be decided comes again."""
        try:
            return await self._decided(told)
        except StoreError as error:
            log.warning("an uninstallation waits for the database", why=str(error))
            return _TRY_AGAIN

    async def _decided(self, told: Departure) -> int:
        token, before = self._only_token, None
        if token is None:
            installation = await self._installations.of(told.tenant, anew=True)
            if installation is None:
                return _DONE
            token, before = installation.token, came_before(told.at, installation.at)
        if before:
            return _DONE
        # An event names no token: those that are rotated out are revoked too, while the newest one lives on.
        if before is None or not told.certain:
            dead = await self._is_dead(told.tenant)
            if not dead:
                return _TRY_AGAIN if dead is None else _DONE
        if await self._installations.drop(told.tenant, token):
            log.info("uninstalled", tenant=told.tenant)
        return _DONE

    async def _is_dead(self, which: str) -> bool | None:
        """Whether Slack says that the token works no more; None when it does not say so in time."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._ask(which)
        except TROUBLE as trouble:
            certain = isinstance(trouble, Refused) and trouble.code in DEAD_TOKEN and trouble.code not in OURS_DEAD
            return True if certain else None
        return False


def is_leaving(body: Json) -> bool:
    """Whether a request tells of it."""
    event = body.get("event")
    return isinstance(event, Mapping) and event.get("type") in (UNINSTALLED, REVOKED)


def departure(body: Json) -> Departure | None:
    """What such an event tells; None when it takes no token of the bot's: a list may be missing or empty."""
    event = body["event"]
    certain = event["type"] == UNINSTALLED
    if not certain and not (event.get("tokens") or {}).get("bot"):
        return None
    return Departure(tenant(body), float(body["event_time"]), certain)


def came_before(at: float, installed: float) -> bool | None:
    """Whether it tells of an installation before that of this moment; None when the clocks do not say."""
    return None if abs(at - installed) < UNSURE.total_seconds() else at < installed
