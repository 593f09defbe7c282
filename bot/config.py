"""Settings from the environment and the file .env, checked once at the start; `.env.example` lists them all."""

import base64
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import ConfigError

KEY_BYTES = 32  # AES-256


def database_url(place: str) -> str:
    """The SQLAlchemy address of a plain path, an sqlite: or a postgresql: address; anything else is a ValueError."""
    scheme, separator, rest = place.partition("://")
    if not separator:
        return f"sqlite:///{Path(place).expanduser()}"
    if scheme == "sqlite" and rest.startswith("/") and rest not in {"/", "/:memory:"}:
        return place
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"} and rest:
        return f"postgresql+psycopg://{rest}"
    raise ValueError("not a path to a file, sqlite:///path or postgresql://user:password@host/name")


def key_from(text: str) -> bytes:
    """The key written as base64 or hexadecimal; a ValueError when that is not 32 bytes."""
    if len(text) == 2 * KEY_BYTES:
        return bytes.fromhex(text)
    key = base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return key


def _is_a_key(secret: SecretStr) -> SecretStr:
    try:
        key_from(secret.get_secret_value())
    except ValueError:
        raise ValueError(f"not {KEY_BYTES} bytes of base64") from None
    return secret


def _begins(*prefixes: str) -> AfterValidator:
    def check(secret: SecretStr) -> SecretStr:
        if not secret.get_secret_value().startswith(prefixes):
            raise ValueError(f"should begin with {' or '.join(prefixes)}")
        return secret

    return AfterValidator(check)


def _web_address(address: str) -> str:
    if not address.startswith(("https://", "http://")):
        raise ValueError("should begin with https://")
    return address.rstrip("/")


def _with_slash(address: str) -> str:
    return f"{address}/"  # slack_sdk joins the method's name to it


Lowercase = BeforeValidator(lambda text: text.lower())
WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """Everything that can be set from outside, each with the default it has when nothing is set."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", hide_input_in_errors=True, env_ignore_empty=True, env_file_encoding="utf-8"
    )

    # An address of PostgreSQL may hold a password, so it isn't shown either.
    database: Annotated[str, AfterValidator(database_url)] = Field(
        "sqlite:///onethreetwo.db", validation_alias="ONETHREETWO_DATABASE", repr=False
    )
    key: Annotated[SecretStr, AfterValidator(_is_a_key)] | None = Field(None, validation_alias="ONETHREETWO_KEY")
    key_file: Path | None = Field(None, validation_alias="ONETHREETWO_KEY_FILE")
    log_level: Annotated[Literal["debug", "info", "warning", "error"], Lowercase] = Field(
        "info", validation_alias="ONETHREETWO_LOG_LEVEL"
    )
    log_format: Annotated[Literal["text", "json"], Lowercase] = Field("text", validation_alias="ONETHREETWO_LOG_FORMAT")
    host: str = Field("127.0.0.1", validation_alias="ONETHREETWO_HOST")
    port: int = Field(3000, validation_alias="ONETHREETWO_PORT", ge=1, le=65535)

    slack_bot_token: Annotated[SecretStr, _begins("xoxb-")] | None = Field(None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: Annotated[SecretStr, _begins("xapp-")] | None = Field(None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(None, validation_alias="SLACK_SIGNING_SECRET")
    slack_client_id: str | None = Field(None, validation_alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr | None = Field(None, validation_alias="SLACK_CLIENT_SECRET")
    slack_api_url: Annotated[WebAddress, AfterValidator(_with_slash)] = Field(
        "https://slack.com/api/", validation_alias="SLACK_API_URL"
    )

    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    discord_api_url: WebAddress = Field("https://discord.com/api/v10", validation_alias="DISCORD_API_URL")
    discord_dev_guild: int | None = Field(None, validation_alias="DISCORD_DEV_GUILD", ge=1)

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None, env_file: Path | None = Path(".env")) -> Self:
        """The settings of an environment, which wins over the file; a `ConfigError` names the first wrong variable."""
        given = os.environ if environ is None else environ
        stripped = {name: given.get(name, "").strip() for name in variables()}
        values: dict[str, Any] = {name: value for name, value in stripped.items() if value}
        try:
            return cls(_env_file=env_file, **values)
        except ValidationError as wrong:
            problem = _first_problem(wrong)
        except (OSError, UnicodeDecodeError):
            problem = ConfigError(str(env_file), "cannot be read as UTF-8 text")
        # Raised outside the except block: the original error, and so the value, must not hang on as its context.
        raise problem

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 (the names are pydantic's)
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What `load` was given, then the file: never the process environment behind the caller's back."""
        return init_settings, dotenv_settings

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        if self.key and self.key_file:
            raise ConfigError("ONETHREETWO_KEY_FILE", "set this or ONETHREETWO_KEY, not both")
        if self.slack_bot_token and not (self.slack_app_token or self.slack_signing_secret):
            raise ConfigError(
                "SLACK_APP_TOKEN", "missing; with SLACK_BOT_TOKEN set this (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"
            )
        if self.slack_client_id and not self.slack_bot_token:
            for variable, given in (
                ("SLACK_CLIENT_SECRET", self.slack_client_secret),
                ("SLACK_SIGNING_SECRET", self.slack_signing_secret),
            ):
                if not given:
                    raise ConfigError(variable, "missing; with SLACK_CLIENT_ID set this too, from the same page")
        return self


def variables() -> dict[str, str]:
    """Each environment variable that is read, with its default as one would write it."""
    fields = Settings.model_fields.values()
    return {str(field.validation_alias): "" if field.default is None else str(field.default) for field in fields}


def _first_problem(wrong: ValidationError) -> ConfigError:
    first = wrong.errors(include_url=False, include_input=False)[0]
    problem = str(first["ctx"]["error"]) if first["type"] == "value_error" else first["msg"]
    return ConfigError(str(first["loc"][0]), problem.replace("Input should", "should"))
