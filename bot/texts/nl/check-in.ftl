### De check-in.

check-in-title = Check-in
    .named = check-in, checkin, hoe was mijn week
check-in-called = de check-in
check-in-how = Je beloofde jezelf: “{ $promise }”. Hoe ging het?
    .label = Hoe het ging
    .hint = Gelukt, deels, of niet.
    .why = Niet om af te rekenen. Het laat zien wat werkt.
    .option-kept = Gelukt
    .option-partly = Deels
    .option-not = Niet gelukt
check-in-was = Hoe was je week?
    .label = De week
    .hint = Kies wat er het dichtst bij komt.
    .why = Even omkijken laat zien wat er in beweging kwam.
    .option-good = Er zat beweging in
    .option-quiet = Rustig
    .option-stuck = Ik kwam er niet aan toe
check-in-note = { $how ->
    [kept] Wat hielp?
    [partly] Wat hielp, en wat zat er nog in de weg?
   *[not] Wat stond er in de weg?
    }
    .label = In één zin
    .hint = Eén zin is genoeg, overslaan mag.
    .why = Daar maak je volgende week een betere afspraak van.
check-in-carry = Neem je hem mee naar volgende week? Kleiner mag.
    .label = Meenemen
    .hint = Ja of nee is genoeg.
    .why = Dan staat hij klaar, en maandag kun je hem nog veranderen.
    .option-yes = Ja, meenemen
    .option-no = Nee, laten gaan
check-in-done = { $how ->
    [kept] Je deed wat je zei. Mooi.
    [partly] Deels telt ook.
   *[not] Dat kan. Er komt een nieuwe week.
    }
check-in-was-done = { $was ->
    [good] Mooi om te horen.
    [quiet] Een rustige week mag.
   *[stuck] Dat gebeurt. Volgende week één klein ding.
    }
check-in-carried = Voor volgende week staat klaar: “{ $promise }”
check-in-motion = { $any ->
    [no] { $week ->
        [this] Nog niets in beweging deze week, en dat kan vandaag nog.
       *[last] Vorige week lag het even stil, en dat mag.
    }
   *[yes] { $week ->
        [this] Dit kwam er deze week in beweging: { $moved }.
       *[last] Dit kwam er vorige week in beweging: { $moved }.
    }
    }
check-in-talks = { $count ->
    [one] één keer contact
   *[other] { $count } keer contact
    }
check-in-sessions = { $count ->
    [one] één sessie
   *[other] { $count } sessies
    }
check-in-offers = { $count ->
    [one] een nieuw aanbod
   *[other] { $count } keer aan je aanbod gewerkt
    }
check-in-lessons = { $count ->
    [one] één les
   *[other] { $count } lessen
    }
check-in-names = { $count ->
    [one] één nieuwe naam
   *[other] { $count } nieuwe namen
    }
check-in-streak = { $reserves ->
    [0] Al { $weeks } weken op rij in beweging.
    [one] Al { $weeks } weken op rij in beweging. Eén week overslaan mag.
   *[other] Al { $weeks } weken op rij in beweging. Je mag er { $reserves } overslaan.
    }
check-in-undone = je check-in is weer open.
