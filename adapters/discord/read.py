"""What discord.py hands over, as events of the coach (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import discord

from bot.chat.events import Address, Commanded, Event, FormSent, Picked, Pressed, ReplyRoute, Said

PLATFORM = "discord"
TOKEN_LIVES = timedelta(minutes=14)
"""Discord gives fifteen; the last one is left for clocks that differ."""
BUTTON = 2


def said(message: discord.Message, application: int) -> Said | None:
    """What a person typed to the coach; None for bots, servers and Discord's own notices."""
    typed = message.type in {discord.MessageType.default, discord.MessageType.reply}
    if message.author.bot or message.guild is not None or not typed:
        return None
    return Said(
        id=str(message.id),
        address=Address(PLATFORM, str(application), str(message.author.id)),
        at=discord.utils.snowflake_time(message.id),
        channel=str(message.channel.id),
        name=message.author.display_name,
        text=message.content,
        files=tuple(file.filename for file in message.attachments),
    )


def acted(interaction: discord.Interaction) -> Event | None:
    """What a command, a press, a choice or a sent form means; None for what the coach has no use for."""
    given: Mapping[str, Any] = interaction.data or {}
    about = _about(interaction)
    if interaction.type is discord.InteractionType.application_command:
        return Commanded(**about, word=given["name"], rest=_option(given, "text"))
    if interaction.type is discord.InteractionType.modal_submit:
        return FormSent(**about, token=given["custom_id"], values=dict(_filled(given.get("components") or [])))
    if interaction.type is not discord.InteractionType.component:
        return None
    if given["component_type"] == BUTTON:
        return Pressed(**about, token=given["custom_id"])
    return Picked(**about, token=given["custom_id"], values=tuple(given.get("values") or ()))


def route(interaction: discord.Interaction) -> ReplyRoute:
    """The interaction's own way back; outside the DM with the coach only the person may see what goes there."""
    made = discord.utils.snowflake_time(interaction.id)
    return ReplyRoute(str(interaction.id), interaction.token, made + TOKEN_LIVES, ephemeral=not in_dm(interaction))


def in_dm(interaction: discord.Interaction) -> bool:
    """Whether it happened in the direct messages with the coach."""
    return interaction.guild_id is None and not interaction.context.private_channel


def is_command(interaction: discord.Interaction) -> bool:
    """Whether it is a slash command, which must be answered by a message of its own."""
    return interaction.type is discord.InteractionType.application_command


def _about(interaction: discord.Interaction) -> dict[str, Any]:
    """What every event holds; a press or a form in the DM goes on there, where a nonce makes repeating safe."""
    home = in_dm(interaction)
    return {
        "id": str(interaction.id),
        "address": Address(PLATFORM, str(interaction.application_id), str(interaction.user.id)),
        "at": discord.utils.snowflake_time(interaction.id),
        "channel": str(interaction.channel_id) if home and interaction.channel_id else None,
        "reply": route(interaction) if is_command(interaction) or not home else None,
        "language": str(interaction.locale),
        "name": interaction.user.display_name,
    }


def _option(given: Mapping[str, Any], name: str) -> str:
    options = given.get("options") or []
    return next((str(option.get("value", "")) for option in options if option["name"] == name), "")


def _filled(parts: list[Mapping[str, Any]]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """The fields of a sent form, which sit inside labels."""
    for part in parts:
        if "custom_id" in part:
            yield part["custom_id"], tuple(part["values"]) if "values" in part else part.get("value") or ""
        yield from _filled([part["component"]] if "component" in part else part.get("components") or [])
