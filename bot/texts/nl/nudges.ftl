nudge-test = Dit is het proefduwtje. Het komt aan, dus vanaf nu zeur ik op tijd.
nudge-reminder = Om { $at } zit je met { $name }, { $minutes } minuten. Geef iets om te ervaren, en eindig met een keuze.
nudge-reminder-early = Alvast, vanwege je stille uren: op { $at } zit je met { $name }, { $minutes } minuten. Geef iets om te ervaren, en eindig met een keuze.
nudge-aim = Je doel: { $aim }
nudge-prompt = Je sessie met { $name } zit erop.
nudge-prompt-more = Ook { $names } komt zo nog aan de beurt.
nudge-waited = Ik heb even gewacht tot je stille uren voorbij waren.

outlook-test = Het proefduwtje
    .why = Dan zie je meteen of mijn berichten aankomen.
outlook-reminder = Herinnering aan je sessie met { $name }
    .why = Een uur voordat die begint.
outlook-prompt = Hoe was het met { $name }?
    .why = Tien minuten na afloop, als je het nog vers hebt.
