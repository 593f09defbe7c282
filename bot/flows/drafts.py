"""Drafts to copy: made of the member's own story and offer, at most 120 words each."""

from __future__ import annotations

import re

from bot.domain.member import Member
from bot.domain.reaching import Reach
from bot.store.work import Work
from bot.texts import texts
from bot.understand import is_given_name as given

MOST = 120
"""Words of a draft, so that it is read and answered."""
_MINE = frozenset({"mijn", "m'n", "my", "onze", "ons", "our"})
_NO_NAMES = frozenset({"de", "het", "een", "the", "a"})
_TITLES = frozenset(
    {"mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "mr", "mrs", "ms", "miss", "dr", "drs", "ir", "prof"}
)
"""Somebody called by one of these is not greeted by a first name."""
_PART = 32
"""Words that one answer of the story may take of it."""
_OFFER = 80
"""Words that the offer may take of it."""
_ENDS = re.compile(r"(?<=[.!?…])\s+")


def draft(reach: Reach, member: Member, work: Work) -> str:
    """Return what to send as a quote to copy; an ask comes with a note that can be passed on as it is."""
    words, offer = texts(member.language), _offer(member, work)
    said = {
        **_story(member, work),
        "hi": greeting(reach.contact.name, member),
        "other": reach.other.name if reach.other else "",
        "dream": reach.dream.name if reach.dream else "",
        "through": "yes" if reach.dream and reach.other and reach.dream.id != reach.other.id else "no",
        "offer": offer,
        "offered": "yes" if offer else "no",
        "mode": member.mode,
    }
    parts = [words.say("draft-here"), quoted(words.say(f"draft-{reach.occasion}", **said))]
    if reach.occasion == "ask":
        to_other = {**said, "hi": greeting(reach.other.name if reach.other else "", member)}
        note = words.say("draft-note", **to_other, me=member.name or words.label("draft-me"))
        parts += [words.say("draft-pass-on"), quoted(note)]
    return "\n\n".join(parts)


def quoted(text: str) -> str:
    """Return a text as a quote, line by line, with empty lines inside it kept."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _story(member: Member, work: Work) -> dict[str, str]:
    """Return what the story gives a draft: what the member does and what changes for others; not what is too long."""
    story = next(iter(work.stories(member.id)), None)
    answers = story.answers if story else {}
    love, change = (_whole(answers.get(name, ""), _PART) for name in ("love", "change"))
    return {
        "told": "yes" if love and change else "no",
        "love": love,
        "change": change,
    }


def _offer(member: Member, work: Work) -> str:
    """Return the offer; a long one without its longest middle sentences, for price and choice are its heart."""
    latest = next(reversed(work.offers(member.id)), None)
    sentences = _sentences(latest.text) if latest else []
    while len(sentences) > 2 and _count(sentences) > _OFFER:  # noqa: PLR2004 - what it is, and how it ends
        sentences.remove(max(sentences[1:-1], key=_words))
    return " ".join(sentences) if _count(sentences) <= _OFFER else ""


def _whole(answer: str, most: int) -> str:
    """Return as many whole sentences of an answer as fit; a cut one is no sentence to send."""
    sentences = _sentences(answer)
    while _count(sentences) > most:
        sentences.pop()
    return " ".join(sentences)


def _sentences(answer: str) -> list[str]:
    """Return the sentences of an answer, on one line and each with an end."""
    flat = " ".join(answer.split())
    if not flat:
        return []
    return _ENDS.split(flat if flat.endswith((".", "!", "?", "…")) else f"{flat}.")


def _count(sentences: list[str]) -> int:
    return sum(map(_words, sentences))


def _words(sentence: str) -> int:
    return len(sentence.split())


def greeting(name: str, member: Member) -> str:
    """Return how a message begins: by a first name or with a title, or without where that is odd, as to a company."""
    words = name.split()
    if len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        title = words[0] if member.language == "en" else words[0].lower()
        return texts(member.language).label("draft-dear", name=" ".join([title, *words[1:]]))
    mine = bool(words) and words[0].casefold() in _MINE
    known = next((word for word in (words if mine else words[:1]) if given(word)), "")
    full = len(words) > 1 and not mine and words[0].casefold() not in _NO_NAMES
    first = known or (words[0] if full else "")
    return texts(member.language).label("draft-hi", name=first, known="yes" if first else "no")
