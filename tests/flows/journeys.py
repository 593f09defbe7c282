"""Ways into every flow, for tests that want to be in the middle of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.chat.tokens import Token
from bot.commands import OPENED
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
    "look-back-hours": {"nl": "Overleg en vergaderen", "en": "Meetings"},
    "look-back-moved": {"nl": "Mij ergens mee helpen", "en": "Help me with something"},
    "look-back-share": {"nl": "Een flink stuk", "en": "A good part"},
    "look-back-waits": {"nl": "Ja, iets", "en": "Yes, something"},
    "story-plainer": {"nl": "Ik teken wat je bedoelt", "en": "I draw what you mean"},
    "story-somebody": {"nl": "Karin Proef", "en": "Karin Sample"},
    "story-effect": {"nl": "Ze durft haar prijs te noemen", "en": "She dares to name her price"},
    "adopters-problem": {"nl": "Ja, en al iets geprobeerd", "en": "Yes, and tried something"},
    "adopters-taste": {"nl": "Probeert graag, en vertelt het rond", "en": "Likes to try it, and tells others"},
    "puzzle-between": {"nl": "Noor Proef", "en": "Noor Sample"},
    "puzzle-given": {"nl": "Meegedacht over haar pitch", "en": "Thought along with her pitch"},
    "reach-doing": {"nl": "Help me even", "en": "Give me a hand"},
    "reach-stuck": {"nl": "Geen tijd", "en": "No time"},
    "reach-after": {"nl": "Later", "en": "Later"},
    "reach-until": {"nl": "Morgen", "en": "Tomorrow"},
    "reach-leave": {"nl": "Een maand", "en": "A month"},
    "outreach-intro": {"nl": "Nog niks gehoord", "en": "Nothing heard yet"},
    "guess-contact": {"nl": "Noor Proef", "en": "Noor Sample"},
    "guess-chance": {"nl": "30 %", "en": "30%"},
    "offer-again": {"nl": "Veranderen", "en": "Change it"},
    "offer-what": {"nl": "Samen jouw idee op één vel tekenen", "en": "Draw your idea on one sheet together"},
    "offer-minutes": {"nl": "45 minuten", "en": "45 minutes"},
    "offer-price": {"nl": "Niets", "en": "Nothing"},
    "offer-experience": {"nl": "Een tekening die iedereen snapt", "en": "A drawing that anyone understands"},
    "offer-choice": {"nl": "Zelf verder of samen", "en": "Go on alone or together"},
    "offer-easy": {"nl": "Het is klein", "en": "It's small"},
    "offer-better": {"nl": "Samen jouw verhaal op één vel tekenen", "en": "Draw your story on one sheet together"},
    "lesson-lesson": {"nl": "Eerst laten tekenen", "en": "Let them draw first"},
    "lesson-changes": {"nl": "Hoe ik mijn verhaal vertel", "en": "How I tell my story"},
    "week-again": {"nl": "Veranderen", "en": "Change it"},
    "week-promise": {"nl": "Bram mijn verhaal vertellen", "en": "Tell Bram my story"},
    "week-rather": {"nl": "Drie mensen mijn aanbod doen", "en": "Make my offer to three people"},
    "week-cue": {"nl": "Dinsdag na mijn eerste koffie", "en": "Tuesday after my first coffee"},
    "check-in-how": {"nl": "Deels", "en": "Partly"},
    "check-in-was": {"nl": "Rustig", "en": "Quiet"},
    "check-in-note": {"nl": "Een vast moment hielp", "en": "A fixed moment helped"},
    "check-in-carry": {"nl": "Ja, meenemen", "en": "Yes, take it along"},
    "pause-already": {"nl": "Zo laten", "en": "Leave it"},
    "pause-until": {"nl": "over twee weken", "en": "in two weeks"},
    "snooze-when": {"nl": "morgen 9:00", "en": "tomorrow 9:00"},
    "snooze-what": {"nl": "Bram bellen", "en": "call Bram"},
    "settings-which": {"nl": "Hoe vaak", "en": "How often"},
    "settings-at": {"nl": "9:30", "en": "9:30"},
    "settings-days": {"nl": "Elke dag", "en": "Every day"},
    "settings-holidays": {"nl": "Duitsland", "en": "Germany"},
    "settings-quiet": {"nl": "van 21 tot 7", "en": "from 21 to 7"},
    "settings-pace": {"nl": "Rustiger", "en": "Less"},
    "settings-zone": {"nl": "Lissabon", "en": "Lisbon"},
    "settings-language": {"nl": "Nederlands", "en": "English"},
    "settings-mode": {"nl": "Binnen mijn organisatie", "en": "Inside my organisation"},
    "pace-how": {"nl": "Ander tijdstip", "en": "Another time"},
    "pace-at": {"nl": "16:00", "en": "16:00"},
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
    "puzzle": "puzzle",
    "reach": "today",
    "offer": "offer",
    "lesson": "lesson",
    "week": "week",
    "pause": "pause",
    "snooze": "snooze",
    "settings": "settings",
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
    if flow == "adopters":
        chat.commands("names")
        answer(chat)
        chat.commands("cancel")
    if flow == "check-in":
        chat.commands("week")
        finish(chat, "week")
    if flow in OPENED:
        chat.presses_token(str(Token("open", flow)))
        return
    if flow == "puzzle":
        chat.commands("names")
        while not chat.was_asked("names-dream"):
            answer(chat)
        chat.says("Philips, Nieuwland")
        chat.commands("cancel")
    if flow == "reach":
        chat.commands("names")
        answer(chat)
        chat.commands("cancel")
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
    """Get through the introduction and its test nudge; from then on the coach says only what it is asked to."""
    welcome(chat)
    only_what_is_asked_for(chat)
    chat.waits(minutes=2)


def only_what_is_asked_for(chat: Chat) -> None:
    """Stop the rhythm and the unasked nudges, for tests of what comes because a session was planned."""
    with chat.store.turn() as work:
        member = work.member_at(chat.address)
        assert member is not None
        work.save_member(replace(member, pace="stopped"))


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
