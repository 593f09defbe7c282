"""What a planned fault does to the answer of a request."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import Callable

from aiohttp import web

from tests.simulators.ledger import Fault

from .limits import whole_seconds
from .settings import Refusal, TooFast
from .world import Json


class Spoiler:
    """Answers with the fault, and lets the effect happen on the side of it that the fault names."""

    def __init__(self) -> None:
        self._over = asyncio.Event()
        self._late: list[asyncio.TimerHandle] = []

    def stop(self) -> None:
        """Let go of every request that hangs and forget effects still to come."""
        self._over.set()
        for handle in self._late:
            handle.cancel()

    async def spoil(self, request: web.Request, fault: Fault, effect: Callable[[], Json]) -> web.StreamResponse:
        """Answer a request with a fault."""
        body: Json = {"ok": True}
        if fault.when == "after":
            body = effect()
        elif fault.when == "late":
            self._late.append(asyncio.get_running_loop().call_later(fault.delay, _quietly, effect))
        if fault.how == "error":
            return web.json_response({"ok": False, "error": fault.error}, headers=_retry(fault))
        if fault.how == "status":
            error = "ratelimited" if fault.status == web.HTTPTooManyRequests.status_code else fault.error
            return web.json_response({"ok": False, "error": error}, status=fault.status, headers=_retry(fault))
        if fault.how == "slow":
            await asyncio.sleep(fault.delay)
            return web.json_response(body)
        if fault.how == "hang":
            await self._over.wait()
        if fault.how == "cut":
            return await _cut(request, body)
        return _reset(request)


def _quietly(effect: Callable[[], Json]) -> None:
    # Whoever called has long had an answer: nobody is left to be told that it was refused.
    with contextlib.suppress(Refusal, TooFast):
        effect()


def _retry(fault: Fault) -> dict[str, str]:
    return {} if fault.retry_after is None else {"Retry-After": whole_seconds(fault.retry_after)}


def _reset(request: web.Request) -> web.StreamResponse:
    if request.transport:
        if sock := request.transport.get_extra_info("socket"):
            # Lingering for no time at all makes the kernel send RST instead of FIN.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response()


async def _cut(request: web.Request, body: Json) -> web.StreamResponse:
    whole = json.dumps(body).encode()
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(whole) + 100
    await response.prepare(request)
    await response.write(whole[: len(whole) // 2])
    return _reset(request)
