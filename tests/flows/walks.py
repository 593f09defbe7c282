"""Random walks over all flows: a made-up person does anything at all, and after each step the rules still hold.

Pytest walks a slice of them; `python -m tests.flows.walks N=2000 seed=1` walks many, and says how many steps it took.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from bot import nudging, understand
from bot.chat.events import Event, FormMissed, FormSent, HomeOpened, Picked, Pressed, Said
from bot.chat.messages import Button, Field, Form, Message, Select, Turn
from bot.chat.tokens import MOST, Token
from bot.domain import rhythm
from bot.domain.member import LANGUAGES, Member
from bot.flows.all import FLOWS
from bot.flows.sitting import Sitting
from bot.store import Key, Store
from bot.talk import ask
from bot.talk.script import Place, walk
from bot.talk.talks import Talk
from bot.texts import texts
from bot.words import HERE, WORDS
from tests.chat import Chat
from tests.databases import Databases
from tests.flows.journeys import ANSWERS, finish, welcome

PEOPLE = (
    "Bram Proef",
    "Noor Proef",
    "bram  proef",
    "Tom de Tester",
    "Will Stop",
    "Sanne Proef",
    "Zoë Proef",
    "Philips",
)
HOSTILE = (
    "", "   ", "\0", "\u202e\u2066", "\ud800", "👍🏽", "🇳🇱" * 40, "a" * 5_000, "-", "1", "99", "0", "ja nee", "?!", "*_`~|>",
    "> quote\n**bold**", "<@U123> <!channel> @everyone", "{ $name }", "'; DROP TABLE member; --", "ja", "no", "geen",
    "2026-02-30 25:61", "gisteren", "tomorrow", "31-12-9999 23:59", "Will Stop", "a,b;c\nd", ",".join(["Jan"] * 30),
    "niemand", "weet ik niet", "nee, niemand", "yes", "-250 euro", "1e99", "١٢٣", "help me", "terugg", "0 minuten", "99 hours", "Europe/Nowhere", "e\u0301" * 300,
)  # fmt: skip
WISHES = (
    "{who} zei nee", "{who} said yes", "nog niks gehoord van {who}", "{who} gesproken, zij vond het top, sessie morgen om 15 uur",
    "met {who}, she paid 250 euro and will introduce me to Philips", "sessie met {who} gehad, ging goed, {other} stelt me voor",
    "zet {who} in kolom 2", "move {who} to column 3", "{who} heet eigenlijk {other}", "{who} is actually called Visser",
    "sessie met {who} donderdag", "plan a session with {who} tomorrow at 3pm for 45 minutes", "doe maar in het Engels",
    "in Dutch please", "herinner me hier morgen om 9 uur aan", "wie vandaag?", "ik ben twee weken op vakantie",
)  # fmt: skip
AT_ONCE = (
    "{who} morgen half vier, 45 min", "{who} said no, too expensive", "{who} zei ja, sessie vrijdag om 10 uur", "donderdag",
    "half vier", "tomorrow 3pm, 25 minutes", "top, ze betaalde 250 euro", "aandacht en tijd", "nee wacht, {who}, niet {other}",
    "nee wacht, {who}", "ik bedoel overmorgen", "sorry, 60 minuten", "nederlands, amsterdam, eigen zaak, ma-vr, 22 tot 7",
    "english; Amsterdam; own business", "acties: ik bel {who}\nhoe verder: samen", "actions: I call {who}. lesson: listen first",
)  # fmt: skip
FORGED = (
    "", "x", "a.0.0.", "a...", "w...delete", "w...", "w...nonsense", "u...", "u..0.feedface00", "r.deadbeef.0.",
    "a.deadbeef.1.yes", "s..0.words", "f.deadbeef.3.", "c.deadbeef.999999.who", "l.deadbeef.1.use", "ü.1.1.1", "a" * 500,
)  # fmt: skip
AWAY = (
    {"seconds": 5}, {"minutes": 3}, {"minutes": 20}, {"hours": 1}, {"hours": 7}, {"days": 1}, {"days": 3}, {"days": 40},
)  # fmt: skip
DELETING = "w...delete"
BOOKKEEPING = frozenset({"turns", "messages", "addresses", "next_wake", "slots", "talks"})
"""What an undo does not turn back: its own journal, what was said, when; talks are compared by what they hold."""


@dataclass(frozen=True)
class Look:
    """All that is kept of the person at one moment, and the question that is open."""

    member: Member | None
    kept: Mapping[str, Any]
    talk: Talk | None = None
    place: Place | None = None
    asked: tuple[str, ...] = ()
    """Texts of which one stands in a message that puts the open question."""

    @property
    def matter(self) -> dict[str, Any]:
        """What the person would call theirs: everything without the bookkeeping."""
        kept = {name: part for name, part in self.kept.items() if name not in BOOKKEEPING}
        return kept | {"talks": {talk["id"]: _held(talk) for talk in self.kept.get("talks", ())}}

    @property
    def belongings(self) -> dict[str, Any]:
        """What the person would call theirs, whatever is being talked about."""
        return {name: part for name, part in self.matter.items() if name != "talks"}


def _held(talk: Mapping[str, Any]) -> dict[str, Any]:
    return {name: talk[name] for name in ("flow", "about", "answers", "active", "turning_back")}


class Walk:
    """One person's random walk."""

    def __init__(self, store: Store, seed: int) -> None:
        self.random = random.Random(seed)
        self.chat = Chat(store, language=self.random.choice(LANGUAGES))
        self.steps: list[str] = []
        self.heard: list[tuple[Event, Turn]] = []
        self.tokens: list[tuple[str, tuple[str, ...] | None]] = []
        """Every button and list option ever shown; old ones stay."""
        self.forms: list[Form] = []
        self.asked: set[str] = set()
        """The texts of all questions that were ever open."""
        self.now = Look(None, {})

    def go(self, steps: int) -> None:
        """Take so many steps; an AssertionError tells how it came to it."""
        try:
            if self.random.random() < 0.7:
                self._settles_in()
            for _ in range(steps):
                self._step()
        except Exception as wrong:
            way = "\n".join(f"{number}. {step}" for number, step in enumerate(self.steps, 1))
            raise AssertionError(f"{type(wrong).__name__}: {wrong}\nafter:\n{way}") from wrong

    # -- what a person does

    def _step(self) -> None:
        doings: tuple[tuple[int, Callable[[], None]], ...] = (
            (24, self._answers_well), (10, self._answers_badly), (14, self._says_a_word), (16, self._presses),
            (6, self._opens_a_form), (6, self._sends_a_form), (6, self._answers_and_undoes), (7, self._goes_away),
            (4, self._repeats_an_event), (4, self._forges), (3, self._says_something_late), (3, self._opens_home),
            (3, self._speaks_another_language), (1, self._is_forgotten), (1, self._misses_a_form),
            (2, self._undoes), (7, self._wishes), (5, self._wishes_and_undoes), (6, self._answers_at_once),
        )  # fmt: skip
        weights, what = zip(*doings, strict=True)
        doing = self.random.choices(what, weights)[0]
        self.steps.append(doing.__name__.strip("_").replace("_", " "))
        doing()

    def _settles_in(self) -> None:
        """Get through the introduction, and perhaps plan a session that is over by now."""
        welcome(self.chat)
        self.steps.append("settles in")
        if self.random.random() < 0.6:
            self.chat.commands("session")
            finish(self.chat, "session")
            self.steps.append("plans a session")
        if self.random.random() < 0.5:
            self.chat.waits(days=9)
            self.steps.append("lets it come")
        self._look()

    def _answers_well(self) -> None:
        self._hear(self._said(self._good()))

    def _answers_badly(self) -> None:
        self._hear(self._said(self.random.choice(HOSTILE)))

    def _says_a_word(self) -> None:
        word = self.random.choice([word for word in WORDS if word.id in HERE and word.id != "delete"])
        self._hear(self._said(self.random.choice(word.nl + word.en)))

    def _wishes(self) -> None:
        self._hear(self._said(self._about_somebody(WISHES)))

    def _answers_at_once(self) -> None:
        self._hear(self._said(self._about_somebody(AT_ONCE)))

    def _wishes_and_undoes(self) -> None:
        """Wish for something, or answer more than was asked, and take back what that wrote."""
        before = self.now
        self._hear(self._said(self._about_somebody(WISHES + AT_ONCE)))
        if before.member is None or self.now.belongings == before.belongings:
            return
        self.steps.append("undoes it")
        self._hear(self._said("undo"))
        assert self.now.belongings == before.belongings, (
            f"undo left {_difference(before.belongings, self.now.belongings)}"
        )

    def _about_somebody(self, sentences: tuple[str, ...]) -> str:
        """Return one of the sentences, about people who may be on the list, as they may be typed."""
        who, other = self.random.sample(PEOPLE, 2)
        if self.random.random() < 0.5:
            who = who.split()[0]
        text = self.random.choice(sentences).format(who=who, other=other)
        return text if self.random.random() < 0.6 else text.lower()

    def _undoes(self) -> None:
        self._hear(self._said("undo"))

    def _presses(self) -> None:
        if not self.tokens:
            self._answers_well()
            return
        newest = self.tokens[-12:] if self.random.random() < 0.8 else self.tokens
        token, values = self.random.choice(newest)
        if values is None:
            self._hear(Pressed(**self._base(), token=token))
        else:
            some = tuple(self.random.sample(values, self.random.randint(0, min(3, len(values)))))
            self._hear(Picked(**self._base(), token=token, values=some or values[:1]))

    def _opens_a_form(self) -> None:
        opening = [
            control.token
            for message in self.chat.shown.values()
            for control in message.controls
            if isinstance(control, Button) and control.opens_form
        ]
        if opening:
            self._hear(Pressed(**self._base(), token=opening[-1]))
        else:
            self._answers_well()

    def _sends_a_form(self) -> None:
        if not self.forms:
            self._opens_a_form()
            return
        form = self.forms[-1] if self.random.random() < 0.8 else self.random.choice(self.forms)
        values = {part.key: self._filled(part) for part in form.fields if self.random.random() < 0.95}
        self._hear(FormSent(**self._base(), token=form.token, values=values))

    def _misses_a_form(self) -> None:
        token = self.forms[-1].token if self.forms else "f.deadbeef.1."
        self._hear(FormMissed(**self._base(), token=token))

    def _answers_and_undoes(self) -> None:
        """Answer, and take it back: what the person would call theirs is as it was."""
        before = self.now
        if before.talk is None or before.place is None or before.place.question is None:
            self._answers_well()
            return
        self._hear(self._said(self._good()))
        took = before.talk.id not in {t["id"] for t in self.now.kept.get("talks", ())} or self._answers_of(
            self.now, before.talk.id
        ) != self._answers_of(before, before.talk.id)
        if self.now.member is None or not took:
            return
        self.steps.append("undoes it")
        self._hear(self._said("undo"))
        assert self.now.matter == before.matter, f"undo left {_difference(before.matter, self.now.matter)}"

    def _goes_away(self) -> None:
        span = self.random.choice(AWAY)
        self.steps[-1] += f" for {span}"
        with capture_logs() as logged:
            self.chat.waits(**span)
        assert not bugs(logged), bugs(logged)
        self._look()

    def _repeats_an_event(self) -> None:
        if not self.heard:
            return
        event, first = self.random.choice(self.heard[-6:])
        with capture_logs() as logged:
            again = self.chat.coach.hear(event, self.chat.now)
        assert not bugs(logged), bugs(logged)
        assert again.repeated
        assert [(r.id, r.message) for r in again.rows] == [(r.id, r.message) for r in first.rows]
        assert (again.form, again.problems) == (first.form, first.problems)
        before = self.now
        self._look()
        assert self.now.kept == before.kept, f"a repeated event changed {_difference(before.kept, self.now.kept)}"

    def _forges(self) -> None:
        token = self.random.choice(FORGED)
        if self.random.random() < 0.5 and self.now.talk is not None:
            token = str(Token("answer", self.random.choice(("yes", "9999", "", "erase!")), self.now.talk.id, 1))
        self._hear(Pressed(**self._base(), token=token))

    def _says_something_late(self) -> None:
        early = self.chat.now - timedelta(hours=self.random.choice((1, 50)))
        self._hear(replace(self._said(self._good()), at=early))

    def _opens_home(self) -> None:
        self._hear(HomeOpened(**self._base()))

    def _speaks_another_language(self) -> None:
        self._hear(self._said("taal"))
        if self.now.talk is not None and self.now.talk.flow == "language":
            self._hear(self._said(self.random.choice(("Nederlands", "English"))))

    def _is_forgotten(self) -> None:
        if self.now.member is None:
            return
        self._hear(Pressed(**self._base(), token=DELETING))
        erase = texts(self.now.member.language).label("delete-sure.option-erase")
        self._hear(self._said(erase))
        assert self.now.member is None, "still there after being forgotten"

    # -- inside

    def _base(self) -> Mapping[str, Any]:
        return {
            "id": f"walk-{len(self.steps)}-{self.random.getrandbits(40)}",
            "address": self.chat.address,
            "at": self.chat.now,
            "language": self.chat.language,
            "zone": self.random.choice(("Europe/Amsterdam", None)),
        }

    def _said(self, text: str) -> Said:
        self.steps[-1] += f" {text[:60]!r}"
        return Said(**self._base(), text=text)

    def _good(self) -> str:
        """Return an answer that fits the open question, or small talk when none is open."""
        place, member = self.now.place, self.now.member
        if place is None or place.question is None or member is None:
            return self.random.choice(("hoi", "hello", "vandaag regent het"))
        asked = place.question.text_id
        if asked in ("names-known", "names-dream", "names-between", "result-referrals"):
            return ", ".join(self.random.sample(PEOPLE, self.random.randint(1, 3)))
        if asked in ("session-contact", "result-which"):
            return self.random.choice(PEOPLE)
        if asked == "session-when":
            when = self.chat.now + timedelta(hours=self.random.randint(1, 100))
            return f"{when:%Y-%m-%d %H:%M}"
        options = [option.label for option in place.question.options(self._sense(member)) if asked != "delete-sure"]
        if options and self.random.random() < 0.5:
            return self.random.choice(options)
        return ANSWERS[asked][member.language]

    def _filled(self, part: Field) -> str | tuple[str, ...]:
        right = self.random.random() < 0.7
        if part.kind in ("choice", "choices"):
            values = tuple(option.value for option in part.options)
            picked = tuple(
                self.random.sample(values, 1 if part.kind == "choice" else self.random.randint(0, len(values)))
            )
            return (
                (picked if part.kind == "choices" else picked[0]) if right else self.random.choice((("no!",), "?", ()))
            )
        if not right:
            return self.random.choice(HOSTILE)
        known = {"when": f"{self.chat.now + timedelta(days=2):%Y-%m-%d %H:%M}", "minutes": "45", "worth": "250 euro"}
        return known.get(part.key, self.random.choice(("Bram Proef", "Floor Testman", "")))

    def _sense(self, member: Member) -> Any:
        with self.chat.store.read() as work:
            return Sitting(member, work, self.chat.now, "look").sense

    def _hear(self, event: Event) -> None:
        before = self.now
        with capture_logs() as logged:
            self.chat.hears(event)
        assert not bugs(logged), bugs(logged)
        turn = self.chat.turn
        self.heard.append((event, turn))
        self._look()
        if before.member is not None and self.now.member is None:
            self.heard = self.heard[-1:]  # what was heard of somebody forgotten is forgotten too
        assert not turn.repeated
        if turn.form is not None:
            _check_form(turn.form)
            self.forms.append(turn.form)
        said = [row.message for row in turn.rows if row.kind in ("message", "file")]
        if isinstance(event, HomeOpened):
            assert [row.kind for row in turn.rows] == ["view"] or before.member is None
            return
        assert said or turn.form or turn.problems, "met with silence"
        if said:
            self._check_asked(said[-1])

    def _look(self) -> None:
        """Look at what is kept, and check what always holds."""
        for row in self.chat.turn.rows:
            if row.kind != "job":
                _check_message(row.message)
                self.tokens += _tokens(row.message)
        with self.chat.store.read() as work:
            member = work.member_at(self.chat.address)
            if member is None:
                self.now = Look(None, {})
                return
            sitting = Sitting(member, work, self.chat.now, "look")
            kept = work.everything(member.id)
            due = rhythm.planned(nudging.plan(member, work, None, self.chat.now), self.chat.now)
            assert not due or kept["next_wake"] is not None, f"{due[0].kind} will never come"
            assert sum(talk["active"] for talk in kept["talks"]) <= 1, "two talks are open"
            assert all(arrow["by"] != arrow["to"] for arrow in kept["introductions"]), "somebody introduces themselves"
            nameless = [contact["name"] for contact in kept["contacts"] if understand.nameless(contact["name"])]
            assert not nameless, f"{nameless} are on the list"
            talk = sitting.active
            place = sitting.place(talk) if talk else None
            asked = ways_to_ask(place, talk, sitting) if place and talk and place.question else ()
            assert place is None or place.question is not None, "a talk is open without a question"
            for other in [talk, *sitting.parked]:
                if other is not None:
                    _check_pure(other, sitting)
            self.asked |= {place.question.text_id} if place and place.question else set()
            self.now = Look(member, kept, talk, place, asked)

    def _check_asked(self, last: Message) -> None:
        """Check that the last message puts the open question, or offers the way to it."""
        if self.now.talk is None or self.now.place is None:
            return
        assert any(way in last.text for way in self.now.asked), f"{self.now.asked[0]!r} is open, said {last.text!r}"

    @staticmethod
    def _answers_of(look: Look, talk_id: str) -> Any:
        return next((talk["answers"] for talk in look.kept["talks"] if talk["id"] == talk_id), None)


