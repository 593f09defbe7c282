"""OAuth v2, several workspaces and rotation in the simulated Slack, seen through the real slack_sdk and a browser."""

from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.simulators.slack import Browser, Page, Settings, SlackSimulator

BACK = "https://coach.example.com/slack/oauth_redirect"
ASK = {"client_id": "1111.2222", "scope": "chat:write,im:write", "state": "s"}


@pytest.fixture
async def slack():
    async with SlackSimulator(Settings(redirect_urls=(BACK,))) as simulator:
        yield simulator


@pytest.fixture
def acme(slack):
    return slack.add_team("ACME")


async def decided(slack, team, decision="allow", **more):
    """The query that a browser comes back with."""
    asked = ASK | more
    async with Browser("https://coach.example.com") as browser:
        browser.page = Page(200, "", f'<a href="{slack.address}/oauth/v2/authorize?{urlencode(asked)}">', {})
        back = await browser.decides(decision, team)
    assert back.startswith(more.get("redirect_uri", BACK) + "?")
    return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}


async def access(slack, *, app="1111.2222", secret=None, basic=True, **form):
    """What oauth.v2.access answers."""
    secret = secret or slack.settings.client_secret
    headers = {"Authorization": f"Basic {base64.b64encode(f'{app}:{secret}'.encode()).decode()}"} if basic else {}
    form = form if basic else form | {"client_id": app, "client_secret": secret}
    asked = {"data": form, "headers": headers}
    async with aiohttp.ClientSession() as session, session.post(f"{slack.api_url}oauth.v2.access", **asked) as answer:
        assert answer.status == 200
        return await answer.json()


async def installed(slack, team):
    return await access(slack, code=(await decided(slack, team))["code"])


def client(slack, token):
    return AsyncWebClient(token, base_url=slack.api_url, retry_handlers=[], timeout=5)


async def refused(call):
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response["error"]


@pytest.mark.parametrize("basic", [True, False])
async def test_who_allows_gives_a_code_for_a_token_of_their_workspace(slack, acme, basic):
    back = await decided(slack, acme)
    assert set(back) == {"code", "state"}
    answer = await access(slack, basic=basic, code=back["code"])
    assert (answer["ok"], answer["token_type"], answer["scope"]) == (True, "bot", "chat:write,im:write")
    assert (answer["team"]["id"], answer["enterprise"], answer["is_enterprise_install"]) == (acme.id, None, False)
    assert "bot_id" not in answer
    about = await client(slack, answer["access_token"]).auth_test()
    assert (about["team_id"], about["bot_id"]) == (acme.id, acme.world.bot_id)


async def test_who_cancels_gives_no_code(slack, acme):
    assert await decided(slack, acme, "cancel") == {"error": "access_denied", "state": "s"}


async def test_a_code_is_good_once_and_for_ten_minutes(slack, acme):
    code = (await decided(slack, acme))["code"]
    assert (await access(slack, code=code))["ok"]
    assert (await access(slack, code=code))["error"] == "invalid_code"
    late = (await decided(slack, acme))["code"]
    slack.clock.advance(601)
    assert (await access(slack, code=late))["error"] == "invalid_code"


@pytest.mark.parametrize(
    ("given", "error"),
    [({"app": "1.1"}, "invalid_client_id"), ({"secret": "x"}, "bad_client_secret"), ({"code": "x"}, "invalid_code"),
     ({"grant_type": "x"}, "invalid_grant_type"), ({"redirect_uri": BACK}, "bad_redirect_uri"),
     ({"grant_type": "refresh_token", "refresh_token": "x"}, "invalid_refresh_token")],
)  # fmt: skip
async def test_what_is_wrong_gets_no_token(slack, acme, given, error):
    code = (await decided(slack, acme))["code"]
    assert (await access(slack, **({"code": code} | given)))["error"] == error


