"""The engine: what an answer, a step back, a skip or a change does to a talk. Pure; texts and stores are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import understand
from bot.talk.questions import CHECK, Invalid, Question, Sense
from bot.talk.script import Place
from bot.talk.talks import Json, Talk

CHANGING = "changing"
"""In a talk's draft: the person was asked which of the answers to change."""

TOLD = "told"
"""In a talk's draft: the questions that a sentence answered before they were asked."""

_HALF = "half:"

Filled = str | tuple[str, ...]


def understood(question: Question[Any], text: str, sense: Sense) -> Json | Invalid:
    """Return the stored answer in a typed text; nothing, nobody or don't know is a skip where that may be: None."""
    if not text.strip():
        return Invalid("empty")
    found = question.understand(text, sense)
    if question.optional and isinstance(found, Invalid | str) and understand.nobody(text):
        return None
    return found


def answered(talk: Talk, question: Question[Any], stored: Json) -> Talk:
    """Return the talk with an answer in it; a changed answer takes back a confirmation given on the old ones."""
    kept = {key: value for key, value in talk.answers.items() if key != CHECK}
    return replace(
        talk, answers={**kept, question.key: stored}, turning_back=None, tries=0, asked=None,
        draft=_without(talk, question.key, CHANGING, half_of(question.key)),
    )  # fmt: skip


def told(talk: Talk, answers: Mapping[str, Json]) -> Talk:
    """Return the talk with answers that a sentence gave before they were asked for."""
    keys = sorted({*talk.draft.get(TOLD, ()), *answers})
    return replace(talk, answers={**talk.answers, **answers}, draft={**talk.draft, TOLD: keys})


def skipped(talk: Talk, question: Question[Any]) -> Talk | Invalid:
    """Return the talk with the question skipped, or why it is needed."""
    return answered(talk, question, None) if question.optional else Invalid("needed")


def gone_back(talk: Talk, place: Place) -> Talk | Invalid:
    """Return the talk with the question before the open one asked again; every answer is kept."""
    if not place.done:
        return Invalid("first")
    return replace(talk, turning_back=place.done[-1].key, tries=0, asked=None)


def changing(talk: Talk, place: Place, key: str) -> Talk | Invalid:
    """Return the talk with one answered question asked again."""
    if key not in {question.key for question in place.done}:
        return Invalid("gone")
    return replace(talk, turning_back=key, tries=0, asked=None, draft=_without(talk, CHANGING))


def half_of(key: str) -> str:
    """Return where a talk's draft keeps what was said of an answer of which a part is still missing."""
    return f"{_HALF}{key}"


def halves(talk: Talk) -> dict[str, Json]:
    """Return what was said of answers of which a part is still missing, by question."""
    return {key.removeprefix(_HALF): half for key, half in talk.draft.items() if key.startswith(_HALF)}


def missed(talk: Talk, question: Question[Any], half: str | None = None) -> Talk:
    """Return the talk after an answer that was not understood, or of which one half was."""
    draft = talk.draft if half is None else {**talk.draft, half_of(question.key): half}
    return replace(talk, tries=talk.tries + 1, draft=draft)


def completed(talk: Talk, question: Question[Any], text: str, sense: Sense) -> Json | Invalid:
    """Return the answer in a typed text, together with the half of it that was said before."""
    half = talk.draft.get(half_of(question.key))
    whole = understood(question, f"{half} {text}", sense) if isinstance(half, str) else Invalid("empty")
    return understood(question, text, sense) if isinstance(whole, Invalid) else whole


def filled(
    talk: Talk, group: Sequence[Question[Any]], values: Mapping[str, Filled], sense: Sense
) -> tuple[Talk, dict[str, Invalid]]:
    """Return the talk with a form's answers in it; with problems, the talk with what was right kept as a draft."""
    answers: dict[str, Json] = {}
    problems: dict[str, Invalid] = {}
    for question in group:
        stored = _field(question, values.get(question.key, ""), sense)
        if isinstance(stored, Invalid):
            problems[question.key] = stored
        else:
            answers[question.key] = stored
    if problems:
        right = {key: list(v) if isinstance(v, tuple) else v for key, v in values.items() if key in answers}
        return replace(talk, draft={**talk.draft, **right}), problems
    for question in group:
        talk = answered(talk, question, answers[question.key])
    return talk, {}


def asked(talk: Talk, key: str, now: datetime) -> Talk:
    """Return the talk with a question put; with another one than before, earlier buttons are old."""
    if talk.asked == key:
        return replace(talk, touched=now)
    return replace(talk, asked=key, asks=talk.asks + 1, asked_at=now, touched=now)


def gone_by(talk: Talk, asked: Sequence[Question[Any]], now: datetime) -> Talk:
    """Return a talk without the answers that no longer are one, so that they are asked again."""
    gone = {question.key for question in asked if not question.holds(talk.answers.get(question.key), now)}
    return replace(talk, answers={key: stored for key, stored in talk.answers.items() if key not in gone})


def renamed(talk: Talk, names: Mapping[str, str]) -> Talk:
    """Return a talk of an older release with its answers under the questions' present names."""

    def now_called(key: str) -> str:
        name, colon, subject = key.partition(":")
        return names.get(name, name) + colon + subject

    if not names:
        return talk
    answers = {now_called(key): value for key, value in talk.answers.items()}
    draft = {now_called(key): value for key, value in talk.draft.items()}
    back = now_called(talk.turning_back) if talk.turning_back else None
    return replace(talk, answers=answers, draft=draft, turning_back=back)


def _field(question: Question[Any], given: Filled, sense: Sense) -> Json | Invalid:
    if isinstance(given, tuple) or given in {option.value for option in question.options(sense)}:
        values = given if isinstance(given, tuple) else (given,)
        if not values:
            return None if question.optional else Invalid("empty")
        return question.choose(values, sense)
    if not given.strip():
        return None if question.optional else Invalid("empty")
    return understood(question, given, sense)


def _without(talk: Talk, *keys: str) -> dict[str, Json]:
    return {key: value for key, value in talk.draft.items() if key not in keys}
