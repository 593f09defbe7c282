### Iemand in een andere kolom.

move-title = Andere kolom
move-called = het verplaatsen
move-contact = Wie wil je verplaatsen?
    .label = Wie
    .hint = Iemand van je lijst.
    .why = Alleen wie op je lijst staat, staat in een kolom.
move-column = Naar welke kolom gaat { $name }?
    .label = Kolom
    .hint = Zeg 1, 2 of 3.
    .why = De kolom bepaalt wat ik je straks voorstel: hulp vragen, kennismaken, of de droom zelf.
    .option-one = 1: ken ik goed
    .option-two = 2: staat ertussen
    .option-three = 3: droom
move-done = { $name } staat nu in kolom { $column }.
move-same = { $name } stond al in kolom { $column }.
move-undone = { $name } staat weer in kolom { $column }.
