### Een les.

lesson-title = Les
lesson-called = de les
lesson-lesson = Wat heb je geleerd? Eén zin is genoeg.
    .label = Les
    .hint = Bijvoorbeeld: "Eerst laten tekenen, dan pas uitleggen."
    .why = Een les die je opschrijft, verandert de volgende keer echt iets.
lesson-changes = Wat verandert daardoor?
    .label = Verandert
    .hint = Meer dan een mag. Nog niets ook, sla dan over.
    .why = Dan passen we het meteen aan, nu je het nog weet.
    .option-story = Hoe ik mijn verhaal vertel
    .option-offer = Mijn aanbod
    .option-names = Mijn lijst
lesson-done = Onthouden: “{ $lesson }” { $changes ->
    [story] Zullen we je verhaal er meteen op aanpassen?
    [offer] Zullen we je aanbod er meteen op aanpassen?
    [names] Zullen we je lijst er meteen op aanpassen?
   *[none] { "" }
    }
lesson-undone = de les is weg.
