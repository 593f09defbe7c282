"""Rate limits: the global one, one bucket per route and resource, and the block for too many bad requests."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass
from fnmatch import fnmatchcase

from .clock import SimClock
from .form import Json

OUTSIDE_GLOBAL = ("* /interactions/*", "* /webhooks/*")


@dataclass(frozen=True)
class Rule:
    """So many calls in so many seconds."""

    count: int
    per: float


@dataclass
class _Window:
    starts: float
    used: int = 0


class TooManyCallsError(Exception):
    """A 429: which limit it was and how long to wait."""

    def __init__(self, retry_after: float, scope: str, headers: dict[str, str]) -> None:
        super().__init__(f"{scope}: {retry_after:.3f} s")
        self.retry_after = retry_after
        self.everywhere = scope == "global"
        self.headers = {**headers, **limited_headers(retry_after, scope)}

    def body(self) -> Json:
        """The JSON of a 429."""
        return limited_body(self.retry_after, everywhere=self.everywhere)


class Limits:
    """Counts calls; documented limits by default, other buckets wide open until a test narrows them."""

    def __init__(self, clock: SimClock) -> None:
        self._clock = clock
        self.everything = Rule(50, 1.0)
        self.usual = Rule(1000, 1.0)
        self.bad_requests = Rule(10_000, 600.0)
        self._rules: dict[str, Rule] = {}
        self._windows: dict[str, _Window] = {}
        self._bad: deque[float] = deque()

    def narrow(self, route: str, count: int, per: float) -> None:
        """Limit a route (a shell pattern over `POST /channels/{id}/messages`) for each of its resources."""
        self._rules[route] = Rule(count, per)

    def note_bad(self) -> None:
        """Count an answer of 401, 403 or 429 (but not one with scope `shared`)."""
        self._bad.append(self._clock.now())

    @property
    def bad(self) -> int:
        """How many bad requests there were in the last ten minutes."""
        while self._bad and self._clock.now() - self._bad[0] > self.bad_requests.per:
            self._bad.popleft()
        return len(self._bad)

    @property
    def blocked(self) -> bool:
        """Whether the address is shut out."""
        return self.bad >= self.bad_requests.count

    def spend(self, route: str, resource: str) -> dict[str, str]:
        """Count a call and give the headers of its answer; raises TooManyCallsError."""
        rule = next((rule for pattern, rule in self._rules.items() if fnmatchcase(route, pattern)), self.usual)
        bucket = hashlib.sha256(route.encode()).hexdigest()[:32]
        left, wait = self._use(f"{bucket}:{resource}", rule)
        headers = {
            "X-RateLimit-Limit": str(rule.count),
            "X-RateLimit-Remaining": str(max(left, 0)),
            "X-RateLimit-Reset": f"{self._clock.now() + wait:.3f}",
            "X-RateLimit-Reset-After": f"{wait:.3f}",
            "X-RateLimit-Bucket": bucket,
        }
        if left < 0:
            raise TooManyCallsError(wait, "user", headers)
        if not any(fnmatchcase(route, pattern) for pattern in OUTSIDE_GLOBAL):
            left, wait = self._use("global", self.everything)
            if left < 0:
                raise TooManyCallsError(wait, "global", headers)
        return headers

    def _use(self, key: str, rule: Rule) -> tuple[int, float]:
        now = self._clock.now()
        window = self._windows.get(key)
        # A transcript of another day sets the clock back; a window that begins later than now is none.
        if window is None or not 0 <= now - window.starts < rule.per:
            window = self._windows[key] = _Window(now)
        window.used += 1
        return rule.count - window.used, max(window.starts + rule.per - now, 0.001)


def limited_headers(retry_after: float, scope: str) -> dict[str, str]:
    """What a 429 adds; without Via the library takes it for a ban."""
    headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope, "Via": "1.1 google"}
    return {**headers, "X-RateLimit-Global": "true"} if scope == "global" else headers


def limited_body(retry_after: float, *, everywhere: bool) -> Json:
    """The JSON of a 429."""
    return {"message": "You are being rate limited.", "retry_after": round(retry_after, 3), "global": everywhere}
