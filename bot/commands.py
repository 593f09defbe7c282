"""What each of the words that always work does, at any moment and in the middle of anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from bot import nudging, standing, understand
from bot.chat.messages import File, Option, Select
from bot.chat.tokens import Token
from bot.domain.contacts import DREAMS, in_column
from bot.domain.member import LANGUAGES
from bot.domain.progress import Progress, next_step
from bot.flows.reach import about, next_reach, reach_text
from bot.flows.sitting import NUDGED, Sitting
from bot.talk import ask, engine
from bot.talk.questions import Invalid
from bot.talk.talks import Talk
from bot.texts import texts
from bot.words import HERE, WORDS

OPENED: frozenset[str] = frozenset({"look-back", "adopters", "check-in", "guess", "pace"})
"""Flows that have no word of their own; a button opens them."""
ROOMS = ("today", "story", "names", "log")
"""The words that open a part of the method; help shows them as buttons."""


def run(sitting: Sitting, word: str) -> None:
    """Do what a word says; one that has no room yet shows what there is."""
    COMMANDS.get(word, help_)(sitting)


def next_word(sitting: Sitting) -> str:
    """Return the word for what comes next."""
    return next_step(sitting.progress())


def take_up(sitting: Sitting) -> None:
    """Do what was proposed last: go on with what was put aside a moment ago, else with what comes next."""
    waiting = sitting.offered
    step = next_word(sitting)
    if waiting:
        resume(sitting)
    elif step == "rest":
        sitting.propose()
    else:
        go(sitting, step)


def go(sitting: Sitting, step: str) -> None:
    """Begin what comes next: the room of a word, or a flow that has no word of its own."""
    run(sitting, step) if step in HERE else _open(sitting, step)


def opened(sitting: Sitting, flow: str) -> None:
    """Begin a flow that a button opens; one that no button does is answered with what there is."""
    _open(sitting, flow) if flow in OPENED else help_(sitting)


def opened_by(text: str) -> str | None:
    """Return the flow without a word of its own that a text names, as its button does, in either language."""
    said = understand.bare(text)
    for language in LANGUAGES:
        for flow in sorted(OPENED):
            if said in texts(language).label(f"{flow}-title.named").split(", "):
                return flow
    return None


def columns(progress: Progress) -> dict[str, int]:
    """Return how many names each column has, as texts want it."""
    return {
        "column1": len(in_column(1, progress.contacts)),
        "column2": len(in_column(2, progress.contacts)),
        "column3": len(in_column(3, progress.contacts)),
    }


def help_(sitting: Sitting) -> None:
    """Say what can be said, with everything as a button or in a list, and go on."""
    buttons = [sitting.word(word) for word in ROOMS]
    others = [word.id for word in WORDS if word.id in HERE and word.id not in ROOMS and word.id != "help"]
    options = tuple(Option(word, sitting.texts.label(f"word-{word}.option")) for word in others)
    more = Select(str(Token("select", "words")), sitting.texts.label("help-more"), options)
    sitting.say(sitting.texts.say("help"), [*buttons, more])
    sitting.ask()


def start(sitting: Sitting) -> None:
    """Begin, or say where we were."""
    if sitting.active:
        sitting.ask(opening=sitting.texts.say("start-busy", flow=sitting.called(sitting.active)))
    elif sitting.member.welcomed is None:
        sitting.start("welcome")
    else:
        sitting.propose()


def story(sitting: Sitting) -> None:
    """Tell the story, or make a new version of it."""
    _open(sitting, "story")


def names(sitting: Sitting) -> None:
    """Write names, or add to them."""
    _open(sitting, "names")


def session(sitting: Sitting) -> None:
    """Plan a session."""
    _open(sitting, "session")


def log(sitting: Sitting) -> None:
    """Log what came of it: of the session that is waiting for it, of one to be named, else of telling the story."""
    waiting = sitting.progress().unlogged
    logs = ("result", "outreach")
    open_log = next((talk for talk in [sitting.active, *sitting.parked] if talk and talk.flow in logs), None)
    if open_log:
        _go_on(sitting, open_log.id)
    elif len(waiting) == 1:
        sitting.start("result", about={"session": waiting[0].id})
    else:
        sitting.start("result" if waiting else "outreach")


def puzzle(sitting: Sitting) -> None:
    """Draw who can introduce whom, and see the warm paths; it begins at the dreams."""
    if in_column(DREAMS, sitting.progress().contacts):
        _open(sitting, "puzzle")
        return
    sitting.say(sitting.texts.say("puzzle-no-dreams"), [sitting.word("names")])
    sitting.ask()


def board(sitting: Sitting) -> None:
    """Show the three columns and the arrows between them."""
    sitting.say(standing.board(sitting), [sitting.word("names"), sitting.word("puzzle")])
    sitting.ask()


def status(sitting: Sitting) -> None:
    """Show how far the member is, and when the coach speaks next."""
    sitting.say(standing.status(sitting), [sitting.word("today"), sitting.word("week")])
    sitting.ask()


def today(sitting: Sitting) -> None:
    """Name the one thing of today: a session to log, a person to get in touch with, or the next step."""
    if sitting.active is not None and sitting.active.flow == "reach":
        sitting.ask()
        return
    if sitting.progress().unlogged:
        log(sitting)
        return
    reach = next_reach(sitting.member, sitting.work, sitting.now)
    if reach is not None:
        text = reach_text(reach, sitting.member, sitting.work)
        sitting.start("reach", about=about(reach), opening=text)
        return
    step = next_word(sitting)
    if sitting.active is not None:
        sitting.say(sitting.texts.say("today-none"))
        sitting.ask()
    elif step in {"rest", "session"}:
        sitting.say(sitting.texts.say("today-none"), [sitting.word("names"), sitting.word("session")])
    else:
        sitting.propose()


def offer(sitting: Sitting) -> None:
    """Make an offer that is easy to say yes to."""
    _open(sitting, "offer")


def lesson(sitting: Sitting) -> None:
    """Note a lesson."""
    _open(sitting, "lesson")


def week(sitting: Sitting) -> None:
    """Promise something for the week; when it is nearly over, say how it went."""
    _open(sitting, "check-in" if standing.looks_back(sitting) else "week")


def language(sitting: Sitting) -> None:
    """Ask for another language."""
    _open(sitting, "language")


def privacy(sitting: Sitting) -> None:
    """Say what is kept, who sees it, and how to take it along or wipe it."""
    sitting.say(sitting.texts.say("privacy"), [sitting.word("export"), sitting.word("delete")])
    sitting.ask()


def export(sitting: Sitting) -> None:
    """Hand over everything that is kept of the member, as one file a program can read."""
    everything = json.dumps(sitting.work.everything(sitting.member.id), ensure_ascii=False, indent=2).encode()
    file = File("onethreetwo.json", "application/json", everything, sitting.texts.label("export-file"))
    sitting.say(sitting.texts.say("export-done"), files=(file,))
    sitting.ask()


def delete(sitting: Sitting) -> None:
    """Ask whether everything may go."""
    _open(sitting, "delete")


def pause(sitting: Sitting) -> None:
    """Keep quiet until a day, or end that."""
    _open(sitting, "pause")


def snooze(sitting: Sitting) -> None:
    """Come back at a moment to what is open, or to something of the member's own."""
    talk = sitting.active
    if talk is not None and talk.flow == "snooze":
        sitting.ask()
        return
    sitting.start("snooze", about={"talk": talk.id} if talk is not None else {})


