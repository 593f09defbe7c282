"""A log in one sentence: contact with somebody, what they answered, and what was agreed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.understand import heads, outcomes, wishes
from bot.understand.clauses import SUBJECTS, Clause, clauses
from bot.understand.kinds import How, Outcome
from bot.understand.patterns import pattern
from bot.understand.shape import KNOWN, UNKNOWN, Part, inside, matched
from bot.understand.tables import words

_LINK = pattern(
    r"(?:(?:hij|ze|zij|die|he|she|they|@) )?(?:"
    r"(?:stelt|stelde|brengt|bracht) (?:me|mij|ons) (?:voor aan|in contact met|in verbinding met"
    r"|in contact brengen met|bij)"
    r"|(?:introduceert|introduceerde|koppelt|koppelde|linkt|verbindt|verbond) (?:me|mij|ons) (?:bij|aan|met)"
    r"|(?:gaat|wil|wilde|zal|kan|zou) (?:me|mij|ons) (?:graag )?(?:introduceren bij|introduceren aan|voorstellen aan"
    r"|voorstellen bij|in contact brengen met|koppelen aan|verbinden met)"
    r"|heeft (?:me|mij|ons) (?:geintroduceerd bij|geintroduceerd aan|voorgesteld aan|in contact gebracht met"
    r"|gekoppeld aan)"
    r"|(?:introduced|introduces|connected|connects|is introducing) (?:me|us) (?:to|with)"
    r"|(?:(?:will|can|could|would|wants to|wanted to|is going to|would like to|is happy to|offered to|promised to"
    r"|agreed to|is willing to) )"
    r"(?:introduce|connect) (?:me|us) (?:to|with)"
    r"|(?:(?:will|can|could|would|wants to|is going to|offered to|promised to|agreed to) )?(?:put|puts"
    r"|putting) (?:me|us) in (?:touch|contact) with"
    r"|(?:(?:will|can|wants to|is going to) )?(?:make|makes|made) an? (?:intro|introduction) to"
    r") (?P<to>.+)"
)
_LINK_AROUND = pattern(
    r"(?:(?:hij|ze|zij|die|@) )?(?:gaat|wil|wilde|zal|kan|heeft) (?:me|mij|ons) (?:aan|bij"
    r"|met) (?P<to>.+) (?:voorstellen|introduceren|voorgesteld|geintroduceerd|in contact brengen|in contact gebracht"
    r"|koppelen)"
)
_SESSION = pattern(
    r".*\b(?:sessie|proefsessie|session|afspraak|afgesproken|spreken af|spraken af|meeting|meet|zien elkaar"
    r"|see each other|afspreken|appointment|ingepland|plan|gepland|planned|booked|geboekt)\b.*"
)
_INTERJECTIONS = words("""
    yes yay ja jaa yess yeah hoera hoi hi hey coach update goed nieuws good news great mooi leuk super top ok oke oh
    wow haha helaas jammer unfortunately sadly alas pity so nou zo
    he hallo hello log logje note even kort tof gelukt done hooray whoop
