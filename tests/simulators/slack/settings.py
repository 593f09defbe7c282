"""What one simulated workspace allows, and what Slack's method pages say of each method."""

from __future__ import annotations

from dataclasses import dataclass, field

SCOPES = frozenset(
    {
        "app_mentions:read", "chat:write", "commands", "files:read", "files:write", "im:history", "im:read", "im:write",
        "users:read",
    }
)  # fmt: skip
EVENTS = frozenset({"message.im", "app_home_opened", "app_mention", "app_uninstalled", "tokens_revoked", "user_change"})


@dataclass
class Settings:
    """Everything a test may turn; the defaults are the documented behaviour."""

    bot_token: str = "xoxb-simulated-bot"
    app_token: str = "xapp-simulated-app"
    signing_secret: str = "simulated-signing-secret"
    client_id: str = "1111.2222"
    client_secret: str = "simulated-client-secret"
    redirect_urls: tuple[str, ...] = ()
    """What is registered; without a redirect_uri the first one is meant."""
    rotation: bool = False
    """Whether tokens expire; it cannot be switched off again."""
    token_seconds: float = 43_200.0
    code_seconds: float = 600.0
    grace_seconds: float = 30.0
    """How long a used refresh token still works; the length is not documented."""
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] = EVENTS
    """The bot events the app subscribes to."""
    messages_tab: bool = True
    home_tab: bool = True
    echo_own: bool = True
    """Whether the bot gets its own messages back as events, as Slack does."""

    ack_seconds: float = 3.0
    """Real seconds the bot has to acknowledge."""
    trigger_seconds: float = 3.0
    hook_seconds: float = 1800.0
    hook_uses: int = 5
    retry_waits: tuple[float, ...] = (0.0, 60.0, 300.0)
    """Platform seconds before each redelivery of an event."""

    posts_per_second: float | None = 1.0
    """Messages to one channel, sustained; None switches the limit off."""
    post_burst: int = 10
    """How many may come at once before the sustained rate holds; Slack tolerates bursts and publishes no size."""
    workspace_posts_per_minute: int | None = 400
    calls_per_minute: dict[str, int] = field(default_factory=dict)
    """Limits per method, e.g. `{"conversations.history": 1}` for a commercial app outside the Marketplace."""

    file_polls: int = 2
    """How many `files.info` calls it takes until an uploaded file can be used in a block."""
    file_seconds: float = 1.0
    """Or how long it takes without asking."""
    file_events: bool = True

    socket_limit: int = 10
    socket_ping_seconds: float | None = None


@dataclass(frozen=True)
class Method:
    """What a Web API method asks for."""

    scope: str | None = None
    required: tuple[str, ...] = ()
    json: bool = True
    token: str = "bot"


METHODS = {
    "apps.connections.open": Method(token="app"),
    "auth.test": Method(),
    "bots.info": Method("users:read", json=False),
    "chat.delete": Method("chat:write", ("channel", "ts")),
    "chat.postEphemeral": Method("chat:write", ("channel", "user")),
    "chat.postMessage": Method("chat:write", ("channel",)),
    "chat.update": Method("chat:write", ("channel", "ts")),
    "conversations.history": Method("im:history", ("channel",)),
    "conversations.open": Method("im:write"),
    "files.completeUploadExternal": Method("files:write", ("files",)),
    "files.getUploadURLExternal": Method("files:write", ("filename", "length"), json=False),
    "files.info": Method("files:read", ("file",), json=False),
    "users.info": Method("users:read", ("user",), json=False),
    "views.open": Method(required=("view",)),
    "views.publish": Method(required=("user_id", "view")),
    "views.push": Method(required=("view",)),
    "views.update": Method(required=("view",)),
}
"""The method pages' scope, required arguments and JSON flag; a test of the app's own scope table may read it."""


class Refusal(Exception):  # noqa: N818  Slack's word for it is an error, but nothing here went wrong.
    """An answer with `ok: false`."""

    def __init__(self, error: str, *messages: str, **more: object) -> None:
        super().__init__(error)
        self.error = error
        self.body: dict[str, object] = {"ok": False, "error": error, **more}
        if messages:
            self.body["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in messages]}


class TooFast(Exception):  # noqa: N818
    """An answer of 429."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds} s")
        self.seconds = seconds
