### De namen, in de volgorde 1, 3, 2.

names-title = Namen
names-called = je namen
names-where = Waar wil je namen bij zetten?
    .label = Kolom
    .hint = Kies een van de drie.
    .why = Elke kolom doet iets anders: de eerste helpt je op weg, de derde is waar je heen wilt, de tweede verbindt ze.
    .option-known = Mensen die ik goed ken
    .option-dream = Mensen van wie ik droom
    .option-between = Wie ertussen staat
names-known = { $group ->
    [friends] Kolom 1: mensen die je goed kent. Welke vrienden zouden je eerlijk zeggen wat ze ervan vinden? Onder elkaar of achter elkaar, voornamen mogen.
    [family] { $mode ->
        [inside] En je familie: wie kent er iemand bij jou op het werk?
       *[own] En je familie: wie werkt er ergens waar jij weleens binnen zou willen kijken?
    }
    [colleagues] Met welke collega's of oud-collega's kon je het goed vinden?
   *[acquaintances] Welke kennissen kennen iedereen?
    }
    .label = { $group ->
        [friends] Vrienden
        [family] Familie
        [colleagues] Collega's
       *[acquaintances] Kennissen
    }
    .hint = Bijvoorbeeld: "Noor, Bram (oud-collega) en mijn buurman".
    .why = Deze mensen hoef je niets te verkopen. Ze geven je een eerlijk oordeel, en ze kennen mensen die jij niet kent.
names-dream = { $mode ->
    [inside] Kolom 3: je dromen. Mensen die hier beslissen of de besten zijn, en jou nog niet kennen; de directeur mag er ook bij. Wie zijn dat?
   *[own] Kolom 3: je dromen. Toppers in je vak die je nog niet kent, organisaties waar je heel graag mee zou werken. Wie zijn dat?
    }
    .label = Dromen
    .hint = Mensen of organisaties, vijf tot tien is mooi. Bijvoorbeeld: "Philips, de Efteling, Floor Testman".
    .why = Wie weet waar hij heen wil, ziet opeens wie er op de weg staat.
names-between = Nu de puzzel. Wie staat er tussen jou en { $dream }?
    .label = Tussen jou en { $dream }
    .hint = Iemand van je lijst, of een nieuwe naam. Wie het niet weet, slaat gerust over.
    .why = Een droom bereik je zelden rechtstreeks, wel via iemand die daar al binnenkomt.
names-same = { $times ->
    [1] { $name } stond al op je lijst. Is dit dezelfde?
   *[other] { $name } noem je { $times } keer. Is dat steeds dezelfde?
    }
    .label = { $name }
    .hint = Kies dezelfde, of een ander.
    .why = Dubbele namen voeg ik nooit zomaar samen.
    .option-same = Dezelfde
    .option-other = Een ander met die naam
names-kept = { $count ->
    [one] { $names } staat in kolom { $column }.
   *[other] { $names } staan in kolom { $column }.
    }
names-between-kept = { $count ->
    [one] { $names } staat nu tussen jou en { $dream }.
   *[other] { $names } staan nu tussen jou en { $dream }.
    }
names-joined = { $names } staat er nu één keer.
names-once = { $count ->
    [one] { $names } noemde je meer dan eens; die staat er één keer.
   *[other] { $names } noemde je meer dan eens; die staan er elk één keer.
    }
names-gone = { $count ->
    [one] { $names } staat niet meer op je lijst.
   *[other] { $names } staan niet meer op je lijst.
    }
names-between-gone = { $count ->
    [one] { $names } staat niet langer tussen jou en { $dream }.
   *[other] { $names } staan niet langer tussen jou en { $dream }.
    }
names-undone = { $names }, dat antwoord is weer weg.
names-done = Je lijst: { $column1 } in kolom 1, { $column2 } in kolom 2 en { $column3 } in kolom 3.
names-open = { $count ->
    [one] Bij { $dream } ontbreekt nog iemand ertussen. Laat dat gerust een paar dagen sudderen.
   *[other] Bij { $dream } en nog een paar ontbreekt iemand ertussen. Laat dat gerust een paar dagen sudderen.
    }
names-none = Nog geen namen, dat mag. Ze komen vaak als je iets anders doet.
