"""What discord.py hands over becomes the coach's events; payloads are as Discord documents them."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import discord
import pytest

from adapters.discord import read
from bot.chat.events import Address, Commanded, FormSent, Picked, Pressed, Said

APP, USER, CHANNEL = 900, 700, 800
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ID = discord.utils.time_snowflake(AT)
MADE_UP_TOKEN = "made-up-interaction-token"


def interaction(kind, data, *, guild=None, private=False, locale="nl"):
    context = SimpleNamespace(private_channel=private)
    return SimpleNamespace(
        id=ID, type=discord.InteractionType(kind), token=MADE_UP_TOKEN, data=data, application_id=APP,
        user=SimpleNamespace(id=USER, display_name="Mira Placeholder"), guild_id=guild, channel_id=CHANNEL,
        locale=discord.Locale(locale), context=context,
    )  # fmt: skip


def message(content="hi", *, bot=False, guild=None, kind=discord.MessageType.default, files=()):
    return SimpleNamespace(
        id=ID, content=content, guild=guild, type=kind, channel=SimpleNamespace(id=CHANNEL),
        author=SimpleNamespace(id=USER, bot=bot, display_name="Mira Placeholder"),
        attachments=[SimpleNamespace(filename=name) for name in files],
    )  # fmt: skip


def test_a_direct_message_is_something_said():
    assert read.said(message("hoi", files=["names.csv"]), APP) == Said(
        id=str(ID), address=Address("discord", "900", "700"), at=AT, channel="800", name="Mira Placeholder", text="hoi",
        files=("names.csv",),
    )  # fmt: skip


@pytest.mark.parametrize(
    "not_for_us",
    [
        message(bot=True),
        message(guild=SimpleNamespace(id=1)),
        message(kind=discord.MessageType.pins_add),
    ],
)
def test_bots_servers_and_notices_are_not_heard(not_for_us):
    assert read.said(not_for_us, APP) is None


def test_a_reply_is_heard():
    assert read.said(message(kind=discord.MessageType.reply), APP) is not None


def test_a_command_is_its_word_and_the_rest_with_its_own_way_back():
    event = read.acted(interaction(2, {"name": "names", "options": [{"name": "text", "type": 3, "value": "Sam"}]}))
    assert isinstance(event, Commanded)
    assert (event.word, event.rest, event.language, event.channel) == ("names", "Sam", "nl", "800")
    assert event.reply is not None
    assert (event.reply.id, event.reply.ephemeral) == (str(ID), False)
    assert event.reply.expires - AT == timedelta(minutes=14)
    assert MADE_UP_TOKEN not in repr(event)


def test_a_command_without_its_option_has_no_rest():
    assert read.acted(interaction(2, {"name": "help"})).rest == ""


@pytest.mark.parametrize("place", [{"guild": 1}, {"private": True}])
def test_outside_the_dm_only_the_person_may_see_the_answer_and_the_channel_is_not_kept(place):
    event = read.acted(interaction(3, {"custom_id": "w...help", "component_type": 2}, **place))
    assert event.reply.ephemeral
    assert event.channel is None


def test_a_press_in_the_dm_goes_on_there():
    event = read.acted(interaction(3, {"custom_id": "a.t.1.yes", "component_type": 2}))
    assert isinstance(event, Pressed)
    assert (event.token, event.reply, event.channel) == ("a.t.1.yes", None, "800")


def test_a_choice_has_its_values():
    event = read.acted(interaction(3, {"custom_id": "s.t.1.", "component_type": 3, "values": ["a", "b"]}))
    assert isinstance(event, Picked)
    assert event.values == ("a", "b")


def test_a_sent_form_is_read_out_of_its_labels():
    components = [
        {"type": 18, "id": 1, "component": {"type": 4, "id": 2, "custom_id": "when", "value": "tomorrow"}},
        {"type": 18, "id": 3, "component": {"type": 3, "id": 4, "custom_id": "minutes", "values": ["45"]}},
        {"type": 1, "id": 5, "components": [{"type": 4, "id": 6, "custom_id": "aim", "value": None}]},
        {"type": 10, "id": 7},
    ]
    event = read.acted(interaction(5, {"custom_id": "f.t.1.", "components": components}))
    assert isinstance(event, FormSent)
    assert event.values == {"when": "tomorrow", "minutes": ("45",), "aim": ""}


def test_what_the_coach_has_no_use_for_is_no_event():
    assert read.acted(interaction(4, {"name": "names", "options": []})) is None
