"""What the other answered, from one clause of a log: the ways people tell of a yes, a no, a maybe and of no answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.understand.kinds import How, Outcome
from bot.understand.tables import words

# In these, <GREAT> and its like stand for the words below; \u20ac stands for any amount. A clause comes without its
# small adverbs ("even", "really") and without what is said about time.
_GREAT = (
    "top|geweldig|fantastisch|super|prachtig|gaaf|tof|te gek|briljant|helemaal top|supergoed|superleuk|heerlijk|mooi"
    "|indrukwekkend"
    "|great|amazing|fantastic|awesome|brilliant|wonderful|lovely|excellent|superb|fabulous|terrific|incredible"
    "|inspiring"
)
_GOOD = (
    "leuk|goed|interessant|fijn|nuttig|waardevol|sterk|prettig|good|nice|interesting|useful|valuable|fun|cool"
    "|helpful|fine|prima|ok|oke|okay"
)
_KEEN = (
    "enthousiast|enthousiaste|om|akkoord|geinteresseerd|overtuigd|razend enthousiast|laaiend enthousiast"
    "|dolenthousiast|wildenthousiast|lyrisch|verkocht|onder de indruk|gecharmeerd|aan boord"
    "|enthusiastic|interested|keen|on board|up for it|in|sold|convinced|impressed|game|all in|open to it"
)
_IT = (
    "het|dit|dat|mijn verhaal|mijn aanbod|mijn idee|het idee|het aanbod|het verhaal|it|that|this|my story|my offer"
    "|my idea|the idea|the offer|the story|the session|de sessie|my pitch|the pitch"
)
# Whom somebody asks before they decide.
_KIN = (
    "(?:man|vrouw|partner|vriend|vriendin|baas|team|collegas|collega|leidinggevende|familie|gezin|ouders|moeder|vader"
    "|kinderen|compagnon|directeur|bestuur|husband|wife|boyfriend|girlfriend|boss|manager|colleagues|family|parents"
    "|mother|father|kids|people|board|director|business partner)(?: first| eerst| about (?:it|this|that))?"
)
# Moods, which tell of an answer only when they were there at the time.
_MOOD = "blij|positief|geraakt|tevreden|benieuwd|happy|positive|moved|excited|thrilled|delighted|curious|over the moon"
_OFFER = (
    "me|mij|ons|us|(?:een |de |mijn |a |the |my |our )?(?:sessie|proefsessie|aanbod|voorstel|plan|afspraak|koffie"
    "|lunch|gesprek|uitnodiging"
    "|session|trial session|offer|proposal|meeting|coffee|chat|call|invitation|trial)"
)
_DO = "proberen|doen|meedoen|uitproberen|komen|aan de slag|testen|try|do|join|come|test"
_MONEY = "\u20ac"
_ME = "me|mij|ons|us"

_YES = """
(?:zei|zegt) (?:meteen |direct )?ja(?: (?:tegen|op) <OFFER>)?|heeft (?:meteen )?ja gezegd|ja gezegd|doet mee
gaat meedoen|deed mee|(?:wil|wilde) meedoen|ging meteen mee|(?:wil|wilde) (?:<IT> )?(?:graag |wel |best )?(?:<DO>)
(?:wil|wilde) graag|(?:wil|wilde) wel|gaat (?:<IT> )?(?:<DO>)|zou (?:<IT> )?graag (?:<DO>)
(?:is|was|werd|reageerde|klonk) (?:heel |erg |super |meteen )?(?:<KEEN>)(?: over <IT>)?
(?:was|werd|reageerde|klonk) (?:heel |erg |super )?(?:<MOOD>)(?: over <IT>)?
is (?:heel |erg )?(?:<MOOD>) (?:over|met) <IT>|staat ervoor open|stond ervoor open
(?:vond|vindt) (?:<IT>) (?:heel |erg |echt |super )?(?:een )?(?:<GREAT>|<GOOD>)(?: (?:<PLAN>))?
(?:vond|vindt) (?:<GREAT>|leuk)|hield van (?:<IT>)|had (?:er )?(?:zin in|oren naar|interesse|belangstelling)
heeft (?:er )?(?:zin in|interesse|belangstelling)|gaat akkoord|ging akkoord|is akkoord gegaan|stemde in
heeft toegezegd|zegde toe|ziet het zitten|zag het zitten|zag er wat in
(?:wil|wilde) (?:graag )?(?:een (?:proefsessie|sessie|afspraak|vervolg|tweede sessie)|afspreken|meer weten)
(?:wil|wilde) (?:graag )?(?:meer horen|verder|verder praten|nog een sessie)
(?:betaalde|betaalt) (?:<ME> )?(?:<MONEY>)(?: <FOR>)?
heeft (?:<ME> )?(?:<MONEY>) (?:betaald|overgemaakt|gegeven|gestort)(?: <FOR>)?|gaf (?:<ME> )?(?:<MONEY>)(?: <FOR>)?
maakte (?:<ME> )?(?:<MONEY>) over|wil (?:<ME> )?(?:<MONEY>) betalen(?: <FOR>)?|gaat (?:<MONEY>) betalen
zal (?:<MONEY>) betalen|heeft betaald|betaalde|(?:said|says) yes(?: to <OFFER>)?|would love (?:to|that|it)
would like to|will do it|has said yes|agrees
agreed(?: to (?:<IT>|try <IT>|give <IT> a (?:go|try|shot)|a session|do <IT>|meet))?
accepted(?: (?:<IT>))?|signed up|signed|is in|was in|joined|booked(?: a session)?|got on board
(?:loved|loves|liked|likes|enjoyed|adored) (?:<IT>)(?: a lot| very much)?
thought (?:<IT>) was (?:very |really )?(?:a )?(?:<GREAT>|<GOOD>)(?: idea| plan| offer| story)?
thinks (?:<IT>) is (?:very |really )?(?:a )?(?:<GREAT>|<GOOD>)(?: idea| plan| offer| story)?
(?:found|finds) (?:<IT>) (?:very |really )?(?:<GREAT>|<GOOD>)
(?:is|was|are|were|seemed|sounded) (?:very |really |super )?(?:<KEEN>)(?: (?:in|about|by|with) (?:<IT>))?
(?:was|were|seemed|sounded) (?:very |really |super )?(?:<MOOD>)(?: (?:about|by|with) (?:<IT>))?
(?:is|are) (?:very |really )?(?:<MOOD>) (?:about|by|with) (?:<IT>)
(?:wants|wanted|would like|would love|is happy|will|is going) (?:to )?(?:<DO>)(?: (?:<IT>|us|in|<SES>))?
wants in|is up for it|(?:will|would|wants to|is happy to) give <IT> a (?:go|try|shot)
(?:wants|wanted|would like|would love) to (?:meet|know more|hear more|continue|work with me|go ahead|have a session)
(?:wants|wanted|would like|would love) (?:a (?:trial )?session|more|a second session|another session)
paid(?: <ME>)?(?: (?:<MONEY>))?(?: <FOR>)?|pays(?: <ME>)? (?:<MONEY>)(?: <FOR>)?
(?:will|is going to|wants to) pay(?: <ME>)? (?:<MONEY>)(?: <FOR>)?|has paid(?: (?:<MONEY>))?
transferred (?:<MONEY>)(?: <FOR>)?|gave <ME> (?:<MONEY>)(?: <FOR>)?|gave (?:<MONEY>)(?: <FOR>)?
(?:sent|wired) (?:<ME> )?(?:<MONEY>)(?: <FOR>)?
"""
_NO = """
wil (?:<IT> )?(?:echt )?niet meer|ziet er (?:toch )?van af|zag er (?:toch )?van af
(?:doesnt|didnt|does not|did not) want <OFFER>
(?:zei|zegt) nee(?: (?:tegen|op) <OFFER>)?|heeft nee gezegd|nee gezegd
heeft geen (?:interesse|belangstelling|behoefte|zin)(?: erin)?
had geen (?:interesse|belangstelling|behoefte|zin)(?: erin)?|(?:wil|wilde) (?:<IT> )?niet(?: meedoen| meer)?
wil geen (?:sessie|afspraak)|doet niet mee|gaat niet meedoen|hoeft niet|hoefde niet
(?:ziet|zag) (?:er )?(?:niks|niets|weinig) (?:in|erin)|(?:ziet|zag) (?:<IT> )?niet zitten|(?:ziet|zag) er niks in
(?:ziet|zag) er niets in|heeft bedankt|bedankte|heeft (?:vriendelijk )?bedankt voor de eer|wees (?:<ME> |<IT> )?af
heeft (?:<ME> |<IT> )?afgewezen|haakt af|haakte af|is afgehaakt|heeft afgehaakt|(?:is|was) niet geinteresseerd
vond (?:<IT> )?(?:niks|niets)|vond (?:<IT> )?niet (?:leuk|goed|interessant)|ging niet akkoord|gaat niet akkoord
(?:said|says) no(?: to <OFFER>)?|has said no|said no thanks
(?:is|was|are|were)(?: not|nt) (?:interested|keen|up for it)(?: in (?:<IT>))?|(?:is|was) uninterested|has no interest
had no interest|(?:doesnt|didnt|does not|did not) want (?:to|it|that|to join|to try it|to do it|a session)
(?:doesnt|didnt|does not|did not) like (?:<IT>)|turned (?:<ME>|<IT>) down|turned down (?:<IT>|<ME>)
declined(?: (?:<IT>))?|passed on (?:<IT>)|refused(?: (?:<IT>))?|rejected (?:<IT>|<ME>)|backed out|opted out
isnt having it|wont (?:do it|join|try it|take part)|will not (?:do it|join|try it|take part)|hated (?:<IT>)
"""
_MAYBE = """
(?:wil|moet|gaat|zal|wilde|moest) (?:<IT> )?(?:eerst )?met (?:<HIS>) <KIN> (?:overleggen|bespreken|checken)
(?:wil|moet|gaat|zal|wilde|moest) (?:<IT> )?(?:eerst )?aan (?:<HIS>) <KIN> vragen
(?:has|needs|had|wants) to (?:first )?(?:ask|check with|talk to|speak to|run it by|discuss it with) (?:<HIS>) <KIN>
(?:needs|wants|wanted|needed) (?:some |more |a bit of )?time to (?:think|decide|consider)(?: (?:about )?<IT>| it over)?
(?:will|would|wants to|is going to|needs to) have a think(?: about <IT>)?
(?:denkt|dacht) er over na|(?:denkt|dacht) erover na|denkt na
(?:wil|gaat|wilde|ging|moet|zou|zal|moest) (?:er|erover|hier|daar)? ?(?:over )?nadenken|nadenken
(?:twijfelt|twijfelde|aarzelt|aarzelde)|weet (?:het|<IT>) niet(?: zeker)?|wist (?:het|<IT>) niet(?: zeker)?
is niet zeker|zei misschien|zegt misschien|houdt het in beraad|komt er (?:later )?op terug|komt erop terug
komt er later op terug|komt hier op terug|laat het weten|laat het me weten|laat (?:me )?weten|neemt het in overweging
(?:wil|moet|gaat) (?:<IT> )?(?:eerst )?(?:overleggen|bespreken)(?: met .+)?|(?:wil|moet) erover slapen
(?:wil|moet) er een nachtje over slapen|(?:slaapt|sliep) er een nachtje over
(?:will|wants to|needs to|is going to|would like to|has to|wanted to) (?:think about (?:<IT>)|think it over|think)
(?:will|wants to|needs to|is going to|has to|wanted to) (?:consider (?:<IT>)|sleep on it|mull it over)
(?:will|wants to|needs to|is going to|has to|wanted to) discuss (?:<IT>).*
(?:is|was) thinking (?:about (?:<IT>)|it over)|thinks about it
(?:is|was)(?: not|nt) (?:sure|certain|decided)(?: about (?:<IT>))?|(?:is|was) unsure|doesnt know|does not know
didnt know|did not know|said maybe|says maybe|is in two minds
(?:will|wants to|is going to) (?:get|come) back to (?:<ME>)(?: on (?:<IT>))?|will let (?:<ME>) know
(?:is|was) on the fence|needs time|needs some time|needs more time|hesitates|hesitated|is considering (?:<IT>)
is undecided|has doubts|(?:will|would) think (?:about <IT>|it over) and (?:let|get|come) .+
"""
_NO_ANSWER = """
(?:kreeg|krijg|kregen) (?:alleen |steeds |meteen )?(?:zijn|haar|de|een|hun)? ?(?:voicemail|antwoordapparaat)
(?:nam|neemt) (?:de telefoon )?niet op|(?:reageert|reageerde) niet(?: op .+)?|heeft niet gereageerd(?: op .+)?
(?:antwoordt|antwoordde) niet|heeft niet geantwoord|(?:belt|belde|mailt|mailde|appt|appte|schrijft|schreef) niet terug
heeft niet teruggebeld|heeft niet teruggemaild|is niet bereikbaar|was niet bereikbaar|niet bereikbaar
was niet te bereiken|is niet te bereiken|kreeg (?:de )?voicemail|laat niets van zich horen|laat niks van zich horen
liet niets van zich horen|heeft niets laten horen|heeft niks laten horen
(?:<DIDNT>) (?:pick up|picked up|answer|answered|reply|replied|respond|responded)(?: to .+)?
(?:<DIDNT>) (?:call back|called back|call me back|called me back|write back|written back)
(?:<DIDNT>) (?:get back to me|got back to me|gotten back to me)
never (?:picked up(?: the phone| my calls?)?|answered|replied|responded|called back|called me back|wrote back)
never got back to me|ghosted me
is ghosting me|(?:was|is) unreachable|didnt pick up the phone|(?:has|had) gone quiet|isnt picking up|is not picking up
isnt responding|is not responding|isnt answering|is not answering
"""
# What stands after "she said that" in Dutch, where the verb comes last.
_THAT: dict[Outcome, str] = {
    "yes": "(?:<IT> )?(?:graag |wel )?(?:wil|wilde|zou willen|gaat) (?:proberen|doen|meedoen|uitproberen)|meedoet"
    "|mee (?:wil|wilde|gaat) doen|graag (?:wil|wilde)|wel (?:wil|wilde)"
    "|(?:<IT> )?(?:een )?(?:<GREAT>|<GOOD>)(?: (?:idee|plan))? (?:vindt|vond)|interesse heeft|enthousiast (?:is|was)"
    "|geinteresseerd (?:is|was)|akkoord (?:gaat|is)|een sessie (?:wil|wilde)",
    "no": "(?:<IT> )?niet (?:wil|wilde|hoeft)|geen (?:interesse|behoefte|zin|belangstelling) (?:heeft|had)"
    "|niet (?:meedoet|mee wil doen|geinteresseerd is)|<IT> niet (?:ziet|zag) zitten"
    "|er (?:niks|niets) in (?:ziet|zag)",
    "maybe": "(?:erover|er over|er) (?:over )?(?:nadenkt|na (?:wil|wilde|gaat|zal|zou|moet) denken|wil nadenken"
    "|gaat nadenken|zou nadenken|zal nadenken)|<IT> niet weet|twijfelt|erop terugkomt|er op terugkomt"
    "|er (?:later )?op terug (?:komt|zou komen|zal komen)|<IT> (?:laat weten|zou laten weten|zal laten weten)",
}
_REPORTED = re.compile(
    r"(?:said|says|told me|tells me|replied|wrote|texted|emailed|thinks|mentioned)(?: that)? (?:he|she"
    r"|they) (?P<what>.+)"
    r"|(?:zei|zegt|vertelde|vertelde me|liet weten|mailde|appte|antwoordde|schreef|gaf aan)(?: me)? dat (?:hij|ze"
    r"|zij|die) (?P<that>.+)"
)
# Said without "she" or "he".
_FRAGMENTS: dict[Outcome, str] = {
    "yes": "(?:heel |erg |super |very |really )?(?:enthousiast|geinteresseerd|positief|enthusiastic|interested|keen"
    "|excited|positive)|akkoord|was een ja|its a yes|het is een ja|het werd een ja",
    "no": "(?:geen interesse|geen belangstelling|geen behoefte|geen zin)(?: helaas)?|helaas niet|helaas nee|helaas"
    "|niet geinteresseerd|no interest|not interested"
    "|sadly not|unfortunately not|sadly no|unfortunately no|its a no|het is een nee|het werd nee|het wordt nee"
    "|het werd een nee|afgewezen|no thanks|not for him|not for her|not for them|niets voor (?:hem|haar)"
    "|niks voor (?:hem|haar)",
    "maybe": "misschien(?: .{1,40})?|maybe(?: .{1,40})?|perhaps|not sure|twijfels|in beraad|nog niet zeker"
    "|niet zeker|later misschien|maybe later",
    "no-answer": "(?:kreeg|kreeg alleen) (?:zijn|haar|de|een|hun) (?:voicemail|antwoordapparaat)|geen gehoor"
    "|geen reactie|geen antwoord|geen bericht|niks(?: terug)? gehoord"
    "|niets(?: terug)? ?gehoord|(?:niks|niets) teruggehoord|(?:kreeg (?:de )?)?voicemail|nam niet op|no answer"
    "|no reply|no response"
    "|no word|nothing back|got (?:his|her|the) voicemail|left a voicemail|(?:heb )?voicemail ingesproken|no luck"
    "|radio silence|in gesprek|kreeg geen gehoor|kreeg geen antwoord|kreeg geen reactie|got no answer|got no reply"
    "|got no response|havent heard(?: back| anything)?|heb (?:niks|niets) gehoord|heard nothing(?: back)?",
}
_LAST: dict[str, Outcome] = {"ja": "yes", "yes": "yes", "nee": "no", "no": "no"}
_TOLD: dict[Outcome, str] = {"yes": _YES, "no": _NO, "maybe": _MAYBE, "no-answer": _NO_ANSWER}
_FOR = "(?:voor|for|achteraf|afterwards|contant|cash|via)(?: .{1,40})?"
# A clause that we don't understand leaves the answer open when one of these is in it.
_DOUBT = words("""
    niet geen nooit maar toch helaas afgezegd bedacht niks niets not no never but though however unfortunately sadly
    changed cancelled canceled unless if als mits tenzij twijfel twijfelt alleen behalve misschien maybe nee wel
    instead anders liever didnt doesnt isnt wasnt wont cant couldnt wouldnt hasnt havent hoewel although yet except
    only rather till until totdat zou would might could later eerst first nog stil tegen against voorwaarde
    voorwaarden condition conditions provided afhankelijk depends zolang expensive duur te too
