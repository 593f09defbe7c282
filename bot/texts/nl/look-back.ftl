### Terugkijken op twee weken.

look-back-title = Terugkijken
    .named = terugblik, terugkijken, eerst even terugkijken, kijk terug
look-back-called = het terugkijken
look-back-hours = Denk even aan je afgelopen twee weken. Waar gingen de meeste uren heen?
    .label = Uren
    .hint = Kies wat er het dichtst bij komt.
    .why = Wie ziet waar zijn tijd bleef, kiest makkelijker wat hij volgende week anders doet.
    .option-making = Maken en uitdenken
    .option-meetings = Overleg en vergaderen
    .option-mail = Mail en berichten
    .option-people = Gesprekken met mensen
look-back-moved = Wat heb je een ander zien doen omdat jij erover begon?
    .label = Een ander deed
    .hint = Meer dan een mag, niets ook.
    .why = Dat is in beweging brengen, ook als je het nooit verkopen zou noemen.
    .option-idea = Meedenken met mijn idee
    .option-help = Mij ergens mee helpen
    .option-decision = Een besluit nemen
    .option-none = Niets dat ik weet
look-back-share = Hoeveel van je tijd zat er in anderen meekrijgen, alles bij elkaar?
    .label = Aandeel
    .hint = Een schatting is genoeg.
    .why = Vaak is het meer dan je dacht, en bijna nooit staat het in de agenda.
    .option-little = Bijna niets
    .option-half = Een flink stuk
    .option-much = Het meeste
look-back-waits = Ligt er iets dat met één gesprek verder was gekomen?
    .label = Wacht op een gesprek
    .hint = Ja, iets. Of iemand in het bijzonder. Of nee.
    .why = Daar beginnen we dan.
    .option-yes = Ja, iets
    .option-somebody = Ja, en ik weet met wie
    .option-no = Niet dat ik weet
look-back-done = { $hours ->
    [people] De meeste uren gingen dus naar gesprekken.
    [meetings] De meeste uren gingen dus naar overleg.
    [mail] De meeste uren gingen dus naar mail en berichten.
   *[making] De meeste uren gingen dus naar maken en uitdenken.
    } { $moved ->
    [none] Niemand ging daardoor iets doen, en dat kan volgende week anders zijn.
   *[some] En je kreeg er een ander mee in beweging, misschien zonder het zo te noemen.
    } { $waits ->
    [no] Een goed begin.
   *[yes] Wat er op een gesprek ligt te wachten, pakken we straks op.
    }
look-back-undone = je terugblik is weg.
