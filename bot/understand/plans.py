"""The words around a time that tell a plan from a memory, in Dutch and English, folded."""

from __future__ import annotations

from bot.understand.patterns import pattern
from bot.understand.tables import words

# Politeness and small words that change nothing about the time beside them.
FILLERS_NL = words("""
    ja jaa jep ok oke okee prima goed top fijn mooi leuk graag gaarne aub alsjeblieft alstublieft svp dan maar doe doen
    mag ook nog even eventjes wel er hier weer dus toch gewoon zeg zeggen laten we het zo'n hoi hallo hey hee dag
    dank dankje dankjewel bedankt groet groetjes groeten mvg precies stipt klokslag exact perfect uitstekend super
    helemaal lijkt me mij je jou jullie u ons is voor mijn hun dat die dit eh ehm uh uhm hm hmm nou sowieso
    wat wanneer beter best misschien stuks aan ik wij ze zij hij hem haar sorry zou zijn late reactie
""")
FILLERS_EN = words("""
    yes yeah yep ok okay fine good great perfect please pls plz thanks thank you cheers then just also too again
    so it is it's its let let's lets say do i'd i'll i'm i we we'll me my us sure sharp exactly precisely maybe
    hi hello hey well um uh uhm erm that that's would be does instead for this there he she they her him them sounds
    suits works later kindly first thing best better when what with a
""")
# What people do or want when they name a time to come.
PLANS_NL = words("""
    herinner herinneren herinnering bel bellen belt terugbellen opbellen telefoneren spreek spreken spreekt
    afspreken spreken afspraak afspraken afgesproken sessie sessies gesprek gesprekje meeting overleg overleggen
    koffie lunch lunchen borrel plan plannen plant inplannen ingepland gepland boek boeken geboekt agenda pauzeer
    pauzeren pauze snooze sluimer stuur sturen mail mailen app appen vraag vragen laat zien zie ziet zullen zal kan
    kun kunnen kunt kom komt komen past passen schikt lukt uitkomt uit uitkomen graag liefst liever wil willen wilt
    ontmoet ontmoeten tref treffen weer terug vakantie moet moeten verzet verzetten verschuif verschuiven verplaats
    verplaatsen seintje duwtje bericht berichtje houden check checken opnieuw wacht maak weg afwezig bespreken doen
    doe langs haalt haal neem afgestemd bezoek presentatie workshop training deadline demo interview intake
    vergadering belafspraak staat mogen liever zou zouden meld melden verwacht verder
""")
PLANS_EN = words("""
    remind reminder reminding call calling calls meet meeting meets session sessions see chat coffee lunch dinner
    appointment schedule scheduled reschedule plan plans planned book booked keep calendar pause snooze send ask show
    ping nudge shall let's lets could can would want wants make move away will i'll we'll he'll she'll they'll
    you'll she'd he'd they'd i'd we'd going works suits suit free available holiday vacation again try about back
    speak talk catch visit interview demo workshop presentation deadline follow-up followup follow check confirm
    arrange arranged agreed fix fixed postpone push expect join due wait see contact invite invited message
    text email
""")
MEETINGS = words("session sessions meeting appointment call coffee lunch chat interview workshop")
# Who goes somewhere names a day; a time may be that of every day.
GOING = words("ga gaan gaat going begin beginnen begint start starts starten starting put zet bring breng")
# After these comes for how long, or until when.
PAUSES = words("snooze sluimer pauzeer pauzeren pauze pause wacht wait")
# Only these make a wish of a time of the day, a habit or a span in a sentence with more in it.
ASKS = words("""
    herinner herinneren stuur sturen seintje duwtje bericht berichtje liefst graag remind reminder nudge ping send
    please message shout buzz
""")
GLUE = words("op on om at @ the de het in dan then , van @ 's 't ( ) - : een a")
CORRECTING = (
    *("nee", "nee wacht", "nee sorry", "o nee", "oh nee", "of nee", "wacht", "ik bedoel", "bedoel ik", "ik bedoelde"),
    *("eh ik bedoel", "sorry", "oeps", "oops", "correctie", "correction", "nee toch", "nee liever", "toch liever"),
    *("no", "no wait", "no sorry", "oh no", "or no", "wait", "i mean", "i meant", "scratch that", "make that"),
    *("make it", "no make it", "or rather", "rather", "actually", "no actually", "of eigenlijk", "eigenlijk"),
    *("of toch", "toch maar", "of liever", "maak daar", "no i mean", "nee ik bedoel", "wacht nee", "wait no"),
    *("or actually", "nee toch maar", "doe toch maar", "nee doe maar", "sorry no", "sorry nee", "herstel", "nope"),
    *("hmm nee", "hm no", "nee toch liever", "nee dan liever", "no rather", "no let's say"),
)  # fmt: skip
NEGATIONS = words("""
    niet geen nooit nergens not never can't cant cannot don't dont won't wont doesn't doesnt isn't isnt couldn't
    wouldn't shouldn't hasn't haven't aren't unable behalve except unless tenzij zonder without noch nor
    altijd always usually meestal vaak often normally doorgaans gewoonlijk sometimes soms
    verhinderd afzeggen afgezegd annuleer annuleren geannuleerd cancel cancelled cancels canceled busy bezet
    niks niets didn't didnt wasn't
""")
# What comes before a time that is not quite that time.
LOOSE_BEFORE = words("""
    na after before rond rondom around circa ca tegen by sinds sedert since vanaf from tussen between within binnen
    eind einde begin medio half halverwege mid end early late ergens sometime during tijdens per uiterlijk ongeveer
    approximately roughly approx about ~ pakweg almost bijna elke iedere ieder elk every each alle all maximaal
    minstens < > + starting voorbij zowat any anytime somewhere some hele whole vroeg laat volgend following previous
    vorig vooraf halfway minder meer
""")
LOOSE_AFTER = words("""
    geleden ago of or latest ish oid ongeveer jl j.l. earlier eerder vroeger onwards erna daarna daarop thereafter
    before vooraf uiterlijk earliest vroegst na rond around between tussen from tegen by
    est edt cst cdt mst pst pdt utc gmt cet cest bst ist time tijd % € $ £ euro dollar dollars
    pond procent percent x
""")
# Between two times these make a stretch or a list of them, not one time.
STRETCHES = words("- / + & t/m tot through thru to until till en and a of or")
_PAST_NL = words("""
    was waren had hadden zat zaten sprak spraken belde belden zei zeiden ging gingen kwam kwamen vond vonden deed deden
    wilde wilden kon konden werd werden liep schreef gaf kreeg dronk vroeg ontmoette vertelde werkte werkten
    hoorde stuurde mailde appte zag zagen nam hielp duurde betaald verteld ontmoet besproken vergeten begonnen
    gisteren laatst geboren jarig sinds begon bleef stond bezocht verloren bestond jaren sloot
    gebruikte maakte dacht bracht koos haakte leerde
""")
_PAST_EN = words("""
    was were had did said told spoke went came saw got gave took thought wrote called sat made left found felt
    began became won lost paid sent heard kept held ran read knew born since yesterday used liked loved been gone
    done given taken written spoken seen ago ate drank brought bought chose grew
""")
PAST = _PAST_NL | _PAST_EN
# "gesproken", "teruggebeld", "worked"; of these the ones of plans are no memory.
_PARTICIPLE = pattern(
    r"(?:(?:af|aan|op|uit|in|terug|mee|door|na|over|voor|bij|langs)?ge[a-z]{3,}(?:d|t|en)|[a-z]{3,}ed)"
)
_NO_MEMORY = words("""
    afgesproken gepland ingepland geboekt gezet afgestemd gesprekken geven geloof gebied gezond geduld gebeurt gebeuren
    gebruiken geloven genieten gemiddeld gelegen gelden geld geheel gemeente gerust gevraagd gewend geregeld bevestigd
    need needed speed indeed hundred agreed planned booked scheduled rescheduled arranged confirmed fixed
    postponed interested invited supposed delayed allowed exceed proceed succeed feed bleed breed naked wicked
    gebruikt gegroet geinteresseerd uitgenodigd verzet verplaatst
""")
TITLES = words("mr mrs ms dr mevrouw meneer mevr mw dhr heer familie bureau studio team ruby prof sir lady")
WITH = words("met with bij van en and voor aan & or of sinds named heet ken know from to")


def remembered(word: str, *, in_dutch: bool = True) -> bool:
    """Whether a word tells of what has been; "met" does so in English only."""
    if word == "met":
        return not in_dutch
    return word in PAST or (word not in _NO_MEMORY and _PARTICIPLE().fullmatch(word) is not None)
