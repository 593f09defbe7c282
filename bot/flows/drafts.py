"""Drafts to copy: made of the member's own story and offer, at most 120 words each."""

from __future__ import annotations

from bot.domain.member import Member
from bot.domain.reaching import Reach
from bot.store.work import Work
from bot.texts import texts
from bot.understand import is_given_name as given

MOST = 120
"""Words of a draft, so that it is read and answered."""
_MINE = frozenset({"mijn", "m'n", "my", "onze", "ons", "our"})
_NO_NAMES = frozenset({"de", "het", "een", "the", "a", "dr.", "dr", "mr.", "mw.", "ir."})
_PART = 26
"""Words that one answer of the story may take of it."""


def draft(reach: Reach, member: Member, work: Work) -> str:
    """Return what to send as a quote to copy; an ask comes with a note that can be passed on as it is."""
    words, offer = texts(member.language), _offer(member, work)
    said = {
        **_story(member, work),
        "hi": _greeting(reach.contact.name, member),
        "other": reach.other.name if reach.other else "",
        "dream": reach.dream.name if reach.dream else "",
        "through": "yes" if reach.dream and reach.other and reach.dream.id != reach.other.id else "no",
        "offer": offer,
        "offered": "yes" if offer else "no",
        "mode": member.mode,
    }
    parts = [words.say("draft-here"), quoted(words.say(f"draft-{reach.occasion}", **said))]
    if reach.occasion == "ask":
        to_other = {**said, "hi": _greeting(reach.other.name if reach.other else "", member)}
        note = words.say("draft-note", **to_other, me=member.name or words.label("draft-me"))
        parts += [words.say("draft-pass-on"), quoted(note)]
    return "\n\n".join(parts)


def quoted(text: str) -> str:
    """Return a text as a quote, line by line, with empty lines inside it kept."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _story(member: Member, work: Work) -> dict[str, str]:
    """Return what the story gives a draft: what the member does and what changes for others; empty without one."""
    story = next(iter(work.stories(member.id)), None)
    answers = story.answers if story else {}
    return {
        "told": "yes" if story else "no",
        "love": _sentence(answers.get("love", "")),
        "change": _sentence(answers.get("change", "")),
    }


def _offer(member: Member, work: Work) -> str:
    latest = next(reversed(work.offers(member.id)), None)
    return _sentence(latest.text) if latest else ""


def _sentence(answer: str) -> str:
    """Return an answer on one line, cut to what fits, with an end."""
    words = answer.split()
    flat = " ".join(words[:_PART]).rstrip(" ,;:-") + ("…" if len(words) > _PART else "")
    if not flat:
        return ""
    return flat if flat.endswith((".", "!", "?", "…")) else f"{flat}."


def _greeting(name: str, member: Member) -> str:
    """Return how a message begins: by a first name, or without one where that would be odd, as to an organisation."""
    words = name.split()
    mine = bool(words) and words[0].casefold() in _MINE
    known = next((word for word in (words if mine else words[:1]) if given(word)), "")
    full = len(words) > 1 and not mine and words[0].casefold() not in _NO_NAMES
    first = known or (words[0] if full else "")
    return texts(member.language).label("draft-hi", name=first, known="yes" if first else "no")
