"""From an open question to a message, and from a group of them to a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot import understand
from bot.chat.messages import Button, Control, Field, Form, Message, Option, Select
from bot.chat.tokens import Token
from bot.talk.people import Names
from bot.talk.questions import Choice, Choices, Invalid, Question, Sense, Text
from bot.talk.script import Place
from bot.talk.talks import Talk
from bot.texts.dates import day_words

BUTTONS = 5
"""Options up to here are buttons, more are a list: a row of Discord's holds five."""
LISTED = 25
"""What a list shows at the most, Discord's limit; anyone else is found by typing."""
LONG = 100
"""A text that may be longer than this gets several lines in a form."""


def ask(place: Place, talk: Talk, sense: Sense, *, problem: Invalid | None = None) -> Message:
    """Return the message that asks the open question, after a problem more and more helpfully."""
    question = place.question
    assert question is not None  # noqa: S101 - a talk without an open question is not asked
    if problem is not None:
        return Message(_again(question, talk, sense, problem), _ways(question, place, talk, sense, stuck=True))
    parts = [question_text(question, sense)]
    if talk.turning_back == question.key and place.answers.stored(question) is not None:
        words = question.words(place.answers.stored(question), sense)
        parts.insert(0, sense.texts.say("talk-had", words=words))
    if question.confirms:
        parts = [summary(place, sense), *parts]
    elif shown := progress(place, sense):
        parts[-1] += f" _({shown})_"
    return Message("\n\n".join(parts), _ways(question, place, talk, sense, stuck=False))


def question_text(question: Question[Any], sense: Sense) -> str:
    """Return the words of a question."""
    return sense.texts.say(question.text_id, mode=sense.mode, **question.variables)


def label(question: Question[Any], sense: Sense) -> str:
    """Return the few words by which a question is called in summaries and forms."""
    return sense.texts.label(f"{question.text_id}.label", mode=sense.mode, **question.variables)


def hint(question: Question[Any], sense: Sense) -> str:
    """Return an example or the question in other words; empty when there is none."""
    name = f"{question.text_id}.hint"
    return sense.texts.say(name, mode=sense.mode, **question.variables) if sense.texts.has(name) else ""


def reason(question: Question[Any], sense: Sense) -> str:
    """Return why the question is asked."""
    return sense.texts.say(f"{question.text_id}.why", mode=sense.mode, **question.variables)


def answer_line(question: Question[Any], stored: Any, sense: Sense) -> str:
    """Return one answer as a line of a summary."""
    words = sense.texts.label("talk-skipped") if stored is None else question.words(stored, sense)
    return sense.texts.say("talk-answer", label=label(question, sense), words=words)


def summary(place: Place, sense: Sense) -> str:
    """Return all answers of a talk, a line each."""
    return "\n".join(answer_lines(place, sense))


def answer_lines(place: Place, sense: Sense) -> list[str]:
    """Return a line for each answer of a talk."""
    return [answer_line(q, place.answers.stored(q), sense) for q in place.done if not q.confirms]


def half_line(question: Question[Any], half: str, sense: Sense) -> str:
    """Return half an answer, a day whose time is still missing, as a line of a summary."""
    today = sense.now.astimezone(ZoneInfo(sense.zone)).date()
    words = day_words(date.fromisoformat(half), sense.texts.language, today)
    return sense.texts.say("talk-answer", label=label(question, sense), words=words)


COUNTED = 3
"""Questions from which it helps to say how far one is."""


def progress(place: Place, sense: Sense) -> str:
    """Return how far the talk is: the number a question has, `3 of 5`, or `about n more` when it is not certain."""
    if place.question is not None and place.question.nth is not None:
        number, total = place.question.nth
        return sense.texts.say("talk-progress", number=number, total=total) if total else ""
    number, left = len(place.done) + 1, len(place.ahead)
    if number + left < COUNTED:
        return ""
    if place.certain:
        return sense.texts.say("talk-progress", number=number, total=number + left)
    return sense.texts.say("talk-about-more", count=left) if left else ""


def changes(place: Place, talk: Talk, sense: Sense) -> Message:
    """Return the question which of the answers to change."""
    options = tuple(
        Option(q.key, _short(f"{label(q, sense)}: {_shown(q, place, sense)}")) for q in place.done if not q.confirms
    )
    select = Select(str(Token("change", "", talk.id, talk.asks)), sense.texts.label("talk-pick"), options[-LISTED:])
    return Message(sense.texts.say("talk-which-change"), (select,))


def form(place: Place, talk: Talk, sense: Sense) -> Form:
    """Return the open question and what can be filled in together with it, as a form."""
    fields = tuple(_form_field(question, talk, sense) for question in place.group)
    title = sense.texts.label(f"{talk.flow}-title")
    return Form(str(Token("form", "", talk.id, talk.asks)), title, fields, sense.texts.label("talk-send"))


