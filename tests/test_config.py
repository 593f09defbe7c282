"""What can be set from outside, and how a wrong setting is told."""

import base64
import itertools
import re
from pathlib import Path

import pytest

from bot.config import Settings, key_from, variables
from bot.errors import ConfigError

EXAMPLE = Path(__file__).parents[1] / ".env.example"
KEY = base64.b64encode(bytes(range(32))).decode()
SECRET = "canary-4711"


def load(**environ: str) -> Settings:
    return Settings.load(environ, env_file=None)


def example() -> list[tuple[str, str, str]]:
    """Each setting of .env.example with the line above it."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    return [(above, *line.split("=", 1)) for above, line in itertools.pairwise(lines) if "=" in line[:30]]


def test_the_example_holds_every_variable_with_its_default_and_no_other():
    assert {name: value for _, name, value in example()} == variables()


def test_every_variable_of_the_example_is_explained_in_one_line():
    assert [name for above, name, _ in example() if not re.fullmatch(r"# .*[.]", above)] == []
    comments = [line for line in EXAMPLE.read_text("utf-8").splitlines() if line.startswith("#")]
    assert len(comments) == len(variables()) + 1  # and one for the file


def test_the_example_as_it_stands_gives_the_defaults():
    assert Settings.load({}, env_file=EXAMPLE) == load()


def test_nothing_set_means_a_file_beside_you_and_no_platform():
    settings = load()
    assert settings.database == "sqlite:///onethreetwo.db"
    assert settings.slack_bot_token is settings.discord_token is settings.key is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("ONETHREETWO_DATABASE", f"mysql://root:{SECRET}@host/db"),
        ("ONETHREETWO_DATABASE", f"sqlite://{SECRET}"),
        ("ONETHREETWO_DATABASE", "sqlite:///:memory:"),
        ("ONETHREETWO_DATABASE", f"{SECRET}://host"),
        ("ONETHREETWO_KEY", SECRET),
        ("ONETHREETWO_KEY", KEY[:-4]),
        ("ONETHREETWO_KEY", "ключ"),
        ("ONETHREETWO_KEY", "zz" * 32),
        ("ONETHREETWO_LOG_LEVEL", SECRET),
        ("ONETHREETWO_LOG_FORMAT", SECRET),
        ("ONETHREETWO_PORT", SECRET),
        ("ONETHREETWO_PORT", "65536"),
        ("SLACK_BOT_TOKEN", f"xapp-{SECRET}"),
        ("SLACK_APP_TOKEN", f"xoxb-{SECRET}"),
        ("SLACK_API_URL", f"ftp://{SECRET}"),
        ("DISCORD_API_URL", SECRET),
        ("DISCORD_DEV_GUILD", SECRET),
        ("DISCORD_DEV_GUILD", "-1"),
    ],
)
def test_a_wrong_value_names_its_variable_in_one_line_and_never_the_value(variable, value):
    with pytest.raises(ConfigError) as told:
        load(**{variable: value})
    assert told.value.variable == variable
    assert re.fullmatch(rf"{variable}: [^\n]+", str(told.value))
    assert value not in str(told.value)
    assert told.value.__context__ is None  # a traceback would show the value with it


def test_a_wrong_key_is_told_in_these_words():
    with pytest.raises(ConfigError, match=r"^ONETHREETWO_KEY: not 32 bytes of base64$"):
        load(ONETHREETWO_KEY="short")


def test_a_key_and_a_key_file_together_are_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"^ONETHREETWO_KEY_FILE: set this or ONETHREETWO_KEY, not both$"):
        load(ONETHREETWO_KEY=KEY, ONETHREETWO_KEY_FILE=str(tmp_path / "key"))


def test_slack_needs_a_way_in_beside_the_bot_token():
    with pytest.raises(ConfigError, match=r"^SLACK_APP_TOKEN: missing"):
        load(SLACK_BOT_TOKEN="xoxb-1")
    assert load(SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="s").slack_signing_secret
    assert load(SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1").slack_app_token


@pytest.mark.parametrize("left_out", ["SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"])
def test_many_workspaces_need_the_apps_secrets(left_out):
    given = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": SECRET, "SLACK_SIGNING_SECRET": SECRET}
    assert load(**given).slack_client_id == "1.2"
    with pytest.raises(ConfigError, match=rf"^{left_out}: missing"):
        load(**{name: value for name, value in given.items() if name != left_out})


def test_a_key_may_be_written_as_base64_or_hexadecimal():
    assert key_from(KEY) == key_from(bytes(range(32)).hex()) == bytes(range(32))
    assert load(ONETHREETWO_KEY=bytes(range(32)).hex()).key


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("coach.db", "sqlite:///coach.db"),
        ("/var/lib/coach.db", "sqlite:////var/lib/coach.db"),
        ("sqlite:///coach.db", "sqlite:///coach.db"),
        ("postgresql://me:pw@host:5433/coach", "postgresql+psycopg://me:pw@host:5433/coach"),
        ("postgres://host/coach", "postgresql+psycopg://host/coach"),
        ("postgresql+psycopg://host/coach", "postgresql+psycopg://host/coach"),
    ],
)
def test_a_database_is_a_path_or_an_address(place, url):
    assert load(ONETHREETWO_DATABASE=place).database == url


def test_no_secret_shows_when_settings_are_printed():
    settings = load(
        ONETHREETWO_KEY=KEY,
        ONETHREETWO_DATABASE=f"postgresql://me:{SECRET}@host/db",
        SLACK_BOT_TOKEN=f"xoxb-{SECRET}",
        SLACK_APP_TOKEN=f"xapp-{SECRET}",
        SLACK_SIGNING_SECRET=SECRET,
        SLACK_CLIENT_SECRET=SECRET,
        DISCORD_TOKEN=SECRET,
    )
    for shown in (repr(settings), str(settings)):
        assert SECRET not in shown
        assert KEY not in shown


def test_the_environment_wins_over_the_file_and_an_empty_value_is_none(tmp_path):
    file = tmp_path / ".env"
    file.write_text("ONETHREETWO_PORT=4000\nONETHREETWO_HOST=::1\nDISCORD_TOKEN=\nSOMETHING_ELSE=1\n", "utf-8")
    settings = Settings.load({"ONETHREETWO_PORT": " 5000 ", "ONETHREETWO_HOST": ""}, env_file=file)
    assert (settings.port, settings.host, settings.discord_token) == (5000, "::1", None)


def test_the_process_environment_is_what_is_read_when_none_is_given(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONETHREETWO_PORT", "4001")
    assert Settings.load().port == 4001
    assert load().port == 3000


def test_a_file_that_is_no_text_is_told(tmp_path):
    file = tmp_path / ".env"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"cannot be read"):
        Settings.load({}, env_file=file)


def test_addresses_are_kept_as_the_libraries_want_them():
    settings = load(SLACK_API_URL="http://127.0.0.1:8080/api", DISCORD_API_URL="http://127.0.0.1:8081/api/v10/")
    assert settings.slack_api_url == "http://127.0.0.1:8080/api/"
    assert settings.discord_api_url == "http://127.0.0.1:8081/api/v10"
