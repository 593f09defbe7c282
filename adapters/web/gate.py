"""Who may use the page: only a browser on this machine that was given the address.

The address holds a token that is good for one process; it is exchanged for a cookie that only the outside key can make,
so that a restart keeps every tab. Host and Origin are checked against rebound names and other sites' pages.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Mapping

from bot.errors import SealError
from bot.store import Key

COOKIE = "onethreetwo"
_OWNER = "try-out page"
_HOSTS = ("127.0.0.1", "localhost", "[::1]")


class Gate:
    """Decides about requests; `port` is where the page is served."""

    def __init__(self, key: Key, port: int) -> None:
        self._key = key
        self.port = port
        self.token = secrets.token_urlsafe(24)
        self._hosts = {f"{host}:{port}" for host in _HOSTS}

    def is_token(self, given: str) -> bool:
        """Whether this is the token of the address that was printed."""
        return secrets.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def cookie(self) -> str:
        """Return a cookie's value that lets in."""
        return base64.urlsafe_b64encode(self._key.new(_OWNER)).decode("ascii")

    def lets_in(self, cookie: str | None) -> bool:
        """Whether a cookie was made with our key."""
        try:
            self._key.unwrap(_OWNER, base64.urlsafe_b64decode((cookie or "").encode("ascii")))
        except (SealError, binascii.Error, UnicodeError, ValueError):
            return False
        return True

    def is_here(self, headers: Mapping[str, str]) -> bool:
        """Whether a request was meant for this machine by name: a name that was rebound to it was not."""
        return headers.get("Host", "") in self._hosts

    def is_ours(self, headers: Mapping[str, str]) -> bool:
        """Whether a request that does something comes from a page of ours; a browser always says from where."""
        scheme, _, host = headers.get("Origin", "").partition("://")
        return scheme == "http" and host in self._hosts and host == headers.get("Host")
