"""The one door: an event or a member's moment comes in, one transaction later its rows go out."""

from __future__ import annotations

import secrets
import traceback
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import structlog

from bot import conversation, holidays, nudging, understand
from bot.chat.events import Address, Event, HomeOpened, JobDone, Said
from bot.chat.messages import Kind, Message, Row, Turn, form_from_json, form_to_json
from bot.domain import rhythm
from bot.domain.due import Due, Plan
from bot.domain.member import LANGUAGES, Language, Member
from bot.domain.nudges import Nudge
from bot.errors import SealError, StoreError
from bot.flows.sitting import Sitting
from bot.nudging import Planned
from bot.store.engine import Store
from bot.store.work import Known, Outgoing, Slot, Work
from bot.talk.talks import Talk
from bot.texts import texts

log = structlog.get_logger()

ZONES = {"nl": "Europe/Amsterdam", "en-US": "America/New_York", "en": "Europe/London"}
"""A first guess by language where the platform says nothing; the welcome asks."""
PROFILE = "profile"
"""The job that asks a platform for someone's zone after the fact."""

_A_WHILE = timedelta(hours=12)
"""Silence after which a word may change what is planned: nudges that seemed ignored were not."""
_SLOTS_KEPT = timedelta(weeks=10)


def ready() -> None:
    """Load what the first member would otherwise wait for: calendars, texts, and the shapes of sentences."""
    holidays.ready()
    for language in LANGUAGES:
        texts(language)
        understand.understood("Jan, 9:00", now=datetime(2026, 1, 1, tzinfo=UTC), zone="UTC", language=language)


