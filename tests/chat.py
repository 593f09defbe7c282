"""A person chatting with the coach, for tests that read as conversations; every turn goes through the store."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.events import Address, Commanded, Event, FormSent, HomeOpened, Picked, Pressed, Said
from bot.chat.markup import plain
from bot.chat.messages import Button, Form, Message, Row, Select, Turn
from bot.coach import Coach
from bot.flows.sitting import Sitting
from bot.store.engine import Store
from bot.talk.questions import Question

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


class Chat:
    """One person at one address; `sees` is what the last turn said, `shown` everything as it stands now."""

    def __init__(
        self,
        store: Store,
        *,
        name: str = "Testa Testman",
        language: str = "nl",
        zone: str = "Europe/Amsterdam",
        now: datetime = MONDAY,
        address: Address | None = None,
    ) -> None:
        self.store = store
        self.coach = Coach(store, name="test")
        self.address = address or Address("console", "local", name)
        self.now = now
        self.language = language
        self.zone = zone
        self.shown: dict[int, Message] = {}
        self.turn = Turn()
        self.form: Form | None = None
        self.ids = itertools.count(1)
        self._on_their_way: list[Row] = []

    def goes_on_in(self, store: Store) -> Chat:
        """Return the same chat in a copy of its database; what happens to one leaves the other as it is."""
        other = copy.copy(self)
        other.store, other.coach, other.shown = store, Coach(store, name="test"), dict(self.shown)
        other.ids = itertools.count(next(self.ids))
        other._on_their_way = list(self._on_their_way)  # noqa: SLF001 - another of the same
        return other

    # -- doing

    def says(self, text: str, *, event_id: str | None = None, at: datetime | None = None) -> list[str]:
        """Type something."""
        return self.hears(Said(**self._base(event_id, at), text=text))

    def commands(self, word: str, rest: str = "") -> list[str]:
        """Use a word as a command."""
        return self.hears(Commanded(**self._base(), word=word, rest=rest))

    def presses(self, label: str) -> list[str]:
        """Press the newest button, or pick the newest option, with this label."""
        token, value = self.token(label)
        return self.presses_token(token) if value is None else self.picks_token(token, value)

    def presses_token(self, token: str) -> list[str]:
        """Press a button by its id, however old or forged."""
        return self.hears(Pressed(**self._base(), token=token))

    def picks_token(self, token: str, *values: str) -> list[str]:
        """Pick values by a list's id."""
        return self.hears(Picked(**self._base(), token=token, values=values))

    def picks(self, *labels: str) -> list[str]:
        """Pick several options from the newest list that has them all."""
        for message in reversed(self.shown.values()):
            for control in message.controls:
                if isinstance(control, Select):
                    there = {option.label: option.value for option in control.options}
                    if set(labels) <= set(there):
                        return self.picks_token(control.token, *(there[label] for label in labels))
        raise AssertionError(f"no list with {labels}: {self.labels()}")

    def fills(self, **values: str | tuple[str, ...]) -> list[str]:
        """Send the open form; a field that is not named stays as it was filled in beforehand."""
        assert self.form is not None, "no form is open"
        before = {field.key: field.value for field in self.form.fields}
        return self.hears(FormSent(**self._base(), token=self.form.token, values={**before, **values}))

    def opens_home(self) -> list[str]:
        """Open the coach's own page."""
        return self.hears(HomeOpened(**self._base()))

    def hears(self, event: Event) -> list[str]:
        """Have the coach hear any event."""
        return self._took(self.coach.hear(event, self.now))

    def waits(self, **span: float) -> list[str]:
        """Let time pass; each nudge comes at its own moment. Returns what was said meanwhile."""
        until = self.now + timedelta(**span)
        said: list[str] = []
        while (moment := self.next_wake()) is not None and moment <= until:
            self.now = max(self.now, moment)
            said += self.wakes()
        self.now = until
        return said

    def wakes(self) -> list[str]:
        """Wake every member whose moment has come."""
        with self.store.read() as work:
            due = work.due_wakes(self.now, 100)
        said: list[str] = []
        for member in due:
            self.arrive()
            turn = self.coach.wake([member], self.now)
            self._on_their_way += turn.rows
            said += self._took(turn)
        return said

    def arrive(self, nudges: Iterable[Row] = ()) -> None:
        """The nudges of before arrived, unless a test said otherwise; one that did not would be said with the next."""
        with self.store.turn() as work:
            for row in (*self._on_their_way, *nudges):
                for started in work.start([row], self.coach.name, now=self.now):
                    work.record(started, "sent", ref=f"message-{row.id}")
        self._on_their_way.clear()

    # -- looking

    @property
    def sees(self) -> list[str]:
        """What the last turn said, without edits, as plain text."""
        return [plain(row.message.text) for row in self.turn.rows if row.kind not in ("edit", "job")]

    @property
    def last(self) -> Message:
        """The newest message."""
        return next(row.message for row in reversed(self.turn.rows) if row.kind not in ("edit", "job"))

    def labels(self) -> list[str]:
        """Every label that can be pressed or picked now, newest message last."""
        return [label for message in self.shown.values() for label in _labels(message)]

    def token(self, label: str) -> tuple[str, str | None]:
        """Return the id behind a label, and the value when it is an option of a list."""
        for message in reversed(self.shown.values()):
            for control in message.controls:
                if isinstance(control, Button) and control.label == label:
                    return control.token, None
                if isinstance(control, Select):
                    for option in control.options:
                        if option.label == label:
                            return control.token, option.value
        raise AssertionError(f"nothing called {label!r} among {self.labels()}")

    def was_asked(self, text_id: str) -> bool:
        """Whether this question is the open one."""
        return self.open_question() == text_id

    def open_question(self) -> str | None:
        """Return the text id of the open question, None when no talk is open."""
        question = self._open()
        return question.text_id if question else None

    def open_key(self) -> str | None:
        """Return the flow and key of the open question, which also tells of whom or what it is asked."""
        question = self._open()
        return f"{question.flow}-{question.key}" if question else None

    def _open(self) -> Question[Any] | None:
        with self.store.turn() as work:
            member = work.member_at(self.address)
            if member is None:
                return None
            sitting = Sitting(member, work, self.now, "look")
            return sitting.place(sitting.active).question if sitting.active else None

    def everything(self) -> dict[str, Any]:
        """Return what is kept of this person."""
        with self.store.turn() as work:
            member = work.member_at(self.address)
            assert member is not None
            found: dict[str, Any] = work.everything(member.id)
            return found

    def next_wake(self) -> datetime | None:
        """Return the next moment at which somebody is due."""
        with self.store.read() as work:
            moment: datetime | None = work.next_wake()
            return moment

    # -- inside

    def _base(self, event_id: str | None = None, at: datetime | None = None) -> Mapping[str, Any]:
        return {
            "id": event_id or f"event-{next(self.ids)}",
            "address": self.address,
            "at": at or self.now,
            "language": self.language,
            "zone": self.zone,
        }

    def _took(self, turn: Turn) -> list[str]:
        self.turn = turn
        self.form = turn.form or self.form
        for row in turn.rows:
            self._show(row)
        return self.sees

    def _show(self, row: Row) -> None:
        Message.from_json(row.message.to_json())
        if row.kind == "job":
            return
        if row.message.replaces is not None:
            assert row.message.replaces in self.shown, "an edit of something never shown"
            self.shown[row.message.replaces] = row.message
        else:
            self.shown[row.id] = row.message


def _labels(message: Message) -> list[str]:
    found = []
    for control in message.controls:
        found += [control.label] if isinstance(control, Button) else [option.label for option in control.options]
    return found
