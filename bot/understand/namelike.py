"""How much a few words read as the name of somebody or of an organisation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from bot.understand.asked import Named
from bot.understand.given_names import given_names, organisations
from bot.understand.patterns import pattern
from bot.understand.slips import slips
from bot.understand.tables import words
from bot.understand.typed import Token, tokens
from bot.understand.vocabulary import company_forms, function_words, kin, ordinary, particles, time_words, titles

_MOST_WORDS = 6
_SURE = 2
_LONG = 4
MINE = frozenset({"mijn", "m'n", "my", "onze", "our"})
_OLD = words("""
    oude oud beste jongste oudste vroegere vorige ex nieuwe grote kleine favoriete voormalige eerste old former best
    younger older big little new youngest oldest ex- favourite favorite previous first lieve
""")
_AT = words("""
    van bij uit met op in at from of with the de het den der
""")
_CALLED = words("""
    opa oma mama papa mam pap mum mom dad gran grandma grandpa granny nan pa ma
""")
# What somebody does with a person, so that "tom bellen" names a chore.
_CHORE = pattern(r".{2,}en|ge.+(?:d|t|en)|.{2,}(?:ed|ing)")
_DOES = pattern(r".+(?:de|te|t|ed|ing)")
_CHORES = words("""
    do call try ask check see think wait come go help start send mail email tell talk write look work bel mail app
    vraag spreek zeg stuur text message meet visit
""")
_FORBIDDEN = pattern(r"[?=%\u20ac$\u00a3#*_|\\{}~^]|https?:")
_NUMBER = pattern(r"[0-9][0-9.,:]*(?:st|nd|rd|th|e|de|ste)?")
_PERSON = words("""
    dr drs mr mrs ms miss ir ing prof professor dominee pastor rev sir lady dhr mevr mevrouw mw meneer mijnheer
    tante oom ome oma opa auntie aunt uncle neef nicht
""")
_PREFIXES = frozenset({"van", "de", "den", "der", "ter", "ten", "von", "du", "la", "el"})
_NEVER_LOW = words("""
    in op the of and le des di da do dos al af y e mc
""")
_AS_NAMES = words("""
    will may ben wil an van
""")
_LEADS = frozenset({"in", "op", "of", "aan", "te"})
_NEVER_LAST = frozenset({"en", "and", "of", "van", "de", "the", "&"})
_NEVER_FIRST = frozenset({"een", "a", "an", "en", "and"})
_DOUBTFUL = frozenset({"mei", "said", "sun"})
_ABBREVIATIONS = pattern(r"(?i)\b(?:[^\W\d_]|dr|drs|mr|mrs|ms|prof|ir|ing|dhr|mevr|mw|st|inc|ltd|corp|bros)\.")
_CELTIC = pattern(r"(?:O['\u2019]|Mc|Mac|D['\u2019])[A-Z]\w+")
_DOMAIN = pattern(r"[\w-]+\.(?:nl|com|org|net|eu|be|de|io|co\.uk|uk)")


class Reads(IntEnum):
    """How much words read as a name; words that nobody knows may be one."""

    NOT = 0
    MAYBE = 1
    SURELY = 2


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a piece of a list, and those of them that are no particles or initials."""

    words: tuple[Token, ...]
    content: tuple[Token, ...]
    shouted: bool
    first: bool

    @property
    def plain(self) -> list[str]:
        """The folded words."""
        return [token.plain.rstrip(".") for token in self.words]

    def low(self, token: Token) -> bool:
        """Whether a word was typed without a capital, or among capitals only."""
        return self.shouted or not token.capital


def reads(named: Named, *, first: bool) -> Reads:
    """How much one piece of a list reads as a name; the first may have its capital from the sentence."""
    said = tuple(token for token in tokens(named.name) if token.word)
    if not _may_be_a_name(named.name, said):
        return Reads.NOT
    if "@" in named.name or (named.note and "@" in named.note):
        return Reads.SURELY if said[0].start == 0 else Reads.NOT
    content = tuple(token for token in said if not _small(token))
    letters = "".join(token.said for token in said if not _initials(token))
    whole = _Said(said, content, shouted=letters.isupper() and len(letters) > _LONG, first=first)
    return next((found for rule in _RULES if (found := rule(whole)) is not None), Reads.NOT)


