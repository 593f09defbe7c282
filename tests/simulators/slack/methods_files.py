"""The Web API methods for files, people and the app itself."""

from __future__ import annotations

import mimetypes
from typing import Any

from .methods_chat import content, post
from .settings import Refusal
from .world import File, Json, World


def auth_test(world: World, _args: Json) -> Json:
    """auth.test."""
    names = {"url": f"{world.address}/", "team": "Simulated", "user": "coach", "team_id": world.team}
    org = {"enterprise_id": world.enterprise} if world.enterprise else {}
    return {**names, **org, "user_id": world.bot_user, "bot_id": world.bot_id, "is_enterprise_install": world.org}


def bots_info(world: World, args: Json) -> Json:
    """bots.info."""
    if args.get("bot") not in {None, world.bot_id}:
        raise Refusal("bot_not_found")
    return {"bot": {"id": world.bot_id, "name": "coach", "app_id": world.app_id, "user_id": world.bot_user}}


def user_object(world: World, user_id: object, *, locale: bool) -> Json:
    """Somebody as `users.info` and `user_change` give them."""
    user = world.user(user_id)
    names = {"id": user.id, "team_id": world.team, "name": user.name.lower(), "real_name": user.name}
    zone = {"tz": user.tz, "tz_label": user.tz, "tz_offset": user.tz_offset}
    flags = {"deleted": user.deleted, "is_bot": user.bot, "is_app_user": False, "updated": int(world.clock.now())}
    profile = {"display_name": user.name, "real_name": user.name}
    return {**names, **zone, **flags, "profile": profile, **({"locale": user.locale} if locale else {})}


def users_info(world: World, args: Json) -> Json:
    """users.info; the locale only when it is asked for."""
    asked = str(args.get("include_locale")).lower() in {"1", "true"}
    return {"user": user_object(world, args["user"], locale=asked)}


def get_upload_url(world: World, args: Json) -> Json:
    """files.getUploadURLExternal."""
    length = int(args["length"]) if str(args["length"]).isdigit() else 0
    if not length:
        raise Refusal("missing_argument")
    file = File(world.new_id("F"), str(args["filename"]), length, world.bot_user, alt=str(args.get("alt_txt") or ""))
    world.files[file.id] = file
    return {"upload_url": f"{world.address}/upload/{file.id}", "file_id": file.id}


def file_object(world: World, file: File) -> Json:
    """A file as Slack describes it; what kind it is shows only once it is ready."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    ready = world.ready(file)
    names = {"id": file.id, "name": file.name, "title": file.title or file.name, "user": file.user}
    type_ = {"mimetype": kind, "filetype": file.name.rpartition(".")[2]} if ready else {"mimetype": "", "filetype": ""}
    address = f"{world.address}/files-pri/{file.id}"
    addresses = {"url_private": address, "url_private_download": address, "permalink": f"{address}/{file.name}"}
    return {**names, **type_, "size": file.length, "mode": "hosted", **addresses}


def complete_upload(world: World, args: Json) -> Json:
    """files.completeUploadExternal; without a channel the file stays private to the bot."""
    wanted = args["files"]
    if not isinstance(wanted, list) or not all(isinstance(item, dict) for item in wanted):
        raise Refusal("invalid_arguments", "must provide an array [json-pointer:/files]")
    files = [world.files.get(str(item.get("id"))) for item in wanted]
    if not all(file and file.content is not None for file in files):
        raise Refusal("file_not_found")
    places = [place for place in str(args.get("channel_id") or args.get("channels") or "").split(",") if place]
    channels = [world.channel(world.dm(place).id if place in world.users else place) for place in places]
    found: list[Json] = []
    for item, file in zip(wanted, files, strict=True):
        assert file
        file.title = str(item.get("title") or file.name)
        file.completed = world.clock.now() if file.completed is None else file.completed
        found.append(file_object(world, file))
        world.ledger.note("effect", "file", file=file.id, name=file.name, size=file.length, channels=places)
    for channel in channels:
        comment = str(args.get("initial_comment") or "")
        said: Json = content(world, args) if args.get("blocks") and not comment else {"text": comment}
        post(world, channel, said, files=found, upload=True)
    return {"files": found}


def files_info(world: World, args: Json) -> Json:
    """files.info; asking is one of the things that makes a file ready here."""
    file = world.files.get(str(args["file"]))
    if not file or file.completed is None:
        raise Refusal("file_not_found")
    file.polls += 1
    return {"file": file_object(world, file), "comments": [], "response_metadata": {"next_cursor": ""}}


def share(world: World, user: str, name: str, data: bytes) -> Any:
    """A file somebody shares; ready at once."""
    file = File(world.new_id("F"), name, len(data), user, data, name, completed=0.0)
    world.files[file.id] = file
    return file_object(world, file)
