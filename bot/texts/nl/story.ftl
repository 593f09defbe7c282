### Het verhaal: vijf vragen, één minuut.

story-title = Je verhaal
story-called = je verhaal
story-who = Wie ben je, in gewone woorden? Bijvoorbeeld: "Ik ben Noor, ik teken wat anderen bedoelen."
    .label = Wie je bent
    .hint = Zeg het zoals je het op een verjaardag zou zeggen.
    .why = Mensen onthouden een mens, geen functietitel.
story-love = Wat doe je zo graag en zo goed dat je het een ander kunt leren?
    .label = Wat je graag doet
    .hint = Bijvoorbeeld: "Een rommelig plan terugbrengen tot één tekening."
    .why = Wat je graag doet vertel je met energie, en dat is wat de ander voelt.
story-person = { $mode ->
    [inside] Voor wie binnen je organisatie doe je het? Noem één collega of sponsor, een echt mens.
   *[own] Voor wie doe je het? Noem één echt mens. Bijvoorbeeld: "Karin, die net voor zichzelf begonnen is."
    }
    .label = Voor wie
    .hint = Eén naam is genoeg, iemand die je morgen zou kunnen bellen.
    .why = Een verhaal voor iedereen raakt niemand. Met één mens voor ogen wordt het vanzelf concreet.
story-need = { $mode ->
    [inside] Wat houdt hen nu tegen, in hun eigen woorden?
   *[own] Wat willen of missen zij, in hun eigen woorden?
    }
    .label = { $mode ->
        [inside] Wat hen tegenhoudt
       *[own] Wat zij missen
    }
    .hint = Schrijf het op zoals zij het zouden verzuchten: "Ik krijg het maar niet uitgelegd."
    .why = Wie zijn eigen woorden terughoort, luistert verder.
story-change = { $mode ->
    [inside] Wat is er daarna anders, voor hen en voor de organisatie, binnen een paar weken te zien?
   *[own] Wat is er voor hen anders na jouw hulp, binnen een paar weken te zien?
    }
    .label = Wat er anders is
    .hint = Iets wat een buitenstaander zou kunnen zien. Bijvoorbeeld: "Karin heeft twee klanten die snappen wat ze doet."
    .why = Dit is waar een ander ja tegen zegt, niet tegen wat je allemaal kunt.
story-plainer = Eén woord blijft haken: “{ $word }”. Hoe zou je dit aan de keukentafel zeggen?
    .label = In gewone woorden
    .hint = Zeg de zin opnieuw, of sla over als je hem zo wilt laten.
    .why = Een verhaal dat iedereen snapt, vertellen anderen ook door.
story-somebody = Mooi, maar “{ $said }” kan ik niet bellen. Wie ken je die dit morgen zou willen?
    .label = Eén echt mens
    .hint = Een naam is genoeg, of "mijn buurvrouw". Sla over als je het zo wilt laten.
    .why = Wie één mens voor zich ziet, vertelt het zo dat de rest zich herkent.
story-effect = Dat is wat jij maakt. Wat is er dan voor hén anders, zichtbaar binnen een paar weken?
    .label = Wat er voor hen anders is
    .hint = Bijvoorbeeld: "Karin durft haar prijs te noemen." Sla over als je het zo wilt laten.
    .why = Niemand zit op iets nieuws te wachten, wel op iets wat beter gaat.
story-check = { $count ->
    [0] Dit zijn je antwoorden van nu. Kloppen ze nog?
   *[other] Sinds deze versie leerde je: { $lessons }. Kloppen je antwoorden dan nog?
    }
    .label = Klopt het
    .hint = Kies een van de twee.
    .why = Ik maak pas een nieuwe versie als je iets verandert.
    .option-yes = Ja, klopt
    .option-no = Iets veranderen
story-told = { $opening ->
    [own] { $who }
   *[bare] Dit ben ik: { $who }
    } Wat ik graag doe en goed kan: { $love } { $mode ->
    [inside] Ik doe het hier voor: { $person } Wat hen nu tegenhoudt: { $need } Wat er daarna anders is: { $change }
   *[own] Ik doe het voor: { $person } Wat zij missen, in hun woorden: { $need } Wat er na mijn hulp anders is: { $change }
    }
story-done =
    Dit is je verhaal, versie { $version }. Lees het eens hardop:
    > { $story }
story-long = Het telt { $count } woorden, dat is iets meer dan een minuut. Korter mag, hoeft niet.
story-same = Dan blijft versie { $version } zoals hij is.
story-undone = versie { $version } van je verhaal is weg.
