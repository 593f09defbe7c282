"""Sends finished rows to Discord: direct messages by the bot, interactions' own replies by their token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import discord
import structlog
from discord.http import Route

from adapters.discord import render
from adapters.discord.outcomes import (
    AN_HOUR,
    NO_NEW_DMS,
    OURS,
    TROUBLE,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Refused,
    outcome,
)
from adapters.discord.read import PLATFORM
from adapters.discord.render import Part
from adapters.discord.replies import LOADING, Replies, Shown
from adapters.discord.wire import Wire
from bot.chat.messages import Row
from scheduler.ports import Ambiguous, Clock, Done, Expired, OurBug, Outcome, Pace, Rate, Sent, Wait

log = structlog.get_logger()

NONCE_HOLDS = timedelta(minutes=2)
"""Discord promises "a few minutes" in which the same nonce gives the same message."""
_SLACK = timedelta(minutes=1)
"""Between our clock and Discord's, when looking for a message by its time."""
_HIDDEN = "~"
"""Before the reference of an ephemeral message, which only a token can change."""
_MESSAGES, _MESSAGE = "/channels/{channel_id}/messages", "/channels/{channel_id}/messages/{message_id}"


class DiscordMessenger:
    """The one way out to Discord."""

    platform = PLATFORM

    def __init__(self, wire: Wire, replies: Replies, clock: Clock) -> None:
        self._wire = wire
        self._replies = replies
        self._clock = clock
        self._no_new_dms_until: datetime | None = None

    async def send(self, row: Row) -> Outcome:
        """Send a row; what Discord refuses as ill-formed is sent once more as bare words."""
        if row.kind == "view":
            return Sent("-")  # Discord has no page of the coach's own
        if row.kind == "job":
            return Done({})
        try:
            return await self._send(row, bare=False)
        except TROUBLE as trouble:
            if not (isinstance(trouble, Refused) and trouble.code in OURS):
                return self._outcome(trouble)
            log.error("discord refused what we made", row=row.id, code=trouble.code, where=trouble.where)  # noqa: TRY400
        try:
            return await self._send(row, bare=True)
        except TROUBLE as trouble:
            return self._outcome(trouble)

    async def look_up(self, row: Row) -> Sent | Wait | Ambiguous | None:
        """Whether an earlier attempt arrived; while the nonce holds there is no need to know."""
        try:
            return await (self._look_up_reply(row) if row.reply else self._look_up_dm(row))
        except TROUBLE as trouble:
            what = outcome(trouble)
            if isinstance(what, Wait | Ambiguous):
                return Wait(what.seconds if isinstance(what, Wait) else 10.0)
            if isinstance(trouble, Refused) and trouble.code == UNKNOWN_WEBHOOK:
                return None  # never answered at all
            return Ambiguous(str(trouble)) if row.reply else None

    def limits(self) -> Pace:
        """At most five messages in five seconds to one person, and fifty calls in a second: what everybody observes."""
        return Pace(channel=Rate(0.6, 2), tenant=Rate(48.0, 2), calls=_calls)

    async def _send(self, row: Row, *, bare: bool) -> Outcome:
        made = render.bare_parts if bare else render.parts
        if row.kind == "edit":
            return await self._edit(row, made)
        if row.reply is not None:
            return await self._answer(row, made(row.message))
        return await self._post(row, made(row.message))

    # -- direct messages

    async def _post(self, row: Row, parts: Sequence[Part]) -> Outcome:
        channel = row.channel or await self._opened(row)
        if channel is None:
            return Wait(AN_HOUR)
        there = await self._there(row, channel, parts) if self._nonce_is_over(row) else {}
        ids = []
        for n, part in enumerate(parts):
            nonce = {"nonce": f"{row.nonce}-{n}"[-25:], "enforce_nonce": True}
            route = Route("POST", _MESSAGES, channel_id=channel)
            found = there.get(n) or (await self._wire.as_bot(route, {**part.payload, **nonce}, part.files))["id"]
            ids.append(str(found))
        return Sent(f"{channel}/{','.join(ids)}", channel)

    async def _opened(self, row: Row) -> str | None:
        """The direct messages with someone who came to the coach first; None while no new ones may be opened."""
        if self._no_new_dms_until is not None and self._clock.now() < self._no_new_dms_until:
            return None
        route = Route("POST", "/users/@me/channels")
        return str((await self._wire.as_bot(route, {"recipient_id": row.address.user}))["id"])

    async def _look_up_dm(self, row: Row) -> Sent | None:
        if not self._nonce_is_over(row) or row.channel is None:
            return None
        parts = render.parts(row.message)
        there = await self._there(row, row.channel, parts)
        if len(there) < len(parts):
            return None  # sending goes on where it broke off
        return Sent(f"{row.channel}/{','.join(there[n] for n in range(len(parts)))}", row.channel)

    async def _there(self, row: Row, channel: str, parts: Sequence[Part]) -> dict[int, str]:
        """Which parts stand in the channel since the first attempt; messages fetched back don't show their nonce."""
        since = discord.utils.time_snowflake((row.first_tried or self._clock.now()) - _SLACK)
        route = Route("GET", _MESSAGES, channel_id=channel)
        newest_first = await self._wire.as_bot(route, after=str(since), limit="100")
        left = [message for message in reversed(newest_first) if message["author"]["id"] == row.address.tenant]
        there = {}
        for n, part in enumerate(parts):
            same = next((message for message in left if _is(message, part)), None)
            if same is not None:
                left.remove(same)
                there[n] = str(same["id"])
        return there

    def _nonce_is_over(self, row: Row) -> bool:
        first = row.first_tried
        return row.attempts > 1 and first is not None and self._clock.now() - first > NONCE_HOLDS

    # -- edits

    async def _edit(self, row: Row, made: Any) -> Outcome:
        where, _, numbers = (row.replaces_ref or "").partition("/")
        if not numbers:
            return Sent("-")
        ids = numbers.split(",")
        parts = made(row.message, len(ids))
        for n, message in enumerate(ids):
            await self._change(where, message, parts[n] if n < len(parts) else None)
        return Sent(str(row.replaces_ref))

    async def _change(self, where: str, message: str, part: Part | None) -> None:
        """Edit one message, or take it away when its text got shorter; one that is gone needs nothing."""
        try:
            if where == _HIDDEN:
                # Without a token nobody can change an ephemeral message, and it goes away by itself.
                await self._replies.edit(message, part or Part({"content": "…", "components": []}), self._clock.now())
            elif part is None:
                await self._wire.as_bot(Route("DELETE", _MESSAGE, channel_id=where, message_id=message))
            else:
                route = Route("PATCH", _MESSAGE, channel_id=where, message_id=message)
                await self._wire.as_bot(route, part.payload, part.files)
        except Refused as refusal:
            if refusal.code != UNKNOWN_MESSAGE:
                raise

    # -- an interaction's own reply

    async def _answer(self, row: Row, parts: Sequence[Part]) -> Outcome:
        route = row.reply
        if route is None or route.expires <= self._clock.now():
            return Expired("the token is over")
        shown = await self._replies.of(row.address.tenant, route).show(parts)
        self._replies.made(row.address.tenant, route, shown)
        return _sent(shown, hidden=route.ephemeral)

    async def _look_up_reply(self, row: Row) -> Sent | Ambiguous | None:
        """Only the first answer can be looked at; a later one cannot be told apart from none."""
        if row.reply is None:
            return None
        original = await self._replies.of(row.address.tenant, row.reply).original()
        if int(original.get("flags") or 0) & LOADING:
            return None
        parts = render.parts(row.message)
        if len(parts) > 1 or not _is(original, parts[0]):
            return Ambiguous("cannot be told apart")
        shown = [Shown(str(original["channel_id"]), str(original["id"]))]
        self._replies.made(row.address.tenant, row.reply, shown)
        return _sent(shown, hidden=row.reply.ephemeral)

    def _outcome(self, trouble: BaseException) -> Outcome:
        if isinstance(trouble, Refused) and trouble.code in NO_NEW_DMS:
            self._no_new_dms_until = self._clock.now() + timedelta(seconds=AN_HOUR)
        what = outcome(trouble)
        if isinstance(what, OurBug) and isinstance(trouble, Refused) and trouble.where:
            return OurBug(f"{what.why} at {trouble.where}")
        return what


def _sent(shown: Sequence[Shown], *, hidden: bool) -> Sent:
    ids = ",".join(message.id for message in shown)
    return Sent(f"{_HIDDEN}/{ids}") if hidden else Sent(f"{shown[0].channel}/{ids}", shown[0].channel)


def _calls(row: Row) -> int:
    """How many calls a row takes: one for each part, and one to open the direct messages for the first time."""
    if row.kind == "edit":
        return 1
    return len(render.parts(row.message)) + (row.channel is None)


def _is(message: Mapping[str, Any], part: Part) -> bool:
    """Whether a fetched message is what we made of this part: the same words, controls and number of files."""
    rows = message.get("components") or []
    ids = [control.get("custom_id") for row in rows for control in row.get("components") or []]
    files = len(message.get("attachments") or [])
    return message["content"].strip() == part.payload["content"].strip() and (ids, files) == (
        part.custom_ids(),
        len(part.files),
    )
