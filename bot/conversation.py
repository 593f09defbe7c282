"""What a turn does: which talk an event belongs to, which command it is, and what is said and written for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot import commands, understand, wishes
from bot.chat.events import Commanded, Event, FormMissed, FormSent, HomeOpened, JobDone, Picked, Pressed, Said
from bot.chat.messages import Button, Message
from bot.chat.tokens import Token, read
from bot.flows.sitting import Saying, Sitting
from bot.history import history
from bot.talk import ask, engine, several
from bot.talk.questions import Invalid, Question
from bot.talk.several import Answered, Walking
from bot.talk.talks import Json, Talk
from bot.words import HERE, WITHIN

BEFORE_HELLO = frozenset({"help", "privacy", "export", "delete", "language"})
"""Words that a stranger gets an answer to before the welcome begins."""

LONGEST = 20_000
"""Characters as people count them that are looked at of one message: some five hundred names with notes."""


def hear(sitting: Sitting, event: Event) -> None:
    """Take one event."""
    if isinstance(event, HomeOpened | JobDone):
        return
    if sitting.first:
        _meet(sitting, event)
        return
    match event:
        case Said():
            _said(sitting, event)
        case Commanded():
            _commanded(sitting, event)
        case Pressed():
            _tapped(sitting, event.token, None)
        case Picked():
            _tapped(sitting, event.token, event.values)
        case FormSent():
            _form_sent(sitting, event)
        case FormMissed():
            _form_missed(sitting, event)


def home(sitting: Sitting) -> Message:
    """Return the coach's own page: today's one thing, the story, and what is planned."""
    texts, progress = sitting.texts, sitting.progress()
    step = commands.next_word(sitting)
    going_on = "session" if step == "rest" else step
    stories = sitting.work.stories(sitting.member.id)
    names = {contact.id: contact.name for contact in progress.contacts}
    parts = [texts.say("home-today"), texts.say(f"next-{step}") if step != "rest" else texts.say("home-rest")]
    parts += [texts.say("home-story"), stories[0].text] if stories else []
    parts += [texts.say("home-board", **commands.columns(progress))] if progress.contacts else []
    for session in progress.planned[:3]:
        at = sitting.when(session.starts)
        parts.append(texts.say("home-session", name=names.get(session.contact, ""), at=at))
    others = [sitting.word(word) for word in commands.ROOMS if word != going_on]
    buttons = [sitting.word(going_on, style="primary"), *others]
    return Message("\n\n".join(parts), tuple(buttons))


def _meet(sitting: Sitting, event: Event) -> None:
    """Say who the coach is, answer what a stranger may ask, and begin."""
    typed = event.text if isinstance(event, Said) else event.word if isinstance(event, Commanded) else ""
    word = typed if typed in HERE else understand.word(understand.clean(typed))
    if word in BEFORE_HELLO:
        commands.run(sitting, str(word))
        if sitting.active is None and not sitting.gone:
            sitting.start("welcome")
        return
    sitting.start("welcome", opening=sitting.texts.say("welcome-hello"))


def _said(sitting: Sitting, event: Said) -> None:
    text = understand.clean(event.text, graphemes=LONGEST, octets=4 * LONGEST)
    word = understand.plain_word(text)
    if word and sitting.active and _is_an_option(sitting, sitting.active, text):
        _typed(sitting, sitting.active, text, event)
    elif word:
        commands.run(sitting, word)
    elif told := _told_of_somebody(sitting, text):
        sitting.sayings.append(Saying(told))
        sitting.ask()
    elif not text.strip():
        sitting.say(sitting.texts.say("heard-file" if event.files else "heard-nothing"))
        sitting.ask()
    elif sitting.active:
        _typed(sitting, sitting.active, text, event)
    elif sitting.member.welcomed is None and not sitting.parked:
        sitting.start("welcome")
    elif flow := commands.opened_by(text):
        commands.opened(sitting, flow)
    elif wishes.is_wish(said := wishes.heard(sitting, text), sitting):
        wishes.grant(sitting, said, text)
    elif (agreed := understand.yes_no(text)) is not None:
        commands.take_up(sitting) if agreed else sitting.say(sitting.texts.say("heard-no"))
    else:
        sitting.say(sitting.texts.say("heard-unclear"), [sitting.word("help")])
        sitting.propose()


def _told_of_somebody(sitting: Sitting, text: str) -> Message | None:
    """Return what is known of the person that a text asks about; of a stranger, that they are not on the list."""
    named = understand.looked_for(text)
    if named is None:
        return None
    there = [contact for contact in sitting.work.contacts(sitting.member.id) if not contact.archived]
    one = understand.contact(named, [contact.name for contact in there]).one
    if one is not None:
        someone = next(contact for contact in there if contact.name == one)
        return Message(history(sitting, someone), (sitting.word("log"), sitting.word("session")))
    stranger = understand.name_looked_for(text)
    if stranger is None or (sitting.active and not text.rstrip().endswith("?")):
        return None
    return Message(sitting.texts.say("history-stranger", name=stranger), (sitting.word("names"),))


def _is_an_option(sitting: Sitting, talk: Talk, text: str) -> bool:
    """Whether a word is what an option of the open question is called (`Later`), and so an answer to it."""
    question = sitting.place(talk).question
    if question is None or not question.closed:
        return False
    return understand.bare(text) in {understand.bare(option.label) for option in question.options(sitting.sense)}


def _typed(sitting: Sitting, talk: Talk, text: str, event: Said) -> None:
    """Take typed text as the open question's answer, unless it was typed before that question was put."""
    question = sitting.place(talk).question
    if question is None:
        sitting.ask()
    elif talk.asked_at is not None and event.at < talk.asked_at:
        _late(sitting, talk, text)
    elif sitting.unsure(talk):
        sitting.ask(opening=sitting.texts.say("heard-unsure", text=text))
    elif changed := _named_to_change(sitting, talk, text):
        _change(sitting, talk, changed)
    elif question.closed and not isinstance(engine.understood(question, text, sitting.sense), Invalid):
        _take(sitting, talk, text)
    elif corrected := _corrected(sitting, talk, text):
        sitting.answers(talk, [corrected])
    elif question.free and not (question.gathers and wishes.is_of_another(sitting, talk, text)):
        # In a person's own words anything may be said; only what acts on the question itself is heard as such.
        word = understand.word(text, among=WITHIN)
        commands.run(sitting, word) if word else _take(sitting, talk, text)
    elif wishes.is_wish(said := wishes.heard(sitting, text), sitting, talk):
        wishes.grant(sitting, said, text)
    else:
        _take(sitting, talk, text)


