"""Pacing: how long a row has to wait so that a platform never needs to say "too fast"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from bot.chat.messages import Row
from scheduler.ports import Pace, Rate, Scope

_KEPT = 10_000
"""More keys than this are looked through for those that hold nobody back any more."""
_FOR_REPLIES = 4
"""Nudges use one part in so many of a burst; the rest is left to replies."""
AHEAD = 0.25
"""Seconds for which nudges take places ahead: a reply that comes meanwhile waits no longer than that for them."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """When a row may go: in `after` seconds; its place is taken unless that was too long for it.

    `rests` is how long, in seconds, no nudge of its tenant may go: a queue there is left alone meanwhile.
    """

    after: float
    rests: float = 0.0


@dataclass(slots=True)
class Limits:
    """Who may send when, in seconds on a clock that only runs forward; what is asked is also taken."""

    paces: Mapping[str, Pace] = field(default_factory=dict)
    """By platform; a platform without one is never held back, except by its own `Wait`."""
    full: dict[Key, float] = field(default_factory=dict)
    """The moment from which a key has its whole burst again."""
    held: dict[Key, float] = field(default_factory=dict)
    """The moment until which the platform asked a key to be quiet."""

    def place(self, row: Row, now: float, most: float) -> Place:
        """Take the row's place, unless it comes later than in `most` seconds."""
        rates = self._rates(row)
        channel, tenant, method = keys(row)
        nudge = row.lane == "nudge"
        free = {key: self._free(key, rate, now, nudge=nudge and key == tenant) for key, rate in rates.items()}
        at = max(now, *(self.held.get(key, now) for key in (channel, tenant, method)), *free.values())
        if at - now <= most:
            for key, (rate, calls) in rates.items():
                # The channel's place is at its moment; the tenant's is now, or one slow channel would hold all others.
                taken = at if key == channel else now
                self.full[key] = max(self.full.get(key, taken), taken) + calls / rate.per_second
        room = self._free(tenant, rates[tenant], now, nudge=True) if tenant in rates else now
        rests = max(self.held.get(tenant, now), room)
        self._forget(now)
        return Place(at - now, rests - now)

    def hold(self, row: Row, scope: Scope, until: float) -> None:
        """Keep everything of this row's channel, tenant or kind quiet until then."""
        key = key_of(row, scope)
        self.held[key] = max(self.held.get(key, until), until)

    def _rates(self, row: Row) -> dict[Key, tuple[Rate, int]]:
        """Which rates count for a row, and how often: for its own reply none, for an edit not its channel's."""
        pace = self.paces.get(row.address.platform)
        if pace is None or row.reply is not None or row.kind == "job":
            return {}
        channel, tenant, _ = keys(row)
        calls = pace.calls(row)
        rates: dict[Key, tuple[Rate, int]] = {}
        if pace.channel is not None and row.kind in {"message", "file"}:
            rates[channel] = pace.channel, calls
        if pace.tenant is not None:
            rates[tenant] = pace.tenant, calls
        return rates

    def _free(self, key: Key, counted: tuple[Rate, int], now: float, *, nudge: bool) -> float:
        """The first moment at which less than a whole burst is outstanding; for nudges, a part of one."""
        rate, _ = counted
        burst = max(1, rate.burst // _FOR_REPLIES) if nudge else rate.burst
        return max(now, self.full.get(key, now) - (burst - 1) / rate.per_second)

    def _forget(self, now: float) -> None:
        for moments in (self.full, self.held):
            if len(moments) > _KEPT:
                for key in [key for key, moment in moments.items() if moment <= now]:
                    del moments[key]


@dataclass(slots=True)
class Resting:
    """The tenants whose nudges have to wait, so that nobody looks at what is queued there before."""

    _until: dict[tuple[str, str], float] = field(default_factory=dict)

    def note(self, row: Row, until: float) -> None:
        """Leave the nudges of this row's tenant alone until then."""
        tenant = (row.address.platform, row.address.tenant)
        self._until[tenant] = max(self._until.get(tenant, until), until)

    def now(self, now: float) -> Collection[tuple[str, str]]:
        """Who rests at this moment."""
        for tenant in [tenant for tenant, until in self._until.items() if until <= now]:
            del self._until[tenant]
        return self._until.keys()

    def until(self) -> float | None:
        """When the first of them has rested."""
        return min(self._until.values(), default=None)


def keys(row: Row) -> tuple[Key, Key, Key]:
    """The keys of a row's channel, its tenant, and its kind of call in that tenant."""
    tenant = (row.address.platform, row.address.tenant)
    return (*tenant, "channel", row.channel or row.address.user), tenant, (*tenant, "method", row.kind)


def key_of(row: Row, scope: Scope) -> Key:
    """The key that a platform meant when it asked to wait."""
    return keys(row)[("channel", "tenant", "method").index(scope)]


def most_at_once(pace: Pace) -> int | None:
    """How many nudges of one tenant to look at together: as many as find places again and again; None without a limit.

    A burst that is all there is used up in a few looks. To look at so many each time would be in vain for most of them.
    """
    if pace.tenant is None:
        return None
    return int(pace.tenant.per_second * AHEAD) + 1


def sorted_keys(rows: Iterable[Row]) -> list[Key]:
    """Every key of these rows, in an order in which all processes lock them."""
    return sorted({key for row in rows for key in keys(row)})
