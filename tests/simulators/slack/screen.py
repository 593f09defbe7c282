"""The payloads of what a person does on the screen."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from .render import Control, label
from .world import Channel, Json, User, World


@dataclass(frozen=True)
class Surface:
    """Where a control is: a message of a conversation, or a view."""

    raw: Json
    channel: Channel | None = None

    @property
    def key(self) -> str:
        """What the state of its controls is kept under."""
        return str(self.raw["id"] if self.channel is None else self.raw["ts"])


def common(world: World, user: User, kind: str) -> Json:
    """What every interaction tells."""
    who = {"id": user.id, "username": user.name.lower(), "name": user.name.lower(), "team_id": world.team}
    team = None if world.org else {"id": world.team, "domain": world.domain}
    enterprise = {"id": world.enterprise, "name": "Simulated Org"} if world.enterprise else None
    about = {"api_app_id": world.app_id, "token": "simulated-verification", "is_enterprise_install": world.org}
    return {"type": kind, "user": who, "team": team, "enterprise": enterprise, **about}


def block_actions(world: World, user: User, surface: Surface, action: Json, values: Json) -> Json:
    """A press or a pick."""
    payload = common(world, user, "block_actions")
    raw, channel = surface.raw, surface.channel
    if channel is None:
        payload["trigger_id"] = world.new_trigger(user.id, raw["id"])
        payload["container"] = {"type": "view", "view_id": raw["id"]}
        payload["view"] = raw | {"state": {"values": values}}
    else:
        payload["trigger_id"] = world.new_trigger(user.id)
        quiet = bool(raw.get("is_ephemeral"))
        container = {"type": "message", "message_ts": raw["ts"], "channel_id": channel.id, "is_ephemeral": quiet}
        payload |= {"container": container, "channel": {"id": channel.id, "name": channel.name}}
        payload |= {"state": {"values": values}, "response_url": world.new_hook(user.id, channel.id, raw["ts"])}
        if not quiet:
            payload["message"] = {name: value for name, value in raw.items() if name != "metadata"}
    return payload | {"actions": [action]}


def pressed(world: World, control: Control) -> Json:
    """The action of a button."""
    element = control.element
    kept = {name: element[name] for name in ("value", "style", "url", "text") if name in element}
    return _action(world, control) | kept


def chosen(world: World, control: Control, value: Json) -> Json:
    """The action of a select, a picker or some boxes."""
    return _action(world, control) | {name: item for name, item in value.items() if name != "type"}


def _action(world: World, control: Control) -> Json:
    ids = {"type": control.kind, "action_id": control.element["action_id"], "block_id": control.block["block_id"]}
    return {**ids, "action_ts": world.new_ts()}


def filled(control: Control, given: Any) -> Json:
    """The state of a control after this was filled in; None empties it."""
    kind = control.kind
    if kind.endswith(("_text_input", "number_input", "plain_text_input")):
        return {"type": kind, "value": str(given) if given not in {None, ""} else None}
    if kind in {"datepicker", "timepicker", "datetimepicker"}:
        return {
            "type": kind,
            {"datep": "selected_date", "timep": "selected_time"}.get(kind[:5], "selected_date_time"): given,
        }
    wanted = [] if given is None else [given] if isinstance(given, str) else list(given)
    options = [find_option(control.element, name) for name in wanted]
    if kind == "checkboxes" or kind.startswith("multi_"):
        most = control.element.get("max_selected_items") or len(options)
        assert len(options) <= most, f"{control.label} takes at most {most}"
        return {"type": kind, "selected_options": options}
    assert len(options) <= 1, f"{control.label} takes one choice"
    return {"type": kind, "selected_option": options[0] if options else None}


def find_option(element: Json, name: str) -> Json:
    """The option of this name."""
    for group in element.get("option_groups") or [element]:
        for option in group.get("options") or ():
            if label(option["text"]) == name:
                return {key: option[key] for key in ("text", "value", "description") if key in option}
    raise LookupError(name)


def initial(element: Json) -> Json:
    """What a control holds before anybody touches it."""
    kind = element["type"]
    if kind.endswith("_input"):
        return {"type": kind, "value": element.get("initial_value")}
    if kind == "checkboxes" or kind.startswith("multi_"):
        return {"type": kind, "selected_options": element.get("initial_options") or []}
    for name in ("date", "time", "date_time"):
        if kind == f"{name.replace('_', '')}picker":
            return {"type": kind, f"selected_{name}": element.get(f"initial_{name}")}
    return {"type": kind, "selected_option": element.get("initial_option")}


def is_empty(state: Json) -> bool:
    """Whether nothing is filled in."""
    return not any(value for name, value in state.items() if name != "type")


def said(world: World, user: User, channel: Channel, text: str) -> Json:
    """A message somebody typed, as it is kept: the three characters escaped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    blocks = [{"type": "rich_text", "block_id": "typed", "elements": [section]}]
    ids = {"client_msg_id": str(uuid.uuid4()), "ts": world.new_ts(), "team": world.team}
    message = {"type": "message", "user": user.id, "text": escaped, **ids, "blocks": blocks}
    channel.messages.append(message)
    return message


def command(world: World, user: User, channel: Channel, name: str, text: str) -> Json:
    """The form fields of a slash command."""
    where = {"channel_id": channel.id, "channel_name": channel.name}
    who = {"user_id": user.id, "user_name": user.name.lower(), "team_id": world.team, "team_domain": world.domain}
    org = {"enterprise_id": world.enterprise, "enterprise_name": "Simulated Org"} if world.enterprise else {}
    about = {"api_app_id": world.app_id, "is_enterprise_install": str(world.org).lower(), **org}
    about["token"] = "simulated-verification"
    answers = {"response_url": world.new_hook(user.id, channel.id), "trigger_id": world.new_trigger(user.id)}
    return {**about, **who, **where, "command": name, "text": text, **answers}
