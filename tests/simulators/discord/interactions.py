"""Interaction callbacks and the webhook routes of their tokens, with the three seconds and the fifteen minutes."""

from __future__ import annotations

from .bodies import ANSWER_FLAGS, EDIT_FLAGS, check_message
from .call import Answer, Call
from .components import check_modal
from .form import ApiError, Form, Json
from .models import EPHEMERAL, LOADING, Interaction, Message
from .rest import Table
from .world import World

ANSWER_WITHIN, TOKEN_LIVES = 3.0, 900.0
MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
ALLOWED = {
    2: frozenset({MESSAGE, DEFER, MODAL}),
    3: frozenset({MESSAGE, DEFER, DEFER_UPDATE, UPDATE, MODAL}),
    4: frozenset({CHOICES}),
    5: frozenset({MESSAGE, DEFER, DEFER_UPDATE, UPDATE}),
}


class InteractionRoutes:
    """The first response to an interaction, and everything its token allows afterwards."""

    def __init__(self, world: World) -> None:
        self._world = world

    def table(self) -> Table:
        """Every route here."""
        original, other = "/webhooks/{app}/{token}/messages/@original", "/webhooks/{app}/{token}/messages/{message}"
        return {
            "POST /interactions/{id}/{token}/callback": self._callback,
            "POST /webhooks/{app}/{token}": self._follow_up,
            f"GET {original}": self._get,
            f"PATCH {original}": self._edit,
            f"DELETE {original}": self._delete,
            f"GET {other}": self._get,
            f"PATCH {other}": self._edit,
            f"DELETE {other}": self._delete,
        }

    # The first response

    def _callback(self, call: Call) -> Answer:
        now = self._world.clock.now()
        interaction = self._world.interactions.get(call.params["token"])
        if interaction is None or interaction.id != call.params["id"]:
            raise ApiError(404, 10062, "Unknown interaction")
        if interaction.answered is not None:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        if now - interaction.sent_at > ANSWER_WITHIN:
            raise ApiError(404, 10062, "Unknown interaction")
        body = call.object()
        kind, data = self._check(interaction, body, call)
        interaction.answered, interaction.answered_at = kind, now
        took = now - interaction.sent_at
        about = {"interaction": interaction.id, "user": interaction.user.id, "of": interaction.kind, "type": kind}
        self._world.ledger.note("ack", f"callback {kind}", seconds=took, **about)
        if interaction.opened_by and self._world.forms.get(interaction.user.id) is interaction.opened_by:
            del self._world.forms[interaction.user.id]
        self._apply(interaction, kind, data, call)
        return self._answer(interaction, kind) if call.flag("with_response") else Answer(204)

    def _check(self, interaction: Interaction, body: Json, call: Call) -> tuple[int, Json]:
        form = Form()
        allowed = ALLOWED[interaction.kind]
        if not interaction.message and interaction.kind == 5:
            allowed -= {UPDATE}
        form.one_of(body, "type", (), allowed)
        form.check()
        kind, data = body["type"], body.get("data") or {}
        if kind == DEFER and int(data.get("flags") or 0) & ~EPHEMERAL:
            form.wrong(("data", "flags"), "MESSAGE_FLAGS_INVALID", "Only the ephemeral flag may be set here.")
        elif kind == CHOICES:
            _check_choices(form, data)
        elif kind == MODAL:
            check_modal(form, data)
        form.check()
        if kind == MESSAGE:
            check_message(data, call.files, flags=ANSWER_FLAGS)
        elif kind == UPDATE:
            check_message(data, call.files, flags=EDIT_FLAGS, old=interaction.message)
        return kind, data

    def _apply(self, interaction: Interaction, kind: int, data: Json, call: Call) -> None:
        hidden = bool(int(data.get("flags") or 0) & EPHEMERAL)
        if kind == MESSAGE:
            interaction.original = self._post(interaction, data, call, hidden=hidden)
        elif kind == DEFER:
            interaction.original = self._post(interaction, {"flags": LOADING}, call, hidden=hidden)
        elif kind == DEFER_UPDATE:
            interaction.original = interaction.message
        elif kind == UPDATE and interaction.message:
            interaction.original = self._world.edit(interaction.message, data, call.files)
        elif kind == CHOICES:
            interaction.choices = data["choices"]
        elif kind == MODAL:
            interaction.form = data
            self._world.forms[interaction.user.id] = interaction
            about = {"user": interaction.user.id, "to": interaction.user.name, "interaction": interaction.id}
            self._world.ledger.note("effect", "modal", **about, title=data["title"], modal=data)

    def _post(self, interaction: Interaction, data: Json, call: Call, *, hidden: bool) -> Message:
        world = self._world
        return world.post(interaction.channel, world.bot, data, call.files,
                          interaction=interaction, hidden_from_others=hidden)  # fmt: skip

    def _answer(self, interaction: Interaction, kind: int) -> Answer:
        about: Json = {"id": interaction.id, "type": interaction.kind}
        resource: Json = {"type": kind}
        message = interaction.original
        if message:
            about["response_message_id"] = message.id
            about["response_message_loading"] = message.loading
            about["response_message_ephemeral"] = message.visible_to is not None
            if kind in {MESSAGE, UPDATE}:
                resource["message"] = message.payload()
        return Answer(200, {"interaction": about, "resource": resource})

    # Afterwards, by the token

    def _token(self, call: Call) -> Interaction:
        interaction = self._world.interactions.get(call.params["token"])
        if interaction is None or call.params["app"] != self._world.app_id:
            raise ApiError(404, 10015, "Unknown Webhook")
        if self._world.clock.now() - interaction.sent_at > TOKEN_LIVES:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if interaction.answered is None:
            raise ApiError(404, 10015, "Unknown Webhook")
        return interaction

    def _message(self, interaction: Interaction, call: Call) -> Message:
        wanted = call.params.get("message")
        if wanted is None:
            found = interaction.original
        else:
            found = next(
                (m for m in interaction.channel.messages if m.id == wanted and self._ours(m, interaction)), None
            )
        if found is None or found.deleted:
            raise ApiError(404, 10008, "Unknown Message")
        return found

    @staticmethod
    def _ours(message: Message, interaction: Interaction) -> bool:
        return message.interaction is interaction or message is interaction.original

    def _follow_up(self, call: Call) -> Answer:
        interaction, data = self._token(call), call.object()
        if set(interaction.owners) == {"1"} and interaction.channel.guild_id and interaction.followups >= 5:
            raise ApiError(400, 40094, "This interaction has no more follow-up messages left.")
        check_message(data, call.files, flags=ANSWER_FLAGS)
        interaction.followups += 1
        if interaction.original and interaction.original.loading:
            kept = {**data, "flags": int(data.get("flags") or 0) & ~EPHEMERAL}
            return Answer(200, self._world.edit(interaction.original, kept, call.files).payload())
        hidden = bool(int(data.get("flags") or 0) & EPHEMERAL)
        return Answer(200, self._post(interaction, data, call, hidden=hidden).payload())

    def _get(self, call: Call) -> Answer:
        return Answer(200, self._message(self._token(call), call).payload())

    def _edit(self, call: Call) -> Answer:
        message, data = self._message(self._token(call), call), call.object()
        check_message(data, call.files, flags=EDIT_FLAGS, old=message)
        return Answer(200, self._world.edit(message, data, call.files).payload())

    def _delete(self, call: Call) -> Answer:
        self._world.delete(self._message(self._token(call), call))
        return Answer(204)


def _check_choices(form: Form, data: Json) -> None:
    if not isinstance(data.get("choices"), list):
        form.wrong(("data", "choices"), "BASE_TYPE_REQUIRED", "This field is required")
        return
    for n, choice in enumerate(form.items(data, "choices", ("data",), 25)):
        path = ("data", "choices", n)
        form.text(choice, "name", path, 100, least=1, needed=True)
        if isinstance(choice.get("value"), str):
            form.text(choice, "value", path, 100)
        elif isinstance(choice.get("value"), bool) or not isinstance(choice.get("value"), int | float):
            form.wrong((*path, "value"), "BASE_TYPE_REQUIRED", "This field is required")
