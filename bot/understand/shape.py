"""The shape of a sentence: its words with people, times and amounts replaced by signs, to be matched as a whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.understand.amounts import amounts
from bot.understand.asked import Mention
from bot.understand.given_names import given_names
from bot.understand.numbers import number
from bot.understand.patterns import pattern
from bot.understand.slips import slips
from bot.understand.tables import words
from bot.understand.typed import Token, tokens
from bot.understand.vocabulary import kin, ordinary, particles, time_words

KNOWN, UNKNOWN, TIME, MONEY = "@", "%", "~", "\u20ac"
_SLIP = 5
_MOST = 120  # words and signs; nobody says a wish in more
_MINE = frozenset({"mijn", "m'n", "my", "onze", "our"})
_PRONOUNS = frozenset({"he", "she", "it", "that", "who", "there", "what", "let"})
_NOT_A_TIME = words("""
    do may mei march sun sat mar sep next second half coming quarter am day dag dagen days week weken weeks elke
    iedere every volgende komende am ma di wo vr za zo mon
""")  # fmt: skip
_CLOCK = pattern(
    r"[0-9]{1,2}(?:[:.][0-9]{2}|u(?:[0-9]{2})?|h(?:[0-9]{2})?|am|pm|e|ste|st|nd|rd|th)|20[0-9]{2}-[0-9]{2}-[0-9]{2}"
)
_UNIT = words("""
    uur u pm am o'clock minuten minuut minutes minute min mins m h hour hours uurtje kwartier dagen dag days day
    weken week weeks maanden maand months month jaar year years
""")  # fmt: skip
_BEFORE_TIME = words("""
    half kwart quarter next volgende komende coming this deze aanstaande eerste tweede first second 's last vorige
    een a an de the elke iedere every over een about
""")  # fmt: skip
_INSIDE_TIME = words("""
    om op at on past to over voor in of van en and de the , half kwart quarter a een
""")
_LED = words("""
    om op at on in for voor over by tegen rond around vanaf tot until till from since per about
""")
_GONE = words("""
    gisteren eergisteren gisteravond yesterday last vorige afgelopen geleden ago verleden past
""")
_CONTRACTED = (("n't", "nt"), ("'ll", " will"), ("'re", " are"), ("'ve", " have"), ("'m", " am"), ("'d", " would"))


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a shape: its sign or word, the text it stands for, and who may be meant or that a time is past."""

    code: str
    start: int
    end: int
    fits: tuple[str, ...] = ()


def shape(
    text: str,
    named: Iterable[Mention],
    spans: Iterable[tuple[int, int]] = (),
    *,
    words: Collection[str] = (),
) -> tuple[Part, ...]:
    """The parts of the text with the people it names; `spans` are times, `words` those that a slip may be mended to."""
    said = tokens(text)
    if len(said) > _MOST:
        return ()
    taken: dict[int, Part] = {}
    for mention in named:
        _take(said, taken, Part(KNOWN + ("'s" if mention.possessive else ""), mention.start, mention.end, mention.fits))
    for amount in amounts(text):
        _take(said, taken, Part(MONEY, amount.start, amount.end))
    for start, end in list(_times(said, taken, tuple(spans))):
        gone = any(token.plain in _GONE for token in said if start <= token.start < end)
        _take(said, taken, Part(TIME, start, end, ("past",) if gone else ()))
    parts: list[Part] = []
    for at, token in enumerate(said):
        if not parts or token.start >= parts[-1].end:
            parts.append(taken.get(at) or _unknown(said, at, taken) or _word(token, words))
    return _merged(parts)


def _take(said: list[Token], taken: dict[int, Part], part: Part) -> None:
    """Let the part stand for its words, unless another does already."""
    at = [number for number, token in enumerate(said) if token.start < part.end and token.end > part.start]
    if at and taken.keys().isdisjoint(at):
        begin, end = min(part.start, said[at[0]].start), max(part.end, said[at[-1]].end)
        taken |= dict.fromkeys(at, Part(part.code, begin, end, part.fits))