@pytest.mark.parametrize(
    ("asked", "error"),
    [({"client_id": "x"}, "invalid_client_id"), ({"scope": ""}, "no_scopes"), ({"scope": "admin"}, "invalid_scope"),
     ({"redirect_uri": "https://evil.example.com"}, "bad_redirect_uri"), ({"redirect_uri": f"{BACK}#x"}, "bad_redirect_uri")],
)  # fmt: skip
async def test_the_page_says_what_is_wrong_and_sends_nobody_away(slack, asked, error):
    async with Browser("https://coach.example.com") as browser:
        page = await browser.opens(f"{slack.address}/oauth/v2/authorize?{urlencode(ASK | asked)}")
    assert (page.status, page.text) == (400, error)


async def test_an_address_that_was_sent_is_sent_to_both_steps(slack, acme):
    back = await decided(slack, acme, redirect_uri=f"{BACK}/below")
    assert (await access(slack, code=back["code"], redirect_uri=f"{BACK}/below"))["ok"]


async def test_an_organisation_installs_without_a_team(slack):
    org = slack.add_team("WS", enterprise="E0SIM", org=True)
    answer = await installed(slack, org)
    assert (answer["team"], answer["enterprise"]["id"], answer["is_enterprise_install"]) == (None, "E0SIM", True)
    body = org.delivery.envelope({"type": "message"})
    [authorization] = body["authorizations"]
    assert (authorization["team_id"], authorization["is_enterprise_install"]) == (None, True)


async def test_tokens_that_rotate_last_twelve_hours_and_are_renewed_once(slack, acme):
    slack.settings.rotation = True
    first = await installed(slack, acme)
    assert (first["expires_in"], first["access_token"][:11]) == (43_200, "xoxe.xoxb-1")
    second = await access(slack, grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert second["refresh_token"] != first["refresh_token"]
    for token in (first, second):
        assert (await client(slack, token["access_token"]).auth_test())["ok"]
    slack.clock.advance(31)
    again = await access(slack, grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert again["error"] == "invalid_refresh_token"
    slack.clock.advance(43_200)
    assert await refused(client(slack, second["access_token"]).auth_test()) == "token_expired"
    assert (await access(slack, grant_type="refresh_token", refresh_token=second["refresh_token"]))["ok"]


async def test_the_third_token_ends_the_first(slack, acme):
    slack.settings.rotation = True
    tokens = [await installed(slack, acme)]
    for _ in range(2):
        renew = tokens[-1]["refresh_token"]
        tokens.append(await access(slack, grant_type="refresh_token", refresh_token=renew))
    assert await refused(client(slack, tokens[0]["access_token"]).auth_test()) == "token_revoked"
    for token in tokens[1:]:
        assert (await client(slack, token["access_token"]).auth_test())["ok"]


async def test_one_workspaces_token_finds_nothing_of_anothers(slack, acme):
    globex = slack.add_team("GLOBEX")
    ann, bob = acme.person("Ann", id="U0SAME"), globex.person("Bob", id="U0SAME")
    assert ann.dm.id != bob.dm.id
    code = (await decided(slack, acme, scope="chat:write,users:read"))["code"]
    asked = client(slack, (await access(slack, code=code))["access_token"])
    assert (await asked.users_info(user="U0SAME"))["user"]["real_name"] == "Ann"
    assert await refused(asked.chat_postMessage(channel=bob.dm.id, text="x")) == "channel_not_found"
    assert (await asked.chat_postMessage(channel=ann.dm.id, text="x"))["ok"]


async def test_who_takes_the_app_out_ends_its_tokens_and_who_adds_it_again_gets_others(slack, acme):
    slack.settings.rotation = True
    first = await installed(slack, acme)
    acme.removed()
    assert await refused(client(slack, first["access_token"]).auth_test()) == "account_inactive"
    renewed = await access(slack, grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert renewed["error"] == "invalid_refresh_token"
    second = await installed(slack, acme)
    assert (await client(slack, second["access_token"]).auth_test())["ok"]
    assert await refused(client(slack, first["access_token"]).auth_test()) == "account_inactive"


async def test_scopes_add_up_over_installations(slack, acme):
    await installed(slack, acme)
    code = (await decided(slack, acme, scope="users:read"))["code"]
    assert (await access(slack, code=code))["scope"] == "chat:write,im:write,users:read"
