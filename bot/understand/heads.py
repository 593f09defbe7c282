"""How people begin a log: they tell of contact that was had with somebody, or that was tried."""

from __future__ import annotations

import re
from functools import cache

# <W> is somebody, \u20ac an amount; small adverbs and times are gone by then.
WHO = r"(?P<who>[@%](?: (?:,|en|and|&) [@%])*)"
_ADJECTIVE = (
    "(?:goed|goede|leuk|leuke|mooi|mooie|fijn|fijne|kort|korte|lang|lange|klein|klein|eerste|tweede|snel|snelle|good"
    "|nice|great|lovely|quick|short|long|little|brief|first|second) "
)
_A = f"(?:een |de |het |mijn |onze |n |a |an |the |my |our |some )?(?:{_ADJECTIVE})?"
_DONE = (
    "gesproken|gebeld|opgebeld|teruggebeld|gemaild|geappt|geapt|gewhatsappt|gesmst|gezien|ontmoet|getroffen"
    "|tegengekomen|geluncht"
    "|gegeten|gedineerd|bijgepraat|benaderd|aangesproken|aangeschreven|geschreven|gezoomd|geskypet|gewandeld"
    "|gekletst|gepraat"
    "|overlegd|bezocht|gebrainstormd|koffie gedronken|tegen het lijf gelopen|aan de lijn gehad|aan de telefoon gehad"
    "|gehad"
    "|een sessie gedaan|de sessie gedaan|sessie gedaan|contact gehad|contact opgenomen|gecontact|gecontacteerd"
    "|te pakken gekregen"
)
_MEETING = (
    f"{_A}(?:kop |kopje |bakje )?(?:koffie|thee|lunch|borrel|biertje|drankje|wijntje|gesprek|gesprekje|praatje"
    "|belletje|telefoontje|telefoongesprek"
    "|call|meeting|overleg|afspraak|sessie|proefsessie|diner|wandeling|etentje|intake|kennismaking|videocall)"
)
_HELD = "(?:gehad|gedronken|gedaan|gehouden|gevoerd)"
_MET = f"{_MEETING} {_HELD}"
_LETTER = (
    f"{_A}(?:mail|mailtje|e-mail|email|appje|app|bericht|berichtje|brief|briefje|kaartje|kaart|sms|smsje|dm"
    "|linkedinbericht|voorstel|uitnodiging"
    "|voicebericht) (?:gestuurd|verstuurd|geschreven|gedaan|achtergelaten)"
)
_TOLD = (
    "(?:mijn |m'n |mn |het |de )?(?:verhaal|pitch|idee|aanbod|plan) (?:verteld|gedaan|gegeven|voorgelegd|laten zien"
    "|gepitcht|uitgelegd)"
)
_I_HAVE = "(?:ik heb |heb |ik ben |ben |we hebben |wij hebben |hebben )?"
_TAIL = (
    r"(?: (?:op|in|bij|via|tijdens|over|at|on|about|during|for|voor|after|na|per|by|aan|door|during"
    r"|without)(?: (?!(?:niet|not|but|maar)\b)[^ ,;.]+){1,5})?"
)
_I = "(?:i |we |i have |we have |i had |have |ive )?"
_CONTACTED = (
    "talked (?:to|with)|talk to|spoke (?:to|with)|spoken (?:to|with)|chatted (?:to|with)|called|phoned|rang"
    "|called up|rang up|emailed|mailed"
    "|messaged|texted|pinged|whatsapped|dmed|skyped|zoomed with|visited|contacted|approached|met with|met up with"
    "|saw|seen|ran into"
    "|bumped into|caught up with|reached out to|got in touch with|wrote|wrote to|sat down with|pitched to|pitched"
    "|heard (?:back )?from"
    "|got hold of|reached|followed up with|checked in with|connected with"
)
_HAD = (
    rf"(?:had|grabbed|got|did|held|finished|drank|made) {_A}(?:cup of |cuppa )?(?:cuppa|brew|coffee|tea|lunch"
    rf"|dinner|breakfast|drinks"
    rf"|drink|beer|beers|call|phone call|video call|chat|meeting"
    "|session|trial session|conversation|talk|zoom|catch-up|catchup|walk|interview|pint) with"
)
_NOTE = (
    "(?:message|email|e-mail|mail|note|text|letter|dm|proposal|invitation|invite|card|linkedin message|whatsapp"
    "|reminder)"
)

