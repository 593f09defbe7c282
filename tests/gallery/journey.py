"""The journey as it is shown: every message, form and home of the month, and the moment at which it came."""

from __future__ import annotations

import re
import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chat.events import Address
from bot.chat.messages import Button, Form, Message
from bot.store import Key, Store
from bot.texts import texts
from tests.chat import Chat
from tests.transcripts.transcript import FOLDER, Transcript, read

MONTHS = ("month.en.own", "month.en.inside", "month.nl.own", "month.nl.inside")
WRONG = "when something is wrong"
_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing to look at; `journey` and `moment` say where in the sheet it belongs."""

    journey: str
    language: str
    moment: str
    kind: str
    after: str
    what: Message | Form


def journey(names: tuple[str, ...] = MONTHS) -> Iterator[Shown]:
    """Live the months and tell what is shown on the way."""
    for name in names:
        transcript = read(FOLDER / f"{name}.txt")
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(f"sqlite:///{folder}/chat.db", Key(secrets.token_bytes(32)))
            try:
                store.migrate()
                yield from _lived(store, transcript)
            finally:
                store.close()


def _lived(store: Store, transcript: Transcript) -> Iterator[Shown]:
    chat = Chat(
        store,
        name="Noor Testman",
        language=transcript.language,
        zone=transcript.zone,
        now=datetime.fromisoformat(transcript.now),
        address=Address("console", "local", transcript.name),
    )
    day, first = "", ""
    for step in transcript.steps:
        for _ in _does(chat, step.said):
            yield from _seen(chat, transcript, step.said)
            first = first or next((c.token for row in chat.turn.rows for c in row.message.controls), "")
            if day != f"{chat.now:%a %d %b}":
                yield from _home(chat, transcript)
            day = f"{chat.now:%a %d %b}"
    yield from _home(chat, transcript)
    yield from _wrong(chat, transcript, first)


def _wrong(chat: Chat, transcript: Transcript, old: str) -> Iterator[Shown]:
    """What is said when something is not as it should be."""
    for after, does in {
        "an old button": lambda: chat.presses_token(old),
        "a forged button": lambda: chat.presses_token("no.such.token"),
        "words without sense": lambda: chat.says("qwrtp zxcvb"),
        "far too many words": lambda: chat.says("blah blah blah. " * 3000),
    }.items():
        does()
        for shown in _seen(chat, transcript, after):
            yield replace(shown, moment=WRONG)
    ours = Message(texts(transcript.language).say("our-fault"))
    yield Shown(transcript.name, transcript.language, WRONG, "reply", "a fault of ours", ours)


def _does(chat: Chat, line: str) -> Iterator[None]:
    """Do what a transcript's line says, stopping after each turn."""
    command, _, rest = line.partition(" ")
    if command == "!press":
        chat.presses(rest)
        yield
    elif command == "!pick":
        chat.picks(*rest.split("; "))
        yield
    elif command == "!to-next":
        yield from _waits(chat, chat.next_wake() or chat.now)
    elif command == "!advance":
        found = _SPAN.fullmatch(rest)
        assert found, line
        days, hours, minutes = (int(part or 0) for part in found.groups())
        yield from _waits(chat, chat.now + timedelta(days=days, hours=hours, minutes=minutes))
    else:
        chat.says(line)
        yield


def _waits(chat: Chat, until: datetime) -> Iterator[None]:
    zone = chat.now.tzinfo
    while (moment := chat.next_wake()) is not None and moment <= until:
        chat.now = max(chat.now, moment.astimezone(zone))
        chat.wakes()
        yield
    chat.now = until.astimezone(zone)


def _seen(chat: Chat, transcript: Transcript, after: str) -> Iterator[Shown]:
    open_ = chat.open_key()
    moment = f"{chat.now:%a %d %b}" + (f" · {open_.partition('-')[0]}" if open_ else "")
    base = transcript.name, transcript.language, moment
    turn = chat.turn
    for row in turn.rows:
        if row.kind not in ("job", "view"):
            yield Shown(*base, row.lane if row.kind == "message" else row.kind, after, row.message)
            for control in row.message.controls:
                if isinstance(control, Button) and control.opens_form:
                    chat.presses_token(control.token)
                    if chat.turn.form:
                        yield Shown(*base, "form", control.label, chat.turn.form)
    if turn.form:
        yield Shown(*base, "form", after, turn.form)


def _home(chat: Chat, transcript: Transcript) -> Iterator[Shown]:
    chat.opens_home()
    for row in chat.turn.rows:
        if row.kind == "view":
            yield Shown(transcript.name, transcript.language, f"{chat.now:%a %d %b} · home", "home", "", row.message)
