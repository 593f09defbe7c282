"""A signed body as what it says, within a time that holds nobody up (pure).

Bolt would read it by itself, and takes long over some: a form of nothing but `%` keeps it busy for a tenth of a second.
It is given what was read here, as in Socket Mode.
"""

from __future__ import annotations

import binascii
import json
from collections.abc import Mapping
from typing import Any

FIELDS = 100
"""Fields of a form; a slash command has fifteen."""
PARTS = 60_000
"""Values in what is read, about: more than this takes longer than anybody else should wait."""
_PAYLOAD = "payload"
_BEGINNINGS = (b",", b"[", b"{")


def read(body: bytes, *, form: bool) -> Mapping[str, Any]:
    """What a body says; ValueError when it is nothing that Slack sends."""
    told = _form(body) if form else _json(body)
    if not isinstance(told, dict):
        raise ValueError("no object")  # noqa: TRY004 - it is a value of the wrong kind, whatever its type
    return told


def _form(body: bytes) -> Any:
    if body.count(b"&") >= FIELDS:
        raise ValueError("too many fields")
    pairs = (part.partition(b"=") for part in body.split(b"&") if part)
    fields = {_decoded(name): _decoded(value) for name, _, value in pairs}
    return _json(fields[_PAYLOAD].encode()) if _PAYLOAD in fields else fields


def _decoded(part: bytes) -> str:
    """Text without its escapes, `+` and `%41`; quoted-printable has the same with another sign, and is quick."""
    plain = part.replace(b"+", b" ").replace(b"=", b"%3D").replace(b"%", b"=")
    return binascii.a2b_qp(plain).decode()


def _json(written: bytes) -> Any:
    if sum(written.count(beginning) for beginning in _BEGINNINGS) > PARTS:
        raise ValueError("too many values")
    try:
        return json.loads(written)
    except RecursionError:
        raise ValueError("too deep") from None
