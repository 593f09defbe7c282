"""The addresses Slack hands out: response_url, upload_url and a file's private address."""

from __future__ import annotations

import json

from aiohttp import web

from .faults import Spoiler
from .limits import Limits, whole_seconds
from .methods_chat import content, edit, post, remove, whisper
from .settings import Refusal, TooFast
from .world import Hook, Json, World


class Hooks:
    """Answers those addresses."""

    def __init__(self, world: World, limits: Limits, spoiler: Spoiler) -> None:
        self._world, self._limits, self._spoiler = world, limits, spoiler

    async def respond(self, request: web.Request) -> web.StreamResponse:
        """A response_url: at most five uses within half an hour; bare codes when refused."""
        hook = self._world.hooks.get(request.match_info["key"])
        name = "response_url"
        try:
            args = await request.json() if request.content_type == "application/json" else None
        except json.JSONDecodeError:
            args = None
        self._world.ledger.note("call", name, arguments=args, channel=hook.channel if hook else None)

        def effect() -> Json:
            return self._use(hook, args)

        try:
            if fault := self._world.faults.next_for(name, hook.channel if hook else None):
                return await self._spoiler.spoil(request, fault, effect)
            effect()
        except Refusal as refusal:
            self._world.ledger.note("refused", name, error=refusal.error)
            gone = refusal.error in {"used_url", "expired_url", "no_hook"}
            return web.Response(text=refusal.error, status=404 if gone else 400)
        except TooFast as limit:
            self._world.ledger.note("refused", name, error="ratelimited")
            return web.Response(text="ratelimited", status=429, headers={"Retry-After": whole_seconds(limit.seconds)})
        return web.Response(text="ok")

    def _use(self, hook: Hook | None, args: Json | None) -> Json:
        world = self._world
        if not hook:
            raise Refusal("no_hook")
        if world.clock.now() > hook.expires:
            raise Refusal("expired_url")
        if hook.uses >= world.settings.hook_uses:
            raise Refusal("used_url")
        if not isinstance(args, dict):
            raise Refusal("invalid_payload")
        hook.uses += 1
        if args.get("delete_original"):
            self._original(hook, None)
            if not args.get("text") and not args.get("blocks"):
                return {"ok": True}
        found = content(world, args)
        if args.get("replace_original"):
            self._original(hook, found)
            return {"ok": True}
        self._limits.post(hook.channel)
        if args.get("response_type") == "in_channel":
            post(world, world.channels[hook.channel], found)
        else:
            whisper(world, hook.user, hook.channel, found)
        return {"ok": True}

    def _original(self, hook: Hook, found: Json | None) -> None:
        """Change or take away the message the hook came from; whether only one person sees it never changes."""
        world, own = self._world, self._world.ephemerals.get(hook.user, [])
        whispered = next((message for message in own if message["ts"] == hook.message_ts), None)
        if whispered is None:
            if hook.message_ts is None:
                return
            channel = world.channels[hook.channel]
            message = world.message(channel, hook.message_ts)
            edit(world, channel, message, found) if found else remove(world, channel, message)
        elif found is None:
            own.remove(whispered)
            world.ledger.note("effect", "delete", user=hook.user, ts=hook.message_ts, ephemeral=True)
        else:
            whispered.pop("blocks", None)
            whispered.update(found)
            seen = {"channel": hook.channel, "user": hook.user, "ts": hook.message_ts, "text": found["text"]}
            world.ledger.note("effect", "edit", **seen, ephemeral=True, blocks=found.get("blocks"))

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a file, of exactly the announced length."""
        data = await request.read()
        file = self._world.files.get(request.match_info["file"])
        self._world.ledger.note("call", "upload", file=request.match_info["file"], size=len(data))

        def effect() -> Json:
            if file and len(data) == file.length:
                file.content = data
            return {"ok": True}

        if fault := self._world.faults.next_for("upload", request.match_info["file"]):
            return await self._spoiler.spoil(request, fault, effect)
        effect()
        if not file or file.content is None:
            self._world.ledger.note("refused", "upload", error="wrong length")
            return web.Response(text="wrong length", status=400)
        return web.Response(text=f"OK - {len(data)}")

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file's bytes, for the bot's token only; Slack answers everyone else with a sign-in page."""
        file = self._world.files.get(request.match_info["file"])
        self._world.ledger.note("call", "download", file=request.match_info["file"])
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if fault := self._world.faults.next_for("download", request.match_info["file"]):
            return await self._spoiler.spoil(request, fault, lambda: {"ok": True})
        if self._world.trouble_with(token) or "files:read" not in self._world.scopes:
            self._world.ledger.note("refused", "download", error="not_authed")
            return web.Response(text="<html>Sign in</html>", content_type="text/html")
        if not file or file.content is None:
            return web.Response(status=404)
        return web.Response(body=file.content, content_type="application/octet-stream")
