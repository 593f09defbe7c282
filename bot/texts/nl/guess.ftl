### De gok vooraf, als er nog geen antwoord is.

guess-title = Je gok
    .named = gok, mijn gok, kans op een ja
guess-called = je gok
guess-contact = Van wie wacht je op antwoord?
    .label = Wie
    .hint = Iemand van je lijst, of een nieuwe naam.
    .why = Dan weet ik bij wie je gok hoort.
guess-chance = Hoe groot schat je de kans dat { $name } ja zegt?
    .label = Kans op een ja
    .hint = Een gok is genoeg, overslaan mag.
    .why = Later leg ik je gok naast de uitkomst. De meeste mensen schatten een ja te laag.
    .option-10 = 10 %
    .option-30 = 30 %
    .option-50 = 50 %
    .option-70 = 70 %
    .option-90 = 90 %
guess-done = Genoteerd: { $guess } %. Straks leg ik het naast de uitkomst.
guess-undone = Teruggedraaid: je gok over { $name } is weg.
