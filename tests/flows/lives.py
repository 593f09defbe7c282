"""Half a year with the coach: a made-up person talks, plans, logs, pauses, falls silent and comes back, at random.

After every nudge the rhythm's promises are checked, and every talk can be brought to its end. Hypothesis lives a slice of
such lives in the tests; `python -m tests.flows.lives N=1000 seed=1` lives many and says how many nudges that were.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time as clocks
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from structlog.testing import capture_logs

from bot.chat.messages import Button, Select
from bot.domain.hours import quiet_span, today_of
from bot.domain.member import Member
from bot.domain.nudges import Nudge
from bot.domain.unasked import CAPS, RHYTHM, UNASKED
from bot.domain.weeks import week_of
from bot.holidays import kept_by
from bot.store import Key, Store
from tests.chat import Chat
from tests.databases import Databases
from tests.flows.journeys import ANSWERS, welcome

WEEKS = 26
START = datetime(2026, 11, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
ZONES = ("Europe/Amsterdam", "Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
QUIET = ((time(22), time(7)), (time(20), time(8)), (time(18), time(9, 30)), (time(1), time(6)))
PEOPLE = tuple(f"{first} {last}" for first in ("Bram", "Noor", "Kim", "Tom", "Sanne") for last in ("Proef", "Testman"))
DREAMS = ("Philips", "Nieuwland", "Quinten Droom", "de gemeente Testdam")
WORDS = (
    "names", "puzzle", "today", "offer", "session", "session", "log", "log", "lesson", "week", "status", "board", "story",
    "snooze", "pause", "undo", "why", "help", "settings",
)  # fmt: skip
TOLD = 50
"""Lives after which it says how far it is."""
ANSWERED = 80
"""Inputs within which every talk must come to its end, however long its list."""
ITS_OWN = frozenset({"test", "snooze"})
"""What comes when the person chose it, whatever the hour."""
SET_BY_HAND = (
    "settings-which",
    "settings-quiet",
    "settings-days",
    "settings-holidays",
    "settings-at",
    "settings-pace",
    "settings-zone",
)


class Life:
    """One person's half year; `random` decides everything they do."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self.random = chance
        self.chat = Chat(store, language=chance.choice(["nl", "en"]), now=START)
        self.eager = chance.choice([0.05, 0.3, 0.6, 0.9, 1.0])
        """How likely they are to answer what they are asked."""
        self.busy = chance.choice([0.02, 0.1, 0.4])
        """How likely they are to begin something themselves before the next nudge."""
        self.nudges: list[tuple[Nudge, Member]] = []
        self.caps: dict[date, int] = Counter()
        self.starts: dict[int, datetime] = {}
        """By nudge, when the session began that it was about: one that is moved is another one to ask about."""
        self.did: list[str] = []
        self._known = 0

    def live(self, weeks: int = WEEKS) -> None:
        """Live so many weeks; an AssertionError tells how it came to it."""
        try:
            with capture_logs() as logged:
                self._settles_in()
                until = self.chat.now + timedelta(weeks=weeks)
                while self.chat.now < until and self._member() is not None:
                    self._lives_on(until)
            assert not [entry for entry in logged if entry["log_level"] == "error"], "the coach stumbled"
            self._ends_well()
        except Exception as wrong:
            way = "\n".join(self.did[-60:])
            raise AssertionError(f"{type(wrong).__name__}: {wrong}\nafter:\n{way}") from wrong
        check(self.nudges, self.caps, self.starts)

    # -- what they do

    def _settles_in(self) -> None:
        welcome(self.chat)
        days = frozenset(self.random.sample(range(7), self.random.randint(1, 7)))
        self._changes(
            zone=self.random.choice(ZONES), days=self.random.choice([frozenset(range(5)), days]),
            quiet=self.random.choice(QUIET), nudge_at=self.random.choice([time(9), time(7, 30), time(12), time(17, 45)]),
            mode=self.random.choice(["own", "inside"]),
        )  # fmt: skip
        if self.random.random() < 0.8:
            for word in ("story", "names", "puzzle"):
                self._does(word)
                self._finishes()

    def _lives_on(self, until: datetime) -> None:
        """Go to the next nudge, or begin something before it."""
        moment = self.chat.next_wake()
        if moment is None or moment > until or self.random.random() < self.busy:
            gap = ((min(moment, until) if moment else until) - self.chat.now).total_seconds()
            self._passes(timedelta(seconds=self.random.uniform(0, max(gap, 0)) if moment else min(gap, 20 * 86400)))
            if self.chat.now < until:
                self._begins()
            return
        self._passes(max(moment - self.chat.now, timedelta()))
        if self.random.random() < self.eager:
            self._passes(timedelta(minutes=self.random.randint(1, 600)))
            self._answers(self.random.randint(1, 12))

    def _begins(self) -> None:
        who, at = self.random.choice(PEOPLE), self.random.choice(["14:30", "10:00", "19:15"])
        day = self.random.choice(["morgen", "overmorgen", "vrijdag"])
        english = {"morgen": "tomorrow", "overmorgen": "in two days", "vrijdag": "Friday"}[day]
        if self.random.random() < 0.3:
            said = {
                "nl": f"sessie met {who} {day} om {at}, 45 minuten",
                "en": f"session with {who} {english} at {at}, 45 minutes",
            }
            self._says(said[self.chat.language])
        elif self.random.random() < 0.4:
            said = {
                "nl": f"{who} zei {self.random.choice(['ja', 'nee'])}",
                "en": f"{who} said {self.random.choice(['yes', 'no'])}",
            }
            self._says(said[self.chat.language])
        else:
            self._does(self.random.choice(WORDS))
        self._answers(self.random.randint(0, 14))
        if self.random.random() < 0.3:
            self._finishes()

    def _answers(self, steps: int) -> None:
        for _ in range(steps):
            asked = self.chat.open_question()
            if asked is None:
                return
            chance = self.random.random()
            if chance < 0.6:
                self._says(self._good(asked))
            elif chance < 0.85:
                self._presses()
            else:
                self._does(
                    self.random.choice(["skip", "later", "cancel", "back", "repeat", "why", "undo", "edit", "resume"])
                )

    def _finishes(self) -> None:
        """Bring what is open to its end with good answers, passing over what does not fit this list."""
        tried: Counter[str | None] = Counter()
        for _ in range(ANSWERED):
            key = self.chat.open_key()
            if key is None:
                return
            tried[key] += 1
            asked = self.chat.open_question()
            assert asked is not None
            if tried[key] in {1, 4, 7}:  # again, for pressing may have brought one back to it
                self._says(self._good(asked))
            elif tried[key] == 2:
                self._does("skip")
            elif tried[key] < 10:
                self._presses()
            else:
                raise AssertionError(f"{key} is stuck: {self.chat.labels()[-12:]}")
        raise AssertionError(f"{self.chat.open_key()} has no end")

    def _ends_well(self) -> None:
        """Whatever was left open can be brought to its end, or left."""
        if self._member() is None:
            return
        self._finishes()
        self._does("names")
        self._does("cancel")
        assert self.chat.open_question() is None, "cancel leaves what is open"

    def _good(self, asked: str) -> str:
        who = self.random.choice(PEOPLE)
        flexible: Mapping[str, Mapping[str, str]] = {
            "names-known": {
                "nl": ", ".join(self.random.sample(PEOPLE, 2)),
                "en": ", ".join(self.random.sample(PEOPLE, 2)),
            },
            "names-dream": {"nl": self.random.choice(DREAMS), "en": self.random.choice(DREAMS)},
            "names-between": {"nl": who, "en": who},
            "puzzle-between": {"nl": who, "en": who},
            "outreach-contact": {"nl": who, "en": who},
            "session-contact": {"nl": who, "en": who},
            "session-when": {"nl": "morgen 15:30", "en": "tomorrow 15:30"},
            "outreach-when": {"nl": "morgen 15:30", "en": "tomorrow 15:30"},
            "result-which": {"nl": who, "en": who},
            "result-referrals": {"nl": who, "en": who},
            "pause-until": {"nl": "over tien dagen", "en": "in ten days"},
        }
        return (flexible.get(asked) or ANSWERS.get(asked) or {"nl": "ja", "en": "yes"})[self.chat.language]

    def _says(self, text: str) -> None:
        self.did.append(f"{self.chat.now:%a %d %b %H:%M} says {text!r} to {self.chat.open_key()}")
        self.chat.says(text)
        self._looks()

    def _does(self, word: str) -> None:
        self.did.append(f"{self.chat.now:%a %d %b %H:%M} does {word} at {self.chat.open_key()}")
        self.chat.commands(word)
        self._looks()

    def _presses(self) -> None:
        """Press a button of the newest message that has any, or choose from its list; never the one that erases."""
        controls = next((message.controls for message in reversed(self.chat.shown.values()) if message.controls), ())
        there = [control for control in controls if not (isinstance(control, Button) and control.style == "danger")]
        if not there:
            return
        control = self.random.choice(there)
        self.did.append(f"{self.chat.now:%a %d %b %H:%M} presses {control.label!r} at {self.chat.open_key()}")
        if isinstance(control, Select):
            values = [option.value for option in control.options if option.value not in {"delete", "export"}]
            if values:
                self.chat.picks_token(control.token, self.random.choice(values))
        elif not control.opens_form:
            self.chat.presses_token(control.token)
        self._looks()

    def _passes(self, span: timedelta) -> None:
        """Let time pass; every nudge comes at its moment."""
        until = self.chat.now + span
        while (moment := self.chat.next_wake()) is not None and moment <= until:
            self.chat.now = max(self.chat.now, moment)
            before = len(self.nudges)
            self.chat.wakes()
            said = [row for row in self.chat.turn.rows if row.kind not in ("edit", "job")]
            assert len(said) <= 1, "several due at once come as one message"
            self._looks()
            self.did.append(f"{self.chat.now:%a %d %b %H:%M} nudged: {[one.kind for one, _ in self.nudges[before:]]}")
        self.chat.now = until

    # -- what is watched

    def _member(self) -> Member | None:
        with self.chat.store.read() as work:
            return work.member_at(self.chat.address)

    def _looks(self) -> None:
        """Take in what nudges went out, under which settings, and the pace that was allowed this week."""
        with self.chat.store.read() as work:
            member = work.member_at(self.chat.address)
            if member is None:
                return
            fresh = [nudge for nudge in work.nudges(member.id) if nudge.id > self._known]
            starts = {session.id: session.starts for session in work.sessions(member.id)}
        self.chat.language = member.language
        self.nudges += [(nudge, member) for nudge in fresh]
        self.starts |= {nudge.id: starts[nudge.session] for nudge in fresh if nudge.session in starts}
        self._known = max([self._known, *(nudge.id for nudge in fresh)])
        week = week_of(today_of(member, self.chat.now))
        self.caps[week] = max(self.caps[week], CAPS[member.pace])

    def _changes(self, **settings: Any) -> None:
        with self.chat.store.turn() as work:
            member = work.member_at(self.chat.address)
            assert member is not None
            work.save_member(replace(member, **settings))