""")
_EVALUATED: tuple[tuple[How, str], ...] = (
    (
        "top",
        (
            "(?:was|ging|is|verliep|went|turned out) (?:heel |erg |echt |super |really |very )?(?:<GREAT>|heel goed"
            "|erg goed|really well|very well|so well|supergoed)"
        ),
    ),
    ("good", "(?:was|ging|is|verliep|went|turned out) (?:<GOOD>|lekker|soepel|well|smoothly|all right|alright)"),
    (
        "hard",
        (
            "(?:was|ging|is|verliep|went|viel|liep|turned out) (?:heel |erg |echt |really |very |a bit |wat "
            "|een beetje )?(?:moeilijk|stroef|lastig|zwaar|tegen|slecht|niet goed|niet zo goed|"
            "niet lekker|moeizaam|taai|matig|hard|tough|difficult|badly|poorly|bad|rough|awkward|not well|not great"
            "|not so well)|(?:didnt|did not) go (?:so |very )?well"
        ),
    ),
    (
        "missed",
        (
            "(?:ging|gaat) niet door|is niet doorgegaan|niet doorgegaan|was cancelled|was canceled|got cancelled"
            "|fell through|didnt happen|did not happen|is afgezegd|werd afgezegd|viel uit"
        ),
    ),
)
_ABSENT = (
    "kwam niet opdagen|kwam niet|kwam niet opdagen .+|is niet gekomen|is niet verschenen|verscheen niet|was er niet"
    "|zegde af|heeft (?:de sessie |onze afspraak |de afspraak )?afgezegd|zei af"
    "|(?:kwam|komt) niet (?:opdagen|op dagen)|is niet komen opdagen|didnt turn up|did not turn up|never turned up"
    "|didnt show(?: up)?|did not show(?: up)?|never showed(?: up)?|cancelled(?: (?:the session|our session|on me"
    "|last minute))?|canceled(?: (?:the session|our session|on me))?|was a no-show|no-show|stood me up|didnt come"
    "|did not come"
)


def outcome(clause: str, *, fragment: bool, last: bool) -> Outcome | None:
    """The answer that a clause without its subject tells; fragments and a bare yes or no only where they may stand."""
    reported = _REPORTED.fullmatch(clause)
    if reported:
        return _of(_THAT, reported["that"]) if reported["that"] else _of(_TOLD, reported["what"])
    told = _of(_TOLD, clause) or (_of(_TOLD, clause[4:]) if clause[:4] in {"has ", "had "} else None)
    if told or not fragment:
        return told
    return _of(_FRAGMENTS, clause) or (_LAST.get(clause) if last else None)


def _of(shapes: Mapping[Outcome, str], clause: str) -> Outcome | None:
    """The first answer whose shape the whole clause has."""
    return next((told for told, shape in shapes.items() if _shape(shape).fullmatch(clause)), None)


def doubtful(clause: str) -> bool:
    """Whether a clause that we don't understand may say the opposite."""
    return not _DOUBT.isdisjoint(clause.split())


