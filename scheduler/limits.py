"""Pacing: how long a row has to wait so that a platform never needs to say "too fast"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.chat.messages import Row
from scheduler.ports import Pace, Rate

_KEPT = 10_000
"""More keys than this are looked through for those that hold nobody back any more."""


@dataclass(slots=True)
class Limits:
    """Who may send when, in seconds on a clock that only runs forward; what is asked is also taken."""

    paces: Mapping[str, Pace] = field(default_factory=dict)
    """By platform; a platform without one is never held back, except by its own `Wait`."""
    _full: dict[tuple[str, ...], float] = field(default_factory=dict, init=False)
    """The moment from which a key has its whole burst again."""
    _held: dict[tuple[str, ...], float] = field(default_factory=dict, init=False)
    """The moment until which the platform asked a key to be quiet."""

    def wait(self, row: Row, now: float, most: float) -> float:
        """Seconds until the row may go, its place taken; beyond `most` nothing is taken."""
        keys = self._keys(row)
        held = max((self._held.get(key, now) for key in (*keys, *_scopes(row))), default=now)
        free = max((self._free(key, rate, now) for key, rate in keys.items()), default=now)
        at = max(held, free, now)
        if at - now <= most:
            for key, rate in keys.items():
                # The channel's place is at its moment; the tenant's is now, or one slow channel would hold all others.
                taken = at if key == _scopes(row)[0] else now
                self._full[key] = max(self._full.get(key, taken), taken) + 1 / rate.per_second
        self._forget(now)
        return at - now

    def hold(self, row: Row, scope: str, until: float) -> None:
        """Keep everything of this row's channel, tenant or kind quiet until then."""
        key = dict(zip(("channel", "tenant", "method"), _scopes(row), strict=True))[scope]
        self._held[key] = max(self._held.get(key, until), until)

    def _keys(self, row: Row) -> dict[tuple[str, ...], Rate]:
        """Which rates count for a row: an interaction's own reply counts for none, an edit not for its channel."""
        pace = self.paces.get(row.address.platform)
        if pace is None or row.reply is not None or row.kind == "job":
            return {}
        channel, tenant, _ = _scopes(row)
        keys: dict[tuple[str, ...], Rate] = {}
        if pace.channel is not None and row.kind in {"message", "file"}:
            keys[channel] = pace.channel
        if pace.tenant is not None:
            keys[tenant] = pace.tenant
        return keys

    def _free(self, key: tuple[str, ...], rate: Rate, now: float) -> float:
        """The first moment at which less than a whole burst is outstanding."""
        return max(now, self._full.get(key, now) - (rate.burst - 1) / rate.per_second)

    def _forget(self, now: float) -> None:
        for moments in (self._full, self._held):
            if len(moments) > _KEPT:
                for key in [key for key, moment in moments.items() if moment <= now]:
                    del moments[key]


def _scopes(row: Row) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The keys of a row's channel, its tenant, and its kind of call in that tenant."""
    tenant = (row.address.platform, row.address.tenant)
    return (*tenant, "channel", row.channel or row.address.user), tenant, (*tenant, "method", row.kind)
