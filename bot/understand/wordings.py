"""Other ways to say the words that always work; understood, never shown.

NOUNS are what somebody wants to see or have, VERBS what somebody wants to do: each may stand in the usual frames of
a wish ("show me my …", "can we …?"). PHRASES stand as they are. `delete` has no frames: it must be said outright.
"""

from __future__ import annotations

NOUNS: dict[str, str] = {
    "help": "hulp | uitleg | help",
    "story": "verhaal | verhaaltje | pitch | story | one-minute story | minuutverhaal",
    "names": "namen | lijst | lijstje | namenlijst | lijst met namen | contacten | names | list | name list "
    "| list of names"
    " | contacts | contact list | alle namen | all names",
    "puzzle": "puzzel | puzzle | warme paden | warm paths",
    "board": "bord | board | overzicht van iedereen",
    "offer": "aanbod | offer | proefaanbod",
    "lesson": "les | lessen | geleerde lessen | lesson | lessons | lessons learned",
    "week": "week | weekoverzicht | beloften | beloftes | belofte | afspraak | afspraak met mezelf | promise "
    "| promises",
    "status": "status | voortgang | stand | stand van zaken | progress",
    "privacy": "privacy | privacyverklaring | privacybeleid | privacy statement | privacy policy",
    "export": "gegevens | data | export",
    "settings": "instellingen | voorkeuren | settings | preferences | feestdagen | public holidays | bank holidays",
    "back": "vorige vraag | previous question",
    "session": "sessie | sessies | session | sessions",
}
VERBS: dict[str, str] = {
    "help": "helpen | help | help me | help me out | help me even | help us",
    "start": "beginnen | starten | start | begin | get started | van start | aan de slag",
    "session": "sessie plannen | sessie inplannen | session plannen | plan session | schedule session "
    "| book session | sessie toevoegen | add session | plan nieuwe sessie",
    "log": "iets loggen | loggen | iets noteren | iets vastleggen | log something | log it | log dit | log this"
    " | gesprek loggen | log conversation | resultaat loggen",
    "lesson": "les noteren | les toevoegen | les vastleggen | note lesson | add lesson | les opschrijven",
    "export": "gegevens exporteren | gegevens krijgen | gegevens downloaden | alles exporteren | exporteren"
    " | export data | have data | get data | download data | export everything | gegevens hebben | gegevens ontvangen",
    "back": "terug | teruggaan | terug gaan | ga terug | go back | step back | een stap terug | een vraag terug "
    "| naar vorige"
    " | naar vorige vraag | go back one | go back a question | go back one question | stap terug | vraag terug"
    " | go to previous question | ga vraag terug | ga stap terug | go back to previous question "
    "| back to previous question | terug naar vorige vraag | terug naar vorige | go one back | back one "
    "| go back one step | go one step back | take a step back",
    "edit": "iets wijzigen | wijzigen | iets veranderen | veranderen | antwoord wijzigen | antwoord veranderen"
    " | antwoord aanpassen | iets aanpassen | aanpassen | wijzig antwoord | verander antwoord | pas antwoord aan"
    " | edit answer | change answer | change something | edit something | edit | change | edit this | change this"
    " | change that | edit that | correct something | iets verbeteren | correct answer | wijzig dit | verander dit "
    "| change it | edit it | wijzig het | verander het | dat wijzigen | dat veranderen | dit wijzigen "
    "| dit veranderen",
    "undo": "ongedaan maken | dat ongedaan maken | dit ongedaan maken | maak ongedaan | maak dat ongedaan"
    " | maak dit ongedaan | maak het ongedaan | herstellen | herstel dat | herstel dit | undo | undo that | undo this"
    " | undo it | undo last | dat terugdraaien | terugdraaien | draai dat terug | draai terug | revert | revert that",
    "skip": "overslaan | sla over | sla dit over | sla deze over | sla die over | sla het over | sla deze vraag over"
    " | sla vraag over | deze overslaan | dit overslaan | deze vraag overslaan | vraag overslaan | skip | skip this"
    " | skip that | skip it | skip this one | skip this question | skip question | skip that one | skip one "
    "| skip him | skip her | skip them | sla hem over | sla haar over"
    " | volgende vraag | next question | skip deze | deze skippen | skippen | skip deze vraag",
    "repeat": "herhalen | dat herhalen | vraag herhalen | herhaal dat | herhaal vraag | herhaal dit "
    "| nog een keer vragen"
    " | repeat | repeat that | repeat this | repeat question | say that again | ask that again | ask again"
    " | dat nog eens zeggen | dat nog een keer zeggen | zeg dat nog eens",
    "cancel": "annuleren | annuleer | annuleer dit | hiermee stoppen | ermee stoppen | dit annuleren | stoppen | stop"
    " | ophouden | cancel | cancel this | cancel that | cancel it | stop this | quit | quit this | stop it "
    "| stop hiermee"
    " | stop ermee | afbreken | hou op | abort",
    "later": "dat later doen | dit later doen | later doen | do this later | do that later | do it later",
    "resume": "verder | doorgaan | verdergaan | verder gaan | ga verder | ga door | go on | continue | resume "
    "| carry on"
    " | keep going | move on | hervatten | weer verder | gaan verder | pick it up again",
    "pause": "pauze | pauzeren | pauzeer | pauze nemen | pause | take a break | have a break | time off",
    "snooze": "sluimeren | sluimer | snoozen | snooze",
    "offer": "aanbod aanpassen | aanbod wijzigen | change offer | edit offer",
    "settings": "instellingen aanpassen | instellingen wijzigen | instellingen veranderen | pas instellingen aan"
    " | wijzig instellingen | verander instellingen | change settings | edit settings | adjust settings",
    "language": "andere taal | taal wijzigen | taal veranderen | taal aanpassen | wijzig taal | verander taal"
    " | change language | other language | switch language | another language | van taal wisselen | wissel taal",
    "link": "accounts koppelen | account koppelen | discord koppelen | slack koppelen | koppel discord | koppel slack"
    " | koppel account | koppel accounts | koppelen | link account | link accounts | link discord | link slack"
    " | connect account | connect accounts | connect discord | connect slack",
    "puzzle": "puzzelen | do puzzle",
    "story": "verhaal aanpassen | edit story | change story | verhaal wijzigen",
    "names": "namen toevoegen | add names | add name | naam toevoegen | add a name | iemand toevoegen | add someone",
}
PHRASES: dict[str, str] = {
    "help": "help | hulp | wat kan je | wat kun je | wat kan je allemaal | wat kun je allemaal | wat kan jij "
    "| wat kun jij"
    " | wat doe je | wat kan ik zeggen | wat kan ik doen | kun je helpen | kan je helpen | kun je me helpen "
    "| kan je me helpen | help me | help mij"
    " | help me even | kun je mij helpen | wil je me helpen | ik heb hulp nodig | i need help | can you help me"
    " | could you help me | can you help | what can you do | what can i say | what can i do | what do you do"
    " | how does this work | hoe werkt dit | hoe werkt het | hoe werk je | how do you work | commands | menu | opties"
    " | options | sos | wat kan ik hier doen | wat kan ik hier | hulp nodig | wat kan ik je vragen "
    "| hoe gebruik ik dit | how do i use this | i need some help | ik heb wat hulp nodig",
    "today": "wie nu | wie vandaag | wie is er vandaag | wie is er vandaag aan de beurt | wie is er aan de beurt"
    " | wie is vandaag aan de beurt | wie is aan de beurt | wie is de volgende | wie volgt "
    "| wie staat er vandaag op de lijst"
    " | wie moet ik vandaag spreken | wie zal ik vandaag spreken | wie kan ik vandaag spreken "
    "| wie kan ik vandaag bellen"
    " | wie zal ik vandaag bellen | wie moet ik vandaag bellen | met wie zal ik vandaag praten | wie eerst | en wie nu"
    " | who next | who's next | whos next | who is next | who today | who now | who should i talk to | who's up"
    " | who should i talk to today | who should i talk to next | who should i call | who should i call today"
    " | who should i contact today | who do i talk to today | who is up next | who's up next | next person"
    " | volgende persoon | who should i contact | who can i talk to today | who first | wie moet ik bellen "
    "| wie staat er vandaag op het programma | wie zal ik bellen | wie bel ik | who do i call | who do i contact "
    "| who shall i call | wie moet ik bellen vandaag "
    "| who should i call next | who do i call today | who do i call next",
    "names": "namenlijst | mijn namenlijst | contacten | contacts | contact list",
    "puzzle": "wie kent wie | who knows who | who knows whom | wie kent",
    "session": "plan sessie | plan een sessie | sessie plannen | nieuwe sessie | new session | plan a session "
    "| plan session"
    " | schedule a session | book a session | een sessie plannen | een nieuwe sessie | a new session",
    "log": "gesproken | gehad | talked to | spoken to | iets loggen | log dit | log this | log something "
    "| nieuw gesprek"
    " | ik heb iemand gesproken | i talked to someone | i talked to somebody | i spoke to someone"
    " | ik heb net iemand gesproken | iemand gesproken | ik heb een sessie gehad | i had a session "
    "| ik sprak iemand | sessie gehad | had a session",
    "lesson": "nieuwe les | new lesson | ik heb iets geleerd | iets geleerd | ik heb wat geleerd | i learned something"
    " | i learnt something | i've learned something | learned something | geleerd | learned | learnt | a new lesson"
    " | een nieuwe les | les geleerd | lesson learned | lessons learned",
    "week": "deze week | this week | hoe ziet mijn week eruit | what does my week look like | how is my week"
    " | wat heb ik beloofd | what did i promise | wat heb ik deze week beloofd | weekly promise | how's my week "
    "| how is my week going",
    "status": "hoe sta ik | hoe sta ik ervoor | hoe ver ben ik | hoe gaat het met me | waar sta ik | hoe doe ik het"
    " | how am i doing | how far am i | where do i stand | where am i | how am i doing so far "
    "| how's it going with me | hoe doe ik het tot nu toe | voortgang | mijn voortgang | progress | my progress "
    "| how far along am i | how am i doing so far | hoe ver ben ik nu",
    "privacy": "wat bewaar je | wat bewaar je over mij | wat bewaar je van mij | wat weet je van mij "
    "| wat weet je over mij"
    " | wat sla je op | hoe zit het met privacy | hoe zit het met mijn privacy | what do you keep "
    "| what do you keep about me"
    " | what do you know about me | what do you store | what do you store about me | what about privacy"
    " | what about my privacy | is dit vertrouwelijk | is this confidential | wie leest dit mee | who can read this"
    " | wie kan dit lezen | what happens to my data | wat gebeurt er met mijn gegevens | is this private "
    "| is dit privé | is dit prive",
    "export": "exporteer | mijn gegevens | my data | exporteer mijn gegevens | exporteer alles | export my data"
    " | stuur me mijn gegevens | stuur mijn gegevens | geef me mijn gegevens | send me my data | give me my data"
    " | download my data | export everything",
    "back": "terug | vorige | back | previous | one step back | one back | een stap terug | een terug | 1 terug"
    " | vorige vraag | previous question | the previous question | de vorige vraag",
    "undo": "ongedaan | herstel",
    "repeat": "herhaal | wat was de vraag | wat was de vraag ook alweer | wat is de vraag | wat vroeg je "
    "| what was the question"
    " | what's the question | whats the question | what is the question | what did you ask | what was that"
    " | nog een keer | nog eens | again | once more | come again | wat zei je | what did you say | say again"
    " | wat was de vraag nou",
    "why": "waarom | hoezo | why | waarom nu | why now | waarom dit | why this | waarom krijg ik dit "
    "| waarom krijg ik dit nu"
    " | waarom vraag je dat | waarom vraag je dit | waarom wil je dat weten | why do i get this | why are you asking"
    " | why do you ask | why are you asking this | why do you want to know | why am i getting this | why did i get this"
    " | waarom deze vraag | why this question | waarom stuur je dit | why are you sending this | waarom moet dat"
    " | waarom stuur je me dit | why are you telling me this | why do you need that | waarom heb je dat nodig | hoe zo"
    " | why do you ask that | why are you asking that | how come | waarom deze persoon | why this person | waarom hij"
    " | waarom zij | why him | why her | waarom vraag je me dit | waarom vraag je me dat | hoezo dat | why that "
    "| why ask | why do you ask me that | why do you ask me this",
    "cancel": "laat maar | laat maar zitten | laat zitten | never mind | never mind that | never mind it "
    "| laat dat maar | nevermind | forget it | forget about it "
    "| doe maar niet"
    " | vergeet het | vergeet het maar | stop hiermee | stop maar | stop maar even | leave it | let it go "
    "| laat dit maar"
    " | laat maar even | toch niet | toch maar niet | ik stop ermee | ik hou ermee op | ik kap ermee | i quit "
    "| i'm done with this",
    "later": "later | nu niet | niet nu | even niet | even niet nu | nu even niet | nog niet nu | not now | maybe later"
    " | misschien later | een andere keer | andere keer | another time | some other time | op een ander moment | straks"
    " | niet vandaag | not today | dit later | dat later | this later | later misschien | ik heb nu geen tijd"
    " | i have no time now | no time now | geen tijd nu | nu geen tijd | komt later | ik doe dit later | even later "
    "| ik doe het later | ik doe dat later | ik doe het straks | i'll do it later | i will do it later "
    "| later vandaag | later today",
    "resume": "verder | resume | continue | go on | ga door | doorgaan | we kunnen verder | we gaan verder "
    "| ik ga verder"
    " | ik ben terug | i'm back | im back | i am back | ik ben er weer | back again | weer verder | verder gaan",
    "pause": "pauze | vakantie | pause | holiday | pauzeer | even pauze | ik heb vakantie | ik ben op vakantie"
    " | ik ga op vakantie | i'm on holiday | im on holiday | i am on holiday | i'm on vacation | im on vacation"
    " | i am on vacation | vacation | on holiday | on vacation | op vakantie | i'm going on holiday "
    "| i'm going on vacation"
    " | ik ben met vakantie | ik ga met vakantie | ik ben even weg | ik heb vrij | i need a break "
    "| i need a holiday | i need a pause | ik heb pauze nodig",
    "snooze": "sluimer | snooze | herinner me | remind me | herinner me later | remind me later | herinner me straks"
    " | herinner mij | herinner mij later | herinner me hieraan | herinner me hier later aan | remind me of this"
    " | remind me of this later | remind me about this | remind me about this later | herinner me er later aan",
    "settings": "instellingen | settings | preferences | voorkeuren | niet op feestdagen | op feestdagen niet"
    " | geen duwtjes op feestdagen | not on public holidays | not on bank holidays | no nudges on public holidays"
    " | no nudges on bank holidays",
    "language": "taal | language | andere taal | other language | another language | welke talen spreek je"
    " | which languages do you speak",
    "link": "koppel | link",
    "delete": "wis alles | verwijder mij | verwijder me | wis mij | wis al mijn gegevens | verwijder al mijn gegevens"
    " | verwijder alles | verwijder mijn gegevens | wis mijn gegevens | verwijder mijn account | delete me | forget me"
    " | delete all my data | delete my data | delete my account | delete everything | erase me | erase my data"
    " | erase all my data | erase everything | vergeet mij",
}