def _named_to_change(sitting: Sitting, talk: Talk, text: str) -> str | None:
    """Return the answer that was typed as the one to change, after being asked which or in one go."""
    place = sitting.place(replace(talk, turning_back=None))
    labels = {question.key: ask.label(question, sitting.sense) for question in place.done if not question.confirms}
    if talk.draft.get(engine.CHANGING):
        return understand.option(text, labels)
    question = sitting.place(talk).question
    named = understand.edited(text, free=question is not None and bool(question.free))
    return understand.option(named, labels) if named else None


def _take(sitting: Sitting, talk: Talk, text: str) -> None:
    question = sitting.place(talk).question
    if question is None:
        return
    if question.confirms and (
        understand.yes_no(text) is False or engine.understood(question, text, sitting.sense) == "no"
    ):
        commands.edit(sitting)
        return
    answered = _answered(sitting, talk, question, text)
    if isinstance(answered, Invalid):
        sitting.misunderstood(talk, answered, text)
    else:
        sitting.answers(talk, answered)


def _answered(sitting: Sitting, talk: Talk, question: Question[Any], text: str) -> Answered | Invalid:
    """Return the open question's answer in a text, and those of later questions that it gives too."""
    walking = sitting.walking(talk)
    together = several.labelled(walking, text, sitting.sense)
    if together is not None:
        return together
    stored = engine.completed(talk, question, text, sitting.sense)
    if isinstance(stored, Invalid):
        later = several.listed(walking, text, sitting.sense) or _told(sitting, walking, text)
        return later or _retold(sitting, walking, text) or stored
    if stored is None or not question.gathers:
        return [(question, stored)]
    return [(question, stored), *_told(sitting, walking.on(question, stored), text)]


def _told(sitting: Sitting, walking: Walking, text: str) -> Answered:
    """Return the answers that a sentence gives to what its talk still asks."""
    flow, known = sitting.flow(walking.talk), walking.look(walking.talk)
    said = wishes.heard(sitting, text)
    heard = flow.heard(said, known)
    about = flow.subject(known, walking.talk) if flow.logs else None
    if said.intent is None and about is not None:  # "she paid 250 euro" tells of whom the talk is about
        told = f"met {about}, {_without(about, text)}"
        heard = {**flow.heard(wishes.heard(sitting, told), known), **heard}
    return several.poured(walking, heard)


