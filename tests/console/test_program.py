"""The program itself: how it starts, ends and is killed, and how it is at a prompt."""

import codecs
import json
import os
import pty
import random
import re
import select
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from adapters.cli import COMMANDS, main
from bot.config import Settings
from bot.store import Store, load_key
from tests.console.script import MONDAY, WELCOMED, ended, program, started

LINES = [
    {"id": f"in-{number}", "text": text} for number, text in enumerate([*WELCOMED, "!advance 1d", "verhaal", "help"])
]


def run(folder: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    command, base = program(folder, *words)
    return subprocess.run(
        command, cwd=folder, env=base | environ, input=b"", capture_output=True, timeout=60, check=False
    )


def refused(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line that a start which is refused prints."""
    assert (done.returncode, done.stdout) == (2, b"")
    told = done.stderr.decode()
    assert told.startswith("onethreetwo: ")
    assert told.count("\n") == 1
    return told


def test_help_lists_every_command_and_reads_none_of_them():
    code = (
        "import sys; from adapters.cli import main; main(['--help'], standalone_mode=False);"
        "print([n for n in ('sqlalchemy', 'slack_bolt', 'discord', 'bot.store', 'babel') if n in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True).stdout
    assert shown.endswith("[]\n")
    assert all(re.search(rf"^  {command} +\w", shown, re.MULTILINE) for command in COMMANDS)


def test_every_command_can_be_read():
    for command in COMMANDS:
        shown = CliRunner().invoke(main, [command, "--help"])
        assert shown.exit_code == 0, shown.output


def test_the_version_is_the_packages():
    assert CliRunner().invoke(main, ["--version"]).output == f"onethreetwo, version {version('onethreetwo')}\n"


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--tz", "Amsterdam aan Zee"),
        ("--tz", "/etc/passwd"),
        ("--now", "gisteren"),
        ("--lang", "fr"),
        ("--as", " "),
        ("--as", "x" * 65),
    ],
)
def test_a_wrong_option_is_named(option, value):
    shown = CliRunner().invoke(main, ["chat", "--json", option, value])
    assert shown.exit_code == 2
    assert option in shown.output
    assert "Traceback" not in shown.output


def test_the_database_and_its_key_are_made_at_the_first_run(tmp_path):
    said, complaint, code = ended(started(tmp_path), "hoi")
    assert ([shape["kind"] for shape in said], complaint, code) == (["reply"], "", 0)
    assert (tmp_path / "try.db.key").stat().st_mode & 0o777 == 0o600


def test_the_database_of_the_settings_is_taken_when_none_is_named(tmp_path):
    done = run(tmp_path, "chat", "--json", ONETHREETWO_DATABASE=f"sqlite:///{tmp_path}/set.db")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "set.db").exists()


def test_a_missing_key_is_told(tmp_path):
    ended(started(tmp_path), "hoi")
    (tmp_path / "try.db.key").unlink()
    assert "try.db.key" in refused(run(tmp_path, "chat", "--json", "--db", "try.db"))


def test_a_wrong_key_is_told(tmp_path):
    ended(started(tmp_path), "hoi")
    assert "ONETHREETWO_KEY" in refused(run(tmp_path, "chat", "--json", "--db", "try.db", ONETHREETWO_KEY="ab" * 32))


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "try.db").write_bytes(b"not a database at all " * 100)
    assert "not a database" in refused(run(tmp_path, "chat", "--json", "--db", "try.db", ONETHREETWO_KEY="ab" * 32))


@pytest.mark.parametrize(
    ("db", "named"), [("no/such/folder/a.db", "no/such/folder"), (".", "not a file"), ("mysql://u:canary@h/d", "--db")]
)
def test_a_place_where_no_database_can_be_is_told(tmp_path, db, named):
    told = refused(run(tmp_path, "chat", "--json", "--db", db, ONETHREETWO_KEY="ab" * 32))
    assert named in told
    assert "canary" not in told


def test_a_wrong_setting_is_named(tmp_path):
    assert "ONETHREETWO_LOG_LEVEL" in refused(run(tmp_path, "chat", ONETHREETWO_LOG_LEVEL="loud"))


def test_a_reader_who_leaves_ends_it_quietly(tmp_path):
    process = started(tmp_path)
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    _, complaint = process.communicate(b"hoi\nhelp\nhelp\n", timeout=60)
    assert (process.returncode, complaint) == (0, b"")
    said, _, _ = ended(started(tmp_path))
    assert [shape["id"] for shape in said] == ["1"]


def test_a_script_that_is_killed_again_and_again_says_everything_once(tmp_path):
    whole, _, _ = ended(started(tmp_path, db="whole.db"), *LINES)
    chance = random.Random(132)
    heard: dict[str, dict[str, object]] = {}
    for printed in (1, 4, 7, 10):
        for shape in killed(tmp_path, printed, chance.uniform(0, 0.05)):
            assert heard.setdefault(shape["id"], shape) == shape
    said, complaint, code = ended(started(tmp_path), *LINES)
    assert (complaint, code) == ("", 0)
    for shape in said:
        assert heard.setdefault(shape["id"], shape) == shape
    in_order = [heard[number] for number in sorted(heard, key=int)]
    assert [neutral(shape) for shape in in_order] == [neutral(shape) for shape in whole]


def killed(folder: Path, printed: int, delay: float) -> list[dict[str, object]]:
    """Start it, give it every line, and kill it soon after it has printed so many."""
    process = started(folder)
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"".join(json.dumps(line).encode() + b"\n" for line in LINES))
    process.stdin.flush()
    found = [process.stdout.readline() for _ in range(printed)]
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=60)
    whole = [line for line in [*found, *rest.splitlines(keepends=True)] if line.endswith(b"\n")]
    return [json.loads(line) for line in whole]


def neutral(shape: dict[str, object]) -> dict[str, object]:
    """An object without what is drawn at random in each database: the talks' and turns' numbers in the tokens."""
    return json.loads(re.sub(r'"(?:u\.\.0\.[0-9a-f]+|(\w)\.[0-9a-f]{1,16}\.)', r'"\1.', json.dumps(shape)))


class Terminal:
    """The program at a terminal, as a person has it."""

    def __init__(self, folder: Path, *words: str) -> None:
        self._near, far = pty.openpty()
        command, environ = program(folder, "chat", "--db", "try.db", "--as", "Testa", *words)
        environ |= {"TERM": "xterm", "COLUMNS": "80", "NO_COLOR": ""}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ,
            stdin=far,
            stdout=far,
            stderr=far,
            close_fds=True,
            preexec_fn=_heeds_ctrl_c,  # noqa: PLW1509 - nothing here has threads
        )
        os.close(far)
        self.before = self.shown = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def sees(self, pattern: str) -> str:
        """What is shown up to this, which has to come within a minute."""
        until = time.monotonic() + 60
        while not (found := re.search(pattern, self.shown)):
            assert time.monotonic() < until, self.before + self.shown
            if select.select([self._near], [], [], 0.2)[0]:
                try:
                    self.shown += self._decoder.decode(os.read(self._near, 65536))
                except OSError:
                    assert re.search(pattern, self.shown), self.before + self.shown
        seen, self.shown = self.shown[: found.end()], self.shown[found.end() :]
        self.before += seen
        return seen

    def types(self, text: str) -> None:
        os.write(self._near, text.encode())

    def leave(self) -> int:
        return self.process.wait(30)

    def end(self) -> None:
        self.process.kill()
        self.process.wait(30)
        os.close(self._near)


def _heeds_ctrl_c() -> None:
    """Take Ctrl-C as at any terminal, also where the tests run in the background and were told to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


NEW = ("--now", MONDAY.isoformat(), "--lang", "nl", "--tz", "Europe/Amsterdam")
PROMPT = "ma 23 nov 10:0\\d \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "


@pytest.fixture
def sit(tmp_path):
    """Start the program at a terminal; it is ended with the test."""
    with ExitStack() as after:

        def start(*words: str) -> Terminal:
            terminal = Terminal(tmp_path, *words)
            after.callback(terminal.end)
            return terminal

        yield start


def test_at_a_prompt_the_coach_begins_and_shows_its_clock(sit):
    terminal = sit(*NEW)
    seen = terminal.sees(PROMPT)
    assert "Hoi, ik ben OneThreeTwo" in seen
    assert "[1] Nederlands  [2] English" in seen
    assert "\x1b[36m" in seen
    terminal.types("!press 1\n")
    assert "✓ Nederlands" in terminal.sees(PROMPT)
    terminal.types("!advance 1d\n")
    terminal.sees("di 24 nov 10:0")
    terminal.types("\x04")
    terminal.sees("Tot later")
    assert terminal.leave() == 0
    again = sit()
    assert "tijdzone" in again.sees("di 24 nov 10:0")
    again.types("exit\n")
    assert again.leave() == 0


def test_what_becomes_due_appears_while_somebody_types(sit, tmp_path):
    ended(started(tmp_path), *WELCOMED)
    set_clock(tmp_path, MONDAY + timedelta(seconds=50))
    terminal = sit()
    terminal.sees(PROMPT)
    terminal.types("nog niet ver")
    terminal.sees("nog niet ver")
    terminal.sees(f"(?s)proefduwtje.*?{PROMPT}nog niet ver")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.leave() == 130


def set_clock(folder: Path, at: datetime) -> None:
    database = str(folder / "try.db")
    store = Store.open(database, load_key(Settings.load({"ONETHREETWO_DATABASE": database}, env_file=None)))
    with store.turn() as work:
        work.set_clock(at)
    store.close()


def test_in_a_pipe_it_is_plain_text_that_reads_as_a_conversation(tmp_path):
    command, environ = program(tmp_path, "chat", "--db", "try.db", *NEW)
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=environ,
        input=b"!press Frysk\nexit\nhoi\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\x1b" not in text
    assert re.search(f"^{PROMPT}!press Frysk$", text, re.MULTILINE)
    assert "! Er is geen knop “Frysk”." in text
    assert text.rstrip().endswith("Tot later.")
