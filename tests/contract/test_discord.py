"""Every body that the coach sends to Discord in a whole conversation fits Discord's own OpenAPI description."""

import asyncio

import pytest
from jsonschema import Draft202012Validator

from tests.discord.conftest import online
from tests.platforms import DiscordScreen, lived

BODIES = {
    "POST /channels/{id}/messages": ("/channels/{channel_id}/messages", "post"),
    "PATCH /channels/{id}/messages/{message}": ("/channels/{channel_id}/messages/{message_id}", "patch"),
    "POST /interactions/{id}/{token}/callback": (
        "/interactions/{interaction_id}/{interaction_token}/callback", "post",
    ),
    "POST /webhooks/{app}/{token}": ("/webhooks/{webhook_id}/{webhook_token}", "post"),
    "PATCH /webhooks/{app}/{token}/messages/@original": (
        "/webhooks/{webhook_id}/{webhook_token}/messages/@original", "patch",
    ),
    "PUT /applications/{app}/commands": ("/applications/{application_id}/commands", "put"),
    "POST /users/@me/channels": ("/users/@me/channels", "post"),
}  # fmt: skip
MUST = {"POST /channels/{id}/messages", "POST /interactions/{id}/{token}/callback", "PUT /applications/{app}/commands"}


@pytest.fixture
def fits(specification):
    whole = specification("discord-openapi.json")
    _relax(whole["components"]["schemas"])
    made = {}

    def check(path, method, body):
        if (path, method) not in made:
            pointer = f"#/paths/{path.replace('/', '~1')}/{method}/requestBody/content/application~1json/schema"
            made[path, method] = Draft202012Validator({**whole, "$ref": pointer})
        found = made[path, method].iter_errors(body)
        return [f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]

    return check


def _relax(schemas):
    """Take whole numbers for snowflakes too: the library sends them so, and Discord takes them."""
    for name in ("SnowflakeType", "snowflake"):
        if name in schemas:
            schemas[name] = {"type": ["string", "integer"]}


async def test_every_body_of_a_conversation_fits(sim, sqlite_store, fits, monkeypatch):
    async with online(sim, sqlite_store) as process:
        screen = DiscordScreen(sim, process, sim.person("Noor Testman", locale="nl"))
        await lived(screen, "fortnight.nl", most=48)
        await screen.person.types_command("help", in_server=True)
        await asyncio.sleep(0.5)
    routes = {entry.what for entry in sim.ledger.of("call")}
    assert routes >= MUST, sorted(routes)
    wrong, checked = [], 0
    for entry in sim.ledger.of("call"):
        if entry.what in BODIES and entry.details["body"] is not None:
            wrong += fits(*BODIES[entry.what], entry.details["body"])
            checked += 1
    assert wrong == []
    assert checked > 60
