"""Adding the coach to workspaces and organisations, in a browser, and what each of them gets; on both databases."""

import asyncio
import json
import logging
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
import pytest

from adapters.slack.installation import Installation
from adapters.slack.installing import COOKIE, INSTALL, REDIRECT
from adapters.slack.pages import HEADERS, preferred
from adapters.slack.scopes import SCOPES
from adapters.wiring import adapters_for
from bot.chat.events import Address
from bot.config import Settings
from bot.errors import StoreError
from bot.store.work import Work
from tests.simulators.ledger import Fault
from tests.simulators.slack import Browser, signed
from tests.slack.conftest import added, hosted
from tests.slack.test_guard import COMMANDS, FORM, INTERACTIONS, JSON, SECRET, SHAPES, answers

ACCESS = "oauth.v2.access"


@pytest.fixture
async def coach(slack, store):
    async with hosted(slack, store) as process:
        yield process


@pytest.fixture
async def browser(coach):
    async with Browser(coach.site) as opened:
        yield opened


@pytest.fixture
def acme(slack):
    return slack.add_team("ACME")


def installation(store, tenant):
    with store.read() as work:
        return work.installation("slack", tenant)


def installed(store):
    with store.read() as work:
        return work.installations("slack")


async def greeted(person):
    await person.says("hoi")
    return await person.eventually(lambda: next((s for s in person.sees() if "In welke taal" in s.text), None))


# -- adding


async def test_who_adds_the_coach_finds_it_in_their_direct_messages(slack, coach, acme):
    page = await added(coach, acme)
    assert (page.status, "The coach has moved in" in page.text) == (200, True)
    assert parse_qs(urlsplit(page.link).query) == {"app": [acme.world.app_id], "team": [acme.id]}
    mira = acme.person("Mira Placeholder", locale="nl-NL")
    await greeted(mira)
    kept = installation(coach.store, acme.id)
    assert (kept["bot_user"], kept["bot_id"]) == (acme.world.bot_user, acme.world.bot_id)


async def test_the_landing_page_says_what_is_asked_for_and_asks_slack_for_just_that(slack, coach, browser):
    page = await browser.opens(INSTALL)
    assert (page.status, 'lang="en"' in page.text, "direct messages" in page.text) == (200, True, True)
    asked = parse_qs(urlsplit(page.link).query)
    assert set(asked["scope"][0].split(",")) == SCOPES
    assert asked["client_id"] == [slack.settings.client_id]
    assert page.link.startswith(f"{slack.address}/oauth/v2/authorize?")


async def test_the_pages_are_dutch_for_who_reads_dutch(coach, acme):
    page = await added(coach, acme, "nl-NL,nl;q=0.9,en;q=0.8")
    assert 'lang="nl"' in page.text
    assert "De coach is er" in page.text


@pytest.mark.parametrize(
    ("accepts", "language"),
    [("", "en"), ("nl", "nl"), ("en,nl;q=0.9", "en"), ("en;q=0.1, nl-BE;q=0.2", "nl"), ("nl;q=0, de", "en"),
     ("nl;q=x", "en"), ("fr;q=1,nl;q=0.3", "nl"), (";;;,,,q=nl", "en"), ("nl," * 10_000, "nl")],
)  # fmt: skip
def test_the_language_is_the_one_that_the_browser_wants_most(accepts, language):
    assert preferred(accepts) == language


async def test_no_page_may_be_kept_framed_or_scripted(coach, browser, acme):
    pages = [await browser.opens(INSTALL), await browser.cancels(acme), await browser.opens(REDIRECT)]
    for page in pages:
        assert {name: page.headers[name] for name in HEADERS} == HEADERS
        assert "<script" not in page.text


async def test_the_cookie_is_for_this_site_and_no_script(coach):
    async with aiohttp.ClientSession() as session, session.get(f"{coach.site}{INSTALL}") as answer:
        cookie = answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["max-age"]) == ("/slack", "600")


# -- what goes wrong


async def test_who_cancels_is_told_that_nothing_was_added(coach, browser, acme):
    await browser.opens(INSTALL)
    page = await browser.cancels(acme)
    assert (page.status, "not now" in page.text, page.link) == (200, True, INSTALL)
    assert installed(coach.store) == []


