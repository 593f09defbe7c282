### De week.

week-title = Mijn week
week-called = je afspraak van de week
week-again = Je beloofde jezelf deze week: “{ $promise }”. Wil je dat veranderen?
    .label = Afspraak
    .hint = Veranderen of zo laten.
    .why = Eén afspraak per week is genoeg.
    .option-change = Veranderen
    .option-keep = Zo laten
week-promise = Wat beloof je jezelf deze week? Eén ding dat je zelf in de hand hebt.
    .label = Afspraak
    .hint = Een gesprek, een vraag, een sessie. Kies er een of zeg het zelf.
    .why = Beweging kun je beloven, omzet niet.
week-rather = Of er geld komt, heb je niet in de hand. Wat ga je ervoor doen?
    .label = Wat je doet
    .hint = Bijvoorbeeld "Drie mensen mijn aanbod doen". Sla over om het zo te laten.
    .why = Een afspraak die je zelf kunt nakomen, houdt je gaande.
week-cue = Wanneer en waar doe je het? Wie dat weet, doet het veel vaker.
    .label = Wanneer
    .hint = Bijvoorbeeld "dinsdag om 9 uur, met mijn eerste koffie".
    .why = Wie het moment erbij zegt, hoeft op het moment zelf niet meer te kiezen.
week-suggest-ask = { $name } vragen om me aan { $other } voor te stellen
week-suggest-story = { $name } mijn verhaal vertellen
week-suggest-offer = { $name } mijn aanbod doen
week-suggest-follow-up = Nog één keer bij { $name } aankloppen
week-suggest-agreed = { $name } spreken, via { $other }
week-suggest-thanks = { $name } bedanken
week-done = { $planned ->
    [whole] Afgesproken met jezelf: “{ $cue }.”
    [yes] Afgesproken met jezelf: “{ $promise }.” Wanneer: { $cue }.
   *[no] Afgesproken met jezelf: “{ $promise }.”
    }
week-kept = Dan staat hij.
week-undone = de afspraak van deze week is weer zoals hij was.
