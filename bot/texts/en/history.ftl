### What is kept of somebody.

history-who = **{ $name }**, column { $column }{ $adopter ->
    [innovator] , far ahead.
    [early-adopter] , goes first.
    [early-majority] , joins once it worked for somebody else.
    [late-majority] , comes later.
    [laggard] , is in no hurry.
   *[none] .
    }
history-note = { $note }
history-given = You did: “{ $given }”.
history-by = Who gets you there: { $names }.
history-to = Can introduce you to: { $names }.
history-line = - { $day }: { $what }
history-told = { $toward ->
    [yes] { $outcome ->
        [yes] will introduce you to { $other }
        [maybe] passed your message on to { $other }
        [no] would rather not introduce you to { $other }
       *[other] asked to introduce you to { $other }
    }
   *[no] { $outcome ->
        [yes] said yes
        [maybe] is thinking about it
        [no] said no
       *[other] nothing heard yet
    }
    }{ $heard ->
    [yes] : “{ $need }”
   *[no] { "" }
    }
history-session = { $state ->
    [planned] a session
    [missed] a session that didn't happen
   *[other] a session
    }
history-result = a session{ $any ->
    [yes] , which brought { $came }
   *[no] { "" }
    }{ $paid ->
    [yes] { " " }({ $worth })
   *[no] { "" }
    }{ $quoted ->
    [yes] : “{ $proof }”
   *[no] { "" }
    }
history-stranger = { $name } isn't on your list yet.
history-nothing = Nothing happened with { $name } yet.
