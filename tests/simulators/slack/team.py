"""One workspace of several, or an organisation as a whole, in which the app may be installed.

Where each rule stands (the pages under docs.slack.dev):

- limits count for each workspace by itself: apis/web-api/rate-limits
- once the app is out, a bot's calls get `account_inactive` and a token that was revoked `token_revoked`; one that is
  over gets `token_expired`: the common errors of every method's page
- `app_uninstalled` and `tokens_revoked` both come, in no order that is promised: reference/events/app_uninstalled
- `tokens_revoked` names the ids of users (`oauth`) and of bots (`bot`), never a token, and either list may be absent:
  reference/events/tokens_revoked
- an organisation's interactions have `team` null, its events `authorizations[0].team_id` null and
  `is_enterprise_install`: recorded in java-slack-sdk's fixtures
- whether the ids of people may be the same in two workspaces is not said; addresses have to bear it
"""

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
