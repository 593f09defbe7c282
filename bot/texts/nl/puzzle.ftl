### De puzzel.

puzzle-title = De puzzel
puzzle-called = de puzzel
puzzle-between = Wie op je lijst kan je bij { $dream } brengen?
    .label = Tussen jou en { $dream }
    .hint = Iemand van je lijst, of een nieuwe naam. Weet je niemand, sla dan over en vraag het rond.
    .why = Via iemand die er al komt gaat een deur sneller open dan van buiten.
puzzle-given = Wat deed je laatst voor { $name }, of wat zou je kunnen doen?
    .label = Voor { $name }
    .hint = Een paar woorden, zoals "meegedacht over haar pitch". Overslaan mag.
    .why = Wie eerst geeft, vraagt daarna makkelijker.
puzzle-done =
    { $count ->
        [one] Er loopt één warm pad:
       *[other] Er lopen { $count } warme paden, de beste eerst:
    }
    { $paths }
puzzle-first = De eerste stap: { $name } vragen om je aan { $other } voor te stellen.
puzzle-none = Nog geen pad naar je dromen, dat mag. Vraag de mensen die je goed kent wie zij daar kennen, en help eerst wie ertussen staat.
puzzle-no-dreams = Er staan nog geen dromen in kolom 3, en daar begint de puzzel.
puzzle-undone = wat je voor een ander deed, is weer weg.
