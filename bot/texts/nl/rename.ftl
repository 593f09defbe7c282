### Iemand een andere naam geven.

rename-title = Andere naam
rename-called = de andere naam
rename-contact = Wie heet anders?
    .label = Wie
    .hint = Iemand van je lijst.
    .why = Dan blijft alles wat je over die persoon vastlegde gewoon staan.
rename-newname = Hoe heet { $name } eigenlijk?
    .label = Heet
    .hint = De naam zoals je hem op je lijst wilt zien.
    .why = Een naam die klopt vind je straks sneller terug.
rename-done = { $former } heet nu { $name }.
rename-twin = Er staat al een { $name } op je lijst; ik laat ze apart.
rename-undone = { $name } heet weer { $former }.
