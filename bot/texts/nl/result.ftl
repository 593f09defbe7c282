### Wat een sessie opleverde.

result-title = Wat leverde het op
result-called = het vastleggen
result-which = Met wie was de sessie?
    .label = Met wie
    .hint = Iemand van je lijst, of een nieuwe naam.
    .why = Dan leg ik het bij de juiste persoon vast.
result-how = Hoe was het met { $name }? Eén zin mag ook, ik vraag alleen wat ik mis.
    .label = Hoe het was
    .hint = Kies er een, of schrijf het in je eigen woorden.
    .why = Vers van de pers weet je het best wat je er echt van vond.
    .option-top = Top
    .option-good = Goed
    .option-hard = Stroef
    .option-missed = Ging niet door
result-came = Wat kwam er binnen? Het telt allemaal.
    .label = Wat er binnenkwam
    .hint = Bijvoorbeeld: "aandacht en tijd".
    .why = { $mode ->
        [inside] Budget is er maar één van de vier. Wie alleen daarnaar kijkt, mist de rest.
       *[own] Geld is er maar één van de vier. Wie alleen daarnaar kijkt, mist de rest.
    }
    .option-attention = Aandacht
    .option-energy = Energie
    .option-time = Tijd
    .option-money = { $mode ->
        [inside] Budget
       *[own] Geld
    }
result-worth = { $mode ->
    [inside] Welk budget maakte { $name } vrij?
   *[own] Wat vond { $name } het achteraf waard?
    }
    .label = Wat het waard was
    .hint = Een bedrag, bijvoorbeeld "250 euro".
    .why = { $mode ->
        [inside] Wie er budget voor vrijmaakt, meent het.
       *[own] Wat iemand achteraf geeft is de eerlijkste prijs die je kunt krijgen.
    }
result-actions = Welke praktische acties spraken jullie af?
    .label = Acties
    .hint = Bijvoorbeeld: "Ik stuur de tekening, hij toont hem aan zijn team."
    .why = Een sessie zonder vervolg was koffie.
result-next = Gaat { $name } zelf verder, of samen met jou?
    .label = Hoe verder
    .hint = Kies er een.
    .why = De keuze is aan de ander; jij weet graag welke het werd.
    .option-alone = Zelf verder
    .option-together = Samen met mij
    .option-open = Nog open
result-referrals = Noemde { $name } iemand die je zou moeten spreken?
    .label = Genoemde namen
    .hint = Namen, zoals "Floor Testman, Sam van Voorbeeld". Ik zet ze op je lijst.
    .why = De beste namen komen uit een goede sessie.
result-proof = Zei { $name } iets wat je zou willen doorvertellen?
    .label = Bewijs
    .hint = Eén zin, in hun woorden: "In een uur had ik meer dan in drie maanden."
    .why = Wie afwacht, wil horen dat het bij een ander werkte.
result-share = Mag je die zin doorvertellen?
    .label = Mag ik het doorvertellen
    .hint = Ja of nee.
    .why = Dan weet je later zonder na te denken of hij in een bericht kan.
    .option-yes = Ja, dat mag
    .option-no = Nee, alleen voor mij
result-lesson = Wat heb je geleerd, in één zin?
    .label = Les
    .hint = Bijvoorbeeld: "Eerst laten tekenen, dan pas vertellen."
    .why = Een les verandert je verhaal, je aanbod of je lijst. Opgeschreven blijft hij.
result-thanks = { $name } bracht jullie bij elkaar. Heb je al bedankt?
    .label = { $name } bedanken
    .hint = Een kort bericht met hoe het ging is genoeg.
    .why = Wie hoort wat zijn introductie deed, maakt er graag nog een.
    .option-done = Al gedaan
    .option-later = Doe ik nog
    .option-no = Niet nodig
result-done = { $paid ->
    [yes] Vastgelegd. { $name } gaf { $came }.
   *[no] { $count ->
        [0] Vastgelegd. Ook een sessie waar niets uit kwam heb je maar mooi gedaan.
       *[other] { $mode ->
            [inside] Vastgelegd. { $name } gaf { $came }. Zo groeit draagvlak.
           *[own] Vastgelegd. Geen geld, wel { $came } van { $name }. Dat telt hier ook.
        }
    }
    }
result-lesson-kept = Je les heb ik bewaard. Wil je er je verhaal op aanpassen?
result-thanks-later = Vergeet { $introducer } niet: één zin over hoe het met { $name } ging is al een bedankje.
result-missed = Dat gebeurt. Plan met { $name } gerust een nieuw moment.
result-called-off = De sessie met { $name } van { $at } staat niet meer gepland.
result-undone = wat je over { $name } vastlegde staat weer open.
