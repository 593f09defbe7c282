### Het aanbod.

offer-title = Aanbod
offer-called = je aanbod
offer-again = Dit is je aanbod van nu: { $offer } Wil je er iets aan veranderen?
    .label = Aanbod
    .hint = Veranderen of zo laten.
    .why = Elke verandering wordt een nieuwe versie.
    .option-change = Veranderen
    .option-keep = Zo laten
offer-what = { $mode ->
    [inside] Wat laat je een collega of team uitproberen? Klein, en over hun eigen situatie.
   *[own] Wat laat je iemand uitproberen? Klein, en over de eigen situatie van die ander.
    }
    .label = Wat het is
    .hint = Eén zin. Bijvoorbeeld: "Samen jouw idee op één vel tekenen."
    .why = Koffie is gezellig, maar na een verhaal hoort iets waar een ander ja tegen kan zeggen.
offer-minutes = Hoeveel tijd vraagt dat?
    .label = Tijd
    .hint = Bijvoorbeeld "45 minuten" of "1 uur".
    .why = Wie weet wanneer het klaar is, zegt makkelijker ja.
offer-price = { $mode ->
    [inside] Wat vraag je ervoor terug?
   *[own] Wat kost het de ander?
    }
    .label = { $mode ->
        [inside] Wat je vraagt
       *[own] Prijs
    }
    .hint = Kies er een.
    .why = Hoe minder er op het spel staat, hoe eerder iemand instapt.
    .option-nothing = { $mode ->
        [inside] Alleen hun tijd
       *[own] Niets
    }
    .option-afterwards = { $mode ->
        [inside] Achteraf een eerlijk oordeel
       *[own] Achteraf bepalen wat het waard was
    }
    .option-fixed = { $mode ->
        [inside] Iets vasts, zoals een dag per week
       *[own] Een vast bedrag
    }
offer-experience = Wat maakt de ander mee, of heeft die na afloop in handen?
    .label = Ervaring
    .hint = Iets wat je kunt zien of vasthouden. Bijvoorbeeld: "Een tekening die iedereen snapt."
    .why = Een ervaring vertelt zich door, een uitleg niet.
offer-choice = Welke keuze leg je aan het eind voor?
    .label = Keuze aan het eind
    .hint = Bijvoorbeeld: "Zelf verder, of samen door?" Overslaan mag.
    .why = Zonder keuze loopt een mooie ontmoeting leeg.
offer-easy = Wat is er nog meer waar van je aanbod?
    .label = Makkelijk ja te zeggen
    .hint = Vink aan wat klopt, niets mag ook.
    .why = Hier toets ik of een ja weinig moeite kost.
    .option-small = Het is klein
    .option-risk = Ze lopen geen risico
    .option-theirs = Het gaat over hun eigen situatie
offer-better = { $hard ->
    [theirs] Eén ding maakt een ja nog moeilijk: het gaat nog niet over hun situatie. Hoe zou je het zeggen als het over hén ging?
    [timed] Eén ding maakt een ja nog moeilijk: het duurt lang. Wat is het eerste uur ervan?
    [small] Eén ding maakt een ja nog moeilijk: het is groot. Wat is het kleinste stuk dat al iets laat zien?
    [choice] Eén ding ontbreekt nog: een keuze aan het eind. Hoe zeg je het met die keuze erbij?
    [risk] Eén ding maakt een ja nog moeilijk: ze lopen risico. Hoe haal je dat weg?
   *[experience] Eén ding ontbreekt nog: iets om mee te maken. Hoe zeg je het dan?
    }
    .label = Makkelijker
    .hint = Zeg het opnieuw in één zin, of sla over om het zo te laten.
    .why = Elke drempel die je weghaalt, scheelt een nee.
offer-text = { $what } Het duurt { $minutes }. Wat je eraan overhoudt: { $experience } { $mode ->
    [inside] { $price ->
        [nothing] Het vraagt alleen je tijd.
        [afterwards] Achteraf hoor ik graag eerlijk wat je ervan vond.
       *[fixed] Vooraf spreken we af wat het van je vraagt.
    }
   *[own] { $price ->
        [nothing] Het kost je niets.
        [afterwards] Achteraf bepaal je zelf wat het je waard was.
       *[fixed] Vooraf hoor je wat het kost.
    }
    } { $risk } { $ends ->
    [yes] Aan het eind kies je: { $choice }
   *[no] { "" }
    }
offer-done = { $count ->
    [6] Je aanbod staat. Het haalt { $count } van de { $of } punten die een ja makkelijk maken.
   *[other] Je aanbod staat. Het haalt { $count } van de { $of } punten die een ja makkelijk maken. Wat nog mist: { $lacks }.
    }
offer-points = Wat een ja makkelijk maakt
    .theirs = dat het over hun eigen situatie gaat
    .timed = een tijd die te overzien is
    .small = dat het klein is
    .choice = een keuze aan het eind
    .risk = dat ze geen risico lopen
    .experience = iets om mee te maken
offer-shown =
    Zo kun je het sturen:
    > { $offer }
offer-kept = Dan blijft het zo.
offer-undone = deze versie van je aanbod is weg.
