### Korte zijstappen: taal en wissen.

language-title = Taal
language-called = de taal
language-language = In welke taal gaan we verder?
    .label = Taal
    .hint = Typ Nederlands of English.
    .why = Je kunt altijd wisselen, ook midden in een vraag.
    .option-nl = Nederlands
    .option-en = English
language-done = We gaan verder in het Nederlands.
language-undone = we praten weer in de taal van daarvoor.

delete-title = Wissen
delete-called = het wissen
delete-sure = Alles wissen betekent alles: je verhaal, je namen, je sessies, wat er nog klaarstond. Dat kan ik niet terughalen. Zal ik het doen?
    .label = Wissen
    .hint = Kies bewaren of wissen. Met "mijn gegevens" krijg je eerst een kopie.
    .why = Het is het enige wat ik niet ongedaan kan maken, daarom vraag ik het.
    .option-keep = Bewaren
    .option-erase = Ja, wis alles
delete-kept = Goed, alles blijft staan.
delete-done = Alles is weg, ook de sleutel waarmee het versleuteld was. Zeg gerust weer hoi als je opnieuw wilt beginnen.
