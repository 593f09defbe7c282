"""Ways into every flow, for tests that want to be in the middle of it."""

from __future__ import annotations

from collections.abc import Callable

from tests.chat import Chat

ANSWERS: dict[str, dict[str, str]] = {
    "welcome-language": {"nl": "Nederlands", "en": "English"},
    "welcome-zone": {"nl": "Amsterdam", "en": "Amsterdam"},
    "welcome-mode": {"nl": "Mijn eigen zaak", "en": "My own business"},
    "welcome-days": {"nl": "ma-vr", "en": "mon-fri"},
    "welcome-quiet": {"nl": "22:00-07:00", "en": "22:00-07:00"},
    "story-who": {"nl": "Ik ben Testa, ik teken.", "en": "I'm Testa, I draw."},
    "story-love": {"nl": "Tekenen wat anderen bedoelen", "en": "Drawing what others mean"},
    "story-person": {"nl": "Karin Proef", "en": "Karin Sample"},
    "story-need": {"nl": "Ze krijgt het niet uitgelegd", "en": "She can't get it explained"},
    "story-change": {"nl": "Ze heeft één vel", "en": "She has one sheet"},
    "story-check": {"nl": "ja", "en": "yes"},
    "names-where": {"nl": "Mensen die ik goed ken", "en": "People I know well"},
    "names-known": {"nl": "Bram Proef, Noor Proef", "en": "Bram Sample, Noor Sample"},
    "names-dream": {"nl": "Philips", "en": "Philips"},
    "names-between": {"nl": "Tom de Tester", "en": "Tom the Tester"},
    "names-same": {"nl": "Dezelfde", "en": "The same"},
    "outreach-contact": {"nl": "Sanne Proef", "en": "Sanne Sample"},
    "outreach-outcome": {"nl": "Denkt erover na", "en": "Thinking about it"},
    "outreach-introduces": {"nl": "Floor Testman", "en": "Floor Testman"},
    "outreach-when": {"nl": "2026-12-01 15:30", "en": "2026-12-01 15:30"},
    "outreach-need": {"nl": "Ze wil het eerst zien", "en": "She wants to see it first"},
    "session-contact": {"nl": "Sanne Proef", "en": "Sanne Sample"},
    "session-move": {"nl": "nee", "en": "no"},
    "session-when": {"nl": "2026-12-01 15:30", "en": "2026-12-01 15:30"},
    "session-minutes": {"nl": "45 minuten", "en": "45 minutes"},
    "session-aim": {"nl": "Eén vel", "en": "One sheet"},
    "session-check": {"nl": "ja", "en": "yes"},
    "result-which": {"nl": "Sanne Proef", "en": "Sanne Sample"},
    "result-how": {"nl": "Top", "en": "Top"},
    "result-came": {"nl": "aandacht, geld", "en": "attention, money"},
    "result-worth": {"nl": "250 euro", "en": "250 euro"},
    "result-actions": {"nl": "Ik stuur de tekening", "en": "I send the drawing"},
    "result-next": {"nl": "Samen met mij", "en": "With me"},
    "result-referrals": {"nl": "Floor Testman", "en": "Floor Testman"},
    "result-proof": {"nl": "Eindelijk helder", "en": "Clear at last"},
    "result-share": {"nl": "ja", "en": "yes"},
    "result-lesson": {"nl": "Eerst laten tekenen", "en": "Let them draw first"},
    "result-thanks": {"nl": "Al gedaan", "en": "Done already"},
    "move-contact": {"nl": "Noor Proef", "en": "Noor Sample"},
    "move-column": {"nl": "3", "en": "3"},
    "rename-contact": {"nl": "Noor Proef", "en": "Noor Sample"},
    "rename-newname": {"nl": "Noor Testman", "en": "Noor Testman"},
    "language-language": {"nl": "Nederlands", "en": "English"},
    "delete-sure": {"nl": "Bewaren", "en": "Keep it"},
}
"""A good answer to every question, by its text."""