def _without(name: str, text: str) -> str:
    """Return a sentence without whom it was with, where it says so once more (`it went well with Sofia, …`)."""
    called = "|".join(re.escape(part) for part in dict.fromkeys((name, name.split(maxsplit=1)[0])))
    return re.sub(rf"\s+(?:met|with|bij)\s+(?:{called})(?=\W|$)", "", text, count=1, flags=re.IGNORECASE)


def _retold(sitting: Sitting, walking: Walking, text: str) -> Answered:
    """Return the earlier answers that a new log puts another way: what came of it is known better by now."""
    said = wishes.heard(sitting, text)
    if said.intent != "log":
        return []
    place, talk = sitting.place(walking.talk), walking.talk
    found = sitting.flow(talk).heard(said, walking.look(talk))
    return [
        (question, found[question.key])
        for question in place.done
        if question.closed and found.get(question.key, talk.answers[question.key]) != talk.answers[question.key]
    ]


def _corrected(sitting: Sitting, talk: Talk, text: str) -> tuple[Question[Any], Json] | None:
    """Return the earlier answer that a text corrects (`no wait, Anouk, not Anna`), and how it is now."""
    fixed = understand.correction(text)
    if fixed is None:
        return None
    place = sitting.place(talk)
    given = [question for question in reversed(place.done) if not question.confirms]
    everything = [*sitting.to_come(talk), *given]
    # Without what is taken back it is the last answer; a day or an amount tells by itself which one it is.
    telling = [question for question in everything if question.closed or question.known]
    likely = everything if fixed.old else telling + given[:1]
    for question in likely:
        stored = question.corrected(place.answers.stored(question), fixed, sitting.sense)
        if not isinstance(stored, Invalid):
            return question, stored
    return None


def _late(sitting: Sitting, talk: Talk, text: str) -> None:
    """Show back what came before the question was there, and ask whether it is meant for it."""
    late = replace(talk, draft={**talk.draft, "late": text})
    sitting.hold(late)
    yes = Button(str(Token("late", "use", talk.id, talk.asks)), sitting.texts.label("late-use"), "primary")
    no = Button(str(Token("late", "drop", talk.id, talk.asks)), sitting.texts.label("late-drop"))
    sitting.say(sitting.texts.say("late", text=text), [yes, no])


def _commanded(sitting: Sitting, event: Commanded) -> None:
    """Run a word; what came behind it is heard as well, as an answer to what it opened."""
    word = event.word if event.word in HERE else understand.word(understand.clean(event.word))
    rest = understand.clean(event.rest)
    if word is None:
        typed = f"{event.word} {event.rest}".strip()
        _said(sitting, Said(id=event.id, address=event.address, at=sitting.now, text=typed))
        return
    commands.run(sitting, word)
    talk = sitting.active
    if rest and talk and word not in WITHIN:
        sitting.sayings.pop()
        _take(sitting, talk, rest)


def _tapped(sitting: Sitting, written: str, values: tuple[str, ...] | None) -> None:
    """Do what a button or a list says, when it is this member's and still true."""
    token = read(written)
    if token is None:
        _stale(sitting, None)
    elif token.verb == "word" or (token.verb == "select" and token.value == "words"):
        _word_tapped(sitting, token, values)
    elif token.verb == "undo":
        commands.undo_turn(sitting, token.value)
    elif token.verb == "open":
        commands.opened(sitting, token.value)
    else:
        _talk_tapped(sitting, token, values)


def _word_tapped(sitting: Sitting, token: Token, values: tuple[str, ...] | None) -> None:
    word = values[0] if values else token.value
    talk = sitting.talk(token.talk)
    if word not in HERE:
        _stale(sitting, None)
    elif token.talk and not _is_open(sitting, token):
        _stale(sitting, token)
    elif talk is not None and not talk.active:
        _word_of_parked(sitting, talk, word)
    else:
        commands.run(sitting, word)


def _word_of_parked(sitting: Sitting, talk: Talk, word: str) -> None:
    """Do what a word says that stands under the question of a talk that was put aside: it is about that one."""
    if word == "cancel":
        commands.let_go(sitting, talk)
    elif word == "later":
        commands.put_aside(sitting, talk)
    else:
        sitting.bring_back(talk)
        commands.run(sitting, word)


