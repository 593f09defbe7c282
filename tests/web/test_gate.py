"""Who may use the page, over real requests."""

from __future__ import annotations

import pytest
from aiohttp import ClientSession, CookieJar, WSServerHandshakeError

from adapters.web.gate import Gate
from bot.store import Key, Store
from tests.web.served import address, browsing, serving, tab


async def test_the_token_is_exchanged_for_a_cookie_and_leaves_the_address(sqlite_store: Store, key: Key) -> None:
    async with (
        serving(sqlite_store, key) as page,
        ClientSession(address(page), cookie_jar=CookieJar(unsafe=True)) as session,
    ):
        async with session.get("/", params={"token": page.gate.token}, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")
            cookie = answer.headers["Set-Cookie"]
            assert page.gate.token not in cookie
            assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        async with session.get("/") as answer:
            assert answer.status == 200


@pytest.mark.parametrize("path", ["/", "/?token=wrong", "/page.js", "/talk", "/file/1/0", "/?token="])
async def test_without_token_or_cookie_nobody_comes_in(sqlite_store: Store, key: Key, path: str) -> None:
    async with serving(sqlite_store, key) as page, ClientSession(address(page)) as session, session.get(path) as answer:
        assert answer.status == 403
        assert "onethreetwo" not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", ""])
async def test_another_name_for_this_machine_is_refused(sqlite_store: Store, key: Key, host: str) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session:
        async with session.get("/", headers={"Host": host.format(port=page.gate.port)}) as answer:
            assert answer.status in (400, 421)
        async with session.get("/", params={"token": page.gate.token}, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "https://127.0.0.1:{port}", "null", "http://127.0.0.1:1", ""]
)
async def test_another_sites_page_can_neither_talk_nor_begin_an_example(
    sqlite_store: Store, key: Key, origin: str
) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session:
        headers = {"Origin": origin.format(port=page.gate.port)}
        with pytest.raises(WSServerHandshakeError) as refused:
            await session.ws_connect("/talk", headers=headers)
        assert refused.value.status == 403
        async with session.post("/example", params={"language": "nl"}, headers=headers) as answer:
            assert answer.status == 403


async def test_a_cookie_outlives_the_process_and_only_our_key_makes_one(sqlite_store: Store, key: Key) -> None:
    cookie = Gate(key, 1).cookie()
    async with serving(sqlite_store, key) as page:
        async with browsing(page, cookie=cookie) as session, tab(session) as one:
            assert one.talk
        for forged in (Gate(Key.made(), 1).cookie(), cookie[:-4], "é", "AAAA", ""):
            assert not page.gate.lets_in(forged)


async def test_every_answer_says_what_a_page_may_do(sqlite_store: Store, key: Key) -> None:
    async with serving(sqlite_store, key) as page, browsing(page) as session:
        for path in ("/", "/page.js", "/page.css", "/icon.svg", "/file/1/0", "/?as=No+Seat"):
            async with session.get(path) as answer:
                assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert "http" not in answer.headers["Content-Security-Policy"], "nothing comes from elsewhere"
