nudge-test = Dit is het proefduwtje. Het komt aan, dus vanaf nu kun je op me rekenen.
nudge-reminder = Om { $at } zit je met { $name }, { $minutes } minuten. Geef iets om te ervaren, en eindig met een keuze.
nudge-reminder-early = Alvast, vanwege je stille uren: op { $at } zit je met { $name }, { $minutes } minuten. Geef iets om te ervaren, en eindig met een keuze.
nudge-aim = Je doel: { $aim }
nudge-prompt = Je sessie met { $name } zit erop.
nudge-prompt-more = Ook { $names } komt zo nog aan de beurt.
nudge-waited = Ik heb even gewacht tot je stille uren voorbij waren.
nudge-snooze = Je vroeg me om van me te laten horen. Hier ben ik.
nudge-snooze-text = Je vroeg me je hieraan te herinneren: { $text }
nudge-snooze-talk = Je vroeg me om terug te komen op { $flow }.
nudge-follow-up = Je sessie met { $name } wacht nog op een paar woorden. Eén zin is genoeg, daarna vraag ik er niet meer naar.
nudge-monday = { $first ->
    [yes] Je eerste week.
   *[no] Een nieuwe week.
    }
nudge-friday = De week zit er bijna op.
nudge-pace = Het was stil na mijn laatste twee duwtjes. Dat mag.
nudge-fresh = Het is even stil geweest, en dat mag. Vandaag is een mooie dag om opnieuw te beginnen, met één klein ding. Hoor ik niets, dan laat ik je met rust tot jij weer iets zegt.
nudge-back = Je pauze is voorbij. We beginnen klein.
nudge-left = We waren nog bezig met { $flow }.

outlook-test = Het proefduwtje
    .why = Dan zie je meteen of mijn berichten aankomen.
outlook-reminder = Herinnering aan je sessie met { $name }
    .why = Een uur voordat die begint.
outlook-prompt = Hoe was het met { $name }?
    .why = Tien minuten na afloop, als je het nog vers hebt.
outlook-snooze = Een herinnering waar je om vroeg
    .why = Jij koos dit moment.
outlook-follow-up = Nog één keer: hoe was het met { $name }?
    .why = Je had nog niets gelogd, en nu weet je het nog. Ik vraag er één keer naar.
outlook-monday = Wat je jezelf belooft deze week
    .why = Wie op maandag zegt wat, wanneer en waar, doet het veel vaker.
outlook-friday = Hoe de week was
    .why = Even omkijken laat zien wat er in beweging kwam.
outlook-pace = De vraag of mijn duwtjes anders moeten
    .why = Op mijn laatste twee kwam geen antwoord. Dan vraag ik het liever dan dat ik doorga.
outlook-fresh = Een nieuw begin
    .why = Het is een tijd stil geweest, en op een eerste dag begint het makkelijker.
outlook-outreach = Eén iemand voor vandaag
    .why = Op je eigen dagen noem ik er één, hooguit drie keer in de week.
why-back = Dit was je eerste dag na je pauze.
why-monday-holiday = Door een feestdag begint je week later. Wie aan het begin zegt wat, wanneer en waar, doet het veel vaker.
why-friday-holiday = Door een feestdag zit je week er eerder op. Even omkijken laat zien wat er in beweging kwam.
why-left = We waren halverwege { $flow }. Ik kom daar één keer op terug.
why-step = Dit is de volgende stap, en meer dan één ding per dag vraag ik niet.
why-last = Waarom mijn laatste duwtje kwam:
