"""What stands in front of Bolt: hostile requests are refused kindly and cheaply, and none of them is an error."""

import asyncio
import gzip
import json
import logging
import time
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest

from adapters.slack import guard
from adapters.slack.replays import Replays, Told
from tests.simulators.slack import signed
from tests.slack.conftest import online

SECRET = "simulated-signing-secret"
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


def status(headers, body, *, now=NOW):
    early = guard.refused_unread({"Content-Length": str(len(body)), **headers})
    return guard.refused(headers, body, SECRET, now) if early is None else early


def right(body, *, at=NOW, kind=JSON):
    return kind | signed(SECRET, body, at.timestamp())


def test_what_slack_signed_may_be_parsed():
    assert status(right(b"{}"), b"{}") is None
    assert status(right(b"a=b", kind=FORM), b"a=b") is None
    assert status(right(b"{}", kind={"content-type": "application/json; charset=utf-8"}), b"{}") is None


@pytest.mark.parametrize("apart", [-301, 301, 3600, -86400])
def test_an_old_or_future_signature_is_refused(apart):
    at = datetime.fromtimestamp(NOW.timestamp() + apart, UTC)
    assert status(right(b"{}", at=at), b"{}") == 401


@pytest.mark.parametrize("apart", [-299, 299])
def test_clocks_may_differ_by_five_minutes(apart):
    assert status(right(b"{}", at=datetime.fromtimestamp(NOW.timestamp() + apart, UTC)), b"{}") is None


@pytest.mark.parametrize(
    "stamp", ["abc", "", "1e9", "-1795428000", " 1795428000", "١٧٩٥٤٢٨٠٠٠", "1795428000.5", "9" * 5000]
)
def test_a_timestamp_is_ten_digits(stamp):
    assert status(right(b"{}") | {"X-Slack-Request-Timestamp": stamp}, b"{}") == 401


@pytest.mark.parametrize(
    "signature", ["", "v0=", "é" * 67, "v0=" + "g" * 64, "v1=" + "0" * 64, "v0=" + "0" * 64, "\udcff"]
)
def test_a_signature_that_is_none_is_refused(signature):
    assert status(right(b"{}") | {"X-Slack-Signature": signature}, b"{}") == 401


def test_a_body_that_was_changed_is_refused():
    assert status(right(b'{"a":1}'), b'{"a":2}') == 401


@pytest.mark.parametrize("name", ["X-Slack-Request-Timestamp", "X-Slack-Signature", "Content-Type"])
def test_a_header_that_is_there_twice_is_no_header(name):
    headers = right(b"{}")
    twice = headers | {name.lower(): headers[name]}
    assert status(twice, b"{}") in {400, 401}


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "", "application/jsonx"])
def test_another_content_type_is_refused(kind):
    assert status(right(b"{}", kind={"Content-Type": kind}), b"{}") == 400


@pytest.mark.parametrize("length", ["1048577", "-1", "abc", "9" * 400, "1e3", "²"])
def test_a_body_that_is_too_large_is_not_read(length):
    assert guard.refused_unread(right(b"{}") | {"Content-Length": length}) == 400


def test_a_compressed_body_is_not_read():
    assert guard.refused_unread(right(b"{}") | {"Content-Encoding": "gzip"}) == 400


def test_what_was_acknowledged_is_answered_the_same_while_its_signature_holds():
    replays, told = Replays(), Told(200, '{"response_action": "errors"}', "application/json")
    replays.keep("v0=a", told, 1000.0)
    replays.keep("v0=b", Told(503, "", "text/plain"), 1000.0)
    replays.keep("v0=c", Told(200, "x" * 5000, "text/plain"), 1000.0)
    assert replays.answer("v0=a", 1599.0)[:3] == told[:3]
    assert replays.answer("v0=b", 1001.0) is None, "it has to be heard yet"
    assert replays.answer("v0=c", 1001.0) is None
    assert replays.answer("v0=a", 1601.0) is None
    assert len(replays) == 0


def test_only_so_many_answers_are_kept():
    replays = Replays()
    for number in range(30_000):
        replays.keep(f"v0={number}", Told(200, "", "text/plain"), 1000.0)
    assert len(replays) == 20_000
    assert replays.answer("v0=29999", 1001.0) is not None


# -- the same over a real socket, in front of the real Bolt

