"""The manifest asks for what the code needs and nothing else, keeps Slack's limits, and reads back as it was meant."""

import ast
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from slack_sdk.web.async_client import AsyncWebClient

from adapters.cli import main
from adapters.slack.manifest import EXAMPLE, is_address, manifest, written
from adapters.slack.scopes import EVENTS, METHODS, SCOPES
from bot.config import variables
from tests.simulators.slack import METHODS as DESCRIBED

ROOT = Path(__file__).parents[2]
URLS = [EXAMPLE, None]


def called():
    """The Web API methods that the adapter's code calls, by their names in slack_sdk with the dots left out."""
    found = set()
    for path in (ROOT / "adapters" / "slack").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            name = node.func.attr
            if name == "api_call" and node.args and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value.replace(".", "_"))
            elif re.fullmatch(r"[a-z]+(_[a-z]+[A-Za-z]*)+", name) and name in vars(AsyncWebClient):
                found.add(name)
    return found - {"api_call"}


def read(text):
    """YAML as the manifest uses it: mappings and lists by indentation, plain words, and strings as in JSON."""
    lines = [(len(line) - len(line.lstrip()), line.strip()) for line in text.splitlines() if not line.startswith("#")]

    def value(word):
        if word in {"true", "false"} or word.isdecimal() or word.startswith('"'):
            return json.loads(word)
        assert not re.search(r"[\[\]{}&*!|>'%@`#,]|: ", word), f"{word} is more than a plain word in YAML"
        return word

    def block(indent):
        listed = lines[0][1].startswith("- ")
        found = [] if listed else {}
        while lines and lines[0][0] == indent and lines[0][1].startswith("- ") == listed:
            _, line = lines.pop(0)
            if listed and re.match(r"- [a-z_]+: ", line):
                lines.insert(0, (indent + 2, line[2:]))
                found.append(block(indent + 2))
            elif listed:
                found.append(value(line[2:]))
            else:
                name, _, rest = line.partition(":")
                found[name] = value(rest.strip()) if rest.strip() else block(lines[0][0])
        return found

    return block(0)


def test_the_file_is_what_the_code_needs():
    assert (ROOT / "deploy" / "slack-manifest.yaml").read_text("utf-8") == written(EXAMPLE)


@pytest.mark.parametrize("url", URLS)
def test_it_reads_back_as_it_was_meant(url):
    assert read(written(url)) == manifest(url)


def test_the_guide_explains_every_scope_and_setting_and_no_other():
    guide = (ROOT / "docs" / "slack.md").read_text("utf-8")
    explained = guide.partition("## What it asks for")[2].partition("## ")[0]
    assert set(re.findall(r"`([a-z_]+(?::[a-z]+|s))`", explained)) == SCOPES
    assert set(re.findall(r"`(SLACK_[A-Z_]+)", guide)) == {
        name for name in variables() if name.startswith("SLACK_")
    } - {"SLACK_API_URL"}
    assert "(docs/slack.md)" in (ROOT / "README.md").read_text("utf-8")


def test_the_table_names_every_method_that_is_called_and_no_other():
    assert {name.replace(".", "_") for name in METHODS} == called()


def test_what_is_called_for_a_member_is_called_with_their_workspaces_own_token():
    without = {"api_call", "apps_connections_open", "auth_test"}
    for path in (ROOT / "adapters" / "slack").rglob("*.py"):
        asked = set(re.findall(r"\.client\.([a-z]+(?:_\w+)+)\(", path.read_text("utf-8")))
        assert asked <= without, f"{path.name}: use wire.of(address) for {asked - without}"


def test_each_method_asks_for_the_scope_that_its_page_names():
    known = {name: method.scope for name, method in DESCRIBED.items() if name in METHODS}
    assert known == {name: scope for name, scope in METHODS.items() if name != "oauth.v2.access"}


@pytest.mark.parametrize("url", URLS)
def test_it_asks_for_the_scopes_of_the_tables_and_no_more(url):
    made = manifest(url)
    assert set(made["oauth_config"]["scopes"]) == {"bot"}
    assert set(made["oauth_config"]["scopes"]["bot"]) == SCOPES
    assert {scope for scope in (*METHODS.values(), *EVENTS.values()) if scope} | {"commands"} == SCOPES
    assert set(made["settings"]["event_subscriptions"]["bot_events"]) == set(EVENTS)
    assert not {
        scope for scope in SCOPES if scope.startswith(("channels:", "groups:", "mpim:", "admin", "users.profile"))
    }


@pytest.mark.parametrize("url", URLS)
def test_members_can_write_and_find_their_page_and_the_buttons_work(url):
    made = manifest(url)
    assert made["features"]["app_home"] == {
        "home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False,
    }  # fmt: skip
    assert made["settings"]["interactivity"]["is_enabled"]
    assert [(one["type"], one["callback_id"]) for one in made["features"]["shortcuts"]] == [
        ("global", "log"), ("message", "add"),
    ]  # fmt: skip
    assert [one["command"] for one in made["features"]["slash_commands"]] == ["/coach"]


def test_over_http_every_address_is_the_coachs_own_and_tokens_are_rotated():
    made = manifest("https://c.example.net/coach")
    addresses = re.findall(r'https://[^"]+', json.dumps(made))
    assert set(addresses) == {
        "https://c.example.net/coach/slack/events", "https://c.example.net/coach/slack/oauth_redirect",
    }  # fmt: skip
    assert len(addresses) == 5
    settings = made["settings"]
    on = {name for name, value in settings.items() if value is True}
    assert on == {"token_rotation_enabled", "org_deploy_enabled"}


def test_in_socket_mode_there_is_no_address_and_the_one_token_stays():
    made = manifest(None)
    assert "http" not in json.dumps(made)
    settings = made["settings"]
    assert settings["socket_mode_enabled"]
    assert not settings["token_rotation_enabled"]


@pytest.mark.parametrize("url", URLS)
def test_it_keeps_slacks_limits(url):
    made = manifest(url)
    about, features = made["display_information"], made["features"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert re.fullmatch("#[0-9a-f]{6}", about["background_color"])
    assert re.fullmatch("[a-z0-9_.-]{1,80}", features["bot_user"]["display_name"])
    for shortcut in features["shortcuts"]:
        assert set(shortcut) == {"name", "type", "callback_id", "description"}
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
    assert made["_metadata"] == {"major_version": 2, "minor_version": 1}


@pytest.mark.parametrize(
    ("url", "well"),
    [("https://coach.example.com", True), ("https://coach.example.com:8443/x", True), ("http://coach.example.com", False),
     ("https://", False), ("coach.example.com", False), ("https://a.b/c?d=e", False), ("https://a.b/#c", False),
     ('https://a.b"', False), ("https://a b", False)],
)  # fmt: skip
def test_an_address_is_one_that_slack_takes(url, well):
    assert is_address(url) is well


def test_the_program_prints_it_filled_in():
    shown = CliRunner().invoke(main, ["slack", "manifest", "--url", "https://c.example.net/"])
    assert (shown.exit_code, shown.output) == (0, written("https://c.example.net"))
    socket = CliRunner().invoke(main, ["slack", "manifest", "--socket-mode"])
    assert (socket.exit_code, socket.output) == (0, written(None))


@pytest.mark.parametrize("words", [[], ["--url", "http://c.example.net"], ["--url", "nothing"]])
def test_the_program_says_what_it_needs(words):
    shown = CliRunner().invoke(main, ["slack", "manifest", *words])
    assert shown.exit_code == 2
    assert "https://" in shown.output
