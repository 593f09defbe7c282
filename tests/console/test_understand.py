"""`onethreetwo understand`: one JSON object for each text, whatever is typed."""

import json
import subprocess
import sys
import time
from typing import get_args

import pytest
from click.testing import CliRunner

from adapters.cli import main
from bot.understand import to_json, understood
from bot.understand.kinds import Intent
from tests.understand.phrases.table import KEYS
from tests.understand.spoken import AMSTERDAM, NOW

WHEN = ("--now", "2026-11-26T16:40", "--tz", "Europe/Amsterdam", "--lang", "nl")


def said(*words, read=b""):
    done = CliRunner().invoke(main, ["understand", *WHEN, *words], input=read)
    assert (done.exit_code, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout_bytes.decode("utf-8").splitlines()]


def test_each_text_is_one_object_with_every_key():
    first, second = said("--contact", "Zoë Testa", "zoe gesproken, ze zei ja", "250 euro")
    assert list(first) == list(second) == list(KEYS)
    assert (first["intent"], first["contact"], first["outcome"]) == ("log", "Zoë Testa", "yes")
    assert second["money"] == {"amount": "250", "currency": "EUR"}


def test_letters_stay_as_they_are():
    done = CliRunner().invoke(main, ["understand", *WHEN, "Zoë, Søren"])
    assert "Zoë" in done.stdout_bytes.decode("utf-8")


def test_a_dash_reads_a_text_a_line_with_its_escapes():
    listed, bare, none = said("-", read=b"Jan\\nPiet\r\nwie vandaag?\n\n")
    assert [named["name"] for named in listed["names"]] == ["Jan", "Piet"]
    assert bare["intent"] == "today"
    assert none == to_json(understood("", now=NOW, zone=AMSTERDAM))
    assert said("-", read=b"Jan \\\\n Piet")[0]["names"] == said("Jan \\n Piet")[0]["names"]


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe", b"\0", b"a" * 1_000_000, b"a," * 500_000, b"\xed\xa0\x80", b"\\", b"\\n\\n", b"\x1b[31m", b"-"],
)
def test_hostile_lines_are_answered_one_each(line):
    began = time.monotonic()
    assert len(said("-", read=line + b"\n" + line + b"\nhelp\n")) == 3
    assert time.monotonic() - began < 5


def test_arguments_that_are_no_utf8_are_answered_too():
    command = [
        sys.executable,
        "-m",
        "adapters",
        "understand",
        *WHEN,
        "--contact",
        b"\xff",
        b"\xff\xed\xa0\x80",
        "--",
        "- Jan",
    ]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert [json.loads(line)["names"] for line in done.stdout.splitlines()] == [[], [{"name": "Jan", "note": None}]]


def test_now_without_an_offset_is_local_and_without_now_it_is_now():
    assert said("wie vandaag?")[0]["intent"] == "today"
    done = CliRunner().invoke(main, ["understand", "help"], env={"TZ": "Asia/Kolkata", "LANG": "nl_NL.UTF-8"})
    assert json.loads(done.stdout)["intent"] == "help"


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (["--now", "0001-01-01", "help"], "1970"),
        (["--now", "tomorrow", "help"], "no moment"),
        (["--tz", "Europe/Utopia", "help"], "no time zone"),
        (["--lang", "de", "help"], "'de'"),
        ([], "TEXT"),
    ],
)
def test_what_makes_no_sense_is_told(words, about):
    done = CliRunner().invoke(main, ["understand", *words])
    assert done.exit_code == 2
    assert about in done.stderr


def test_the_help_tells_every_key_and_every_closed_list():
    shown = CliRunner().invoke(main, ["understand", "--help"]).stdout
    keys = [line.split()[0] for line in shown.splitlines() if line.startswith("  ") and line[2:3].isalpha()]
    assert [key for key in keys if key in KEYS] == list(KEYS)
    intents = shown.partition("  intent ")[2].partition("  contact ")[0].partition(":")[2]
    assert [word.strip() for word in intents.split(",")] == list(get_args(Intent))
    for told in ("outcome     what they answered: yes, no, maybe, no-answer", "moved: 1, 2, 3", "spoken: nl, en"):
        assert told in shown
