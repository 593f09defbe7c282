"""One member's talks during one turn: what is open and parked, what an answer leads to, and what is said."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.messages import Button, Control, Form, Message, Row
from bot.chat.tokens import Token
from bot.domain.hours import today_of
from bot.domain.member import Member
from bot.domain.progress import Progress, next_step
from bot.flows.all import FLOWS
from bot.flows.base import Ending, Flow, Line
from bot.flows.reach import next_reach
from bot.store.work import Work
from bot.talk import ask, engine
from bot.talk.engine import Filled
from bot.talk.questions import Invalid, Question, Sense
from bot.talk.script import Place, walk
from bot.talk.several import Answered, Walking
from bot.talk.talks import Json, Talk
from bot.texts import Texts, texts
from bot.texts.dates import moment_words
from bot.understand import Understood
from bot.words import HERE

INTERRUPTED = "interrupted"
"""In the draft of a short turn aside: the talk that goes on by itself when it is over."""
LAPSED = timedelta(days=7)
"""How long the buttons of a nudge may still be pressed."""
NUDGED = "nudge"
"""In the draft of a talk that a nudge opened."""
OFFERED = timedelta(hours=12)
"""How long after being put aside something is offered again by itself; later only when asked for."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One message to be said in this turn, and the talk whose open question it asks, if it does."""

    message: Message
    asks: str | None = None


