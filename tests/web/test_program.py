"""`onethreetwo try` as a program: how it starts, ends, and finds a port."""

from __future__ import annotations

import signal
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.web.program import trying


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGINT])
def test_it_prints_an_address_that_opens_the_page_and_stops_when_told(tmp_path: Path, ends: signal.Signals) -> None:
    with trying(tmp_path, "--port", "0") as (process, address):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(address, timeout=20) as answer:
            assert "OneThreeTwo" in answer.read().decode()
            assert "token" not in answer.geturl()
        process.send_signal(ends)
        assert process.wait(timeout=20) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_a_port_that_was_asked_for_and_is_taken_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with trying(tmp_path, "--port", str(port)) as (process, address):
            assert process.wait(timeout=20) == 2
            assert address == ""
            assert process.stderr
            assert process.stderr.read() == f"onethreetwo: --port: {port} is in use\n"


def test_a_database_that_cannot_be_is_said_in_one_line(tmp_path: Path) -> None:
    with trying(tmp_path / "nowhere") as (process, _):
        assert process.wait(timeout=20) == 2
        assert process.stderr
        assert len(process.stderr.read().splitlines()) == 1
