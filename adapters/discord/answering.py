"""Answers interactions within Discord's three seconds: after the turn has committed, or deferred until it has."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Mapping

import discord
import structlog

from adapters.discord import read, render
from adapters.discord.outcomes import TROUBLE, Refused, outcome
from adapters.discord.replies import Replies, Reply
from bot.chat.events import Event, FormMissed, FormSent
from bot.chat.markup import escape
from bot.chat.messages import Button, Form, Message, Turn
from bot.errors import StoreError
from bot.texts import Texts, texts
from scheduler.ports import Deliver, Expired, Hear

log = structlog.get_logger()

DECIDE = 2.0
"""Seconds for a turn; then the answer is deferred, for Discord gives three."""
ANSWER = 0.6
"""Seconds for a command's first row to be on its way after that; then it is deferred as well."""
_FORMS = 1000


class Answering:
    """Takes interactions: each is heard once, acknowledged once, and its rows go out afterwards."""

    def __init__(self, replies: Replies, hear: Hear, deliver: Deliver) -> None:
        self._replies = replies
        self._hear = hear
        self._deliver = deliver
        # Only to name the fields when a form comes back with problems, for Discord sends no labels along.
        self._labels: OrderedDict[str, dict[str, str]] = OrderedDict()

    async def take(self, interaction: discord.Interaction) -> None:
        """Hear one interaction and see to it that it is answered."""
        event = read.acted(interaction)
        if event is None:
            return
        route, pressed = read.route(interaction), str(interaction.message.id) if interaction.message else None
        command = read.is_command(interaction)
        reply = self._replies.begin(event.address.tenant, route, command=command, pressed=pressed)
        if reply is None:
            return
        turn = await self._heard(event, reply)
        if turn is None:
            await _tried(reply.show(render.parts(Message(_texts(event).say("our-fault")))))
        elif turn.form is not None:
            await self._open(turn.form, event, reply)
        elif turn.problems is not None and isinstance(event, FormSent):
            await _tried(reply.show(render.parts(self._problems(event, turn.problems))))
        else:
            await self._said(turn, event, reply, command=command)

    async def _heard(self, event: Event, reply: Reply) -> Turn | None:
        """The event's turn, committed; None when it could not be. When it takes long the answer is deferred."""
        hearing = asyncio.ensure_future(self._hear(event))
        await asyncio.wait({hearing}, timeout=DECIDE)
        if not hearing.done():
            await _tried(reply.defer())
        try:
            return await hearing
        except StoreError as error:
            log.warning("nothing could be committed", why=str(error))
        except Exception as bug:  # noqa: BLE001 - whatever it is, the person is told
            log.error("hearing failed", bug=type(bug).__name__)  # noqa: TRY400 - a traceback shows values
        return None

    async def _said(self, turn: Turn, event: Event, reply: Reply, *, command: bool) -> None:
        """Deliver a turn's rows; a command's first row is its acknowledgement, anything else is acknowledged before."""
        if not command:
            await _tried(reply.defer())
        if not turn.repeated:
            self._deliver(turn.rows)
        if not command:
            return
        own = event.reply is not None and any(row.reply and row.reply.id == event.reply.id for row in turn.rows)
        if own:
            try:
                async with asyncio.timeout(ANSWER):
                    await reply.acknowledged.wait()
            except TimeoutError:
                await _tried(reply.defer())
        else:
            await _tried(reply.defer())
            await _tried(reply.withdraw())

    async def _open(self, form: Form, event: Event, reply: Reply) -> None:
        """Open a form; when it is too late for that, the coach offers it again."""
        try:
            if await reply.open_form(render.modal(form)):
                self._labels[form.token] = {field.key: field.label for field in form.fields}
                while len(self._labels) > _FORMS:
                    self._labels.popitem(last=False)
                return
        except TROUBLE as trouble:
            if not isinstance(outcome(trouble), Expired):
                # It may be open after all; if it isn't, the button is still there to be pressed again.
                _report(trouble)
                return
        missed = FormMissed(
            id=f"{event.id}:missed", address=event.address, at=event.at, channel=event.channel, reply=event.reply,
            language=event.language, name=event.name, token=form.token,
        )  # fmt: skip
        turn = await self._heard(missed, reply)
        if turn is not None and not turn.repeated:
            self._deliver(turn.rows)

    def _problems(self, event: FormSent, problems: Mapping[str, str]) -> Message:
        """What is wrong with a form that is gone from the screen, and a button that opens it again as it was filled."""
        labels = self._labels.get(event.token, {})
        lines = [
            f"**{escape(labels[key])}**: {escape(text)}" if key in labels else escape(text)
            for key, text in problems.items()
        ]
        again = Button(event.token, _texts(event).label("talk-open-form"), "primary", opens_form=True)
        return Message("\n".join(lines), (again,))


def _texts(event: Event) -> Texts:
    """The texts in the language of the person's Discord."""
    return texts("nl" if (event.language or "").startswith("nl") else "en")


async def _tried(call: Awaitable[object]) -> None:
    """Make a call whose failure changes nothing any more: what was committed goes out by its rows."""
    try:
        await call
    except TROUBLE as trouble:
        _report(trouble)


def _report(trouble: BaseException) -> None:
    why = str(trouble) if isinstance(trouble, Refused) else type(trouble).__name__
    log.warning("an interaction could not be answered", why=why)
