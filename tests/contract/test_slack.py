"""Every argument that the coach gives to Slack in a whole conversation is one that Slack knows."""

from tests.platforms import SlackScreen, lived
from tests.slack.conftest import online

NEWER = {
    "chat.postMessage": {"metadata"},
    "chat.update": {"metadata"},
    "conversations.history": {"include_all_metadata"},
}
"""Arguments that came after the published description; see the facts about the platform."""
UNDESCRIBED = {
    "apps.connections.open",
    "files.getUploadURLExternal",
    "files.completeUploadExternal",
    "response_url",
    "upload",
}
"""What came after the description as a whole."""


async def test_every_argument_of_a_conversation_is_known(slack, sqlite_store, specification):
    paths = specification("slack-web-openapi-v2.json")["paths"]
    async with online(slack, sqlite_store, "socket") as process:
        screen = SlackScreen(
            slack, process, slack.person("Noor", tz="Europe/Amsterdam", tz_offset=3600, locale="nl-NL")
        )
        await lived(screen, "fortnight.nl", most=48)
        await screen.person.opens_home()
        await screen.person.eventually(lambda: screen.person.home)
    called = {entry.what for entry in slack.ledger.of("call")}
    assert called >= {"chat.postMessage", "chat.update", "views.open", "views.publish"}
    unknown = []
    for entry in slack.ledger.of("call"):
        if entry.what in UNDESCRIBED:
            continue
        described = next(iter(paths[f"/{entry.what}"].values()))["parameters"]
        names = {parameter["name"] for parameter in described} | NEWER.get(entry.what, set())
        unknown += [f"{entry.what}: {name}" for name in entry.details["arguments"] if name not in names]
    assert unknown == []
