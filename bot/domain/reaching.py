"""Who is next: one person to get in touch with, what for, and why this one now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from bot.domain.contacts import DREAMS, Contact, Introduction
from bot.domain.nudges import Nudge
from bot.domain.outreach import Outcome, Outreach
from bot.domain.paths import EARLY, USED, Path, warm_paths
from bot.domain.sessions import Result, Session
from bot.domain.workdays import Workdays

Occasion = Literal["thanks", "follow-up", "agreed", "ask", "offer", "story"]
OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
AGAIN_AFTER = (3, 7)
"""Working days after which an outreach without an answer comes back, each once; then it rests."""
AGAIN_ALONG_A_PATH = (5,)
"""The same along a warm path: asking somebody twice for a favour is enough."""
NAMED = 2
"""How often one occasion, as a thank-you that is due, is brought up; after that it is theirs to remember."""
KEPT = 2
"""Working days within which the coach still comes back to somebody as it said; after that they are one of many."""
BETWEEN = 5
"""Working days between two nudges about one person, and between a talk with them and the next."""
OFFER_AFTER = 2
"""Working days to let a maybe or a yes rest before an offer is made."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody to get in touch with, on what occasion; `toward` is the introduction it is about, if it is."""

    contact: Contact
    occasion: Occasion
    toward: Introduction | None = None
    other: Contact | None = None
    """Whom the introduction leads to; for who agreed to meet, who introduced."""
    dream: Contact | None = None
    """Where the warm path ends."""
    last: Outreach | None = None

    @property
    def came_up(self) -> datetime | None:
        """Since when there is something to come back to; None when the coach itself takes the initiative."""
        if self.occasion == "follow-up":
            return self.last.created if self.last else None
        return self.toward.changed if self.toward and self.occasion in {"thanks", "agreed"} else None

    @property
    def why(self) -> str:
        """The name of the text that says why this one now."""
        return f"reach-why-{self.occasion}"

    @property
    def variables(self) -> dict[str, Any]:
        """What stands in that text."""
        return {
            "name": self.contact.name,
            "other": self.other.name if self.other else "",
            "dream": self.dream.name if self.dream else "",
            "through": "yes" if self.dream and self.other and self.dream.id != self.other.id else "no",
            "given": self.contact.given or "",
            "helped": "yes" if self.contact.given else "no",
            "column": self.contact.column,
            "early": "yes" if self.contact.adopter in EARLY else "no",
            "need": (self.last.need or "") if self.last else "",
        }


