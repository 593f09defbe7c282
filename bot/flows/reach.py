"""The person of the day: who, why this one, why now, through whom, and a draft; then what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.contacts import Contact
from bot.domain.hours import today_of
from bot.domain.member import Member
from bot.domain.reaching import Around, Reach, candidates
from bot.flows.base import Ending, Flow, Line
from bot.flows.drafts import draft, greeting
from bot.holidays import workdays_of
from bot.store.work import Work
from bot.talk.questions import Choice
from bot.talk.script import Answers, Route
from bot.talk.talks import Json, Talk
from bot.texts import texts

_RESTS = {"tomorrow": 1, "week": 7, "month": 30}


@dataclass(frozen=True, slots=True)
class OneToday:
    """Whom it is about, and on what occasion."""

    contact: Contact | None
    occasion: str
    why: str
    """Why this one and why now, in the member's language."""
    hi: str
    """How a message to them begins."""


class ReachOut(Flow[OneToday]):
    """Go to one person: done, later, not this one, or a hand with it."""

    name = "reach"
    lapses = True

    doing = Choice("done", "later", "not", "help")
    stuck = Choice("words", "much", "wrong", "time")
    after = Choice("done", "later", "not")
    until = Choice("tomorrow", "week", "month")
    leave = Choice("month", "never")

    def route(self, a: Answers, known: OneToday) -> Route:
        """Ask what is done with it; who wants a hand is asked what is in the way, and then once more."""
        name = known.contact.name if known.contact else ""
        yield self.doing.given(name=name, why=known.why)
        doing = a[self.doing]
        if doing == "help":
            yield self.stuck.given(name=name)
            yield self.after.given(name=name, stuck=a[self.stuck], hi=known.hi)
            doing = a[self.after]
        if doing == "later":
            yield self.until.given(name=name)
        elif doing == "not":
            yield self.leave.given(name=name)

    def look(self, member: Member, work: Work, talk: Talk) -> OneToday:
        """Read whom it is about."""
        found = next((one for one in work.contacts(member.id) if one.id == talk.about.get("contact")), None)
        occasion = str(talk.about.get("occasion", "story"))
        told = talk.about.get("why") or {}
        why = texts(member.language).label(f"reach-why-{occasion}", **told) if told else ""
        return OneToday(found, occasion, why, greeting(found.name if found else "", member))

    def subject(self, known: OneToday, talk: Talk) -> str | None:
        """Return whom it is about."""
        return known.contact.name if known.contact else None

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Go on to what came of it, or let the person rest."""
        contact = self.look(member, work, talk).contact
        if contact is None:
            return Ending((Line("reach-gone"),))
        doing = a[self.doing] if a[self.doing] != "help" else a[self.after]
        if doing == "done":
            return _done(contact, member, work, talk, now)
        if doing == "later":
            day = today_of(member, now) + timedelta(days=_RESTS[a[self.until]])
            work.save_contact(member.id, replace(contact, rests_until=day))
            said = Line("reach-later", {"name": contact.name, "until": a[self.until]})
        elif a[self.leave] == "never":
            work.save_contact(member.id, replace(contact, parked=True))
            said = Line("reach-never", {"name": contact.name})
        else:
            day = today_of(member, now) + timedelta(days=_RESTS["month"])
            work.save_contact(member.id, replace(contact, rests_until=day))
            said = Line("reach-month", {"name": contact.name})
        return Ending((said,), ("today",), undone=Line("reach-undone", {"name": contact.name}))


def _done(contact: Contact, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
    """Note a thank-you at once; of all else it is asked what came of it."""
    toward = talk.about.get("toward")
    arrow = next((one for one in work.introductions(member.id) if one.id == toward), None)
    if talk.about.get("occasion") == "thanks" and arrow is not None:
        work.save_introduction(member.id, replace(arrow, state="thanked", changed=now))
        said = Line("reach-thanked", {"name": contact.name})
        return Ending((said,), undone=Line("reach-undone", {"name": contact.name}))
    asked = talk.about.get("occasion") in {"ask", "follow-up"} and arrow is not None and arrow.by == contact.id
    known: dict[str, Json] = {"contact": {"id": contact.id, "name": contact.name}}
    return Ending((), then=("outreach", {**known, "toward": toward} if asked else known))


def around(member: Member, work: Work, now: datetime) -> Around:
    """Read all that decides who is next."""
    return Around(
        work.contacts(member.id), work.introductions(member.id), work.outreach(member.id), work.sessions(member.id),
        work.results(member.id), work.nudges(member.id), today_of(member, now),
        workdays_of(member), member.zone,
    )  # fmt: skip


def next_reach(member: Member, work: Work, now: datetime) -> Reach | None:
    """Return the one person to get in touch with now."""
    return next(candidates(around(member, work, now)), None)


def about(reach: Reach) -> Mapping[str, Json]:
    """Return what a talk about somebody is about."""
    return {
        "contact": reach.contact.id,
        "occasion": reach.occasion,
        "toward": reach.toward.id if reach.toward else None,
        "why": reach.variables,
    }


def reach_text(reach: Reach, member: Member, work: Work) -> str:
    """Return who, why this one and why now, and the draft to copy."""
    words = texts(member.language)
    who = words.say("reach-who", name=reach.contact.name)
    why = words.say(reach.why, **reach.variables)
    return f"{who}\n{why}\n\n{draft(reach, member, work)}"
