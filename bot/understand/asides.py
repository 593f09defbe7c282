"""What may follow a time without changing it: where people meet, and why the time suits somebody."""

from __future__ import annotations

from collections.abc import Sequence

from bot.understand import plans
from bot.understand.clocks import Clock
from bot.understand.mentions import Mention
from bot.understand.tables import words
from bot.understand.tokens import Token

_AT = words("bij at by")
_PLACING = _AT | words("in op on near outside before after voor na tegenover opposite")
_RELATING = words("in before after voor na")
_WHOSE = words("de het een mijn m'n the a my our onze ons his her haar zijn hun their jouw your mij jou jullie me")
_PLACES = words("""
    thuis kantoor home work school werk town place house office flat huis mij jou ons zoom teams meet skype whatsapp
    station central centraal
""")
_THEN = words("dan then want because cause omdat")
_SUITS = frozenset({("ben", "ik"), ("heb", "ik"), ("kan", "ik"), ("zijn", "we"), ("hebben", "we"), ("kunnen", "we")})
_SUITS_TOO = words("i'm i'll i've")
_FREE = words("""
    thuis klaar vrij terug wakker tijd opgehaald gegeten beschikbaar bereikbaar home back free done available finished
    ready awake time
""")
_MOST = 9  # words of a reason
_WORDS_OF_A_PLACE = 2


def aside(said: Sequence[Token], found: Sequence[Mention], taken: set[int]) -> range:
    """The tokens at the end of a text that only say where people meet, or why the time suits; often none."""
    timed = [one for one in found if one.timed]
    last = next((at for at, token in enumerate(said) if token.kind == "end"), 0)
    while last and said[last - 1].text in {".", "!", ")", "\n"}:
        last -= 1
    if not timed or timed[-1] is not found[-1]:
        return range(0)
    one = found[-1]
    first = one.end + (said[one.end].text in {",", "("})
    rest = said[first:last]
    if not rest or any(at in taken for at in range(first, last)):
        return range(0)
    fits = _reason(rest, span=one.after is not None) or (bool(one.clocks) and _place(rest, one.clocks[-1]))
    return range(first, last) if fits else range(0)


def _place(rest: Sequence[Token], clock: Clock) -> bool:
    """Whether this is a place: `bij de koffiehoek`, `at my place`, `op kantoor`."""
    texts = [token.text for token in rest]
    sure = clock.sign in {"words", "colon", "half", "name"} or clock.led or (clock.sign == "unit" and clock.minute)
    # "8 uur in de trein" is how long, and "at 5 in the queue" a place in a row.
    if not sure or (clock.sign == "bare" and texts[0] not in _AT):
        return False
    # "5 voor 12 voor het klimaat" is late, and "tien voor twaalf in de klas" a count.
    counted = clock.sign == "words" and texts[0] in _RELATING
    if counted or any(token.kind != "word" for token in rest):
        return False
    placing = texts[0] in _PLACING
    if not placing and texts[0] not in {"my", "your", "our"}:
        return False
    named = texts[1 if placing else 0 :]
    if named and named[0] in _WHOSE:
        named = named[1:] or named
        return 0 < len(named) <= _WORDS_OF_A_PLACE and not _tells(named) and (placing or named[-1] in _PLACES)
    return len(named) == 1 and named[0] in _PLACES


def _reason(rest: Sequence[Token], *, span: bool) -> bool:
    """Whether this is why a time suits: `dan ben ik thuis`, `then I'm free`; after a span also without "then"."""
    texts = [token.text for token in rest]
    led = texts[0] in _THEN
    first = texts[led : led + 2]
    suits = tuple(first) in _SUITS or (led and bool(first) and first[0] in _SUITS_TOO)
    plain = all(token.kind == "word" for token in rest) and not plans.NEGATIONS.intersection(texts)
    er = texts[led + 2 : led + 3] == ["er"] and len(texts) == led + 3
    return suits and plain and (led or span) and len(texts) <= _MOST and (er or bool(_FREE.intersection(texts)))


def _tells(named: Sequence[str]) -> bool:
    """Whether the words tell of something that was, or refuse it."""
    return any(plans.remembered(word) or word in plans.NEGATIONS for word in named)
