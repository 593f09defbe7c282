"""A workspace takes the coach away and takes it back: tokens go at once, everything else waits; on both databases."""

import asyncio

import pytest

from bot.chat.events import Address
from bot.chat.messages import Message
from bot.errors import StoreError
from bot.store.work import UNINSTALLED, Work
from tests.platforms import unpaced
from tests.simulators.ledger import Fault
from tests.slack.conftest import SimulatedClock, added, hosted, online
from tests.slack.test_installing import greeted, installation, installed
from tests.slack.test_seams import hears

DAY = 86_400
UNINSTALL, REVOKE = "app_uninstalled", "tokens_revoked"


@pytest.fixture
def acme(slack):
    return slack.add_team("ACME")


@pytest.fixture
async def coach(slack, store, acme):
    async with hosted(slack, store) as process:
        await added(process, acme)
        yield process


@pytest.fixture
def mira(acme):
    return acme.person("Mira", locale="nl-NL")


def paused(store):
    with store.read() as work:
        return {pause.tenant: pause.why for pause in work.paused_tenants()}


async def half_way(mira):
    """In the middle of the welcome, with a question open."""
    await greeted(mira)
    await mira.presses("Nederlands")
    return await hears(mira, "tijdzone")


async def goes_on(mira):
    """The open question is answered, and the next one comes."""
    await mira.says("sla over")
    return await hears(mira, "Waar is je idee")


@pytest.mark.parametrize("order", [(UNINSTALL, REVOKE), (REVOKE, UNINSTALL), (UNINSTALL, UNINSTALL, REVOKE, REVOKE)])
async def test_the_token_is_gone_at_once_in_whatever_order_it_is_told(slack, coach, acme, mira, order):
    await half_way(mira)
    slack.clock.advance(DAY)
    assert await acme.uninstall(*order) == [True] * len(order)
    assert installation(coach.store, acme.id) is None
    assert paused(coach.store) == {acme.id: UNINSTALLED}


@pytest.mark.parametrize("away", [0, 5, 3 * DAY])
async def test_the_member_goes_on_where_they_were_when_the_coach_comes_back(slack, coach, acme, mira, away):
    await half_way(mira)
    slack.clock.advance(DAY)
    await acme.uninstall()
    slack.clock.advance(away)
    assert (await added(coach, acme)).status == 200
    assert paused(coach.store) == {}
    assert len([seen for seen in mira.sees() if "In welke taal" in seen.text]) == 1
    await goes_on(mira)


async def test_a_nudge_waits_for_the_coach_to_come_back_and_is_sent_then(slack, coach, acme, mira):
    await half_way(mira)
    slack.clock.advance(DAY)
    await acme.uninstall()
    now = SimulatedClock(slack).now()
    where = Address("slack", acme.id, mira.id)
    with coach.store.turn() as work:
        work.put(
            member=None, address=where, channel=None, lane="nudge", kind="message", message=Message("made up"),
            due_at=now, leased_by=None, now=now,
        )  # fmt: skip
    before = len(slack.ledger.of("call", "chat.*"))
    coach.ticker.nudge()
    await asyncio.sleep(0.5)
    assert len(slack.ledger.of("call", "chat.*")) == before
    await added(coach, acme)
    await hears(mira, "made up")


async def test_who_was_left_alone_for_two_weeks_is_told_one_thing_when_the_coach_is_back(slack, coach, acme, mira):
    unpaced(coach)
    await half_way(mira)
    for asked in ("Waar is je idee", "Op welke dagen", "wanneer hou ik me stil", "Dan nu je verhaal"):
        await mira.says("sla over")
        await hears(mira, asked)
    slack.clock.advance(DAY)
    await acme.uninstall()
    for _ in range(14):
        slack.clock.advance(DAY)
        coach.ticker.nudge()
        await asyncio.sleep(0.1)
    seen = len(mira.sees())
    await added(coach, acme)
    coach.ticker.nudge()
    await asyncio.sleep(1.5)
    assert len(mira.sees()) - seen == 1, [one.text for one in mira.sees()[seen:]]


@pytest.mark.parametrize("what", [REVOKE, UNINSTALL])
async def test_what_tells_of_an_earlier_installation_does_nothing(slack, coach, acme, mira, what):
    removed = slack.clock.now()
    slack.clock.advance(DAY)
    acme.removed()
    assert (await added(coach, acme)).status == 200
    token = installation(coach.store, acme.id)["token"]
    assert await acme.tells(what, at=removed)
    assert installation(coach.store, acme.id)["token"] == token
    await greeted(mira)