_HEADS = (
    rf"{_I_HAVE}(?:met |bij )?<W> (?:{_DONE}|{_MET}|{_LETTER}|{_TOLD}){_TAIL}",
    rf"{_I_HAVE}(?:{_DONE}|{_MET}) met <W>{_TAIL}",
    rf"{_I_HAVE}{_MEETING} (?:met|bij) <W> {_HELD}{_TAIL}",
    rf"(?:met )?<W> (?:heb ik|hebben we|ben ik) (?:{_DONE}|{_MET}|{_LETTER}|{_TOLD}){_TAIL}",
    rf"{_I_HAVE}{_LETTER} (?:naar|aan|bij) <W>{_TAIL}",
    rf"{_I_HAVE}(?:gebeld|gemaild|geappt|geschreven|gewhatsappt) (?:naar|aan) <W>{_TAIL}",
    rf"{_I_HAVE}<W> {_A}(?:bericht|berichtje|spraakbericht|voicebericht) ingesproken{_TAIL}",
    rf"{_I}(?:got|came|hung up) off (?:the |a )?(?:phone|call|line) with <W>{_TAIL}",
    rf"{_I_HAVE}(?:naar|aan) <W> (?:{_LETTER}|gebeld|gemaild|geschreven){_TAIL}",
    (
        rf"{_I_HAVE}(?:bij <W> (?:langs )?geweest|(?:langs )?geweest bij <W>|bij <W> langsgeweest"
        rf"|langsgeweest bij <W>|bij <W> op (?:bezoek|de koffie) geweest){_TAIL}"
    ),
    rf"{_I_HAVE}(?:aan <W> {_TOLD}|{_TOLD} aan <W>){_TAIL}",
    rf"ik (?:sprak|belde|mailde|appte|zag|ontmoette|trof|bezocht|schreef) (?:met )?<W>{_TAIL}",
    rf"(?:sprak|belde|mailde|appte|zag|ontmoette|trof) (?:ik )?(?:met )?<W>{_TAIL}",
    rf"<W> (?:belde|mailde|appte|schreef)(?: (?:me|mij|ons))?(?: terug)?{_TAIL}",
    (
        rf"<W> heeft (?:me |mij |ons )?(?:gebeld|teruggebeld|gemaild|teruggemaild|geappt|geschreven|geantwoord"
        rf"|gereageerd|een (?:mail|bericht|appje) gestuurd){_TAIL}"
    ),
    (
        rf"(?:gebeld|gemaild|benaderd) door <W>{_TAIL}|(?:mail|bericht|antwoord|reactie|appje"
        rf"|belletje)(?: terug)? (?:gekregen |gehad )?van <W>|iets gehoord van <W>"
    ),
    (
        r"(?:ik heb )?(?:geprobeerd <W> te (?:bellen|bereiken|spreken)|<W> (?:geprobeerd te (?:bellen|bereiken"
        r"|spreken)|proberen te (?:bellen|bereiken)))"
    ),
    rf"{_I}(?:{_CONTACTED}|{_HAD}) <W>{_TAIL}",
    rf"(?:i|we|i have|we have|i had|finally|just) met <W>{_TAIL}",
    r"met <W> for (?:a )?(?:coffee|tea|lunch|dinner|drinks|drink|breakfast|brunch|chat|walk|pint)",
    (
        rf"{_I}(?:sent|wrote|shot|dropped) <W> {_A}{_NOTE}{_TAIL}|{_I}sent {_A}{_NOTE} to <W>{_TAIL}|{_I}(?:told"
        rf"|gave) <W> (?:my|the|our) (?:story|pitch|idea|offer|plan)"
    ),
    (
        rf"{_I}(?:told|pitched) (?:my|the|our) (?:story|pitch|idea|offer|plan) to <W>|{_I}told <W> about (?:my|the"
        rf"|our) (?:story|pitch|idea|offer|plan|work|session)"
    ),
    (
        rf"<W> (?:called|emailed|texted|wrote|replied|answered|responded|messaged|phoned|rang)(?: (?:me"
        rf"|us))?(?: back)?{_TAIL}|<W> got back to me"
    ),
    r"(?:i )?(?:tried (?:to )?(?:call|calling|reach|reaching|phone|phoning|ring|ringing)) <W>",
)
_NO_ANSWER = (
    (
        rf"(?:ik heb )?(?:niks|niets)(?: terug)? (?:gehoord|vernomen) van <W>{_TAIL}|(?:ik heb )?van <W> (?:niks"
        rf"|niets)(?: terug)? gehoord|(?:ik heb )?van <W> (?:heb ik )?(?:niks|niets) (?:terug )?gehoord"
    ),
    (
        r"(?:ik heb )?geen (?:reactie|antwoord|bericht|gehoor|teken van leven)(?: gekregen| gehad)? (?:van"
        r"|bij)(?: )?<W>|(?:ik heb )?van <W> geen (?:reactie|antwoord|bericht)(?: gekregen| gehad)?"
    ),
    (
        r"<W> geen (?:reactie|gehoor|antwoord)|<W> (?:niks|niets) (?:meer )?(?:van )?gehoord|niets van <W>"
        r"|niks van <W>|(?:ik )?(?:hoor|hoorde) (?:niks"
        r"|niets) van <W>|van <W> hoor ik (?:niks|niets)"
    ),
    (
        r"(?:ik heb )?(?:de |een )?voicemail (?:ingesproken|achtergelaten) (?:bij|voor) <W>"
        r"|(?:ik heb )?(?:bij )?<W> (?:de |een )?voicemail ingesproken|(?:ik )?kreeg (?:de )?voicemail van <W>"
    ),
    (
        r"(?:ik )?(?:krijg|kreeg|kan) <W> niet (?:te pakken|bereiken|te spreken)|<W> niet (?:te pakken gekregen"
        r"|kunnen bereiken|bereikt)|(?:ik heb )?<W> niet te pakken gekregen"
    ),
    r"(?:ik )?wacht op (?:antwoord|reactie|een reactie|een antwoord|bericht) van <W>",
    (
        r"(?:i )?(?:havent|have not|didnt|did not|havent had|never) (?:heard|hear|heard anything|hear anything"
        r"|hear back|heard back|heard a thing) (?:from|form) <W>|(?:heard )?nothing(?: back)? (?:from|form) <W>"
    ),
    (
        r"(?:i )?(?:got |had |have )?no (?:reply|answer|response|word|news|reaction) (?:from|form) <W>"
        r"|<W> no (?:reply|answer|response)"
    ),
    (
        r"(?:i )?left <W> a (?:voicemail|voice message|message)|(?:i )?left a (?:voicemail|voice message"
        r"|message) (?:for|with) <W>|(?:got|reached) <W>'s voicemail|got the voicemail of <W>"
    ),
    (
        r"(?:i )?(?:couldnt|could not|cant|can not|cannot|wasnt able to) (?:reach|get hold of|get through to"
        r"|get a hold of) <W>|(?:i am |im )?(?:waiting (?:for|to hear (?:back )?(?:from|form))) <W>(?: to (?:reply"
        r"|answer|respond))?"
    ),
    r"(?:no word|no sign of life|radio silence) (?:from|form) <W>",
)
_WITH = "(?:met|with|(?:i |we )?had) <W>"
_SPEAKS = "<W> (?:zei|zegt|antwoordde|schreef|appte|mailde|said|says|answered|replied|wrote|texted)"
_SESSION_DONE = (
    "(?:de |het |mijn |the |my |our |onze )?(?:eerste |first |trial )?(?:sessie|proefsessie|gesprek|session|meeting"
    "|call|koffie|coffee|afspraak|lunch|talk"
    "|chat|conversation|intake|belletje|telefoontje)"
)
_SPOKEN_ALONE = (
    "(?:ik heb )?(?:gebeld|gesproken|gemaild|teruggebeld|geappt|geluncht)|(?:i )?(?:called|phoned|spoke|talked"
    "|emailed|called back|met)"
)