def _times(said: list[Token], taken: dict[int, Part], spans: tuple[tuple[int, int], ...]) -> Iterable[tuple[int, int]]:
    """Where something is said about time, understood or not."""
    free = [at not in taken for at in range(len(said))]
    timely = [free[at] and _timely(said, at, spans) for at in range(len(said))]
    at = 0
    while at < len(said):
        if not timely[at]:
            at += 1
            continue
        first = at
        while first and free[first - 1] and (said[first - 1].plain in _BEFORE_TIME or _counts(said[first - 1])):
            first -= 1
        last = at
        while True:
            following = [number for number in range(last + 1, min(last + 4, len(said))) if free[number]]
            step = next((number for number in following if timely[number] or _counted_time(said, number)), None)
            if step is None or any(said[number].plain not in _INSIDE_TIME for number in range(last + 1, step)):
                break
            last = step
        yield said[first].start, said[last].end
        at = last + 1


def _timely(said: list[Token], at: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether the word was understood as a time, or names one by itself or together with the number before it."""
    plain = said[at].plain
    if any(start <= said[at].start < end for start, end in spans):
        return True
    if plain in time_words() and plain not in _NOT_A_TIME:
        return True
    if _CLOCK().fullmatch(plain):
        return True
    before = said[at - 1] if at else None
    led = before is not None and (_counts(before) or before.plain in _BEFORE_TIME - {"een", "a", "de", "the", "about"})
    return led and plain in _UNIT


def _counted_time(said: list[Token], at: int) -> bool:
    """Whether the word is a number that may go on with a time: "dinsdag half vier"."""
    return _counts(said[at]) or said[at].plain in _UNIT


def _counts(token: Token) -> bool:
    """Whether the word is a number."""
    return token.plain.isdigit() or (
        token.plain.isalpha() and token.plain not in {"a", "een"} and number(token.plain) is not None
    )


def _unknown(said: list[Token], at: int, taken: dict[int, Part]) -> Part | None:
    """Somebody who isn't known: words with a capital that mean nothing else, or "my sister"."""
    token = said[at]
    if token.plain in _MINE and at + 1 < len(said) and said[at + 1].plain in kin():
        return Part(UNKNOWN, token.start, said[at + 1].end)
    plain = token.plain.removesuffix("'s")
    if (
        not token.capital
        or not token.word
        or (plain in ordinary() and not (plain in given_names() and plain not in time_words() and at))
    ):
        return None
    last = at
    for after in range(at + 1, min(at + 4, len(said))):
        if after in taken or not said[after].word:
            break
        if said[after].capital:
            last = after
        elif said[after].plain not in particles():
            break
    owner = "'s" if said[last].plain.endswith("'s") else ""
    return Part(UNKNOWN + owner, token.start, said[last].end)


def _word(token: Token, words: Collection[str]) -> Part:
    """A word as it is matched: contractions written out, and a slip mended."""
    plain = token.plain
    for contracted, written in _CONTRACTED:
        if plain.endswith(contracted):
            return Part(plain.removesuffix(contracted) + written, token.start, token.end)
    if plain.endswith("'s") and plain[:-2] in _PRONOUNS:
        return Part(f"{plain[:-2]} is", token.start, token.end)
    plain = plain.replace("'", "") if len(plain) > 1 else plain
    if (
        words
        and len(plain) >= _SLIP
        and plain.isalpha()
        and plain not in words
        and plain not in ordinary() | given_names() | kin()
    ):
        meant = slips(plain, words)
        plain = meant[0] if len(meant) == 1 else plain
    return Part(plain, token.start, token.end)


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    """The parts with "on" and its like taken together with the time after it, and times beside each other as one."""
    merged: list[Part] = []
    for part in parts:
        if part.code == TIME:
            start, fits = part.start, part.fits
            while merged and (merged[-1].code in _LED or merged[-1].code == TIME):
                fits = fits or merged[-1].fits
                start = merged.pop().start
            part = Part(TIME, start, part.end, fits)  # noqa: PLW2901
        merged.append(part)
    return tuple(merged)


def matched(parts: Sequence[Part], wanted: re.Pattern[str]) -> tuple[re.Match[str], list[tuple[int, int]]] | None:
    """The match of the whole shape, and where each part stands in what was matched."""
    places, at = [], 0
    for part in parts:
        places.append((at, at + len(part.code)))
        at += len(part.code) + 1
    found = wanted.fullmatch(" ".join(part.code for part in parts))
    return (found, places) if found else None


def inside(parts: Sequence[Part], found: tuple[re.Match[str], list[tuple[int, int]]], group: str) -> tuple[Part, ...]:
    """The parts that a group of the match holds."""
    match, places = found
    if match[group] is None:
        return ()
    begin, end = match.span(group)
    return tuple(part for part, (start, stop) in zip(parts, places, strict=True) if start >= begin and stop <= end)
