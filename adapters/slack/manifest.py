"""The app's manifest: what Slack is told of the app when it is made, with the scopes that the code needs (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.slack.doors import PATH
from adapters.slack.installing import REDIRECT
from adapters.slack.scopes import EVENTS, SCOPES

EXAMPLE = "https://coach.example.com"
"""The address in the file of the repository, which is to be replaced."""
COMMAND, LOG, ADD = "/coach", "log", "add"
_ADDRESS = re.compile(r"https://[a-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?")
_BARE = re.compile(r"[A-Za-z/][A-Za-z0-9 /:._-]*")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_WHY = {
    False: """\
# The Slack app over HTTP. Where the coach is reached has to stand here: `onethreetwo slack manifest --url https://…`
# prints this file filled in; docs/slack.md tells where to paste it.
# Tokens are rotated, so that one that leaks is of no use the next day: the coach renews them by itself. It cannot be
# switched off again; to work with one SLACK_BOT_TOKEN over HTTP, switch it off here before the app is made.
# Organisations may install the app for all their workspaces at once; the coach keeps them as one.
""",
    True: """\
# The Slack app in Socket Mode, as `onethreetwo slack manifest --socket-mode` prints it; docs/slack.md tells where to
# paste it. Tokens are not rotated: the one SLACK_BOT_TOKEN could not be renewed. It is for one workspace.
""",
}


def is_address(url: str) -> bool:
    """Whether Slack can be told that the coach is reached there."""
    return _ADDRESS.fullmatch(url) is not None


def manifest(url: str | None) -> dict[str, Any]:
    """The manifest of an app that is reached at an address; without one it is in Socket Mode."""
    events = f"{url}{PATH}"
    command = {
        "command": COMMAND,
        "description": "Talk with your coach from anywhere; only you see the answer",
        "usage_hint": "what happened, or help, names, session, log",
        "should_escape": False,
    }
    subscribed: dict[str, Any] = {"bot_events": sorted(EVENTS)}
    interactivity: dict[str, Any] = {"is_enabled": True}
    oauth: dict[str, Any] = {"scopes": {"bot": sorted(SCOPES)}}
    if url is not None:
        command["url"] = events
        subscribed = {"request_url": events} | subscribed
        interactivity |= {"request_url": events, "message_menu_options_url": events}
        oauth = {"redirect_urls": [f"{url}{REDIRECT}"]} | oauth
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "OneThreeTwo",
            "description": "A coach that helps you find your first customers, one conversation at a time",
            "background_color": "#1d1c1d",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "onethreetwo", "always_online": True},
            "shortcuts": [
                {
                    "name": "Log a session",
                    "type": "global",
                    "callback_id": LOG,
                    "description": "Tell your coach how a conversation went",
                },
                {
                    "name": "Add someone to my list",
                    "type": "message",
                    "callback_id": ADD,
                    "description": "Put who wrote this on the list that only you see",
                },
            ],
            "slash_commands": [command],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": subscribed,
            "interactivity": interactivity,
            "org_deploy_enabled": url is not None,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": url is not None,
        },
    }


def written(url: str | None) -> str:
    """The manifest as YAML, with what there is to know about it on top."""
    return _WHY[url is None] + "".join(f"{line}\n" for line in _lines(manifest(url)))


def _lines(value: Mapping[str, Any] | Sequence[Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping or a list; the few kinds of value that a manifest holds."""
    named = value.items() if isinstance(value, Mapping) else [(None, item) for item in value]
    for name, item in named:
        begin = f"{indent}- " if name is None else f"{indent}{name}:"
        if isinstance(item, Mapping | list):
            inner = list(_lines(item, f"{indent}  "))
            if name is None:
                yield begin + inner[0].lstrip()
                yield from inner[1:]
            else:
                yield begin
                yield from inner
        else:
            yield f"{begin}{'' if name is None else ' '}{_plain(item)}"


def _plain(value: str | bool | int) -> str:  # noqa: FBT001 - a value of a manifest is one
    """A value as YAML reads it; what it would take for something else is in quotes, as in JSON."""
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _RESERVED and ": " not in value:
        return value
    return json.dumps(value, ensure_ascii=False)
