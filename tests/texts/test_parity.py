"""Every text exists in both languages, with the same attributes and variables, and is used somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.commands import OPENED
from bot.domain.member import LANGUAGES
from bot.domain.nudges import KINDS
from bot.domain.reaching import OCCASIONS
from bot.flows.all import FLOWS
from bot.flows.checkin import COUNTED
from bot.talk.holidays import Holidays
from bot.talk.later import Soon
from bot.talk.measures import Days, Zone
from bot.talk.questions import Choice, Choices, Question
from bot.texts import FOLDER
from bot.words import HERE

PACKAGES = Path(__file__).parents[2]


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name
        self.names.add(node.id.name)


def patterns(language: str) -> dict[str, set[str]]:
    """Return the variables of every text and attribute of a language, by name."""
    found: dict[str, set[str]] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content[:80]}"
            if not isinstance(entry, ast.Message):
                continue
            parts = {entry.id.name: entry.value} | {f"{entry.id.name}.{a.id.name}": a.value for a in entry.attributes}
            for name, value in parts.items():
                if value is not None:
                    assert name not in found, f"{name} stands twice in {language}"
                    variables = _Variables()
                    variables.visit(value)
                    found[name] = variables.names
    return found


def questions() -> list[tuple[str, Question[object]]]:
    """Return every question of every flow."""
    return [
        (f"{flow.name}-{name}", value)
        for flow in FLOWS.values()
        for name, value in vars(type(flow)).items()
        if isinstance(value, Question)
    ]


def test_both_languages_have_the_same_texts() -> None:
    dutch, english = (set(patterns(language)) for language in LANGUAGES)
    assert dutch == english


def test_both_languages_use_the_same_variables() -> None:
    dutch, english = (patterns(language) for language in LANGUAGES)
    differing = {name: (dutch[name], english[name]) for name in dutch if dutch[name] != english[name]}
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_texts(language: str) -> None:
    there = set(patterns(language))
    for text_id, question in questions():
        wanted = {text_id, f"{text_id}.label", f"{text_id}.why", f"{text_id}.hint"}
        if isinstance(question, Choice | Choices):
            wanted |= {f"{text_id}.option-{i}" for i in question.ids}
        elif isinstance(question, Days):
            wanted |= {f"{text_id}.option-{i}" for i in question.SETS}
        elif isinstance(question, Zone):
            wanted.add(f"{text_id}.option-yes")
        elif isinstance(question, Holidays):
            wanted |= {f"{text_id}.option-yes", f"{text_id}.option-no"}
        assert wanted <= there, f"{text_id} lacks {sorted(wanted - there)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_and_flow_has_its_texts(language: str) -> None:
    there = set(patterns(language))
    assert {f"word-{word}.button" for word in HERE} | {f"word-{word}.option" for word in HERE} <= there
    assert {f"{flow}-{part}" for flow in FLOWS for part in ("title", "called")} <= there


def test_every_text_is_used() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for package in ("bot", "adapters", "scheduler")
        for path in (PACKAGES / package).rglob("*.py")
    )
    named = set(re.findall(r"[a-z]+(?:-[a-z]+)+|\bhelp\b|\bprivacy\b|\blate\b", code))
    built = {text_id for text_id, _ in questions()} | {f"{f}-{p}" for f in FLOWS for p in ("title", "called")}
    built |= {f"word-{word}" for word in HERE} | {f"next-{step}" for step in HERE | OPENED}
    built |= {
        f"problem-{code_}" for code_ in re.findall(r'Invalid\(\s*"([a-z-]+)"|else "([a-z-]+)"', code) for code_ in code_
    }
    built |= {f"check-in-{counted}" for counted in COUNTED}
    built |= {f"outlook-{kind}" for kind in KINDS} | {f"talk-in-{soon}" for soon in (*Soon.SOON, *Soon.MORNINGS)}
    built |= {f"{part}-{occasion}" for part in ("reach-why", "draft", "week-suggest") for occasion in OCCASIONS}
    unused = {name for name in patterns("nl") if name.partition(".")[0] not in named | built}
    assert unused == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_asks_one_question(language: str) -> None:
    """What is quoted to be sent to somebody else is not the coach who asks."""
    asking = {text_id for text_id, _ in questions()}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.id.name in asking:
                for variant in variants(entry.value):
                    own = "\n".join(line for line in variant.splitlines() if not line.startswith("> "))
                    assert own.count("?") <= 1, f"{entry.id.name} asks more than one thing: {variant}"


def variants(pattern: ast.Pattern | None) -> list[str]:
    """Return the wordings of a pattern, one for each variant of a select."""
    assert pattern is not None
    plain = "".join(part.value for part in pattern.elements if isinstance(part, ast.TextElement))
    selects = [
        part.expression
        for part in pattern.elements
        if isinstance(part, ast.Placeable) and isinstance(part.expression, ast.SelectExpression)
    ]
    inside = [text for select in selects for variant in select.variants for text in variants(variant.value)]
    return [plain + text for text in inside] or [plain]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_never_shouts_and_never_sells(language: str) -> None:
    for path in sorted((FOLDER / language).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"!{1,}", text), path.name
        assert not re.search(
            r"\b(lead|funnel|pipeline|prospect|super|awesome|geweldig|great)\b", text, re.IGNORECASE
        ), path.name
