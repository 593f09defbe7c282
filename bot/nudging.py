"""What is said when the coach speaks of its own accord, and what is planned and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.chat.messages import Button
from bot.domain.due import Due, Plan
from bot.domain.member import Member
from bot.domain.nudges import KINDS, Nudge, Snooze
from bot.domain.progress import next_step
from bot.domain.sessions import Session
from bot.flows.reach import about, next_reach, reach_text
from bot.flows.sitting import NUDGED, Sitting
from bot.holidays import kept_by
from bot.store.work import Work
from bot.talk.talks import Json, Talk
from bot.texts.dates import clock_words

_SHIFTED = {"monday": "why-monday-holiday", "friday": "why-friday-holiday"}
"""Why a week's promise or check-in comes on another day than it usually does."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One nudge to come: when, what it is about, and why then, in the member's language."""

    at: datetime
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one nudge says: its text, the talk it opens (a flow and what it is about) or goes on with, and buttons.

    `word` is the button that stands for the talk when another nudge in the same message opens its own.
    """

    due: Due
    text: str
    opens: tuple[str, Mapping[str, Json]] | None = None
    resumes: Talk | None = None
    buttons: tuple[Button, ...] = ()
    word: str = ""
    contact: int | None = None
    why: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)
    snooze: Snooze | None = None

    @property
    def talks(self) -> bool:
        """Whether it puts a question."""
        return self.opens is not None or self.resumes is not None


def plan(member: Member, work: Work, talk: Talk | None, now: datetime) -> Plan:
    """Read all that decides when to speak to a member; `talk` is the one that is open."""
    commitments = work.commitments(member.id)
    heard = [min(known.last_at, now) for known in work.addresses(member.id)]
    return Plan(
        member,
        work.sessions(member.id),
        {kind for kind, _ in work.slots(member.id)},
        min(talk.touched, now) if talk else None,  # it may be from before the clock was set back
        work.nudges(member.id),
        work.snoozes(member.id),
        {commitment.week for commitment in commitments},
        {commitment.week for commitment in commitments if commitment.outcome},
        max(heard, default=None),
        kept_by(member),
    )


def wake(sitting: Sitting, due: Sequence[Due]) -> list[Nudge]:
    """Say everything that is due in one message and open the talk that the first of them asks for; what to note."""
    parts = _Speaking(sitting, due).parts()
    if not parts:
        return []
    said = [part.text for part in parts if part.text]
    if any(part.due.moved == "later" for part in parts):
        said[0] = f"{sitting.texts.say('nudge-waited')} {said[0]}"
    opener = next((part for part in parts if part.talks), None)
    buttons = [button for part in parts for button in part.buttons]
    buttons += [sitting.word(part.word) for part in parts if part.talks and part is not opener and part.word]
    sitting.lapse()
    nudges = [_note(sitting, part) for part in parts]
    text = "\n\n".join(said)
    if opener is None:
        sitting.say(text, buttons)
        return nudges
    if opener.resumes is not None:
        sitting.resume(opener.resumes, opening=text, beside=buttons)
    elif opener.opens is not None:
        flow, about = opener.opens
        sitting.start(flow, about=about, opening=text, beside=buttons)
    if sitting.active is not None:
        sitting.mark(sitting.active, {NUDGED: True})
    return nudges


def outlook(sitting: Sitting, planned: Sequence[Due]) -> tuple[Planned, ...]:
    """Return what is planned, soonest first."""
    return tuple(
        Planned(due.at, sitting.texts.label(f"outlook-{due.kind}", name=_about(sitting, due)), _why(sitting, due))
        for due in planned
    )


def why(sitting: Sitting) -> str:
    """Return why the last nudge came when it came; empty when there never was one."""
    last = next(reversed(sitting.work.nudges(sitting.member.id)), None)
    return sitting.texts.say(last.why, **last.variables) if last and last.why else ""


def _note(sitting: Sitting, part: Part) -> Nudge:
    """What to keep of a nudge that goes out: that it does, and why."""
    why = part.why or _reason(part.due)
    variables = {"name": _about(sitting, part.due), **part.variables}
    return Nudge(0, part.due.kind, sitting.now, part.contact, part.due.session, why, variables, part.snooze)


def _about(sitting: Sitting, due: Due) -> str:
    session = sitting.work.session(sitting.member.id, due.session or 0)
    return sitting.name_of(session.contact) if session else ""


def _why(sitting: Sitting, due: Due) -> str:
    return sitting.texts.label(_reason(due), name=_about(sitting, due))


def _reason(due: Due) -> str:
    """Return the name of the text that says why a nudge comes when it comes."""
    return _SHIFTED[due.kind] if due.why == "holiday" else f"outlook-{due.kind}.why"


