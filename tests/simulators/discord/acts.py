"""INTERACTION_CREATE as documented: commands with their options, presses, choices and sent forms."""

from __future__ import annotations

import secrets
from typing import Any

from .form import Json
from .models import FILE_LIMIT, Channel, Interaction, Message, User
from .world import World

SUB, GROUP, STRING, INTEGER, BOOLEAN, USER, NUMBER = 1, 2, 3, 4, 5, 6, 10
COMMAND, COMPONENT, AUTOCOMPLETE, SUBMIT = 2, 3, 4, 5


def send(
    world: World,
    user: User,
    channel: Channel,
    kind: int,
    data: Json,
    *,
    message: Message | None = None,
    command_type: int = 1,
    opened_by: Interaction | None = None,
    in_server_by_user_install: bool = False,
) -> Interaction:
    """Make an interaction and send it to the bot."""
    owners = {"0": world.guild_id} if channel.guild_id else {"0": "0"}
    if user.installed:
        owners["1"] = user.id
    if in_server_by_user_install:
        owners = {"1": user.id}
    interaction = Interaction(
        world.snowflake(), secrets.token_urlsafe(48), kind, user, channel, world.app_id, world.clock.now(), owners,
        message=message, command_type=command_type, opened_by=opened_by,
    )  # fmt: skip
    world.interactions[interaction.token] = interaction
    world.emit("INTERACTION_CREATE", _event(world, interaction, data))
    return interaction


def _event(world: World, interaction: Interaction, data: Json) -> Json:
    channel, user = interaction.channel, interaction.user
    event: Json = {
        "id": interaction.id,
        "application_id": world.app_id,
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "data": data,
        "channel": channel.payload(),
        "channel_id": channel.id,
        "locale": user.locale,
        "app_permissions": "2248473465835073",
        "entitlements": [],
        "authorizing_integration_owners": interaction.owners,
        "attachment_size_limit": FILE_LIMIT,
        "context": 0 if channel.guild_id else 1,
    }
    if interaction.message:
        event["message"] = interaction.message.payload()
    if channel.guild_id:
        event["guild_id"] = channel.guild_id
        event["guild"] = {"id": channel.guild_id, "locale": "en-US", "features": []}
        event["guild_locale"] = "en-US"
        event["member"] = {**user.member(), "user": user.payload(), "permissions": "2248473465835073"}
    else:
        event["user"] = user.payload()
    return event


def find_command(commands: list[Json], name: str, kind: int, *, in_server: bool) -> tuple[Json, list[str]]:
    """The command a person means by "/name sub sub", by its default or any localised name."""
    words = name.removeprefix("/").split(" ") if kind == 1 else [name]
    for command in commands:
        if command["type"] != kind or words[0] not in _names(command):
            continue
        contexts = [0] if "guild_id" in command else command["contexts"]
        if (0 if in_server else 1) in contexts:
            return command, words[1:]
    place = "the server" if in_server else "the DM"
    raise AssertionError(f"Discord offers no command {name!r} in {place}, but {sorted({c['name'] for c in commands})}")


def command_data(world: World, command: Json, path: list[str], given: dict[str, Any], focus: str | None = None) -> Json:
    """The data of a command or, with a focused option, of an autocomplete."""
    levels, level = [], command
    for word in path:
        inner = [option for option in level.get("options") or [] if option["type"] in {SUB, GROUP}]
        found = next((option for option in inner if word in _names(option)), None)
        assert found, f"/{command['name']} has no {word!r}, but {[option['name'] for option in inner]}"
        levels.append(found)
        level = found
    leaves = level.get("options") or []
    assert not any(leaf["type"] in {SUB, GROUP} for leaf in leaves), f"/{command['name']} needs a sub-command"
    resolved: Json = {}
    options = _filled(world, leaves, given, focus, resolved)
    for found in reversed(levels):
        options = [{"type": found["type"], "name": found["name"], "options": options}]
    data = {"id": command["id"], "name": command["name"], "type": command["type"]}
    data |= {"options": options} if options else {}
    data |= {"resolved": resolved} if resolved else {}
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _filled(world: World, leaves: list[Json], given: dict[str, Any], focus: str | None, resolved: Json) -> list[Json]:
    left = dict(given)
    options = []
    for leaf in leaves:
        name = next((known for known in _names(leaf) if known in left), None)
        if name is None:
            assert focus or not leaf.get("required"), f"The option {leaf['name']!r} is required"
            continue
        option = {"name": leaf["name"], "type": leaf["type"]}
        if focus in _names(leaf):
            option |= {"value": str(left.pop(name)), "focused": True}
        else:
            option["value"] = _value(world, leaf, left.pop(name), resolved)
        options.append(option)
    assert not left, f"No options {sorted(left)} here, but {[leaf['name'] for leaf in leaves]}"
    return options


def _value(world: World, leaf: Json, value: Any, resolved: Json) -> Any:
    if leaf["type"] == USER:
        user = world.users[str(getattr(value, "id", value))]
        resolved.setdefault("users", {})[user.id] = user.payload()
        resolved.setdefault("members", {})[user.id] = {
            key: part for key, part in user.member().items() if key not in {"deaf", "mute"}
        } | {"permissions": "0"}
        return user.id
    choices = leaf.get("choices") or []
    if choices:
        by_name = {c["name"]: c["value"] for c in choices} | {c["value"]: c["value"] for c in choices}
        assert value in by_name, f"{leaf['name']!r} offers no {value!r}, but {[c['name'] for c in choices]}"
        return by_name[value]
    if leaf["type"] == STRING:
        assert (leaf.get("min_length") or 0) <= len(value) <= (leaf.get("max_length") or 6000), f"length of {value!r}"
        return str(value)
    kinds = {INTEGER: int, NUMBER: float, BOOLEAN: bool}
    return kinds[leaf["type"]](value) if leaf["type"] in kinds else str(value)


def _names(item: Json) -> list[str]:
    return [item["name"], *(item.get("name_localizations") or {}).values()]
