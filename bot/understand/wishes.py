"""Wishes that say more than one word: another language, a pause, a reminder, a session, a column, another name."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Literal

from bot.understand.patterns import pattern
from bot.understand.tables import words

_W = r"(?P<who>[@%](?: (?:,|en|and|&) [@%])*)"
_PLEASE = (
    r"(?:(?:please|kun je|kan je|wil je|zou je|can you|could you|would you|will you|ik wil|i want to|i would like to"
    r"|let us|laten we|graag) )?"
)
_END = (
    r"(?: (?:please|pls|plz|graag|aub|alsjeblieft|svp|zetten|plaatsen|doen|verplaatsen|maar|even|thanks|bedankt"
    r"|kan dat))*"
)
_COLUMN = (
    r"(?:kolom|column|col|kol) (?P<column>1|2|3|een|one|twee|two|drie|three)"
    r"|(?:de |the )?(?P<nth>eerste|first|tweede|second|derde|third) (?:kolom|column)"
)
_FROM = r"(?:(?:van|from|uit) (?:kolom|column) (?:[1-3]|een|one|twee|two|drie|three) )?"
_MOVE = (
    (
        rf"{_PLEASE}(?:zet|plaats|verplaats|schuif|verschuif|doe|stop|breng|put|move|place|shift|drag) {_W} (?:maar "
        rf"|even |eens |toch )?{_FROM}(?:in|naar|op|to|into) (?:{_COLUMN}){_END}"
    ),
    rf"{_W} (?:hoort|moet|mag|kan|zou moeten)(?: eigenlijk| toch)?(?: thuis)? (?:in|naar|op) (?:{_COLUMN}){_END}",
    (
        rf"{_W} (?:belongs|should be|should go|must be|must go|goes|needs to go|needs to be|has to go"
        rf"|can go)(?: actually)? (?:in|to|into) (?:{_COLUMN}){_END}"
    ),
    rf"{_W} (?:{_FROM})(?:naar|to|in|into) (?:{_COLUMN}){_END}",
    (
        rf"(?:kun je|kan je|wil je|zou je|ik wil) {_W} (?:{_FROM})(?:in|naar|op) (?:{_COLUMN}) (?:zetten|plaatsen"
        rf"|verplaatsen|doen|schuiven|hebben){_END}"
    ),
)
_NUMBERS: dict[str, Literal[1, 2, 3]] = {
    **dict.fromkeys(("1", "een", "one", "eerste", "first"), 1),
    **dict.fromkeys(("2", "twee", "two", "tweede", "second"), 2),
    **dict.fromkeys(("3", "drie", "three", "derde", "third"), 3),
}
_NEW = r"(?P<new>.+?)"
_RENAME = (
    rf"{_PLEASE}(?:hernoem|rename) {_W} (?:naar|in|tot|to|into|as) {_NEW}{_END}",
    rf"{_PLEASE}(?:verander|wijzig|change) (?:de naam van |the name of )?{_W} (?:in|naar|to|into) {_NEW}{_END}",
    rf"{_PLEASE}change [@%]'s name to {_NEW}{_END}",
    rf"{_W} (?:heet|heette) (?:(?:eigenlijk|voortaan|nu|tegenwoordig|in het echt|officieel|voluit) )?{_NEW}",
    rf"{_W} is (?:(?:actually|really|now) )?(?:called|named) (?:(?:actually|really|now) )?{_NEW}",
    rf"(?:de )?(?:echte |volledige |achter)?naam van {_W} is (?:eigenlijk )?{_NEW}",
    rf"(?:the )?(?:real |full |last )?name of {_W} is (?:actually )?{_NEW}",
    rf"[@%]'s (?:real |full |last |echte |volledige |achter)?(?:name|naam) is (?:actually |really |eigenlijk )?{_NEW}",
    rf"{_PLEASE}noem {_W} (?:voortaan|nu|maar|eigenlijk) {_NEW}",
    rf"{_PLEASE}call {_W} {_NEW} (?:from now on|instead|now)",
)
_CALL = (rf"{_PLEASE}(?:call|noem) (?P<both>%)(?: (?:from now on|voortaan|instead|now))",)
_MEETING = (
    r"(?:(?:een|de|nieuwe|a|an|the|new|een nieuwe|a new|another|nog een|eerste|een eerste|first|a first|proef) )*"
    r"(?:sessie|proefsessie|session|trial session)"
)
_MEETING_TOO = (
    r"(?:(?:een|de|a|an|the) )?(?:sessie|proefsessie|session|trial session|afspraak|meeting|gesprek|appointment|call"
    r"|koffie|coffee|lunch)"
)
_THE_MEETING = (
    r"(?:(?:de|mijn|onze|the|my|our) )?(?:sessie|proefsessie|afspraak|session|trial session|meeting|appointment)"
)
_OFF_AGAIN = (
    rf"{_PLEASE}(?:annuleer|schrap|cancel|call off|zeg) {_THE_MEETING} (?:met|with) {_W}(?: af)?{_END}",
    (
        rf"{_THE_MEETING} (?:met|with) {_W} (?:annuleren|afzeggen|schrappen|vervalt|is off|is called off|is cancelled"
        rf"|is canceled|kan niet doorgaan|isnt happening|is not happening|isnt going ahead){_END}"
    ),
)
_SESSION = (
    (
        rf"{_PLEASE}(?:plan|boek|regel|maak|zet|schedule|book|set up|arrange|organise|organize|make|put"
        rf"|pencil)(?: in| me"
        rf"| even)? {_MEETING_TOO}(?: in)? (?:met|bij|with) {_W}{_END}(?: in)?"
    ),
    rf"{_MEETING_TOO} (?:inplannen|plannen|afspreken|boeken|regelen) (?:met|bij|with) {_W}{_END}",
    rf"{_MEETING} (?:met|bij|with) {_W}{_END}",
    (
        rf"(?:kun je|kan je|wil je|zou je|ik wil|ik zou|ik ga|laten we|mag ik|kunnen we)(?: graag"
        rf"| even)? {_MEETING_TOO} (?:met|bij) {_W} (?:inplannen|plannen|boeken|regelen|afspreken|zetten|vastleggen"
        rf"|willen plannen){_END}"
    ),
    (
        rf"(?:kun je|kan je|wil je|ik wil)(?: graag| even)? (?:met|bij) {_W} {_MEETING_TOO} (?:inplannen|plannen"
        rf"|boeken|regelen){_END}"
    ),
    rf"(?:met|with) {_W} {_MEETING}(?: (?:inplannen|plannen))?{_END}",
    (
        rf"(?P<timed>{_W} (?:wil|wilde|wants|wanted|would like)(?: graag)?(?: to)? (?:afspreken|een sessie|meet"
        rf"|meet up|have a session|a session))"
    ),
    (
        rf"{_PLEASE}(?:verzet|verplaats|verschuif|verleg|move|reschedule|push|postpone|shift)(?: even| back)?"
        rf" {_THE_MEETING} (?:met|with) {_W}(?: (?:naar|tot|to|until))?{_END}"
    ),
    rf"{_THE_MEETING} (?:met|with) {_W} (?:verzetten|verplaatsen|verschuiven)(?: naar)?{_END}",
    (
        rf"(?:kunnen we|kan ik|mag ik|ik wil|ik moet) {_THE_MEETING} met {_W}(?: naar)? (?:verzetten|verplaatsen"
        rf"|verschuiven)(?: naar)?{_END}"
    ),
    # One that is planned already and told of, which only a time makes clear.
    (
        rf"(?P<ahead>(?:i|we) (?:have|have got|got|am having|are having) {_MEETING_TOO}(?: planned| booked)? with {_W}"
        r"(?: planned| booked)?(?: for)?)"
    ),
    rf"(?P<ahead>(?:i am|we are) (?:seeing|meeting) {_W}(?: for)?)",
    rf"(?P<ahead>{_W} and i (?:meet|are meeting|will meet|are seeing each other)(?: for)?)",
    rf"(?P<ahead>{_MEETING} (?:with|met) {_W} (?:planned|booked|gepland|geboekt)(?: for| :)?)",
    rf"(?P<ahead>(?:ik heb|heb ik|we hebben|hebben we) {_MEETING_TOO} (?:met|bij) {_W}(?: gepland| staan)?)",
    rf"(?P<ahead>(?:ik heb|heb ik) (?:met|bij) {_W} {_MEETING_TOO}(?: gepland| staan)?)",
)
_HERE = r"(?:hier|hieraan|eraan|er|daar|daaraan|dit|of this|about this|of it|about it|to do this|this|that)"
_SNOOZE = (
    (
        rf"{_PLEASE}(?:herinner|herrinner)(?: je)? (?:me|mij)(?: {_HERE})?(?: ~)?(?: {_HERE})?(?: ~)?(?: weer)?"
        rf"(?: nog eens| nog een keer| opnieuw)?(?: aan| eraan)?(?: ~)?{_END}"
    ),
    (
        rf"{_PLEASE}(?:me|mij)(?: {_HERE})?(?: ~)?(?: {_HERE})?(?: aan)? herinneren(?: ~)?{_END}|{_PLEASE}(?:me"
        rf"|mij)(?: {_HERE})?(?: ~)? (?:aan|eraan) herinneren(?: ~)?{_END}"
    ),
    rf"{_PLEASE}remind (?:me|us)(?: {_HERE})?(?: again)?(?: (?:of |about )?~)?(?: {_HERE})?(?: again)?{_END}",
    (
        rf"{_PLEASE}(?:~ )?(?:herinner (?:me|mij)|remind me)(?: ~)? (?:aan|om|about|of|to (?:call|email|text|message"
        rf"|contact|speak to|talk to)) {_W}(?: te (?:bellen|mailen|spreken|appen))?(?: ~)?{_END}"
    ),
    (
        rf"{_PLEASE}(?:herinner (?:me|mij))(?: ~)? (?:dat ik|eraan dat ik) {_W}(?: ~)? moet (?:bellen|mailen|spreken"
        rf"|appen)(?: ~)?{_END}"
    ),
    (
        rf"{_PLEASE}(?:snooze|sluimer|slumber)(?: (?:dit|this|it|deze|me|maar|even))*(?: (?:~|[0-9]{{1,3}} (?:m|min"
        rf"|mins|minuten|minutes|h|u|uur|hours?|d|days?|dagen)|{_HERE}))?{_END}"
    ),
)
_REMINDED = (
    (
        rf"{_PLEASE}(?:~ )?herinner (?:me|mij)(?: er)?(?: ~)? (?:aan|eraan dat ik|dat ik) "
        rf"(?P<what>(?!(?:dit|deze|hier)\b).+?)(?: ~)?{_END}"
    ),
    (
        rf"{_PLEASE}(?:~ )?remind me(?: ~)? (?:to|about|of|that i (?:should|must|have to|need to)) "
        rf"(?P<what>(?!(?:this|that|it)\b).+?)(?: ~)?{_END}"
    ),
)
_OFF = r"(?:holiday|holidays|vacation|leave|vakantie|vakanties|verlof)"
_LONG = (
    r"(?:(?:een|a|de|the|paar|couple|of|few|[0-9]{1,2}|twee|two|drie|three|vier|four|zes|six|lange|hele|weekje"
    r"|weekjes|maandje|dagje|dagen|weken|maanden|voor) ){0,4}"
)
_PAUSE = (
    (
        rf"{_PLEASE}(?:pauzeer|pauze|pauzeren|pause|pausing|take a break|break)(?: (?:maar|even|alles|everything|me"
        rf"|mij|please|my nudges|the nudges|mijn duwtjes|de duwtjes|berichten|de berichten|messages"
        rf"|the messages))*(?: ~| (?:voor |for )?{_LONG}(?:fortnight|week|weekje|weeks|dag|day|maand|month))?{_END}"
    ),
    (
        rf"(?:(?:ik )?(?:ben|ga|zit)|we (?:zijn|gaan))(?: ~)?(?: even| nu| dan| lekker)? ?{_LONG}(?:~ )?(?:op|met"
        rf"|in) {_OFF}(?: ~)?{_END}"
    ),
    rf"(?:ik heb)(?: ~)?(?: nu| even| dan)? ?{_LONG}(?:~ )?(?:vakantie|vrij|verlof)(?: ~)?{_END}",
    (
        rf"(?:i am|im|we are|i will be|i go|i am going|going|i will go)(?: away| off| out)?(?: ~)? ?(?:on"
        rf"|for) (?:a )?{_OFF}(?: (?:for )?{_LONG}(?:fortnight|weeks?|days?|months?))?(?: ~)?{_END}"
    ),
    rf"(?:vakantie|holiday|vacation|op vakantie|on holiday|on vacation|on leave)(?: ~){_END}",
)
_UNTIL = pattern(r"\b(?:tot(?: en met)?|t/m|until|til|till|through|to)\b(?! (?:me|mij))")
_TONGUE = r"(?P<tongue>engels|english|nederlands|dutch|hollands)"
_LANGUAGE = (
    (
        rf"(?:ik wil |ik wil graag |ik zou graag |i want to |i would like to |i prefer |liever |graag |rather "
        rf"|doe maar |ga verder |verder |kan het |kan dit |mag het |mag dit |kunnen we |kan je |kun je |can we do this "
        rf"|can we continue |can you |could you |let us do this "
        rf"|let us |please |do it |do this |continue |go on |can we |speak |talk |in het vervolg "
        rf"|voortaan |ook |also |misschien )*(?:in )?(?:het |plain |gewoon )?{_TONGUE}(?: (?:graag|please|pls|plz"
        rf"|aub|alsjeblieft|svp|alstublieft"
        rf"|liever|instead|maar|praten|spreken|verder|doen|voortaan|from now on|kan dat|dan|thanks))*"
    ),
    (
        rf"{_PLEASE}(?:praat|spreek|schrijf|speak|talk|write|use|switch|change|ga over|schakel over|stap over"
        rf"|gebruik)(?: (?:maar|even|eens|gewoon|weer|with me|to me|liever|met me|tegen me|met mij"
        rf"|tegen mij))*(?: in| to| op| naar"
        rf"| over op)?(?: het)? {_TONGUE}"
        r"(?: (?:graag|please|pls|plz|aub|alsjeblieft|svp|with me|to me|met me|tegen me|met mij|tegen mij"
        r"|from now on|maar|praten|now|nu|voortaan"
        r"|instead))*"
    ),
    (
        rf"(?:taal|language|lang|taal naar|change language to|switch language to|set language to"
        rf"|verander (?:de )?taal naar|zet (?:de )?taal op)(?: :)? {_TONGUE}"
    ),
    (
        rf"(?:can we|could we|can you|could you|kunnen we|kun je|kan je)(?: please)? (?:speak|talk|do this|continue"
        rf"|switch|write|go on|met me|verder|doorgaan)*(?: (?:in|to|het|naar))* ?{_TONGUE}(?: (?:please|praten|doen"
        rf"|spreken|instead|verder|doorgaan))*"
    ),
)


# Without one of these a text is no such wish, so that its shapes need not be compiled and tried.
_COLUMNS = words("kolom column col kol")
_NAMING = words("hernoem rename verander wijzig change heet heette called named naam name noem call")
_PLANNING = words(
    "sessie proefsessie session afspraak meeting gesprek appointment call koffie coffee lunch afspreken meet seeing"
)
_REMINDING = words("herinner herrinner herinneren remind snooze sluimer slumber")
_RESTING = words("""
    pauzeer pauze pauzeren pause pausing break holiday holidays vacation leave vakantie vakanties verlof vrij
