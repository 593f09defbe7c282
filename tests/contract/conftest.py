"""Where the published schemas are: ONETHREETWO_SPECS, or ../shared/specs; without them these tests fail."""

import json
import os
from pathlib import Path

import pytest

from tests.discord.conftest import sim
from tests.slack.conftest import slack

__all__ = ["sim", "slack"]

SPECS = Path(os.environ.get("ONETHREETWO_SPECS") or Path(__file__).parents[3] / "shared" / "specs")


@pytest.fixture(scope="session")
def specification():
    """Read a schema by its file's name."""

    def read(name):
        path = SPECS / name
        assert path.exists(), f"the contract tests need {name}: put it in ../shared/specs or set ONETHREETWO_SPECS"
        return json.loads(path.read_text(encoding="utf-8"))

    return read