def settings(sitting: Sitting) -> None:
    """Show the settings, and change one."""
    _open(sitting, "settings")


def back(sitting: Sitting) -> None:
    """Ask the question before the open one again."""
    talk = sitting.active
    if talk is None:
        _nothing_open(sitting)
        return
    moved = engine.gone_back(talk, sitting.place(talk))
    if isinstance(moved, Invalid):
        sitting.ask(opening=sitting.texts.say("problem-first"))
    else:
        sitting.change(moved)


def edit(sitting: Sitting) -> None:
    """Offer the answers given so far, to change one."""
    talk = sitting.active
    if talk is None:
        _nothing_open(sitting)
        return
    place = sitting.place(talk)
    if not [question for question in place.done if not question.confirms]:
        sitting.ask(opening=sitting.texts.say("problem-first"))
        return
    message = ask.changes(place, talk, sitting.sense)
    sitting.say(message.text, message.controls)
    sitting.hold(replace(talk, draft={**talk.draft, engine.CHANGING: True}))


def undo(sitting: Sitting) -> None:
    """Take the last change back."""
    last = sitting.work.last_undo(sitting.member.id)
    if last is None:
        sitting.say(sitting.texts.say("undo-nothing"))
        sitting.ask()
    else:
        undo_turn(sitting, last.turn)


