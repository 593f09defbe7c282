"""How the meaning of a text is found: by its words, its wishes, its logs, its names and its amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.understand import amounts, wishes
from bot.understand.absences import away_until
from bot.understand.asked import Money, Named
from bot.understand.choices import none_of, unknown, yes_no
from bot.understand.clean import clean
from bot.understand.fold import bare, fold
from bot.understand.kinds import Intent, Language
from bot.understand.listed import beginning, reads_as_names
from bot.understand.name_lists import listed
from bot.understand.people import both, match
from bot.understand.sentences import Understood
from bot.understand.shape import KNOWN, UNKNOWN, Part, inside, matched, shape
from bot.understand.times import When
from bot.understand.times import when as heard
from bot.understand.told import Told, sentence_words, told
from bot.understand.vocabulary import ordinary
from bot.understand.words import meant

_MOST = 8000  # characters of a list of names that are looked at
_LONGEST = 500
_SMALL = 10
_MOST_NEW = 5
_MEETINGS = frozenset({"sessie", "proefsessie", "session", "afspraak", "meeting", "appointment"})


def meaning(text: str, now: datetime, where: ZoneInfo, language: str, contacts: Sequence[str]) -> Understood:
    """What the text means, said at that moment in that zone by somebody who knows these contacts."""
    said = clean(beginning(text, _MOST), graphemes=_MOST, octets=4 * _MOST)
    if not said:
        return Understood()
    if len(said) > _LONGEST:
        return Understood(names=listed(said)) if reads_as_names(said) else Understood()
    when = heard(said, now=now, zone=where, language=language)
    timed = _timed(when, where)
    known = meant(said)
    if known is not None:
        kept = timed if known == "today" else Understood()
        return kept._replace(intent=cast(Intent, known), language=_tongue_of(known, said))
    if yes_no(said) is not None or none_of(said) or unknown(said):
        return Understood()
    found = _sentence(said, when, timed, contacts, now)
    if found is not None:
        return found
    return _plain(said, timed, contacts)


def _plain(said: str, timed: Understood, contacts: Sequence[str]) -> Understood:
    """A list of names, or else the time and the amount that an ordinary text names."""
    if reads_as_names(said):
        found = listed(said)
        fits = match(found[0].name, contacts).fits if len(found) == 1 else ()
        return Understood(
            names=found,
            contact=fits[0] if len(fits) == 1 else None,
            contacts=fits if len(fits) > 1 else (),
        )
    return timed._replace(money=_amount(said, timed))


def _amount(said: str, timed: Understood) -> Money | None:
    """The amount in the text; a small bare number is more likely something else."""
    inside_it = amounts.inside(said)
    if inside_it is not None or timed.day is not None or timed.recurrence is not None:
        return inside_it
    whole = amounts.whole(said)
    return whole if whole is not None and whole.amount >= _SMALL else None


def _timed(when: When, where: ZoneInfo) -> Understood:
    """The keys of time."""
    if when.moment is None:
        return Understood(day=when.day, recurrence=when.recurrence, minutes=when.minutes)
    local = when.moment.astimezone(where)
    return Understood(moment=local, day=local.date(), time=local.time(), minutes=when.minutes)


def _sentence(said: str, when: When, timed: Understood, contacts: Sequence[str], now: datetime) -> Understood | None:
    """What a wish or a log means; None when the text is neither."""
    strictly, loosely = both(said, contacts)
    # Only somebody who is named by an ordinary word may make a difference.
    for named in dict.fromkeys((strictly, loosely)):
        parts = shape(said, named, when.spans, words=sentence_words())
        found = _of_shape(said, parts, timed, contacts, now)
        if found is not None:
            return found
    return None


def _of_shape(
    said: str, parts: Sequence[Part], timed: Understood, contacts: Sequence[str], now: datetime
) -> Understood | None:
    """What a wish or a log of that shape means."""
    flat = _flat(parts)
    return (
        _spoken(flat)
        or _rested(said, flat, timed, now)
        or _moved(flat)
        or _renamed(said, flat)
        or _called(said, flat, contacts)
        or _called_off(said, flat)
        or _planned(said, flat, timed)
        or _logged(said, parts, timed, now)
    )


def _flat(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of a wish, without the signs around it."""
    kept = [part for part in parts if part.code not in {".", "!", "?", ",", "/", "\u2026", '"'}]
    return tuple(kept)


