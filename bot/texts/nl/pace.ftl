### Rustiger, een ander tijdstip, of niet.

pace-title = Mijn duwtjes
    .named = tempo, rustiger, minder duwtjes, minder berichten
pace-called = mijn duwtjes
pace-how = Hoe heb je mijn duwtjes het liefst?
    .label = Mijn duwtjes
    .hint = Zo laten, rustiger, een ander tijdstip, of niet meer.
    .why = Twee keer zonder antwoord zegt mij dat het misschien anders moet. Ik verander niets uit mezelf.
    .option-same = Zo laten
    .option-slower = Rustiger
    .option-time = Ander tijdstip
    .option-stop = Niet meer
pace-at = Hoe laat komt het je beter uit?
    .label = Tijdstip
    .hint = Bijvoorbeeld "16:00" of "half een".
    .why = Een duwtje werkt alleen als je er iets mee kunt.
pace-done = { $how ->
    [same] Goed, dan blijft het zo.
    [slower] Dan doe ik het rustiger: nog één iemand per week, en de maandag en de vrijdag.
    [time] Dan kom ik voortaan om { $at }.
   *[stop] Dan zeg ik uit mezelf niets meer. Wat je me vraagt, komt nog wel. In _instellingen_ zet je me weer aan.
    }
pace-undone = mijn duwtjes staan weer zoals ze stonden.
