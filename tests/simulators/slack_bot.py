"""A small bot on the real slack-bolt, wired to the simulator over HTTP or Socket Mode."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.simulators.slack import SlackSimulator


def client_of(slack: SlackSimulator, **more: Any) -> AsyncWebClient:
    """The real client, pointed at the simulator, without its own second try."""
    return AsyncWebClient(slack.settings.bot_token, base_url=slack.api_url, retry_handlers=[], timeout=5, **more)


def app_of(slack: SlackSimulator) -> AsyncApp:
    """The real app; it acknowledges after its handlers."""
    return AsyncApp(client=client_of(slack), signing_secret=slack.settings.signing_secret, process_before_response=True)


@asynccontextmanager
async def running(slack: SlackSimulator, app: AsyncApp, how: str) -> AsyncIterator[None]:
    """Run the app over `http` or `socket`."""
    if how == "http":
        runner = web.AppRunner(app.web_app(path="/slack/events"), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await slack.deliver_to(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
        try:
            yield
        finally:
            await runner.cleanup()
    else:
        handler = AsyncSocketModeHandler(app, slack.settings.app_token)
        await handler.connect_async()
        try:
            yield
        finally:
            await handler.close_async()