def _words(parts: Sequence[Part]) -> set[str]:
    """The words of a shape, each once."""
    return {word for part in parts for word in part.code.split()}


def _first(
    parts: Sequence[Part], shapes: Sequence[re.Pattern[str]]
) -> tuple[re.Match[str], list[tuple[int, int]]] | None:
    """The first shape that the whole text has."""
    return next((found for wanted in shapes if (found := matched(parts, wanted))), None)


def _spoken(flat: Sequence[Part]) -> Understood | None:
    """A wish for a language."""
    found = _first(flat, wishes.spoken(_words(flat)))
    return Understood(intent="language", language=_tongue(wishes.tongue(found[0]))) if found else None


def _tongue(said: str) -> Language:
    return "en" if said == "en" else "nl"


def _tongue_of(known: str, said: str) -> Language | None:
    """The language that a word names."""
    if known != "language":
        return None
    words = set(bare(said).split())
    return "en" if words & {"english", "engels"} else "nl" if words & {"dutch", "nederlands"} else None


def _rested(said: str, flat: Sequence[Part], timed: Understood, now: datetime) -> Understood | None:
    """A wish for a pause or to be reminded."""
    if _first(flat, wishes.paused(_words(flat))):
        day = timed.day if wishes.until(fold(said)) and timed.moment is None else None
        here = now.tzinfo
        back = away_until(said, now=now, zone=here) if here and timed.moment is None else None
        return Understood(intent="pause", day=day, until=back)
    found = _first(flat, wishes.snoozed(_words(flat))) or (
        _first(flat, wishes.reminded(_words(flat))) if timed.day or timed.minutes else None
    )
    if not found:
        return None
    if timed.minutes and timed.day is None and timed.recurrence is None:
        at = now + timedelta(minutes=timed.minutes)
        timed = _timed(When(moment=at), now.tzinfo) if isinstance(now.tzinfo, ZoneInfo) else timed
    return timed._replace(intent="snooze", minutes=None, about=_what(said, flat), **_contact(_who(flat, found)))


def _what(said: str, flat: Sequence[Part]) -> str | None:
    """What somebody wants to be reminded of, as it was typed; None when it is only whom."""
    found = _first(flat, wishes.reminded(_words(flat)))
    what = inside(flat, found, "what") if found else ()
    if not what or all(part.code in {KNOWN, UNKNOWN} for part in what):
        return None
    return said[what[0].start : what[-1].end].strip(" .!?") or None


def _moved(flat: Sequence[Part]) -> Understood | None:
    """A wish to put somebody in a column."""
    found = _first(flat, wishes.moved(_words(flat)))
    column = wishes.column(found[0]) if found else None
    if found is None or column is None:
        return None
    return Understood(intent="move", column=column, **_contact(_who(flat, found)))


def _renamed(said: str, flat: Sequence[Part]) -> Understood | None:
    """A wish to give somebody another name."""
    for wanted in wishes.renamed(_words(flat)):
        found = matched(flat, wanted)
        if not found:
            continue
        new = inside(flat, found, "new")
        name = said[new[0].start : new[-1].end].strip(" \"'\u201c\u201d\u2018\u2019.!?") if new else ""
        if _names_anew(name):
            who = _who(flat, found) or [part for part in flat if part.code.endswith("'s")][:1]
            return Understood(intent="rename", names=(Named(name),), **_contact(who))
    return None