def _compiled(heads: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all, in which <W> may stand once in each."""
    parts = [head.replace("<W>", "(?:[@%](?: (?:,|en|and|&) [@%])*)") for head in heads]
    return re.compile("|".join(f"(?:{part})" for part in parts))


@cache
def contacted() -> re.Pattern[str]:
    """A clause that tells of contact with somebody."""
    return _compiled(_HEADS)


@cache
def unanswered() -> re.Pattern[str]:
    """A clause that tells that somebody hasn't answered."""
    return _compiled(_NO_ANSWER)


@cache
def with_somebody() -> re.Pattern[str]:
    """A beginning that is a log only with what follows it."""
    return _compiled((_WITH,))


@cache
def speaks() -> re.Pattern[str]:
    """Somebody is about to say something."""
    return _compiled((_SPEAKS,))


@cache
def alone() -> re.Pattern[str]:
    """Contact with nobody named."""
    return re.compile(_SPOKEN_ALONE)


@cache
def session_done() -> re.Pattern[str]:
    """The beginning of a clause about how a session went."""
    return re.compile(rf"{_SESSION_DONE}(?: (?:met|with|bij) (?P<who>[@%]))? (?P<rest>.+)")


def vocabulary() -> str:
    """All that the heads are made of, so that slips in their words can be mended."""
    return " ".join((*_HEADS, *_NO_ANSWER, _SESSION_DONE))
