"""Answers what Slack sends within its three seconds, after the turn has committed; what is said follows by its rows."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

import structlog
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

from adapters.slack import read, render
from adapters.slack.mrkdwn import cut
from adapters.slack.outcomes import TROUBLE, Refused, outcome
from adapters.slack.people import People
from adapters.slack.send import SlackMessenger
from adapters.slack.wire import Wire
from bot.chat.events import Address, Event, FormMissed, FormSent
from bot.chat.markup import plain
from bot.chat.messages import Form, Message, Turn
from bot.errors import StoreError
from bot.texts import texts
from scheduler.ports import Ambiguous, Clock, Deliver, Hear

log = structlog.get_logger()

DECIDE, OPEN = 2.0, 2.8
"""Seconds from the arrival: for the turn of an interaction, and for a form to be open; Slack gives three."""
AFTERWARDS = "afterwards"
"""Where a request's context keeps what is to be done once it is acknowledged."""
_EVERY = re.compile("")
_TRY_AGAIN = 503

Json = Mapping[str, Any]
Context = dict[str, Any]


class Answering:
    """Hears each event once, in the order of its person, and answers what Slack wants at once."""

    def __init__(
        self, wire: Wire, people: People, messenger: SlackMessenger, hear: Hear, deliver: Deliver, clock: Clock
    ) -> None:
        self._wire = wire
        self._people = people
        self._messenger = messenger
        self._hear = hear
        self._deliver = deliver
        self._clock = clock
        self._orders: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()
        self.busy: set[asyncio.Task[Any]] = set()
        """What goes on after an acknowledgement that could not wait for it."""

    def listen(self, app: AsyncApp) -> None:
        """Take everything that Bolt sorts out; what the coach has no use for is acknowledged too."""
        app.event(_EVERY)(self.happened)
        app.command(_EVERY)(self.commanded)
        app.action(_EVERY)(self.acted)
        app.view(_EVERY)(self.sent)
        app.view_closed(_EVERY)(_nothing)
        app.shortcut(_EVERY)(self.shortened)
        app.options(_EVERY)(_no_options)

    async def happened(self, body: Json, context: Context) -> BoltResponse:
        """An event: without a commit it is not acknowledged, and Slack sends it again."""
        event = read.happened(body)
        if event is None:
            return _acknowledged()
        turn = await self._committed(event)
        if turn is None:
            return BoltResponse(status=_TRY_AGAIN)
        thread = read.thread_of(body)
        if thread is not None and not turn.repeated:
            return self._after(context, partial(self._later, self._go_private, event, thread, turn))
        return self._answered(context, turn)

    async def shortened(self, body: Json, context: Context) -> BoltResponse:
        """A shortcut: what it stands for begins in the direct messages."""
        whom = read.pointed_at(body)
        event = read.shortened(body, self._clock.now(), await self._people.name_soon(whom) if whom else None)
        if event is None:
            return _acknowledged()
        hearing = await self._begun(event)
        if not hearing.done():
            self._later(self._ended_late, hearing, event)
            return _acknowledged()
        turn = hearing.result()
        if turn is None:
            return self._after(context, partial(self._later, self._excuse, event, {}))
        return self._answered(context, turn)

    async def commanded(self, body: Json, context: Context) -> BoltResponse:
        """A slash command."""
        dm = await self._people.dm_soon(read.address_of(body)) if read.may_be_dm(body) else None
        event = read.commanded(body, self._clock.now(), dm)
        hearing = await self._begun(event)
        if not hearing.done():
            self._later(self._ended_late, hearing, event)
            return _acknowledged()
        turn = hearing.result()
        if turn is None:
            sorry = render.edited(self._sorry(event), "sorry")
            return BoltResponse(status=200, body={"response_type": "ephemeral", **sorry})
        return self._answered(context, turn)

    async def acted(self, body: Json, context: Context) -> BoltResponse:
        """A press or a choice, which may want a form."""
        arrived = asyncio.get_running_loop().time()
        event = read.acted(body)
        if event is None:
            return _acknowledged()
        hidden = read.pressed_ephemeral(body)
        if hidden is not None:
            self._messenger.pressed(*hidden)
        hearing = await self._begun(event)
        if not hearing.done():
            self._later(self._ended_late, hearing, event, body)
            return _acknowledged()
        turn = hearing.result()
        if turn is None:
            return self._after(context, partial(self._later, self._excuse, event, body))
        if turn.form is not None:
            # Acknowledged first: Slack may take its time to open a form, and we have no more than a moment.
            opening = partial(self._later, self._open, turn.form, turn, event, body["trigger_id"], arrived + OPEN)
            return self._after(context, opening)
        return self._answered(context, turn)

    async def sent(self, body: Json, context: Context) -> BoltResponse:
        """A form that was filled in: it stays open, with what was typed, while something in it is wrong."""
        event = read.sent(body, self._clock.now())
        hearing = await self._begun(event)
        if not hearing.done():
            self._later(self._ended_late, hearing, event)
            return _acknowledged()
        turn = hearing.result()
        there = read.fields(body)
        if turn is None:
            return _errors({there[0]: plain(self._sorry(event).text)})
        problems = render.problems(turn.problems or {}, there)
        if turn.problems and not problems:
            return self._after(context, partial(self._later, self._missed, event, event.token, turn))
        return self._answered(context, turn, _errors(problems) if problems else None)

    # -- hearing

    async def _committed(self, event: Event) -> Turn | None:
        """The event's turn, after those that came before it from the same person; None when nothing was committed."""
        order = self._orders.setdefault(event.address, asyncio.Lock())
        try:
            async with order:
                return await self._hear(await self._people.introduced(event))
        except StoreError as error:
            log.warning("nothing could be committed", why=str(error))
        except Exception as bug:  # noqa: BLE001 - whatever it is, the person or Slack is told
            log.error("hearing failed", bug=type(bug).__name__)  # noqa: TRY400 - a traceback shows values
        return None

    async def _begun(self, event: Event) -> asyncio.Task[Turn | None]:
        """The turn of something that Slack sends once; it ends even when that takes longer than Slack waits."""
        hearing = asyncio.create_task(self._committed(event))
        await asyncio.wait({hearing}, timeout=DECIDE)
        return hearing

    async def _ended_late(self, hearing: asyncio.Task[Turn | None], event: Event, body: Json | None = None) -> None:
        """What had to be acknowledged before its turn had ended; a form it wanted is offered again."""
        turn = await hearing
        if turn is None:
            await self._excuse(event, body or {})
        elif turn.form is not None:
            await self._missed(event, turn.form.token, turn)
        elif turn.problems and isinstance(event, FormSent):
            await self._missed(event, event.token, turn)
        else:
            self._say(turn)

    async def _missed(self, event: Event, token: str, turn: Turn) -> None:
        """Have the coach offer a form again that could not be opened, or that is gone with its problems."""
        self._say(turn)
        missed = FormMissed(
            id=f"{event.id}:missed", address=event.address, at=event.at, channel=event.channel, token=token
        )
        again = await self._committed(missed)
        if again is not None:
            self._say(again)

    # -- answering

    async def _open(self, form: Form, turn: Turn, event: Event, trigger: str, until: float) -> None:
        """Open a form and say what else there is, or have it offered again."""
        if await self._opened(form, event, trigger, until):
            self._say(turn)
        else:
            await self._missed(event, form.token, turn)

    async def _opened(self, form: Form, event: Event, trigger: str, until: float) -> bool:
        """Open a form; False when it surely is not open."""
        view = render.modal(form, event.channel)
        try:
            async with asyncio.timeout_at(until):
                await self._wire.call(self._wire.of(event.address).views_open(trigger_id=trigger, view=view))
        except TROUBLE as trouble:
            _report("a form could not be opened", trouble)
            # It may be open after all; if it isn't, the button is still there to be pressed again.
            return isinstance(outcome(trouble, "view"), Ambiguous)
        return True

    async def _go_private(self, event: Event, thread: tuple[str, str], turn: Turn) -> None:
        """Answer a mention where it was made, without a word of what is between the two, and go on in private."""
        self._say(turn)
        said = render.posted(Message(texts(self._people.language(event.address)).say("mention-answered")), event.id)
        channel, stamp = thread
        try:
            await self._wire.call(
                self._wire.of(event.address).chat_postMessage(channel=channel, thread_ts=stamp, **said)
            )
        except TROUBLE as trouble:
            _report("a mention could not be answered in its channel", trouble)

    async def _excuse(self, event: Event, body: Json) -> None:
        """Say, to that person only, that nothing came of it."""
        sorry = render.edited(self._sorry(event), "sorry")
        way_back = body.get("response_url") or (event.reply.token if event.reply else None)
        try:
            if way_back:
                hidden = {"response_type": "ephemeral", "replace_original": False}
                await self._wire.respond(str(way_back), {**sorry, **hidden})
            else:
                channel = await self._people.dm(event.address)
                asked = self._wire.of(event.address).chat_postEphemeral(
                    channel=channel, user=event.address.user, **sorry
                )
                await self._wire.call(asked)
        except TROUBLE as trouble:
            _report("an excuse could not be made", trouble)

    def _sorry(self, event: Event) -> Message:
        return Message(texts(self._people.language(event.address)).say("our-fault"))

    def _answered(self, context: Context, turn: Turn, answer: BoltResponse | None = None) -> BoltResponse:
        """Acknowledge, and say what there is to say right after that."""
        return self._after(context, partial(self._say, turn), answer)

    def _after(self, context: Context, what: Callable[[], None], answer: BoltResponse | None = None) -> BoltResponse:
        context[AFTERWARDS] = what
        return answer or _acknowledged()

    def _say(self, turn: Turn) -> None:
        if not turn.repeated:
            self._deliver(turn.rows)

    def _later(self, what: Callable[..., Coroutine[Any, Any, None]], *about: Any) -> None:
        task = asyncio.create_task(what(*about))
        self.busy.add(task)
        task.add_done_callback(self.busy.discard)


def afterwards(context: Mapping[str, Any]) -> None:
    """Do what was put off until a request is acknowledged."""
    what = context.get(AFTERWARDS)
    if what is not None:
        what()


async def _nothing() -> BoltResponse:
    return _acknowledged()


async def _no_options() -> BoltResponse:
    return BoltResponse(status=200, body={"options": []})


def _acknowledged() -> BoltResponse:
    return BoltResponse(status=200)


def _errors(found: Mapping[str, str]) -> BoltResponse:
    shown = {key: cut(text, render.PROBLEM) for key, text in found.items()}
    return BoltResponse(status=200, body={"response_action": "errors", "errors": shown})


def _report(what: str, trouble: BaseException) -> None:
    log.warning(what, why=str(trouble) if isinstance(trouble, Refused) else type(trouble).__name__)
