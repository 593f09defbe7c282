"""The check-in: how the week went, what moved, and what to change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.hours import today_of
from bot.domain.member import Member
from bot.domain.weeks import KEPT, Commitment, Done, moved_weeks, paused_weeks, streak, week_of
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.questions import Choice, Text, YesNo
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk
from bot.texts import texts

COUNTED = ("talks", "offers", "sessions", "lessons", "names")


@dataclass(frozen=True, slots=True)
class TheWeek:
    """The week that is looked back at, and what was promised for it."""

    week: date
    promised: Commitment | None


class CheckIn(Flow[TheWeek]):
    """Say how the week went."""

    name = "check-in"
    lapses = True

    how = Choice(*KEPT, yes=KEPT[0], no=KEPT[-1])
    was = Choice("good", "quiet", "stuck")
    note = Text(most=300, optional=True)
    carry = YesNo()

    def route(self, a: Answers, known: TheWeek) -> Route:
        """Ask what came of the promise, else how the week was; a promise not kept may go along to the next."""
        if known.promised is None:
            yield self.was
            return
        yield self.how.given(promise=known.promised.promise)
        yield self.note.given(how=a[self.how])
        if a[self.how] == "not":
            yield self.carry

    def look(self, member: Member, work: Work, talk: Talk) -> TheWeek:
        """Read the promise of this week; early in a new week that of the last one, when it wasn't looked back at."""
        today = today_of(member, talk.opened)
        week = week_of(today)
        commitments = {one.week: one for one in work.commitments(member.id) if one.promise}
        last = commitments.get(week - timedelta(days=7))
        if week not in commitments and last is not None and last.outcome is None:
            return TheWeek(last.week, last)
        return TheWeek(week, commitments.get(week))

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep how it went, and give back the week in words."""
        known = self.look(member, work, talk)
        said = []
        if known.promised is None:
            said.append(Line("check-in-was-done", {"was": a[self.was]}))
        else:
            checked = replace(known.promised, outcome=a[self.how], checked=now, note=a.get(self.note))
            work.save_commitment(member.id, checked)
            said.append(Line("check-in-done", {"how": a[self.how]}))
            if a[self.how] == "not" and a[self.carry] == "yes":
                self._carry(known.promised, member, work, now)
                said.append(Line("check-in-carried", {"promise": known.promised.promise}))
        said += week_lines(known.week, member, work, now)
        return Ending(tuple(said), ("lesson",), undone=Line("check-in-undone"))

    def _carry(self, promised: Commitment, member: Member, work: Work, now: datetime) -> None:
        """Promise the same for the week after, unless something is promised for it."""
        week = max(promised.week + timedelta(days=7), week_of(today_of(member, now)))
        if not any(one.week == week for one in work.commitments(member.id)):
            work.add_commitment(member.id, week=week, promise=promised.promise, now=now, cue=promised.cue)


def done_by(member: Member, work: Work) -> Done:
    """Read all that a member did."""
    return Done(
        work.outreach(member.id), work.offers(member.id), work.sessions(member.id), work.lessons(member.id),
        work.contacts(member.id), lambda moment: today_of(member, moment),
    )  # fmt: skip


def week_lines(week: date, member: Member, work: Work, now: datetime) -> list[Line]:
    """Return what moved in a week, and the streak."""
    done = done_by(member, work)
    motion = done.motion(week)
    words = texts(member.language)
    counts: dict[str, int] = {name: getattr(motion, name) for name in COUNTED}
    moved = words.row([words.label(f"check-in-{name}", count=count) for name, count in counts.items() if count])
    when = "this" if week == week_of(today_of(member, now)) else "last"
    said = [Line("check-in-motion", {"any": "yes" if moved else "no", "moved": moved, "week": when})]
    run = streak(
        moved_weeks(work.commitments(member.id), done),
        paused_weeks(member.pauses),
        today_of(member, member.welcomed or member.created),
        today_of(member, now),
    )
    if run.weeks > 1:
        said.append(Line("check-in-streak", {"weeks": run.weeks, "reserves": run.reserves}))
    return said
