"""The promise of the week: motion, not revenue, as an if-then plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice

from bot import understand
from bot.domain.hours import today_of
from bot.domain.member import Member
from bot.domain.reaching import candidates
from bot.domain.weeks import Commitment, week_of
from bot.flows.base import Ending, Flow, Line
from bot.flows.reach import around
from bot.store.work import Work
from bot.talk.questions import Choice, Text
from bot.talk.script import Answers, Route
from bot.talk.suggested import Suggested
from bot.talk.talks import Talk
from bot.texts import texts

_IF_THEN = re.compile(
    r"(?:als|zodra|wanneer|if|when|once|as soon as)\s+(?P<when>.+?)(?P<then>,?\s+(?:dan|then)\s+.+)?", re.IGNORECASE
)
SUGGESTIONS = 3
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """The week it is about, what was promised for it, and what could be."""

    week: date
    promised: Commitment | None
    suggestions: Sequence[str]


class Promise(Flow[ThisWeek]):
    """Promise oneself something for the week, and when to do it."""

    name = "week"
    lapses = True

    again = Choice("change", "keep")
    promise = Suggested(most=200)
    rather = Text(most=200, optional=True)
    cue = Text(most=200, optional=True)

    def route(self, a: Answers, known: ThisWeek) -> Route:
        """Ask what is promised and when it will be done; money is nudged toward motion, once."""
        if known.promised is not None:
            yield self.again.given(promise=known.promised.promise)
            if a[self.again] == "keep":
                return
        yield self.promise.among(known.suggestions)
        if understand.money_in(a[self.promise]) is not None:
            yield self.rather
        yield self.cue.given(promise=a.get(self.rather) or a[self.promise])

    def look(self, member: Member, work: Work, talk: Talk) -> ThisWeek:
        """Read the promise there is, and whom it could be about."""
        week = week_for(today_of(member, talk.opened), member)
        promised = next((one for one in work.commitments(member.id) if one.week == week and one.promise), None)
        words = texts(member.language)
        found = [
            words.label(f"week-suggest-{reach.occasion}", **reach.variables)
            for reach in islice(candidates(around(member, work, talk.opened)), SUGGESTIONS)
        ]
        return ThisWeek(week, promised, found)

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep the promise; a second one in a week takes the place of the first."""
        known = self.look(member, work, talk)
        if known.promised is not None and a[self.again] == "keep":
            return Ending((Line("week-kept"),))
        promise, cue = a.get(self.rather) or a[self.promise], a.get(self.cue)
        if known.promised is None:
            work.add_commitment(member.id, week=known.week, promise=promise, now=now, cue=cue)
        else:
            changed = replace(known.promised, promise=promise, cue=cue, outcome=None, checked=None, note=None)
            work.save_commitment(member.id, changed)
        said = Line("week-done", plan_of(promise, cue))
        return Ending((said,), undone=Line("week-undone"))


def plan_of(promise: str, cue: str | None) -> dict[str, str]:
    """Return a promise as an if-then plan, for a text; who told the moment in a whole `if … then …` said it all."""
    when = (cue or "").strip(" .!")
    parts = _IF_THEN.fullmatch(when)
    whole = parts is not None and parts["then"] is not None
    when = when if whole or parts is None else parts["when"]
    kind = "whole" if whole else "yes" if when else "no"
    return {"promise": promise.strip(" .!"), "cue": when, "planned": kind}


def week_for(today: date, member: Member) -> date:
    """Return the week that a promise made today is for: at a weekend that is not worked, the next one."""
    if today.weekday() >= SATURDAY and not any(day >= today.weekday() for day in member.days):
        return week_of(today + timedelta(days=7))
    return week_of(today)
