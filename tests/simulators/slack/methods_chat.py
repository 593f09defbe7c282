"""The Web API methods for messages and conversations."""

from __future__ import annotations

from typing import Any

from .blocks import ALL_TEXT, check_message, stored, total_text
from .settings import Refusal
from .world import Channel, Json, World

CUT_AT, UPDATE_TEXT = 40_000, 4_000


def content(world: World, args: Json, *, longest: int | None = None) -> Json:
    """The text, blocks and metadata of a message, checked."""
    text, blocks = str(args.get("text") or ""), args.get("blocks") or []
    if longest and len(text) > longest:
        raise Refusal("msg_too_long")
    if not text and not blocks and not args.get("attachments"):
        raise Refusal("no_text")
    if not isinstance(blocks, list):
        raise Refusal("invalid_blocks_format")
    if blocks:
        usable = usable_file(world)
        if problems := check_message(blocks, usable):
            raise Refusal("invalid_blocks", *problems, errors=problems)
        if total_text(blocks) > ALL_TEXT:
            raise Refusal("msg_blocks_too_long")
        blocks = stored(blocks)
    found: Json = {"text": text[:CUT_AT]}
    if blocks:
        found["blocks"] = blocks
    if metadata := args.get("metadata"):
        found["metadata"] = _metadata(metadata)
    return found


def _metadata(metadata: Any) -> Json:
    whole = isinstance(metadata, dict) and isinstance(metadata.get("event_type"), str)
    if not whole or not isinstance(metadata.get("event_payload"), dict):
        raise Refusal("invalid_metadata_format")
    return dict(metadata)


def usable_file(world: World) -> Any:
    """The check whether a slack_file of a block can be shown yet."""

    def usable(file: object) -> bool:
        known = world.files.get(str(file).rpartition("/")[2])
        picture = known is not None and known.name.lower().endswith((".png", ".jpg", ".jpeg", ".gif"))
        return known is not None and picture and world.ready(known)

    return usable


def by_bot(world: World, **more: Any) -> Json:
    """A message of the bot's as Slack keeps it."""
    profile = {"id": world.bot_id, "name": "coach", "app_id": world.app_id, "team_id": world.team}
    whose = {"user": world.bot_user, "bot_id": world.bot_id, "app_id": world.app_id, "team": world.team}
    return {"type": "message", **whose, "bot_profile": profile, **more}


def post(world: World, channel: Channel, found: Json, **more: Any) -> Json:
    """Put a message of the bot's into a conversation."""
    message = by_bot(world, ts=world.new_ts(), **found, **more)
    channel.messages.append(message)
    seen = {"channel": channel.id, "user": channel.user, "ts": message["ts"], "text": message["text"]}
    world.ledger.note("effect", "message", **seen, metadata=message.get("metadata"), blocks=message.get("blocks"))
    if channel.im and world.settings.echo_own:
        hidden = {name: value for name, value in message.items() if name != "metadata"}
        world.emit({**hidden, **place(channel), "event_ts": message["ts"]}, "message.im")
    return message


def edit(world: World, channel: Channel, message: Json, found: Json) -> None:
    """Change a message of the bot's."""
    before = dict(message)
    message.pop("blocks", None)
    if found.get("metadata") == {}:
        message.pop("metadata", None)
    message.update({name: value for name, value in found.items() if value != {}})
    message["edited"] = {"user": world.bot_user, "ts": world.new_ts()}
    seen = {"channel": channel.id, "user": channel.user, "ts": message["ts"], "text": message["text"]}
    world.ledger.note("effect", "edit", **seen, blocks=message.get("blocks"))
    if channel.im and world.settings.echo_own:
        now = message["edited"]["ts"]
        change = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": now, "event_ts": now}
        world.emit({**change, **place(channel), "message": dict(message), "previous_message": before}, "message.im")


def remove(world: World, channel: Channel, message: Json) -> None:
    """Take a message away."""
    channel.messages.remove(message)
    world.ledger.note("effect", "delete", channel=channel.id, ts=message["ts"])
    if channel.im and world.settings.echo_own:
        now = world.new_ts()
        change = {"type": "message", "subtype": "message_deleted", "hidden": True, "ts": now, "event_ts": now}
        gone = {"deleted_ts": message["ts"], "previous_message": message}
        world.emit({**change, **place(channel), **gone}, "message.im")


def whisper(world: World, user: str, channel: str, found: Json) -> Json:
    """Show somebody a message that only they see."""
    message = by_bot(world, ts=world.new_ts(), channel=channel, is_ephemeral=True, **found)
    world.ephemerals.setdefault(user, []).append(message)
    seen = {"channel": channel, "user": user, "ts": message["ts"], "text": message["text"]}
    world.ledger.note("effect", "ephemeral", **seen, blocks=message.get("blocks"))
    return message


