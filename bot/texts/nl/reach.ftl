### De persoon van vandaag.

reach-title = Vandaag
reach-called = vandaag
reach-who = **Vandaag: { $name }**
reach-why-thanks = { $name } stelde je voor aan { $other }, en jullie hebben elkaar gesproken. Bedanken doet meer dan je denkt.
reach-why-follow-up = Van { $name } heb je nog niets gehoord. Eén keer terugkomen is heel gewoon.
reach-why-agreed = { $other } stelt je aan { $name } voor, of deed dat al. Dit is het moment.
reach-why-ask = { $name } kent { $other }{ $helped ->
    [yes] , en jij deed al iets voor hen: “{ $given }”.
   *[no] .
    }{ $through ->
    [yes] { " " }Zo kom je een stap dichter bij { $dream }.
   *[no] { "" }
    }
reach-why-offer = { $name } had er oren naar. Na je verhaal hoort een volgende stap waar iemand makkelijk ja op zegt.
reach-why-story = { $early ->
    [yes] { $name } staat open voor iets nieuws, en kent je verhaal nog niet.
   *[no] { $column ->
        [1] { $name } kent je goed en is eerlijk tegen je, en hoorde je verhaal nog niet.
       *[2] { $name } kent mensen die jij niet kent, en hoorde je verhaal nog niet.
    }
    }
reach-doing = Wat doe je ermee?
    .label = Vandaag
    .hint = Gedaan, later, deze niet, of help me even.
    .why = { $why } En één naam per dag is te doen.
    .option-done = Gedaan
    .option-later = Later
    .option-not = Deze niet
    .option-help = Help me even
reach-stuck = Wat houdt je tegen bij { $name }?
    .label = Wat houdt je tegen
    .hint = Kies wat er het dichtst bij komt.
    .why = Dan maak ik de stap kleiner.
    .option-words = Ik weet niet wat ik moet zeggen
    .option-much = Het voelt als te veel gevraagd
    .option-wrong = Dit is niet de juiste
    .option-time = Geen tijd
reach-after = { $stuck ->
    [words]
        Maak het kleiner en vraag alleen raad:
        > { $hi }, mag ik je iets vragen? Ik ben iets aan het uitproberen en zou graag weten wat jij zou doen. Vijf minuten is genoeg.
        Wat doe je ermee?
    [much]
        Een ander zegt vaker ja dan wie vraagt verwacht. En een kleine vraag mag ook:
        > { $hi }, ik loop ergens over te denken en jij kijkt daar vast anders naar. Heb je deze week vijf minuten? Komt het niet uit, zeg het gerust.
        Wat doe je ermee?
    [wrong] Dan hoeft het niet. Leg deze naam weg, of laat hem nog even liggen. Wat doe je ermee?
   *[time]
        Dan één regel, dat is ook een begin:
        > { $hi }, ik wil je binnenkort iets vertellen waar ik mee bezig ben. Mag ik je deze week even bellen?
        Wat doe je ermee?
    }
    .label = En nu
    .hint = Gedaan, later, of deze niet.
    .why = Ook besluiten om het niet te doen is een stap.
    .option-done = Gedaan
    .option-later = Later
    .option-not = Deze niet
reach-until = Wanneer breng ik { $name } weer ter sprake?
    .label = Wanneer
    .hint = Morgen, volgende week of over een maand.
    .why = Dan hoef jij het niet te onthouden.
    .option-tomorrow = Morgen
    .option-week = Over een week
    .option-month = Over een maand
reach-leave = Laat ik { $name } een maand rusten, of begin ik er niet meer over?
    .label = Laten rusten
    .hint = Een maand, of niet meer.
    .why = Op je lijst blijft de naam gewoon staan.
    .option-month = Een maand
    .option-never = Niet meer
reach-later = { $until ->
    [tomorrow] Goed, morgen kom ik op { $name } terug.
    [week] Goed, over een week kom ik op { $name } terug.
   *[month] Goed, over een maand kom ik op { $name } terug.
    }
reach-month = Ik laat { $name } een maand rusten.
reach-never = Ik begin niet meer over { $name }. Op je lijst blijft de naam staan.
reach-thanked = Mooi. { $name } weet nu dat het iets opleverde.
reach-gone = Deze naam staat niet meer op je lijst.
reach-undone = wat we over { $name } afspraken is weer open.
today-none = Vandaag hoef je van mij niemand te benaderen. Nieuwe namen of een sessie kan altijd.

draft-here = Hier is een begin:
draft-pass-on = En een paar regels om door te sturen:
draft-hi = { $known ->
    [yes] Hoi { $name }
   *[no] Hoi
    }
draft-dear = Beste { $name }
draft-me = een goede bekende
draft-story =
    { $hi }, ik ben met iets bezig en jij bent een van de eersten aan wie ik het vertel. { $told ->
        [yes] Wat ik doe: { $love } Wat het verandert: { $change }
       *[no] Ik vertel je er graag in een paar minuten over.
    }
    { $mode ->
        [inside] Heb je deze week een kwartier? Ik ben benieuwd wat jij ervan vindt, en wie er volgens jou bij hoort.
       *[own] Heb je deze week een kwartier? Ik ben vooral benieuwd wat jij ervan vindt.
    }
draft-ask =
    { $hi }, jij kent { $other }. { $through ->
        [yes] Ik wil graag in contact komen met { $dream }, en { $other } kent de weg daarheen.
       *[no] Ik zou graag eens kennismaken.
    }
    Zou je ons aan elkaar willen voorstellen? Hieronder staan een paar regels die je zo kunt doorsturen. Nee zeggen mag ook.
draft-note =
    { $hi }, graag stel ik je voor aan { $me }. { $told ->
        [yes] In het kort: { $love } Wat het verandert: { $change }
       *[no] Er zit een idee achter waar jij vast iets van vindt.
    } Zouden jullie een kwartier met elkaar willen praten? Het vraagt niets vooraf.
draft-thanks = { $hi }, dank dat je me aan { $other } voorstelde. We hebben elkaar gesproken, en dat was er zonder jou niet van gekomen. Kan ik iets voor jou doen, zeg het dan.
draft-follow-up = { $hi }, ik kom nog één keer terug op mijn berichtje. Komt het nu beter uit? Een kort antwoord is genoeg, ook als het nee is.
draft-agreed =
    { $hi }, { $other } bracht ons met elkaar in contact. { $told ->
        [yes] Wat ik doe: { $love } Wat het verandert: { $change }
       *[no] Ik vertel je er graag in een paar minuten over.
    } Kunnen we deze of volgende week een kwartier praten? Ik ben benieuwd waar jij tegenaan loopt.
draft-offer =
    { $hi }, ons gesprek bleef hangen. { $offered ->
        [yes] Ik wil je iets kleins voorstellen. { $offer }
       *[no] Zullen we eens samen bekijken wat het bij jou kan doen? Een half uur is genoeg.
    } Zal ik twee momenten noemen? Past het niet, dan is een kort nee genoeg.
