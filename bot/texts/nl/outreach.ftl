### Wat ervan kwam toen je iemand je verhaal vertelde.

outreach-title = Gesprek vastleggen
outreach-called = het gesprek
outreach-contact = Wie heb je gesproken of geschreven?
    .label = Wie
    .hint = Iemand van je lijst, of een nieuwe naam.
    .why = Dan staat bij de juiste persoon wat ervan kwam.
outreach-outcome = Wat kwam ervan, met { $name }?
    .label = Wat ervan kwam
    .hint = Kies wat er het dichtst bij komt.
    .why = Ook een nee helpt je verder: dan weet je het, en kan je aandacht naar een ander.
    .option-yes = Ja, graag
    .option-maybe = Denkt erover na
    .option-no = Nee
    .option-no-answer = Nog niks gehoord
    .option-session = Het was al een sessie
outreach-introduces = Aan wie gaat { $name } je voorstellen?
    .label = Stelt je voor aan
    .hint = Een of meer namen.
    .why = Zo komt een naam op je lijst met wie de deur opendoet erbij.
outreach-when = Wanneer hebben jullie afgesproken?
    .label = Sessie
    .hint = Zo bijvoorbeeld: "dinsdag 15:30" of "morgen 10:00".
    .why = Dan zet ik de sessie meteen klaar.
outreach-need = { $outcome ->
    [no] Vervelend, en nu weet je het. Wat miste { $name }? Dat is goud voor je verhaal.
    [maybe] Wat heeft { $name } nog nodig om te kiezen?
   *[yes] Wat wil of mist { $name }, in eigen woorden?
    }
    .label = { $outcome ->
        [no] Wat { $name } miste
       *[yes] Wat { $name } wil of mist
    }
    .hint = Eén zin, zo letterlijk als je hem nog weet.
    .why = Wie de woorden van de ander gebruikt, wordt de volgende keer sneller begrepen.
outreach-done = { $outcome ->
    [no] Vastgelegd: { $name } zei nee.
    [maybe] Vastgelegd: { $name } denkt erover na.
    [no-answer] Vastgelegd: van { $name } nog niks gehoord. Dat is nog geen nee.
   *[yes] Vastgelegd: { $name } wil graag.
    }
outreach-need-kept = In eigen woorden: “{ $need }”
outreach-undone = wat je over { $name } vastlegde staat weer open.
outreach-intro = Wat zei { $name } over een introductie bij { $other }?
    .label = Introductie
    .hint = Kies wat er het dichtst bij komt.
    .why = Dan weet ik wanneer ik erop terugkom, en wie je straks kunt bedanken.
    .option-yes = Ja, stelt ons voor
    .option-forwarded = Heeft mijn bericht doorgestuurd
    .option-no = Liever niet
    .option-no-answer = Nog niks gehoord
outreach-intro-done = { $state ->
    [yes] Mooi. { $name } stelt je voor aan { $other }.
    [forwarded] Vastgelegd: { $name } stuurde je bericht door naar { $other }.
    [no] Vastgelegd: { $name } doet het liever niet. Er zijn meer wegen.
   *[asked] Vastgelegd: gevraagd aan { $name }. Nog niks gehoord is nog geen nee.
    }
outreach-guessed = Je gaf het { $guess } %, het werd { $outcome ->
    [yes] ja.
    [maybe] misschien.
   *[no] nee.
    }
outreach-guesses = Van je { $count } gokken was het gemiddelde { $guess } %, en { $yes } % werd een ja.