def problem_text(problem: Invalid, sense: Sense) -> str:
    """Return what is wrong with an answer, kindly."""
    return sense.texts.say(f"problem-{problem.code}", **_told(problem, sense))


def problem_label(problem: Invalid, sense: Sense) -> str:
    """Return the same without markup, for a form."""
    return sense.texts.label(f"problem-{problem.code}", **_told(problem, sense))


def _told(problem: Invalid, sense: Sense) -> dict[str, Any]:
    """The variables of a problem, several names in a row."""
    return {
        name: sense.texts.row(value) if isinstance(value, tuple) else value for name, value in problem.variables.items()
    }


def _again(question: Question[Any], talk: Talk, sense: Sense, problem: Invalid) -> str:
    wrong = problem_text(problem, sense)
    if talk.tries <= 1:
        return (
            f"{wrong} {hint(question, sense)}".strip()
            if hint(question, sense)
            else f"{wrong}\n\n{question_text(question, sense)}"
        )
    if talk.tries == 2 and question.suggestions(sense):  # noqa: PLR2004 - second of the three rungs
        return f"{wrong} {sense.texts.say('talk-let-us-choose')}"
    return f"{wrong} {sense.texts.say('talk-way-out')}"


def _ways(question: Question[Any], place: Place, talk: Talk, sense: Sense, *, stuck: bool) -> tuple[Control, ...]:
    options = question.suggestions(sense) if stuck and talk.tries > 1 else question.options(sense)
    ways: list[Control] = list(_tappable(question, options, talk, sense))
    if len(place.group) > 1:
        ways.append(
            Button(str(Token("form", "", talk.id, talk.asks)), sense.texts.label("talk-together"), opens_form=True)
        )
    if question.optional:
        ways.append(_word("skip", talk, sense))
    if stuck and talk.tries > 2:  # noqa: PLR2004 - last of the three rungs
        offered = {understand.bare(option.label) for option in options}
        words = (_word("later", talk, sense), _word("cancel", talk, sense))
        ways += [word for word in words if understand.bare(word.label) not in offered]
    return tuple(ways)


def _tappable(question: Question[Any], options: Sequence[Option], talk: Talk, sense: Sense) -> list[Control]:
    if not options:
        return []
    listed = tuple(Option(option.value, _short(option.label)) for option in options[:LISTED])
    if isinstance(question, Choices | Names):
        most = len(listed)
        select = Select(
            str(Token("select", "", talk.id, talk.asks)), sense.texts.label("talk-pick-several"), listed, 1, most
        )
        none = Button(str(Token("answer", "", talk.id, talk.asks)), sense.texts.label("talk-none-of-these"))
        return [select, none] if isinstance(question, Choices) and not question.optional else [select]
    if len(listed) > BUTTONS:
        return [Select(str(Token("select", "", talk.id, talk.asks)), sense.texts.label("talk-pick"), listed)]
    return [
        Button(str(Token("answer", option.value, talk.id, talk.asks)), option.label, "primary" if n == 0 else "plain")
        for n, option in enumerate(listed)
    ]


def _word(word: str, talk: Talk, sense: Sense) -> Button:
    return Button(str(Token("word", word, talk.id, talk.asks)), sense.texts.label(f"word-{word}.button"))


def _form_field(question: Question[Any], talk: Talk, sense: Sense) -> Field:
    before = talk.draft.get(question.key, "")
    value = tuple(before) if isinstance(before, list) else str(before)
    options = () if isinstance(question, Names) else question.options(sense)[:LISTED]
    kind: Any = "line"
    most = 300
    if isinstance(question, Choices):
        kind = "choices"
    elif isinstance(question, Choice) and not question.free:
        kind = "choice"
    elif isinstance(question, Names) or (isinstance(question, Text) and question.most > LONG):
        kind, most = "lines", question.most if isinstance(question, Text) else 3000
    if kind in ("line", "lines"):
        options = ()
    return Field(
        question.key,
        label(question, sense),
        kind,
        _hint_label(question, sense),
        options,
        value,
        not question.optional,
        most,
    )


def _hint_label(question: Question[Any], sense: Sense) -> str:
    name = f"{question.text_id}.hint"
    return sense.texts.label(name, mode=sense.mode, **question.variables) if sense.texts.has(name) else ""


def _shown(question: Question[Any], place: Place, sense: Sense) -> str:
    stored = place.answers.stored(question)
    return sense.texts.label("talk-skipped") if stored is None else question.words(stored, sense)


def _short(words: str, most: int = 75) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