def place(channel: Channel) -> Json:
    """Where an event happened."""
    return {"channel": channel.id, "channel_type": "im" if channel.im else "channel"}


def post_message(world: World, args: Json) -> Json:
    """chat.postMessage."""
    target = str(args["channel"])
    if target in world.users:
        target = open_dm(world, target).id
    channel = world.channel(target)
    if channel.im and not world.settings.messages_tab:
        raise Refusal("messages_tab_disabled")
    thread = {"thread_ts": str(args["thread_ts"])} if args.get("thread_ts") else {}
    message = post(world, channel, content(world, args), **thread)
    shown = {name: value for name, value in message.items() if name != "channel"}
    return {"channel": channel.id, "ts": message["ts"], "message": shown}


def update(world: World, args: Json) -> Json:
    """chat.update; metadata stays when it isn't given."""
    channel = world.channel(args["channel"])
    message = world.message(channel, args["ts"])
    if message.get("bot_id") != world.bot_id:
        raise Refusal("cant_update_message")
    found = content(world, args, longest=UPDATE_TEXT)
    if "metadata" in args:
        found["metadata"] = args["metadata"] or {}
    edit(world, channel, message, found)
    return {"channel": channel.id, "ts": message["ts"], "text": message["text"], "message": message}


def delete(world: World, args: Json) -> Json:
    """chat.delete."""
    channel = world.channel(args["channel"])
    message = world.message(channel, args["ts"])
    if message.get("bot_id") != world.bot_id:
        raise Refusal("cant_delete_message")
    remove(world, channel, message)
    return {"channel": channel.id, "ts": message["ts"]}


def post_ephemeral(world: World, args: Json) -> Json:
    """chat.postEphemeral; whom it is for must be in the conversation."""
    channel = world.channel(args["channel"])
    if channel.im and not world.settings.messages_tab:
        raise Refusal("messages_tab_disabled")
    if args["user"] not in channel.members:
        raise Refusal("user_not_in_channel")
    message = whisper(world, str(args["user"]), channel.id, content(world, args, longest=CUT_AT))
    return {"message_ts": message["ts"]}


def open_dm(world: World, user_id: str) -> Channel:
    """The direct message with somebody whom the bot may write to."""
    user = world.user(user_id)
    if user.deleted:
        raise Refusal("user_disabled")
    if user.bot:
        raise Refusal("cannot_dm_bot")
    if not user.reachable:
        raise Refusal("channel_not_found")
    return world.dm(user.id)


def conversations_open(world: World, args: Json) -> Json:
    """conversations.open, for one person."""
    if not args.get("users") and not args.get("channel"):
        raise Refusal("users_list_not_supplied")
    if args.get("channel"):
        channel, old = world.channel(args["channel"]), True
    else:
        users = str(args["users"]).split(",")
        if len(users) > 1:
            raise Refusal("missing_scope", needed="mpim:write", provided=",".join(sorted(world.scopes)))
        old = any(channel.user == users[0] for channel in world.channels.values())
        channel = open_dm(world, users[0])
    found: Json = {"id": channel.id}
    if str(args.get("return_im")).lower() in {"1", "true"}:
        found |= {"created": int(world.clock.now()), "is_im": True, "user": channel.user, "is_open": True}
    return {"channel": found} | ({"no_op": True, "already_open": True} if old else {})


def history(world: World, args: Json) -> Json:
    """conversations.history, newest first."""
    channel = world.channel(args["channel"])
    oldest, latest = _moment(args, "oldest"), _moment(args, "latest")
    inclusive = str(args.get("inclusive")).lower() in {"1", "true"}
    limit, skip = min(int(args.get("limit") or 100), 999), 0
    if cursor := args.get("cursor"):
        if not str(cursor).startswith("sim:") or not str(cursor)[4:].isdigit():
            raise Refusal("invalid_cursor")
        skip = int(str(cursor)[4:])

    def wanted(ts: float) -> bool:
        after = oldest is None or ts > oldest or (inclusive and ts == oldest)
        return after and (latest is None or ts < latest or (inclusive and ts == latest))

    found = [message for message in reversed(channel.messages) if wanted(float(message["ts"]))]
    whole = str(args.get("include_all_metadata")).lower() in {"1", "true"}
    page = [{k: v for k, v in m.items() if whole or k != "metadata"} for m in found[skip : skip + limit]]
    more = len(found) > skip + limit
    cursor = f"sim:{skip + limit}" if more else ""
    return {"messages": page, "has_more": more, "pin_count": 0, "response_metadata": {"next_cursor": cursor}}


def _moment(args: Json, name: str) -> float | None:
    if args.get(name) in {None, ""}:
        return None
    try:
        return float(args[name])
    except ValueError:
        raise Refusal(f"invalid_ts_{name}") from None