class Sitting:
    """The conversation's state while one event is being handled; `keep` at its end makes it last."""

    def __init__(self, member: Member, work: Work, now: datetime, turn: str, *, first: bool = False) -> None:
        self.member = member
        self.work = work
        self.now = now
        self.turn = turn
        self.first = first
        """Nothing was ever heard of this member before."""
        self.sayings: list[Saying] = []
        self.form: Form | None = None
        self.problems: Mapping[str, str] | None = None
        self.undone: Line | None = None
        """How undoing this turn reads; None when it changed nothing that can be undone."""
        self.gone = False
        self.heard: dict[str, Understood] = {}
        """What the sentences of this turn tell, each read once."""
        self._talks = {talk.id: self._current(talk) for talk in work.talks(member.id)}
        self._changed: set[str] = set()
        self._ended: set[str] = set()
        self._looked: dict[str, Any] = {}
        self._rows: dict[int, Row | None] = {}

    # -- what there is

    @property
    def texts(self) -> Texts:
        """The texts in the member's language."""
        return texts(self.member.language)

    @property
    def sense(self) -> Sense:
        """What questions need to know."""
        return Sense(self.now, self.member.zone, self.member.mode, self.texts)

    @property
    def active(self) -> Talk | None:
        """The talk that is open."""
        return next((talk for talk in self._talks.values() if talk.active), None)

    @property
    def parked(self) -> list[Talk]:
        """The talks that were put aside, the last one first."""
        return sorted((t for t in self._talks.values() if not t.active), key=lambda talk: talk.touched, reverse=True)

    @property
    def offered(self) -> Talk | None:
        """The talk that was put aside a moment ago, to be offered again."""
        lately = (talk for talk in self.parked if self.now - talk.touched < OFFERED)
        return next((talk for talk in lately if not self.flow(talk).lapses), None)

    @property
    def clock(self) -> ZoneInfo:
        """The zone of the member's wall clock."""
        return ZoneInfo(self.member.zone)

    def talk(self, talk_id: str) -> Talk | None:
        """Return one of this member's talks; nobody else's can be reached."""
        return self._talks.get(talk_id)

    def flow(self, talk: Talk) -> Flow[Any]:
        """Return the flow that a talk runs."""
        return FLOWS[talk.flow]

    def place(self, talk: Talk) -> Place:
        """Return where a talk stands."""
        if talk.id not in self._looked:
            self._looked[talk.id] = self.flow(talk).look(self.member, self.work, talk)
        return walk(self.flow(talk), talk.answers, self._looked[talk.id], talk.turning_back)

    def unsure(self, talk: Talk) -> bool:
        """Whether nobody can say that the open question arrived; it is put again, and then it is settled."""
        row = self._asking(talk)
        return row is not None and row.state == "unknown"

    def walking(self, talk: Talk) -> Walking:
        """Return a talk to be walked on without changing it."""
        flow = self.flow(talk)
        return Walking(flow, talk, lambda other: flow.look(self.member, self.work, other))

    def to_come(self, talk: Talk) -> list[Question[Any]]:
        """Return the questions that were answered by what was told, but that the route has not come to."""
        place = self.place(talk)
        reached = {question.key: question for question in place.told}
        told = set(talk.draft.get(engine.TOLD, ())) & set(talk.answers) - {question.key for question in place.done}
        declared = list(vars(type(self.flow(talk))))
        return [
            reached.get(key) or self.flow(talk).question(key)
            for key in sorted(told, key=lambda key: declared.index(key.partition(":")[0]))
        ]

    def progress(self) -> Progress:
        """Return how far the member is."""
        work, member = self.work, self.member
        return Progress(
            member.welcomed is not None,
            bool(work.stories(member.id)),
            work.contacts(member.id),
            work.introductions(member.id),
            work.sessions(member.id),
            self.now,
            bool(work.offers(member.id)),
            any(one.outcome in {"yes", "maybe"} and not one.toward for one in work.outreach(member.id)),
            next_reach(member, work, self.now) is not None,
        )

    def called(self, talk: Talk) -> str:
        """Return what a talk is called in the middle of a sentence."""
        return self.texts.label(f"{talk.flow}-called")

    def name_of(self, contact: int) -> str:
        """Return the name of someone on the list, archived or not."""
        return next((c.name for c in self.work.contacts(self.member.id) if c.id == contact), "")

    def when(self, moment: datetime) -> str:
        """Return a moment in the member's words and zone."""
        return moment_words(moment, self.member.zone, self.member.language, self.now)

    # -- saying

    def say(self, text: str, controls: Sequence[Control] = (), **parts: Any) -> None:
        """Say something that asks for no answer of its own."""
        self.sayings.append(Saying(Message(text, tuple(controls), **parts)))

    def word(self, word: str, *, style: Any = "plain") -> Button:
        """Return a button for one of the words that always work."""
        return Button(str(Token("word", word)), self.texts.label(f"word-{word}.button"), style)

    def step(self, step: str) -> Button:
        """Return the button for what comes next: a word, or a flow that has no word of its own."""
        if step in HERE:
            return self.word(step, style="primary")
        return Button(str(Token("open", step)), self.texts.label(f"next-{step}.button"), "primary")

    def undo_button(self) -> Button:
        """Return the button that takes this turn back."""
        return Button(str(Token("undo", self.turn)), self.texts.label("word-undo.button"))

    def line(self, line: Line) -> str:
        """Return a line in the member's language."""
        return self.texts.say(line.text, **line.variables)

    # -- talks

    def start(
        self,
        name: str,
        *,
        about: Mapping[str, Json] | None = None,
        answers: Mapping[str, Json] | None = None,
        heard: Understood | None = None,
        opening: str = "",
        beside: Sequence[Control] = (),
    ) -> None:
        """Put the open talk aside and begin a flow, or go on with one that was put aside.

        With `answers` known, or `heard` in a sentence, it begins anew and shows them before it asks what is missing.
        """
        interrupted = self.active.id if self.active and FLOWS[name].aside else None
        same = (t for t in self._talks.values() if t.flow == name and dict(t.about) == dict(about or {}))
        waiting = None if answers or heard else next(same, None)
        self.park()
        if waiting is not None and self._of_another_day(waiting):
            self._end(waiting)
            waiting = None
        if waiting is not None:
            waiting = self._still(waiting)
        else:
            waiting = Talk(secrets.token_hex(4), name, self.now, self.now, about or {}, answers or {})
            flow, known = self.flow(waiting), self.flow(waiting).look(self.member, self.work, waiting)
            waiting = replace(waiting, answers={**flow.prefill(known), **waiting.answers})
            if heard:
                waiting = engine.told(replace(waiting, draft=flow.halves(heard)), flow.heard(heard, known))
        if interrupted:
            waiting = replace(waiting, draft={**waiting.draft, INTERRUPTED: interrupted})
        self._put(replace(waiting, active=True))
        shown = self._understood(waiting, self.called(waiting) if answers else "") if answers or heard else ""
        self.ask(opening="\n\n".join(filter(None, [opening, shown])), beside=beside)

    def ask(
        self,
        *,
        problem: Invalid | None = None,
        opening: str = "",
        undo: bool = False,
        beside: Sequence[Control] = (),
    ) -> None:
        """Put the open question, again or for the first time; buttons of another matter stand `beside` it."""
        talk = self.active
        if talk is None:
            return
        question = self.place(talk).question
        if question is None:
            self._finish(talk, opening, undo=undo)
            return
        talk = engine.asked(talk, question.key, self.now)
        self._put(talk)
        message = ask.ask(self.place(talk), talk, self.sense, problem=problem)
        controls = (*message.controls, *beside, *((self.undo_button(),) if undo else ()))
        text = f"{opening}\n\n{message.text}" if opening else message.text
        message = replace(message, text=text, controls=controls)
        self.sayings.append(Saying(message, talk.id))

    def answer(self, talk: Talk, question: Question[Any], stored: Json, *, shown: str | None = None) -> None:
        """Take an answer, save what the flow saves as it goes, and put the next question or end."""
        self.answers(talk, ((question, stored),), shown=shown)

    def answers(self, talk: Talk, answered: Answered, *, shown: str | None = None) -> None:
        """Take one or more answers that came at once; those beyond the first are said to have been taken."""
        first, stored = answered[0]
        asked = self.place(talk).question
        earlier = asked is None or asked.key != first.key
        if not earlier:
            self._settle(talk, shown if shown is not None else self._words(first, stored))
        openings, undo = self._take(talk, answered)
        if answered[1:] and talk.id in self._talks:
            told = {question.key: self._talks[talk.id].answers[question.key] for question, _ in answered[1:]}
            self._put(engine.told(self._talks[talk.id], told))
        if not openings and (first.echoed or earlier) and stored is not None:
            openings = [self.texts.say("talk-took", words=first.words(stored, self.sense))]
        if more := answered[1:]:
            openings.append(self._also(more))
        self.ask(opening="\n".join(filter(None, openings)), undo=undo)

    def skip(self, talk: Talk, question: Question[Any]) -> None:
        """Pass over the open question, or say why it is needed."""
        if question.optional:
            self.answer(talk, question, None, shown=self.texts.label("talk-skipped"))
            return
        if question.skips:
            self.answer(talk, question, question.skips)
            return
        self.ask(opening=f"{self.texts.say('problem-needed')} {ask.reason(question, self.sense)}")

    def fill(self, talk: Talk, values: Mapping[str, Filled]) -> None:
        """Take a form's answers; with problems, keep what was right and give the problems back."""
        group = self.place(talk).group
        changed, problems = engine.filled(talk, group, values, self.sense)
        if problems:
            self._put(changed)
            self.problems = {key: ask.problem_label(problem, self.sense) for key, problem in problems.items()}
            return
        self._settle(talk, self.texts.label("talk-filled"))
        openings, undo = self._take(talk, [(question, changed.answers[question.key]) for question in group])
        self.ask(opening="\n".join(openings), undo=undo)

    def misunderstood(self, talk: Talk, problem: Invalid, text: str = "") -> None:
        """Ask again after an answer that was not understood, each time with more help; half of one is remembered."""
        question = self.place(talk).question
        if question is not None:
            talk = engine.missed(talk, question, text if problem.half else None)
        self._put(talk)
        self.ask(problem=problem)

    def hold(self, talk: Talk) -> None:
        """Keep what a move has made of a talk, without putting its question."""
        self._put(talk)

    def bring_back(self, talk: Talk) -> None:
        """Open a talk again that was put aside, without putting its question."""
        self.park()
        self._put(replace(talk, active=True))

    def change(self, talk: Talk) -> None:
        """Replace a talk by what a move has made of it, and put its question."""
        self._put(talk)
        self.ask()

    def park(self) -> None:
        """Put the open talk aside with everything that was answered."""
        if self.active:
            # A clock that stands still, as in the try-out, must not mix up what was put aside last.
            just_now = [t.touched for t in self.parked if timedelta() <= t.touched - self.now < timedelta(seconds=1)]
            touched = max(just_now) + timedelta(microseconds=1) if just_now else self.now
            self._put(replace(self.active, active=False, touched=touched))

    def drop(self, talk: Talk) -> None:
        """Give a talk up; undo brings it back."""
        self._settle(talk, self.texts.label("word-cancel.button"))
        self._end(talk)
        self.undone = Line("undo-cancel", {"flow": self.called(talk)})

    def _of_another_day(self, talk: Talk) -> bool:
        """Whether a talk belongs to the nudge of an earlier day, so that what it asks has had its time."""
        return self.flow(talk).lapses and today_of(self.member, talk.opened) != today_of(self.member, self.now)

    def lapse(self) -> None:
        """Let the talks go that belong to the day of a nudge of long ago."""
        for talk in self.parked:
            if self.flow(talk).lapses and self.now - talk.touched > LAPSED:
                self._end(talk)

    def mark(self, talk: Talk, marks: Mapping[str, Json]) -> None:
        """Note something beside a talk's answers."""
        self._put(replace(talk, draft={**talk.draft, **marks}))

    def resume(self, talk: Talk, *, opening: str = "", beside: Sequence[Control] = ()) -> None:
        """Go on with a talk at the question where it was."""
        if self.active and self.active.id != talk.id:
            self.park()
        self._put(replace(self._still(talk), active=True))
        self.ask(opening=opening, beside=beside)

    def turn_back(self, turn: str) -> bool:
        """Undo a turn; False, with nothing changed, when something it wrote has changed since."""
        open_talk = self.active
        if open_talk:
            self.work.save_talk(self.member.id, replace(open_talk, active=False))
        if not self.work.undo(self.member.id, turn):
            if open_talk:
                self._put(open_talk)
            return False
        self._reload()
        if open_talk and self.active is None and open_talk.id in self._talks:
            self._put(replace(self._talks[open_talk.id], active=True))
        return True

    def interrupted_by(self, talk: Talk) -> Talk | None:
        """Return the talk that a turn aside interrupted, while it is still put aside."""
        found = self._talks.get(str(talk.draft.get(INTERRUPTED)))
        return found if found and not found.active else None

    def _reload(self) -> None:
        """Read everything again after the store was turned back, keeping old buttons old."""
        asks = {talk.id: talk.asks for talk in self._talks.values()}
        self.member = self.work.member(self.member.id) or self.member
        self._changed.clear()
        self._looked.clear()
        self._talks = {talk.id: self._current(talk) for talk in self.work.talks(self.member.id)}
        for talk in list(self._talks.values()):
            self._put(replace(talk, asked=None, asks=max(talk.asks, asks.get(talk.id, 0)) + 1))

    def propose(self, *, asked: bool = True) -> None:
        """Say what comes next: what was put aside a moment ago, else the next step of the method.

        With a session planned nothing more needs doing, and one person a day is enough; more is only said when `asked`.
        """
        if self.offered:
            flow = self.called(self.offered)
            self.say(self.texts.say("talk-parked-offer", flow=flow), [self.resume_button(self.offered)])
            return
        progress = self.progress()
        step = next_step(progress)
        if step == "today" and not asked and self._busy_today():
            return
        if step != "rest":
            fresh = step == "story" and self.member.looked_back is None
            before = [replace(self.step("look-back"), style="plain")] if fresh else []
            self.say(self.texts.say(f"next-{step}"), [self.step(step), *before])
        elif asked:
            first = progress.planned[0]
            said = self.texts.say("next-rest", name=self.name_of(first.contact), at=self.when(first.starts))
            self.say(said, [self.word("session"), self.word("names")])

    def _busy_today(self) -> bool:
        """Whether today's person came up already."""
        today = today_of(self.member, self.now)
        named = (nudge.at for nudge in self.work.nudges(self.member.id) if nudge.contact is not None)
        told = (one.created for one in self.work.outreach(self.member.id))
        return any(today_of(self.member, at) == today for at in (*named, *told))

    def resume_button(self, talk: Talk) -> Button:
        """Return the button that goes on with a talk that was put aside."""
        return Button(
            str(Token("resume", "", talk.id)), self.texts.label("talk-go-on", flow=self.called(talk)), "primary"
        )

    def keep(self, rows: Sequence[int]) -> None:
        """Make the talks last; `rows` are the outbox rows of the sayings, in order."""
        for talk in self.leave(rows):
            self.work.save_talk(self.member.id, talk)

    def leave(self, rows: Sequence[int]) -> list[Talk]:
        """Let go of the talks that have ended; gives those to be saved, in this order, as `keep` does."""
        asking = {saying.asks: row for saying, row in zip(self.sayings, rows, strict=True) if saying.asks}
        for talk_id in self._ended:
            self.work.end_talk(self.member.id, talk_id)
        changed = [self._talks[talk_id] for talk_id in self._changed if talk_id in self._talks]
        return [
            replace(talk, message=asking.get(talk.id, talk.message))
            for talk in sorted(changed, key=lambda talk: talk.active)
        ]

    # -- inside

    def _current(self, talk: Talk) -> Talk:
        return engine.renamed(talk, FLOWS[talk.flow].renamed) if talk.flow in FLOWS else talk

    def _asking(self, talk: Talk) -> Row | None:
        """Return the row of the message that asks a talk's open question, read once a turn."""
        if talk.message is None:
            return None
        if talk.message not in self._rows:
            self._rows[talk.message] = self.work.row(talk.message)
        return self._rows[talk.message]

    def _still(self, talk: Talk) -> Talk:
        """Return a talk with the answers that still are one."""
        return engine.gone_by(talk, self.place(talk).done, self.now)

    def _put(self, talk: Talk) -> None:
        self._talks[talk.id] = talk
        self._changed.add(talk.id)
        self._ended.discard(talk.id)

    def _end(self, talk: Talk) -> None:
        self._talks.pop(talk.id, None)
        self._changed.discard(talk.id)
        self._ended.add(talk.id)

    def _words(self, question: Question[Any], stored: Json) -> str:
        return self.texts.label("talk-skipped") if stored is None else question.words(stored, self.sense)

    def _settle(self, talk: Talk, words: str) -> None:
        """Replace the controls of the message that asked by the choice that was made."""
        row = self._asking(talk)
        if row is None or not row.message.controls:
            return
        chosen = self.texts.say("talk-chosen", words=_short(words))
        self.sayings.append(Saying(Message(f"{row.message.text}\n{chosen}", replaces=row.id)))

    def _take(self, talk: Talk, answered: Answered) -> tuple[list[str], bool]:
        """Put answers into a talk one after the other; what was said of saving them, and whether that can be undone."""
        openings, undo = [], False
        for question, stored in answered:
            before = talk.answers.get(question.key)
            self._put(engine.answered(talk, question, stored))
            opening, undoable = self._keep(question, stored, before)
            openings += [opening] if opening else []
            undo = undo or undoable
            talk = self._talks[talk.id]
        if self.undone is None:
            self.undone = Line("undo-answer")
        return openings, undo

    def _also(self, answered: Answered) -> str:
        """Say which answers were taken beside the one that was asked for, unless all are about to be shown anyway."""
        place = self.place(self.active) if self.active else None
        if place is None or (place.question is not None and place.question.confirms):
            return ""
        lines = [ask.answer_line(question, stored, self.sense) for question, stored in answered]
        return "\n".join([self.texts.say("talk-also"), *lines])

    def _understood(self, talk: Talk, straight_on: str) -> str:
        """Show the answers that a talk begins with; not when all are about to be shown, or when it ends at once."""
        place = self.place(talk)
        if place.question is None or place.question.confirms:
            return ""
        lines = [*ask.answer_lines(place, self.sense), *self._still_to_come(talk)]
        if not lines or (straight_on and len(lines) == 1):
            return ""  # the question itself names whom it is about
        said = self.texts.say
        heading = said("talk-straight-on", flow=straight_on) if straight_on else said("talk-understood")
        return "\n".join([heading, *lines])

    def _still_to_come(self, talk: Talk) -> list[str]:
        """Return the lines of what was told of questions that the route has not come to, and of half an answer."""
        flow, sense = self.flow(talk), self.sense
        lines = [ask.answer_line(question, talk.answers[question.key], sense) for question in self.to_come(talk)]
        halves = {key: flow.question(key) for key in engine.halves(talk)}
        return lines + [ask.half_line(question, engine.halves(talk)[key], sense) for key, question in halves.items()]

    def _keep(self, question: Question[Any], stored: Json, before: Json) -> tuple[str, bool]:
        talk = self.active
        assert talk is not None  # noqa: S101 - an answer was just put into it
        kept = self.flow(talk).keep(question, stored, before, self.member, self.work, talk, self.now)
        if kept is None:
            return "", False
        self._looked.pop(talk.id, None)
        self.member = kept.member or self.member
        if kept.answers is not None:
            self._put(replace(talk, answers=kept.answers))
        self.undone = kept.undone or self.undone
        return "\n".join(self.line(line) for line in kept.said), bool(kept.said)

    def _finish(self, talk: Talk, opening: str, *, undo: bool) -> None:
        place = self.place(talk)
        held = self._still(talk)
        if held.answers != talk.answers:  # it was left open until what was agreed had gone by
            self._put(held)
            self.ask(problem=Invalid("past"), opening=opening, undo=undo)
            return
        ending = self.flow(talk).finish(place.answers, self.member, self.work, talk, self.now)
        self._end(talk)
        self._looked.clear()  # what was written may be what another talk knows
        if ending.gone:
            self.gone = True
            self.say(self.line(ending.said[0]))
            return
        self.member = self.work.member(self.member.id) or self.member
        self.undone = ending.undone or self.undone
        self._say_ending(ending, opening, undo=undo)
        interrupted = self.interrupted_by(talk)
        if ending.then:
            name, known = ending.then
            self.start(name, answers=known)
        elif interrupted:
            self.resume(interrupted)
        elif not ending.offers:
            self.propose(asked=False)

    def _say_ending(self, ending: Ending, opening: str, *, undo: bool) -> None:
        if not ending.said and not opening:
            return
        lines = [opening] if opening else []
        lines += [self.line(line) for line in ending.said]
        controls = [self.word(word) for word in ending.offers]
        if ending.undone or undo:
            controls.append(self.undo_button())
        self.say("\n\n".join(lines), controls, files=ending.files)


def _short(words: str, most: int = 200) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