@pytest.mark.parametrize("query", ["", "?code=1", "?code=1&state=", "?code=1&state=x", f"?code=1&state={'A' * 43}"])
async def test_who_comes_without_a_state_of_ours_begins_again(slack, coach, browser, query):
    await browser.opens(INSTALL)
    page = await browser.opens(f"{REDIRECT}{query}")
    assert (page.status, page.link) == (400, INSTALL)
    assert slack.ledger.of("call", ACCESS) == []


async def test_a_state_is_good_in_the_browser_that_began_and_in_no_other(slack, coach, browser, acme):
    await browser.opens(INSTALL)
    back = await browser.decides("allow", acme)
    async with Browser(coach.site) as other:
        assert (await other.opens(back)).status == 400
        await other.opens(INSTALL)
        assert (await other.opens(back)).status == 400
    assert slack.ledger.of("call", ACCESS) == []
    assert (await browser.opens(back)).status == 200


async def test_a_state_is_good_once(slack, coach, browser, acme):
    await browser.opens(INSTALL)
    back = await browser.decides("allow", acme)
    statuses = {(await page).status for page in asyncio.as_completed([browser.opens(back) for _ in range(5)])}
    assert statuses == {200, 400}
    assert len(slack.ledger.of("call", ACCESS)) == 1


async def test_a_state_is_good_for_ten_minutes(slack, coach, browser, acme):
    await browser.opens(INSTALL)
    back = await browser.decides("allow", acme)
    slack.clock.advance(600)
    assert (await browser.opens(back)).status == 400
    assert installed(coach.store) == []


async def test_two_tabs_do_not_disturb_each_other(coach, browser, acme):
    first = await browser.opens(INSTALL)
    await browser.opens(INSTALL)
    assert (await browser.allows(acme)).status == 200
    browser.page = first
    assert (await browser.allows(acme)).status == 200


async def test_a_code_that_slack_refuses_is_told(slack, coach, browser, acme):
    await browser.opens(INSTALL)
    back = await browser.decides("allow", acme)
    page = await browser.opens(back.replace("code=", "code=0"))
    assert (page.status, "did not go along" in page.text) == (400, True)
    assert installed(coach.store) == []


@pytest.mark.parametrize(
    "how", [{"how": "status", "status": 502}, {"how": "reset"}, {"how": "cut"},
            {"how": "status", "status": 429, "retry_after": 30}],
)  # fmt: skip
async def test_slack_not_answering_is_said_to_be_passing(slack, coach, browser, acme, how):
    slack.faults.add(Fault(ACCESS, **how))
    await browser.opens(INSTALL)
    page = await browser.allows(acme)
    assert (page.status, page.link) == (503, INSTALL)


async def test_a_database_that_is_down_is_said_to_be_passing(coach, browser, acme, monkeypatch):
    def down(self):
        raise StoreError("the database does not answer")

    await browser.opens(INSTALL)
    back = await browser.decides("allow", acme)
    with monkeypatch.context() as broken:
        broken.setattr(type(coach.store), "turn", down)
        assert (await browser.opens(INSTALL)).status == 503
        assert (await browser.opens(back)).status == 503
    assert (await browser.opens(back)).status == 200


async def test_a_token_that_came_survives_a_database_that_stumbles(coach, browser, acme, monkeypatch):
    failed, real = [], Work.put_installation

    def once(self, *about):
        if not failed:
            failed.append(True)
            raise StoreError("the database stumbles")
        return real(self, *about)

    monkeypatch.setattr(Work, "put_installation", once)
    await browser.opens(INSTALL)
    assert (await browser.allows(acme)).status == 200
    assert failed
    assert installed(coach.store) == [acme.id]


async def test_a_bot_that_cannot_be_asked_for_its_id_works_without(slack, coach, acme):
    slack.faults.add(Fault("auth.test", "status"))
    assert (await added(coach, acme)).status == 200
    assert installation(coach.store, acme.id)["bot_id"] is None
    await greeted(acme.person("Mira", locale="nl-NL"))


async def test_no_token_code_or_state_is_logged_or_kept_in_the_clear(slack, store, acme, caplog):
    caplog.set_level(logging.DEBUG)
    slack.settings.rotation = True
    async with hosted(slack, store) as process:
        await added(process, acme)
        await greeted(acme.person("Mira", locale="nl-NL"))
        with store.read() as work:
            raw = work._connection.exec_driver_sql("SELECT content FROM installation").scalar_one()  # noqa: SLF001
    kept = installation(store, acme.id)
    secrets = [kept["token"], kept["renew"], slack.settings.client_secret]
    secrets += [entry.details["arguments"]["code"] for entry in slack.ledger.of("call", ACCESS)]
    secrets += [entry.details["arguments"]["state"] for entry in slack.ledger.of("call", "authorize")]
    assert len(secrets) == 5
    assert [secret for secret in secrets if secret in caplog.text] == []
    assert [secret for secret in secrets if secret.encode() in bytes(raw)] == []