def check(
    nudges: list[tuple[Nudge, Member]], caps: Mapping[date, int], starts: Mapping[int, datetime] | None = None
) -> None:
    """Check the caps, the quiet hours, the working days, the pauses, and that a session is asked about twice at most."""
    began = starts or {}
    weeks: Counter[date] = Counter()
    dates: Counter[tuple[date, bool]] = Counter()
    sessions: Counter[tuple[str, int | None, datetime | None]] = Counter()
    for nudge, member in nudges:
        today = today_of(member, nudge.at)
        if nudge.kind not in ITS_OWN:
            assert quiet_span(nudge.at, member.quiet, member.zone) is None, f"{nudge.kind} in the quiet hours"
        if nudge.kind in {"prompt", "follow-up"}:
            sessions[nudge.kind, nudge.session, began.get(nudge.id)] += 1
        if nudge.kind in RHYTHM or nudge.kind in UNASKED:
            assert today.weekday() in member.days, f"{nudge.kind} on a day off"
            assert today not in kept_by(member), f"{nudge.kind} on a holiday"
            assert member.paused_until is None or today >= member.paused_until, f"{nudge.kind} in a pause"
            assert member.pace != "stopped", f"{nudge.kind} after it was asked to stop"
            dates[today, nudge.kind in RHYTHM] += 1
        if nudge.kind in UNASKED:
            weeks[week_of(today)] += 1
    assert all(count <= caps[week] for week, count in weeks.items()), f"over the cap of a week: {weeks}"
    assert all(count == 1 for count in dates.values()), f"two of one sort on a date: {dates}"
    assert all(count == 1 for count in sessions.values()), f"a session is asked about too often: {sessions}"


def main(given: list[str]) -> int:
    """Live N lives from a seed on and print how many there were, how many nudges, and which of them went wrong."""
    asked = dict(word.split("=", 1) for word in given if "=" in word)
    count, seed = int(asked.get("N", "1000")), int(asked.get("seed", "1"))
    wrong, nudges, began = 0, 0, clocks.perf_counter()
    key = Key.made()
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases("sqlite", Path(folder), key, None)
        for number in range(seed, seed + count):
            address = databases.made()
            store = Store.open(address, key)
            life = Life(store, random.Random(number))
            try:
                life.live()
            except AssertionError as error:
                wrong += 1
                print(f"seed {number}: {error}\n", flush=True)  # noqa: T201 - it reports to who started it
            finally:
                store.close()
                for path in Path(folder).glob(f"{Path(address).name}*"):
                    path.unlink()
            nudges += len(life.nudges)
            lived = number - seed + 1
            if lived % TOLD == 0:
                print(f"{lived} lives, {nudges} nudges, {wrong} wrong", flush=True)  # noqa: T201
    print(f"{count} lives in {clocks.perf_counter() - began:.0f} s")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