def _may_be_a_name(name: str, said: tuple[Token, ...]) -> bool:
    """Whether nothing in the signs or the numbers of the text keeps it from being a name."""
    sentence = re.search(r"[.!;:](?!\w)\s+\S", _ABBREVIATIONS().sub("", name))
    if not 0 < len(said) <= _MOST_WORDS or _FORBIDDEN().search(name) or sentence:
        return False
    couple = " & " in name.replace("& Co", "") and said[0].plain in given_names()
    numbered = any(_NUMBER().fullmatch(token.plain) for token in said)
    return not (couple or numbered or any(unicodedata.category(char) == "So" for char in name))


def _small(token: Token) -> bool:
    """Whether the word only joins the words of a name, or is initials."""
    return (token.plain in particles() and (not token.capital or token.plain in _PREFIXES)) or _initials(token)


def _initials(token: Token) -> bool:
    """Whether it is initials."""
    return re.fullmatch(r"(?:[^\W\d_]\.)+|[A-Z]", token.said) is not None


def _domain(said: _Said) -> Reads | None:
    """The address of a website."""
    return Reads.SURELY if len(said.words) == 1 and _DOMAIN().fullmatch(said.plain[0]) else None


def _mine(said: _Said) -> Reads | None:
    """As in "my old boss at Philips"."""
    plain = [token.plain for token in said.words]
    if plain[0] not in MINE:
        return None
    at = next((at for at in range(1, len(plain)) if plain[at] not in _OLD), len(plain))
    person = at < len(plain) and plain[at] in kin()
    return Reads.SURELY if person and _tells_more(said.words[at + 1 :]) else Reads.NOT


def _somebodys(said: _Said) -> Reads | None:
    """As in "Karim's wife" and "the wife of Karim"."""
    plain = [token.plain for token in said.words]
    if plain[0] in {"de", "the", "het"} and plain[1:2] and plain[1] in kin() and plain[2:3] in (["van"], ["of"]):
        return Reads.SURELY if said.words[3:] and _tells_more(said.words[3:]) else Reads.NOT
    if plain[0].endswith("'s") and len(plain) > 1:
        owned = plain[1] in kin() and _tells_more(said.words[2:])
        return Reads.SURELY if owned and plain[0][:-2] not in function_words() else Reads.NOT
    return None


def _called(said: _Said) -> Reads | None:
    """Such as "grandma", which is a name, and "neighbour", which is none by itself."""
    if len(said.words) > 1:
        return None
    if said.plain[0] in _CALLED:
        return Reads.SURELY
    return Reads.MAYBE if said.plain[0] in kin() - titles() else None


def _tells_more(following: tuple[Token, ...]) -> bool:
    """Whether what follows "my boss" may say which one: a name, or where from."""
    after_at = bool(following) and following[0].plain in _AT
    names_more = given_names() | _AT | organisations() | MINE | kin()
    return all(
        token.capital or token.plain in names_more or (after_at and token.plain not in function_words())
        for token in following
    )


def _badly_begun(said: _Said) -> Reads | None:
    """Small words at the beginning, inside or at the end that no name has there."""
    first, last = said.words[0], said.words[-1]
    before_a_name = first.plain == "van" and said.content and said.content[0].plain in given_names()
    led = not first.capital and (first.plain in _LEADS or before_a_name)
    either = first.plain in given_names() and any(token.plain in {"of", "or"} for token in said.words[1:])
    inside = any(token.plain in _NEVER_LOW and not token.capital for token in said.words) and not last.capital
    crowd = sum(token.plain in given_names() for token in said.content) > _SURE
    if led or either or inside or crowd or last.plain in _NEVER_LAST or first.plain in _NEVER_FIRST:
        return Reads.NOT
    return None


def _only_initials(said: _Said) -> Reads | None:
    """Initials alone."""
    if said.content:
        return None
    return Reads.SURELY if len(said.words) > 1 and all(_initials(token) for token in said.words) else Reads.NOT


def _company(said: _Said) -> Reads | None:
    """What ends in "Ltd" and its like."""
    if len(said.words) == 1 or said.plain[-1] not in company_forms():
        return None
    apart = function_words() - {"en", "and"}
    return Reads.NOT if any(token.plain in apart and not token.capital for token in said.content) else Reads.SURELY


