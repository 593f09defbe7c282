"""What Discord's refusals mean: one table from its codes to our outcomes (pure)."""

from __future__ import annotations

import aiohttp

from scheduler.ports import Ambiguous, Expired, Misconfigured, OurBug, Outcome, Unclear, Unreachable, Wait

AN_HOUR = 3600.0
TOO_MANY, UNAUTHORIZED, SERVER_ERROR = 429, 401, 500
UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK = 10008, 10015
OURS = frozenset({50006, 50035})
"""Empty, or an invalid form: what we made breaks a limit."""
NO_NEW_DMS = frozenset({40003, 20026})
"""Opening direct messages too fast, and flagged as spam: no new ones for an hour."""

TABLE: dict[int, Outcome] = {
    10003: Unreachable("member", "10003 unknown channel"),
    10013: Unreachable("member", "10013 unknown user"),
    50007: Unreachable("member", "50007 direct messages closed"),
    50278: Unreachable("member", "50278 no mutual server"),
    40003: Wait(AN_HOUR),
    20026: Wait(AN_HOUR),
    50001: Misconfigured("50001 missing access"),
    50013: Misconfigured("50013 missing permissions"),
    10008: OurBug("10008 unknown message"),
    20009: OurBug("20009 explicit content"),
    40005: OurBug("40005 request too large"),
    50006: OurBug("50006 empty message"),
    50035: OurBug("50035 invalid form"),
    50045: OurBug("50045 file too large"),
    50109: OurBug("50109 invalid JSON"),
    200000: OurBug("200000 blocked by AutoMod"),
    240000: OurBug("240000 harmful link"),
    10015: Expired("10015 unknown webhook"),
    10062: Expired("10062 unknown interaction"),
    40060: Expired("40060 already acknowledged"),
    40094: Expired("40094 no more follow-ups"),
    50027: Expired("50027 invalid webhook token"),
}


class Refused(Exception):  # noqa: N818 - it is what Discord did
    """An answer that is not a yes: HTTP status and Discord's own code; `where` is the places that 50035 names."""

    def __init__(
        self, status: int, code: int, *, retry_after: float | None = None, everywhere: bool = False, where: str = ""
    ) -> None:
        super().__init__(f"{status}/{code}")
        self.status = status
        self.code = code
        self.retry_after = retry_after
        self.everywhere = everywhere
        self.where = where


TROUBLE = (Refused, aiohttp.ClientError, OSError, TimeoutError)
"""Everything that a call can end in."""


def outcome(trouble: BaseException) -> Outcome:
    """What a failed call means for what was to be sent."""
    if isinstance(trouble, aiohttp.ClientConnectorError):
        return Wait(5.0, "tenant")  # never connected, so surely not sent
    if not isinstance(trouble, Refused):
        return Ambiguous(type(trouble).__name__)
    if trouble.status == TOO_MANY:
        return Wait(trouble.retry_after or 60.0, "tenant" if trouble.everywhere else "channel")
    return TABLE.get(trouble.code) or _by_status(trouble)


def _by_status(refusal: Refused) -> Outcome:
    if refusal.status == UNAUTHORIZED:
        return Unreachable("workspace", "401 the token is not accepted")
    if refusal.status >= SERVER_ERROR:
        return Ambiguous(str(refusal))
    return Unclear(str(refusal))
