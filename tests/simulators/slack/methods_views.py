"""The Web API methods for modals and the App Home."""

from __future__ import annotations

import json
import secrets
from typing import Any

from .blocks import check_view, interactive, stored
from .methods_chat import usable_file
from .settings import Refusal
from .world import Json, Trigger, World

STACK, LARGEST = 3, 250_000


def checked(world: World, view: Any, surface: str, *, but: str | None = None) -> Json:
    """A view that keeps every limit, as Slack stores it; `but` is the view it replaces."""
    if problems := check_view(view, surface, usable_file(world)):
        raise Refusal("invalid_arguments", *problems)
    if len(json.dumps(view)) > LARGEST:
        raise Refusal("view_too_large")
    taken = {v.get("external_id"): v["id"] for v in all_views(world)}
    external = view.get("external_id")
    if external and taken.get(external, but) != but:
        raise Refusal("duplicate_external_id")
    empty: Json = {"title": None, "submit": None, "close": None, "private_metadata": "", "callback_id": ""}
    flags = {"clear_on_close": False, "notify_on_close": False, "external_id": ""}
    whose = {"team_id": world.team, "app_id": world.app_id, "app_installed_team_id": world.team, "bot_id": world.bot_id}
    new: Json = {"hash": new_hash(world), "state": {"values": {}}, "previous_view_id": None}
    return {**empty, **flags, **view, **whose, **new, "blocks": stored(view["blocks"])}


def all_views(world: World) -> list[Json]:
    """Every modal and Home there is."""
    return [*world.homes.values(), *(view for stack in world.modals.values() for view in stack)]


def new_hash(world: World) -> str:
    """The mark of one version of a view."""
    return f"{int(world.clock.now())}.{secrets.token_hex(4)}"


def spend(world: World, args: Json) -> Trigger:
    """The trigger of a call, used up even if the call is refused afterwards."""
    if not args.get("trigger_id"):
        raise Refusal("invalid_arguments", "missing required field: trigger_id")
    trigger = world.triggers.get(str(args["trigger_id"]))
    if not trigger:
        raise Refusal("invalid_trigger_id")
    if trigger.used:
        raise Refusal("exchanged_trigger_id")
    if world.clock.now() > trigger.expires:
        raise Refusal("expired_trigger_id")
    trigger.used = True
    return trigger


def show(world: World, user: str, view: Json, *, on: list[Json]) -> Json:
    """Put a modal on somebody's screen, on top of these."""
    view["id"] = world.new_id("V")
    view["root_view_id"] = on[0]["id"] if on else view["id"]
    view["previous_view_id"] = on[-1]["id"] if on else None
    world.modals[user] = [*on, view]
    world.ledger.note("effect", "view", user=user, view_id=view["id"], how="push" if on else "open", view=view)
    return view


def views_open(world: World, args: Json) -> Json:
    """views.open."""
    trigger = spend(world, args)
    return {"view": show(world, trigger.user, checked(world, args["view"], "modal"), on=[])}


def views_push(world: World, args: Json) -> Json:
    """views.push, from inside an open modal."""
    trigger = spend(world, args)
    stack = world.modals.get(trigger.user, [])
    if trigger.view is None or trigger.view not in {view["id"] for view in stack}:
        raise Refusal("not_found")
    if len(stack) >= STACK:
        raise Refusal("push_limit_reached")
    return {"view": show(world, trigger.user, checked(world, args["view"], "modal"), on=stack)}


def replace(world: World, user: str, old: Json, new: Any, how: str = "update") -> Json:
    """Put another version in a view's place; what is filled in stays where block and action are the same."""
    fresh = checked(world, new, old["type"], but=old["id"])
    for name in ("id", "root_view_id", "previous_view_id"):
        fresh[name] = old[name]
    values = old["state"]["values"]
    for block in fresh["blocks"]:
        for element in interactive(block):
            kept = values.get(block["block_id"], {}).get(element.get("action_id"))
            if kept:
                fresh["state"]["values"].setdefault(block["block_id"], {})[element["action_id"]] = kept
    old.clear()
    old.update(fresh)
    what = "home" if old["type"] == "home" else "view"
    world.ledger.note("effect", what, user=user, view_id=old["id"], how=how, view=dict(old))
    return old


def views_update(world: World, args: Json) -> Json:
    """views.update."""
    view_id, external = args.get("view_id"), args.get("external_id")
    if (view_id is None) == (external is None):
        raise Refusal("invalid_arguments", "must provide exactly one of view_id, external_id")
    found = next(
        (v["id"] for v in all_views(world) if v["id"] == view_id or (external and v["external_id"] == external)), None
    )
    user, view = world.view(found)
    if args.get("hash") and args["hash"] != view["hash"]:
        raise Refusal("hash_conflict")
    return {"view": replace(world, user, view, args["view"])}


def views_publish(world: World, args: Json) -> Json:
    """views.publish; a hash that isn't the newest is refused."""
    if not world.settings.home_tab:
        raise Refusal("not_enabled")
    user = world.user(args["user_id"]).id
    old = world.homes.get(user)
    if args.get("hash") and (old is None or args["hash"] != old["hash"]):
        raise Refusal("hash_conflict")
    if old:
        return {"view": replace(world, user, old, args["view"], "publish")}
    view = checked(world, args["view"], "home")
    view["id"] = view["root_view_id"] = world.new_id("V")
    world.homes[user] = view
    world.ledger.note("effect", "home", user=user, view_id=view["id"], how="publish", view=dict(view))
    return {"view": view}
