### Wie er vooroplopen.

adopters-title = Wie lopen er voorop
    .named = wie loopt voorop, koplopers, voorlopers, early adopters
adopters-called = wie er vooroplopen
adopters-problem = { $mode ->
    [inside] Herkent { $name } waar jouw idee een antwoord op is?
   *[own] Heeft { $name } last van wat jij oplost?
    }
    .label = { $name }
    .hint = Kies wat er het dichtst bij komt. Weet je het niet, dan komt de naam later terug.
    .why = Wie er last van heeft en al iets probeerde, luistert het eerst.
    .option-tried = Ja, en al iets geprobeerd
    .option-knows = Ja, en weet dat ook
    .option-no = Nee, of nog niet
    .option-unknown = Weet ik niet
adopters-taste = En hoe staat { $name } tegenover iets nieuws?
    .label = { $name } en iets nieuws
    .hint = Kies wat er het dichtst bij komt.
    .why = Wie graag probeert en het ook vertelt, is de brug naar de rest.
    .option-tells = Probeert graag, en vertelt het rond
    .option-likes = Probeert graag
    .option-waits = Wacht tot het bij een ander werkte
    .option-wary = Houdt het liever bij het oude
    .option-unknown = Weet ik niet
adopters-kept = { $type ->
    [innovator] { $name } loopt ver voorop: een vernieuwer.
    [early-adopter] { $name } is er vroeg bij. Daar begin je.
    [early-majority] { $name } doet mee zodra het bij een ander werkte.
    [late-majority] { $name } komt later, dat geeft niet.
   *[laggard] { $name } laat je voorlopig met rust.
    }
adopters-undone = waar { $name } staat, is weer open.
adopters-done = { $count ->
    [0] Er zit nog niemand bij die vooroploopt. Dat komt vaak pas met de namen uit je eerste gesprekken.
    [one] Begin bij { $names }: daar is je verhaal het meest welkom.
   *[other] Begin bij { $names }: daar is je verhaal het meest welkom.
    }
adopters-more = { $count ->
    [one] Er wacht nog één naam, die komt een andere keer.
   *[other] Er wachten nog { $count } namen, die komen een andere keer.
    }
