"""The simulated Slack refuses what Slack refuses, seen through the real slack_sdk."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.simulators.ledger import Fault
from tests.simulators.slack import Settings, SlackSimulator
from tests.simulators.slack_bot import client_of


@pytest.fixture
async def slack():
    async with SlackSimulator(Settings(echo_own=False)) as simulator:
        yield simulator


@pytest.fixture
def testa(slack):
    return slack.person("Testa")


@pytest.fixture
def client(slack):
    return client_of(slack)


def text(words, kind="plain_text"):
    return {"type": kind, "text": words}


def button(label="Go", **more):
    return {"type": "button", "action_id": "go", "text": text(label), **more}


def row(*elements, **more):
    return {"type": "actions", "elements": list(elements), **more}


def section(words="words", **more):
    return {"type": "section", "text": text(words, "mrkdwn"), **more}


def select(*options):
    return {"type": "static_select", "action_id": "s", "placeholder": text("Pick"), "options": list(options)}


def option(words="One", value="1"):
    return {"text": text(words), "value": value}


def modal(*blocks, **more):
    return {"type": "modal", "title": text("Title"), "blocks": list(blocks) or [section()], **more}


def entry(label="Name", **more):
    return {"type": "input", "label": text(label), "element": {"type": "plain_text_input", "action_id": "v"}, **more}


async def refused(call) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response["error"]


LIMITS = {
    "51 blocks": [{"type": "divider"}] * 51,
    "section text": [section("x" * 3001)],
    "empty text": [section("")],
    "26 buttons": [row(*(button(action_id=f"a{n}") for n in range(26)))],
    "button label": [row(button("x" * 76))],
    "button value": [row(button(value="x" * 2001))],
    "button style": [row(button(style="green"))],
    "same action_id": [row(button(), button())],
    "same block_id": [section(block_id="b"), section(block_id="b")],
    "action_id": [row(button(action_id="x" * 256))],
    "101 options": [row(select(*(option(value=str(n)) for n in range(101))))],
    "option text": [row(select(option("x" * 76)))],
    "option value": [row(select(option(value="x" * 151)))],
    "no options": [row(select())],
    "no alt text": [{"type": "image", "image_url": "https://example.org/a.png", "alt_text": ""}],
    "unknown file": [{"type": "image", "slack_file": {"id": "F0"}, "alt_text": "board"}],
    "header": [{"type": "header", "text": text("x" * 151)}],
    "mrkdwn label": [row({**button(), "text": text("Go", "mrkdwn")})],
    "unknown block": [{"type": "sectoin"}],
    "11 in context": [{"type": "context", "elements": [text("x")] * 11}],
    "text input in actions": [row({"type": "plain_text_input", "action_id": "v"})],
}


@pytest.mark.parametrize("what", LIMITS)
async def test_a_block_beyond_a_limit_refuses_the_message(slack, testa, client, what):
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=testa.id, text="fallback", blocks=LIMITS[what])
    assert caught.value.response["error"] == "invalid_blocks"
    assert "json-pointer:/blocks" in caught.value.response["response_metadata"]["messages"][0]
    assert testa.sees() == []


async def test_blocks_at_the_limits_are_taken_and_given_back_named(testa, client):
    widest = row(*(button("x" * 75, action_id=f"a{n}", value="v" * 2000) for n in range(25)))
    blocks = [section("x" * 3000), widest, row(select(*(option("x" * 75, f"{n:0150}") for n in range(100))))]
    kept = (await client.chat_postMessage(channel=testa.id, text="fallback", blocks=blocks))["message"]["blocks"]
    assert all(block["block_id"] for block in kept)
    assert kept[0]["text"]["verbatim"] is False


async def test_texts_too_long(testa, client):
    sent = await client.chat_postMessage(channel=testa.id, text="x" * 40_001)
    assert len(sent["message"]["text"]) == 40_000, "cut, not refused"
    assert await refused(client.chat_update(channel=sent["channel"], ts=sent["ts"], text="x" * 4001)) == "msg_too_long"
    assert await refused(client.api_call("chat.postMessage", json={"channel": testa.id})) == "no_text"
    many = [section("x" * 2900) for _ in range(5)]
    assert await refused(client.chat_postMessage(channel=testa.id, text="x", blocks=many)) == "msg_blocks_too_long"


async def test_whom_the_bot_can_write_to(slack, testa, client):
    sent = await client.chat_postMessage(channel=testa.id, text="hello")
    assert sent["channel"] == testa.dm.id
    opened = await client.conversations_open(users=testa.id)
    assert (opened["channel"]["id"], opened["already_open"]) == (testa.dm.id, True)
    assert await refused(client.chat_update(channel=testa.id, ts=sent["ts"], text="x")) == "channel_not_found"
    assert await refused(client.chat_postMessage(channel="C0NOWHERE", text="x")) == "channel_not_found"
    assert await refused(client.conversations_open(users="U0NOBODY")) == "user_not_found"
    robot, gone = slack.person("Robot", bot=True), slack.person("Gone", deleted=True)
    assert await refused(client.conversations_open(users=robot.id)) == "cannot_dm_bot"
    assert await refused(client.conversations_open(users=gone.id)) == "user_disabled"
    slack.settings.messages_tab = False
    assert await refused(client.chat_postMessage(channel=testa.id, text="x")) == "messages_tab_disabled"


async def test_people_have_a_zone_and_when_asked_a_language(slack, client):
    user = slack.person("Testa", tz="Asia/Tokyo", tz_offset=32400, locale="nl-NL").id
    assert "locale" not in (await client.users_info(user=user))["user"]
    found = (await client.users_info(user=user, include_locale=True))["user"]
    assert (found["tz"], found["tz_offset"], found["locale"]) == ("Asia/Tokyo", 32400, "nl-NL")


async def test_tokens_and_scopes(slack, testa, client):
    assert (await client.auth_test())["bot_id"] == slack.world.bot_id
    async with aiohttp.ClientSession() as session:

        async def ask(method, **more):
            async with session.post(slack.api_url + method, **more) as response:
                return (await response.json()).get("error")

        right = {"Authorization": f"Bearer {slack.settings.bot_token}"}
        post = {"channel": testa.id, "text": "x"}
        assert await ask("auth.test") == "not_authed"
        assert await ask("auth.test", params={"token": slack.settings.bot_token}) == "not_authed"
        assert await ask("chat.postMessage", json={**post, "token": slack.settings.bot_token}) == "not_authed"
        assert await ask("chat.postMessage", data={**post, "token": slack.settings.bot_token}) is None
        assert await ask("auth.test", headers={"Authorization": "Bearer xoxb-wrong"}) == "invalid_auth"
        assert await ask("apps.connections.open", headers=right) == "not_allowed_token_type"
        assert await ask("chat.makeTea", headers=right) == "unknown_method"
        as_json = {**right, "Content-Type": "application/json"}
        assert await ask("chat.postMessage", data="{", headers=as_json) == "invalid_json"
        assert await ask("chat.postMessage", data="[]", headers=as_json) == "json_not_object"
        assert (
            await ask("chat.postMessage", data="x", headers={**right, "Content-Type": "text/xml"})
            == "invalid_post_type"
        )
        assert await ask("users.info", json={"user": testa.id}, headers=right) == "invalid_arguments"
    slack.settings.scopes -= {"chat:write"}
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=testa.id, text="x")
    assert (caught.value.response["error"], caught.value.response["needed"]) == ("missing_scope", "chat:write")
    slack.world.token_error = "token_revoked"
    assert await refused(client.auth_test()) == "token_revoked"


async def test_about_one_message_a_second_to_a_channel(slack, testa, client):
    other = slack.person("Otto")
    for _ in range(slack.settings.post_burst):
        await client.chat_postMessage(channel=testa.id, text="fast")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=testa.dm.id, text="too fast")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "1"
    await client.chat_postMessage(channel=other.id, text="others go on")
    slack.clock.advance(1)
    await client.chat_postMessage(channel=testa.id, text="again")
    slack.settings.calls_per_minute["users.info"] = 1
    await client.users_info(user=testa.id)
    assert await refused(client.users_info(user=testa.id)) == "ratelimited"


MODALS = {
    "title": modal(title=text("x" * 25)),
    "no title": {"type": "modal", "blocks": [section()]},
    "submit": modal(submit=text("x" * 25)),
    "input without submit": modal(entry()),
    "private_metadata": modal(private_metadata="x" * 3001),
    "callback_id": modal(callback_id="x" * 256),
    "no blocks": {"type": "modal", "title": text("Title"), "blocks": []},
    "home": {"type": "home", "blocks": [section()]},
    "markdown": modal({"type": "markdown", "text": "x"}),
}


@pytest.mark.parametrize("what", MODALS)
async def test_a_modal_beyond_a_limit_is_refused(slack, testa, client, what):
    trigger = slack.world.new_trigger(testa.id)
    assert await refused(client.views_open(trigger_id=trigger, view=MODALS[what])) == "invalid_arguments"
    assert testa.modal is None


async def test_a_trigger_lives_three_seconds_and_once(slack, testa, client):
    trigger = slack.world.new_trigger(testa.id)
    slack.clock.advance(3.1)
    assert await refused(client.views_open(trigger_id=trigger, view=modal())) == "expired_trigger_id"
    trigger = slack.world.new_trigger(testa.id)
    await client.views_open(trigger_id=trigger, view=modal())
    assert await refused(client.views_open(trigger_id=trigger, view=modal())) == "exchanged_trigger_id"
    assert await refused(client.views_open(trigger_id="1.2.abc", view=modal())) == "invalid_trigger_id"


async def test_views_stack_three_high_and_know_their_version(slack, testa, client):
    view = (await client.views_open(trigger_id=slack.world.new_trigger(testa.id), view=modal()))["view"]
    for _ in range(2):
        await client.views_push(trigger_id=slack.world.new_trigger(testa.id, view["id"]), view=modal())
    fourth = client.views_push(trigger_id=slack.world.new_trigger(testa.id, view["id"]), view=modal())
    assert await refused(fourth) == "push_limit_reached"
    newer = (await client.views_update(view_id=view["id"], view=modal(), hash=view["hash"]))["view"]
    assert newer["id"] == view["id"]
    assert await refused(client.views_update(view_id=view["id"], view=modal(), hash=view["hash"])) == "hash_conflict"
    assert await refused(client.views_update(view_id="V0", view=modal())) == "not_found"


async def test_what_is_filled_in_survives_an_update_when_the_ids_stay(slack, testa, client):
    form = modal(entry(block_id="name"), submit=text("Save"))
    view = (await client.views_open(trigger_id=slack.world.new_trigger(testa.id), view=form))["view"]
    await testa.fills(Name="Testa Example")
    assert await testa.submits() == {"": "We had some trouble connecting. Try again?"}, "nobody listens"
    await client.views_update(view_id=view["id"], view=form)
    state = slack.world.modals[testa.id][-1]["state"]["values"]
    assert state["name"]["v"]["value"] == "Testa Example"


async def test_an_old_home_is_refused(testa, client):
    home = {"type": "home", "blocks": [section("First")]}
    first = (await client.views_publish(user_id=testa.id, view=home))["view"]["hash"]
    second = (await client.views_publish(user_id=testa.id, view=home, hash=first))["view"]["hash"]
    assert second != first
    assert await refused(client.views_publish(user_id=testa.id, view=home, hash=first)) == "hash_conflict"
    titled = {**home, "title": text("Home")}
    assert await refused(client.views_publish(user_id=testa.id, view=titled)) == "invalid_arguments"


async def test_history_finds_a_message_by_its_metadata(testa, client):
    posted = []
    for n in range(5):
        metadata = {"event_type": "row", "event_payload": {"id": n}}
        posted.append(await client.chat_postMessage(channel=testa.id, text=f"no. {n}", metadata=metadata))
    look = {"channel": testa.dm.id, "limit": 2}
    bare = await client.conversations_history(**look, oldest=posted[1]["ts"])
    assert [message["text"] for message in bare["messages"]] == ["no. 4", "no. 3"]
    assert "metadata" not in bare["messages"][0]
    cursor = bare["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(**look, oldest=posted[1]["ts"], cursor=cursor, include_all_metadata=True)
    assert [message["metadata"]["event_payload"]["id"] for message in rest["messages"]] == [2]
    assert rest["response_metadata"]["next_cursor"] == ""
    bad = client.chat_postMessage(channel=testa.id, text="x", metadata={"event_type": "row"})
    assert await refused(bad) == "invalid_metadata_format"


async def test_a_response_url_is_used_five_times_within_half_an_hour(slack, testa):
    url = slack.world.new_hook(testa.id, testa.dm.id)
    hook = AsyncWebhookClient(url)
    for _ in range(5):
        assert (await hook.send(text="only you")).status_code == 200
    sixth = await hook.send(text="only you")
    assert (sixth.status_code, sixth.body) == (404, "used_url")
    assert len(testa.ephemerals) == 5
    late = AsyncWebhookClient(slack.world.new_hook(testa.id, testa.dm.id))
    slack.clock.advance(1801)
    assert (await late.send(text="too late")).body == "expired_url"
    fresh = AsyncWebhookClient(slack.world.new_hook(testa.id, testa.dm.id, testa.ephemerals[0].ts))
    await fresh.send(text="changed", replace_original=True)
    assert testa.ephemerals[0].text == "changed"
    await fresh.send(delete_original=True)
    assert len(testa.ephemerals) == 4


async def test_an_ephemeral_message_needs_its_reader_in_the_channel(slack, testa, client):
    channel = slack.world.add_channel("general", slack.world.bot_user)
    whisper = client.chat_postEphemeral(channel=channel.id, user=testa.id, text="psst")
    assert await refused(whisper) == "user_not_in_channel"
    channel.members.add(testa.id)
    await client.chat_postEphemeral(channel=channel.id, user=testa.id, text="psst")
    assert [seen.text for seen in testa.ephemerals] == ["psst"]
    assert channel.messages == []


async def test_a_picture_is_uploaded_and_waited_for(slack, testa, client):
    slack.settings.file_seconds = 3600
    data = b"\x89PNG simulated"
    place = await client.files_getUploadURLExternal(filename="board.png", length=len(data))
    done = {"files": [{"id": place["file_id"], "title": "Your board"}]}
    assert await refused(client.files_completeUploadExternal(**done)) == "file_not_found"
    async with aiohttp.ClientSession() as session:
        async with session.post(place["upload_url"], data=data[:-1]) as response:
            assert response.status == 400, "not the announced length"
        async with session.post(place["upload_url"], data=data) as response:
            assert response.status == 200
    await client.files_completeUploadExternal(**done)
    image = {"type": "image", "slack_file": {"id": place["file_id"]}, "alt_text": "Three columns"}
    post = {"channel": testa.id, "text": "board", "blocks": [image]}
    assert await refused(client.chat_postMessage(**post)) == "invalid_blocks"
    assert (await client.files_info(file=place["file_id"]))["file"]["mimetype"] == ""
    assert (await client.files_info(file=place["file_id"]))["file"]["mimetype"] == "image/png"
    await client.chat_postMessage(**post)
    assert testa.last.text == "[Three columns]"


async def test_a_file_is_posted_and_one_shared_is_fetched_with_the_token(slack, testa, client):
    await client.files_upload_v2(channel=testa.dm.id, filename="export.json", content="{}", title="Everything")
    assert testa.last.files == ("Everything",)
    await testa.uploads("names.csv", b"Ann,Ben")
    (file,) = testa.sees(mine=True)[-1].raw["files"]
    async with aiohttp.ClientSession() as session:
        async with session.get(file["url_private"]) as response:
            assert response.content_type == "text/html"
        right = {"Authorization": f"Bearer {slack.settings.bot_token}"}
        async with session.get(file["url_private"], headers=right) as response:
            assert await response.read() == b"Ann,Ben"


HOWS = ["status", "error", "reset", "hang", "cut"]


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize(("when", "seen"), [("instead", 0), ("after", 1), ("late", 1)])
async def test_faults_on_either_side_of_the_effect(slack, testa, how, when, seen):
    client = client_of(slack)
    client.timeout = 0.3
    slack.faults.add(Fault("chat.postMessage", how, when=when, delay=0.4, error="fatal_error", status=503))
    with pytest.raises((SlackApiError, aiohttp.ClientError, TimeoutError, ValueError)) as caught:
        await client.chat_postMessage(channel=testa.id, text="once")
    if how in {"status", "error"}:
        assert caught.value.response["error"] == "fatal_error"
    if when == "late":
        assert testa.sees() == [], "not yet"
    await asyncio.sleep(0.2)
    if seen:
        await testa.eventually(testa.sees)
    assert len(testa.sees()) == seen
    await client.chat_postMessage(channel=testa.id, text="the fault is used up")


async def test_a_fault_of_one_channel_leaves_the_others_alone(slack, testa, client):
    other = slack.person("Otto")
    slack.faults.add(Fault("chat.*", "status", status=429, retry_after=7, scope=testa.dm.id))
    await client.chat_postMessage(channel=other.dm.id, text="fine")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=testa.dm.id, text="not now")
    assert caught.value.response["error"] == "ratelimited"
    assert caught.value.response.headers["Retry-After"] == "7"


async def test_a_hanging_answer_does_not_keep_the_simulator_from_stopping():
    began = time.monotonic()
    async with SlackSimulator() as slack:
        slack.faults.add(Fault("auth.test", "hang"))
        client = client_of(slack)
        client.timeout = 0.1
        with pytest.raises(TimeoutError):
            await client.auth_test()
    assert time.monotonic() - began < 3


async def test_looking_in_vain_tells_what_is_on_the_screen(testa, client):
    await client.chat_postMessage(channel=testa.id, text="x", blocks=[section("Hello"), row(button("Go"))])
    testa.patience = 0.05
    with pytest.raises(AssertionError, match=r"nothing called 'Stop'[\s\S]*'Hello' \['Go'\]"):
        await testa.presses("Stop")
