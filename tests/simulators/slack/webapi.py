"""The Web API's front: where token and arguments may stand, scopes, limits, faults; then the method itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from . import methods_chat, methods_files, methods_views
from .faults import Spoiler
from .limits import Limits, whole_seconds
from .settings import METHODS, Method, Refusal, TooFast
from .world import Json, World

STRUCTURED = ("blocks", "attachments", "metadata", "view", "files")
JSON, TEXT, FORMS = "application/json", "text/plain", ("application/x-www-form-urlencoded", "multipart/form-data")
ALLOWED = (JSON, TEXT, *FORMS)
POSTS = frozenset({"chat.postMessage", "chat.postEphemeral"})
Handler = Callable[[World, Json], Json]

HANDLERS: dict[str, Handler] = {
    "auth.test": methods_files.auth_test,
    "bots.info": methods_files.bots_info,
    "chat.delete": methods_chat.delete,
    "chat.postEphemeral": methods_chat.post_ephemeral,
    "chat.postMessage": methods_chat.post_message,
    "chat.update": methods_chat.update,
    "conversations.history": methods_chat.history,
    "conversations.open": methods_chat.conversations_open,
    "files.completeUploadExternal": methods_files.complete_upload,
    "files.getUploadURLExternal": methods_files.get_upload_url,
    "files.info": methods_files.files_info,
    "users.info": methods_files.users_info,
    "views.open": methods_views.views_open,
    "views.publish": methods_views.views_publish,
    "views.push": methods_views.views_push,
    "views.update": methods_views.views_update,
}


class WebApi:
    """Answers `/api/{method}`."""

    def __init__(self, world: World, limits: Limits, spoiler: Spoiler, open_socket: Callable[[], str]) -> None:
        self._world, self._limits, self._spoiler = world, limits, spoiler

        def connections_open(_world: World, _args: Json) -> Json:
            return {"url": open_socket()}

        self._handlers: dict[str, Handler] = {**HANDLERS, "apps.connections.open": connections_open}

    def knows(self, token: str | None) -> bool:
        """Whether a token was ever one of this workspace's."""
        return token in self._world.tokens or token in self._world.gone

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        name = request.match_info["method"]
        try:
            token, args = await _arguments(request, METHODS.get(name))
        except Refusal as refusal:
            self._world.ledger.note("call", name)
            self._world.ledger.note("refused", name, error=refusal.error)
            return web.json_response(refusal.body)
        self._world.ledger.note("call", name, arguments=args)
        scope = next((str(args[key]) for key in ("channel", "user", "user_id", "users") if args.get(key)), None)

        def effect() -> Json:
            try:
                return self._perform(name, request.method, token, args)
            except Refusal as refusal:
                self._world.ledger.note("refused", name, **{"channel": args.get("channel"), **refusal.body})
                return refusal.body

        try:
            if fault := self._world.faults.next_for(name, scope):
                return await self._spoiler.spoil(request, fault, effect)
            body = effect()
        except TooFast as limit:
            self._world.ledger.note("refused", name, error="ratelimited", channel=args.get("channel"))
            headers = {"Retry-After": whole_seconds(limit.seconds)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        return web.json_response(body, headers={"X-OAuth-Scopes": ",".join(sorted(self._world.scopes))})

    def _perform(self, name: str, verb: str, token: str | None, args: Json) -> Json:
        method = METHODS.get(name)
        if not method:
            raise Refusal("unknown_method")
        self._admit(name, verb, method, token)
        self._limits.call(name)
        if missing := [key for key in method.required if args.get(key) in (None, "", [], {})]:
            raise Refusal("invalid_arguments", *(f"missing required field: {key}" for key in missing))
        if name in POSTS:
            target = str(args["channel"])
            self._limits.post(self._world.dm(target).id if target in self._world.users else target)
        return {"ok": True, **self._handlers[name](self._world, args)}

    def _admit(self, name: str, verb: str, method: Method, token: str | None) -> None:
        settings = self._world.settings
        if not token:
            raise Refusal("not_authed")
        by_app = token == settings.app_token
        trouble = self._world.token_error if by_app else self._world.trouble_with(token)
        if trouble == "invalid_auth":
            raise Refusal(trouble)
        if by_app != (method.token == "app"):
            raise Refusal("not_allowed_token_type")
        if trouble:
            raise Refusal(trouble)
        if name == "apps.connections.open" and verb != "POST":
            raise Refusal("insecure_request")
        if method.scope and method.scope not in self._world.scopes:
            raise Refusal("missing_scope", needed=method.scope, provided=",".join(sorted(self._world.scopes)))


async def token_of(request: web.Request) -> str | None:
    """The token of a call, from its header or its form."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or None
    if token is None and request.method == "POST" and request.content_type in FORMS and await request.read():
        token = str((await request.post()).get("token") or "") or None
    return token


async def _arguments(request: web.Request, method: Method | None) -> tuple[str | None, Json]:
    """The token and the arguments, each only from a place where Slack looks for it."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ").strip() or None
    args: Json = {key: value for key, value in request.query.items() if key != "token"}
    if request.method == "POST":
        raw = await request.read()
        if raw and "Content-Type" not in request.headers:
            raise Refusal("missing_post_type")
        if raw and request.content_type not in ALLOWED:
            raise Refusal("invalid_post_type")
        if (request.charset or "utf-8").lower() not in {"utf-8", "iso-8859-1"}:
            raise Refusal("invalid_charset")
        if raw and request.content_type == JSON:
            if args:
                raise Refusal("invalid_arguments", "arguments both in the query and in a JSON body")
            found = _json(raw)
            # A method that takes no JSON doesn't see what is in it.
            args = {key: value for key, value in found.items() if key != "token"} if method and method.json else {}
        elif raw and request.content_type in FORMS:
            form = await request.post()
            token = token or str(form.get("token") or "") or None
            args |= {key: value for key, value in form.items() if key != "token"}
    return token, {key: _decoded(key, value) for key, value in args.items() if value is not None}


def _json(raw: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(raw)
    except ValueError:
        raise Refusal("invalid_json") from None
    if not isinstance(found, dict):
        raise Refusal("json_not_object")
    return found


def _decoded(key: str, value: Any) -> Any:
    """Structured arguments are JSON text in a form or a query."""
    if key not in STRUCTURED or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Refusal("invalid_blocks_format" if key == "blocks" else "invalid_arguments") from None
