"""Which scope each Web API method that the coach calls asks for, and what it subscribes to: the manifest follows."""

from __future__ import annotations

METHODS: dict[str, str | None] = {
    "apps.connections.open": None,  # by the app's own token, which has connections:write
    "auth.test": None,
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "im:history",
    "conversations.open": "im:write",
    "files.completeUploadExternal": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "oauth.v2.access": None,  # by the app's id and secret
    "users.info": "users:read",
    "views.open": None,
    "views.publish": None,
}
"""The scope is the one that a bot needs in direct messages, as each method's page says."""

EVENTS: dict[str, str | None] = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.im": "im:history",
    "tokens_revoked": None,
    "user_change": "users:read",
}
"""What the coach subscribes to, and the scope that each event's page asks for."""

FEATURES = {"slash commands and shortcuts": "commands"}

SCOPES = frozenset(scope for scope in (*METHODS.values(), *EVENTS.values(), *FEATURES.values()) if scope is not None)
"""What a workspace is asked for, and no more."""