def how(clause: str) -> How | None:
    """How a session or a talk went."""
    return next((went for went, shape in _evaluations() if shape.fullmatch(clause)), None)


def absent(clause: str) -> bool:
    """Whether the other didn't come."""
    return _absence().fullmatch(clause) is not None


def vocabulary() -> str:
    """All that the shapes are made of, so that slips in their words can be mended."""
    return " ".join(
        (_YES, _NO, _MAYBE, _NO_ANSWER, *_FRAGMENTS.values(), *_THAT.values(), _GREAT, _GOOD, _KEEN, _MOOD, _ABSENT)
    )


def _filled(shape: str) -> str:
    """The shape with its words filled in."""
    for name, filling in (
        ("<FOR>", _FOR), ("<OFFER>", f"(?:<IT>|{_OFFER})"), ("<IT>", f"(?:{_IT})"), ("<DO>", _DO),
        ("<PLAN>", "idee|plan|aanbod|verhaal|voorstel|initiatief"),
        ("<DIDNT>", "didnt|doesnt|did not|does not|hasnt|has not"),
        ("<SES>", "(?:a|the|another) session"),
        ("<KIN>", f"(?:{_KIN})"), ("<HIS>", "zijn|haar|hun|zn|dr|his|her|their"),
        ("<GREAT>", _GREAT), ("<GOOD>", _GOOD), ("<KEEN>", _KEEN), ("<MOOD>", _MOOD),
        ("<MONEY>", _MONEY), ("<ME>", f"(?:{_ME})"),
    ):  # fmt: skip
        shape = shape.replace(name, filling)
    return shape


@cache
def _shape(table: str) -> re.Pattern[str]:
    """What the lines of a table become, once one of them is looked for."""
    return re.compile(_filled("|".join(table.strip().split("\n"))))


@cache
def _evaluations() -> tuple[tuple[How, re.Pattern[str]], ...]:
    return tuple((went, re.compile(_filled(shape))) for went, shape in _EVALUATED)


@cache
def _absence() -> re.Pattern[str]:
    return re.compile(_ABSENT)
