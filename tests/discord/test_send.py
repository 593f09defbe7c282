"""The messenger against the simulated Discord: every refusal has one meaning, and nothing is said twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from discord.http import Route

from adapters.discord import render
from adapters.discord.app import adapter
from adapters.discord.outcomes import TABLE, Refused, outcome
from bot.chat.events import Address, ReplyRoute
from bot.chat.messages import Button, Message, Row
from bot.config import Settings
from scheduler.ports import Ambiguous, Done, Expired, Misconfigured, OurBug, Sent, Unclear, Unreachable, Wait
from tests.discord.conftest import SimulatedClock
from tests.simulators.discord import Fault, acts, pointed_at

SEND = "POST /channels/{id}/messages"
OPEN = "POST /users/@me/channels"
CALLBACK = "POST /interactions/{id}/{token}/callback"
FOLLOW_UP = "POST /webhooks/{app}/{token}"


@pytest.fixture
async def messenger(sim):
    with pointed_at(sim):
        made = adapter(Settings.load({"DISCORD_TOKEN": sim.token}, env_file=None), SimulatedClock(sim))
        await made._client.login(sim.token)  # noqa: SLF001 - sending needs no gateway
        made._wire.hurry()  # noqa: SLF001
        yield made.messenger
        await made.close()


def row(sim, mira, message="hello", **fields):
    message = message if isinstance(message, Message) else Message(message)
    base = Row(
        id=1, member=1, address=Address("discord", sim.world.app_id, mira.id), channel=mira.dm.id, lane="reply",
        kind="message", message=message, due_at=datetime.now(UTC), not_after=None, nonce="n" * 20, fence=1, attempts=1,
    )  # fmt: skip
    return replace(base, **fields)


def command(sim, mira, *, in_server=True):
    """An interaction as if another process, or nobody yet, had answered it."""
    channel = sim.world.general if in_server else mira.dm
    made = acts.send(sim.world, mira.user, channel, 2, {"id": "1", "name": "help", "type": 1})
    expires = datetime.fromtimestamp(sim.clock.now(), UTC) + timedelta(minutes=14)
    return made, ReplyRoute(made.id, made.token, expires, ephemeral=in_server)


async def answer(sim, made, kind=5, **data):
    url = f"{sim.api}/interactions/{made.id}/{made.token}/callback"
    async with aiohttp.ClientSession() as session, session.post(url, json={"type": kind, "data": data}) as done:
        assert done.status == 204


async def test_a_message_goes_to_the_kept_channel_with_its_nonce(sim, messenger, mira):
    sent = await messenger.send(row(sim, mira))
    assert sent == Sent(f"{mira.dm.id}/{mira.last.id}", mira.dm.id)
    assert sim.ledger.of("call", OPEN) == []
    body = sim.ledger.of("call", SEND)[0].details["body"]
    assert (body["nonce"], body["enforce_nonce"]) == ("n" * 20 + "-0", True)


async def test_without_a_channel_the_dm_is_opened_and_told(sim, messenger, mira):
    sent = await messenger.send(row(sim, mira, channel=None))
    assert sent.channel == mira.dm.id


async def test_the_same_row_twice_is_one_message_while_the_nonce_holds(sim, messenger, mira):
    tried = row(sim, mira, Message("x" * 3000, (Button("t", "Go"),)), first_tried=datetime.now(UTC))
    first = await messenger.send(tried)
    again = replace(tried, attempts=2)
    assert await messenger.look_up(again) is None
    assert await messenger.send(again) == first
    assert len(mira.sees()) == 2


async def test_after_the_nonce_what_is_there_is_found_and_what_is_missing_is_sent(sim, messenger, mira):
    tried = row(sim, mira, Message("a " * 1500, (Button("t", "Go"),)), first_tried=datetime.now(UTC))
    first = await messenger.send(tried)
    last = mira.dm.messages[-1]
    sim.clock.advance(600)
    later = replace(tried, attempts=2)
    assert await messenger.look_up(later) == first
    sim.world.delete(last)
    assert await messenger.look_up(later) is None
    await messenger.send(later)
    assert [seen.buttons for seen in mira.sees()] == [(), ("Go",)]


async def test_a_look_up_that_fails_is_made_again_later(sim, messenger, mira):
    tried = row(sim, mira, first_tried=datetime.now(UTC) - timedelta(minutes=5), attempts=2)
    sim.faults.add(Fault("GET /channels/{id}/messages", "status", status=503))
    assert isinstance(await messenger.look_up(tried), Wait)
    assert await messenger.look_up(tried) is None


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        (Fault(SEND, "error", error="50007"), Unreachable("member", "50007 direct messages closed")),
        (Fault(SEND, "error", error="50278"), Unreachable("member", "50278 no mutual server")),
        (
            Fault(SEND, "status", status=401, error="Unauthorized"),
            Unreachable("workspace", "401 the token is not accepted"),
        ),
        (Fault(SEND, "error", error="50001"), Misconfigured("50001 missing access")),
        (Fault(SEND, "error", error="50013"), Misconfigured("50013 missing permissions")),
        (Fault(SEND, "status", status=429, retry_after=7.0), Wait(7.0)),
        (Fault(SEND, "status", status=503), Ambiguous("503/0")),
        (Fault(SEND, "status", status=503, error="html"), Ambiguous("503/0")),
        (Fault(SEND, "error", error="99999"), Unclear("400/99999")),
        (Fault(SEND, "error", error="50035", times=2), OurBug("50035 invalid form")),
    ],
)
async def test_what_discord_answers_has_one_meaning(sim, messenger, mira, fault, meaning):
    sim.faults.add(fault)
    assert await messenger.send(row(sim, mira)) == meaning
    assert mira.sees() == []


@pytest.mark.parametrize("how", ["reset", "cut"])
async def test_a_broken_connection_is_ambiguous(sim, messenger, mira, how):
    sim.faults.add(Fault(SEND, how, when="after"))
    assert isinstance(await messenger.send(row(sim, mira)), Ambiguous)
    assert len(mira.sees()) == 1


async def test_no_connection_at_all_is_surely_not_sent(sim, messenger, mira):
    before, Route.BASE = Route.BASE, "http://127.0.0.1:9"
    assert await messenger.send(row(sim, mira)) == Wait(5.0, "tenant")
    Route.BASE = before


async def test_what_is_refused_as_ill_formed_is_said_in_bare_words(sim, messenger, mira):
    sim.faults.add(Fault(SEND, "error", error="50035"))
    assert isinstance(await messenger.send(row(sim, mira, Message("**Hi** there", (Button("t", "Go"),)))), Sent)
    assert (mira.last.text, mira.last.buttons) == ("Hi there", ())


async def test_at_signs_of_quarantine_no_new_dms_are_opened_for_an_hour(sim, messenger, mira):
    sim.world.quarantined = True
    sam = sim.person("Sam Example")
    assert await messenger.send(
        row(sim, sam, channel=None, address=Address("discord", sim.world.app_id, sam.id))
    ) == Wait(3600.0)
    opened = len(sim.ledger.of("call", OPEN))
    lou = sim.person("Lou Nobody")
    elsewhere = row(sim, lou, channel=None)
    assert await messenger.send(elsewhere) == Wait(3600.0)
    assert len(sim.ledger.of("call", OPEN)) == opened
    sim.world.quarantined = False
    sim.clock.advance(3601)
    assert isinstance(await messenger.send(elsewhere), Sent)


async def test_an_edit_changes_the_message_and_may_be_repeated(sim, messenger, mira):
    sent = await messenger.send(row(sim, mira, Message("question", (Button("t", "Go"),))))
    edit = row(sim, mira, Message("question\n✓ Go", replaces=1), id=2, kind="edit", replaces_ref=sent.ref)
    assert await messenger.send(edit) == await messenger.send(edit) == Sent(sent.ref)
    assert (mira.last.text, mira.last.buttons) == ("question\n✓ Go", ())
    assert len(mira.sees()) == 1


async def test_an_edit_of_a_message_in_parts_takes_away_what_is_too_much(sim, messenger, mira):
    sent = await messenger.send(row(sim, mira, "line\n" * 500))
    assert len(mira.sees()) == 2
    await messenger.send(row(sim, mira, Message("short", replaces=1), kind="edit", replaces_ref=sent.ref))
    assert [seen.text for seen in mira.sees()] == ["short"]


async def test_an_edit_of_what_is_gone_needs_nothing(sim, messenger, mira):
    edit = row(sim, mira, Message("x", replaces=1), kind="edit", replaces_ref=f"{mira.dm.id}/12345")
    assert isinstance(await messenger.send(edit), Sent)


async def test_a_page_shows_nowhere_and_a_job_is_done(sim, messenger, mira):
    assert await messenger.send(row(sim, mira, kind="view")) == Sent("-")
    assert await messenger.send(row(sim, mira, kind="job")) == Done({})
    assert sim.ledger.of("effect") == []


# An interaction's own reply


async def test_after_a_restart_the_deferred_original_is_edited_and_stays_ephemeral(sim, messenger, mira):
    made, route = command(sim, mira)
    await answer(sim, made, 5, flags=64)
    assert isinstance(await messenger.send(row(sim, mira, reply=route)), Sent)
    assert [(seen.text, seen.thinking) for seen in mira.ephemerals] == [("hello", False)]


async def test_after_a_restart_a_later_row_is_a_follow_up(sim, messenger, mira):
    made, route = command(sim, mira)
    await answer(sim, made, 4, content="first", flags=64)
    await messenger.send(row(sim, mira, "second", reply=route))
    assert [seen.text for seen in mira.ephemerals] == ["first", "second"]


async def test_what_was_never_answered_in_time_goes_to_the_dm(sim, messenger, mira):
    _, route = command(sim, mira)
    late = row(sim, mira, reply=route)
    assert isinstance(await messenger.send(late), Expired)
    assert isinstance(await messenger.send(replace(late, reply=replace(route, expires=datetime.now(UTC)))), Expired)
    assert mira.ephemerals == []


async def test_a_first_answer_in_doubt_is_found_and_a_later_one_is_unknown(sim, messenger, mira):
    made, route = command(sim, mira)
    await answer(sim, made, 4, content="hello", flags=64)
    again = row(sim, mira, reply=route, attempts=2, first_tried=datetime.now(UTC))
    assert isinstance(await messenger.look_up(again), Sent)
    assert isinstance(await messenger.look_up(replace(again, message=Message("second"))), Ambiguous)
    _, unanswered = command(sim, mira)
    assert await messenger.look_up(replace(again, reply=unanswered)) is None


async def test_a_follow_up_is_not_repeated_by_itself(sim, messenger, mira):
    made, route = command(sim, mira)
    await answer(sim, made, 4, content="first", flags=64)
    sim.faults.add(Fault(FOLLOW_UP, "status", when="after", status=500))
    assert isinstance(await messenger.send(row(sim, mira, "second", reply=route)), Ambiguous)
    assert [seen.text for seen in mira.ephemerals] == ["first", "second"]


async def test_a_visible_answer_in_the_dm_can_be_edited_by_the_bot_later(sim, messenger, mira):
    made, route = command(sim, mira, in_server=False)
    await answer(sim, made, 5)
    sent = await messenger.send(row(sim, mira, Message("x", (Button("t", "Go"),)), reply=route))
    await messenger.send(row(sim, mira, Message("y", replaces=1), kind="edit", replaces_ref=sent.ref))
    assert mira.last.text == "y"


# Pure


def test_every_code_of_the_table_has_its_meaning():
    for code, meaning in TABLE.items():
        assert outcome(Refused(400, code)) == meaning
    assert outcome(Refused(429, 50007)) == Wait(60.0)
    assert outcome(Refused(429, 0, everywhere=True)) == Wait(60.0, "tenant")
    assert outcome(TimeoutError()) == Ambiguous("TimeoutError")
    assert outcome(Refused(401, 50027)) == Expired("50027 invalid webhook token")


def test_the_parts_of_a_nonce_stay_within_discords_25():
    assert len("n" * 20 + f"-{render.MESSAGES - 1}") <= 25
