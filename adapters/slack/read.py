"""What Slack sends, as events of the coach (pure)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from adapters.slack.render import BUTTON, DONE, SELECT, SEVERAL
from bot.chat.events import Address, Commanded, Event, FormSent, HomeOpened, Picked, Pressed, ReplyRoute, Said

PLATFORM = "slack"
ROUTE_LIVES = timedelta(minutes=29)
"""Slack gives a response_url thirty; the last one is left for clocks that differ."""
_TYPED = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""The kinds of message that somebody wrote just now; all others are edits, deletions and Slack's own notices."""
SHORTCUTS = {"log": "log", "add": "names"}
"""The word that each shortcut of the manifest stands for."""
_ID = re.compile(r"[A-Z0-9]{1,64}")
_NAME = re.compile(r"[\x20-\x7e]{1,1000}")
_MENTION = re.compile(r"\s*<@[A-Z0-9]{1,64}(\|[^<>]*)?>")
_LINK = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))

Json = Mapping[str, Any]
E = TypeVar("E", bound=Event)


def happened(body: Json) -> Event | None:
    """What an Events API body tells; None for what the coach has no use for."""
    inner = body["event"]
    if inner["type"] == "message":
        return _said(body, inner)
    if inner["type"] == "app_mention":
        return _mentioned(body, inner)
    if inner["type"] == "app_home_opened" and inner.get("tab") == "home":
        stamp = inner.get("event_ts") or body.get("event_time")
        address = _address(body, inner["user"])
        return _sound(HomeOpened(id=body["event_id"], address=address, at=moment(stamp), channel=inner.get("channel")))
    return None


def acted(body: Json) -> Event | None:
    """What a press or a choice means; None for a tick in a list of several, which is sent by its button."""
    action = body["actions"][0]
    kind, token = action["action_id"][:1], action["action_id"].partition("|")[2]
    if kind not in {BUTTON, SELECT, DONE} or not token:
        return None
    where = body.get("container") or {}
    about = {
        "id": f"{where.get('message_ts') or where['view_id']}:{action['action_ts']}:{action['action_id']}",
        "address": _address(body, body["user"]["id"]),
        "at": moment(action["action_ts"]),
        "channel": _dm(where),
        "token": token,
    }
    if kind == BUTTON:
        return _sound(Pressed(**about))
    state = (body.get("state") or (body.get("view") or {}).get("state") or {}).get("values") or {}
    return _sound(Picked(**about, values=_chosen(action) if kind == SELECT else _ticked(state, token)))


def sent(body: Json, now: datetime) -> FormSent:
    """A form that was filled in."""
    view = body["view"]
    values = {block: _filled(next(iter(fields.values()))) for block, fields in view["state"]["values"].items()}
    digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]
    about = json.loads(view["private_metadata"])
    return _sound(
        FormSent(
            id=f"{view['id']}:{view.get('hash') or ''}:{digest}",
            address=_address(body, body["user"]["id"]),
            at=now,
            channel=about["channel"],
            token=about["token"],
            values=values,
        )
    )


