"""One gateway connection: what goes out, in order, compressed as it was asked for."""

from __future__ import annotations

import asyncio
import contextlib
import json
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from aiohttp import web

from .form import Json


@dataclass(eq=False)
class Session:
    """What a bot identified as; lives on without a connection until it is dropped."""

    id: str
    intents: int
    seq: int = 0
    log: list[tuple[int, Json]] = field(default_factory=list)
    link: Link | None = None


class Link:
    """One connection; everything goes out in order through its queue."""

    def __init__(self, socket: web.WebSocketResponse, squeeze: Callable[[bytes], bytes] | None) -> None:
        self.socket = socket
        self.session: Session | None = None
        self.sends: deque[float] = deque()
        self.closing = False
        self._squeeze = squeeze
        self._queue: asyncio.Queue[Json | int | None] = asyncio.Queue()

    def send(self, op: int, data: Any, *, seq: int | None = None, event: str | None = None) -> None:
        """Queue one payload."""
        self._queue.put_nowait({"op": op, "d": data, "s": seq, "t": event})

    def close(self, code: int) -> None:
        """Queue a close with a code; what comes in afterwards is ignored."""
        self.closing = True
        self._queue.put_nowait(code)

    def finish(self) -> None:
        """Let the writer end."""
        self._queue.put_nowait(None)

    async def write(self) -> None:
        """Send what is queued until the connection ends."""
        while (item := await self._queue.get()) is not None:
            with contextlib.suppress(ConnectionError, RuntimeError):
                if isinstance(item, int):
                    await self.socket.close(code=item)
                    continue
                raw = json.dumps(item).encode()
                if self._squeeze:
                    await self.socket.send_bytes(self._squeeze(raw))
                else:
                    await self.socket.send_str(raw.decode())


def squeezer(wanted: str | None) -> Callable[[bytes], bytes] | None:
    """The transport compression that was asked for: one stream for the whole connection."""
    if wanted == "zlib-stream":
        deflate = zlib.compressobj()
        return lambda raw: deflate.compress(raw) + deflate.flush(zlib.Z_SYNC_FLUSH)
    if wanted == "zstd-stream":
        # Only a client that has a zstd module asks for it, and it runs in this very environment.
        try:
            module = import_module("zstandard")
            stream, block = module.ZstdCompressor().compressobj(), module.COMPRESSOBJ_FLUSH_BLOCK
        except ModuleNotFoundError:
            module = import_module("compression.zstd")
            stream, block = module.ZstdCompressor(), module.ZstdCompressor.FLUSH_BLOCK
            return lambda raw: bytes(stream.compress(raw, block))
        return lambda raw: bytes(stream.compress(raw) + stream.flush(block))
    return None
