"""What is known of people for a while: where their direct messages are, and what Slack says of them."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from adapters.slack.outcomes import OK, TROUBLE, Refused
from adapters.slack.wire import Wire
from bot.chat.events import Address, Event

PATIENCE = 0.4
"""Seconds that a first contact may wait for it: Slack wants an answer within three."""
_KEPT = 10_000
T = TypeVar("T")
Known = TypeVar("Known", bound=Event)


@dataclass(frozen=True, slots=True)
class Profile:
    """Language, IANA zone and name, each when it is known."""

    language: str | None = None
    zone: str | None = None
    name: str | None = None


class People:
    """Asks Slack about each person once in the life of the process."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._profiles: OrderedDict[Address, Profile] = OrderedDict()
        self._dms: OrderedDict[Address, str] = OrderedDict()

    async def introduced(self, event: Known) -> Known:
        """The event with what Slack says of the person; the coach looks at it when it meets somebody."""
        if event.channel is not None:
            _keep(self._dms, event.address, event.channel)
        profile = self._profiles.get(event.address)
        if profile is None:
            profile = await self._asked(event.address)
            _keep(self._profiles, event.address, profile)
        return replace(event, language=profile.language, zone=profile.zone, name=profile.name)

    def language(self, address: Address) -> str:
        """The language to excuse ourselves in when the coach cannot be asked."""
        known = self._profiles.get(address, Profile()).language or ""
        return "nl" if known.casefold().startswith("nl") else "en"

    async def profile(self, address: Address) -> Profile:
        """What Slack says of somebody; raises what `outcomes.TROUBLE` names."""
        answer = await self._wire.call(self._wire.of(address).users_info(user=address.user, include_locale=True))
        user = _part(answer, "user")
        named = user.get("profile") or {}
        name = named.get("display_name") or named.get("real_name") or user.get("real_name")
        return Profile(user.get("locale") or None, user.get("tz") or None, name or None)

    async def name_soon(self, address: Address) -> str | None:
        """What somebody is called whom a member pointed at, None when Slack does not say it in time; it is not kept."""
        try:
            async with asyncio.timeout(PATIENCE):
                return (await self.profile(address)).name
        except TROUBLE:
            return None

    async def dm(self, address: Address) -> str:
        """The direct messages with somebody, opened when they are not known; raises what `outcomes.TROUBLE` names."""
        if address not in self._dms:
            answer = await self._wire.call(self._wire.of(address).conversations_open(users=address.user))
            _keep(self._dms, address, str(_part(answer, "channel").get("id")))
        return self._dms[address]

    async def dm_soon(self, address: Address) -> str | None:
        """The same, or None when Slack does not say it in time."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.dm(address)
        except TROUBLE:
            return None

    async def _asked(self, address: Address) -> Profile:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.profile(address)
        except TROUBLE:
            return Profile()


def _part(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part of an answer; one that has it not is no answer."""
    part = answer.get(name)
    if not isinstance(part, dict):
        raise Refused(OK, "")
    return part


def _keep(things: OrderedDict[Address, T], key: Address, thing: T) -> None:
    things[key] = thing
    things.move_to_end(key)
    while len(things) > _KEPT:
        things.popitem(last=False)
