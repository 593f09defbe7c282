### De woorden die altijd werken, en wat ze zeggen.

word-help =
    .button = Help
    .option = Help: wat je allemaal kunt zeggen
word-start =
    .button = Beginnen
    .option = Begin: wat is de volgende stap
word-story =
    .button = Mijn verhaal
    .option = Verhaal: vertellen of aanscherpen
word-names =
    .button = Namen
    .option = Namen: je lijst aanvullen
word-session =
    .button = Sessie plannen
    .option = Sessie: er een plannen
word-log =
    .button = Vastleggen
    .option = Log: vastleggen wat een sessie opleverde
word-language =
    .button = Taal
    .option = Taal: Nederlands of Engels
word-privacy =
    .button = Privacy
    .option = Privacy: wat ik bewaar
word-export =
    .button = Mijn gegevens
    .option = Exporteer: alles in één bestand
word-delete =
    .button = Wis alles
    .option = Wis alles: alles weg
word-back =
    .button = Terug
    .option = Terug: de vorige vraag
word-edit =
    .button = Wijzigen
    .option = Wijzig: een antwoord veranderen
word-undo =
    .button = Ongedaan maken
    .option = Ongedaan: het laatste terugdraaien
word-skip =
    .button = Sla over
    .option = Sla over: deze vraag niet
word-repeat =
    .button = Herhaal
    .option = Herhaal: nog eens de vraag
word-why =
    .button = Waarom?
    .option = Waarom: waarom ik dit vraag
word-cancel =
    .button = Laat maar
    .option = Laat maar: hiermee stoppen
word-later =
    .button = Later
    .option = Later: even laten liggen
word-resume =
    .button = Verder
    .option = Verder: waar we gebleven waren
word-pause =
    .button = Pauze
    .option = Pauze: even niets van me horen
word-snooze =
    .button = Herinner me
    .option = Herinner me: later hierop terugkomen
word-settings =
    .button = Instellingen
    .option = Instellingen: wanneer en hoe vaak

word-today =
    .button = Vandaag
    .option = Vandaag: de ene persoon van nu
word-puzzle =
    .button = De puzzel
    .option = Puzzel: wie stelt je aan wie voor
word-board =
    .button = Het bord
    .option = Bord: je drie kolommen
word-offer =
    .button = Mijn aanbod
    .option = Aanbod: makkelijk ja
word-lesson =
    .button = Een les
    .option = Les: wat je leerde
word-week =
    .button = Mijn week
    .option = Week: je afspraak met jezelf
word-status =
    .button = Hoe sta ik
    .option = Status: hoe je ervoor staat

command-text = Wat je erbij wilt zeggen
help =
    Dit kun je altijd zeggen, ook midden in een vraag:
    - _verhaal_, _namen_, _sessie_ of _log_ om aan iets te beginnen
    - _terug_, _wijzig_, _sla over_, _waarom_ of _herhaal_ bij een vraag
    - _later_ of _laat maar_ om te stoppen, _verder_ om door te gaan
    - _ongedaan_ als er iets niet klopt
    - _vandaag_, _week_, _status_ of _bord_ om te zien hoe het ervoor staat, en _wie is Bram?_ voor alles wat ik van iemand bewaar
help-more = En verder

start-busy = We zijn al bezig met { $flow }.
resume-done = Verder met { $flow }.
later-done = Prima, ik leg { $flow } even weg. Alles blijft bewaard; zeg _verder_ als je zin hebt.
cancel-done = Goed, we laten { $flow } los.
nothing-open = Er staat nu geen vraag open.

privacy =
    Wat je me vertelt blijft tussen ons. Ik bewaar je instellingen, je verhaal, je namen en wat je sessies opleverden, versleuteld met een sleutel die alleen voor jou is.
    Met niemand op je lijst neem ik contact op, en er leest geen taalmodel mee. Met _mijn gegevens_ krijg je alles in één bestand, met _wis alles_ is het weg.
export-file = Alles wat ik van je bewaar, als JSON
export-done = Dit is alles wat ik van je bewaar. Pas op met doorsturen: er staan namen van anderen in.

undo-done = Teruggedraaid: { $what }
undo-nothing = Er is niets om terug te draaien.
undo-not-last = Dat kan ik niet meer los terugdraaien: er is daarna al iets veranderd. Zeg _ongedaan_ om bij het laatste te beginnen.
undo-refused = Dat draai ik liever niet terug: het is intussen op een andere plek veranderd.
undo-answer = je laatste antwoord.
undo-cancel = we gaan verder met { $flow }.

next-start = Zullen we beginnen? Het kost twee minuten.
next-story = Dan nu je verhaal: vijf korte vragen, en je hebt een minuut om te vertellen. Begin je?
next-names = Tijd voor de namen: wie je goed kent, van wie je droomt, en wie ertussen staat. Doen we dat nu?
next-look-back = Kijk eerst even terug op je afgelopen twee weken.
    .button = Eerst even terugkijken
next-adopters = Wie van je lijst loopt voorop? Twee korte vragen per naam, vijf namen is genoeg.
    .button = Wie loopt voorop
next-puzzle = Je dromen staan er. Nu de puzzel: wie brengt je erheen?
next-offer = Er is iemand die oren heeft naar je idee. Tijd voor een aanbod waar iemand makkelijk ja op zegt. Maken we dat?
next-today = Er staat iemand voor vandaag klaar. Zullen we kijken wie?
next-session = Wie van je lijst geef je een eerste sessie? Plan hem als je een moment hebt.
next-rest = Je volgende sessie is met { $name }, { $at }. Meer hoeft nu niet, maar het mag.
next-log = Er wacht nog een sessie op een paar woorden. Leggen we hem vast?

heard-nothing = Dat bericht was leeg.
heard-file = Bestanden lees ik nog niet. Plak de namen gerust hier als tekst, dan zet ik ze op je lijst.
heard-no = Goed, dan niet. Zeg _help_ als je iets anders wilt.
heard-unclear = Dat kan ik nog niet plaatsen.
wish-not-yet = Dat kan ik nog niet voor je doen.
wish-two-fit = Op je lijst staan { $names }.
stale-gone = Die knop hoort bij iets wat er niet meer is.
stale-answered = Die vraag had je al beantwoord. Zeg _wijzig_ als het anders moet. Dit staat nu open:
stale-parked = Die vraag hoort bij { $flow }, en die ligt even stil.
late =
    Dit kwam binnen voordat mijn vraag er stond:
    > { $text }
    Bedoel je het als antwoord?
late-use = Ja, gebruik dit
late-drop = Nee
heard-unsure =
    Ik weet niet zeker of mijn vraag bij je aankwam, dus hier is hij nog eens. Je schreef:
    > { $text }
form-missed = Het formulier kwam net te laat. Hier is het nog eens.
our-fault = Er ging hier iets mis, niet bij jou. Wat je eerder zei is bewaard; stuur dit gerust nog eens.
mention-answered = Ik heb je antwoord in onze privéberichten gezet, dan blijft het tussen ons.
reachable-again = Een eerder bericht van mij kwam niet bij je aan. Kijk of je privéberichten van mij openstaan, anders mis je je duwtjes.

home-today = **Vandaag**
home-rest = Je volgende sessie staat gepland. Meer hoeft nu niet.
home-story = **Je verhaal**
home-board = **Je lijst**: { $column1 } in kolom 1, { $column2 } in kolom 2, { $column3 } in kolom 3.
home-session = **Gepland**: { $name }, { $at }.