def _called(said: str, flat: Sequence[Part], contacts: Sequence[str]) -> Understood | None:
    """The old name and the new one side by side, as in "call Tom Thomas from now on"."""
    found = _first(flat, wishes.called(_words(flat)))
    both = inside(flat, found, "both") if found else ()
    words = said[both[0].start : both[0].end].split() if both else []
    for at in range(len(words) - 1, 0, -1):
        known = match(" ".join(words[:at]), contacts).fits
        if known and _names_anew(" ".join(words[at:])):
            return Understood(
                intent="rename", names=(Named(" ".join(words[at:])),), **_contact((Part(KNOWN, 0, 0, known),))
            )
    return None


def _names_anew(name: str) -> bool:
    """Whether this may be somebody's new name."""
    words = name.split()
    if not 0 < len(words) <= _MOST_NEW or not re.fullmatch(r"[^\d!?,;:()@#%&]*(?:& [^\d!?,;:()@#%]+)?", name):
        return False
    return reads_as_names(name) or (
        words[0][:1].isupper() and words[-1][:1].isupper() and fold(words[0]) not in ordinary()
    )


def _planned(said: str, flat: Sequence[Part], timed: Understood) -> Understood | None:
    """A wish to plan a session."""
    bare_parts = [part for part in flat if part.code != "~"]
    found = _first(bare_parts, wishes.planned(_words(flat)))
    if not found:
        return None
    groups = found[0].groupdict()
    if groups.get("timed") and timed.day is None:
        return None
    if groups.get("ahead") and not any(part.code == "~" for part in flat):
        return None
    return timed._replace(intent="session", session=timed.moment, **_contact(_who(bare_parts, found), said))


def _called_off(said: str, flat: Sequence[Part]) -> Understood | None:
    """That a session does not go on, which is logged as one that was missed."""
    bare_parts = [part for part in flat if part.code != "~"]
    found = _first(bare_parts, wishes.called_off(_words(flat)))
    return Understood(intent="log", how="missed", **_contact(_who(bare_parts, found), said)) if found else None


def _who(parts: Sequence[Part], found: tuple[re.Match[str], list[tuple[int, int]]]) -> list[Part]:
    """The people of a wish."""
    if "who" not in found[0].groupdict():
        return []
    return [part for part in inside(parts, found, "who") if part.code in {KNOWN, UNKNOWN}]


def _contact(who: Sequence[Part], said: str = "") -> dict[str, Any]:
    """The contact when it is one, and else everybody who may be meant, or the name of who is not known yet."""
    if len(who) == 1 and who[0].code == UNKNOWN:
        return {"stranger": said[who[0].start : who[0].end] or None}
    fits = tuple(dict.fromkeys(name for part in who for name in part.fits))
    if len(who) == 1 and len(who[0].fits) == 1:
        return {"contact": fits[0]}
    return {"contacts": fits if len(fits) > 1 else ()}


def _logged(said: str, parts: Sequence[Part], timed: Understood, now: datetime) -> Understood | None:
    """A log."""
    log = told(parts)
    if log is None:
        return None
    if log.session and timed.day is None:
        timed = _agreed_on(said, parts, now) or timed
    kept = timed if _ahead(log) else Understood(minutes=timed.minutes)
    return kept._replace(
        intent="log",
        outcome=log.outcome,
        how=log.how,
        money=amounts.inside(said),
        session=timed.moment if log.session else None,
        agreed=log.session,
        introduces=_typed(said, log.introduces),
        **_contact(log.who, said),
    )


def _agreed_on(said: str, parts: Sequence[Part], now: datetime) -> Understood | None:
    """The time of the session in "Anna said yes to a session on Friday at 2pm", which that she said it hides."""
    at = next((part.start for part in parts if part.code in _MEETINGS), None)
    if at is None or not isinstance(now.tzinfo, ZoneInfo):
        return None
    return _timed(heard(said[at:], now=now, zone=now.tzinfo), now.tzinfo)


def _ahead(log: Told) -> bool:
    """Whether the time in a log is one that is to come: "spoke to Anna on Monday" tells of a Monday that was."""
    return not log.past


def _typed(said: str, parts: Sequence[Part]) -> str | None:
    """The text of these parts as it was typed."""
    return said[parts[0].start : parts[-1].end].strip(" .,!") or None if parts else None
