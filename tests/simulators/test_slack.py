"""The simulated Slack and the real slack-bolt understand each other, over HTTP and over Socket Mode."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp

from tests.simulators.ledger import Fault
from tests.simulators.slack import Settings, SlackSimulator, signed
from tests.simulators.slack_bot import app_of, running

MODAL = {
    "type": "modal",
    "callback_id": "plan",
    "title": {"type": "plain_text", "text": "Plan"},
    "submit": {"type": "plain_text", "text": "Save"},
    "blocks": [
        {
            "type": "input",
            "block_id": "when",
            "label": {"type": "plain_text", "text": "When"},
            "element": {"type": "plain_text_input", "action_id": "value"},
        },
        {
            "type": "input",
            "block_id": "how_long",
            "optional": True,
            "label": {"type": "plain_text", "text": "How long"},
            "element": {
                "type": "static_select",
                "action_id": "value",
                "options": [{"text": {"type": "plain_text", "text": f"{n} min"}, "value": str(n)} for n in (25, 45)],
            },
        },
    ],
}


def buttons(*labels, block_id="row"):
    elements = [
        {"type": "button", "action_id": f"b-{n}", "text": {"type": "plain_text", "text": label}, "value": label}
        for n, label in enumerate(labels)
    ]
    words = {"type": "section", "text": {"type": "mrkdwn", "text": "*Which* one?"}}
    return [words, {"type": "actions", "block_id": block_id, "elements": elements}]


@pytest.fixture
async def slack():
    async with SlackSimulator(Settings(ack_seconds=0.5, retry_waits=(0.0, 60.0, 300.0))) as simulator:
        yield simulator


@pytest.fixture(params=["http", "socket"])
def how(request):
    return request.param


def coach(slack: SlackSimulator) -> AsyncApp:
    app = app_of(slack)

    @app.event("message")
    async def hear(event, say):
        if event.get("subtype") is None:
            await say(text=f"You said {event['text']}", blocks=buttons("Yes", "Plan") if "?" in event["text"] else None)

    @app.action("b-0")
    async def yes(ack, body, client):
        await ack()
        await client.chat_update(channel=body["channel"]["id"], ts=body["message"]["ts"], text="Yes it is")

    @app.action("b-1")
    async def plan(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
        await ack()

    @app.view("plan")
    async def planned(ack, view, body, client):
        if view["state"]["values"]["when"]["value"]["value"] == "yesterday":
            await ack(response_action="errors", errors={"when": "That is over."})
            return
        await ack()
        chosen = view["state"]["values"]["how_long"]["value"]["selected_option"]
        await client.chat_postMessage(channel=body["user"]["id"], text=f"Planned, {chosen and chosen['value']}")

    @app.command("/coach")
    async def command(ack, respond, command):
        await ack()
        await respond(f"Only you see {command['text']}")

    @app.event("app_home_opened")
    async def opened(event, client):
        home = {"type": "home", "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Your board"}}]}
        kept = {"hash": event["view"]["hash"]} if "view" in event else {}
        await client.views_publish(user_id=event["user"], view=home, **kept)

    return app


async def test_a_message_goes_there_and_back(slack, how):
    testa = slack.person("Testa")
    async with running(slack, coach(slack), how):
        await testa.says("a < b & c")
        await testa.eventually(lambda: testa.last.text == "You said a < b & c")
    (sent,) = slack.ledger.of("call", "chat.postMessage")
    assert sent.details["arguments"]["text"] == "You said a &lt; b &amp; c"
    acknowledged = slack.ledger.of("ack", "message")
    assert acknowledged[0].details["seconds"] < 0.5
    assert slack.ledger.of("effect", "message")[0].n < acknowledged[0].n, "bolt acknowledges after the handler"


async def test_a_button_changes_its_message(slack, how):
    testa = slack.person()
    async with running(slack, coach(slack), how):
        await testa.says("Ready?")
        await testa.eventually(lambda: testa.last.buttons == ["Yes", "Plan"])
        assert testa.last.text == "Which one?"
        assert await testa.presses("Yes")
        await testa.eventually(lambda: testa.last.text == "Yes it is" and testa.last.edited)
    assert testa.last.buttons == []
    assert len(testa.sees()) == 1


async def test_a_form_opens_in_time_shows_its_problems_and_closes(slack, how):
    testa = slack.person()
    async with running(slack, coach(slack), how):
        await testa.says("Ready?")
        await testa.presses("Plan")
        assert testa.modal.title == "Plan"
        assert await testa.submits() == {"When": "Please complete this required field."}
        await testa.fills({"When": "yesterday", "How long": "45 min"})
        assert await testa.submits() == {"When": "That is over."}
        assert testa.modal, "the modal stays"
        await testa.fills(When="tomorrow")
        assert await testa.submits() is None
        assert testa.modal is None
        await testa.eventually(lambda: testa.last.text == "Planned, 45")
    assert len(slack.ledger.of("event", "view_submission")) == 2


async def test_a_command_is_answered_to_its_user_only(slack, how):
    testa, other = slack.person("Testa"), slack.person("Otto")
    general = slack.world.add_channel("general", testa.id, other.id)
    async with running(slack, coach(slack), how):
        assert await testa.types_command("/coach", "story", where=general)
        await testa.eventually(lambda: testa.ephemerals[-1].text == "Only you see story")
    assert other.ephemerals == []
    assert testa.sees() == [], "it is in the channel, not in the conversation with the bot"


async def test_the_home_tab_is_filled_when_it_opens(slack, how):
    testa = slack.person()
    async with running(slack, coach(slack), how):
        await testa.opens_home()
        await testa.eventually(lambda: "Your board" in testa.home)
        before = testa.home.raw["hash"]
        await testa.opens_home()
        await testa.eventually(lambda: testa.home.raw["hash"] != before)


async def test_a_late_acknowledgement_brings_the_same_event_again(slack, how):
    testa, app, came = slack.person(), app_of(slack), []

    @app.event("message")
    async def hear(body, request):
        came.append((body["event_id"], request.headers.get("x-slack-retry-num", [None])[0]))
        if len(came) == 1:
            await asyncio.sleep(0.7)

    async with running(slack, app, how):
        await testa.says("hello")
        await testa.eventually(lambda: len(came) == 2)
        await testa.eventually(lambda: slack.ledger.of("ack", "message"))
    assert came[0][0] == came[1][0]
    assert came[1][1] == "1"


async def test_retries_come_at_once_after_a_minute_and_after_five(slack):
    testa, app = slack.person(), app_of(slack)

    @app.event("message")
    async def hear():
        raise RuntimeError("down")

    async with running(slack, app, "http"):
        await testa.says("hello")
        events = lambda: slack.ledger.of("event", "message")  # noqa: E731
        await testa.eventually(lambda: len(events()) == 2)
        for seconds, expected in ((60, 3), (300, 4)):
            await asyncio.sleep(0.05)
            assert len(events()) == expected - 1
            slack.clock.advance(seconds)
            await testa.eventually(lambda n=expected: len(events()) == n)
        await testa.eventually(lambda: slack.ledger.of("event", "given_up"))
    assert {event.details["event_id"] for event in events()} == {events()[0].details["event_id"]}


async def test_a_press_that_is_not_acknowledged_shows_an_error_and_is_not_sent_again(slack, how):
    testa = slack.person()
    app = coach(slack)

    @app.action("slow")
    async def slow(ack):
        await asyncio.sleep(0.7)
        await ack()

    async with running(slack, app, how):
        blocks = buttons("Slow")
        blocks[1]["elements"][0]["action_id"] = "slow"
        await app.client.chat_postMessage(channel=testa.id, text="Slow?", blocks=blocks)
        assert not await testa.presses("Slow")
        await asyncio.sleep(0.4)
    assert len(testa.errors) == 1
    assert len(slack.ledger.of("event", "block_actions")) == 1


async def test_the_signature_is_checked_by_bolt(slack):
    async with running(slack, coach(slack), "http"):
        link = slack.delivery.http
        assert (await slack.verify_request_url()).body == {"challenge": "simulated-challenge"}
        forged = await link.post(b"{}", {"Content-Type": "application/json"} | signed("wrong-secret", b"{}"))
        assert (forged.ok, forged.reason) == (False, "http_error")
        old = await link.post(
            b"{}", {"Content-Type": "application/json"} | signed("simulated-signing-secret", b"{}", 1)
        )
        assert not old.ok


def test_the_signature_is_the_documented_one():
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
        b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
        b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    headers = signed("8f742231b10e8888abcd99yyyzzz85a5", body, 1531420618)
    expected = "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert headers["X-Slack-Signature"] == f"v0={expected}"


async def test_sockets_are_renewed_without_losing_an_event(slack):
    testa = slack.person()
    async with running(slack, coach(slack), "socket"):
        await slack.sockets.ask_to_reconnect("warning")
        await testa.says("during the change")
        await testa.eventually(lambda: testa.last.text == "You said during the change")
        await testa.eventually(lambda: len(slack.ledger.of("call", "apps.connections.open")) == 2)


async def test_an_acknowledgement_counts_on_the_socket_that_replaced_its_own(slack):
    testa, app, came = slack.person(), app_of(slack), []

    @app.event("message")
    async def hear(event):
        came.append(event["text"])
        await slack.sockets.ask_to_reconnect("refresh_requested")
        await asyncio.sleep(0.2)

    async with running(slack, app, "socket"):
        await testa.says("once")
        await testa.eventually(lambda: slack.ledger.of("ack", "message"))
    assert came == ["once"]


async def test_an_event_waits_for_a_socket(slack):
    testa = slack.person()
    await testa.says("anybody there?")
    async with running(slack, coach(slack), "socket"):
        await testa.eventually(testa.sees)
        assert testa.last.text == "Which one?"


async def test_the_eleventh_socket_is_refused(slack):
    slack.settings.socket_limit = 1
    async with aiohttp.ClientSession() as session:
        first, second = slack.sockets.ticket(), slack.sockets.ticket()
        async with session.ws_connect(first) as one, session.ws_connect(second) as two:
            assert (await one.receive_json())["type"] == "hello"
            assert (await two.receive_json())["reason"] == "too_many_websockets"
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(first)


async def test_a_lost_acknowledgement_brings_the_event_again(slack, how):
    testa = slack.person()
    slack.faults.add(Fault("event/message", "reset", when="after", scope=testa.dm.id))
    async with running(slack, coach(slack), how):
        await testa.says("twice")
        await testa.eventually(lambda: len(testa.sees()) == 2)


async def test_uninstalling_stops_everything(slack):
    testa, app, came = slack.person(), coach(slack), []

    @app.event("app_uninstalled")
    async def gone(event):
        came.append(event["type"])

    @app.event("tokens_revoked")
    async def revoked(event):
        came.append(event["type"])

    async with running(slack, app, "http"):
        await slack.uninstall()
        await testa.says("still there?")
    assert sorted(came) == ["app_uninstalled", "tokens_revoked"]
    assert not slack.ledger.of("event", "message")


async def test_picks_ticks_edits_and_closing_reach_the_bot(slack, how):
    testa, app, came = slack.person(), app_of(slack), []
    words = {"type": "plain_text", "text": "How long"}
    options = [{"text": {"type": "plain_text", "text": name}, "value": name.lower()} for name in ("Short", "Long")]
    one = {"type": "static_select", "action_id": "one", "placeholder": words, "options": options}
    boxes = {"type": "checkboxes", "action_id": "some", "options": options}
    found = {"type": "multi_external_select", "action_id": "found", "placeholder": {**words, "text": "Whom"}}

    @app.action({"block_id": "row"})
    async def act(ack, action):
        await ack()
        chosen = action.get("selected_options") or [action["selected_option"]]
        came.append([option["value"] for option in chosen])

    @app.options("found")
    async def look_up(ack, payload):
        await ack(options=[{"text": {"type": "plain_text", "text": "Ann"}, "value": payload["value"]}])

    @app.event({"type": "message", "subtype": "message_changed"})
    async def changed(event):
        came.append(event["message"]["text"])

    @app.event("message")
    async def plain(client, event):
        await client.chat_postMessage(channel=event["channel"], text="row", blocks=blocks)

    @app.view_closed("plan")
    async def closed(ack, body):
        await ack()
        came.append(body["is_cleared"])

    blocks = [{"type": "actions", "block_id": "row", "elements": [one, boxes, found]}]
    async with running(slack, app, how):
        await testa.says("hello")
        assert await testa.picks("How long", "Long")
        assert await testa.picks(None, "Short", "Long")
        assert await testa.picks("Whom", "Ann")
        await testa.edits("hello again")
        trigger = slack.world.new_trigger(testa.id)
        await app.client.views_open(trigger_id=trigger, view={**MODAL, "notify_on_close": True})
        await testa.closes()
    assert came == [["long"], ["short", "long"], ["Ann"], "hello again", True]