GARBAGE = {
    "bad UTF-8": (b'{"a": "\xff\xfe"}', JSON),
    "a megabyte of [": (b"[" * 1_000_000, JSON),
    "deep objects": (b'{"a":' * 100_000, JSON),
    "a list": (b"[1, 2]", JSON),
    "a number": (b"5", JSON),
    "null": (b"null", JSON),
    "nothing": (b"", JSON),
    "half a body": (b'{"type": "event_callback", "event": {', JSON),
    "a payload of garbage": (b"payload=%7Bgarbage", FORM),
    "a payload that is a list": (b"payload=[1]", FORM),
    "a payload that is null": (b"payload=null", FORM),
    "an empty payload": (b"payload=", FORM),
    "bad escapes": (b"payload=%ZZ%ff%fe", FORM),
    "many fields": (b"&".join(b"f=1" for _ in range(100_000)), FORM),
}
EVENT = {"type": "event_callback", "event_id": "Ev1", "team_id": "T0SIMTEAM"}
VIEW = {"id": "V1", "callback_id": "form", "private_metadata": "{}", "blocks": [], "state": {"values": {}}}
SHAPES = [
    {},
    {"type": None},
    {"type": "event_callback"},
    {**EVENT, "event": None},
    {**EVENT, "event": 5},
    {**EVENT, "event": []},
    {**EVENT, "event": {}},
    {**EVENT, "event": {"type": None}},
    {**EVENT, "event": {"type": "message"}},
    {**EVENT, "event": {"type": "message", "channel_type": "im", "user": "U1"}},
    {**EVENT, "event": {"type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": "abc"}},
    {**EVENT, "event": {"type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": "nan"}},
    {**EVENT, "event": {"type": "message", "channel_type": "im", "user": "U1", "channel": "D1", "ts": "9" * 400}},
    {**EVENT, "event": {"type": "app_home_opened", "tab": "home"}},
    {**EVENT, "event": {"type": "message", "subtype": ["a"], "channel_type": "im", "user": "U1"}},
    {**EVENT, "authorizations": [None], "event": {"type": "message"}},
    {**EVENT, "authorizations": "x", "event": {"type": "message"}},
    {"type": "app_rate_limited", "team_id": "T0SIMTEAM"},
    {"type": "url_verification", "challenge": 5},
    {"type": "url_verification"},
]
INTERACTIONS = [
    {},
    {"type": "block_actions"},
    {"type": "block_actions", "actions": []},
    {"type": "block_actions", "actions": [None]},
    {"type": "block_actions", "actions": [{"action_id": "b1|x", "action_ts": "1.0"}]},
    {
        "type": "block_actions",
        "user": {"id": "U1"},
        "actions": [{"action_id": "b1|x", "action_ts": "x", "type": "button"}],
    },
    {"type": "view_submission"},
    {"type": "view_submission", "view": {}},
    {"type": "view_submission", "view": VIEW},
    {"type": "view_submission", "view": VIEW, "user": {"id": "U1"}, "team": {"id": "T1"}},
    {"type": "view_submission", "view": VIEW | {"private_metadata": "garbage"}, "user": {"id": "U1"}},
    {"type": "shortcut"},
    {"type": "nonsense"},
    {"type": ["a"]},
]
COMMANDS = [{"command": "/coach"}, {"command": "/coach", "channel_id": "D1"}, {"command": "/coach", "user_id": "U1"}]


@pytest.fixture
async def door(slack, sqlite_store):
    async with online(slack, sqlite_store, "http"):
        yield slack.delivery.http


async def answers(door, body, headers):
    """The status of one request, sent as raw as can be."""
    host, port = door.url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    lines = ["POST /slack/events HTTP/1.1", f"Host: {host}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in ({"Content-Length": str(len(body))} | headers).items()]
    writer.write("\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body)
    try:
        async with asyncio.timeout(10):
            await writer.drain()
            line = await reader.readline()
    except ConnectionError:
        line = await reader.readline()
    finally:
        writer.close()
    return int(line.split()[1])


@pytest.mark.parametrize("name", GARBAGE)
async def test_unsigned_garbage_is_unauthorised(door, name):
    body, kind = GARBAGE[name]
    assert await answers(door, body, kind) == 401
    assert await answers(door, body, kind | signed("another-secret", body)) == 401


@pytest.mark.parametrize("name", GARBAGE)
async def test_signed_garbage_is_a_bad_request(door, name):
    body, kind = GARBAGE[name]
    assert await answers(door, body, kind | signed(SECRET, body)) in {400, 404}


async def test_signed_bodies_of_any_shape_are_no_errors(door):
    for shape in SHAPES:
        body = json.dumps(shape).encode()
        assert await answers(door, body, JSON | signed(SECRET, body)) in {200, 400, 404}, shape
    for payload in [{"payload": json.dumps(shape)} for shape in INTERACTIONS] + COMMANDS:
        body = urlencode(payload).encode()
        assert await answers(door, body, FORM | signed(SECRET, body)) in {200, 400, 404}, payload


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Request-Timestamp": "abc"},
        {"X-Slack-Signature": "v0=é\udcff"},
        {"X-Slack-Request-Timestamp": str(int(time.time()) - 301)},
        {"Content-Encoding": "gzip"},
        {"Content-Type": "text/html"},
        {"Content-Length": "99999999"},
    ],
)
async def test_hostile_headers_are_refused(door, headers):
    assert await answers(door, b"{}", JSON | signed(SECRET, b"{}") | headers) in {400, 401}


async def test_a_compressed_bomb_is_refused(door):
    body = gzip.compress(b"0" * 50_000_000)
    assert await answers(door, body, JSON | signed(SECRET, body) | {"Content-Encoding": "gzip"}) == 400


async def test_a_body_in_endless_chunks_is_refused(door):
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    body = chunk * 40
    host, port = door.url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    lines = [f"{k}: {v}" for k, v in (JSON | signed(SECRET, b"") | {"Transfer-Encoding": "chunked"}).items()]
    writer.write("\r\n".join(["POST /slack/events HTTP/1.1", "Host: x", *lines, "", ""]).encode() + body)
    assert b" 400 " in await reader.readline()
    writer.close()


async def test_a_slow_body_does_not_hold_the_door(door, monkeypatch):
    monkeypatch.setattr("adapters.slack.doors.READ", 0.1)
    assert await answers(door, b"{", JSON | signed(SECRET, b"{") | {"Content-Length": "1000"}) == 400


async def test_the_challenge_is_answered_when_it_is_signed(slack, door):
    assert (await slack.verify_request_url()).body == {"challenge": "simulated-challenge"}
    body = json.dumps({"type": "url_verification", "challenge": "x"}).encode()
    assert await answers(door, body, JSON) == 401


async def test_nothing_of_a_refused_body_is_logged(door, caplog):
    caplog.set_level(logging.DEBUG)
    body = b'{"type": "canary-in-a-body"}'
    await answers(door, body, JSON | signed("another-secret", body))
    await answers(door, body, JSON | signed(SECRET, body))
    assert "canary" not in "".join(record.getMessage() for record in caplog.records)