class Coach:
    """The coach itself: every turn is one transaction, run as a whole in one thread, without any network.

    `name` is that of the process: the rows of its turns are born leased to it.
    """

    def __init__(self, store: Store, *, name: str) -> None:
        self.store = store
        self.name = name

    def hear(self, event: Event, now: datetime) -> Turn:
        """Take one event and commit what it leads to; the same event again gives the same answer and changes nothing.

        Raises StoreError when nothing could be committed: the adapter says "try again" and the platform resends.
        """
        turn = secrets.token_hex(5)
        try:
            with self.store.turn() as work:
                return self._heard(event, now, work, turn)
        except StoreError:
            raise
        except Exception as bug:  # noqa: BLE001 - the one place where bugs are caught
            _report(bug, turn)
        with self.store.turn() as work:
            return self._apologised(event, now, work)

    def wake(self, members: Sequence[int], now: datetime) -> Turn:
        """Say what is due for those of these members whose wake has come, and set their next one; in one transaction.

        A bug, or a seal that does not open, ends that: then each has one of their own, so that it keeps nobody else
        waiting.
        """
        turn = secrets.token_hex(5)
        try:
            with self.store.turn() as work:
                return Turn(tuple(self._woken(members, now, work, turn)))
        except SealError as bug:
            failed: Exception = bug
        except StoreError:
            raise
        except Exception as bug:  # noqa: BLE001 - the one place where bugs are caught
            failed = bug
        if len(members) > 1:
            return self._wake_apart(members, now)
        _report(failed, turn)
        with self.store.turn() as work:
            for member in members:
                if work.wake_at(member) is not None:  # they may have gone meanwhile
                    work.set_wake(member, now + rhythm.AFTER_A_BUG)
        return Turn()

    def _wake_apart(self, members: Sequence[int], now: datetime) -> Turn:
        """Wake each in a transaction of their own; when the database fails, those that are left stay due."""
        rows: list[Row] = []
        for member in members:
            try:
                rows += self.wake([member], now).rows
            except StoreError:
                if not rows:
                    raise
                break
        return Turn(tuple(rows))

    def outlook(self, address: Address, now: datetime) -> tuple[Planned, ...]:
        """Return what is planned for the member at an address and why, soonest first; empty for somebody unknown."""
        with self.store.read() as work:
            member = work.member_at(address)
            if member is None:
                return ()
            sitting = Sitting(member, work, now, "")
            return nudging.outlook(sitting, rhythm.planned(nudging.plan(member, work, sitting.active, now), now))

    def _heard(self, event: Event, now: datetime, work: Work, turn: str) -> Turn:
        there = work.member_at(event.address)  # before anything: it waits for another turn of the same member to end
        # The end of a job says nothing of whether a message would arrive.
        heard = there is not None and not isinstance(event, JobDone)
        came = heard and work.saw(event.address, event.id, event.channel, now)
        seen = None if came else work.seen(event.address, event.id)
        if seen is not None:
            return _again(seen.answer or {}, work.rows(seen.rows))
        member = there or self._new_member(event, now, work)
        rows = [] if there else self._profile(member, event, now, work)
        silent = work.silence(event.address) if heard else None
        sitting = Sitting(member, work, now, turn, first=there is None)
        if isinstance(event, JobDone):
            _job_done(event, member, work)
        if silent:
            sitting.say(sitting.texts.say("reachable-again"))
        if silent and _answers_unseen(event, sitting):
            sitting.ask()
        else:
            conversation.hear(sitting, event)
        sayings = [self._reply(saying.message, sitting, event, now) for saying in sitting.sayings]
        put = work.put_all(sayings, leased_by=self.name, now=now)
        rows += put
        if isinstance(event, HomeOpened):
            rows.append(self._home(sitting, event, now, work))
        if silent and not sitting.gone:
            rows += self._once_more(member.id, event, now, work)
        if not sitting.gone:
            sitting.keep([row.id for row in put])
            # Being heard after a while changes what comes next, also when nothing that is planned from was touched.
            before = work.heard_before(event.address)
            back = heard and before is not None and now - before > _A_WHILE
            self._note(sitting, work, now, replan=work.replanned or back or silent is not None)
        answer = {"form": form_to_json(sitting.form) if sitting.form else None, "problems": sitting.problems}
        keep_answer = answer if sitting.form or sitting.problems else None
        heard_of = None if sitting.gone else member.id
        work.remember(event.address, event.id, member=heard_of, rows=[r.id for r in rows], answer=keep_answer, now=now)
        return Turn(tuple(rows), sitting.form, sitting.problems)

    def _note(self, sitting: Sitting, work: Work, now: datetime, *, replan: bool) -> None:
        """Note how to take the turn back, and when to wake the member next if that may have changed."""
        if sitting.undone is not None:
            what = {"text": sitting.undone.text, "variables": dict(sitting.undone.variables)}
            work.note_undo(sitting.member.id, sitting.turn, what, now)
        if replan:
            member = work.member(sitting.member.id)
            if member is not None:
                work.set_wake(member.id, rhythm.next_wake(nudging.plan(member, work, None, now), now))

    def _woken(self, members: Sequence[int], now: datetime, work: Work, turn: str) -> list[Row]:
        there = [(member, work.best_address(member.id)) for member in work.due(members, now)]
        # What was ready for a while and is not sent yet is said with what is due now, in one message.
        reachable = [member.id for member, known in there if known is not None]
        being_told = work.take_back(reachable, now - rhythm.SILENCE, now)  # their turn comes when that has ended
        there = [(member, known) for member, known in there if member.id not in being_told]
        due = [_Woken(Sitting(member, work, now, turn), known) for member, known in there if known is not None]
        wakes: dict[int, datetime | None] = {member.id: None for member, _ in there}  # set again when they are heard
        taken = work.take_slots([slot for one in due for slot in one.slots()])
        nudges = [one.speak(taken) for one in due]
        rows = work.put_all([nudge for theirs in nudges for nudge in theirs], leased_by=self.name, now=now)
        work.add_nudges([(one.sitting.member.id, nudge) for one in due for nudge in one.said])
        left = iter(rows)
        talks: list[tuple[int, Talk]] = []
        for one, theirs in zip(due, nudges, strict=True):
            member = one.sitting.member.id
            talks += [(member, talk) for talk in one.sitting.leave([row.id for row in islice(left, len(theirs))])]
            wakes[member] = rhythm.next_wake(one.plan(), now)
        work.save_talks(talks)
        work.set_wakes(wakes)
        return rows

    def _once_more(self, member_id: int, event: Event, now: datetime, work: Work) -> list[Row]:
        """Say the last reminder again that did not reach them and is still of use; a prompt's talk is open anyway."""
        dead = [row for row in work.rows_of(member_id, ("dead",)) if row.not_after is not None and now <= row.not_after]
        again = [
            _nudge(row.message, member_id, event.address, event.channel, due_at=now, not_after=row.not_after)
            for row in dead[-1:]
        ]
        return work.put_all(again, leased_by=self.name, now=now)

    def _new_member(self, event: Event, now: datetime, work: Work) -> Member:
        typed = event.text if isinstance(event, Said) else ""
        said = event.language or understand.language(typed) or "en"
        language: Language = "nl" if said.casefold().startswith("nl") else "en"
        zone = understand.zone(event.zone) if event.zone else None
        guess = zone or ZONES.get(said) or ZONES[language]
        return work.add_member(
            event.address, language=language, zone=guess, name=event.name, now=now, channel=event.channel
        )

    def _profile(self, member: Member, event: Event, now: datetime, work: Work) -> list[Row]:
        """Have the platform asked for the zone when it was not there in time; only Slack knows one."""
        if event.zone is not None or event.address.platform != "slack":
            return []
        message = Message(PROFILE)
        job = work.put(
            member=member.id, address=event.address, channel=event.channel, lane="nudge", kind="job", message=message,
            due_at=now, leased_by=self.name, now=now,
        )  # fmt: skip
        return [job]

    def _reply(self, message: Message, sitting: Sitting, event: Event, now: datetime) -> Outgoing:
        """One thing said, as it goes out; an edit goes to its message, all else back the way the event came."""
        reply = None if message.replaces else event.reply
        return Outgoing(
            member=None if sitting.gone else sitting.member.id, address=event.address, channel=event.channel,
            lane="reply", kind=_kind(message), message=message, due_at=now, reply=reply,
        )  # fmt: skip

    def _home(self, sitting: Sitting, event: Event, now: datetime, work: Work) -> Row:
        return work.put(
            member=sitting.member.id, address=event.address, channel=event.channel, lane="reply", kind="view",
            message=conversation.home(sitting), due_at=now, leased_by=self.name, now=now,
        )  # fmt: skip

    def _apologised(self, event: Event, now: datetime, work: Work) -> Turn:
        """Keep the event as heard and say, kindly, that something went wrong on this side."""
        seen = work.seen(event.address, event.id)
        if seen is not None:
            return _again(seen.answer or {}, work.rows(seen.rows))
        member = work.member_at(event.address) or self._new_member(event, now, work)
        row = work.put(
            member=member.id, address=event.address, channel=event.channel, lane="reply", kind="message",
            message=Message(texts(member.language).say("our-fault")), due_at=now, reply=event.reply,
            leased_by=self.name, now=now,
        )  # fmt: skip
        work.remember(event.address, event.id, member=member.id, rows=[row.id], answer=None, now=now)
        return Turn((row,))


