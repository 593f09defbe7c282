"""The REST routes a DM bot uses: itself, users, channels and messages."""

from __future__ import annotations

from collections.abc import Callable

from .bodies import CREATE_FLAGS, EDIT_FLAGS, check_message
from .call import Answer, Call
from .form import ApiError, Form, Json
from .models import Channel, Message, User
from .world import World

Handler = Callable[[Call], Answer]
Table = dict[str, Handler]


class Routes:
    """Handlers by route; each is a plain function, so that a fault can put its effect where it likes."""

    def __init__(self, world: World, gateway_url: Callable[[], str]) -> None:
        self._world = world
        self._gateway_url = gateway_url

    def table(self) -> Table:
        """Every route here."""
        return {
            "GET /gateway": lambda _: Answer(200, {"url": self._gateway_url()}),
            "GET /gateway/bot": self._gateway,
            "GET /users/@me": lambda _: Answer(200, {**self._world.bot.payload(), "verified": True}),
            "GET /users/{user}": lambda call: Answer(200, self._user(call.params["user"]).payload()),
            "GET /applications/@me": self._application,
            "GET /oauth2/applications/@me": self._application,
            "POST /users/@me/channels": self._open_dm,
            "GET /channels/{id}": lambda call: Answer(200, self._channel(call).payload()),
            "POST /channels/{id}/typing": self._typing,
            "GET /channels/{id}/messages": self._history,
            "POST /channels/{id}/messages": self._send,
            "GET /channels/{id}/messages/{message}": lambda call: Answer(200, self._message(call).payload()),
            "PATCH /channels/{id}/messages/{message}": self._change,
            "DELETE /channels/{id}/messages/{message}": self._delete,
        }

    def _gateway(self, _: Call) -> Answer:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
        return Answer(200, {"url": self._gateway_url(), "shards": 1, "session_start_limit": limit})

    def _application(self, _: Call) -> Answer:
        return Answer(200, {
            "id": self._world.app_id,
            "name": self._world.bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "owner": self._world.owner.payload(),
            "team": None,
            "flags": 0,
            "interactions_endpoint_url": None,
            "integration_types_config": {"0": {}, "1": {}},
        })  # fmt: skip

    def _user(self, identity: str) -> User:
        if identity not in self._world.users:
            raise ApiError(404, 10013, "Unknown User")
        return self._world.users[identity]

    def _open_dm(self, call: Call) -> Answer:
        recipient = str(call.object().get("recipient_id"))
        user = self._world.users.get(recipient)
        if user is None or user is self._world.bot:
            form = Form()
            form.wrong(("recipient_id",), "USER_INVALID", "No such user to write to.")
            form.check()
            raise AssertionError
        if user.id not in self._world.dms:
            self._may_open()
        return Answer(200, self._world.dm_with(user).payload())

    def _may_open(self) -> None:
        world, now = self._world, self._world.clock.now()
        if world.quarantined:
            raise ApiError(403, 20026, "This action cannot be performed: your bot has been flagged by anti-spam.")
        recent = [at for at in world.opened if now - at < 60]
        if world.dm_opens_per_minute and len(recent) >= world.dm_opens_per_minute:
            raise ApiError(403, 40003, "You are opening direct messages too fast.")
        world.opened = [*recent, now]

    def _channel(self, call: Call) -> Channel:
        channel = self._world.channels.get(call.params["id"])
        if channel is None:
            raise ApiError(404, 10003, "Unknown Channel")
        return channel

    def _message(self, call: Call) -> Message:
        for message in self._channel(call).messages:
            if message.id == call.params["message"] and not message.visible_to:
                return message
        raise ApiError(404, 10008, "Unknown Message")

    def _typing(self, call: Call) -> Answer:
        self._channel(call)
        return Answer(204)

    def _history(self, call: Call) -> Answer:
        limit = call.number("limit", 50, 1, 100)
        old_first = [message for message in self._channel(call).messages if not message.visible_to]
        if "after" in call.query:
            found = [m for m in old_first if int(m.id) > int(call.query["after"])][:limit]
        elif "around" in call.query:
            middle = int(call.query["around"])
            near = sorted(old_first, key=lambda m: abs(int(m.id) - middle))[:limit]
            found = sorted(near, key=lambda m: int(m.id))
        else:
            until = int(call.query.get("before", 2**63))
            found = [m for m in old_first if int(m.id) < until][-limit:]
        return Answer(200, [message.payload() for message in reversed(found)])

    def _send(self, call: Call) -> Answer:
        channel, body, world = self._channel(call), call.object(), self._world
        check_message(body, call.files, flags=CREATE_FLAGS)
        self._check_reference(channel, body)
        if channel.recipient:
            _check_dm(world, channel)
        if body.get("enforce_nonce") and body.get("nonce") is not None:
            twin = world.same_nonce(str(body["nonce"]))
            if twin:
                return Answer(200, twin.payload())
        message = world.post(channel, world.bot, body, call.files)
        answer = message.payload()
        return Answer(200, answer if message.nonce is None else {**answer, "nonce": message.nonce})

    def _check_reference(self, channel: Channel, body: Json) -> None:
        reference = body.get("message_reference")
        if not reference or not reference.get("fail_if_not_exists", True):
            return
        if str(reference.get("message_id")) not in {message.id for message in channel.messages}:
            form = Form()
            form.wrong(("message_reference",), "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
            form.check()
        body["message_reference"] = {"message_id": str(reference["message_id"])}

    def _own(self, call: Call) -> Message:
        message = self._message(call)
        if message.author is not self._world.bot:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        return message

    def _change(self, call: Call) -> Answer:
        message, body = self._own(call), call.object()
        check_message(body, call.files, flags=EDIT_FLAGS, old=message)
        return Answer(200, self._world.edit(message, body, call.files).payload())

    def _delete(self, call: Call) -> Answer:
        message = self._message(call)
        if message.author is not self._world.bot:
            raise ApiError(403, 50003, "Cannot execute action on a DM channel")
        self._world.delete(message)
        return Answer(204)


def _check_dm(world: World, channel: Channel) -> None:
    recipient = channel.recipient
    if recipient is None:
        return
    if recipient.dms == "no_mutual":
        raise ApiError(403, 50278, "Cannot send messages to this user due to having no mutual guilds")
    if recipient.dms == "closed" or recipient.bot:
        raise ApiError(403, 50007, "Cannot send messages to this user")
    if world.quarantined and not channel.messages:
        raise ApiError(403, 20026, "This action cannot be performed: your bot has been flagged by anti-spam.")
