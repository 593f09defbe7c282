"""The terminal's own few words, beside what the coach says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

_WORDS = {
    "nl": {
        "press": "Er is geen knop “{name}”.",
        "pick": "“{name}” staat niet in de lijst.",
        "form": "Er is geen veld “{name}”.",
        "no-press": "Er is nu niets om op te drukken.",
        "no-pick": "Er is nu geen lijst om uit te kiezen.",
        "no-form": "Er is nu geen formulier om in te vullen.",
        "choice": "“{name}” is hier geen keuze.",
        "there": "Wel: {there}.",
        "advance": "Hoe ver? Bijvoorbeeld: !advance 2d4h30m. Verder dan tien jaar gaat niet.",
        "to-next": "Er staat niets gepland.",
        "too-far": "Zo ver reikt de kalender niet.",
        "our-fault": "Er ging hier iets mis, niet bij jou. Probeer het nog eens.",
        "saved": "bewaard als {path}",
        "edited": "aangepast",
        "moved": "Het is nu {moment}.",
        "usage": "Typ gewoon. Verder: !press 1, !pick A; B, !form veld=waarde, !advance 2d4h30m, !to-next; exit stopt.",
        "bye": "Tot later.",
        "choices": "kies met !pick, gescheiden door ;",
        "choice-of": "kies met !pick",
        "fill": "vul in met !form {key}=…; …",
        "optional": "mag leeg",
    },
    "en": {
        "press": "There is no button “{name}”.",
        "pick": "“{name}” isn't on the list.",
        "form": "There is no field “{name}”.",
        "no-press": "There is nothing to press right now.",
        "no-pick": "There is no list to choose from right now.",
        "no-form": "There is no form to fill in right now.",
        "choice": "“{name}” isn't one of the choices here.",
        "there": "There is: {there}.",
        "advance": "How far? For instance: !advance 2d4h30m. Ten years is the most.",
        "to-next": "Nothing is planned.",
        "too-far": "The calendar doesn't reach that far.",
        "our-fault": "Something went wrong on my side, not yours. Please try again.",
        "saved": "saved as {path}",
        "edited": "changed",
        "moved": "It is now {moment}.",
        "usage": "Just type. Also: !press 1, !pick A; B, !form field=value, !advance 2d4h30m, !to-next; exit stops.",
        "bye": "See you later.",
        "choices": "choose with !pick, separated by ;",
        "choice-of": "choose with !pick",
        "fill": "fill in with !form {key}=…; …",
        "optional": "may be empty",
    },
}
_MOST_NAMED = 30


def word(name: str, language: str, /, **variables: str) -> str:
    """One of the terminal's own texts in a language."""
    return _WORDS["nl" if language.startswith("nl") else "en"][name].format(**variables)


def not_found(part: str, name: str, there: Sequence[str], language: str) -> str:
    """What to say when nothing goes by a name: what there is instead."""
    if part in ("press", "pick", "form") and not there:
        return word(f"no-{part}", language)
    short = name if len(name) <= _MOST_NAMED else f"{name[: _MOST_NAMED - 1]}…"
    said = word(part if part in ("press", "pick", "form") else "choice", language, name=short)
    return f"{said} {word('there', language, there=' · '.join(there))}"


def clock_face(moment: datetime, zone: str, language: str) -> str:
    """A moment as the prompt shows it, `ma 23 nov 10:00`."""
    local = moment.astimezone(ZoneInfo(zone))
    locale = "nl" if language.startswith("nl") else "en_GB"
    return f"{format_date(local, 'EEE d MMM', locale=locale)} {local:%H:%M}".replace(".", "")
