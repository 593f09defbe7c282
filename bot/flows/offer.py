"""The easy-yes offer: a prototype that gives the other an experience."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.member import Member
from bot.domain.offers import EASY, Offer, missing
from bot.flows.base import Ending, Flow, Line
from bot.store.work import Work
from bot.talk.measures import Minutes
from bot.talk.questions import Choice, Choices, Text
from bot.talk.script import Answers, Route
from bot.talk.talks import Talk
from bot.texts import texts

BIG = 90
"""Minutes beyond which a yes is not small any more."""
AN_HOUR = 60
"""What is left of an offer that took longer, once its first hour has been named."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The offer as it is now, if there is one."""

    latest: Offer | None


class MakeOffer(Flow[Offered]):
    """Make an offer that is easy to say yes to; a second time it becomes a new version."""

    name = "offer"

    again = Choice("change", "keep")
    what = Text(most=300)
    minutes = Minutes(30, 45, 60, 90)
    price = Choice("nothing", "afterwards", "fixed", no="nothing")
    experience = Text(most=200)
    choice = Text(most=200, optional=True)
    easy = Choices("small", "risk", "theirs")
    better = Text(most=300, optional=True)

    def route(self, a: Answers, known: Offered) -> Route:
        """Ask what it is and what it gives; then what still makes a yes hard."""
        if known.latest is not None:
            yield self.again.given(offer=known.latest.text)
            if a[self.again] == "keep":
                return
        yield self.what
        yield self.minutes
        yield self.price
        yield self.experience
        yield self.choice
        yield self.easy
        hard = missing(_met(self, a))
        if hard:
            yield self.better.given(hard=hard[0])

    def look(self, member: Member, work: Work, talk: Talk) -> Offered:
        """Read the latest version."""
        return Offered(next(reversed(work.offers(member.id)), None))

    def finish(self, a: Answers, member: Member, work: Work, talk: Talk, now: datetime) -> Ending:
        """Keep the version, and give it back as it can be sent."""
        known = self.look(member, work, talk)
        if known.latest is not None and a[self.again] == "keep":
            return Ending((Line("offer-kept"),))
        words = texts(member.language)
        made = _Made.of(self, a)
        minutes = words.label("talk-minutes", minutes=made.minutes)
        told = words.label(
            "offer-text", what=_sentence(made.what, opens=True), minutes=minutes,
            price=a[self.price], risk=_sentence(made.risk, opens=True), experience=_sentence(a[self.experience]),
            choice=_sentence(made.choice), ends="yes" if made.choice else "no", mode=member.mode,
        )  # fmt: skip
        text = " ".join(told.split())
        work.add_offer(member.id, Offer(0, now, text, made.minutes, made.easy))
        lacks = words.row([words.label(f"offer-points.{point}") for point in missing(made.easy)])
        said = [
            Line("offer-done", {"count": len(made.easy), "of": len(EASY), "lacks": lacks}),
            Line("offer-shown", {"offer": text}),
        ]
        return Ending(tuple(said), ("session", "today"), undone=Line("offer-undone"))


@dataclass(frozen=True, slots=True)
class _Made:
    """The offer as it is put together, with what was bettered where it belongs."""

    what: str
    minutes: int
    choice: str
    risk: str
    """How the other's risk was taken away, when that was asked."""
    easy: frozenset[str]

    @classmethod
    def of(cls, flow: MakeOffer, a: Answers) -> _Made:
        """Return what the answers make; what makes a yes easier takes the place of what made it hard."""
        met = _met(flow, a)
        better: str = a.get(flow.better) or ""
        hard = next(iter(missing(met)), "") if better else ""
        return cls(
            better if hard in {"theirs", "timed", "small"} else a[flow.what],
            AN_HOUR if hard == "timed" else a[flow.minutes],
            better if hard == "choice" else a.get(flow.choice) or "",
            better if hard == "risk" else "",
            met | {hard} if hard else met,
        )


def _met(flow: MakeOffer, a: Answers) -> frozenset[str]:
    """Return the points of the easy-yes check that the first answers meet."""
    met = {point for point in EASY if point in (a.get(flow.easy) or ())}
    met |= {"timed"} if a[flow.minutes] <= BIG else set()
    met |= {"experience"} if a[flow.experience] else set()
    met |= {"choice"} if a.get(flow.choice) else set()
    met |= {"risk"} if a[flow.price] != "fixed" else set()
    return frozenset(met)


def _sentence(answer: str, *, opens: bool = False) -> str:
    """Return an answer on one line with an end, and with a capital where it opens the text."""
    flat = " ".join(answer.split())
    if not flat:
        return ""
    first = flat[0].upper() if opens else flat[0]
    return first + flat[1:] + ("" if flat.endswith((".", "!", "?", "…")) else ".")