@pytest.mark.parametrize("what", [REVOKE, UNINSTALL])
async def test_within_the_same_minute_slack_is_asked_which_came_first(slack, coach, acme, mira, what):
    acme.removed()
    now = slack.clock.now()
    await added(coach, acme)
    assert await acme.tells(what, at=now)
    assert installed(coach.store) == [acme.id]
    acme.removed()
    assert await acme.tells(what, at=now + 1)
    assert installed(coach.store) == []


async def test_what_only_names_tokens_of_people_does_nothing(slack, coach, acme, mira):
    slack.clock.advance(DAY)
    asked = len(slack.ledger.of("call", "auth.test"))
    assert await acme.tells(REVOKE, whose="oauth")
    assert installed(coach.store) == [acme.id]
    assert len(slack.ledger.of("call", "auth.test")) == asked


async def test_a_token_that_was_rotated_out_takes_nothing_with_it(slack, coach, acme, mira):
    slack.clock.advance(DAY)
    assert await acme.tells(REVOKE)
    assert installed(coach.store) == [acme.id]
    await greeted(mira)


@pytest.mark.parametrize("fault", ["status", "hang"])
async def test_what_slack_cannot_be_asked_now_comes_again(slack, coach, acme, fault):
    slack.clock.advance(DAY)
    slack.settings.retry_waits = (0.0, 0.0, 0.0)
    slack.faults.add(Fault("auth.test", fault, when="instead", delay=30))
    acme.removed()
    assert not await acme.tells(REVOKE)
    for _ in range(500):
        if not installed(coach.store):
            break
        await asyncio.sleep(0.01)
    assert installed(coach.store) == []


async def test_what_the_database_cannot_keep_now_comes_again(slack, coach, acme, monkeypatch):
    slack.clock.advance(DAY)
    slack.settings.retry_waits = (0.0, 0.0, 0.0)
    real, failed = Work.drop_installation, []

    def once(self, *about):
        if not failed:
            failed.append(True)
            raise StoreError("the database does not answer")
        return real(self, *about)

    monkeypatch.setattr(Work, "drop_installation", once)
    acme.removed()
    assert not await acme.tells(UNINSTALL)
    for _ in range(500):
        if not installed(coach.store):
            break
        await asyncio.sleep(0.01)
    assert installed(coach.store) == []


async def test_one_workspace_goes_and_the_other_notices_nothing(slack, coach, acme, mira):
    globex = slack.add_team("GLOBEX")
    await added(coach, globex)
    slack.clock.advance(DAY)
    await acme.uninstall()
    assert installed(coach.store) == [globex.id]
    await greeted(globex.person("Ann", id=mira.id, locale="nl-NL"))


async def test_an_organisation_goes_as_a_whole(slack, coach):
    org = slack.add_team("ORGWS", enterprise="E0SIMORG", org=True)
    await added(coach, org)
    mira = org.person("Mira", locale="nl-NL")
    await half_way(mira)
    slack.clock.advance(DAY)
    await org.uninstall()
    assert paused(coach.store) == {"E0SIMORG": UNINSTALLED}
    await added(coach, org)
    await goes_on(mira)


async def test_it_stays_away_over_a_restart(slack, store, acme):
    async with hosted(slack, store) as process:
        await added(process, acme)
        slack.clock.advance(DAY)
        await acme.uninstall()
    async with hosted(slack, store) as process:
        assert paused(store) == {acme.id: UNINSTALLED}
        await added(process, acme)
        assert paused(store) == {}


async def test_with_one_token_nobody_of_another_workspace_is_heard(slack, sqlite_store, how, acme):
    mira = slack.person("Mira", locale="nl-NL")
    stranger = acme.person("Stranger", id=mira.id, locale="nl-NL")
    async with online(slack, sqlite_store, how):
        await half_way(mira)
        said = len(slack.ledger.of("ack", "message"))
        await stranger.says("English")
        assert len(slack.ledger.of("ack", "message")) == said + 1
        assert await stranger.types_command("/coach", "help")
        with sqlite_store.read() as work:
            assert work.member_at(Address("slack", acme.id, mira.id)) is None
        await goes_on(mira)
    assert slack.ledger.of("refused") == []


async def test_the_one_workspace_of_a_token_waits_for_another_token(slack, sqlite_store, how):
    mira = slack.person("Mira", locale="nl-NL")
    async with online(slack, sqlite_store, how):
        await half_way(mira)
        await slack.uninstall()
        assert paused(sqlite_store) == {slack.home.id: UNINSTALLED}
    slack.settings.bot_token = slack.home.installed()["access_token"]
    async with online(slack, sqlite_store, how):
        assert paused(sqlite_store) == {}
        await goes_on(mira)
