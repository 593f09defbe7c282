"""The shape that docs and code promise: which way imports go, and who may ask the wall clock."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("adapters", "bot", "scheduler")
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}

# For each contract, what to plant in which file, and what must be said about it.
VIOLATIONS = {
    "packages": [
        ("bot/errors.py", "import scheduler", "bot.errors -> scheduler"),
        ("bot/errors.py", "import adapters", "bot.errors -> adapters"),
        ("scheduler/ports.py", "import adapters.clock", "scheduler.ports -> adapters.clock"),
    ],
    "bot": [
        ("bot/chat/__init__.py", "import bot.coach", "bot.chat -> bot.coach"),
        ("bot/texts/__init__.py", "import bot.understand", "bot.texts -> bot.understand"),
        ("bot/planted.py", "", "- bot.planted"),
    ],
    "adapters": [
        ("adapters/clock.py", "import adapters.wiring", "adapters.clock -> adapters.wiring"),
        ("adapters/slack/__init__.py", "import adapters.discord", "adapters.slack -> adapters.discord"),
        ("adapters/planted.py", "", "- adapters.planted"),
    ],
    "network": [
        ("bot/errors.py", f"import {name}", f"bot.errors -> {name}")
        for name in CONTRACTS["network"]["forbidden_modules"]
    ],
    "pure": [
        (f"{room.replace('.', '/')}/__init__.py", "import sqlalchemy", f"{room} -> sqlalchemy")
        for room in CONTRACTS["pure"]["source_modules"]
    ],
    "domain": [
        ("bot/domain/__init__.py", f"import {name}", f"bot.domain -> {name}")
        for name in CONTRACTS["domain"]["forbidden_modules"]
    ],
}

WALL_CLOCK = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def broken_contracts(tree: Path, *chosen: str) -> str:
    """What lint-imports says about a tree, or nothing when every contract is kept."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"]
    for contract in chosen:
        command += ["--contract", contract]
    done = subprocess.run(
        command,
        cwd=tree,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def wall_clock_calls(source: str) -> list[str]:
    """Each `datetime.now`, `time.time` and the like in a module, also when imported under another name."""
    tree = ast.parse(source)
    modules, names = {}, {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            called = modules.get(owner) or names.get(owner, ("", owner))[1]
            if (called, node.attr) in WALL_CLOCK:
                found.append(ast.unparse(node))
        elif isinstance(node, ast.Name) and names.get(node.id) in WALL_CLOCK:
            found.append(node.id)
    return found


@pytest.fixture
def copied(tmp_path):
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_go_the_way_that_was_decided():
    assert broken_contracts(ROOT) == ""


@pytest.mark.parametrize("contract", CONTRACTS)
def test_each_planted_violation_is_noticed(copied, contract):
    for file, line, _ in VIOLATIONS[contract]:
        with (copied / file).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")
    said = broken_contracts(copied, contract)
    assert f"{CONTRACTS[contract]['name']} BROKEN" in said
    assert [expected for _, _, expected in VIOLATIONS[contract] if expected not in said] == []


@pytest.mark.parametrize("contract", ["domain", "network", "pure"])
def test_every_forbidden_name_is_the_name_of_something(contract):
    """A misspelt one would forbid nothing."""
    assert [name for name in CONTRACTS[contract]["forbidden_modules"] if importlib.util.find_spec(name) is None] == []


def test_every_folder_with_modules_is_a_package():
    """Import-linter does not read the others."""
    folders = {path.parent for path in sources(*PACKAGES, "tests")}
    assert [str(folder.relative_to(ROOT)) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_only_the_clock_asks_the_wall_clock():
    calls = {str(path.relative_to(ROOT)): wall_clock_calls(path.read_text("utf-8")) for path in sources(*PACKAGES)}
    assert {path for path, found in calls.items() if found} <= {"adapters/clock.py"}


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\ndatetime.now()",
        "from datetime import datetime as dt\ndt.now(tz=None)",
        "import datetime\ndatetime.datetime.now()",
        "import datetime as d\nd.date.today()",
        "from datetime import date\nask = date.today",
        "import time\ntime.time()",
        "import time as t\nt.time_ns()",
        "from time import time\ntime()",
        "from time import time as now\nnow()",
    ],
)
def test_asking_the_wall_clock_is_seen_under_any_name(source):
    assert len(wall_clock_calls(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import time\ntime.monotonic()",
        "clock.now()",
        "from datetime import time\ntime(9, 0)",
        "def at(now): return now.time()",
    ],
)
def test_other_clocks_are_free(source):
    assert wall_clock_calls(source) == []