def ways_to_ask(place: Place, talk: Talk, sitting: Sitting) -> tuple[str, ...]:
    """Return the texts of which one stands in a message that puts the open question."""
    assert place.question is not None
    sense, say = sitting.sense, sitting.texts.say
    ways = [ask.question_text(place.question, sense), ask.hint(place.question, sense)]
    ways += [say("talk-let-us-choose"), say("talk-way-out"), say("talk-which-change"), say("form-missed")]
    ways += [say("stale-parked", flow=sitting.called(parked)) for parked in sitting.parked]
    if isinstance(late := talk.draft.get("late"), str):
        ways.append(say("late", text=late))
    return tuple(filter(None, ways))


def _check_pure(talk: Talk, sitting: Sitting) -> None:
    flow = FLOWS[talk.flow]
    known = flow.look(sitting.member, sitting.work, talk)
    one, two = (walk(flow, talk.answers, known, talk.turning_back) for _ in range(2))
    assert _shape(one) == _shape(two), f"the route of {talk.flow} is not pure"


def _shape(place: Place) -> tuple[Any, ...]:
    keys = [question.key for question in (*place.group, *place.done)]
    return place.question and place.question.key, keys, len(place.ahead), place.certain


def _check_message(message: Message) -> None:
    faults = {texts(language).say("our-fault") for language in LANGUAGES}
    assert message.text.strip(), "an empty message"
    assert message.text not in faults, "our fault"
    tokens = [control.token for control in message.controls]
    assert len(set(tokens)) == len(tokens), f"the same token twice: {tokens}"
    for control in message.controls:
        assert 0 < len(control.token) <= MOST
        assert 0 < len(control.label.strip()) <= len(control.label) <= 80, control.label
        if isinstance(control, Select):
            assert 0 < len(control.options) <= 25
            assert len({option.value for option in control.options}) == len(control.options)
            assert 0 <= control.least <= control.most <= len(control.options)
            for option in control.options:
                assert 0 < len(option.value) <= MOST
                assert 0 < len(option.label.strip()) <= len(option.label) <= 80, option.label


