### De kennismaking.

welcome-title = Kennismaken
welcome-called = de kennismaking
welcome-hello = Hoi, ik ben OneThreeTwo, een bot. Ik help je een idee in beweging te krijgen: je verhaal, de juiste namen, en dan de gesprekken. Wat je me vertelt blijft tussen ons; typ _privacy_ als je wilt weten hoe.

welcome-language = In welke taal praten we?
    .label = Taal
    .hint = Typ Nederlands of English.
    .why = Dan hoef je niet in je hoofd te vertalen.
    .option-nl = Nederlands
    .option-en = English
welcome-zone = Ik denk dat je in de tijdzone van { $place } zit. Klopt dat, of in welke stad zit je?
    .label = Tijdzone
    .hint = Noem een stad of een land, bijvoorbeeld "Lissabon".
    .why = Mijn duwtjes komen op jouw klok, ook als je op reis bent geweest.
    .option-yes = Ja, het is hier { $at }
welcome-mode = Waar is je idee voor?
    .label = Je idee is voor
    .hint = Kies je eigen zaak, of je organisatie.
    .why = Voor je eigen zaak zoek je klanten, in een organisatie zoek je draagvlak. De vragen zijn dan net anders.
    .option-own = Mijn eigen zaak
    .option-inside = Binnen mijn organisatie
welcome-days = Op welke dagen mag ik je een duwtje geven?
    .label = Dagen
    .hint = Bijvoorbeeld "ma t/m do" of "dinsdag en vrijdag".
    .why = Op je vrije dagen laat ik je met rust.
    .option-workdays = Maandag t/m vrijdag
    .option-four = Maandag t/m donderdag
    .option-all = Elke dag
welcome-quiet = En wanneer hou ik me stil?
    .label = Stille uren
    .hint = Bijvoorbeeld "van 20:00 tot 08:00".
    .why = In die uren stuur ik je niets uit mezelf.
welcome-done = Dat was de kennismaking. Over een minuut stuur ik een proefduwtje, dan weten we dat het aankomt.
welcome-undone = we zijn terug bij de laatste vraag van de kennismaking.
