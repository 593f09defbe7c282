"""Which of the people somebody knows a text means; nobody when an ordinary word would do as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.understand.asked import Match, Mention
from bot.understand.given_names import given_names
from bot.understand.patterns import pattern
from bot.understand.slips import slips
from bot.understand.tables import words
from bot.understand.typed import Token, tokens
from bot.understand.vocabulary import company_forms, function_words, kin, names_too, ordinary, particles, titles

_LONGEST = 100
_LONGEST_TEXT = 500
_MOST_PARTS = 6
_BARE_TITLES = words("""
    dr drs mr mrs ms miss ir ing prof professor dhr mevr mevrouw mw meneer mijnheer heer madam sir
""")
_MINE = frozenset({"mijn", "m'n", "my", "onze", "our"})
# After these somebody is named, even with a word that means something else as well.
_BEFORE_A_NAME = frozenset({"met", "with", "to", "from", "van", "bij", "naar", "aan", "about", "called", "of", "sprak"})
Parted = Sequence[tuple[str, tuple[str, ...]]]
"""Names with their words."""
_PREFIXES = words("""
    van de den der ter ten von du la el bin
""")
_ASIDE = pattern(r"\([^()]*\)?|<[^<>]*>?")
_DIMINUTIVES = ("{0}je", "{0}tje", "{0}etje", "{0}pje", "{0}ke", "{0}ie", "{0}y", "{0}{1}ie", "{0}{1}y")
_SHORTEST = 4


def match(said: str, known: Sequence[str]) -> Match:
    """Who is meant: by the full name, else a part of it or initials, else a diminutive, else a slip of the finger."""
    if len(said) > _LONGEST:
        return Match()
    parts = _parts(said)
    parted = [(name, _parts(name)) for name in known]
    whole = tuple(name for name, own in parted if own == parts) if parts else ()
    if whole:
        return Match(whole)
    if not any(_tells(part) for part in parts):
        return Match()
    forms = [(name, own, _forms(own)) for name, own in parted]
    return Match(
        tuple(name for name, _, ways in forms if parts in ways)
        or tuple(name for name, own, _ in forms if len(parts) == 1 and _diminutive(parts[0], own))
        or _initials(said, parted)
        or tuple(
            name for name, _, ways in forms if any(len(way) == len(parts) and _mistyped(parts, way) for way in ways)
        )
    )


def mentions(text: str, known: Sequence[str], *, loosely: bool = False) -> tuple[Mention, ...]:
    """Where a sentence names people who are known, longest name first where several begin; never an ordinary word.

    Loosely, a name that is a word as well needs no capital; only for shapes that leave no doubt.
    """
    strictly, in_all = both(text, known)
    return in_all if loosely else strictly


def both(text: str, known: Sequence[str]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The mentions in a text, strictly and loosely; a long list of people is taken apart once."""
    said = tokens(text[:_LONGEST_TEXT])
    parted = [(name, _parts(name)) for name in known]
    forms = _forms_in(said, parted)
    strictly = _mentions(said, forms, parted, loosely=False)
    return strictly, _mentions(said, forms, parted, loosely=True)


def _mentions(
    said: list[Token], forms: dict[tuple[str, ...], tuple[str, ...]], parted: Parted, *, loosely: bool
) -> tuple[Mention, ...]:
    """Everybody who is named, from left to right."""
    found, at = [], 0
    while at < len(said):
        mention, after = _mention(said, at, forms, parted, loosely=loosely)
        if mention is not None:
            found.append(mention)
        at = max(after, at + 1)
    return tuple(found)


def _mention(
    said: list[Token], at: int, forms: dict[tuple[str, ...], tuple[str, ...]], parted: Parted, *, loosely: bool
) -> tuple[Mention | None, int]:
    """Who is named from there on, and where to read on."""
    for length in range(min(_MOST_PARTS, len(said) - at), 0, -1):
        run = said[at : at + length]
        if not all(token.word for token in run):
            continue
        own = _owner(run[-1].plain)
        key = (*(_part(token.plain) for token in run[:-1]), own or _part(run[-1].plain))
        fits = forms.get(key, ())
        if not fits and length == 1:
            fits = _by_slip(said[at], key[0], parted)
        if fits and _certain(said, at, length, loosely=loosely):
            begin = _with_title(said, at)
            return Mention(fits, said[begin].start, run[-1].end, possessive=own is not None), at + length
    return None, at + 1