# -- many


async def test_each_workspace_is_called_with_its_own_token(slack, coach, acme):
    globex = slack.add_team("GLOBEX")
    for team in (acme, globex):
        await added(coach, team)
    assert installed(coach.store) == sorted([acme.id, globex.id])
    people = [team.person("Mira", id="U0SAME", locale="nl-NL") for team in (acme, globex)]
    await asyncio.gather(*(greeted(person) for person in people))
    assert [e.details["error"] for e in slack.ledger.of("refused")] == []


async def test_an_event_of_a_workspace_that_did_not_install_does_nothing(slack, coach, acme):
    stranger = acme.person("Stranger")
    said = slack.ledger.of("event", "message")
    await stranger.says("hello")
    [sent] = [entry for entry in slack.ledger.of("event", "message") if entry not in said]
    assert [entry.details["event_id"] for entry in slack.ledger.of("ack", "message")] == [sent.details["event_id"]]
    assert await stranger.types_command("/coach", "help")
    with coach.store.read() as work:
        assert work.counts() == {}
    assert slack.ledger.of("call", "*.*") == []


async def test_an_event_that_comes_while_installations_cannot_be_read_comes_again(slack, coach, acme, monkeypatch):
    await added(coach, acme)
    slack.settings.retry_waits = (0.0, 0.0, 0.0)
    mira = acme.person("Mira", locale="nl-NL")
    coach.adapters[0]._installations._known.clear()  # noqa: SLF001 - as five seconds later
    real, failed = Work.installation, []

    def once(self, *about, **more):
        if not failed:
            failed.append(True)
            raise StoreError("the database does not answer")
        return real(self, *about, **more)

    monkeypatch.setattr(Work, "installation", once)
    await greeted(mira)
    assert [entry.details["retry_num"] for entry in slack.ledger.of("ack", "message")][:1] == [1]


async def test_an_organisation_is_served_as_a_whole(slack, coach):
    org = slack.add_team("ORGWS", enterprise="E0SIMORG", org=True)
    page = await added(coach, org)
    assert parse_qs(urlsplit(page.link).query) == {"app": [org.world.app_id]}
    kept = installation(coach.store, "E0SIMORG")
    assert (kept["org"], kept["team"], kept["enterprise"]) == (True, None, "E0SIMORG")
    mira = org.person("Mira", locale="nl-NL")
    await greeted(mira)
    await mira.presses("Nederlands")
    await mira.eventually(lambda: "tijdzone" in mira.last.text)
    assert await mira.types_command("/coach", "hulp")
    with coach.store.read() as work:
        assert work.member_at(Address("slack", "E0SIMORG", mira.id)) is not None


async def test_workspaces_of_an_organisation_may_install_one_by_one(slack, coach):
    teams = [slack.add_team(name, enterprise="E0SIMORG") for name in ("ONE", "TWO")]
    for team in teams:
        await added(coach, team)
    assert installed(coach.store) == [team.id for team in teams]
    for team in teams:
        await greeted(team.person("Mira", id="U0SAME", locale="nl-NL"))


def test_the_apps_id_and_secrets_are_enough_to_run():
    given = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "s", "SLACK_SIGNING_SECRET": "s"}
    assert [one.platform for one in adapters_for(Settings.load(given, env_file=None))] == ["slack"]


async def test_one_token_still_serves_one_workspace_beside_a_client_id(slack, sqlite_store):
    more = {"SLACK_BOT_TOKEN": slack.settings.bot_token}
    async with hosted(slack, sqlite_store, **more) as process:
        await greeted(slack.person("Mira", locale="nl-NL"))
        async with aiohttp.ClientSession() as session, session.get(f"{process.site}{INSTALL}") as answer:
            assert answer.status == 404


