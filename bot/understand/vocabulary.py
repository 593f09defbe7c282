"""Ordinary words of both languages, so that they are never taken for a name, for a typo or for a word we know."""

from __future__ import annotations

from functools import cache

_FUNCTION = """
ik jij je jou jouw u uw hij hem zij ze haar het wij we ons onze jullie hen hun men zich zichzelf mij me mijn m'n z'n
d'r zijn mezelf jezelf dit dat deze die wie wat waar wanneer waarom hoe hoeveel welke welk wiens iets niets niks
iemand niemand alles allemaal allebei beide geen een ene n er hier daar nergens ergens overal de t en of maar want dus
als dan toch toen omdat doordat zodat terwijl hoewel tenzij mits zoals zodra voordat nadat totdat in op aan bij met
zonder van voor na naar om over onder boven tegen tussen tijdens sinds tot uit door langs per via rond binnen buiten
achter naast vanaf volgens behalve ondanks dankzij mee ben bent is was waren geweest wees heb hebt heeft hebben had
hadden gehad wil wilt willen wilde wilden zal zult zullen zou zouden kan kunt kun kunnen kon konden mag mogen mocht
mochten moet moeten moest moesten hoeft hoeven word wordt worden werd werden geworden ga gaat gaan ging gingen gegaan
doe doet doen deed deden gedaan laat laten liet komt kom komen kwam niet nooit nog al alweer altijd vaak soms meestal
ooit weer ook wel even eens maar bijna heel erg zo te veel weinig meer minder meest minst genoeg alleen samen
misschien wellicht graag liever hopelijk helaas echt eigenlijk gewoon eerst eerder daarna daarom daarmee daarover
daarvan daarbij hierover hiermee ermee erover eraan erbij erop ervan erin eruit ertegen verder anders nu straks net
zojuist inmiddels vooral zelfs zelf hoor nou ja nee jawel neen i you he she it we they me him her us them my mine your
yours his hers its our ours their theirs myself yourself himself herself this that these those who whom whose what
where when why how which something nothing anything everything someone somebody nobody anyone anybody everyone
everybody none no not nor never a an the and or but so because if then than though although unless while since until
till as of at by for from with without to into onto about over under above below between among during before after
around through against off up down out on in within per via despite am are was were be been being have has having do
does did done doing will would shall should can could may might must cannot cant can't dont don't doesnt doesn't didnt
didn't isnt isn't arent aren't wasnt wasn't wont won't wouldnt wouldn't havent haven't hasnt hasn't im i'm ive i've
ill i'll id i'd youre you're hes he's shes she's were we're theyre they're thats that's whats what's lets let's its
it's theres there's very too also just only even still already again yet once twice always often sometimes usually
perhaps maybe rather quite really actually almost enough more most less least much many few little lot lots some any
all both each every either neither else other others another such own same here there everywhere nowhere somewhere now
yes yeah nope yep ok okay please thanks
"""
_ORDINARY = """
hallo hoi hey hee dag doei hi hello bye goedemorgen goedemiddag goedenavond goedendag welkom welcome bedankt dank
thank dankje dankjewel sorry pardon oeps oops ah oh eh uh uhm um hm hmm tja wow haha prima top goed goede best beste
slecht slechte mooi mooie leuk leuke fijn fijne groot grote klein kleine nieuw nieuwe oud oude jong jonge lang lange
kort korte hoog hoge laag lage snel snelle traag langzaam makkelijk moeilijk moeilijke lastig lastige zwaar zware
licht druk drukke rustig rust ruimte stil warm koud duur dure goedkoop gratis vrij open dicht vol leeg klaar bezig
belangrijk interessant eerlijk echte gezond ziek moe blij boos bang trots verdrietig gelukkig zeker onzeker simpel
simpele duidelijk vaag raar rare vreemd gek gekke slim slimme dom domme sterk sterke zwak enthousiast positief
negatief akkoord eens oneens geinteresseerd interesse zin weet weten wist geweten denk denkt denken dacht gedacht vind
vindt vinden vond gevonden zie ziet zien zag gezien hoor hoort horen hoorde gehoord zeg zegt zeggen zei gezegd praat
praten praatte gepraat spreek spreekt spreken sprak gesproken vraag vraagt vragen vroeg gevraagd antwoord antwoordt
antwoorden geantwoord bel belt bellen belde gebeld mail mailt mailen mailde gemaild app appt appen appte geappt
schrijf schrijft schrijven schreef geschreven lees leest lezen las gelezen werk werkt werken werkte gewerkt woon woont
wonen leef leeft leven leefde help helpt helpen hielp geholpen hulp leer leert leren leerde geleerd maak maakt maken
maakte gemaakt neem neemt nemen nam genomen geef geeft geven gaf gegeven krijg krijgt krijgen kreeg gekregen koop
koopt kopen kocht gekocht verkoop verkoopt verkopen verkocht betaal betaalt betalen betaalde betaald kost kosten
kostte zoek zoekt zoeken zocht gezocht houd houdt houden hou hield stel stelt stellen stelde gesteld zet zetten zette
gezet leg ligt liggen lag zit zitten zat gezeten sta staat staan stond gestaan loop loopt lopen liep gelopen rijd
rijdt rijden reed gereden begin begint beginnen begon begonnen stop stopt stoppen stopte gestopt start starten wacht
wachten wachtte gewacht blijf blijft blijven bleef gebleven ken kent kennen kende gekend voel voelt voelen voelde mis
mist missen durf durft durven gebruik gebruikt gebruiken speel spelen kijk kijkt kijken keek bedoel bedoelt bedoelen
snap snapt snappen begrijp begrijpt begrijpen probeer probeert proberen probeerde geprobeerd bedenk bedenken vertel
vertelt vertellen vertelde verteld noem noemt noemen noemde heet heten verander verandert veranderen verbeter
verbeteren vergeet vergeten verwacht verwachten verlies verliezen wen wennen ontmoet ontmoette geluncht gegeten
gedronken gestuurd stuur sturen verplaats plaats plaatsen schuif hernoem plan plannen inplannen regel regelen boek
boeken maanden weken dagen uren jaren verwijder wis wissen toon bekijk wijzig wijzigen herhaal herhalen pauzeer koppel
koppelen herstel herstellen exporteer sla mens mensen man mannen vrouw vrouwen kind kinderen jongen meisje vriend
vrienden vriendin collega collegas klant klanten baas team teams bedrijf bedrijven organisatie organisaties afdeling
kantoor kantoren winkel school scholen huis thuis stad straat land wereld auto fiets trein tijd jaar jaren maand week
weken uur uren minuut minuten dagen keer eerste laatste volgende vorige begin einde probleem problemen oplossing idee
ideeen verhaal verhalen naam namen lijst lijstje bord puzzel aanbod sessie sessies les lessen afspraak afspraken
status gegevens privacy taal geld euro euros prijs waarde cijfer getal kolom rij nummer vragenlijst telefoon gesprek
gesprekken vergadering vergaderingen overleg mailtje bericht berichtje koffie thee lunch diner borrel feest feestje
structuur overzicht vertrouwen aandacht energie vrijheid richting duidelijkheid zekerheid steun kennis ervaring
netwerk advies feedback kans kansen doel doelen resultaat resultaten verandering groei succes geluk pijn angst stress
drukte werkdruk burn-out balans hart hoofd hand handen ogen stem woord woorden zinnen boeken boek brief foto film
muziek kunst natuur water vuur lucht zon zee hond kat markt noord zuid oost west eigen iedere ieder elke elk enkele
enkel sommige ander andere verschillende zulke zo'n bepaald heleboel paar stuk stukje deel soort vorm kant punt manier
reden onzin waar waarheid fout fouten juist precies exact inderdaad natuurlijk uiteraard absoluut helemaal totaal
volledig ongeveer circa ruim vast binnenkort onlangs laatst gisteren eergisteren vroeger later vanaf engels engelse
nederlands nederlandse duits frans spaans stoel tafel deur raam schoen kleren hoofdstuk bladzijde versie groep groepen
vakantie vakanties pauze instellingen vooruit terug instelling overslaan doorgaan vanzelf onderweg namelijk tenminste
good great nice fine bad better best worse worst big small large new old young long short high low fast slow easy hard
tough difficult heavy light busy quiet calm rest space room warm cold expensive cheap free open closed full empty
ready important interesting honest real true false right wrong healthy sick tired happy sad angry afraid scared proud
sure unsure simple clear vague strange funny weird crazy smart stupid strong weak keen excited interested enthusiastic
positive negative know knows knew known think thinks thought find finds found see sees saw seen hear hears heard say
says said saying talk talks talked talking speak speaks spoke spoken ask asks asked answer answers answered call calls
called calling mail mails email emails emailed message messages messaged text texts texted write writes wrote written
read reads work works worked working live lives lived help helps helped learn learns learned learnt make makes made
take takes took taken give gives gave given get gets got gotten buy buys bought sell sells sold pay pays paid cost
costs seek look looks looked hold holds held keep keeps kept put puts set sets sit sits sat stand stands stood walk
walks walked run runs ran drive drives drove begin begins began begun start starts started stop stops stopped wait
waits waited stay stays stayed feel feels felt miss misses missed dare dares use uses used play plays played watch
mean means meant understand understands try tries tried tell tells told name names named change changes changed
improve forget forgets forgot expect lose loses lost meet meets met want wants wanted need needs needed like likes
liked love loves loved hate hates hope hopes wish agree agrees agreed decide decides move moves moved place places
shift rename plan plans planned schedule book books booked delete deletes remove show shows open edit undo skip skips
repeat cancel cancels pause pauses resume link links export exports snooze remind settings language go goes went gone
going come comes came coming let lets leave leaves left bring brings brought send sends sent person people man men
woman women child children boy girl friend friends colleague colleagues client clients customer customers boss team
teams company companies organisation organization business department office shop store school house home city town
street country world car bike train time times year years month months week weeks day days hour hours minute minutes
first second third last next previous end problem problems solution idea ideas story stories list lists board puzzle
offer offers session sessions lesson lessons appointment status data privacy money euro euros price value number
column row question phone conversation meeting meetings coffee tea lunch dinner drinks party structure overview trust
attention energy freedom direction clarity support knowledge experience network advice feedback chance chances goal
goals result results growth success luck pain fear stress balance heart head hand hands eyes voice word words letter
letters picture movie music art nature water fire air sun sea dog cat market north south east west half quarter part
parts piece kind sort form side point way ways reason nonsense truth mistake mistakes exactly correct incorrect indeed
certainly absolutely definitely completely totally about around soon recently yesterday later earlier english dutch
german french spanish chair table door window shoe clothes chapter page version group groups holiday holidays vacation
break today tonight tomorrow forward back nevermind previously idk dunno pass depends unknown everyone whoever
whatever however together alone thing things stuff bit whole outside inside late early dear clever tart smart broad
aboard amen earned leaned alter latter latte piracy expert toady chance tide diet lessen lessons less bored boards
charge listed state statue being brief belief list listen silent quite quiet from form gestopt gebeurd gebeurde
gesprekje geleden gelegen geleid geweldig fantastisch super voorbeeld schets monster verzonnen bedacht proef prins
sample pretend placeholder joke grap sometime someday anytime toevallig tegengekomen kreeg krijgt terugbellen
afgesproken geinteresseerd overgemaakt design thinking marketing sales coaching coaches project projects product
products service services branding strategy strategie training trainingen workshop workshops community leadership
leiderschap agile scrum development research finance hr online social website ontwikkeling ontwerp ontwerpen onderzoek
onderwijs zorg bouw techniek innovatie creativiteit communicatie samenwerking samenwerken ondernemer ondernemers
ondernemen zzp'er zzp'ers freelancer freelancers startup startups brood kaas wijn bier eten drinken food bread cheese
wine beer linkedin whatsapp slack discord zoom teams internet computer laptop software app apps geduld moed lef humor
plezier passie creatief sociaal gezin familie relatie relaties opdracht opdrachten omzet winst patience courage humour
fun passion creative social relation relations assignment revenue profit teaching writing speaking listening cooking
building leading organising organizing organiseren schilderen tekenen koken luisteren bouwen leiden zingen aankomt
aanpassen aanscherpen aanvullen abort accord account accounts achteraf acquaintances acties actions add adjust
afbreken afgebakend afloop afresh afterwards afwacht aim alle along amount anderen annuleer annuleren arrives aside
asking away bare beantwoord bedanken bedankje bedrag begrepen belofte beloften beloftes belongs beloofd bereik
beslissen besloten bestand besten betekent beurt bewaar bewaard bewaren beweging bijvoorbeeld binnenkomt binnenkwam
binnenstapt birthday bot bracht buitenstaander button care carry characters choice choose clock close closest
collega's commands concreet concrete confidential connect connects contact contacten contacts continue conversations
copy count counts daarnaar daarvoor decided derde dezelfde dichtst differ different direct directeur directly
doorsturen doorvertellen download downloaden draagvlak draai draaien draw drawing dream dreams drie dromen droom
droomt duurt duwtje duwtjes easier eerlijkste eind eindig elkaar elsewhere encrypted enige erase erasing erna ertussen
ervaren ervoor experienced explained exporteren family far field file files filled fit five follow former formulier
four fresh functietitel further gebeurt geleerde gepland gerust getting gewone gladly gold goud happen happens hardop
heen herinner herinneren herinnering herken hervatten hieraan hieronder hoef hoezo honestly how's iedereen ingevuld
instance introduce introduceren introductie introduction intussen invullen itself juiste kap kennismaking kennissen
keus keuze key kiezen klaarstond klok klopt knop kopie korter languages letterlijk leverde limited line log logged
loggen longer los loud luistert makkelijker mentioned menu merge messy meteen midden middle mind minute's
minuutverhaal missing miste mode model moment moving nag namenlijst needn't no-answer nodig note noteren nudge nudges
one one-minute ongedaan ontbreekt onthouden ontvangen oordeel opeens opendoet openen opening opens openstaan ophouden
opinion opleverde opleverden opnieuw opschrijven opties option-all option-alone option-attention option-between
option-done option-dream option-en option-energy option-erase option-four option-good option-hard option-inside
option-keep option-known option-later option-maybe option-missed option-money option-nl option-no option-no-answer
option-open option-other option-own option-same option-session option-time option-together option-top option-workdays
option-yes options organisations other's oud-collega's outcome outsider overgeslagen paden pas passed passen paths
pauzeren people's pers persoon pick pitch plain plek plenty policy practical praktische preferences privacybeleid
privacyverklaring private prive priveberichten proefaanbod proefduwtje programma progress promise promises puzzelen
questions quit raakt rarely reach rechtstreeks recognise reis remember reminder revert rommelig safe sending sentence
sharpen sheet shorter sigh simmer skipped skippen slaat slag sleutel sluimer sluimeren sneller snoozen sooner sos
sponsor spraken standing stap statement step stonden suddenly sudderen switch taalmodel talen teach tegelijk
tegenhoudt teken tekening tekens tekst telling telt ten terugbrengen terugdraaien teruggaan terughalen terughoort test
tevoren three tien tijdzone title toe toevoegen toont translate travelling twee tweede two typ type uitgelegd uitleg
understood vak vastlegde vastleggen vel ver veranderd verbindt verdergaan verhaaltje verjaardag versleuteld vertalen
vertrouwelijk vervolg verzetten verzuchten vier vijf visible vlak voeg volgt voorkeuren voornamen voorstellen
voortgang vrije waard waarmee waiting warme we'll weekoverzicht weg weleens well whenever whether who's whos wipe
wipes wissel wisselen worth you'd you'll zaak zaken zelden zeur zomaar zone walking smoke spike moved slit slip shop
ship snap stem stam bard border order orders weak woke lezing lesse herder eerder
"""
_TIME = """
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday ma
di wo vr za zo mon tue tues wed thu thur thurs fri sat sun maandagen dinsdagen woensdagen donderdagen vrijdagen
januari februari maart april mei juni juli augustus september oktober november december january february march may
june july august october vandaag morgen overmorgen gisteren eergisteren vanavond vanmiddag vanochtend vanmorgen
vannacht morgenochtend morgenmiddag morgenavond today tomorrow yesterday tonight ochtend middag avond nacht morning
afternoon evening night noon midnight dag dagen day days week weken weeks weekend maand maanden month months jaar
jaren year years uur uren hour hours minuut minuten minute minutes kwartier quarter half seconde seconden seconds
komende aanstaande volgende next coming am pm elke iedere every dagelijks daily wekelijks weekly maandelijks monthly
feestdag kerst christmas pasen easter kerstdag koningsdag sinterklaas pinksteren hemelvaart oudjaar nieuwjaar
nieuwjaarsdag oudjaarsdag werkdag werkdagen
"""
_KIN = """
vader moeder pa ma papa mama pap mam ouders broer broertje zus zusje zusjes broers zussen zoon dochter kind oom ome
tante opa oma neef nicht neefje nichtje zwager schoonzus schoonzusje schoonmoeder schoonvader schoonouders schoonbroer
schoonzoon schoondochter stiefvader stiefmoeder man vrouw partner vriend vriendin vrienden ex buurman buurvrouw buren
buurjongen buurmeisje collega baas chef leidinggevende manager huisarts tandarts dokter accountant boekhouder kapper
trainer coach docent leraar lerares juf meester mentor huisbaas klasgenoot studiegenoot huisgenoot teamgenoot
compagnon opdrachtgever klant leverancier bakker slager makelaar notaris advocaat peetoom peettante oppas father
mother dad mum mom parents brother sister son daughter uncle aunt auntie grandpa grandma gran granny granddad grandad
grandfather grandmother nan cousin nephew niece husband wife partner boyfriend girlfriend friend mate buddy neighbour
neighbor colleague coworker co-worker boss manager supervisor doctor dentist accountant bookkeeper hairdresser trainer
coach teacher professor mentor landlord landlady classmate roommate flatmate teammate client customer supplier baker
butcher lawyer solicitor brother-in-law sister-in-law mother-in-law father-in-law godfather godmother stepfather
stepmother babysitter oud-collega ex-collega oud-docent oud-klasgenoot ex-colleague ex-boss ex-man ex-vrouw ex-husband
ex-wife stagebegeleider
"""
_TITLES = """
dr drs mr mrs ms miss ir ing prof professor dominee pastor rev sir lady dhr mevr mevrouw mw meneer mijnheer heer
dokter tante oom ome oma opa auntie aunt uncle neef nicht familie family fam gemeente stichting vereniging bureau cafe
restaurant hotel studio school universiteit hogeschool ministerie provincie ziekenhuis museum theater council
university foundation
"""
_PARTICLES = """
van de den der het 't ter ten te 's op in t la le du des di da do dos von zu zur el al bin ben af of the and mc y e
"""
_COMPANY = """
bv b.v nv n.v vof v.o.f cv ltd limited inc llc plc gmbh co corp corporation company group groep holding holdings sons
zonen zn partners associates consultancy consulting advies bros broers gebroeders studio studios labs media software
solutions
"""
# Names that are words as well, so that they need a capital where any word may stand.
_NAMES_TOO = """
mark bill grant will may hope joy faith grace rose sue rob pat jack art dean frank chip summer june april august daisy
iris ruby amber holly ivy violet lily olive roos storm bas jet lies floor guy ray drew gene mike harry carol penny robin
max victor don nick rich jan mei bea toon ken ben wil an dan les skip jay kay bob pim beer wolf mars sunny angel crystal
ginger heather jasmine miles pearl prince rusty sandy terry wade ward page paige christian earl jean merel melody
"""


@cache
def names_too() -> frozenset[str]:
    """Names that are words as well."""
    return frozenset(_NAMES_TOO.split())


@cache
def function_words() -> frozenset[str]:
    """Words that hold a sentence together; a name has none of them but particles."""
    return frozenset(_FUNCTION.split())


@cache
def time_words() -> frozenset[str]:
    """Words that name a time."""
    return frozenset(_TIME.split())


@cache
def ordinary() -> frozenset[str]:
    """Every word that means something else than a name, kin aside."""
    return function_words() | time_words() | frozenset(_ORDINARY.split())


@cache
def kin() -> frozenset[str]:
    """What somebody can be to you."""
    return frozenset(_KIN.split())


@cache
def titles() -> frozenset[str]:
    """What stands before a name and belongs to it."""
    return frozenset(_TITLES.split())


@cache
def particles() -> frozenset[str]:
    """Small words inside names."""
    return frozenset(_PARTICLES.split())


@cache
def company_forms() -> frozenset[str]:
    """What organisations end with."""
    return frozenset(_COMPANY.split())
