"""How a planned fault looks on the wire."""

from __future__ import annotations

import json
import socket
import struct
from asyncio import Event, sleep, wait_for
from contextlib import suppress

from aiohttp import web

from tests.simulators.ledger import Fault

from .form import ApiError, Json
from .limits import limited_body, limited_headers

STATUS_OF = {
    50001: 403, 50005: 403, 50007: 403, 50013: 403, 50278: 403, 40003: 403, 20026: 403, 20009: 403, 240000: 400,
    200000: 400, 10003: 404, 10008: 404, 10013: 404, 10015: 404, 10062: 404, 50027: 401, 40060: 400, 50035: 400,
    50006: 400,
}  # fmt: skip
"""With which HTTP status each code comes."""


async def wreck(request: web.Request, fault: Fault, answer: web.Response | None, stopping: Event) -> web.StreamResponse:
    """Answer with the fault instead of `answer`, which is what would have been said."""
    if fault.how == "reset":
        return _reset(request)
    if fault.how == "slow" and answer is not None:
        await sleep(fault.delay)
        return answer
    if fault.how == "hang":
        with suppress(TimeoutError):
            await wait_for(stopping.wait(), fault.delay or None)
        return _reset(request)
    if fault.how == "cut":
        return await _cut(request, answer)
    return planned(fault)


def planned(fault: Fault) -> web.Response:
    """The refusal a fault asks for: a code of Discord's, or a bare status as from the proxy in front of it."""
    if fault.status == 429 or fault.retry_after is not None:
        wait = 1.0 if fault.retry_after is None else fault.retry_after
        scope = fault.error if fault.error in {"global", "shared"} else "user"
        return reply(429, limited_body(wait, everywhere=scope == "global"), limited_headers(wait, scope))
    if fault.error.isdecimal():
        code = int(fault.error)
        status = STATUS_OF.get(code, 400) if fault.how == "error" else fault.status
        return reply(status, ApiError(status, code, "Planned by the test").body())
    if fault.error == "html":
        return web.Response(status=fault.status, text="<html>error</html>", content_type="text/html")
    return reply(fault.status, {"message": f"{fault.status}: {fault.error}", "code": 0})


def reply(status: int, body: object, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON answer; the content type has no charset, else the library takes the body for text."""
    if body is None:
        return web.Response(status=status, headers=headers)
    raw = json.dumps(body).encode()
    return web.Response(status=status, body=raw, content_type="application/json", headers=headers)


def refusal(error: ApiError, headers: dict[str, str]) -> web.Response:
    """The answer to a call that was wrong."""
    body: Json = error.body()
    return reply(error.status, body, headers)


def _reset(request: web.Request) -> web.Response:
    if request.transport:
        raw = request.transport.get_extra_info("socket")
        # Without lingering the kernel sends RST: the caller sees a reset, not an orderly end.
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response(status=500)


async def _cut(request: web.Request, answer: web.Response | None) -> web.StreamResponse:
    whole = (
        bytes(answer.body) if answer is not None and isinstance(answer.body, bytes) else b'{"id": "1", "content": ""}'
    )
    half = web.StreamResponse(
        status=200, headers={"Content-Type": "application/json", "Content-Length": str(len(whole))}
    )
    await half.prepare(request)
    await half.write(whole[: len(whole) // 2])
    if request.transport:
        request.transport.close()
    return half
