"""The states of installations that somebody has begun in a browser: each is good once, for a while, and there only."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, insert

from bot.store import tables
from bot.store.work.base import Base

_state = tables.oauth_state
LIVES = timedelta(minutes=10)
"""As long as the code that comes with it."""


class InstallingWork(Base):
    """The states; only their digests are kept, so that reading the table helps nobody."""

    def put_state(self, state: str, browser: str, now: datetime) -> None:
        """Remember that an installation was begun in a browser, and forget those that are over."""
        self._connection.execute(delete(_state).where(_state.c.expires <= now))
        kept = {"state": _digest(state), "browser": _digest(browser), "expires": now + LIVES}
        self._connection.execute(insert(_state).values(kept))

    def take_state(self, state: str, browser: str, now: datetime) -> bool:
        """Whether this browser began it and has not used it up; it has now."""
        theirs = (_state.c.state == _digest(state), _state.c.browser == _digest(browser), _state.c.expires > now)
        return self._connection.execute(delete(_state).where(*theirs)).rowcount == 1


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
