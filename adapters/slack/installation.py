"""What a workspace or an organisation gave the coach to work with, as Slack told it and as it is kept (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any, Self

BOT_TOKENS = ("xoxb-", "xoxe.xoxb-")
"""How the tokens of bots begin; those that expire have the longer one."""
EARLY = timedelta(hours=2)
"""Before its end a token is renewed when it is next used; Slack gives it twelve."""
SOON = timedelta(minutes=5)
"""Before its end it is not used any more without a new one: clocks differ, and a call takes its time."""


@dataclass(frozen=True, slots=True)
class Installation:
    """One installation; `org` when it serves all workspaces of an enterprise. Moments are seconds since 1970."""

    token: str
    at: float
    app: str = ""
    team: str | None = None
    enterprise: str | None = None
    org: bool = False
    bot_user: str | None = None
    bot_id: str | None = None
    scopes: str = ""
    renew: str | None = None
    expires: float | None = None

    @classmethod
    def told(cls, answer: Mapping[str, Any], now: datetime) -> Self | None:
        """What oauth.v2.access told of an installation; None when that is none of a bot's."""
        token, org = answer.get("access_token"), bool(answer.get("is_enterprise_install"))
        team, enterprise = ((answer.get(of) or {}).get("id") for of in ("team", "enterprise"))
        if not str(token).startswith(BOT_TOKENS) or not (enterprise if org else team):
            return None
        found = cls(str(token), now.timestamp(), team=team, enterprise=enterprise, org=org)
        found = replace(found, app=answer.get("app_id") or "", bot_user=answer.get("bot_user_id"))
        return replace(found, scopes=answer.get("scope") or "", **_lasting(answer, now))

    def renewed(self, answer: Mapping[str, Any], now: datetime) -> Self | None:
        """The same installation with the token that it was renewed with; None when there is none in the answer."""
        token = str(answer.get("access_token"))
        if not token.startswith(BOT_TOKENS):
            return None
        return replace(self, token=token, **({"renew": self.renew} | _lasting(answer, now)))

    @property
    def tenant(self) -> str:
        """What its members' addresses call it."""
        return str(self.enterprise if self.org else self.team)

    def ends_within(self, span: timedelta, now: datetime) -> bool:
        """Whether its token is over then."""
        return self.expires is not None and now.timestamp() + span.total_seconds() >= self.expires

    def kept(self) -> dict[str, Any]:
        """Itself as JSON can hold it."""
        return asdict(self)

    @classmethod
    def opened(cls, kept: Mapping[str, Any]) -> Self:
        """What was kept, maybe by a version that knows more or less than this one."""
        return cls(**{field.name: kept[field.name] for field in fields(cls) if field.name in kept})


def _lasting(answer: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """How long a token lasts and what renews it, where tokens are rotated."""
    seconds, renew = answer.get("expires_in"), answer.get("refresh_token")
    if not seconds or not renew:
        return {}
    return {"expires": now.timestamp() + float(seconds), "renew": str(renew)}
