"""What stands in front of Bolt: raw bytes are looked at here, and nothing unsigned gets to a parser (pure)."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from datetime import datetime

MOST = 1024 * 1024
"""Bytes of a body; the largest that Slack sends, forty thousand characters of emoji twice over, stay below."""
APART = 300.0
"""Seconds between our clock and a signature's."""
STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
BAD, UNSIGNED = 400, 401
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"
_STAMP = re.compile(r"[0-9]{10}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


def refused_unread(headers: Mapping[str, str]) -> int | None:
    """The status to answer with before a body is read, None when it may be read.

    A compressed one may be small here and huge inside, and Slack asks nobody whether it may go on.
    """
    length = headers.get("Content-Length", "0")
    if not (length.isascii() and length.isdecimal() and len(length) < len(str(MOST)) + 1 and int(length) <= MOST):
        return BAD
    if "Expect" in headers or headers.get("Content-Encoding", "identity").lower() != "identity":
        return BAD
    if not _STAMP.fullmatch(_only(headers, STAMP)) or not _SIGNATURE.fullmatch(_only(headers, SIGNATURE)):
        return UNSIGNED
    return None if _kind(headers) in {_JSON, _FORM} else BAD


def refused(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> int | None:
    """The status to answer with to a body that was read, None when it is Slack's and can be parsed."""
    stamp = _only(headers, STAMP)
    expected = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    if abs(now.timestamp() - int(stamp)) > APART:
        return UNSIGNED
    if not hmac.compare_digest(f"v0={expected}", _only(headers, SIGNATURE)):
        return UNSIGNED
    return None


def signature(headers: Mapping[str, str]) -> str:
    """What a request that may be parsed is told by."""
    return _only(headers, SIGNATURE)


def is_form(headers: Mapping[str, str]) -> bool:
    """Whether what may be parsed is a form; it is JSON otherwise."""
    return _kind(headers) == _FORM


def _kind(headers: Mapping[str, str]) -> str:
    return _only(headers, "Content-Type").partition(";")[0].strip().lower()


def _only(headers: Mapping[str, str], name: str) -> str:
    """The value of a header that must be there once; empty when it isn't."""
    values = list(_values(headers, name))
    return values[0] if len(values) == 1 else ""


def _values(headers: Mapping[str, str], name: str) -> Iterator[str]:
    return (value for key, value in headers.items() if key.lower() == name.lower())
