### Hoe het ervoor staat.

board-column = **Kolom { $column }** ({ $count }): { $names }
board-empty = nog niemand
board-early = loopt voorop
board-path = Warm pad: { $path }
board-open = { $count ->
    [one] Nog geen weg naar { $names }.
   *[other] Nog geen weg naar { $names }.
    }
status-story = { $version ->
    [0] **Je verhaal**: nog niet verteld.
   *[other] **Je verhaal**: versie { $version }.
    }
status-names = **Je namen**: { $column1 } in kolom 1, { $column2 } in kolom 2, { $column3 } in kolom 3.
status-early = { $waiting ->
    [0] **Voorop lopen**: { $names }.
   *[other] **Voorop lopen**: { $names }. Van { $waiting } namen weet je dat nog niet.
    }
status-ways = **Warme paden**: naar { $count } van je { $of } dromen.
status-offer = { $there ->
    [yes] **Je aanbod**: { $offer }
   *[no] **Je aanbod**: nog niet gemaakt.
    }
status-promise = **Deze week** beloofde je jezelf: { $promise }
status-promised = **Eerder** beloofde je jezelf: { $promise }
    Hoe dat ging, weet ik nog niet.
status-unlogged = **Nog te loggen:** je { $count ->
    [one] sessie
   *[other] sessies
    } met { $names }
status-last = Uit mezelf schreef ik je voor het laatst op { $at }.
status-holiday = { $day } is een feestdag, dan laat ik je met rust.
status-next = Je hoort weer van me op { $at }: { $what }
status-quiet = Uit mezelf laat ik voorlopig niets horen.
