"""Whether words right beside a time make it less than one certain time: about, before, or, from … to."""

from __future__ import annotations

from bot.understand import plans
from bot.understand.almanac import ORDINALS
from bot.understand.around import PLANS, UNTIL, Around
from bot.understand.counts import ARTICLES
from bot.understand.mentions import Mention
from bot.understand.reading import numbered
from bot.understand.tables import words

_SKIPPED = words("de the het om at on op in 's een a dan")
_NOT_IT = words("of or no nee")
_ELSEWHERE = words("est edt cst cdt mst pst pdt utc gmt cet cest bst ist time tijd timezone tijdzone")


def loose(around: Around, one: Mention, whole: Mention) -> bool:
    """Whether a mention, itself or as part of the whole that is meant, is only about that time."""
    elsewhere = bool(one.clocks) and bool(_ELSEWHERE & around.texts)
    return elsewhere or _before(around, one, whole) or _after(around, one)


def _before(around: Around, one: Mention, whole: Mention) -> bool:
    at = one.first - 1
    while at >= 0 and around.said[at].text in _SKIPPED and at not in around.taken:
        at -= 1
    if at < 0 or around.said[at].kind == "line":
        return False
    before, earlier = around.said[at].text, around.said[at - 1].text
    if before == "about" and earlier in {"how", "what"}:
        return False
    lone = bool(whole.clocks) and not whole.dated
    cases = {
        **dict.fromkeys(UNTIL, not (whole.days or plans.PAUSES & around.texts)),
        # "voor vrijdag" may be before it, and "two days before Christmas" is.
        "voor": at - 1 in around.taken or not (whole.clocks and PLANS & around.texts),
        "for": at - 1 in around.taken,
        # "het is half vier" tells what time it is.
        **dict.fromkeys(("is", "it's", "its"), lone),
        "van": bool(whole.days) and not whole.clocks,
    }
    other = at in around.gone or before in _NOT_IT or before in plans.LOOSE_BEFORE or _counted(around, at)
    return cases.get(before, other)


def _counted(around: Around, at: int) -> bool:
    """Whether a number, or a number and a word like `to`, stands right before a time."""
    before = around.said[at].text
    stretched = before in plans.STRETCHES and at > 0 and numbered(around.said, at - 1) and at - 1 not in around.taken
    return stretched or (numbered(around.said, at) and at not in around.taken and before not in ARTICLES)


def _after(around: Around, one: Mention) -> bool:
    at = one.end
    after = around.said[at]
    if at in around.taken:
        return at in around.gone
    if after.text in plans.STRETCHES and after.text not in {",", "of", "or"}:
        beside = at + 1 + (around.said[at + 1].text in _SKIPPED)
        if numbered(around.said, beside) or beside in around.taken:
            return not around.starts(beside, "length")
    beside = at
    while around.said[beside].text in _SKIPPED:
        beside += 1
    if after.text in plans.LOOSE_AFTER or (
        around.said[beside].text in plans.LOOSE_AFTER and beside not in around.taken
    ):
        return True
    if [token.text for token in around.said[at : at + 5]] == ["is", "er", "weer", "een", "dag"]:
        return True
    # "Monday first thing"
    placed = after.kind == "word" and after.text in ORDINALS
    return numbered(around.said, at) and after.text not in ARTICLES and not placed