def undo_turn(sitting: Sitting, turn: str) -> None:
    """Take one turn back, as long as nothing it wrote has changed since."""
    last = sitting.work.last_undo(sitting.member.id)
    if last is None or last.turn != turn:
        sitting.say(sitting.texts.say("undo-not-last" if last else "undo-nothing"))
        sitting.ask()
        return
    if not sitting.turn_back(turn):
        sitting.say(sitting.texts.say("undo-refused"))
        sitting.ask()
        return
    what = sitting.texts.say(str(last.what["text"]), **last.what["variables"])
    sitting.say(sitting.texts.label("undo-done", what=what))
    sitting.ask()


def skip(sitting: Sitting) -> None:
    """Pass over the open question."""
    talk = sitting.active
    question = sitting.place(talk).question if talk else None
    if talk is None or question is None:
        _nothing_open(sitting)
    else:
        sitting.skip(talk, question)


def repeat(sitting: Sitting) -> None:
    """Put the open question again."""
    if sitting.active:
        sitting.ask()
    else:
        _nothing_open(sitting)


def why(sitting: Sitting) -> None:
    """Say why the open question is asked, and put it again."""
    talk = sitting.active
    question = sitting.place(talk).question if talk else None
    reason = nudging.why(sitting)
    if talk is not None and question is not None:
        of_nudge = NUDGED in talk.draft and not talk.answers
        sitting.ask(opening=reason if of_nudge and reason else ask.reason(question, sitting.sense))
    elif reason:
        sitting.say(f"{sitting.texts.say('why-last')}\n{reason}", [sitting.word("settings")])
    else:
        _nothing_open(sitting)


def cancel(sitting: Sitting) -> None:
    """Give up what is open, kindly, and go back to what it interrupted."""
    if sitting.active is None:
        _nothing_open(sitting)
    else:
        let_go(sitting, sitting.active)


def let_go(sitting: Sitting, talk: Talk) -> None:
    """Give a talk up, be it open or put aside; what else is open is put again."""
    sitting.drop(talk)
    sitting.say(sitting.texts.say("cancel-done", flow=sitting.called(talk)), [sitting.undo_button()])
    interrupted = sitting.interrupted_by(talk)
    if sitting.active:
        sitting.ask()
    elif interrupted:
        sitting.resume(interrupted)
    elif sitting.parked:
        sitting.propose()


def later(sitting: Sitting) -> None:
    """Put what is open aside, with everything that was answered."""
    if sitting.active is None:
        _nothing_open(sitting)
    else:
        put_aside(sitting, sitting.active)


def put_aside(sitting: Sitting, talk: Talk) -> None:
    """Leave a talk for later, when it isn't already; what else is open is put again."""
    if talk.active:
        sitting.park()
    sitting.say(sitting.texts.say("later-done", flow=sitting.called(talk)), [sitting.resume_button(talk)])
    sitting.ask()


def resume(sitting: Sitting) -> None:
    """Go on with what was put aside last."""
    if sitting.active:
        sitting.ask()
    elif sitting.parked:
        sitting.resume(
            sitting.parked[0], opening=sitting.texts.say("resume-done", flow=sitting.called(sitting.parked[0]))
        )
    else:
        sitting.propose()


def _open(sitting: Sitting, flow: str) -> None:
    """Begin a flow, or go on with it where it was."""
    under_way = next((talk for talk in [sitting.active, *sitting.parked] if talk and talk.flow == flow), None)
    if under_way:
        _go_on(sitting, under_way.id)
    else:
        sitting.start(flow)


def _go_on(sitting: Sitting, talk_id: str) -> None:
    talk = sitting.talk(talk_id)
    if talk is None:
        return
    said = "start-busy" if talk.active else "resume-done"
    sitting.resume(talk, opening=sitting.texts.say(said, flow=sitting.called(talk)))


def _nothing_open(sitting: Sitting) -> None:
    """Say that there is nothing open for this, and what there is instead."""
    sitting.say(sitting.texts.say("nothing-open"))
    if sitting.member.welcomed is None and not sitting.parked:
        sitting.start("welcome")
    else:
        sitting.propose()


COMMANDS: dict[str, Callable[[Sitting], None]] = {
    "help": help_,
    "start": start,
    "story": story,
    "names": names,
    "session": session,
    "log": log,
    "language": language,
    "privacy": privacy,
    "export": export,
    "delete": delete,
    "puzzle": puzzle,
    "board": board,
    "today": today,
    "offer": offer,
    "lesson": lesson,
    "week": week,
    "status": status,
    "pause": pause,
    "snooze": snooze,
    "settings": settings,
    "back": back,
    "edit": edit,
    "undo": undo,
    "skip": skip,
    "repeat": repeat,
    "why": why,
    "cancel": cancel,
    "later": later,
    "resume": resume,
}
"""One function a word; a test holds its keys equal to `words.HERE`."""
