"""Questions about one person on the list: "alles over Bram", "what do I know about Tom?"."""

from __future__ import annotations

import re
from functools import cache

from bot.understand.fold import fold

_LONGEST = 200


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    who = r"(?P<who>\S.*?)"
    return tuple(
        re.compile(shape + r"[.!?\s]*", re.IGNORECASE)
        for shape in (
            rf"(?:laat (?:me )?(?:eens |even )?zien )?(?:alles|(?:de|mijn) geschiedenis) (?:over|van|met) {who}",
            rf"(?:vertel (?:me )?(?:eens |iets |alles )?|wat (?:weet|weten) (?:je|ik|we) )(?:over|van) {who}",
            rf"wat (?:heb ik|is er) (?:allemaal )?(?:met|bij) {who} (?:gedaan|besproken|gebeurd|afgesproken)",
            rf"(?:wie is|wie was) {who}(?: ook ?al ?weer)?",
            rf"(?:show me )?(?:everything|all|the history|my history) (?:about|of|with) {who}",
            rf"(?:tell me (?:everything |more )?|what do (?:you|i|we) know )about {who}",
            rf"(?:who is|who was|who's) {who}(?: again)?",
            rf"what happened with {who}",
        )
    )


def name_looked_for(text: str) -> str | None:
    """Return the name of the person that a text asks about, when it is written as one: `who is Ruth?`."""
    who = looked_for(text)
    found = re.search(re.escape(who), text, re.IGNORECASE) if who else None
    if found is None or not all(word[:1].isupper() for word in found[0].split()):
        return None
    return found[0]


def looked_for(text: str) -> str | None:
    """Return whom a text asks about, as it was typed, when it has the shape of such a question."""
    said = " ".join(fold(text).split())
    if len(said) > _LONGEST:
        return None
    return next((found["who"] for shape in _shapes() if (found := shape.fullmatch(said))), None)
