### Een pauze.

pause-title = Pauze
pause-called = de pauze
pause-already = Je hebt pauze tot { $day }. Wat wil je?
    .label = Pauze
    .hint = Terug, een andere dag, of zo laten.
    .why = Dan weet ik of ik weer iets van me mag laten horen.
    .option-back = Ik ben er weer
    .option-longer = Een andere dag
    .option-keep = Zo laten
pause-until = Goed, neem de tijd. Op welke dag ben je er weer?
    .label = Weer terug op
    .hint = Bijvoorbeeld "maandag", "over twee weken" of "4 januari".
    .why = Tot die dag hou ik me stil. Je hoeft dan zelf nergens aan te denken.
pause-done = Ik hou me stil tot { $day }. Wat je me vroeg te onthouden, zoals een sessie, komt gewoon. Ben je er eerder weer, zeg dan _pauze_.
pause-undone = de pauze is zoals hij was.
pause-over = Fijn dat je er weer bent. Vanaf nu hoor je me weer op je eigen dagen.
pause-over-undone = je pauze loopt weer.
pause-kept = Dan laat ik het zo.