def _check_form(form: Form) -> None:
    assert 0 < len(form.token) <= MOST
    assert 0 < len(form.title) <= 24, form.title
    assert 0 < len(form.fields) <= 5
    assert len({part.key for part in form.fields}) == len(form.fields)
    for part in form.fields:
        assert part.label.strip()
        assert len(part.options) <= 25


def _tokens(message: Message) -> list[tuple[str, tuple[str, ...] | None]]:
    found: list[tuple[str, tuple[str, ...] | None]] = []
    for control in message.controls:
        values = tuple(option.value for option in control.options) if isinstance(control, Select) else None
        found.append((control.token, values))
    return found


def bugs(logged: list[Any]) -> list[Any]:
    """Return what was logged as going wrong on our side."""
    return [entry for entry in logged if entry.get("log_level") in ("error", "critical")]


def _difference(one: Mapping[str, Any], two: Mapping[str, Any]) -> dict[str, Any]:
    return {name: (one.get(name), two.get(name)) for name in {*one, *two} if one.get(name) != two.get(name)}


def walked(databases: Databases, seed: int, steps: int) -> Walk:
    """Take one walk with a database of its own."""
    address = databases.made()
    store = Store.open(address, databases.key)
    try:
        going = Walk(store, seed)
        going.go(steps)
    finally:
        store.close()
        for left in Path(address).parent.glob(f"{Path(address).name}*"):
            left.unlink()
    return going


def main(*settings: str) -> int:
    """Walk as often as was asked for and print how it went; 1 when a walk went wrong."""
    asked = {"N": 2000, "seed": 1, "steps": 25} | {
        name: int(number) for name, _, number in (setting.partition("=") for setting in settings)
    }
    wrong, taken, met, began = 0, 0, Counter[str](), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        databases = Databases("sqlite", Path(folder), Key.made(), None)
        for seed in range(asked["seed"], asked["seed"] + asked["N"]):
            try:
                done = walked(databases, seed, asked["steps"])
            except AssertionError as failed:
                wrong += 1
                print(f"walk {seed}: {failed}\n", file=sys.stderr)  # noqa: T201 - reports to the person who started it
            else:
                taken += len(done.steps)
                met.update(done.asked)
    seconds = time.monotonic() - began
    summary = f"{asked['N']} walks, {taken} steps, {len(met)} of {len(ANSWERS)} questions in {seconds:.0f} s"
    print(f"{summary}, {wrong} went wrong")  # noqa: T201 - as above
    missed = sorted(set(ANSWERS) - set(met))
    print("never asked:", ", ".join(missed) or "none")  # noqa: T201 - as above
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
