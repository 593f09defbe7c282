"""What Slack sends, as events."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.slack import read
from bot.chat.events import Address, Commanded, HomeOpened, Picked, Pressed, Said

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
MESSAGE = {
    "type": "message",
    "channel_type": "im",
    "channel": "D1",
    "user": "U1",
    "ts": "1795428000.000100",
    "text": "hi",
}


def body(inner, **more):
    return {"type": "event_callback", "event_id": "Ev1", "team_id": "T1", "event": inner, **more}


def pressed(action, **container):
    where = {"type": "message", "message_ts": "1.2", "channel_id": "D1", "is_ephemeral": False} | container
    action = {"type": "button", "action_ts": "1795428000.5", "block_id": "n-1"} | action
    return {
        "type": "block_actions",
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "container": where,
        "actions": [action],
    }


def form(values, **view):
    blocks = [{"type": "section"}, {"type": "input", "block_id": "when"}]
    about = {"id": "V1", "hash": "h1", "private_metadata": '{"token": "f.t.1.", "channel": "D1"}', "blocks": blocks}
    return {"user": {"id": "U1"}, "team": {"id": "T1"}, "view": about | {"state": {"values": values}} | view}


def command(text="start", **more):
    about = {"command": "/coach", "team_id": "T1", "user_id": "U1", "channel_id": "C1", "trigger_id": "1.2.ab"}
    return about | {"response_url": "https://hooks.slack.com/commands/x", "text": text} | more


def test_a_message_is_said_in_its_dm():
    assert read.happened(body(MESSAGE)) == Said(
        id="Ev1", address=Address("slack", "T1", "U1"), at=datetime.fromtimestamp(1795428000.0001, UTC), channel="D1",
        text="hi",
    )  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "message_changed", "hidden": True},
        {"subtype": "message_deleted", "hidden": True},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"subtype": "channel_join"},
        {"bot_id": "B1"},
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
        {"user": None},
    ],
)
def test_what_nobody_wrote_to_the_coach_is_ignored(more):
    assert read.happened(body(MESSAGE | more)) is None


def test_a_shared_file_is_told_of_by_its_name():
    shared = MESSAGE | {"subtype": "file_share", "text": "", "files": [{"id": "F1", "name": "a.csv"}, {"id": "F2"}]}
    said = read.happened(body(shared))
    assert isinstance(said, Said)
    assert said.files == ("a.csv", "F2")


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt;", "&lt;"),
        ("see <https://example.org/a?b=1&amp;c|example.org>", "see example.org"),
        ("see <https://example.org/a?b=1&amp;c>", "see https://example.org/a?b=1&c"),
        ("<mailto:testa@example.org|testa@example.org>", "testa@example.org"),
        ("<mailto:testa@example.org>", "testa@example.org"),
        ("<@U1> and <@U2|Sam> in <#C1|general>", "@U1 and @Sam in #general"),
        ("<!channel> <!here|@here> <!date^1^{date}|today>", "@channel @here today"),
    ],
)
def test_text_is_read_as_it_was_typed(sent, typed):
    assert read.typed(sent) == typed


def test_a_tenant_is_an_organisation_that_installed_as_a_whole_else_a_workspace():
    org = [{"enterprise_id": "E1", "team_id": None, "user_id": "U0", "is_enterprise_install": True}]
    assert read.tenant(body(MESSAGE, authorizations=org)) == "E1"
    assert read.tenant(body(MESSAGE, authorizations=[{"enterprise_id": None, "team_id": "T2"}])) == "T2"
    assert read.tenant({"team": None, "enterprise": {"id": "E1"}, "user": {"id": "U1", "team_id": "T1"}}) == "E1"
    assert read.tenant({"team": None, "enterprise": None, "user": {"id": "U1", "team_id": "T1"}}) == "T1"
    assert read.tenant(command(enterprise_id="E1", is_enterprise_install="true")) == "E1"
    assert read.tenant(command(enterprise_id="E1", is_enterprise_install="false")) == command()["team_id"]
    own = [{"enterprise_id": "E1", "team_id": "T2", "is_enterprise_install": False}]
    assert read.tenant(body(MESSAGE, authorizations=own)) == "T2"
    shared = {"team": {"id": "T9"}, "view": {"app_installed_team_id": "T1"}, "user": {"id": "U1", "team_id": "T9"}}
    assert read.tenant(shared) == "T1"


def test_the_home_is_opened_and_the_messages_tab_is_not():
    opened = {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home", "event_ts": "1795428000000100"}
    event = read.happened(body(opened))
    assert isinstance(event, HomeOpened)
    assert (event.at, event.channel) == (datetime.fromtimestamp(1795428000.0001, UTC), "D1")
    assert read.happened(body(opened | {"tab": "messages"})) is None


def test_a_button_is_pressed():
    event = read.acted(pressed({"action_id": "b1|a.t.1.nl", "value": "a.t.1.nl"}))
    assert isinstance(event, Pressed)
    assert (event.id, event.token, event.channel) == ("1.2:1795428000.5:b1|a.t.1.nl", "a.t.1.nl", "D1")


def test_a_press_in_a_message_only_one_person_sees_goes_on_in_the_dm():
    hidden = pressed({"action_id": "b1|t"}, is_ephemeral=True, channel_id="D9") | {"response_url": "https://x"}
    event = read.acted(hidden)
    assert (event.channel, event.reply) == (None, None)
    assert read.pressed_ephemeral(hidden) == ("n-1", "https://x")
    assert read.pressed_ephemeral(pressed({"action_id": "b1|t"})) is None


def test_a_choice_is_picked():
    chosen = {"action_id": "s2|t", "type": "static_select", "selected_option": {"value": "privacy"}}
    assert read.acted(pressed(chosen)).values == ("privacy",)
    assert read.acted(pressed(chosen | {"selected_option": None})).values == ()


def test_ticks_count_when_they_are_sent():
    ticked = {"action_id": "m2|t", "selected_options": [{"value": "a"}]}
    assert read.acted(pressed(ticked)) is None
    state = {"values": {"n-1": {"m2|t": {"selected_options": [{"value": "a"}, {"value": "b"}]}}}}
    event = read.acted(pressed({"action_id": "k2|t"}) | {"state": state})
    assert isinstance(event, Picked)
    assert (event.token, event.values) == ("t", ("a", "b"))
    assert read.acted(pressed({"action_id": "k2|t"})).values == ()


def test_what_is_none_of_ours_is_ignored():
    assert read.acted(pressed({"action_id": "someone-elses"})) is None


def test_a_form_is_sent_with_its_values():
    several = {"value": {"selected_options": [{"value": "0"}]}}
    filled = form(
        {"when": {"value": {"value": "morgen"}}, "minutes": {"value": {"selected_option": None}}, "days": several}
    )
    event = read.sent(filled, NOW)
    assert (event.token, event.channel, event.at) == ("f.t.1.", "D1", NOW)
    assert event.values == {"when": "morgen", "minutes": (), "days": ("0",)}
    assert read.fields(filled) == ["when"]


def test_a_form_sent_again_is_the_same_event_and_with_other_values_another():
    first, again, other = (read.sent(form({"when": {"value": {"value": v}}}), NOW).id for v in ("a", "a", "b"))
    assert first == again != other
    assert read.sent(form({"when": {"value": {"value": "a"}}}, hash="h2"), NOW).id != first


def test_a_command_elsewhere_has_its_own_way_back():
    event = read.commanded(command("session Sam  Example"), NOW, "D1")
    assert isinstance(event, Commanded)
    assert (event.word, event.rest, event.channel) == ("session", "Sam  Example", None)
    assert event.reply.expires == NOW + timedelta(minutes=29)
    assert "hooks.slack.com" not in repr(event)


def test_a_command_in_the_dm_needs_none():
    event = read.commanded(command(channel_id="D1"), NOW, "D1")
    assert (event.channel, event.reply) == ("D1", None)


def test_a_dm_between_two_others_is_elsewhere():
    assert read.commanded(command(channel_id="D9"), NOW, "D1").reply is not None
    assert read.commanded(command(channel_id="D9"), NOW, None).reply is not None


def test_a_bare_command_begins():
    assert read.commanded(command("  "), NOW, None).word == "start"