class _Speaking:
    """What each of the nudges that are due together says."""

    def __init__(self, sitting: Sitting, due: Sequence[Due]) -> None:
        self.sitting = sitting
        self.texts = sitting.texts
        self.due = sorted(due, key=lambda one: KINDS.index(one.kind))

    def parts(self) -> list[Part]:
        """Return what is said, in order; what has nothing to say any more is left out."""
        found = [getattr(self, due.kind.replace("-", "_"))(due) for due in self.due]
        return [part for part in found if part is not None]

    def test(self, due: Due) -> Part:
        """Show that nudges arrive."""
        return Part(due, self.texts.say("nudge-test"))

    def reminder(self, due: Due) -> Part:
        """Remind of a session; what comes earlier, the evening before mostly, names the day."""
        session = self._session(due)
        name = self.sitting.name_of(session.contact)
        if due.moved == "earlier":
            at = self.sitting.when(session.starts)
            said = self.texts.say("nudge-reminder-early", name=name, at=at, minutes=session.minutes)
        else:
            at = clock_words(session.starts, self.sitting.member.zone)
            said = self.texts.say("nudge-reminder", name=name, at=at, minutes=session.minutes)
        aim = [self.texts.say("nudge-aim", aim=session.aim)] if session.aim else []
        return Part(due, "\n\n".join([said, *aim]), contact=session.contact)

    def snooze(self, due: Due) -> Part | None:
        """Say what was asked to be said now; what was put aside with it is one tap away."""
        kept = self.sitting.work.snoozes(self.sitting.member.id)
        snooze = next((one for one in kept if one.id == due.snooze), None)
        if snooze is None:
            return None
        self.sitting.work.drop_snooze(self.sitting.member.id, snooze.id)
        talk = self.sitting.talk(snooze.talk) if snooze.talk else None
        if talk is not None:
            text = self.texts.say("nudge-snooze-talk", flow=self.sitting.called(talk))
            buttons = (self.sitting.resume_button(talk),)
            return Part(due, text, buttons=buttons, contact=snooze.contact, snooze=snooze)
        if snooze.text:
            text = self.texts.say("nudge-snooze-text", text=snooze.text)
            return Part(due, text, contact=snooze.contact, snooze=snooze)
        return Part(due, self.texts.say("nudge-snooze"), buttons=(self.sitting.word("today"),), snooze=snooze)

    def prompt(self, due: Due) -> Part:
        """Lead to the log of a session that is over; of several the oldest comes first and names the others."""
        asked = {one.session for one in self.due if one.kind == "prompt"}
        over = [one for one in self.sitting.work.sessions(self.sitting.member.id) if one.id in asked]
        if over[0].id != due.session:
            return Part(due, "")
        said = self.texts.say("nudge-prompt", name=self.sitting.name_of(over[0].contact))
        if len(over) > 1:
            others = self.texts.row([self.sitting.name_of(session.contact) for session in over[1:]])
            said = f"{said} {self.texts.say('nudge-prompt-more', names=others)}"
        return Part(due, said, ("result", {"session": over[0].id}), contact=over[0].contact)

    def follow_up(self, due: Due) -> Part:
        """Ask once more what came of a session."""
        session = self._session(due)
        text = self.texts.say("nudge-follow-up", name=self.sitting.name_of(session.contact))
        return Part(due, text, ("result", {"session": session.id}), word="log", contact=session.contact)

    def friday(self, due: Due) -> Part:
        """Ask how the week was."""
        text = self.texts.say("nudge-friday")
        return Part(due, text, ("check-in", {}), word="week", buttons=self._person_too())

    def monday(self, due: Due) -> Part:
        """Ask what is promised for the week."""
        commitments = self.sitting.work.commitments(self.sitting.member.id)
        return Part(
            due,
            self.texts.say("nudge-monday", first="no" if commitments else "yes"),
            ("week", {}),
            word="week",
            buttons=self._person_too(),
        )

    def pace(self, due: Due) -> Part:
        """Ask whether the nudges should come otherwise."""
        return Part(due, self.texts.say("nudge-pace"), ("pace", {}), word="settings")

    def fresh(self, due: Due) -> Part:
        """Offer to start afresh, after silence or after a pause."""
        back = due.why == "back"
        text = self.texts.say("nudge-back" if back else "nudge-fresh")
        why = "why-back" if back else "outlook-fresh.why"
        follows = self._next(due)
        if follows is None:
            return Part(due, text, buttons=(self.sitting.word("today"),), why=why)
        return replace(follows, text="\n\n".join(filter(None, [text, follows.text])), why=why, variables={})

    def outreach(self, due: Due) -> Part | None:
        """Name the one thing of the day."""
        return self._next(due)

    def _session(self, due: Due) -> Session:
        session = self.sitting.work.session(self.sitting.member.id, due.session or 0)
        assert session is not None  # noqa: S101 - it was read in this transaction to know that this is due
        return session

    def _person_too(self) -> tuple[Button, ...]:
        """The rhythm's moments carry that day's person, one tap away."""
        others = {due.kind for due in self.due}
        return () if others & {"outreach", "fresh", "prompt"} else (self.sitting.word("today"),)

    def _next(self, due: Due) -> Part | None:
        """Return the one thing of the day: what was left in the middle, else the next step of the method."""
        left = self._left()
        if left is not None:
            flow = self.sitting.called(left)
            text = self.texts.say("nudge-left", flow=flow)
            return Part(due, text, resumes=left, why="why-left", variables={"flow": flow})
        reach = next_reach(self.sitting.member, self.sitting.work, self.sitting.now)
        if reach is not None:
            text = reach_text(reach, self.sitting.member, self.sitting.work)
            return Part(
                due, text, ("reach", about(reach)), word="today", contact=reach.contact.id, why=reach.why,
                variables=reach.variables,
            )  # fmt: skip
        step = next_step(self.sitting.progress())
        if step == "rest":
            return None
        return Part(due, self.texts.say(f"next-{step}"), buttons=(self.sitting.step(step),), why="why-step")

    def _left(self) -> Talk | None:
        """Return what was left in the middle, unless the last nudge came back to it already.

        A session's log has its own one follow-up, and is left alone after it.
        """
        last = next(reversed(self.sitting.work.nudges(self.sitting.member.id)), None)
        if last is not None and last.why == "why-left":
            return None
        left = [talk for talk in (self.sitting.active, self.sitting.offered) if talk is not None]
        return next((one for one in left if one.flow != "result" and not self.sitting.flow(one).lapses), None)