""")
_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Told:
    """What a log tells: with whom, their answer, how it went, whom they introduce, whether a session was agreed."""

    who: tuple[Part, ...] = ()
    outcome: Outcome | None = None
    how: How | None = None
    introduces: tuple[Part, ...] = ()
    session: bool = False
    past: bool = False


def told(parts: Sequence[Part]) -> Told | None:
    """What the sentence tells when it is a log; None for anything else."""
    if not parts or parts[-1].code == "?" or any(part.code in "()[]" for part in parts):
        return None
    said = clauses(parts)
    while len(said) > 1 and said[0].parts and all(part.code in _INTERJECTIONS for part in said[0].parts):
        said = said[1:]
    if not 0 < len(said) <= _AT_MOST:
        return None
    first = _begun(said)
    if first is None or _tells_of_another(said[1:], first.who):
        return None
    return _with_answers(first, said)


def _begun(said: list[Clause]) -> Told | None:
    """What the first clause tells."""
    clause = said[0]
    if not any(part.code.removesuffix("'s") in {KNOWN, UNKNOWN} for one in said for part in one.parts):
        # The shapes of logs take long to compile, and without somebody there are few.
        return _evaluated(clause) or _with_what_follows(clause, said[1:])
    if _full(clause, heads.contacted()):
        return Told(_people(clause), past=clause.timed)
    if _full(clause, heads.unanswered()):
        return Told(_people(clause), outcome="no-answer")
    return _subject(clause) or _evaluated(clause) or _with_what_follows(clause, said[1:])


def _with_what_follows(clause: Clause, later: list[Clause]) -> Told | None:
    """What a first clause tells that is a log only because of what follows it, or because it lies in the past."""
    answered = any(_answer(one, last=one is later[-1], fragment=True) or _link(one) for one in later)
    begins = _full(clause, heads.with_somebody()) and (clause.past or answered)
    speaks = answered and _full(clause, heads.speaks())
    named = clause.said in {KNOWN, UNKNOWN} and later
    if begins or speaks or (named and (_answer(later[0], last=False, fragment=True) or _link(later[0]))):
        return Told(_people(clause))
    return Told() if answered and _full(clause, heads.alone()) else None


def _full(clause: Clause, wanted: re.Pattern[str]) -> bool:
    """Whether the whole clause is of that shape."""
    return wanted.fullmatch(clause.said) is not None


def _people(clause: Clause) -> tuple[Part, ...]:
    """Everybody whom a clause names before what it says of them; after "about" somebody else is named."""
    found: list[Part] = []
    for at, part in enumerate(clause.parts):
        if part.code.removesuffix("'s") in {KNOWN, UNKNOWN}:
            joined = at and clause.parts[at - 1].code in {"en", "and", "&", ","}
            if found and not joined:
                break
            found.append(part)
    return tuple(found)


def _subject(clause: Clause) -> Told | None:
    """What a clause tells that has somebody as its subject: "Tom said no"."""
    people = [part for part in clause.parts[:1] if part.code in {KNOWN, UNKNOWN}]
    if not people:
        return None
    rest = Clause(clause.parts[1:], clause.timed, clause.past, clause.contrast)
    link = _link(rest)
    if link:
        return Told(tuple(people), outcome="yes", introduces=link)
    answer = outcomes.outcome(rest.said, fragment=False, last=False)
    if answer:
        agreed = answer == "yes" and rest.timed and _SESSION().fullmatch(rest.said) is not None
        return Told(tuple(people), outcome=answer, how=_how(rest), session=agreed)
    return Told(tuple(people), how="missed") if outcomes.absent(rest.said) else None


def _evaluated(clause: Clause) -> Told | None:
    """What a clause tells about how a session went."""
    found = heads.session_done().fullmatch(clause.said)
    went = outcomes.how(found["rest"]) if found else None
    if went is None:
        return None
    return Told(_people(clause), outcome="yes" if went == "top" else None, how=went)


def _how(clause: Clause) -> How | None:
    """How it went when the clause says that it was great."""
    return (
        "top"
        if re.search(r"\b(?:top|geweldig|fantastisch|super|amazing|fantastic|great|awesome|loved|loves)\b", clause.said)
        else None
    )


def _tells_of_another(later: list[Clause], who: tuple[Part, ...]) -> bool:
    """Whether a later clause tells of somebody else, so that there are two logs in one."""
    names = {part.fits for part in who}
    return any(
        clause.parts
        and clause.parts[0].code in {KNOWN, UNKNOWN}
        and clause.parts[0].fits not in names
        and (
            _begun([clause]) is not None
            or outcomes.outcome(" ".join(clause.said.split()[1:]), fragment=True, last=True)
        )
        for clause in later
    )


def _with_answers(first: Told, said: list[Clause]) -> Told:
    """What the first clause tells together with the others; answers that differ or that we doubt are left open."""
    found: set[Outcome] = {first.outcome} if first.outcome else set()
    introduces, went, session, doubt = first.introduces, first.how, first.session, False
    meeting = False
    for at, clause in enumerate(said):
        link = () if at == 0 else _link(clause)
        answer = None if at == 0 else _answer(clause, last=at == len(said) - 1, fragment=True)
        agreed = at > 0 and _agreed(clause, meeting=meeting)
        meeting = at > 0 and _SESSION().fullmatch(clause.said) is not None
        evaluated = _later_how(clause) if at else None
        introduces = introduces or link
        went = went or (_how(clause) if answer == "yes" else None) or evaluated
        session = session or agreed
        found |= {answer} if answer else set()
        found |= {"yes"} if link or agreed or evaluated == "top" else set()
        known = at == 0 or answer or link or agreed or evaluated
        doubt = doubt or (not known and (clause.contrast or outcomes.doubtful(clause.said)))
    # Who wanted a session and called it off said yes and no.
    doubt = doubt or (went == "missed" and "yes" in found)
    outcome = next(iter(found)) if len(found) == 1 and not doubt else None
    sure = not doubt
    return replace(first, outcome=outcome, how=went, introduces=introduces if sure else (), session=session and sure)


def _later_how(clause: Clause) -> How | None:
    """How it went, from a later clause."""
    said = re.sub(r"^(?:het|it|dat|that|gesprek|de sessie|the session) ", "", clause.said)
    return outcomes.how(said) or (
        "missed" if outcomes.absent(re.sub(r"^(?:hij|ze|zij|he|she|they|die|@) ", "", clause.said)) else None
    )


def _answer(clause: Clause, *, last: bool, fragment: bool) -> Outcome | None:
    """The answer that a later clause tells of the other."""
    words = list(clause.parts)
    if words and words[0].code.split()[0] in SUBJECTS | {KNOWN}:
        rest = " ".join([*words[0].code.split()[1:], *(part.code for part in words[1:])])
        return outcomes.outcome(rest, fragment=False, last=False)
    return outcomes.outcome(clause.said, fragment=fragment, last=last)


def _agreed(clause: Clause, *, meeting: bool) -> bool:
    """Whether a clause says that a session was planned: a session and a time, here or in the clause before."""
    if outcomes.doubtful(clause.said):
        return False
    here = _SESSION().fullmatch(clause.said) is not None
    return clause.timed and (here or (meeting and not clause.parts))


def _link(clause: Clause) -> tuple[Part, ...]:
    """Whom the other introduces, as it was typed."""
    for wanted in (_LINK(), _LINK_AROUND()):
        found = matched(clause.parts, wanted)
        if found:
            to = inside(clause.parts, found, "to")
            if to and not outcomes.doubtful(" ".join(part.code for part in to)):
                return to
    return ()


@cache
def sentence_words() -> frozenset[str]:
    """The longer words of all shapes, which a slip may be mended to."""
    source = f"{heads.vocabulary()} {outcomes.vocabulary()} {wishes.vocabulary()} {_LINK().pattern}"
    return frozenset(word for word in re.findall(r"[a-z]{5,}", source))