""")
_TONGUES = words("engels english nederlands dutch hollands")


def moved(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """Wishes to put somebody in a column that a text of these words may be."""
    return _compiled(_MOVE) if _COLUMNS & said else ()


def called(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """A wish in which the old name and the new one stand side by side."""
    return _compiled(_CALL) if _NAMING & said else ()


def column(found: re.Match[str]) -> Literal[1, 2, 3] | None:
    """The column that the wish names."""
    return _NUMBERS.get(found["column"] or found["nth"] or "")


def renamed(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """Wishes to give somebody another name."""
    return _compiled(_RENAME) if _NAMING & said else ()


def planned(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """Wishes to plan a session."""
    return _compiled(_SESSION) if _PLANNING & said else ()


def called_off(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """That a session does not go on."""
    return _compiled(_OFF_AGAIN) if _PLANNING & said else ()


def snoozed(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """Wishes to be reminded."""
    return _compiled(_SNOOZE) if _REMINDING & said else ()


def reminded(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """Wishes to be reminded of something in words of one's own."""
    return _compiled(_REMINDED) if _REMINDING & said else ()


def paused(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """Wishes to have a pause."""
    return _compiled(_PAUSE) if _RESTING & said else ()


def spoken(said: AbstractSet[str]) -> tuple[re.Pattern[str], ...]:
    """Wishes for a language."""
    return _compiled(_LANGUAGE) if _TONGUES & said else ()


def tongue(found: re.Match[str]) -> str:
    """The language that the wish names."""
    return "en" if found["tongue"] in {"engels", "english"} else "nl"


def until(folded: str) -> bool:
    """Whether the text names an end rather than a beginning."""
    return _UNTIL().search(folded) is not None


@cache
def _compiled(shapes: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The shapes, each with the groups it has."""
    return tuple(re.compile(shape) for shape in shapes)


def vocabulary() -> str:
    """All that the wishes are made of, so that slips in their words can be mended."""
    return " ".join((*_MOVE, *_RENAME, *_SESSION, *_SNOOZE, *_PAUSE))
