"""One REST call as it came in, read and checked for its outer form, and what is answered."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from .form import ApiError, Form, Json
from .models import FILE_LIMIT

FILE_PART = re.compile(r"files\[(\d+)\]")


@dataclass(frozen=True)
class Upload:
    """A file that came with a multipart body."""

    index: int
    filename: str
    content_type: str
    data: bytes


@dataclass
class Call:
    """A REST call; handlers are plain functions of it."""

    route: str
    """Method and pattern, as in the ledger: `POST /channels/{id}/messages`."""
    params: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None
    files: list[Upload] = field(default_factory=list)

    def object(self) -> Json:
        """The body, which must be a JSON object."""
        if not isinstance(self.body, dict):
            form = Form()
            form.wrong((), "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
            form.check()
        return dict(self.body)

    def flag(self, name: str) -> bool:
        """A boolean of the query in any of its spellings."""
        return self.query.get(name, "").lower() in {"1", "true"}

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A number of the query within its bounds."""
        raw = self.query.get(name, str(default))
        form = Form()
        if not raw.isdecimal() or not least <= int(raw) <= most:
            form.wrong((name,), "NUMBER_TYPE_MAX", f"int value should be between {least} and {most}.")
        form.check()
        return int(raw)


@dataclass(frozen=True)
class Answer:
    """Status and JSON; None for an empty 204."""

    status: int = 200
    body: Any = None


async def read(request: web.Request, route: str) -> Call:
    """Read a request whole, so that its effect can also come later than its answer."""
    call = Call(
        route, dict(request.match_info), dict(request.query), {k.lower(): v for k, v in request.headers.items()}
    )
    if request.content_type == "multipart/form-data":
        await _read_parts(request, call)
        return call
    raw = await request.read()
    if not raw:
        return call
    if request.content_type != "application/json":
        form = Form()
        form.wrong((), "CONTENT_TYPE_INVALID", "Expected application/json or multipart/form-data.")
        form.check()
    call.body = _json(raw)
    return call


async def _read_parts(request: web.Request, call: Call) -> None:
    form, plain = Form(), {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        data = bytes(await part.read())
        name = part.name or ""
        if name == "payload_json":
            call.body = _json(data)
        elif match := FILE_PART.fullmatch(name):
            filename = part.filename
            if not filename:
                form.wrong(("files", match[1]), "BASE_TYPE_REQUIRED", "A file needs a filename.")
            if len(data) > FILE_LIMIT:
                raise ApiError(413, 40005, "Request entity too large")
            kind = part.headers.get("Content-Type", "application/octet-stream")
            call.files.append(Upload(int(match[1]), filename or "unknown", kind, data))
        else:
            plain[name] = data.decode()
    form.check()
    if call.body is None:
        call.body = plain


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8"))
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None
