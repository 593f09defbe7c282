### Herinner me.

snooze-title = Herinnering
snooze-called = de herinnering
snooze-when = Wanneer zal ik je eraan herinneren?
    .label = Wanneer
    .hint = Bijvoorbeeld "over een uur", "morgen 9:00" of "vrijdagmiddag om 3 uur".
    .why = Ik onthoud het, dan kun jij het loslaten.
snooze-what = Waaraan?
    .label = Waaraan
    .hint = Een paar woorden, zoals "Bram bellen". Overslaan mag.
    .why = Dan lees je straks je eigen woorden terug.
snooze-done = Afgesproken: { $at } hoor je me.
snooze-undone = de herinnering is weg.
