"""A word typed with one slip of the finger."""

from __future__ import annotations

from collections.abc import Iterable

from bot.understand.tables import words

_SHORTEST = 5

# Ordinary words and names a single edit away from a word that we know, so that they are never taken for it.
_OWN_WORDS = words("""
    avoid avon augusta auguste augusti augusto auguste avril abril emery ever everly evert every evers eventing frida
    iederen ieder ieders kaart kart kokende komend komende komedie kopende kwark kwarts kwast maakt maalt maant maart
    maarten maat marat march marche marco marcy maria marie mark marsh marten martin match merch moaning moeten mogen
    mondal moren morgan morge morning morren morsen mart mars morten morven mourning munday quartet quarters sanday
    sandy sundae sundar sundry sunny sunray sunway toady toast toddy todd tokay vandaan vandaar vandaal
    volgend volgens vorig vurige zondig zonder zonda friend januar maanden maandje vrijwel
    morgens maandags dinsdags woensdags donderdags vrijdags zaterdags zondags mondays tuesdays wednesdays thursdays
    fridays saturdays sundays todays tomorrows tonights thirsty eerste weest weekly weakly meekly daily dairy tonite
""")


def near(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a folded word of five letters or more is, but for one slip.

    A slip is a letter too many, too few or wrong, or two that changed places; the first letter is right but for the
    last of these. A word of its own, or one that may be either of two, is None.
    """
    if len(word) < _SHORTEST or word in _OWN_WORDS:
        return None
    fits = {one for one in known if _slipped(word, one)}
    return fits.pop() if len(fits) == 1 else None


def _slipped(word: str, meant: str) -> bool:
    """Whether one slip makes the one word out of the other."""
    longer = len(word) - len(meant)
    if not -1 <= longer <= 1 or word == meant:
        return False
    if word[0] != meant[0] and word[:2] != meant[1::-1]:
        return False
    at = next((at for at, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant)))
    if longer:
        return word[at + 1 :] == meant[at:] if longer > 0 else word[at:] == meant[at + 1 :]
    swapped = word[at : at + 2] == meant[at : at + 2][::-1] and word[at + 2 :] == meant[at + 2 :]
    return swapped or word[at + 1 :] == meant[at + 1 :]
