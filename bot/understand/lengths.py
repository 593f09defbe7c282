"""How long something takes, from plain words."""

from __future__ import annotations

from bot.understand.clocks import phrase
from bot.understand.patterns import pattern

_DAY = 24 * 60
_SAID = {
    "kwartier": 15, "een kwartier": 15, "kwartiertje": 15, "een kwartiertje": 15, "quarter of an hour": 15,
    "a quarter of an hour": 15, "a quarter": 15,
    "half uur": 30, "een half uur": 30, "halfuur": 30, "een halfuur": 30, "half uurtje": 30, "een half uurtje": 30,
    "half an hour": 30, "a half hour": 30, "half hour": 30,
    "drie kwartier": 45, "three quarters of an hour": 45,
    "uur": 60, "een uur": 60, "uurtje": 60, "een uurtje": 60, "an hour": 60, "one hour": 60, "hour": 60,
    "vijf kwartier": 75,
    "anderhalf uur": 90, "hour and a half": 90, "an hour and a half": 90, "one and a half hours": 90,
    "twee uur": 120, "two hours": 120, "drie uur": 180, "three hours": 180,
}  # fmt: skip
_MINUTES = pattern(r"([0-9]{1,4}) ?(?:minuten|minuut|minutes|minute|mins?|m|')?\.?")
_HOURS = pattern(
    r"(?P<whole>[0-9]{1,2})(?:[.,](?P<part>5|25|75))? ?(?:uur|u|hours?|hrs?|h)"
    r"(?: ?(?:en |and )?(?P<rest>[0-9]{1,2}) ?(?:minuten|minutes|mins?|m)?)?\.?"
)
_PARTS = {"5": 30, "25": 15, "75": 45}


def minutes(text: str) -> int | None:
    """The number of minutes, from 1 to a whole day, that the whole text is; a bare number counts as minutes."""
    said = phrase(text)
    if said is None:
        return None
    found = _SAID.get(said)
    if found is None:
        found = _counted(said)
    return found if found is not None and 1 <= found <= _DAY else None


def _counted(said: str) -> int | None:
    """The minutes of a length in digits."""
    plain = _MINUTES().fullmatch(said)
    if plain:
        return int(plain[1])
    found = _HOURS().fullmatch(said)
    if found is None or (found["part"] and found["rest"]):
        return None
    return int(found["whole"]) * 60 + _PARTS.get(found["part"] or "", 0) + int(found["rest"] or 0)