def test_an_installation_is_what_it_was_after_it_was_kept():
    told = {"access_token": "xoxb-1", "team": {"id": "T1"}, "enterprise": None, "is_enterprise_install": False}
    found = Installation.told(told, datetime(2026, 11, 2, tzinfo=UTC))
    assert Installation.opened(found.kept()) == found
    assert Installation.opened(found.kept() | {"newer": 1}) == found
    assert Installation.opened({"token": "xoxb-1", "at": found.at, "team": "T1"}) == found


@pytest.mark.parametrize(
    "answer",
    [{}, {"access_token": "xoxp-1", "team": {"id": "T1"}}, {"access_token": "xoxb-1", "team": None},
     {"access_token": "xoxb-1", "team": {"id": "T1"}, "is_enterprise_install": True, "enterprise": None}],
)  # fmt: skip
def test_what_is_no_installation_of_a_bot_is_none(answer):
    assert Installation.told(answer, datetime(2026, 11, 2, tzinfo=UTC)) is None


ODD = [
    {"type": "event_callback", "event": {"type": "app_uninstalled"}},
    {"type": "event_callback", "team_id": "T0SIMTEAM", "event": {"type": "app_uninstalled"}, "event_time": "nan"},
    {
        "type": "event_callback",
        "team_id": "T0SIMTEAM",
        "event": {"type": "tokens_revoked", "tokens": 5},
        "event_time": 1,
    },
    {
        "type": "event_callback",
        "team_id": "T0SIMTEAM",
        "event": {"type": "tokens_revoked", "tokens": {"bot": 5}},
        "event_time": [],
    },
    {"type": "event_callback", "event": {"type": ["app_uninstalled"]}},
    {"type": "event_callback", "team_id": {"a": 1}, "event": {"type": "message"}},
    {"type": "event_callback", "team_id": "T" * 10_000 + chr(0), "event": {"type": "message"}},
    {"type": "event_callback", "enterprise": "E1", "event": {"type": "message"}},
]


@pytest.mark.parametrize("known", [True, False])
async def test_signed_bodies_of_any_shape_are_no_errors_where_there_are_many(slack, store, known):
    async with hosted(slack, store) as process:
        if known:
            await added(process, slack.home)
        door = slack.delivery.http
        for shape in [*SHAPES, *ODD]:
            body = json.dumps(shape).encode()
            assert await answers(door, body, JSON | signed(SECRET, body)) in {200, 400, 404}, shape
        for payload in [{"payload": json.dumps(shape)} for shape in INTERACTIONS] + COMMANDS:
            body = urlencode(payload).encode()
            assert await answers(door, body, FORM | signed(SECRET, body)) in {200, 400, 404}, payload


async def test_slacks_own_questions_are_answered_before_anybody_has_installed(slack, coach):
    assert (await slack.verify_request_url()).body == {"challenge": "simulated-challenge"}
    body = urlencode({"ssl_check": "1", "token": "x"}).encode()
    assert await answers(slack.delivery.http, body, FORM | signed(SECRET, body)) == 200


async def test_a_flood_of_visits_does_not_get_to_the_database(coach, monkeypatch):
    real, kept = Work.put_state, []

    def counted(self, *about):
        kept.append(about)
        return real(self, *about)

    monkeypatch.setattr(Work, "put_state", counted)
    statuses = []
    async with aiohttp.ClientSession() as session:
        for _ in range(200):
            async with session.get(f"{coach.site}{INSTALL}") as answer:
                statuses.append(answer.status)
    assert statuses[:50] == [200] * 50
    assert statuses.count(503) == 200 - len(kept) > 100


@pytest.mark.parametrize("path", [INSTALL, REDIRECT])
@pytest.mark.parametrize(
    "query",
    [f"?state={'x' * 8000}", "?state=%00&code=%00", "?state=%ff%fe", "?code=1&code=2&state=a&state=b", "?error=" + "<b>" * 50,
     "?=&&&;;"],
)  # fmt: skip
async def test_hostile_addresses_are_no_errors_and_show_nothing_of_themselves(coach, path, query):
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        for cookie in ("", f"{COOKIE}=", f"{COOKIE}=<script>", f"{COOKIE}={'x' * 5000}", "=;=;;"):
            asked = session.get(f"{coach.site}{path}{query}", headers={"Cookie": cookie, "Accept-Language": "<b>"})
            async with asked as answer:
                shown = await answer.text()
                assert answer.status == (200 if path == INSTALL else 400)
                assert "<b>" not in shown
                assert "<script" not in shown
