"""Tokens that last twelve hours: renewed in time, once, by one process, and never lost; on both databases."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from adapters.slack import installations
from adapters.slack.installing import INSTALL
from bot.chat.events import Address
from bot.chat.messages import Message, Row
from bot.errors import StoreError
from bot.store import Store
from bot.store.work import Work
from scheduler.ports import Sent, Unreachable, Wait
from tests.simulators.ledger import Fault
from tests.simulators.slack import Browser
from tests.slack.conftest import SimulatedClock, added, hosted
from tests.slack.test_installing import greeted, installation

ACCESS, HOUR = "oauth.v2.access", 3600.0


@pytest.fixture
def acme(slack):
    slack.settings.rotation = True
    return slack.add_team("ACME")


@pytest.fixture
async def coach(slack, store, acme):
    async with hosted(slack, store) as process:
        await added(process, acme)
        yield process


@pytest.fixture
def mira(acme):
    return acme.person("Mira", locale="nl-NL")


def renewals(slack):
    calls = slack.ledger.of("call", ACCESS)
    return [entry for entry in calls if entry.details["arguments"].get("grant_type") == "refresh_token"]


def forget(process):
    """Let a process know nothing any more, as it does after five seconds."""
    process.adapters[0]._installations._known.clear()  # noqa: SLF001


async def begun(slack):
    """Wait until a renewal has come to Slack."""
    for _ in range(300):
        if renewals(slack):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("no renewal came")


async def renewed(process, tenant, token):
    for _ in range(200):
        kept = installation(process.store, tenant)
        if kept["token"] != token:
            return kept
        await asyncio.sleep(0.01)
    raise AssertionError("not renewed")


async def asked(process, tenant):
    """What an ordinary call comes to."""
    adapter = process.adapters[0]
    return await adapter._wire.call(adapter._wire.of(Address("slack", tenant, "U1")).auth_test())  # noqa: SLF001


def _row(slack, tenant, user):
    now = SimulatedClock(slack).now()
    about = {"lane": "reply", "kind": "message", "message": Message("Hello"), "due_at": now, "not_after": None}
    about |= {"nonce": "k3j2h1g4f5d6s7a8p9o0", "fence": 1, "channel": None, "replaces_ref": None, "reply": None}
    return Row(1, 1, Address("slack", tenant, user), first_tried=now, **about)


async def test_a_token_is_not_renewed_while_it_lasts_for_hours(slack, coach, acme, mira):
    slack.clock.advance(9 * HOUR)
    await greeted(mira)
    assert renewals(slack) == []


async def test_a_token_is_renewed_before_its_end_and_nobody_waits_for_it(slack, coach, acme, mira):
    before = installation(coach.store, acme.id)
    slack.clock.advance(11 * HOUR)
    slack.faults.add(Fault(ACCESS, "slow", "after", delay=0.5))
    await greeted(mira)
    after = await renewed(coach, acme.id, before["token"])
    assert len(renewals(slack)) == 1
    assert (after["renew"] != before["renew"], after["at"]) == (True, before["at"])
    assert slack.ledger.of("refused") == []
    await mira.presses("Nederlands")
    await mira.eventually(lambda: "tijdzone" in mira.last.text)


async def test_a_nudge_finds_a_token_renewed_though_nobody_said_a_word_for_days(slack, coach, acme, mira):
    await greeted(mira)
    for passed in range(4):
        slack.clock.advance(13 * HOUR)
        forget(coach)
        assert (await asked(coach, acme.id))["ok"]
        assert len(renewals(slack)) == passed + 1
    assert slack.ledger.of("refused") == []


async def test_a_token_that_slack_says_is_over_is_renewed_once_and_the_call_made_again(slack, coach, acme, mira):
    await greeted(mira)
    slack.faults.add(Fault("chat.postMessage", "error", error="token_expired"))
    await mira.presses("Nederlands")
    await mira.eventually(lambda: "tijdzone" in mira.last.text)
    assert len(renewals(slack)) == 1
    assert sum("tijdzone" in seen.text for seen in mira.sees()) == 1


async def test_a_token_that_cannot_be_renewed_pauses_its_workspace_and_keeps_what_waits(slack, coach, acme, mira):
    await greeted(mira)
    slack.faults.add(Fault(ACCESS, "error", error="invalid_refresh_token", times=99))
    slack.clock.advance(13 * HOUR)
    await mira.presses("Nederlands")
    for _ in range(300):
        with coach.store.read() as work:
            paused = [(pause.tenant, pause.why) for pause in work.paused_tenants()]
        if paused:
            break
        await asyncio.sleep(0.01)
    assert paused == [(acme.id, "invalid_refresh_token")]
    with coach.store.read() as work:
        assert work.counts()["pending"] >= 1


async def test_slack_not_answering_a_renewal_is_no_reason_to_give_up(slack, coach, acme):
    slack.clock.advance(13 * HOUR)
    slack.faults.add(Fault(ACCESS, "status", status=503))
    sent = await coach.adapters[0].messenger.send(_row(slack, acme.id, acme.person("Mira").id))
    assert sent == Wait(5.0, "tenant")
    assert isinstance(await coach.adapters[0].messenger.send(_row(slack, acme.id, acme.person("Ann").id)), Sent)


async def test_our_own_wrong_secret_uses_a_token_that_lasts_and_does_not_ask_on_and_on(slack, coach, acme):
    slack.settings.client_secret = "changed"
    slack.clock.advance(11 * HOUR)
    for _ in range(5):
        assert (await asked(coach, acme.id))["ok"]
        await asyncio.sleep(0.05)
    assert len(renewals(slack)) == 1


async def test_many_calls_at_once_renew_once(slack, coach, acme):
    slack.clock.advance(13 * HOUR)
    slack.faults.add(Fault(ACCESS, "slow", "after", delay=0.2))
    answers = await asyncio.gather(*(asked(coach, acme.id) for _ in range(20)))
    assert all(answer["ok"] for answer in answers)
    assert len(renewals(slack)) == 1


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)  # one process serves a SQLite file
async def test_of_several_processes_one_renews_and_the_others_use_what_it_got(slack, databases, key, acme):
    address = databases.made()
    async with AsyncExitStack() as stack:
        processes = []
        for name in ("one", "two", "three"):
            store = Store.open(address, key)
            stack.callback(store.close)
            processes.append(await stack.enter_async_context(hosted(slack, store, name)))
        await added(processes[-1], acme)
        for process in processes:
            assert (await asked(process, acme.id))["ok"]
        slack.clock.advance(13 * HOUR)
        slack.faults.add(Fault(ACCESS, "slow", "after", delay=0.3))
        answers = await asyncio.gather(*(asked(process, acme.id) for process in processes for _ in range(5)))
        assert all(answer["ok"] for answer in answers)
    assert len(renewals(slack)) == 1
    assert slack.ledger.of("refused") == []
    databases.drop(address)


@pytest.mark.parametrize("databases", ["postgres"], indirect=True)  # one process serves a SQLite file
async def test_who_begins_at_one_process_may_end_at_another(slack, databases, key, acme):
    address = databases.made()
    async with AsyncExitStack() as stack:
        sites = []
        for name in ("one", "two"):
            store = Store.open(address, key)
            stack.callback(store.close)
            sites.append((await stack.enter_async_context(hosted(slack, store, name))).site)
        browser = await stack.enter_async_context(Browser(sites[0], beside=sites[1]))
        await browser.opens(INSTALL)
        page = await browser.allows(acme)
        assert (page.status, page.url.startswith(sites[1])) == (200, True)
    databases.drop(address)


async def test_a_token_that_another_process_renewed_is_found_after_a_refusal(slack, coach, acme):
    await asked(coach, acme.id)
    kept = installation(coach.store, acme.id)
    other = acme.installed()["access_token"]
    acme.world.gone[kept["token"]] = "token_revoked"
    acme.world.tokens.pop(kept["token"])
    with coach.store.turn() as work:
        work.put_installation("slack", acme.id, kept | {"token": other}, coach.clock.now())
    assert (await asked(coach, acme.id))["ok"]
    assert renewals(slack) == []


async def test_a_renewal_that_died_half_way_is_taken_over(slack, coach, acme, monkeypatch):
    with coach.store.turn() as work:
        assert work.begin_renewal("slack", acme.id, 0.3)
        assert not work.begin_renewal("slack", acme.id, 0.3)
    slack.clock.advance(13 * HOUR)
    assert (await asked(coach, acme.id))["ok"]
    assert len(renewals(slack)) == 1


async def test_a_renewed_token_survives_a_database_that_fails_for_a_while(slack, coach, acme, monkeypatch):
    monkeypatch.setattr(installations, "_PAUSE", 0.02)
    failed, real = [], Work.put_installation

    def thrice(self, *about):
        if len(failed) < 3:
            failed.append(True)
            raise StoreError("the database does not answer")
        return real(self, *about)

    monkeypatch.setattr(Work, "put_installation", thrice)
    slack.clock.advance(13 * HOUR)
    assert (await asked(coach, acme.id))["ok"]
    assert len(failed) == 3
    assert len(renewals(slack)) == 1
    forget(coach)
    assert (await asked(coach, acme.id))["ok"]


async def test_what_was_installed_anew_during_a_renewal_stays(slack, coach, acme):
    slack.clock.advance(13 * HOUR)
    slack.faults.add(Fault(ACCESS, "slow", "after", delay=0.6))
    call = asyncio.create_task(asked(coach, acme.id))
    await begun(slack)
    assert (await added(coach, acme)).status == 200
    anew = installation(coach.store, acme.id)["token"]
    assert (await call)["ok"]
    assert installation(coach.store, acme.id)["token"] == anew


async def test_a_call_for_a_workspace_without_an_installation_is_never_made(slack, coach):
    outcome = await coach.adapters[0].messenger.send(_row(slack, "T0NOBODY", "U1"))
    assert outcome == Unreachable("workspace", "not_installed")


async def test_a_renewal_under_way_at_the_end_is_kept(slack, store, acme):
    async with hosted(slack, store) as process:
        await added(process, acme)
        before = installation(store, acme.id)["token"]
        slack.clock.advance(11 * HOUR)
        slack.faults.add(Fault(ACCESS, "slow", "after", delay=0.5))
        await asked(process, acme.id)
        await begun(slack)
    assert installation(store, acme.id)["token"] != before