def _forms_in(said: list[Token], parted: Parted) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each way to name a known person whose name shares a word with the text, with all it fits; whole names win."""
    words = {_owner(token.plain) or _part(token.plain) for token in said if token.word}
    fits: dict[tuple[str, ...], tuple[str, ...]] = {}
    whole: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, parts in parted:
        if words.isdisjoint(parts):
            continue
        whole[parts] = (*whole.get(parts, ()), name)
        for form in _forms(parts):
            # "his sister" is not mine.
            if not (len(form) == 1 and form[0] in kin() and len(parts) > 1):
                fits[form] = (*fits.get(form, ()), name)
    return fits | whole


def _certain(said: list[Token], at: int, length: int, *, loosely: bool) -> bool:
    """Whether the run is no ordinary word, and no part of another name."""
    run = said[at : at + length]
    before = said[at - 1] if at and said[at - 1].word else None
    after = said[at + length] if at + length < len(said) and said[at + length].word else None
    small = function_words() if loosely else ordinary() | names_too()
    weak = all((_owner(token.plain) or token.plain) in small for token in run) and not run[0].capital
    introduced = before is not None and before.plain in _BEFORE_A_NAME
    if weak and not introduced and run[0].plain not in _MINE:
        return False
    if before is not None and _part_of_name(before, first=at == 1) and before.plain not in _BARE_TITLES:
        return False
    if after is not None and _owner(run[-1].plain) is None:
        if after.plain in _PREFIXES and at + length + 1 < len(said):
            following = said[at + length + 1]
            return not (following.capital and following.plain not in ordinary())
        return not (after.capital and after.plain not in ordinary())
    return True


def _part_of_name(token: Token, *, first: bool) -> bool:
    """Whether the word before somebody's name makes it another name: a first name, initials, or "aunt"."""
    plain = token.plain.rstrip(".")
    if plain in kin() or (plain in titles() and plain not in _BARE_TITLES):
        return True
    if plain in ordinary() or plain in _BARE_TITLES:
        return False
    return plain in given_names() or (token.capital and not first) or (len(plain) == 1 and token.capital)


def _with_title(said: list[Token], at: int) -> int:
    """Where the title before a name begins, if there is one."""
    while at and said[at - 1].plain.rstrip(".") in _BARE_TITLES:
        at -= 1
        if said[at].plain == "heer" and at and said[at - 1].plain == "de":
            at -= 1
    return at


def _by_slip(token: Token, part: str, parted: Parted) -> tuple[str, ...]:
    """Who was meant by a word that is no word."""
    if token.plain in ordinary() or token.plain in kin() or token.plain in titles():
        return ()
    return tuple(name for name, parts in parted if _diminutive(part, parts)) or tuple(
        name for name, parts in parted if any(_tells(one) and _slip(part, one) for one in parts)
    )


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles and asides."""
    parts = tuple(_part(token.plain) for token in tokens(_ASIDE().sub(" ", name[: 2 * _LONGEST])) if token.word)
    kept = tuple(part for part in parts if part not in _BARE_TITLES)
    if kept[:1] == ("de",) and "heer" in parts:
        kept = kept[1:]
    return tuple(part for part in kept if part)


def _part(plain: str) -> str:
    """A word of a name without its points and apostrophes."""
    return plain if plain.isalnum() else re.sub(r"[.']", "", plain)


def _owner(plain: str) -> str | None:
    """The word before a possessive 's."""
    return _part(plain[:-2]) if plain.endswith("'s") and len(plain) > 3 else None  # noqa: PLR2004


def _tells(part: str) -> bool:
    """Whether a word says by itself who is meant."""
    return len(part) > 1 and part not in _telling_nobody()


@cache
def _telling_nobody() -> frozenset[str]:
    """Words of names that many names have."""
    return particles() | company_forms() | titles() | {"mijn", "my", "our", "onze", "mn"}


def _forms(whole: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Every part of a name that tells who it is, and the same with an initial for the first or the last word."""
    parts = whole[:_MOST_PARTS]
    found = set()
    for begin in range(len(parts)):
        for end in range(begin + 1, len(parts) + 1):
            run = parts[begin:end]
            if any(_tells(part) for part in run) and (_tells(run[-1]) or end == len(parts)):
                found.add(run)
    if len(parts) > 1:
        found.add((parts[0][:1], *parts[1:]))
        found.add((*parts[:-1], parts[-1][:1]))
        found.add((parts[0], parts[-1]))
    if any("-" in part for part in parts):
        found.add(tuple(" ".join(parts).replace("-", " ").split()))
    return {form for form in found if any(_tells(part) for part in form)}


def _diminutive(said: str, parts: tuple[str, ...]) -> bool:
    """Whether the word is the first name made small, and no first name of its own."""
    first = next((part for part in parts if _tells(part)), "")
    if len(first) <= 2 or not said.startswith(first) or said in given_names():  # noqa: PLR2004
        return False
    return said in {shape.format(first, first[-1]) for shape in _DIMINUTIVES}


def _initials(said: str, parted: Parted) -> tuple[str, ...]:
    """Who has these initials, when they were typed as capitals."""
    letters = re.sub(r"[^A-Za-z]", "", said)
    if not re.fullmatch(r"\s*(?:[A-Z][.\s]*){2,4}", said):
        return ()
    return tuple(name for name, parts in parted if "".join(part[0] for part in parts) == letters.casefold())


def _mistyped(said: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether all words are the same but one, and that one is a slip of the finger away."""
    wrong = [(one, other) for one, other in zip(said, form, strict=True) if one != other]
    return len(wrong) == 1 and _slip(*wrong[0])


def _slip(one: str, other: str) -> bool:
    """Whether the one word was meant to be the other; a first name that exists is no slip."""
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    return one not in given_names() and one not in ordinary() and bool(slips(one, (other,)))
