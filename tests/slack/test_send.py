"""Rows sent to the simulated Slack by themselves: files, edits, look-ups, and what each refusal means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web

from adapters.slack.outcomes import Refused, outcome
from adapters.slack.people import People
from adapters.slack.send import SlackMessenger
from adapters.slack.wire import Wire
from bot.chat.events import Address, ReplyRoute
from bot.chat.messages import Button, File, Message, Row
from scheduler.ports import Ambiguous, Done, Expired, Misconfigured, OurBug, Sent, Unclear, Unreachable, Wait
from tests.simulators.ledger import Fault
from tests.slack.conftest import SimulatedClock

PNG = File("board.png", "image/png", b"\x89PNG made up", "Your board")
CSV = File("names.csv", "text/csv", b"Sam Example", "Your names")
POST = "chat.postMessage"


@pytest.fixture
async def wire(slack):
    made = Wire(slack.settings.bot_token, slack.api_url)
    yield made
    await made.close()


@pytest.fixture
def messenger(slack, wire):
    return SlackMessenger(wire, People(wire), SimulatedClock(slack))


@pytest.fixture
def row(slack, mira):
    def make(message=None, kind="message", **more):
        now = SimulatedClock(slack).now()
        about = {"channel": mira.dm.id, "replaces_ref": None, "reply": None, "first_tried": now} | more
        return Row(
            1, 1, Address("slack", "T0SIMTEAM", mira.id), lane="reply", kind=kind, message=message or Message("Hello"),
            due_at=now, not_after=None, nonce="k3j2h1g4f5d6s7a8p9o0", fence=1, **about,
        )  # fmt: skip

    return make


def refused(slack):
    return [entry.details["error"] for entry in slack.ledger.of("refused")]


async def test_a_message_goes_to_the_dm_which_is_opened_once_when_it_is_not_known(slack, messenger, row, mira):
    first = await messenger.send(row(channel=None))
    second = await messenger.send(row(channel=None))
    assert first.channel == second.channel == mira.dm.id
    assert first.ref == f"{mira.dm.id}/{mira.sees()[0].ts}"
    assert len(slack.ledger.of("call", "conversations.open")) == 1


async def test_an_edit_replaces_words_and_buttons(messenger, row, mira):
    sent = await messenger.send(row(Message("Which?", (Button("t", "This"),))))
    assert mira.last.buttons == ["This"]
    assert await messenger.send(row(Message("Which? ✓ This"), "edit", replaces_ref=sent.ref)) == Sent(sent.ref)
    assert (mira.last.text, mira.last.buttons, len(mira.sees())) == ("Which? ✓ This", [], 1)


async def test_an_edit_of_a_message_that_is_gone_needs_nothing(messenger, row, mira):
    ref = f"{mira.dm.id}/1.000001"
    assert await messenger.send(row(kind="edit", replaces_ref=ref)) == Sent(ref)


async def test_a_picture_is_posted_once_when_slack_has_it_ready(slack, messenger, row, mira):
    sent = await messenger.send(row(Message("Look:", (Button("t", "Go"),), image=PNG), "file"))
    assert isinstance(sent, Sent)
    assert mira.last.text == "Look:\n[Your board]"
    assert mira.last.buttons == ["Go"]
    assert len(mira.sees()) == 1
    assert refused(slack) == []
    assert await messenger.look_up(row()) == sent


async def test_a_picture_that_is_not_ready_is_waited_for_and_not_uploaded_again(
    slack, messenger, row, mira, monkeypatch
):
    monkeypatch.setattr("adapters.slack.files.POLLS", 1)
    slack.settings.file_polls, slack.settings.file_seconds = 3, 999.0
    showing = row(Message("Look:", image=PNG), "file")
    assert [type(await messenger.send(showing)) for _ in range(3)] == [Wait, Wait, Sent]
    assert len(slack.ledger.of("call", "upload")) == 1
    assert len(mira.sees()) == 1


async def test_a_picture_that_slack_refuses_too_early_is_waited_for(slack, messenger, row):
    slack.faults.add(Fault(POST, "error", error="invalid_blocks"))
    showing = row(Message("Look:", image=PNG), "file")
    assert isinstance(await messenger.send(showing), Wait)
    assert isinstance(await messenger.send(showing), Sent)


async def test_files_come_in_one_message_with_its_words_and_buttons(messenger, row, mira):
    sent = await messenger.send(row(Message("Your copy", (Button("t", "Thanks"),), image=PNG, files=(CSV,)), "file"))
    assert mira.last.files == ("Your board", "Your names")
    assert (mira.last.text, mira.last.buttons) == ("Your copy", ["Thanks"])
    assert (await messenger.look_up(row())).channel == sent.channel


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "upload"])
async def test_trouble_before_anything_is_shown_needs_no_look_up(slack, messenger, row, step):
    slack.faults.add(Fault(step, "status", status=503))
    assert isinstance(await messenger.send(row(Message("x", files=(CSV,)), "file")), Unclear)
    assert isinstance(await messenger.send(row(Message("x", files=(CSV,)), "file")), Sent)


async def test_the_home_is_published(messenger, row, mira):
    assert await messenger.send(row(Message("Your board", (Button("t", "Names"),)), "view")) == Sent("-")
    assert (mira.home.text, mira.home.buttons) == ("Your board", ["Names"])


async def test_the_profile_is_a_job(messenger, row):
    found = await messenger.send(row(Message("profile"), "job"))
    assert found == Done({"zone": "Europe/Amsterdam", "language": "nl-NL"})


async def test_a_look_up_finds_the_row_and_no_other(slack, messenger, row):
    assert await messenger.look_up(row()) is None
    sent = await messenger.send(row())
    await messenger.send(replace(row(), nonce="another"))
    assert await messenger.look_up(row()) == sent
    assert await messenger.look_up(replace(row(), nonce="third")) is None


async def test_a_look_up_reads_on_until_the_first_attempt(slack, messenger, row, mira):
    first = row()
    sent = await messenger.send(first)
    for n in range(130):
        slack.world.dm(mira.id).messages.append(
            {"type": "message", "user": mira.id, "text": str(n), "ts": slack.world.new_ts()}
        )
    assert await messenger.look_up(first) == sent
    slack.clock.advance(3600)
    assert await messenger.look_up(row()) is None


@pytest.mark.parametrize(
    "fault", [Fault("*", "status", status=429, retry_after=7), Fault("*", "status"), Fault("*", "reset")]
)
async def test_a_look_up_that_cannot_be_made_now_is_made_later(slack, messenger, row, fault):
    slack.faults.add(replace(fault, what="conversations.history", times=2))  # aiohttp itself repeats what only reads
    assert isinstance(await messenger.look_up(row()), Wait)


async def test_a_look_up_that_is_not_allowed_leaves_it_unknown(slack, messenger, row):
    slack.settings.scopes -= {"im:history"}
    assert isinstance(await messenger.look_up(row()), Ambiguous)


async def test_what_slack_finds_ill_formed_is_said_in_bare_words(slack, messenger, row, mira):
    slack.faults.add(Fault(POST, "error", error="invalid_blocks"))
    assert isinstance(await messenger.send(row(Message("**Which?**", (Button("t", "This"),)))), Sent)
    assert (mira.last.text, mira.last.buttons) == ("Which?", [])


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"how": "status", "status": 429, "retry_after": 7}, Wait(7.0, "channel")),
        ({"how": "status", "status": 500}, Ambiguous("internal_error")),
        ({"how": "error", "error": "fatal_error"}, Ambiguous("fatal_error")),
        ({"how": "reset"}, Ambiguous("ClientOSError")),
        ({"how": "cut"}, Ambiguous("ClientPayloadError")),
        ({"how": "error", "error": "token_revoked"}, Unreachable("workspace", "token_revoked")),
        ({"how": "error", "error": "account_inactive"}, Unreachable("workspace", "account_inactive")),
        ({"how": "error", "error": "team_access_not_granted"}, Unreachable("member", "team_access_not_granted")),
        ({"how": "error", "error": "channel_not_found"}, Unreachable("member", "channel_not_found")),
        ({"how": "error", "error": "messages_tab_disabled"}, Unreachable("member", "messages_tab_disabled")),
        ({"how": "error", "error": "missing_scope"}, Misconfigured("missing_scope")),
        (
            {"how": "error", "error": "restricted_action_thread_locked"},
            Misconfigured("restricted_action_thread_locked"),
        ),
        ({"how": "error", "error": "never_heard_of"}, Unclear("200/never_heard_of")),
        ({"how": "error", "error": "msg_too_long", "times": 2}, OurBug("msg_too_long")),
    ],
)
async def test_each_refusal_has_its_meaning(slack, messenger, row, how, expected):
    slack.faults.add(Fault(POST, **how))
    found = await messenger.send(row())
    if how["how"] in {"reset", "cut"}:
        assert isinstance(found, Ambiguous)
    else:
        assert found == expected


async def test_a_call_that_hangs_is_ambiguous(slack, messenger, row, wire):
    wire.client.session._timeout = aiohttp.ClientTimeout(total=0.2)  # noqa: SLF001
    slack.faults.add(Fault(POST, "hang"))
    assert isinstance(await messenger.send(row()), Ambiguous)


async def test_nobody_there_at_all_is_waited_for(messenger, row):
    unreached = SlackMessenger(gone := Wire("xoxb-made-up", "http://127.0.0.1:9/api/"), People(gone), None)
    assert await unreached.send(row()) == Wait(5.0, "tenant")
    await gone.close()


def test_a_limited_method_holds_up_no_channel():
    assert outcome(Refused(429, "ratelimited", retry_after=3.0), "view") == Wait(3.0, "method")


# -- what only one person sees


@pytest.fixture
def hidden(slack, mira, row):
    where = slack.world.add_channel("general", mira.id)
    url = slack.world.new_hook(mira.id, where.id)

    def make(message=None, kind="message", **more):
        route = ReplyRoute("1.2.ab", url, SimulatedClock(slack).now() + timedelta(minutes=29))
        return row(message, kind, channel=None, reply=replace(route, **more))

    return make


async def test_a_hidden_answer_is_hidden(messenger, hidden, mira):
    assert await messenger.send(hidden(Message("Just you"))) == Sent("~/k3j2h1g4f5d6s7a8p9o0")
    assert [seen.text for seen in mira.ephemerals] == ["Just you"]
    assert mira.sees() == []


async def test_a_sixth_hidden_answer_is_not_even_tried(slack, messenger, hidden):
    assert [type(await messenger.send(hidden())) for _ in range(6)] == [Sent] * 5 + [Expired]
    assert len(slack.ledger.of("call", "response_url")) == 5


async def test_a_way_back_that_is_over_is_not_tried(slack, messenger, hidden):
    past = datetime(2020, 1, 1, tzinfo=UTC)
    assert isinstance(await messenger.send(hidden(expires=past)), Expired)
    assert slack.ledger.of("call", "response_url") == []


async def test_a_way_back_that_slack_closed_is_over(slack, messenger, hidden):
    slack.world.hooks.clear()
    assert isinstance(await messenger.send(hidden()), Expired)


async def test_a_hidden_answer_that_may_have_arrived_is_never_looked_for(slack, messenger, hidden):
    slack.faults.add(Fault("response_url", "status", when="after", status=500))
    assert isinstance(await messenger.send(hidden()), Ambiguous)
    assert isinstance(await messenger.look_up(hidden()), Ambiguous)


async def test_a_hidden_answer_that_comes_too_fast_waits(slack, messenger, hidden):
    slack.faults.add(Fault("response_url", "status", status=429, retry_after=4))
    assert await messenger.send(hidden()) == Wait(4.0, "channel")


async def test_a_hidden_message_nobody_pressed_stays_as_it_is(slack, messenger, row):
    assert await messenger.send(row(kind="edit", replaces_ref="~/unpressed")) == Sent("~/unpressed")
    assert [entry for entry in slack.ledger.of("call") if entry.what != "auth.test"] == []


async def test_nothing_goes_to_an_address_that_is_not_slacks(messenger, hidden):
    for url in ("https://evil.example/hook", "http://hooks.slack.com/x", "https://hooks.slack.com.evil.example/"):
        assert isinstance(await messenger.send(hidden(token=url)), Unclear)


def test_slacks_own_addresses_are_trusted():
    wire = Wire("xoxb-made-up", "https://slack.com/api/")
    for url in (
        "https://hooks.slack.com/commands/T1/2/x",
        "https://files.slack.com/upload/v1/x",
        "https://slack.com/x",
    ):
        assert wire.trusts(url)
    for url in (
        "https://slack.com@evil.example/",
        "https://hooks.slack.com:444/",
        "https://xhooks.slack.com/",
        "",
        "x",
    ):
        assert not wire.trusts(url)


# -- answers that are none


@pytest.mark.parametrize("answer", ["<html>502</html>", "[]", "5", "null", '"x"', "{", '{"ok": true'])
async def test_an_answer_that_is_none_is_ambiguous(row, answer, aiohttp_server_of):
    wire = await aiohttp_server_of(answer)
    assert isinstance(await SlackMessenger(wire, People(wire), None).send(row()), Ambiguous)


@pytest.fixture
async def aiohttp_server_of():
    """A Slack that answers everything with the same body."""
    ends = []

    async def made(body):
        async def answer(_):
            kind = "text/html" if body.startswith("<") else "application/json"
            return web.Response(text=body, content_type=kind)

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        wire = Wire("xoxb-made-up", f"http://127.0.0.1:{runner.addresses[0][1]}/api/")
        ends.extend([wire.close, runner.cleanup])
        return wire

    yield made
    for end in ends:
        await end()
