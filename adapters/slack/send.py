"""Sends finished rows to Slack: messages, edits, the App Home and files by the bot, hidden ones by response_url."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from adapters.slack import render
from adapters.slack.files import Files, NotYet
from adapters.slack.outcomes import GONE_STATUS, TROUBLE, UNEDITABLE, Refused, outcome
from adapters.slack.people import People
from adapters.slack.read import PLATFORM, ROUTE_LIVES
from adapters.slack.wire import Wire
from bot.chat.messages import Message, Row
from scheduler.ports import (
    Ambiguous,
    Clock,
    Done,
    Expired,
    Misconfigured,
    OurBug,
    Outcome,
    Pace,
    Rate,
    Sent,
    Unreachable,
    Wait,
)

log = structlog.get_logger()

PROFILE = "profile"
HIDDEN = "~"
"""The channel in the reference of a message that only one person sees; behind it stands the row's nonce."""
USES = 5
_SLACK = timedelta(minutes=1)
"""Between our clock and Slack's, when looking for a message by its time."""
_PAGE, _PAGES = 100, 5
_KEPT = 5000
TROUBLES = (NotYet, *TROUBLE)


class SlackMessenger:
    """The one way out to Slack."""

    platform = PLATFORM

    def __init__(self, wire: Wire, people: People, clock: Clock) -> None:
        self._wire = wire
        self._people = people
        self._clock = clock
        self._files = Files(wire)
        self._uses: OrderedDict[str, int] = OrderedDict()
        self._hidden: OrderedDict[str, tuple[str, datetime]] = OrderedDict()

    async def send(self, row: Row) -> Outcome:
        """Send a row; what Slack refuses as ill-formed is sent once more as bare words."""
        try:
            return await self._send(row, row.message)
        except TROUBLES as trouble:
            what = _meaning(trouble, row)
        if not isinstance(what, OurBug):
            return what
        if row.message.image and self._files.may_be_early(row):
            return Wait(2.0)
        log.error("slack refused what we made", row=row.id, why=what.why)
        try:
            return await self._send(row, render.bare(row.message))
        except TROUBLES as trouble:
            return _meaning(trouble, row)

    async def look_up(self, row: Row) -> Sent | Wait | Ambiguous | None:
        """Whether an earlier attempt stands in the DM: its nonce is in the metadata, and in the names of its blocks."""
        if row.reply is not None:
            return Ambiguous("what only one person sees is in no history")
        try:
            channel = row.channel or await self._people.dm(row.address)
            return await self._found(row, channel)
        except TROUBLE as trouble:
            what = outcome(trouble, "job")
        if isinstance(what, Wait | Ambiguous):
            return Wait(what.seconds if isinstance(what, Wait) else 10.0)
        if isinstance(what, Unreachable) and what.whose == "member":
            return None  # sending will say so
        return Ambiguous("may not be looked up" if isinstance(what, Misconfigured) else str(what))

    def limits(self) -> Pace:
        """A message a second to one person, with the small burst Slack bears, and five a second in a workspace."""
        return Pace(channel=Rate(1.0, 4), tenant=Rate(5.0, 50))

    def pressed(self, block_id: str, response_url: str) -> None:
        """Note that a hidden message was pressed: that is the one way to change it."""
        until = self._clock.now() + ROUTE_LIVES
        _keep(self._hidden, render.nonce_of(block_id), (response_url, until))

    async def _send(self, row: Row, message: Message) -> Outcome:
        match row.kind:
            case "job":
                return await self._job(row)
            case "view":
                view = render.home(message, row.nonce)
                await self._wire.call(self._wire.of(row.address).views_publish(user_id=row.address.user, view=view))
                return Sent("-")
            case "edit":
                return await self._edit(row, message)
            case _ if row.reply is not None:
                return await self._answer(row, message)
            case _:
                return await self._post(row, message)

    async def _job(self, row: Row) -> Outcome:
        if row.message.text != PROFILE:
            return Done({})
        profile = await self._people.profile(row.address)
        found = {"zone": profile.zone, "language": profile.language}
        return Done({name: value for name, value in found.items() if value})

    async def _post(self, row: Row, message: Message) -> Outcome:
        channel = row.channel or await self._people.dm(row.address)
        if row.message.files:
            files = [*([row.message.image] if row.message.image else []), *row.message.files]
            # Blocks carry the nonce, by which the message is found again.
            said = {"blocks": render.edited(message, row.nonce)["blocks"]}
            return Sent(await self._files.share(row, files, channel, said), channel)
        pictures = await self._files.picture(row, message.image) if message.image else []
        asked = self._wire.of(row.address).chat_postMessage(
            channel=channel, **render.posted(message, row.nonce, pictures=pictures)
        )
        answer = await self._wire.call(asked)
        return Sent(f"{answer['channel']}/{answer['ts']}", str(answer["channel"]))

    async def _edit(self, row: Row, message: Message) -> Outcome:
        where, _, which = (row.replaces_ref or "").partition("/")
        if where == HIDDEN:
            return await self._edit_hidden(row, message, which)
        if not where.startswith("D"):
            return Sent("-")  # a shared file, whose words stay as they are
        made = render.edited(message, row.nonce)
        try:
            await self._wire.call(self._wire.of(row.address).chat_update(channel=where, ts=which, **made))
        except Refused as refusal:
            if refusal.code not in UNEDITABLE:
                raise
        return Sent(str(row.replaces_ref))

    # -- what only one person sees

    async def _answer(self, row: Row, message: Message) -> Outcome:
        """Answer where the command was used; what that way does not allow goes to the DM."""
        route = row.reply
        if route is None or route.expires <= self._clock.now():
            return Expired("the response_url is over")
        used = self._uses.get(route.id, 0)
        if used >= USES or row.kind == "file":
            return Expired("the response_url takes no more" if used >= USES else "a file cannot be hidden")
        made = render.edited(message, row.nonce)
        try:
            await self._wire.respond(route.token, {**made, "response_type": "ephemeral", "replace_original": False})
        except Refused as refusal:
            if refusal.status in GONE_STATUS:
                return Expired(str(refusal))
            raise
        _keep(self._uses, route.id, used + 1)
        return Sent(f"{HIDDEN}/{row.nonce}")

    async def _edit_hidden(self, row: Row, message: Message, nonce: str) -> Outcome:
        """Change a hidden message by way of the press on it; unpressed nobody can, and it goes away by itself."""
        url, until = self._hidden.get(nonce, ("", self._clock.now()))
        if until > self._clock.now():
            try:
                await self._wire.respond(url, {**render.edited(message, row.nonce), "replace_original": True})
            except Refused as refusal:
                if refusal.status not in GONE_STATUS:
                    raise
        return Sent(str(row.replaces_ref))

    async def _found(self, row: Row, channel: str) -> Sent | Ambiguous | None:
        """The message of this row among those since the first attempt."""
        oldest = f"{((row.first_tried or self._clock.now()) - _SLACK).timestamp():.6f}"
        cursor: str | None = None
        for _ in range(_PAGES):
            asked = self._wire.of(row.address).conversations_history(
                channel=channel, oldest=oldest, limit=_PAGE, cursor=cursor, include_all_metadata=True
            )
            answer = await self._wire.call(asked)
            for message in answer["messages"]:
                if _is(message, row.nonce):
                    ref = f"{channel}/{message['ts']}"
                    return Sent(ref, channel)
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                return None
        return Ambiguous("too much was said since")


def _meaning(trouble: BaseException, row: Row) -> Outcome:
    return trouble.outcome if isinstance(trouble, NotYet) else outcome(trouble, row.kind)


def _is(message: Mapping[str, Any], nonce: str) -> bool:
    metadata = message.get("metadata") or {}
    if (metadata.get("event_payload") or {}).get("nonce") == nonce:
        return True
    blocks = message.get("blocks") or ()
    return bool(message.get("bot_id")) and any(render.nonce_of(block.get("block_id", "")) == nonce for block in blocks)


def _keep(things: OrderedDict[str, Any], key: str, thing: Any) -> None:
    things[key] = thing
    things.move_to_end(key)
    while len(things) > _KEPT:
        things.popitem(last=False)
