"""Installations that are begun and renewed: once, by one, and never for somebody else; on both databases."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from bot.store import Store
from bot.store.work import UNINSTALLED
from bot.store.work.installing import LIVES
from tests.store.people import NOW

SECOND = timedelta(seconds=1)


@pytest.fixture
def begun(store):
    with store.turn() as work:
        work.put_state("state", "browser", NOW)
    return store


def taken(store, state="state", browser="browser", now=NOW):
    with store.turn() as work:
        return work.take_state(state, browser, now)


def test_a_state_is_good_once(begun):
    assert taken(begun)
    assert not taken(begun)


def test_a_state_is_good_in_its_own_browser_and_stays_so_when_another_tries(begun):
    assert not taken(begun, browser="another")
    assert not taken(begun, state="another")
    assert taken(begun)


def test_a_state_is_good_for_ten_minutes(begun):
    assert not taken(begun, now=NOW + LIVES)
    assert taken(begun, now=NOW + LIVES - SECOND)


def test_what_is_over_is_forgotten_when_somebody_begins(begun):
    with begun.turn() as work:
        work.put_state("another", "browser", NOW + LIVES)
        kept = work._connection.exec_driver_sql("SELECT state, browser FROM oauth_state").all()  # noqa: SLF001
    assert len(kept) == 1
    assert b"another" not in bytes(kept[0][0]) + bytes(kept[0][1])


@pytest.fixture
def installed(store):
    with store.turn() as work:
        work.put_installation("slack", "T1", {"token": "one"}, NOW)
        work.put_installation("slack", "T2", {"token": "two"}, NOW)
    return store


def renews(store, tenant="T1", seconds=30.0):
    with store.turn() as work:
        return work.begin_renewal("slack", tenant, seconds)


def test_one_renews_until_that_is_ended(installed):
    assert [renews(installed), renews(installed), renews(installed, "T2")] == [True, False, True]
    with installed.turn() as work:
        work.end_renewal("slack", "T1")
    assert [renews(installed), renews(installed, "T2")] == [True, False]


def test_what_is_kept_anew_may_be_renewed_at_once(installed):
    assert renews(installed)
    with installed.turn() as work:
        work.put_installation("slack", "T1", {"token": "three"}, NOW)
    assert renews(installed)


def test_a_renewal_that_nobody_ended_is_over_by_itself(installed):
    assert renews(installed, seconds=-1.0)
    assert renews(installed)


def test_nobody_renews_what_is_not_there(store):
    assert not renews(store)


def test_of_many_who_begin_at_the_same_moment_one_renews(installed):
    at_once = Barrier(8)

    def begin(_):
        at_once.wait()
        return renews(installed)

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(begin, range(8))) == [False] * 7 + [True]


def test_who_took_the_coach_away_is_resumed_by_name_and_not_with_all_others(store):
    with store.turn() as work:
        work.pause_tenant("slack", "T1", UNINSTALLED)
        work.pause_tenant("slack", "T2", "token_revoked")
        assert work.resume_tenants("slack") == 1
        assert [pause.tenant for pause in work.paused_tenants()] == ["T1"]
        assert work.resume_tenants("slack", "T1") == 1
        assert work.paused_tenants() == []


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)  # what PostgreSQL keeps in its log is not ours
def test_nothing_of_a_token_is_left_in_the_files_once_it_is_dropped(databases):
    address = databases.made()
    with closing(Store.open(address, databases.key)) as store:
        with store.turn() as work:
            work.put_installation("slack", "T1", {"token": "one"}, NOW)
            kept = work._connection.exec_driver_sql("SELECT data_key, content FROM installation").one()  # noqa: SLF001

        def left():
            files = b"".join(file.read_bytes() for file in Path(address).parent.glob(f"{Path(address).name}*"))
            return [bytes(one) in files for one in kept]

        assert left() == [True, True]
        with store.turn() as work:
            work.drop_installation("slack", "T1")
        assert left() == [False, False]
