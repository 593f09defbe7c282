"""Watches over the web socket: slack_sdk renews one that falls silent, and may try a used-up address for ever."""

from __future__ import annotations

import asyncio

import structlog
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from adapters.clock import WallClock

log = structlog.get_logger()

LOOK = 2.0
"""Seconds between looks."""
LOST = 30.0
"""Seconds without a connection after which another address is asked for: an address is good for one connection."""
_SILENT = 4
"""Pings without an answer, as slack_sdk counts."""


async def watch(client: SocketModeClient) -> None:
    """Have the connection renewed whenever it has been lost for a while, until cancelled."""
    loop = asyncio.get_running_loop()
    seen = loop.time()
    while True:
        await asyncio.sleep(LOOK)
        if _alive(client):
            seen = loop.time()
        elif loop.time() - seen >= LOST:
            log.warning("slack's web socket is lost: asking for another address")
            seen = loop.time()
            client.wss_uri = None
            if client.current_session_monitor is None or client.current_session_monitor.done():
                await _renew(client)


def _alive(client: SocketModeClient) -> bool:
    session, answered = client.current_session, client.last_ping_pong_time
    if session is None or session.closed:
        return False
    now = WallClock().now().timestamp()  # as slack_sdk notes it
    return answered is None or now - answered < client.ping_interval * _SILENT


async def _renew(client: SocketModeClient) -> None:
    """Connect where slack_sdk has given up."""
    try:
        await client.connect_to_new_endpoint(force=True)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next look tries again
        log.warning("slack's web socket cannot be renewed", why=type(error).__name__)
