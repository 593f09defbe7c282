"""What happens in a modal when it is sent: what Slack itself checks, and what the bot's answer does."""

from __future__ import annotations

from typing import Any

from .methods_views import STACK, checked, replace, show
from .render import label
from .screen import is_empty
from .settings import Refusal
from .world import Json, World

TROUBLE = "We had some trouble connecting. Try again?"
REQUIRED = "Please complete this required field."


def missing(view: Json) -> dict[str, str]:
    """What Slack complains of before it sends a modal anywhere."""
    problems = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        state = view["state"]["values"][block["block_id"]][element["action_id"]]
        name, value = label(block["label"]), state.get("value")
        if is_empty(state):
            if not block.get("optional"):
                problems[name] = REQUIRED
        elif isinstance(value, str) and len(value) > element.get("max_length", 3000):
            problems[name] = f"Please use at most {element.get('max_length', 3000)} characters."
        elif isinstance(value, str) and len(value) < element.get("min_length", 0):
            problems[name] = f"Please use at least {element['min_length']} characters."
    return problems


def answered(world: World, user: str, view: Json, body: Any) -> dict[str, str] | None:
    """Do what the bot answered: the problems shown by label, None when the modal closed, {} when another is open."""
    if not body:
        world.modals[user].remove(view)
        return None if not world.modals[user] else {}
    try:
        return _respond(world, user, view, body if isinstance(body, dict) else {})
    except Refusal as refusal:
        world.ledger.note("refused", "view_submission", **{"user": user, **refusal.body})
        return {"": TROUBLE}


def _respond(world: World, user: str, view: Json, body: Json) -> dict[str, str] | None:
    action = body.get("response_action")
    if action == "errors":
        return _errors(world, user, view, body.get("errors"))
    if action == "clear":
        world.modals[user] = []
        return None
    if action == "update":
        replace(world, user, view, body.get("view"))
        return {}
    if action == "push" and len(world.modals[user]) < STACK:
        show(world, user, checked(world, body.get("view"), "modal"), on=world.modals[user])
        return {}
    raise Refusal("push_limit_reached" if action == "push" else "invalid_response_action")


def _errors(world: World, user: str, view: Json, errors: Any) -> dict[str, str]:
    labels = {block["block_id"]: label(block["label"]) for block in view["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= set(labels):
        raise Refusal("invalid_errors", "keys must be block_ids of this view's inputs")
    world.ledger.note("effect", "problems", user=user, view_id=view["id"], errors=errors)
    return {labels[block]: str(text) for block, text in errors.items()}
