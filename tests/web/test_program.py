"""`onethreetwo try` as a program: how it starts, ends, and finds a port."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def trying(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the program in a folder; the process, and the address that it prints."""
    command = [sys.executable, "-m", "adapters", "try", "--no-browser", "--db", str(folder / "tryout.db"), *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    try:
        printed = ""
        while "token" not in printed and (line := process.stdout.readline()):
            printed += line
        found = re.search(r"http://\S+", printed)
        yield process, found[0] if found else ""
    finally:
        process.kill()
        process.wait(timeout=20)
        process.stdout.close()
        process.stderr.close()


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
