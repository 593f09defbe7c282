### Wat er van iemand bewaard is.

history-who = **{ $name }**, kolom { $column }{ $adopter ->
    [innovator] , loopt ver voorop.
    [early-adopter] , loopt voorop.
    [early-majority] , doet mee zodra het bij een ander werkte.
    [late-majority] , komt later.
    [laggard] , heeft geen haast.
   *[none] .
    }
history-note = { $note }
history-given = Jij deed: “{ $given }”.
history-by = Wie je daar brengt: { $names }.
history-to = Kan je introduceren bij: { $names }.
history-line = - { $day }: { $what }
history-told = { $toward ->
    [yes] { $outcome ->
        [yes] stelt je voor aan { $other }
        [maybe] stuurde je bericht door naar { $other }
        [no] stelt je liever niet voor aan { $other }
       *[other] gevraagd om een introductie bij { $other }
    }
   *[no] { $outcome ->
        [yes] wil graag
        [maybe] denkt erover na
        [no] zei nee
       *[other] nog niks gehoord
    }
    }{ $heard ->
    [yes] : “{ $need }”
   *[no] { "" }
    }
history-session = { $state ->
    [planned] een sessie
    [missed] een sessie die niet doorging
   *[other] een sessie
    }
history-result = een sessie{ $any ->
    [yes] , die bracht { $came }
   *[no] { "" }
    }{ $paid ->
    [yes] { " " }({ $worth })
   *[no] { "" }
    }{ $quoted ->
    [yes] : “{ $proof }”
   *[no] { "" }
    }
history-stranger = { $name } staat nog niet op je lijst.
history-nothing = Verder is er met { $name } nog niets gebeurd.