def _talk_tapped(sitting: Sitting, token: Token, values: tuple[str, ...] | None) -> None:
    talk = sitting.talk(token.talk)
    if talk is None:
        _stale(sitting, None)
    elif token.verb == "resume":
        sitting.resume(talk, opening=sitting.texts.say("resume-done", flow=sitting.called(talk)))
    elif not _is_open(sitting, token):
        _stale(sitting, token)
    elif token.verb == "form":
        _open_form(sitting, talk)
    elif token.verb == "change":
        _change(sitting, talk, (values or ("",))[0])
    elif token.verb == "late":
        _late_tapped(sitting, talk, token)
    else:
        _chosen(sitting, talk, values if values is not None else tuple(filter(None, [token.value])))


def _is_open(sitting: Sitting, token: Token) -> bool:
    """Whether a token is of the question that its talk still has open, be the talk put aside or not."""
    talk = sitting.talk(token.talk)
    return talk is not None and talk.asks == token.ask


def _chosen(sitting: Sitting, talk: Talk, values: tuple[str, ...]) -> None:
    """Take tapped values as the answer; a tap on a talk that was put aside brings it back."""
    if not talk.active:
        sitting.bring_back(talk)
        talk = sitting.active or talk
    question = sitting.place(talk).question
    if question is None:
        sitting.ask()
        return
    if question.confirms and values == ("no",):
        commands.edit(sitting)
        return
    stored = question.choose(values, sitting.sense)
    if isinstance(stored, Invalid):
        sitting.misunderstood(talk, stored)
    else:
        sitting.answer(talk, question, stored)


def _open_form(sitting: Sitting, talk: Talk) -> None:
    if not talk.active:
        sitting.bring_back(talk)
        talk = sitting.active or talk
    place = sitting.place(talk)
    if place.question is not None:
        sitting.form = ask.form(place, talk, sitting.sense)


def _form_sent(sitting: Sitting, event: FormSent) -> None:
    token = read(event.token)
    talk = sitting.talk(token.talk) if token else None
    if token is None or talk is None:
        _stale(sitting, None)
    elif not _is_open(sitting, token):
        _stale(sitting, token)
    else:
        if not talk.active:
            sitting.bring_back(talk)
        values = {
            key: understand.clean(value, graphemes=LONGEST, octets=4 * LONGEST) if isinstance(value, str) else value
            for key, value in event.values.items()
        }
        sitting.fill(sitting.active or talk, values)


def _form_missed(sitting: Sitting, event: FormMissed) -> None:
    """Offer a form again that the platform could not open in time."""
    token = read(event.token)
    if token is None or sitting.talk(token.talk) is None:
        _stale(sitting, None)
        return
    button = Button(event.token, sitting.texts.label("talk-open-form"), "primary", opens_form=True)
    sitting.say(sitting.texts.say("form-missed"), [button])


def _change(sitting: Sitting, talk: Talk, key: str) -> None:
    if not talk.active:
        sitting.bring_back(talk)
        talk = sitting.active or talk
    moved = engine.changing(talk, sitting.place(replace(talk, turning_back=None)), key)
    if isinstance(moved, Invalid):
        sitting.ask(problem=None)
    else:
        sitting.change(moved)


def _late_tapped(sitting: Sitting, talk: Talk, token: Token) -> None:
    """Settle what came too early for its question; when its talk was put aside in the meantime, that comes back."""
    text = talk.draft.get("late")
    if not talk.active:
        sitting.bring_back(talk)
        talk = sitting.active or talk
    kept = replace(talk, draft={key: value for key, value in talk.draft.items() if key != "late"})
    sitting.hold(kept)
    if token.value == "use" and isinstance(text, str):
        _take(sitting, kept, text)
    else:
        sitting.ask()


def _stale(sitting: Sitting, token: Token | None) -> None:
    """Answer a press on something old, kindly, and say what is open now."""
    talk = sitting.talk(token.talk) if token else None
    if talk is None:
        sitting.say(sitting.texts.say("stale-gone"))
    elif talk.active:
        sitting.ask(opening=sitting.texts.say("stale-answered"))
        return
    else:
        sitting.say(sitting.texts.say("stale-parked", flow=sitting.called(talk)), [sitting.resume_button(talk)])
        return
    if sitting.active:
        sitting.ask()
    else:
        sitting.propose()