@dataclass(frozen=True, slots=True)
class Around:
    """All that decides who is next; `today` is the date on the member's wall, in `zone`."""

    contacts: Sequence[Contact]
    introductions: Sequence[Introduction]
    outreach: Sequence[Outreach]
    sessions: Sequence[Session]
    results: Sequence[Result]
    nudges: Sequence[Nudge]
    today: date
    workdays: Workdays
    zone: str
    people: Mapping[int, Contact] = field(init=False)

    def __post_init__(self) -> None:
        """Find people by their number."""
        object.__setattr__(self, "people", {one.id: one for one in self.contacts})

    def day(self, moment: datetime) -> date:
        """Return the date of a moment on the member's wall."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def since(self, moment: datetime) -> int:
        """Return how many working days have come since the day of a moment, today included."""
        return self.workdays.between(self.day(moment), self.today)

    def named(self, contact: int) -> list[datetime]:
        """Return when a nudge named somebody."""
        return [one.at for one in self.nudges if one.contact == contact and one.kind in {"outreach", "fresh"}]

    def touched(self, contact: int) -> datetime | None:
        """Return when there was last any contact with somebody."""
        told = [one.created for one in self.outreach if one.contact == contact]
        held = [one.starts for one in self.sessions if one.contact == contact and one.state == "logged"]
        return max([*told, *held], default=None)

    @property
    def last_talked(self) -> dict[int, datetime]:
        """When there was last any contact with each."""
        found = {one.id: self.touched(one.id) for one in self.contacts}
        return {number: at for number, at in found.items() if at is not None}


def who_next(around: Around) -> Reach | None:
    """Return the one person to get in touch with today; None when nobody is due."""
    return next(candidates(around), None)


def candidates(around: Around) -> Iterator[Reach]:
    """Yield everybody who may be next, the best first, each once; whom the coach said to come back to goes first."""
    found: dict[int, Reach] = {}
    for reach in _in_order(around):
        if reach.contact.id not in found and _may(reach, around):
            found[reach.contact.id] = reach
    yield from sorted(found.values(), key=lambda reach: not _put_off(reach.contact, around))


def _in_order(around: Around) -> Iterator[Reach]:
    yield from _thanks(around)
    yield from _follow_ups(around)
    yield from _agreed(around)
    yield from _offers(around, "yes")
    yield from _asks(around)
    yield from _offers(around, "maybe")
    yield from _stories(around)


def _may(reach: Reach, around: Around) -> bool:
    """Whether somebody may be named today."""
    one = reach.contact
    resting = one.rests_until is not None and one.rests_until > around.today
    planned = any(s.contact == one.id and s.state == "planned" for s in around.sessions)
    if one.archived or one.parked or resting or planned:
        return False
    if _put_off(one, around):
        return True
    named, touched = around.named(one.id), around.touched(one.id)
    # A nudge that led to a talk is over: what counts then is how long the talk has rested.
    open_ = [at for at in named if touched is None or at > touched]
    lately = bool(open_) and around.since(max(open_)) < BETWEEN
    if reach.came_up is not None:
        again = [at for at in named if at > reach.came_up]
        return not again or (len(again) < NAMED and not lately)
    rest = OFFER_AFTER if reach.occasion == "offer" else BETWEEN
    return not lately and (touched is None or around.since(touched) >= rest)


def _put_off(one: Contact, around: Around) -> bool:
    """Whether the coach said to come back to somebody by today, and neither did so yet nor heard of them since."""
    if one.rests_until is None or one.rests_until > around.today or one.archived or one.parked:
        return False
    late = around.workdays.between(one.rests_until, around.today)
    since = [at for at in (*around.named(one.id), around.touched(one.id)) if at is not None]
    return late <= KEPT and all(around.day(at) < one.rests_until for at in since)


def _thanks(around: Around) -> Iterator[Reach]:
    """Who introduced the member to somebody they have met is thanked first."""
    for arrow in around.introductions:
        by, to = around.people.get(arrow.by), around.people.get(arrow.to)
        if arrow.state == "met" and by is not None and to is not None:
            yield Reach(by, "thanks", arrow, to)


def _follow_ups(around: Around) -> Iterator[Reach]:
    """An outreach without an answer comes back when its working days have gone by."""
    for one in around.contacts:
        told = [outreach for outreach in around.outreach if outreach.contact == one.id]
        touched = around.touched(one.id)
        if not told or told[-1].outcome != "no-answer" or touched != told[-1].created:
            continue
        waits = AGAIN_ALONG_A_PATH if told[-1].toward else AGAIN_AFTER
        tries = _unanswered(told)
        if tries <= len(waits) and around.since(told[-1].created) >= waits[tries - 1]:
            toward = next((a for a in around.introductions if a.id == told[-1].toward), None)
            other = around.people.get(toward.to) if toward else None
            yield Reach(one, "follow-up", toward, other, last=told[-1])


def _unanswered(told: Sequence[Outreach]) -> int:
    """Return how many in a row, to the last one, had no answer."""
    count = 0
    for outreach in reversed(told):
        if outreach.outcome != "no-answer":
            break
        count += 1
    return count


def _agreed(around: Around) -> Iterator[Reach]:
    """An introduction that was agreed on is to be used."""
    for arrow in around.introductions:
        by, to = around.people.get(arrow.by), around.people.get(arrow.to)
        if arrow.state in {"yes", "forwarded"} and by is not None and to is not None:
            yield Reach(to, "agreed", arrow, by)


def _asks(around: Around) -> Iterator[Reach]:
    """The next ask along the warm paths, the best path first."""
    for path in warm_paths(around.contacts, around.introductions, around.last_talked):
        arrow = path.next
        if arrow is not None and arrow.state == "possible":
            step = _at(path, arrow)
            yield Reach(path.steps[step], "ask", arrow, path.steps[step + 1], path.dream)


def _at(path: Path, arrow: Introduction) -> int:
    return path.arrows.index(arrow)


def _offers(around: Around, said: Outcome) -> Iterator[Reach]:
    """Who said yes or maybe gets an offer that is easy to say yes to."""
    held = {one.contact for one in around.sessions if one.state in {"planned", "logged"}}
    for one in around.contacts:
        told = [outreach for outreach in around.outreach if outreach.contact == one.id]
        if told and told[-1].outcome == said and not told[-1].toward and one.id not in held:
            yield Reach(one, "offer", last=told[-1])


def _stories(around: Around) -> Iterator[Reach]:
    """Who hasn't heard the story: early adopters before those not screened yet, the majority only with a proof."""
    heard = {outreach.contact for outreach in around.outreach} | {session.contact for session in around.sessions}
    proven = any(result.proof and result.share for result in around.results)
    met = {arrow.to for arrow in around.introductions if arrow.state in USED}
    fresh = [one for one in around.contacts if one.id not in heard and (one.column != DREAMS or one.id in met)]
    ready = [one for one in fresh if one.adopter is None or one.adopter in EARLY or proven]
    yield from (Reach(one, "story") for one in sorted(ready, key=_eagerness))


def _eagerness(one: Contact) -> tuple[bool, bool, int, int]:
    return one.adopter not in EARLY, one.adopter is not None, -one.column, one.id
