"""One workspace of several, or an organisation as a whole, in which the app may be installed."""

from __future__ import annotations

from typing import Any

from .delivery import Delivery
from .faults import Spoiler
from .hooks import Hooks
from .limits import Limits
from .links import SocketLink
from .oauth import Oauth
from .person import Person
from .webapi import WebApi
from .world import World

LEAVING = ("tokens_revoked", "app_uninstalled")


class Team:
    """A world and everything that answers for it: limits count for each workspace by itself."""

    def __init__(self, world: World, sockets: SocketLink, spoiler: Spoiler, oauth: Oauth) -> None:
        self.world = world
        self.delivery = Delivery(world, sockets)
        world.emit = self.delivery.emit
        limits = Limits(world)
        self.hooks = Hooks(world, limits, spoiler)
        self.api = WebApi(world, limits, spoiler, sockets.ticket)
        self._oauth = oauth

    @property
    def id(self) -> str:
        """What an installation here is known by: the organisation's id, or the workspace's."""
        return str(self.world.enterprise if self.world.org else self.world.team)

    def person(self, name: str = "Testa", **more: Any) -> Person:
        """Somebody here; with `id` somebody who has that id elsewhere too."""
        return Person(self.world, self.delivery, self.world.add_user(name, **more))

    def installed(self) -> dict[str, Any]:
        """Have the app installed without a browser; what oauth.v2.access would answer."""
        return self._oauth.install(self.world, self.world.settings.scopes)

    def removed(self) -> None:
        """Take the app out, and say nothing of it."""
        self._oauth.revoke_all(self.world)
        self.world.token_error = "account_inactive"

    async def uninstall(self, *order: str) -> list[bool]:
        """Take the app out: every call is refused, and two events say so, in either order."""
        self.removed()
        return [await self.tells(what) for what in order or LEAVING]

    async def tells(self, what: str, *, at: float | None = None, whose: str = "bot") -> bool:
        """Send one of those events, as if it had happened at a moment; whether it was acknowledged."""
        inner: dict[str, Any] = {"type": what}
        if what == "tokens_revoked":
            inner["tokens"] = {"oauth": [], "bot": [], whose: [self.world.bot_user]}
        body = self.delivery.envelope(inner)
        return await self.delivery.send_event(body if at is None else body | {"event_time": int(at)})
