### Instellingen.

settings-title = Instellingen
settings-called = je instellingen
settings-never = nooit
settings-off = , niet op feestdagen ({ $country })
settings-on = , ook op feestdagen
settings-which =
    Zo staat het nu:
    - **Duwtjes**: { $days }, om { $at }{ $holidays }
    - **Hoe vaak**: { $pace }
    - **Stil**: { $quiet }
    - **Tijdzone**: { $place }
    - **Taal**: { $language }
    - **Je idee is voor**: { $purpose }
    Wat wil je anders?
    .label = Wat anders
    .hint = Kies er een, of "zo is het goed".
    .why = Alles wat je bij de kennismaking koos, kun je hier veranderen.
    .option-at = Het tijdstip
    .option-days = De dagen
    .option-holidays = De feestdagen
    .option-quiet = De stille uren
    .option-pace = Hoe vaak
    .option-zone = De tijdzone
    .option-language = De taal
    .option-mode = Waar mijn idee voor is
    .option-nothing = Zo is het goed
settings-at = Hoe laat mag mijn duwtje komen?
    .label = Tijdstip
    .hint = Bijvoorbeeld "9:00" of "half tien".
    .why = Kies een moment waarop je even iets kunt doen.
settings-days = Op welke dagen mag ik je een duwtje geven?
    .label = Dagen
    .hint = Bijvoorbeeld "ma t/m do" of "dinsdag en vrijdag".
    .why = Op je vrije dagen laat ik je met rust.
    .option-workdays = Maandag t/m vrijdag
    .option-four = Maandag t/m donderdag
    .option-all = Elke dag
settings-holidays = { $country ->
    [none] Zijn feestdagen voor jou vrije dagen? Zeg dan van welk land.
   *[other] Laat ik je op feestdagen met rust?
    }
    .label = Feestdagen
    .hint = Zeg ja of nee, of noem een ander land, bijvoorbeeld "België".
    .why = Dan is een feestdag een vrije dag. Je afspraken en wat je me zelf vroeg, gaan gewoon door.
    .option-yes = Ja ({ $country })
    .option-no = Nee, een gewone dag
settings-quiet = Wanneer hou ik me stil?
    .label = Stille uren
    .hint = Bijvoorbeeld "van 20:00 tot 08:00".
    .why = In die uren stuur ik je niets uit mezelf.
settings-pace = Hoe vaak mag ik uit mezelf iets zeggen?
    .label = Hoe vaak
    .hint = Gewoon, rustiger of niet.
    .why = Gewoon is de maandag, de vrijdag en hooguit drie keer iemand ertussen; rustiger is nog één keer iemand.
    .option-normal = Gewoon
    .option-slower = Rustiger
    .option-stopped = Niet
settings-zone = Ik denk dat je in de tijdzone van { $place } zit. Klopt dat, of in welke stad zit je?
    .label = Tijdzone
    .hint = Noem een stad of een land, bijvoorbeeld "Lissabon".
    .why = Mijn duwtjes komen op jouw klok.
    .option-yes = Ja, het is hier { $at }
settings-language = In welke taal praten we?
    .label = Taal
    .hint = Typ Nederlands of English.
    .why = Dan hoef je niet in je hoofd te vertalen.
    .option-nl = Nederlands
    .option-en = English
settings-mode = Waar is je idee voor?
    .label = Je idee is voor
    .hint = Kies je eigen zaak, of je organisatie.
    .why = De vragen en de berichten zijn dan net anders.
    .option-own = Mijn eigen zaak
    .option-inside = Binnen mijn organisatie
settings-done = { $which ->
    [at] Mijn duwtje komt voortaan om { $at }.
    [days] Ik laat voortaan van me horen op { $days }.
    [holidays] Ik laat voortaan van me horen op { $days }{ $holidays }.{ $first ->
        [none] {""}
       *[other] {" "}De eerste is { $first }.
        }
    [quiet] Ik hou me voortaan stil van { $quiet }.
    [pace] Hoe vaak ik iets zeg, staat nu op: { $pace }.
    [zone] Ik ga voortaan uit van de klok in { $place }.
    [language] We gaan verder in het Nederlands.
   *[mode] Je idee is dus voor: { $purpose }.
    }
settings-kept = Dan blijft alles zo.
settings-undone = de instelling is weer zoals hij was.