COMMANDS = {
    "story": "story",
    "names": "names",
    "session": "session",
    "outreach": "log",
    "result": "log",
    "language": "language",
    "delete": "delete",
}
"""The word that opens each flow."""

WISHES = {
    "move": {"nl": "zet Floor Testman in kolom 2", "en": "move Floor Testman to column 2"},
    "rename": {"nl": "Floor Testman heet eigenlijk Visser", "en": "Floor Testman is actually called Fisher"},
}
"""The sentence that opens a flow without a word of its own; it names nobody on the list, so the flow asks whom."""


def answer(chat: Chat) -> None:
    """Answer the open question well."""
    asked = chat.open_question()
    assert asked is not None
    chat.says(ANSWERS[asked][chat.language])


def finish(chat: Chat, flow: str) -> None:
    """Answer until this flow is over."""
    for _ in range(40):
        asked = chat.open_question()
        if asked is None or not asked.startswith(f"{flow}-"):
            return
        answer(chat)
    raise AssertionError(f"{flow} does not end")


def welcome(chat: Chat) -> None:
    """Say hello and get through the introduction."""
    chat.says("hoi" if chat.language == "nl" else "hi")
    finish(chat, "welcome")
    assert chat.open_question() is None


def into(chat: Chat, flow: str) -> None:
    """Come to the first question of a flow."""
    if flow == "welcome":
        chat.says("hoi" if chat.language == "nl" else "hi")
        return
    welcome(chat)
    if flow in WISHES:
        chat.commands("names")
        answer(chat)
        chat.commands("cancel")
        chat.says(WISHES[flow][chat.language])
        return
    chat.commands(COMMANDS[flow])
    if flow == "result":  # no session is waiting, so the log asks about a talk first
        answer(chat)
        chat.says({"nl": "Het was al een sessie", "en": "It was a session"}[chat.language])


def steps(chat_of: Callable[[], Chat], flow: str) -> list[str]:
    """Return the questions that a flow asks when every answer is a good one."""
    chat = chat_of()
    into(chat, flow)
    asked = []
    while (question := chat.open_question()) is not None and question.startswith(f"{flow}-"):
        asked.append(question)
        answer(chat)
    return asked


def settled(chat: Chat) -> None:
    """Get through the introduction and its test nudge."""
    welcome(chat)
    chat.waits(minutes=2)


def planned(chat: Chat, who: str, when: str, minutes: str = "45") -> None:
    """Plan a session, `when` as typed."""
    chat.commands("session")
    wishes = {"session-contact": who, "session-when": when, "session-minutes": f"{minutes} min"}
    for _ in range(10):
        asked = chat.open_question()
        if asked is None or not asked.startswith("session-"):
            return
        chat.says(wishes.get(asked) or ANSWERS[asked][chat.language])
    raise AssertionError("session does not end")


def logged(chat: Chat, **given: str) -> None:
    """Answer an open log with these answers by question, `how` and `came` briefly, and skip the rest."""
    usual = {"how": "Top", "came": ANSWERS["result-came"][chat.language].split(",", maxsplit=1)[0]}
    for _ in range(15):
        asked = chat.open_question()
        if asked is None or not asked.startswith("result-"):
            return
        answer_to = {**usual, **given}.get(asked.removeprefix("result-"))
        chat.says(answer_to) if answer_to else chat.commands("skip")
    raise AssertionError("result does not end")


def columns(chat: Chat) -> dict[int, list[str]]:
    """Return the names in each column that are not archived."""
    there = [contact for contact in chat.everything()["contacts"] if not contact["archived"]]
    return {n: [contact["name"] for contact in there if contact["column"] == n] for n in (1, 2, 3)}


def arrows(chat: Chat) -> set[tuple[str, str]]:
    """Return who can introduce the person to whom, by name."""
    kept = chat.everything()
    name = {contact["id"]: contact["name"] for contact in kept["contacts"]}
    return {(name[arrow["by"]], name[arrow["to"]]) for arrow in kept["introductions"]}