class _Woken:
    """One member who is woken: what is due for them, and where it is said."""

    def __init__(self, sitting: Sitting, there: Known) -> None:
        self.sitting = sitting
        self._there = there
        self._today = sitting.now.astimezone(sitting.clock).date()
        self._due: dict[Slot, Due] = {}
        self.said: list[Nudge] = []
        """What to note of what was said."""
        for nudge in rhythm.due_now(self.plan(), sitting.now):
            self._due.setdefault((sitting.member.id, nudge.slot, self._today), nudge)

    def plan(self) -> Plan:
        """All that decides when to speak to them, as it is by now."""
        return nudging.plan(self.sitting.member, self.sitting.work, self.sitting.active, self.sitting.now)

    def slots(self) -> list[Slot]:
        """The moments that are used up by being due, said or not."""
        return list(self._due)

    def speak(self, taken: Collection[Slot]) -> list[Outgoing]:
        """Say what is due of these moments, unless it is stale."""
        sitting, now = self.sitting, self.sitting.now
        fresh = [nudge for slot, nudge in self._due.items() if slot in taken and not _stale(nudge, now)]
        if any(nudge.kind == "monday" for nudge in fresh):
            sitting.work.drop_slots(sitting.member.id, self._today - _SLOTS_KEPT)
        self.said = nudging.wake(sitting, fresh)
        not_after, slots = rhythm.worth_until(fresh), tuple(nudge.slot for nudge in fresh)
        address, channel = self._there.address, self._there.channel
        return [
            _nudge(saying.message, sitting.member.id, address, channel, due_at=now, not_after=not_after, slots=slots)
            for saying in sitting.sayings
        ]


def _again(answer: dict[str, Any], rows: Sequence[Row]) -> Turn:
    form = answer.get("form")
    return Turn(tuple(rows), form_from_json(form) if form else None, answer.get("problems"), repeated=True)


def _nudge(
    message: Message,
    member: int,
    address: Address,
    channel: str | None,
    *,
    due_at: datetime,
    not_after: datetime | None,
    slots: tuple[str, ...] = (),
) -> Outgoing:
    return Outgoing(
        member=member, address=address, channel=channel, lane="nudge", kind=_kind(message), message=message,
        due_at=due_at, not_after=not_after, slots=slots,
    )  # fmt: skip


def _kind(message: Message) -> Kind:
    if message.replaces is not None:
        return "edit"
    return "file" if message.files or message.image else "message"


def _stale(nudge: Due, now: datetime) -> bool:
    return nudge.not_after is not None and now > nudge.not_after


def _answers_unseen(event: Event, sitting: Sitting) -> bool:
    """Whether typed text would be taken as the answer to a question that never arrived."""
    if not isinstance(event, Said) or sitting.active is None or sitting.active.message is None:
        return False
    asked = sitting.work.row(sitting.active.message)
    return asked is not None and asked.state == "dead" and understand.word(understand.clean(event.text)) is None


def _job_done(event: JobDone, member: Member, work: Work) -> None:
    zone = understand.zone((event.outcome or {}).get("zone", "")) if event.job == PROFILE else None
    if zone and not member.confirmed_zone:
        work.save_member(replace(member, zone=zone))


def _report(bug: Exception, turn: str) -> None:
    """Log where a bug is, without the values it met: an exception's own text may hold somebody's words."""
    steps = [
        f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in traceback.extract_tb(bug.__traceback__)
    ]
    log.error("turn failed", turn=turn, bug=type(bug).__name__, steps=steps[-8:])