def fields(body: Json) -> list[str]:
    """The keys of a sent form's fields, from the top."""
    return [block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"]


def commanded(body: Json, now: datetime, dm: str | None) -> Commanded:
    """What was typed behind the slash command; outside the DM the answer goes where only that person sees it."""
    word, _, rest = _unescaped(body.get("text") or "").strip().partition(" ")
    here = body["channel_id"] == dm
    route = ReplyRoute(body["trigger_id"], body["response_url"], now + ROUTE_LIVES)
    return _sound(
        Commanded(
            id=body["trigger_id"],
            address=address_of(body),
            at=now,
            channel=dm if here else None,
            reply=None if here else route,
            word=word or "start",
            rest=rest.strip(),
        )
    )


def shortened(body: Json, now: datetime, name: str | None) -> Commanded | None:
    """What a shortcut begins, in the direct messages; None for one that is not the coach's.

    `name` is what the person is called whom it points at.
    """
    word = SHORTCUTS.get(body["callback_id"])
    if word is None:
        return None
    address = _address(body, body["user"]["id"])
    return _sound(Commanded(id=body["trigger_id"], address=address, at=now, word=word, rest=name or ""))


def pointed_at(body: Json) -> Address | None:
    """The person whose message a shortcut was used on; None where there is nobody, or only an app."""
    user = (body.get("message") or {}).get("user")
    return _address(body, user) if user else None


def thread_of(body: Json) -> tuple[str, str] | None:
    """The channel and the thread in which the coach was mentioned; None for what is no mention."""
    inner = body["event"]
    if inner["type"] != "app_mention":
        return None
    return inner["channel"], inner.get("thread_ts") or inner["ts"]


def address_of(command: Json) -> Address:
    """Whose a slash command is."""
    return _address(command, command["user_id"])


def may_be_dm(command: Json) -> bool:
    """Whether a slash command came from direct messages; they may be those between two people."""
    return str(command["channel_id"]).startswith("D")


def pressed_ephemeral(body: Json) -> tuple[str, str] | None:
    """The block that was pressed in a message that only one person sees, and the one way to change that message."""
    hidden = (body.get("container") or {}).get("is_ephemeral")
    return (body["actions"][0]["block_id"], body["response_url"]) if hidden and body.get("response_url") else None


def typed(text: str) -> str:
    """Text as it was typed: Slack's links and mentions become what was seen, and its three entities characters."""
    return _unescaped(_LINK.sub(_seen, text))


def moment(stamp: Any) -> datetime:
    """The time in a message's ts, an action_ts or an event_ts, with the dot that is sometimes missing."""
    text = str(stamp)
    seconds = float(text if "." in text or len(text) < len("1500000000000000") else f"{text[:-6]}.{text[-6:]}")
    return datetime.fromtimestamp(seconds, UTC)


def tenant(body: Json) -> str:
    """The installation that something came through: a workspace's, or its organisation's when that serves them all."""
    authorization = next(iter(body.get("authorizations") or ()), None) or body
    enterprise = (body.get("enterprise") or {}).get("id") or authorization.get("enterprise_id")
    opened_in = (body.get("view") or {}).get("app_installed_team_id")  # a form may be sent from a shared channel
    team = opened_in or (body.get("team") or {}).get("id") or authorization.get("team_id") or body.get("team_id")
    of_org = authorization.get("is_enterprise_install") in {True, "true"} or not team
    found = str((enterprise if of_org else None) or team or body["user"]["team_id"])
    if not _ID.fullmatch(found):
        raise ValueError("no id of Slack's")
    return found


def _address(body: Json, user: str) -> Address:
    if not _ID.fullmatch(user):
        raise ValueError("no id of Slack's")
    return Address(PLATFORM, tenant(body), user)


def _sound(event: E) -> E:
    """The event, when what it is told by is what Slack would send; ValueError when it is not."""
    values = event.values if isinstance(event, Picked) else ()
    if isinstance(event, FormSent):
        values = tuple(
            text for value in event.values.values() for text in ((value,) if isinstance(value, str) else value)
        )
    known = _NAME.fullmatch(event.id) and (event.channel is None or _ID.fullmatch(event.channel))
    if not known or not all(isinstance(value, str) for value in values):
        raise ValueError("nothing that Slack sends")
    return event


def _said(body: Json, inner: Json) -> Said | None:
    """What a person wrote to the coach; bots, the coach itself among them, always carry a bot_id."""
    to_us = inner.get("channel_type") == "im" and not inner.get("hidden")
    if not to_us or inner.get("subtype") not in _TYPED or inner.get("bot_id") or not inner.get("user"):
        return None
    return _sound(
        Said(
            id=body["event_id"],
            address=_address(body, inner["user"]),
            at=moment(inner["ts"]),
            channel=inner["channel"],
            text=typed(inner.get("text") or ""),
            files=tuple(str(file.get("name") or file.get("id")) for file in inner.get("files") or ()),
        )
    )


def _mentioned(body: Json, inner: Json) -> Said | Commanded | None:
    """What was said to the coach where others read it; it goes on in the direct messages."""
    if inner.get("bot_id") or inner.get("edited") or not inner.get("user"):
        return None
    text = typed(_MENTION.sub("", inner.get("text") or "", count=1)).strip()
    about = {"id": body["event_id"], "address": _address(body, inner["user"]), "at": moment(inner["ts"])}
    return _sound(Said(**about, text=text) if text else Commanded(**about, word="start"))


def _dm(container: Json) -> str | None:
    """The DM of a pressed message; one that only its reader sees may stand anywhere."""
    channel = str(container.get("channel_id") or "")
    return channel if channel.startswith("D") and not container.get("is_ephemeral") else None


def _chosen(state: Json) -> tuple[str, ...]:
    one = state.get("selected_option")
    many = state.get("selected_options") or ([one] if one else [])
    return tuple(option["value"] for option in many)


def _ticked(values: Json, token: str) -> tuple[str, ...]:
    """What is chosen in the list of several that a pressed button belongs to."""
    for block in values.values():
        for action, state in block.items():
            if action[:1] == SEVERAL and action.partition("|")[2] == token:
                return _chosen(state)
    return ()


def _filled(state: Json) -> str | tuple[str, ...]:
    if "selected_option" in state or "selected_options" in state:
        return _chosen(state)
    return state.get("value") or ""


def _seen(found: re.Match[str]) -> str:
    target, label = found[1], found[2]
    if target[:1] in {"@", "#"}:
        return target[:1] + (label or target[1:])
    if target[:1] == "!":
        return label or "@" + target[1:].partition("^")[0]
    return label or target.removeprefix("mailto:")


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