def _titled(said: _Said) -> Reads | None:
    """Such as "Aunt Jo", "Dr. Sample", "gemeente Utrecht"."""
    if said.plain[0] not in titles() or len(said.words) == 1 or said.words[0] is not said.content[0]:
        return None
    following = tuple(token for token in said.content[1:] if token.plain.rstrip(".") not in titles())
    if not following or any(token.plain in function_words() and not token.capital for token in following):
        return Reads.NOT
    named = all(token.capital or token.plain in given_names() for token in following)
    person = said.plain[0] in _PERSON and len(following) == 1
    return Reads.SURELY if named or person or not _any_ordinary(following) else Reads.NOT


def _any_ordinary(following: tuple[Token, ...]) -> bool:
    """Whether any of the words is an ordinary one."""
    return any(token.plain in ordinary() for token in following)


def _one_word(said: _Said) -> Reads | None:
    """One word and nothing else."""
    if len(said.words) > 1:
        return None
    token = said.content[0]
    plain = token.plain
    if (plain in organisations() and plain not in ordinary()) or _CELTIC().fullmatch(token.said):
        return Reads.SURELY
    if plain.partition("-")[0] in given_names():
        clear = token.capital and not said.shouted and plain not in function_words() - {"will", "may", "ben"}
        return Reads.SURELY if plain not in ordinary() or (clear and plain not in _DOUBTFUL) else Reads.MAYBE
    return Reads.NOT if plain in ordinary() else Reads.MAYBE


def _one_beside_small(said: _Said) -> Reads | None:
    """One word with an article, particles or initials beside it."""
    if len(said.content) > 1:
        return None
    token = said.content[0]
    if _initials(said.words[0]) and token.capital:
        return Reads.SURELY
    known = token.plain in given_names() or token.plain not in ordinary()
    if said.words[0].plain in {"de", "het", "the"} and len(said.words) == _SURE:
        return Reads.SURELY if token.capital and known else Reads.NOT
    return (Reads.SURELY if token.capital else Reads.MAYBE) if known else Reads.NOT


def _capitalised(said: _Said) -> Reads | None:
    """Words that all begin with a capital."""
    if said.shouted or not all(token.capital or token.plain[0].isdigit() for token in said.content):
        return None
    plain = [token.plain.removesuffix("'s") for token in said.content]
    if plain[0] in function_words() - _AS_NAMES:
        return Reads.NOT
    if plain[0] in given_names():
        return Reads.SURELY
    if any(one in time_words() for one in plain):
        return Reads.SURELY if plain[-1] in given_names() else Reads.NOT
    role = plain[0] not in kin() and any(one in kin() for one in plain)
    return Reads.NOT if plain[0] in ordinary() or role else Reads.SURELY


def _first_name_and_more(said: _Said) -> Reads | None:
    """A first name with words in small letters after it: "els visser", but not "tom bellen" or "Anna tekende"."""
    if said.content[0].plain not in given_names():
        return None
    others = said.content[1:]
    low = [token.plain for token in others if said.low(token)]
    sentence = not said.low(said.content[0]) and len(said.words) == len(said.content) and low
    verb = any(one in function_words() | time_words() | _CHORES or _DOES().fullmatch(one) for one in low)
    chore = any(one in ordinary() and (len(others) > 1 or _CHORE().fullmatch(one)) for one in low)
    command = (
        said.low(said.content[0])
        and said.content[0].plain in ordinary()
        and any(not said.low(token) for token in others)
    )
    if sentence or verb or chore or command or any(slips(one, ordinary()) for one in low if len(one) > _LONG):
        return Reads.NOT
    return Reads.SURELY


def _other_words(said: _Said) -> Reads | None:
    """Words of which some begin with a small letter, and the first is no first name."""
    content = said.content
    if all(token.plain in organisations() for token in content):
        return Reads.SURELY
    if content[0].plain in ordinary() or any(token.plain in ordinary() for token in content if said.low(token)):
        return Reads.NOT
    if not content[0].capital and any(token.capital and token.plain in given_names() for token in content[1:]):
        return Reads.NOT
    inner = any(token.capital and token.plain not in ordinary() for token in content[1 if said.first else 0 :])
    return Reads.SURELY if inner and not said.shouted else Reads.MAYBE


_RULES: tuple[Callable[[_Said], Reads | None], ...] = (
    _domain, _mine, _somebodys, _called, _badly_begun, _only_initials, _company, _titled, _one_word, _one_beside_small,
    _capitalised, _first_name_and_more, _other_words,
)  # fmt: skip
