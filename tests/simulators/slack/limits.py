"""How fast an app may post and call."""

from __future__ import annotations

import math
from collections import defaultdict

from .settings import TooFast
from .world import World

MINUTE = 60.0


class Limits:
    """A bucket of posts for each conversation, and a minute's count for each limited method."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._buckets: dict[str, tuple[float, float]] = {}
        self._minutes: dict[str, list[float]] = defaultdict(list)

    def call(self, method: str) -> None:
        """Count a call to a method."""
        self._minute(method, self._world.settings.calls_per_minute.get(method))

    def post(self, channel: str) -> None:
        """Count a message to a conversation, by whatever route it comes."""
        settings, now = self._world.settings, self._world.clock.now()
        if not settings.posts_per_second:
            return
        left, since = self._buckets.get(channel, (float(settings.post_burst), now))
        left = min(settings.post_burst, left + (now - since) * settings.posts_per_second)
        if left < 1:
            self._buckets[channel] = (left, now)
            raise TooFast((1 - left) / settings.posts_per_second)
        self._minute("posts", settings.workspace_posts_per_minute)
        self._buckets[channel] = (left - 1, now)

    def _minute(self, name: str, most: int | None) -> None:
        if most is None:
            return
        now = self._world.clock.now()
        recent = [at for at in self._minutes[name] if at > now - MINUTE]
        self._minutes[name] = recent
        if len(recent) >= most:
            raise TooFast(recent[0] + MINUTE - now)
        recent.append(now)


def whole_seconds(seconds: float) -> str:
    """A wait as the Retry-After header gives it."""
    return str(max(1, math.ceil(seconds)))
